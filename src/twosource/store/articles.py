"""The articles of a case: each text once, every arrival of it, and of each address the version that came last."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

import msgspec

from twosource.model import Article, ArticleId, Page
from twosource.store.file import CaseFile


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article as it came in, and from where: its address, or its path as seen from the case file."""

    article: Article
    origin: str


@dataclass(frozen=True, slots=True)
class Said:
    """What was said about an article when it came in, as the case keeps it."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    language: str | None = None
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of arrivals: texts that are new, new versions of an address, and those that were there already."""

    new: tuple[str, ...]
    versions: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _ArticlesKept:
    """One arrival as it is kept."""

    number: int
    event: int
    article: ArticleId
    origin: str
    name: str
    said: Said


def add_arrivals(case: CaseFile, arrivals: Sequence[Arrival], *, at: str, by: str) -> Taken:
    """Records the arrivals under one event; where each was there already, nothing is recorded."""
    with case.writing():
        before = _arrivals(case)
        last = {one.origin: one for one in before}
        taken = {one.name for one in last.values()}
        known: list[str] = []
        fresh: list[Arrival] = []
        for arrival in sorted(arrivals, key=lambda a: (a.article.name, a.origin)):
            there = last.get(arrival.origin)
            same = there is not None and (there.article, there.said) == (
                arrival.article.id,
                _articles_said(arrival.article),
            )
            (known.append(arrival.article.name) if same else fresh.append(arrival))
        texts = {ident for (ident,) in case.rows("SELECT id FROM article")}
        new = [a.article.name for a in fresh if a.origin not in last and a.article.id not in texts]
        versions = [a.article.name for a in fresh if a.origin in last and last[a.origin].article != a.article.id]
        if fresh:
            event = case.put(
                "INSERT INTO event (at, by, kind, value) VALUES (?, ?, 'added', ?)", (at, by, str(len(fresh)))
            )
            for arrival in fresh:
                had = last.get(arrival.origin)
                name = had.name if had else _name_apart(arrival.article.name, taken)
                taken.add(name)
                _add_arrival(case, arrival, event, name)
    return Taken(tuple(new), tuple(versions), tuple(known))


def articles_of(case: CaseFile, *, until: int | None = None) -> tuple[Article, ...]:
    """The articles that take part, in order of name: of each address the last version, up to the event `until`.

    A text that came in more than once is one article under the first of its names, as in a folder.
    """
    last: dict[str, _ArticlesKept] = {}
    for one in _arrivals(case):
        if until is None or one.event <= until:
            last[one.origin] = one
    alike: dict[ArticleId, list[_ArticlesKept]] = defaultdict(list)
    for one in last.values():
        alike[one.article].append(one)
    texts = texts_of(case, alike)
    made = (
        _articles_joined(texts[ident], sorted(ones, key=lambda o: (o.name, o.number))) for ident, ones in alike.items()
    )
    return tuple(sorted(made, key=lambda article: (article.name, article.id)))


def texts_of(case: CaseFile, idents: Iterable[ArticleId]) -> dict[ArticleId, str]:
    """The texts of articles, those of earlier versions too."""
    wanted = set(idents)
    found = case.rows("SELECT id, text FROM article")
    return {ArticleId(str(ident)): str(text) for ident, text in found if ident in wanted}


def origins_of(case: CaseFile, article: ArticleId) -> tuple[str, ...]:
    """Where the text came from, the last time first: addresses, and paths as seen from the case file."""
    found = case.rows("SELECT origin FROM arrival WHERE article = ? ORDER BY number DESC", (article,))
    return tuple(dict.fromkeys(str(origin) for (origin,) in found))


def newer_versions(case: CaseFile, *, until: int | None = None) -> Mapping[ArticleId, tuple[ArticleId, ...]]:
    """For each text that no longer takes part the texts that came after it at its addresses, up to `until`."""
    history: dict[str, list[ArticleId]] = defaultdict(list)
    for one in _arrivals(case):
        if until is not None and one.event > until:
            break
        history[one.origin].append(one.article)
    current = {texts[-1] for texts in history.values()}
    found: dict[ArticleId, dict[ArticleId, None]] = defaultdict(dict)
    for texts in history.values():
        for ident in texts[:-1]:
            if ident not in current:
                found[ident][texts[-1]] = None
    return {ident: tuple(after) for ident, after in found.items()}


def _add_arrival(case: CaseFile, arrival: Arrival, event: int, name: str) -> None:
    article = arrival.article
    case.put(
        "INSERT OR IGNORE INTO article (id, sha256, text) VALUES (?, ?, ?)",
        (article.id, hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(), article.text),
    )
    case.put(
        "INSERT INTO arrival (event, article, origin, name, record) VALUES (?, ?, ?, ?, ?)",
        (event, article.id, arrival.origin, name, msgspec.json.encode(_articles_said(article)).decode()),
    )


def _arrivals(case: CaseFile) -> list[_ArticlesKept]:
    found = case.rows("SELECT number, event, article, origin, name, record FROM arrival ORDER BY number")
    return [
        _ArticlesKept(
            cast(int, number), cast(int, event), ArticleId(str(article)), str(origin), str(name),
            msgspec.json.decode(cast(str, record), type=Said),
        )
        for number, event, article, origin, name, record in found
    ]  # fmt: skip


def _articles_said(article: Article) -> Said:
    return Said(
        article.title,
        article.outlet,
        article.author,
        article.published,
        article.published_from,
        article.url,
        article.language,
        article.pages,
        article.notes,
    )


def _articles_joined(text: str, alike: Sequence[_ArticlesKept]) -> Article:
    """One article of all arrivals of its text; what the first does not say, the next may."""
    first = alike[0]

    def told(field: str) -> str | None:
        return next((value for one in alike if (value := getattr(one.said, field))), None)

    outlets = {one.said.outlet for one in alike if one.said.outlet}
    article = Article(first.article, first.name, text, pages=first.said.pages, notes=first.said.notes)
    article = replace(
        article,
        title=told("title"),
        outlet=told("outlet"),
        author=told("author"),
        published=told("published"),
        published_from=told("published_from"),
        url=told("url"),
        language=told("language"),
        other_names=tuple(one.name for one in alike[1:]),
    )
    return replace(article, other_outlets=tuple(sorted(outlets - {article.outlet})))


def _name_apart(name: str, taken: set[str]) -> str:
    """The name, numbered where another address has it."""
    stem, dot, ending = name.rpartition(".")
    numbered = (f"{stem}~{n}{dot}{ending}" if dot else f"{name}~{n}" for n in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)
