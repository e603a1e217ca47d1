"""Voices of one matter -> which of them are one source, each rule with the reason it gives.

Rules join only what the texts show to be one: copied words, one name in two forms, the officers of one body, a
description that fits one of those named, the outlet through which another is heard, and what a report tells itself
of a matter for which it cites somebody. A number that two give alike shows nothing: that is what agreement looks like.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource import lexicon
from twosource.align.origins.rests import OWN, TELLING
from twosource.align.origins.said import CITED, Said, sources_of
from twosource.align.union import Union
from twosource.align.voices import Voice, bare
from twosource.align.voices.voice import heard_as, kin
from twosource.model import ArticleId, because
from twosource.names.persons import titles_before
from twosource.text import fold

COPIED, NAMED, ROLE, QUOTED = because("copied"), because("one_source"), because("one_role"), because("one_quote")
NAMELESS = frozenset({"own_voice", "unattributed", "unnamed", "wire"})  # kinds that copied words make one
PRESS = frozenset({"document", "statement", "unnamed"})  # kinds under which a newspaper is cited
CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}")  # of an American broadcaster
ANY_FORCE = "law"  # the body of those who may be of the police or of another force


@dataclass(frozen=True, slots=True)
class Party:
    """The claims of one voice's key."""

    voice: Voice
    members: tuple[Said, ...]

    @property
    def articles(self) -> frozenset[ArticleId]:
        """Where it is heard."""
        return frozenset(one.article for one in self.members)


def join(parties: Sequence[Party]) -> Union:
    """Which of the parties, by their numbers, are one source."""
    union = Union.of(len(parties))
    for rule in JOINS:
        rule(parties, union)
    return union


def is_press(voice: Voice) -> bool:
    """True of a newspaper or broadcaster that is cited: it tells what others say."""
    words = re.findall(r"\w+", voice.label)
    if voice.person or voice.kind not in PRESS or not words or not words[-1][0].isupper():
        return False
    return fold(words[-1]) in lexicon.words("press", "names") or bool(CALL_SIGN.fullmatch(words[-1]))


def shows_nobody(voice: Voice) -> bool:
    """True of a report's own telling, and of "some" or "people" who are said to say it."""
    return voice.kind in OWN or (voice.kind == "unnamed" and voice.vague in lexicon.words("acts", "nobody"))


# --- the rules -----------------------------------------------------------------------------------


def _join_by_copies(parties: Sequence[Party], union: Union) -> None:
    """Those who share a passage.

    Voices without a name; one of them with the wire whose text it shares, or with the only named source to whom
    another article gives the same words.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for n, party in enumerate(parties):
        for passage in {p for one in party.members for p in one.passages}:
            holders[passage].append(n)
    for _, sharing in sorted(holders.items()):
        nameless = [n for n in sharing if parties[n].voice.kind in NAMELESS]
        named = [n for n in sharing if parties[n].voice.kind in ("document", "statement")]
        union.join_all(nameless, COPIED)
        if len(named) == 1 and nameless:
            union.join(named[0], nameless[0], COPIED)
        for one, two in combinations(named, 2):  # a joint statement, or one person under two descriptions
            if _label_words(parties[one].voice) & _label_words(parties[two].voice):
                union.join(one, two, COPIED)


def _join_by_name(parties: Sequence[Party], union: Union) -> None:
    """One name in two forms: with an office before it, or by the surname alone."""
    named = [n for n, p in enumerate(parties) if p.voice.kind in ("act", "statement", "unnamed", "document")]
    called = {n: bare(parties[n].voice.label).split() for n in named}
    for one, two in combinations(named, 2):
        if _one_name(called[one], called[two]):
            union.join(one, two, NAMED)
    people: dict[str, list[int]] = defaultdict(list)
    for n in named:
        if parties[n].voice.person:
            people[_person_words(parties[n].voice)[-1]].append(n)
    for surname, bearers in sorted(people.items()):
        given = {words[0] for n in bearers if len(words := _person_words(parties[n].voice)) > 1}
        if len(given) > 1:
            continue  # two of one name: which of them a bare surname means is not known
        union.join_all(bearers, NAMED)
        for n in named:
            if parties[n].voice.kind == "unnamed" and _calls(parties[n].voice.label, surname):
                union.join(bearers[0], n, NAMED)


def _join_by_quote(parties: Sequence[Party], union: Union) -> None:
    """Those who are quoted with the same words: one utterance, under whatever name."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, party in enumerate(parties):
        for run in {run for one in party.members for run in one.quoted}:
            holders[run].append(n)
    for _, sharing in sorted(holders.items()):
        union.join_all(sharing, QUOTED)


