"""All that is known of one name or source: how it is spelled and where, what it says; to be joined, or to be parted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.model import Actor, ArticleId, Cited, JudgementKind, Place, Span, Statement
from twosource.render import wording
from twosource.render.served.addresses import asked_address, place_key, read_span
from twosource.render.served.decided import DecidedLine, decided_line
from twosource.render.served.html import DeskPage
from twosource.render.served.reading.told import Carrier, carrier_at
from twosource.render.served.seen import Seen
from twosource.render.served.worded import Worded, worded
from twosource.render.telling import tell
from twosource.text import fold

SAYINGS = 80  # statements of whom much is cited
SPELLED = 60  # spellings with their articles
LIKELY = 12  # others that are offered as perhaps the same


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling in one article; `apart` is offered of what may be somebody else."""

    words: str
    carrier: Carrier
    many: int
    place: str  # "article:start-end" of the first


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that may be the same: the kind of decision that would say so, and its place."""

    kind: JudgementKind
    label: str
    what: str
    articles: int
    place: str
    address: str


@dataclass(frozen=True, slots=True)
class WhoPage:
    """What is on the page."""

    label: str
    kind: str
    aliases: tuple[str, ...]
    place: str  # of the words that the page was asked for by, as forms send it
    named: bool  # by a name; else by what a source is called
    why: tuple[str, ...]  # its spellings were taken for one
    spellings: tuple[Spelling, ...]
    more_spellings: int
    says: tuple[Worded, ...]  # sentences, each once with all its places
    more_says: int  # statements that are not looked at
    candidates: tuple[Candidate, ...]
    words: str  # by which candidates were sought
    address: str
    rulings: tuple[DecidedLine, ...]


def who_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The page of whoever the words at `who` stand for. Raises LookupError for words that name nobody."""
    place = _read_place(asked["who"])
    words = asked.get("q", "").strip()
    actor = next((a for a in seen.dossier.actors if place in a.mentions), None)
    cited = _cited_as(seen, place, actor)
    if actor is None and not cited:
        raise LookupError("nobody is named by these words in the articles of today")
    record = _who_record(seen, place, actor, cited, words)
    return DeskPage("who", record.label, record)


def source_place(seen: Seen, statement: Statement) -> Place | None:
    """Where the words of the source of a statement stand; None where it names none."""
    held = seen.view.attributions.get((statement.article, statement.attribution)) if statement.attribution else None
    if held is None or not held.source:
        return None
    return Place(statement.article, Span(held.source[0].start, held.source[-1].end))


def who_address(place: Place) -> str:
    """The address of all that is known of whom the words of that place stand for."""
    return asked_address("/names", {}, who=place_key(place))


def _read_place(words: str) -> Place:
    """The place of "article:start-end"; raises InputError for what is none."""
    article, colon, span = words.rpartition(":")
    if not colon or not article:
        raise InputError(f"who {words[:40]!r}: is no place; follow a name of the list")
    return Place(ArticleId(article), read_span(span))


def _cited_as(seen: Seen, place: Place, actor: Actor | None) -> tuple[Cited, ...]:
    """What is cited of the actor, or of the source whose words stand there."""
    if actor is not None:
        return tuple(cited for cited in seen.dossier.cited if cited.actor == actor.id)
    return tuple(
        cited for cited in seen.dossier.cited if any(source_place(seen, one) == place for one in cited.statements)
    )[:1]


