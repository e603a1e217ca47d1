"""What pairs of articles came to when they were last compared, kept for as long as the program does not change."""

import hashlib
from typing import cast

from twosource.align import NOTHING_KEPT, Kept, pack, unpack
from twosource.store.file import CaseFile


def kept_pairs(case: CaseFile, fingerprint: str) -> Kept:
    """What is kept of this program; nothing where it is of another one, or damaged: then it is made again."""
    found = case.rows("SELECT digest, pairs FROM compared WHERE fingerprint = ?", (fingerprint,))
    if not found:
        return NOTHING_KEPT
    told, data = cast("tuple[str, bytes]", found[0])
    return (unpack(data) if _pairs_digest(data) == told else None) or NOTHING_KEPT


def keep_pairs(case: CaseFile, kept: Kept, fingerprint: str) -> None:
    """Keeps it in the place of what was kept before."""
    data = pack(kept)
    with case.writing():
        case.put("DELETE FROM compared")
        case.put(
            "INSERT INTO compared (fingerprint, digest, pairs) VALUES (?, ?, ?)",
            (fingerprint, _pairs_digest(data), data),
        )


def drop_pairs(case: CaseFile) -> None:
    """Keeps nothing: the next comparison is made from the articles alone."""
    with case.writing():
        case.put("DELETE FROM compared")


def pairs_fault(case: CaseFile) -> str | None:
    """What is wrong with what is kept, in one line; None where it is whole, or nothing is kept."""
    for told, data in cast("list[tuple[str, bytes]]", case.rows("SELECT digest, pairs FROM compared")):
        if _pairs_digest(data) != told or unpack(data) is None:
            return "kept pairs: are not what was kept; drop them with --drop-pairs, they are made again"
    return None


def _pairs_digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