def _join_by_body(parties: Sequence[Party], union: Union) -> None:
    """A body under its name, its role, and the officers who speak for it."""
    bodies: dict[str, list[int]] = defaultdict(list)
    for n, party in enumerate(parties):
        if party.voice.body is not None:
            bodies[party.voice.body].append(n)
    for body, same in sorted(bodies.items()):
        for part in _by_place(same, parties):
            officers = union.roots(n for n in part if parties[n].voice.person)
            if body in lexicon.words("acts", "held_by_one") and len(officers) > 1:
                union.join_all([n for n in part if not parties[n].voice.person], NAMED)
            else:
                union.join_all(part, NAMED)
    forces = union.roots(n for body, same in bodies.items() if body in lexicon.words("acts", "forces") for n in same)
    if ANY_FORCE in bodies and len(forces) == 1:
        union.join(forces[0], bodies[ANY_FORCE][0], NAMED)


def _by_place(same: Sequence[int], parties: Sequence[Party]) -> list[list[int]]:
    """Those of one body by the names that tell which it is; all in one list where no two names part them."""
    of = {n: frozenset().union(*(m.voice.of for m in parties[n].members)) for n in same}
    told = [names for names in of.values() if names]
    if all(a & b for a, b in combinations(told, 2)):
        return [list(same)]
    parts: dict[frozenset[str], list[int]] = defaultdict(list)
    for n in same:
        parts[of[n]].append(n)
    return [members for _, members in sorted(parts.items(), key=lambda p: sorted(p[0]))]


def _join_by_description(parties: Sequence[Party], union: Union) -> None:
    """Those described alike, and one described by what is told beside the only fitting name: "the minister"."""
    alike: dict[str, list[int]] = defaultdict(list)
    for n, party in enumerate(parties):
        if party.voice.vague is not None and party.voice.vague not in lexicon.words("acts", "anybody"):
            alike[party.voice.vague].append(n)
    for _, same in sorted(alike.items()):
        union.join_all(same, ROLE)
    told = {
        n: frozenset().union(*(m.voice.described for m in p.members)) for n, p in enumerate(parties) if p.voice.person
    }
    for n, party in enumerate(parties):
        if party.voice.kind in ("act", "unnamed") and party.voice.role is not None:
            fits = union.roots(m for m, words in told.items() if kin(party.voice.role) in map(kin, words))
            if len(fits) == 1:
                union.join(fits[0], n, ROLE)


def _join_by_paper(parties: Sequence[Party], union: Union) -> None:
    """Papers or recordings of one kind, unless other names tell them apart: "the video", "footage"."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for n, party in enumerate(parties):
        if party.voice.paper is not None:
            kinds[party.voice.paper].append(n)
    for _, same in sorted(kinds.items()):
        told = [parties[n].voice.of for n in same if parties[n].voice.of]
        if all(a & b for a, b in combinations(told, 2)):
            union.join_all(same, ROLE)


def _join_by_relay(parties: Sequence[Party], union: Union) -> None:
    """The only one who is heard through another, with that other: "Moss told the police that ..." and "police said"."""
    heard = {name: n for n, party in enumerate(parties) for name in sorted(heard_as(party.voice))}
    through: dict[int, list[int]] = defaultdict(list)
    for n, party in enumerate(parties):
        for name in sorted({name for member in party.members for name in member.voice.relayed}):
            if name in heard and heard[name] != n:
                through[heard[name]].append(n)
    for relay, told in sorted(through.items()):
        if len(union.roots(told)) == 1:  # of two whom the police heard, what the police tell may be either's
            union.join(told[0], relay, because("relayed", source=parties[relay].voice.label))


def _join_by_pronoun(parties: Sequence[Party], union: Union) -> None:
    """ "He" or "she" whom the article leaves unsettled, with the only person who is cited beside."""
    people = union.roots(n for n, p in enumerate(parties) if p.voice.person and p.voice.kind == "statement")
    for n, party in enumerate(parties):
        if party.voice.role in ("he", "she") and len(people) == 1:
            union.join(people[0], n, because("only_person", pronoun=party.voice.role))


def _join_by_utterance(parties: Sequence[Party], union: Union) -> None:
    """The statement, letter or post, with the only one who is cited beside it: what he said and what he wrote."""
    papers = [n for n, p in enumerate(parties) if p.voice.role in lexicon.words("acts", "utterances")]
    rest = [n for n, p in enumerate(parties) if p.voice.kind in ("statement", "unnamed") and not is_press(p.voice)]
    speakers = union.roots(n for n in rest if n not in papers)
    if papers and len(speakers) == 1:
        for n in papers:
            union.join(speakers[0], n, because("his_words", document=parties[n].voice.label))


def _join_by_paper_beside(parties: Sequence[Party], union: Union) -> None:
    """A document, with the only one who is cited for the matter, where the report that has it cites him or her too.

    Who brings out a report or stands before a court is heard through the paper, and it through him. A body that looks
    into what happened has papers of its own, and those of others.
    """
    papers = [n for n, p in enumerate(parties) if p.voice.kind == "document"]
    rest = [n for n in _all_cited(parties) if n not in papers]
    inquiring = any(parties[n].voice.body in lexicon.words("acts", "inquiring") for n in rest)
    if len(union.roots(rest)) != 1 or inquiring:
        return
    names = {name for n in rest for member in parties[n].members for name in sources_of(member.voice)}
    for n in papers:
        if all(not names.isdisjoint(member.cites) for member in parties[n].members):
            why = because("paper_beside", document=parties[n].voice.label, source=parties[rest[0]].voice.label)
            union.join(rest[0], n, why)


def _join_nobody(parties: Sequence[Party], union: Union) -> None:
    """What is told of nobody's ("is accused of"), with the only one who is cited."""
    cited = _all_cited(parties)
    if len(union.roots(cited)) == 1:
        for n, party in enumerate(parties):
            if party.voice.kind == "unattributed":
                union.join(cited[0], n, because("names_nobody_beside"))


