"""A draft: one file -> its text with what its writer accepted and what tracked changes put in.

Comments and the marks of Markdown become blanks, so that they are no words of a sentence and every place in the text
stays the same.
"""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from twosource.engine import Map, serial
from twosource.errors import InputError
from twosource.model import Accepted, Article, ArticleId, Draft, FindingCode, Intake, NoteCode, Span
from twosource.read.encoding import decode
from twosource.read.files import STDIN
from twosource.read.intake import read_bytes, read_paths
from twosource.read.office.docx import find_insertions
from twosource.text import digest

CODES = (*get_args(FindingCode), *get_args(NoteCode))
MARKED = (".md", ".markdown", STDIN)
WORD = (".docx", ".docm")
PLAIN = (".md", ".markdown", ".txt", ".text")

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_OK = re.compile(r"<!--\s*twosource:\s*ok\s+([\w-]+)(?:\s+because\s+(.*?))?\s*-->", re.S)
_OTHER = re.compile(r"<!--\s*twosource:(?!\s*ok\s+[\w-]+(?:\s+because\s.*?)?\s*-->)(.*?)-->", re.S)
_MARKS = (
    re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.M),  # headings
    re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.M),  # what is cited
    re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.M),  # lists
    re.compile(r"\]\([^()\s]{1,2000}(?:[ \t]+\"[^\"\n]{0,200}\")?\)|!?\[(?=[^\[\]\n]{1,500}\]\()"),  # links
    re.compile(r"(?<!\w)(?:\*{1,3}|_{1,3})(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3})(?!\w)|`+"),  # emphasis, code
)


def read_draft(path: str, *, apart: Map = serial, ocr: bool = False) -> Draft:
    """The one text in the file, or of standard input for `-`. Raises InputError for none, for several, for a folder.

    `apart` as for other files: what runs the readers of all kinds but plain text.
    """
    found = read_paths([path], apart=apart, ocr=ocr)
    return _as_draft(path, found, lambda: _bytes(path))


def draft_of_bytes(name: str, data: bytes, *, apart: Map = serial) -> Draft:
    """The one text in bytes that are at hand, read as a file of that name; raises InputError as `read_draft` does."""
    ending = os.path.splitext(name)[1].lower()
    return _as_draft(name, read_bytes(name, data, ending=ending, apart=apart), lambda: data)


def _as_draft(path: str, found: Intake, data: Callable[[], bytes]) -> Draft:
    if len(found.articles) != 1:
        raise InputError(f"draft {path}: holds {len(found.articles)} texts; give one file with one text")
    article = found.articles[0]
    if article.foreign:
        raise InputError(f"draft {path}: is not in English ({article.language}); only English drafts are checked")
    accepted = tuple(find_accepted(article.text))
    kind = article.name.lower()
    text = _blanked(article.text, marked=kind.endswith(MARKED))
    if not any(c.isalnum() for c in text):
        raise InputError(f"draft {path}: has no words beside its comments; give a text")
    return Draft(
        replace(article, id=ArticleId(digest("article", text)), text=text),
        article.id,
        accepted,
        find_insertions(data(), article.text) if kind.endswith(WORD) else (),
        _lines_before(data(), article) if kind.endswith(PLAIN) else 0 if path == "-" else None,
    )


def find_accepted(text: str) -> list[Accepted]:
    """What comments of the text accept. Raises InputError for a comment that names no code that there is."""
    other = _OTHER.search(text)
    if other:
        said = " ".join(other[1].split())
        raise InputError(f"comment 'twosource:{said}' in the draft: write <!-- twosource: ok CODE because REASON -->")
    found = []
    for match in _OK.finditer(text):
        if match[1] not in CODES:
            raise InputError(f"comment 'twosource: ok {match[1]}' in the draft: no such code; use {', '.join(CODES)}")
        reason = " ".join((match[2] or "").split())
        found.append(Accepted(match[1], reason or None, Span(match.start(), match.end())))
    return found


def _blanked(text: str, *, marked: bool) -> str:
    text = _COMMENT.sub(lambda m: _blanks(m[0]), text)
    for marks in _MARKS if marked else ():
        text = marks.sub(lambda m: _blanks(m[0]), text)
    return text


def _blanks(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise InputError(f"draft {path}: {error.strerror or error}; give a file that can be read") from error


def _lines_before(data: bytes, article: Article) -> int | None:
    whole = decode(data).text
    return whole[: -len(article.text)].count("\n") if whole.endswith(article.text) else None
