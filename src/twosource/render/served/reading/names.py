"""Who is named and who is cited in the case: lists, the most often first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.model import Actor, Cited
from twosource.render import wording
from twosource.render.served.addresses import asked_address
from twosource.render.served.html import DeskPage
from twosource.render.served.reading.told import Carrier, carriers_of
from twosource.render.served.reading.who import source_place, who_address, who_page
from twosource.render.served.seen import Seen
from twosource.text import fold

ROWS = 50  # at once
IN_ROW = 6  # articles named with one row
SHOWN = ("sources", "names")


@dataclass(frozen=True, slots=True)
class ListedName:
    """One row: somebody or something that is named, or cited."""

    label: str
    kind: str
    aliases: tuple[str, ...]
    address: str
    many: int  # statements of a source, mentions of a name
    articles: int
    carriers: tuple[Carrier, ...]
    first: str  # words of the first statement of a source, in short


@dataclass(frozen=True, slots=True)
class NameList:
    """What is on the page."""

    show: str
    ways: tuple[tuple[str, str, int, bool], ...]  # name, address, how many, whether it is shown
    rows: tuple[ListedName, ...]
    many: int
    words: str  # asked for
    page: int
    pages: int
    before: str
    after: str


def names_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The list of sources or of names; with `who` all that is known of one."""
    if asked.get("who"):
        return who_page(seen, asked)
    show, words = asked.get("show") or SHOWN[0], asked.get("q", "").strip()
    if show not in SHOWN:
        raise InputError(f"show {show[:40]!r}: is no list; use {' or '.join(SHOWN)}")
    cited = [c for c in seen.dossier.cited if c.statements and _name_has((c.label,), words)]
    actors = [a for a in _by_articles(seen.dossier.actors) if _name_has((a.name, *a.aliases), words)]
    many = len(cited) if show == "sources" else len(actors)
    pages = max(1, -(-many // ROWS))
    page = min(pages, _names_number(asked.get("page", "")))
    kept = {"q": words, "show": show if show != SHOWN[0] else ""}
    at = slice((page - 1) * ROWS, page * ROWS)
    record = NameList(
        show=show,
        ways=tuple(
            (name, asked_address("/names", {"q": words}, show=key if key != SHOWN[0] else ""), count, key == show)
            for key, name, count in zip(
                SHOWN, ("Who is cited", "Who and what is named"), (len(cited), len(actors)), strict=True
            )
        ),
        rows=tuple(_known_source(seen, c) for c in cited[at])
        if show == "sources"
        else tuple(_known_name(seen, a) for a in actors[at]),
        many=many,
        words=words,
        page=page,
        pages=pages,
        before=asked_address("/names", kept, page=str(page - 1)) if page > 1 else "",
        after=asked_address("/names", kept, page=str(page + 1)) if page < pages else "",
    )
    return DeskPage("names", "Names", record)


def _name_has(names: Sequence[str], words: str) -> bool:
    there = fold(" ".join(names))
    return all(word in there for word in fold(words).split())


def _by_articles(actors: Sequence[Actor]) -> list[Actor]:
    """Those that most articles name first."""
    return sorted(actors, key=lambda a: (-len({m.article for m in a.mentions}), -len(a.mentions), a.name))


def _names_number(words: str) -> int:
    if not words:
        return 1
    if not (words.isascii() and words.isdigit() and len(words) < 7 and int(words)):
        raise InputError(f"page {words[:40]!r}: is no page; give a number from 1")
    return int(words)


def _known_source(seen: Seen, cited: Cited) -> ListedName:
    reports = seen.case.origin_articles([s.article for s in cited.statements])
    first = seen.case.said(cited.statements[0])
    place = next((p for s in cited.statements if (p := source_place(seen, s))), None)
    return ListedName(
        label=wording.one_line(cited.label),
        kind=wording.SOURCE_TYPES[cited.source_type],
        aliases=(),
        address=who_address(place) if place else "",
        many=len(cited.statements),
        articles=len(reports),
        carriers=carriers_of(reports[:IN_ROW]),
        first=wording.clipped(f"{first.before}{first.words}{first.after}", 160),
    )


def _known_name(seen: Seen, actor: Actor) -> ListedName:
    reports = seen.case.origin_articles([m.article for m in actor.mentions])
    return ListedName(
        label=wording.one_line(actor.name),
        kind=wording.MENTION_TYPES[actor.type],
        aliases=tuple(wording.one_line(alias) for alias in actor.aliases if alias != actor.name),
        address=who_address(actor.mentions[0]) if actor.mentions else "",
        many=len(actor.mentions),
        articles=len(reports),
        carriers=carriers_of(reports[:IN_ROW]),
        first="",
    )