def _all_cited(parties: Sequence[Party]) -> list[int]:
    """Those who are cited, by their numbers."""
    return [n for n, p in enumerate(parties) if p.voice.kind in CITED and not shows_nobody(p.voice)]


def _join_by_way(parties: Sequence[Party], union: Union) -> None:
    """The newspaper or broadcaster that is cited, with the only source that others hear directly."""
    press = [n for n, p in enumerate(parties) if is_press(p.voice)]
    rest = [n for n, p in enumerate(parties) if not shows_nobody(p.voice) and n not in press]
    heard = union.roots(rest)
    if press and len(heard) == 1:
        for n in press:
            union.join(heard[0], n, because("through", outlet=parties[n].voice.label))


def _join_own_telling(parties: Sequence[Party], union: Union) -> None:
    """What a report tells itself, with whom it cites for the same; else with the only source, if it cites that too.

    Where that source is no more than who did it in public, what is told of the matter as a fact is told of that act.
    """
    sources = [n for n, p in enumerate(parties) if not shows_nobody(p.voice)]
    cited: dict[ArticleId, list[int]] = defaultdict(list)
    for n in sources:
        for article in sorted(parties[n].articles):
            cited[article].append(n)
    roots = union.roots(sources)
    known = {key for n in sources for m in parties[n].members for key in sources_of(m.voice)}
    firm = any(parties[n].voice.body for n in sources) or len({a for n in sources for a in parties[n].articles}) > 1
    for n, party in enumerate(parties):
        if not shows_nobody(party.voice) or union.find(n) in roots:
            continue
        beside = union.roots(s for article in party.articles for s in cited.get(article, ()))
        if beside and party.articles <= set(cited):
            union.join(beside[0], n, because("cites_for_it"))
        elif len(roots) == 1 and all(one.article in cited or _vouches(known, one, firm) for one in party.members):
            union.join(roots[0], n, because("cites_elsewhere"))
        elif party.voice.kind in TELLING and len(roots) == 1 and all(parties[s].voice.kind == "act" for s in sources):
            union.join(roots[0], n, because("tells_act"))


def _vouches(known: Collection[str], own: Said, firm: bool) -> bool:
    """True where the article of what is told without a source cites the only source elsewhere.

    That source must be firm: a body, or one that several articles have it from; or the article cites nobody else.
    What one of several people says in another place vouches for no other telling.
    """
    return not own.cites.isdisjoint(known) and (firm or own.cites.issubset(known))


JOINS: tuple[Callable[[Sequence[Party], Union], None], ...] = (
    _join_by_copies,
    _join_by_quote,
    _join_by_name,
    _join_by_body,
    _join_by_description,
    _join_by_paper,
    _join_by_relay,
    _join_by_pronoun,
    _join_by_utterance,
    _join_by_way,
    _join_by_paper_beside,
    _join_nobody,
    _join_own_telling,
)


# --- looked at -----------------------------------------------------------------------------------


def _one_name(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where one label is the other with an office before it: "Prosecutor Ann Gray" and "Ann Gray"."""
    short, long = sorted((a, b), key=len)
    return len(short) > 1 and long[-len(short) :] == short


def _person_words(voice: Voice) -> list[str]:
    """The words of a person's name, folded, without title and marks."""
    words = re.findall(r"[^\W_]+", voice.label)
    return [fold(word) for word in words[titles_before(words) :]] or [fold(voice.label)]


def _calls(label: str, surname: str) -> bool:
    """True where a phrase calls somebody by the surname: "the 79-year-old Gray", not "Gray's lawyer"."""
    said = fold(label).replace("’", "'")
    return bool(re.search(rf"\b{re.escape(surname)}\b(?!')", said))


def _label_words(voice: Voice) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"\w+", voice.label)[1:] if word[0].isupper() and len(word) > 3)


def articles_among(members: Iterable[Said]) -> tuple[ArticleId, ...]:
    """The articles of the claims, each once, in order."""
    return tuple(sorted({one.article for one in members}))
