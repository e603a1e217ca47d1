"""Paths -> Intake: every file read, dates and languages normalised, like texts joined, in order of name."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import count

from twosource.engine import Map, serial
from twosource.errors import InputError
from twosource.model import Article, ArticleId, Intake, Skipped
from twosource.read.dates import normalise
from twosource.read.document import Document
from twosource.read.encoding import whole
from twosource.read.files import STDIN, File, find_files, within
from twosource.read.gather import gather
from twosource.read.language import settle
from twosource.text import digest

Progress = Callable[[int, int, str], None]  # files done, files in all, name of the file just done

# A report of a million characters has some five hundred pages; analysing it takes minutes and 700 MB (see
# docs/robustness.md).
TEXT_LONGEST = 1_000_000
NAMED_AT_MOST = 3  # inputs named in the one line that says nothing could be read


def read_paths(
    paths: Sequence[str],
    *,
    progress: Progress | None = None,
    apart: Map = serial,
    follow_links: bool = False,
    ocr: bool = False,
) -> Intake:
    """Every report in `paths` (files, folders, `-` for standard input), and what could not be read, by name.

    `apart` runs the readers of all kinds but plain text. Links in a folder are followed only with `follow_links`; those
    named themselves always are. `ocr`: the words in pictures and scans are recognised. Raises InputError where not one
    report could be read.
    """
    if not paths:
        raise InputError("no path given; name a file, a folder or '-' for standard input")
    listing = find_files(paths, follow_links=follow_links)
    done = count(1)

    def tell(name: str) -> None:
        if progress is not None:
            progress(next(done), len(listing.files), name)

    gathered = gather(listing.files, piped=[STDIN] if "-" in paths else [], ocr=ocr, apart=apart, tell=tell)
    return taken_in(gathered.documents, [*listing.skipped, *gathered.skipped], given=paths)


def read_bytes(name: str, data: bytes, *, ending: str, apart: Map = serial) -> Intake:
    """The reports in bytes that are at hand, read as a file with that ending; none is no error here."""
    file = File(name, partial(within, data), ending=ending)
    gathered = gather([file], piped=[], ocr=False, apart=apart, tell=lambda _: None)
    return _intake(gathered.documents, gathered.skipped)


def taken_in(documents: Iterable[Document], skipped: Sequence[Skipped], *, given: Sequence[str]) -> Intake:
    """The articles of the documents, in order of name, and what was skipped before and here.

    Raises InputError, naming what was `given`, where no document is a report.
    """
    taken = _intake(documents, skipped)
    if not taken.articles:
        raise InputError(_nothing(given, taken.skipped))
    return taken


def _intake(documents: Iterable[Document], left: Sequence[Skipped]) -> Intake:
    checked = [_checked(document) for document in documents]
    reports = [one for one in checked if isinstance(one, Document)]
    skipped = [*left, *(one for one in checked if isinstance(one, Skipped))]
    return Intake(_texts_joined(reports), tuple(sorted(skipped, key=lambda s: (s.name, s.reason))))


def _checked(found: Document) -> Document | Skipped:
    if not any(c.isalnum() for c in found.text):
        return Skipped(found.name, "empty" if not found.text.strip() else "no words in it")
    if len(found.text) > TEXT_LONGEST:
        reason = f"a text of {len(found.text):,} characters; a report may have {TEXT_LONGEST:,} at most; split it"
        return Skipped(found.name, reason)
    return found


def _texts_joined(documents: Iterable[Document]) -> tuple[Article, ...]:
    """Articles in order of name; documents with one text are one article under the first of their names."""
    by_text: dict[str, list[Document]] = {}
    for document in sorted(documents, key=lambda d: d.name):
        by_text.setdefault(document.text.rstrip(), []).append(document)
    return tuple(_article(alike) for alike in by_text.values())


def _article(alike: list[Document]) -> Article:
    first = alike[0]
    articles = [_one_article(document) for document in alike]
    article = articles[0]
    for other in articles[1:]:
        article = replace(
            article,
            title=article.title or other.title,
            outlet=article.outlet or other.outlet,
            author=article.author or other.author,
            published=article.published or other.published,
            published_from=article.published_from or other.published_from,
            url=article.url or other.url,
            language=article.language or other.language,
        )
    outlets = {one.outlet for one in articles if one.outlet} - {article.outlet}
    return replace(
        article,
        other_names=tuple(document.name for document in alike[1:]),
        other_outlets=tuple(sorted(filter(None, outlets))),
        pages=first.pages,
    )


def _one_article(document: Document) -> Article:
    fields = document.fields
    dated = normalise(fields.published)
    settled = settle(document.text, _stated_language(fields.language))
    notes = (*document.notes, *filter(None, (dated.note, settled.note)))
    return Article(
        id=ArticleId(digest("article", document.text)),
        name=document.name,
        text=document.text,
        title=_line(fields.title),
        outlet=_line(fields.outlet),
        author=_line(fields.author),
        published=dated.value,
        published_from=fields.published_from if dated.value else None,
        url=_line(fields.url),
        language=settled.language,
        pages=document.pages,
        notes=notes,
    )


def _line(words: str | None) -> str | None:
    """The words in one line that can be written in any encoding; None where there are none."""
    return " ".join(whole(words or "").text.replace("\0", " ").split()) or None


def _stated_language(words: str | None) -> str | None:
    """The two-letter code of a tag such as `en-GB`; None where it is none."""
    match = re.match(r"([A-Za-z]{2})(?:[-_]|\Z)", (words or "").strip())
    return match[1].lower() if match else None


def _nothing(paths: Sequence[str], skipped: Sequence[Skipped]) -> str:
    if not skipped:
        return f"nothing to read in {', '.join(map(repr, paths[:NAMED_AT_MOST]))}"
    named = "; ".join(f"{s.name}: {s.reason}" for s in skipped[:NAMED_AT_MOST])
    more = len(skipped) - NAMED_AT_MOST
    return f"nothing readable: {named}" + (f"; and {more} more" if more > 0 else "")
