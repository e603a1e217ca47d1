"""Whether a case is whole: the file itself, each text against its digest, each decision against its text."""

import hashlib
from collections.abc import Iterator
from typing import cast

from twosource.store.events import KINDS
from twosource.store.events import log as entries
from twosource.store.file import CaseFile
from twosource.store.pairs import pairs_fault
from twosource.text import digest


def find_faults(case: CaseFile) -> Iterator[str]:
    """What is wrong with the case, a line each; nothing where all is right."""
    yield from (f"the file: {said!s}" for (said,) in case.rows("PRAGMA integrity_check") if said != "ok")
    for table, row, other, _ in case.rows("PRAGMA foreign_key_check"):
        yield f"{table!s} {row!s}: names a row of {other!s} that is not there"
    fault = pairs_fault(case)
    yield from (fault,) if fault else ()
    texts: dict[str, str] = {}
    for ident, sha256, text in cast("list[tuple[str, str, str]]", case.rows("SELECT id, sha256, text FROM article")):
        texts[ident] = text
        if (
            hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256
            or digest("article", text) != ident
        ):
            yield f"article {ident}: its text is not the one that came in"
    for entry in entries(case):
        if entry.kind not in (*KINDS, "added", "undo"):
            yield f"entry {entry.number}: {entry.kind!r} is no kind that this program knows"
        for anchor in entry.judgement.anchors if entry.judgement else ():
            found = texts.get(anchor.article)
            if found is None:
                yield f"entry {entry.number}: its article {anchor.article} is not there"
            elif anchor.span is not None and anchor.span.of(found) != anchor.quote:
                yield f"entry {entry.number}: its words do not stand at {anchor.span.start} of article {anchor.article}"
