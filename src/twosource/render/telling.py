"""Grounds -> the English of them: one text a rule, with what stands in its slots.

The only place where the words of a reason are made. In a text `{a}` is a slot, and what follows a colon says how its
value is shown; the bar stands before a last part that only repeats the words of two statements.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter
from typing import Literal

from twosource import lexicon
from twosource.model import Article, ArticleId, Grounds, Origin, Place, Question, QuestionKind, Rule, Slot, Span
from twosource.render.wording import one_line

LONG = 90  # characters of a claim that a sentence shows
MOST = 4  # members of a list that a sentence shows
HEAD = 24  # characters by which words are known for those of a statement that is shown beside

TEXTS: Mapping[Rule, str] = {
    # who is who across articles
    "one_name": "the same name: {name}",
    "own_short_form": "{short}: {name} ({article:name} calls it so)",
    "only_shortening": "{short}: {name} (the only name it shortens)",
    "only_initials": "{short}: the only one it fits is {name}",
    "only_longer": "{short}: the only longer name it fits is {name}",
    "two_spellings": "{a} and {b}: one name, written two ways",
    "only_surname": "{short}: the only one of that name is {name}",
    "only_in_office": "{short}: of that name, only one is called {office}: {name}",
    "mostly_meant": "{short}: of {reports} reports that name one of that name in full, {many} name {name}",
    "one_office": "the same office and name: {office} {name}",
    # how two numbers, or two times, stand to each other
    "same_number": "“{a}” and “{b}” are the same number",
    "same_rounded": "“{a}” and “{b}” are the same number, one of them rounded",
    "one_exact": "“{a}” and “{b}”: one is exact, one is not",
    "bound_otherwise": "“{a}” and “{b}” bound the number in different ways",
    "number_within": "“{a}” and “{b}”: the one lies within the other",
    "bounds_meet": "“{a}” and “{b}” are different bounds that can both be true",
    "one_rounds": "“{a}” and “{b}”: the one may be the other, rounded",
    "numbers_clash": "“{a}” and “{b}” can not both be the number",
    "overlap": "“{a}” and “{b}” overlap, but are not the same",
    "same_length": "“{a}” and “{b}” are the same time",
    "other_length": "“{a}” and “{b}” are other lengths of time",
    "other_hours": "“{a}” and “{b}” are other hours of one day",
    "same_days": "“{a}” and “{b}” are the same day or span of days",
    "first_finer": "“{a}” and “{b}”: the first is the more exact",
    "second_finer": "“{a}” and “{b}”: the second is the more exact",
    "days_clash": "“{a}” and “{b}” are different dates",
    # what one feature says of two claims
    "cosine": "cosine {cosine:.2f}",
    "sentences_share": "the sentences share: {words:nothing}",
    "likeness_within": "likeness {likeness:.2f} of one claim to the other's sentence",
    "likeness_of_roots": "likeness {likeness:.2f} of the sentences' roots",
    "root": "{root}",
    "root_cut": "{root}…",
    "no_root": "none",
    "no_person": "one of them names no person",
    "other_people": "other people",
    "some_people": "people or others in both",
    "one_subject": "the same subject",
    "two_subjects": "other subjects",
    "subjects_share": "subjects share: {words:nothing}",
    "no_subject": "a subject is not known",
    "one_predicate": "both: {word}",
    "predicate_within": "{a} and {b}, one also in the other",
    "two_predicates": "{a} and {b}",
    "no_numbers": "no numbers to compare",
    "other_things": "numbers of other things",
    "no_times": "no times to compare",
    "both_so": "both say so",
    "one_not": "one says so, the other not",
    "shared_quote": "“{words}”",
    "no_quote": "no words quoted in both",
    "one_passage": "the same place of a shared passage",
    "no_passage": "no shared passage",
    "two_voices": "said by {a}, and by {b}",
    "one_voice": "both said by {source}",
    "no_rival": "no other sentence there is near",
    "a_rival": "the nearest other sentence there has {score:.2f}",
    # how two claims stand to each other
    "single": "Only one article says so.",
    "same_words": "Both say the same in the same words.{voices:either}",
    "few_more_words": "Both say the same, one with a few words more.{voices:either}",
    "later_count": "The later report has another count|: {compared}.",
    "numbers_exclude": "The numbers exclude each other|: {compared}.",
    "numbers_differ": "The numbers differ, but can both be true|: {compared}.",
    "name_spelled": "A name is spelled in two ways|: “{a}” and “{b}”.",
    "names_differ": "Two names stand for one|: “{a}” and “{b}”.",
    "times_exclude": "The times exclude each other|: {compared}.",
    "times_differ": "The times differ|: {compared}.",
    "hours_exclude": "The hours exclude each other|: “{a}” and “{b}”.",
    "denied": "One says so, the other denies it|: “{a:claim}” and “{b:claim}”.",
    "put_as_denial": "One is put as a denial, the other is not|: “{a:claim}” and “{b:claim}”.",
    "opposites": "The one says the opposite of the other|: “{a}” and “{b}”.",
    "expected_done": "The earlier report expects it, the later one has it done|: “{a:claim}” and “{b:claim}”.",
    "still_to_come": "One speaks of what is to come, the other of what is|: “{a:claim}” and “{b:claim}”.",
    "hedged": "{article:outlet} hedges it (“{hedge}”), the other does not|: “{a:claim}” and “{b:claim}”.",
    "more_exact": "The one is more exact|: {compared}.",
    "lists_differ": "Both name {both:members}; {a:outlet} also {only_a:members}, {b:outlet} {only_b:members}.",
    "longer_list": "Both name {both:members}; {article:outlet} also {more:members}.",
    "same": "Both say the same.{voices:either}",
    "same_as_worded": "Both say the same, as far as their words show.{voices:either}",
    "adds_kinds": "{article:outlet} adds {kinds:kinds}: {added}.",
    "adds": "{article:outlet} adds: {added}.",
    "added_stretches": "{words:quotes}",
    "added_words": "{words:none}",
    "each_adds": "{told:each}.{voices:either}",
    "adds_this": "{article:outlet} adds: {added}",
    "perhaps_two_events": "Perhaps of two events. {told}",
    "two_ages": "One name is given two ages|: “{a}” and “{b}”.",
    "counted_alike": "Both count {state:state} alike|: “{a}” and “{b}”.",
    "counted_finer": "Of {state:state} the one is more exact|: {compared}.",
    "count_grew": "The count of {state:state} has grown|: {compared}.",
    "counted_with": "Of {state:state} the one counts who did it too|: “{a}” and “{b}”.",
    "counts_differ": "The counts of {state:state} differ, but can both be true|: “{a}” and “{b}”.",
    "later_count_of": "The later report has another count of {state:state}|: “{a}” and “{b}”.",
    "counts_exclude": "The counts of {state:state} exclude each other|: “{a}” and “{b}”.",
    "later_state": "The later report is a step further in {course:course}|: “{a:claim}”, then “{b:claim}”.",
    "tells_itself": "{article:outlet} says so itself",
    "names_nobody": "{article:outlet} names nobody for it",
    "has_from_unsettled": "{article:outlet} has it from “{words}”, and it is not settled who that is",
    "has_from": "{article:outlet} has it from {source:line}",
    # what an origin, and a direction of copying, rest on
    "one_text": "one text carried by {carriers:none}",
    "copied": "the articles carry the same words",
    "one_source": "the same by its name or office",
    "one_role": "described alike, or as the one who is named",
    "one_quote": "quoted with the same words",
    "only_person": "“{pronoun}”, and one person is cited for it",
    "relayed": "heard through {source}",
    "his_words": "{document}: the words of the only one who is cited",
    "through": "heard through {outlet}",
    "cites_for_it": "the report cites this source for the same",
    "cites_elsewhere": "the report cites this source, and no other for this",
    "cites_mostly": "the report tells it itself, and has most of what it gives a source for from {source}",
    "tells_act": "the report tells of the same public act",
    "tells_aim": "the report tells what {source} does or means to do, and gives no words for it",
    "tells_aside": "the report tells it beside the words of {source}, as what is known",
    "paper_beside": "{document}; its report cites {source} too, and nobody else is cited for the matter",
    "names_nobody_beside": "the report names nobody; one source is cited for the matter",
    "carries_tag": "carries the tag {agency}",
    "helped": "{agencies:none} contributed",
    "own_words": "{outlet} says so itself",
    "no_source": "“{words}” names no source",
    "charged": "“{words}”: told by the charges",
    "said_by": "said by {source}",
    "said_by_through": "said by {source}, {channel}",
    "did": "tells what {actor} did: {act}",
    "dated_first": "dated {day}, the other {later}",
    "tag_beside_none": "carries the tag of {agency}, the other carries none",
    "holds_most": "holds {percent} percent of the other's text, and more",
    "credited": "the other names it as who says the words",
    # what a person decided
    "judged_same": "one matter by decision {number}",
    "judged_relation": "So decided by a person (decision {number}).",
    "judged_actor": "one by decision {number}",
    "judged_source": "one source by decision {number}",
    # how much less than a fact
    "shift": "{weaker:outlet} has it {how}; {stronger:outlet} states it as a fact.",
    "shift_to_later": "{article:outlet} has it {how}, and later states it as a fact.",
    "shift_to_earlier": "{article:outlet} has it {how}, and earlier states it as a fact.",
    "with_hedge": "hedged (“{hedge}”)",
    "by_source": "said by {source}",
    "by_nobody": "reported, with no source named",
}
QUESTIONS: Mapping[QuestionKind, str] = {
    "period": "No article gives a period for “{words}”.",
    "counter": "No article names who counted “{words}”.",
    "source": "No article names who is behind “{words}”.",
}
KINDS = {"numbers": "how many", "times": "when", "actors": "who or where"}

Articles = Mapping[ArticleId, Article]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a sentence; `kind` says what it is: the rule's own words, an outlet, words of a text, or the bar."""

    text: str
    kind: Literal["fixed", "outlet", "words", "quoted", "bar"] = "fixed"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One evidence of an origin in words, with its place."""

    kind: str
    detail: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Codes:
    """By which code an article is told instead of its outlet or name."""

    of: Mapping[str, str] = field(default_factory=dict)

    def shown(self, piece: Fragment) -> str:
        """The piece with codes for names: of an outlet its own, in words of a text wherever a name stands in them."""
        if not self.of or piece.kind not in ("outlet", "words"):
            return piece.text
        if piece.kind == "outlet":
            return self.of.get(one_line(piece.text), piece.text)
        names = "|".join(re.escape(name) for name in sorted(self.of, key=lambda n: (-len(n), n)))
        return re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda m: self.of[m[0]], piece.text)


NO_CODES = Codes()


def tell(grounds: Grounds, articles: Articles, *, codes: Codes = NO_CODES, beside: Sequence[str] = ()) -> str:
    """The sentence, or what of one the rule says; `beside` are words shown below it, which it then does not repeat."""
    pieces = list(_text_pieces(grounds, articles))
    bar = next((at for at, piece in enumerate(pieces) if piece.kind == "bar"), len(pieces))
    said = next((piece.text for piece in pieces[bar:] if piece.kind == "quoted"), "")
    heads = [one_line(words)[:HEAD] for words in beside]
    if any(head and said.startswith(head) for head in heads):
        pieces = [*pieces[:bar], Fragment(".")]
    return "".join(codes.shown(piece) for piece in pieces)


def ask(question: Question, articles: Articles) -> str:
    """The question in one sentence."""
    return QUESTIONS[question.kind].format(words=_in_one_line(question.place, articles))


def exhibits(origin: Origin, articles: Articles) -> list[Exhibit]:
    """The evidence of an origin in words, in their order, each once."""
    found = {Exhibit(e.kind, tell(e.why, articles), e.place) for e in origin.evidence}
    nowhere = Place(ArticleId(""), Span(0, 0))
    return sorted(found, key=lambda proof: (proof.kind, proof.detail, proof.place or nowhere))


def _text_pieces(grounds: Grounds, articles: Articles) -> Iterator[Fragment]:
    slots = dict(grounds.slots)
    for before, name, shown, _ in Formatter().parse(TEXTS[grounds.rule]):
        fixed, bar, rest = before.partition("|")
        yield Fragment(fixed)
        if bar:
            yield Fragment("", "bar")
            yield Fragment(rest)
        if name and name in slots:
            yield from _slot_pieces(slots[name], shown or "", articles, quoted=before.endswith("“"))


def _slot_pieces(value: Slot, shown: str, articles: Articles, *, quoted: bool) -> Iterator[Fragment]:
    """The pieces of one slot, shown in its way."""
    kind: Literal["quoted", "words"] = "quoted" if quoted else "words"
    match value:
        case Grounds():
            yield from _text_pieces(value, articles)
        case Place():
            words = _in_one_line(value, articles)
            yield Fragment(_short(words) if shown == "claim" else words, kind)
        case tuple():
            yield from _several(value, shown, articles)
        case float():
            yield Fragment(format(value, shown))
        case str() if shown == "outlet":
            article = articles[ArticleId(value)]
            yield Fragment(article.outlet or article.name, "outlet")
        case str() if shown == "name":
            yield Fragment(articles[ArticleId(value)].name)
        case str() if shown == "state":
            yield Fragment(str(lexicon.table("befallen")["states"][value]["as"]))
        case str() if shown == "course":
            yield Fragment(str(lexicon.table("courses")["courses"][value]["as"]))
        case str() if shown == "line":
            yield Fragment(" ".join(value.split()), kind)
        case _:
            yield Fragment(str(value), kind)


def _several(values: tuple[Slot, ...], shown: str, articles: Articles) -> Iterator[Fragment]:
    """The pieces of a slot with several values."""
    match shown:
        case "either":
            yield from _either(values, articles)
        case "each":
            yield from _with_between([list(_slot_pieces(value, "", articles, quoted=False)) for value in values], "; ")
        case "kinds":
            yield Fragment(" and ".join(KINDS[str(value)] for value in values))
        case "quotes" | "members":
            told = values[:MOST] if shown == "members" else values
            yield from _with_between(
                [[Fragment("“"), Fragment(str(value), "quoted"), Fragment("”")] for value in told], ", "
            )
            if len(told) < len(values):
                yield Fragment(" and more")
        case _:  # what is said where there is none of it
            yield Fragment(", ".join(map(str, values)) or shown, "words")


def _either(values: tuple[Slot, ...], articles: Articles) -> Iterator[Fragment]:
    """Who says the one and who the other, in the order of the words; nothing where both are told alike."""
    told = [list(_slot_pieces(value, "", articles, quoted=False)) for value in values]
    told.sort(key=_unmarked)
    if len({_unmarked(one) for one in told}) > 1:
        yield Fragment(" ")
        yield from _with_between(told, ", ")
        yield Fragment(".")


def _with_between(parts: Sequence[Sequence[Fragment]], between: str) -> Iterator[Fragment]:
    for number, part in enumerate(parts):
        if number:
            yield Fragment(between)
        yield from part


def _unmarked(pieces: Sequence[Fragment]) -> str:
    return "".join(piece.text for piece in pieces)


def _in_one_line(place: Place, articles: Articles) -> str:
    """The words of the place in one line."""
    return " ".join(place.span.of(articles[place.article].text).split())


def _short(words: str) -> str:
    """The words, cut where they are long."""
    return words if len(words) <= LONG else words[: LONG - 3].rsplit(" ", 1)[0] + " …"
