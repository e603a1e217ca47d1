"""Files -> what they gave: each behind a border, so that no file takes another with it, and all within one limit."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from twosource.engine import Failed, Map, serial
from twosource.model import Skipped
from twosource.read.document import Document, Unreadable
from twosource.read.files import File, loaded
from twosource.read.kinds import PIPED_LARGEST, Asked, Begun, Found, is_simple, read_file

log = logging.getLogger(__name__)

# Characters of all texts together: 30,000 reports of usual length, which are compared in a day. Kept, they take as
# many bytes (four times as many in scripts other than Latin).
TEXTS_MOST = 200_000_000
FULL = f"not kept: all reports together may have {TEXTS_MOST:,} characters, and those before it have them; give fewer"
LOST_MOST = 5  # files inside one container that may each end a process before the container is given up

Tell = Callable[[str], None]


@dataclass(slots=True)
class Gathered:
    """What the files have given so far; equal texts are one object."""

    documents: list[Document] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    size: int = 0

    def shared(self, document: Document) -> Document | None:
        """The document with its text kept once; None where there is no room for it."""
        if document.text not in self.texts:
            if self.size + len(document.text) > TEXTS_MOST:
                return None
            self.size += len(document.text)
        return replace(document, text=self.texts.setdefault(document.text, document.text))


@dataclass(frozen=True, slots=True)
class _Part:
    """A file to read, and how."""

    file: File
    asked: Asked


@dataclass(frozen=True, slots=True)
class _Finished:
    """The end of what one part gave."""

    part: str


def gather(files: Sequence[File], *, piped: Sequence[str], ocr: bool, apart: Map, tell: Tell) -> Gathered:
    """Documents and skipped inputs of all files; `piped` names those from standard input.

    What needs the parser of somebody else is read by `apart`, plain text in this process.
    """
    gathered = Gathered()
    near: list[_Part] = []
    far: list[_Part] = []
    for file in files:
        if file.name in piped:
            try:
                far.append(_Part(loaded(file, PIPED_LARGEST), Asked(piped=True)))
            except Unreadable as problem:
                gathered.skipped.append(Skipped(file.name, str(problem)))
                tell(file.name)
        else:
            (near if is_simple(file) else far).append(_Part(file, Asked(ocr=ocr)))
    _reading_round(near, serial, gathered, tell)
    while far:
        far = _reading_round(far, apart, gathered, tell)
    return gathered


def _reading_round(parts: Sequence[_Part], run: Map, gathered: Gathered, tell: Tell) -> list[_Part]:
    """Reads the parts; given back are the containers to read again without the file that ended the process."""
    again: list[_Part] = []
    found: list[Document | Skipped] = []
    name = ""
    for one in run(_read_part, parts):
        if isinstance(one, Begun):
            name = one.name
        elif isinstance(one, Document):
            kept = gathered.shared(one)
            found.append(kept or Skipped(name, FULL))
        elif isinstance(one, Skipped):
            found.append(one)
        elif isinstance(one, Failed) and isinstance(one.item, str):
            log.info("reading %s: %s\n%s", one.item, one.reason, one.trace)
            found.append(Skipped(one.item, one.reason))
        elif isinstance(one, Failed):
            part = cast(_Part, one.item)
            log.info("reading %s: %s\n%s", name, one.reason, one.trace)
            known = part.asked.without
            if name not in ("", part.file.name) and len(known) < LOST_MOST:
                again.append(replace(part, asked=replace(part.asked, without={**known, name: one.reason})))
            else:
                found.append(Skipped(part.file.name, one.reason))
                _keep(gathered, found, part.file.name, tell)
            found, name = [], ""
        else:
            _keep(gathered, found, one.part, tell)
            found, name = [], ""
    return again


def _keep(gathered: Gathered, found: Sequence[Document | Skipped], name: str, tell: Tell) -> None:
    gathered.documents.extend(one for one in found if isinstance(one, Document))
    left = [one for one in found if isinstance(one, Skipped)]
    gathered.skipped.extend(one for one in left if one.reason != FULL)
    if any(one.reason == FULL for one in left):  # one line a container: its other reports have no room either
        gathered.skipped.append(Skipped(name, FULL))
    tell(name)


def _read_part(part: _Part) -> Iterator[Found | _Finished]:
    yield from read_file(part.file, part.asked)
    yield _Finished(part.file.name)