def _who_record(seen: Seen, place: Place, actor: Actor | None, cited: Sequence[Cited], words: str) -> WhoPage:
    statements = [statement for one in cited for statement in one.statements]
    spelled = tuple(_spelled(seen, actor.mentions if actor else _source_places(seen, statements)))
    label = wording.one_line(actor.name if actor else cited[0].label)
    offered = (*_other_names(seen, actor, words), *_other_sources(seen, cited, words, label))
    return WhoPage(
        label=label,
        kind=wording.MENTION_TYPES[actor.type] if actor else wording.SOURCE_TYPES[cited[0].source_type],
        aliases=tuple(wording.one_line(a) for a in actor.aliases if a != actor.name) if actor else (),
        place=place_key(place),
        named=actor is not None,
        why=tuple(dict.fromkeys(tell(one, seen.case.articles) for one in actor.evidence)) if actor else (),
        spellings=spelled[:SPELLED],
        more_spellings=len(spelled[SPELLED:]),
        says=worded(seen.case, statements[:SAYINGS]),
        more_says=len(statements[SAYINGS:]),
        candidates=offered,
        words=words,
        address=who_address(place),
        rulings=tuple(_who_rulings(seen, set(actor.mentions) if actor else {place})),
    )


def _source_places(seen: Seen, statements: Sequence[Statement]) -> list[Place]:
    return [place for one in statements if (place := source_place(seen, one))]


def _spelled(seen: Seen, places: Sequence[Place]) -> Iterator[Spelling]:
    """Each spelling once an article, in the order of the articles."""
    found: dict[tuple[int, str], list[Place]] = {}
    for place in places:
        report = seen.case.by_id.get(place.article)
        if report is not None:
            words = wording.one_line(place.span.of(report.article.text))
            found.setdefault((report.number, words), []).append(place)
    for (_, words), of in sorted(found.items()):
        first = min(of)
        yield Spelling(words, carrier_at(seen.case, first), len(set(of)), place_key(first))


def _other_names(seen: Seen, actor: Actor | None, words: str) -> tuple[Candidate, ...]:
    """Names of the same kind that share a word with this one, or have the words sought."""
    if actor is None:
        return ()
    own = _telling_words((actor.name, *actor.aliases))
    sought = fold(words).split()
    found = []
    for other in seen.dossier.actors:
        if other.id == actor.id or not other.mentions or (other.type != actor.type and not sought):
            continue
        there = _telling_words((other.name, *other.aliases))
        fits = all(any(one in word for word in there) for one in sought) if sought else bool(own & there)
        if fits:
            found.append((-len(own & there), -len(other.mentions), other.name, other))
    return tuple(
        Candidate(
            "actor-same", wording.one_line(other.name), wording.MENTION_TYPES[other.type],
            len({m.article for m in other.mentions}), place_key(other.mentions[0]), who_address(other.mentions[0]),
        )
        for *_, other in sorted(found, key=lambda f: f[:3])[:LIKELY]
    )  # fmt: skip


def _other_sources(seen: Seen, cited: Sequence[Cited], words: str, label: str) -> tuple[Candidate, ...]:
    """Other sources that share a word with this one, or have the words sought."""
    own, sought, mine = _telling_words((label,)), fold(words).split(), {id(one) for one in cited}
    found = []
    for other in seen.dossier.cited if cited else ():
        there = _telling_words((other.label,))
        fits = all(any(one in word for word in there) for one in sought) if sought else bool(own & there)
        if id(other) not in mine and fits:
            found.append((-len(own & there), -len(other.statements), other.label, other))
    offered = []
    for *_, other in sorted(found, key=lambda f: f[:3])[:LIKELY]:
        place = next(iter(_source_places(seen, other.statements)), None)
        if place is not None:
            articles = len({s.article for s in other.statements})
            kind = wording.SOURCE_TYPES[other.source_type]
            name = wording.one_line(other.label)
            offered.append(Candidate("source-same", name, kind, articles, place_key(place), who_address(place)))
    return tuple(offered)


def _telling_words(names: Sequence[str]) -> set[str]:
    """The words of names that tell them apart: initials and the shortest words do not."""
    return {word for name in names for word in fold(name).replace(".", " ").split() if len(word) > 2} - {"the", "and"}


def _who_rulings(seen: Seen, places: set[Place]) -> Iterator[DecidedLine]:
    """What was decided about the name or source and was not taken back."""
    for entry in seen.entries:
        if entry.in_force and entry.kind in ("actor-same", "actor-apart", "source-same") and places & set(entry.places):
            yield decided_line(seen, entry)
