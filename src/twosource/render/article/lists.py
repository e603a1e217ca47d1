"""What was found in one article -> lists: an entry a find, its words, and what is known of it in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Attribution, AttributionId, Claim, Claims, Mention, Quantity, Span, Time
from twosource.render import wording

LONGEST = 400  # characters of an entry's words that are shown
HEADINGS = (
    ("Who says what", "Attribution", "What is said, who says it, and the words that show it."),
    ("Claims", "Claim", "The statements of the text, and how surely whoever says them puts them."),
    ("Numbers", "Number", ""),
    ("Times", "Time", ""),
    ("Names", "Name", "To be named says nothing about anybody."),
)


Rows = Iterable[tuple[Sequence["Span"], Iterable["Fact"]]]  # of each entry its words and what is known of it


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is known of an entry; `key` is the entry it leads to, "" where there is none."""

    name: str
    words: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing found: its key (a2, c7, q0), its words, and what is known of it."""

    key: str
    number: int
    words: str
    facts: tuple[Fact, ...]
    anchored: bool  # its words stand in a paragraph, where a link can lead


@dataclass(frozen=True, slots=True)
class Section:
    """A list of entries under one heading; `one` is what each of them is called."""

    name: str
    one: str
    hint: str
    entries: tuple[Entry, ...]


def sections(claims: Claims, anchored: set[str]) -> Iterator[Section]:
    """The lists below the text; `anchored` are the keys of the entries whose words stand in a paragraph."""
    analysis = claims.analysis
    numbers = {one.id: n for n, one in enumerate(analysis.attributions)}

    text = analysis.article.text
    rows: tuple[tuple[str, Rows], ...] = (
        ("a", ((a.content or a.cue or a.source, _attribution_facts(a, text, numbers)) for a in analysis.attributions)),
        ("c", (((claim.span,), _claimed(claim, claims, numbers)) for claim in claims.claims)),
        ("q", (((quantity.span,), _quantity_facts(quantity, text)) for quantity in analysis.quantities)),
        ("t", (((time.span,), _time_facts(time)) for time in analysis.times)),
        ("n", (((name.span,), (Fact("is", wording.MENTION_TYPES[name.type]),)) for name in names(claims))),
    )
    for (letter, found), (name, one, hint) in zip(rows, HEADINGS, strict=True):
        entries = (
            Entry(
                key=f"{letter}{n}",
                number=n + 1,
                words=wording.clipped(" … ".join(span.of(text) for span in spans), LONGEST),
                facts=tuple(facts),
                anchored=f"{letter}{n}" in anchored,
            )
            for n, (spans, facts) in enumerate(found)
        )
        yield Section(name, one, hint, tuple(entries))


def _attribution_facts(one: Attribution, text: str, numbers: Mapping[AttributionId, int]) -> Iterator[Fact]:
    named = " … ".join(wording.one_line(span.of(text)) for span in one.source)
    yield Fact("source", wording.quoted(named) if named else "none named")
    if one.source_label and wording.one_line(one.source_label) != named.strip(" ,;:"):
        yield Fact("stands for", one.source_label)
    if one.source:
        yield Fact("kind of source", source_type(one))
    if one.cue:
        yield Fact("cue", wording.quoted(" … ".join(span.of(text) for span in one.cue)))
    yield Fact("words", {"direct": "quoted", "indirect": "in the article's words", "mixed": "partly quoted"}[one.kind])
    parent = numbers.get(one.parent) if one.parent else None
    if parent is not None:
        yield Fact("in the words of", f"attribution {parent + 1}", f"a{parent}")


def _claimed(claim: Claim, claims: Claims, numbers: Mapping[AttributionId, int]) -> Iterator[Fact]:
    analysis, text = claims.analysis, claims.analysis.article.text
    number = numbers.get(claim.attribution) if claim.attribution else None
    if number is not None:
        label = analysis.attributions[number].source_label
        yield Fact("said by", wording.one_line(label) if label else "no source named", f"a{number}")
    else:
        yield Fact("said by", "the article itself")
    yield Fact("how surely", wording.FACTUALITY[claim.factuality])
    for name, spans in (("hedge", claim.hedges), ("negation", claim.negations), ("loaded word", claim.loaded)):
        if spans:
            yield Fact(name, ", ".join(dict.fromkeys(wording.quoted(span.of(text)) for span in spans)))
    if claim.subject:
        yield Fact("about", wording.quoted(claim.subject.of(text)))
    for i in claim.quantities:
        if i < len(analysis.quantities):
            yield Fact("number", wording.one_line(wording.amount(analysis.quantities[i])), f"q{i}")
    for i in claim.times:
        if i < len(analysis.times):
            yield Fact("time", wording.time_value(analysis.times[i]), f"t{i}")
    if claim.presupposed:
        yield Fact("taken for granted", "not stated in the sentence")
    if claim.title:
        yield Fact("from", "the headline")


def _quantity_facts(quantity: Quantity, text: str) -> Iterator[Fact]:
    yield Fact("means", wording.one_line(wording.amount(quantity)))
    if quantity.counted_span and not quantity.counted_span.overlaps(quantity.span):
        yield Fact("counts", wording.quoted(quantity.counted_span.of(text)))


def _time_facts(time: Time) -> Iterator[Fact]:
    yield Fact("means", wording.time_value(time))
    if time.value:
        yield Fact("TIMEX3", f"{time.type} {time.value}{f' {time.mod}' if time.mod else ''}")


def source_type(one: Attribution) -> str:
    """What kind of source it is, in words."""
    return wording.SOURCE_TYPES[one.source_type]


def names(claims: Claims) -> list[Mention]:
    """The mentions that are names, in their order: what only describes or stands for somebody is not shown."""
    return [mention for mention in claims.analysis.mentions if mention.form == "name"]
