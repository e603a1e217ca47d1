"""Paragraphs that the extractor left out among those it took: lists, linked sentences, a lead in a box of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twosource.lexicon import words
from twosource.read.pages.jsonld import Page

BLOCKS = ("p", "li", "blockquote", "dd", "h1", "h2", "h3", "h4", "div", "section")
BLOCKS_MOST = 6_000  # of a page that are looked at; long live pages have about 4,000
PROSE_WORDS = 6  # of a sentence that is part of the report; labels and teasers have fewer or no full stop
LONGEST = 5_000  # characters of one paragraph

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\Z")
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")


class _Block(NamedTuple):
    element: Page
    text: str


def filled(lines: Sequence[str], page: Page) -> list[str]:
    """The lines, and in their place the sentences that stand between them or between the headline and them.

    Nothing is taken from what a page sets apart (menus, asides, captions, offers), nor behind the last line.
    """
    found = list(lines)
    missed: list[list[str]] = [[] for _ in range(len(lines) + 1)]
    waiting: list[str] = []
    last = -1
    headed = False
    for block in _blocks(page):
        at = _place(found, block.text, max(last, 0))
        if at is not None:
            if last >= 0 or headed:
                missed[last + 1 if last >= 0 else at].extend(waiting)
            waiting, last = [], max(last, at)
        elif block.element.tag == "h1":
            waiting, headed = [], last < 0
        elif _is_sentence(block.text) and not _apart(block.element):
            waiting.append(block.text)
    out: list[str] = []
    for number, line in enumerate(found):
        out += [*missed[number], line]
    return list(dict.fromkeys(out)) if len(out) > len(found) else out


def _blocks(page: Page) -> Iterator[_Block]:
    """The innermost blocks of the page that say something, in order."""
    for number, element in enumerate(page.iter(*BLOCKS)):
        if number >= BLOCKS_MOST:
            return
        if next(element.iterdescendants(*BLOCKS), None) is None:
            text = " ".join(element.text_content()[:LONGEST].replace("\u00ad", "").split())
            if text:
                yield _Block(element, text)


def _place(lines: Sequence[str], text: str, start: int) -> int | None:
    """The line that holds the text, or is held by it, at or after `start`; None if there is none."""
    for number in range(start, len(lines)):
        line = lines[number].removeprefix("- ")
        if line == text or (len(text) > 20 and text in line) or (len(line) > 20 and line in text):
            return number
    return None


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= PROSE_WORDS and _SENTENCE_END.search(text) is not None


def _apart(element: Page) -> bool:
    """True where the block, or what it stands in, is set apart from the report by its tag, its class or its style."""
    for one in (element, *element.iterancestors()):
        if one.tag in words("pages", "apart_tags") or one.get("hidden") is not None or one.get("aria-hidden") == "true":
            return True
        if "display:none" in (one.get("style") or "").replace(" ", ""):
            return True
        if one.tag in ("body", "html", "main", "article"):
            continue
        name = f"{one.get('class') or ''} {one.get('id') or ''} {one.get('role') or ''}"
        if {part.lower() for part in _NAME_PARTS.findall(name[:300])} & words("pages", "apart"):
            return True
    return False
