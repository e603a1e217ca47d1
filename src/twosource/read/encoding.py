"""Bytes -> text, and a note on whatever could not be taken as it stood."""

import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from twosource.read.document import Unreadable

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
)
# Share of control characters past which bytes are taken for something else than text. News text has
# none; a page torn by a broken export has a few in a thousand.
BINARY_SHARE = 0.02
BINARY_FROM = 3  # control characters a short text may have
SAMPLE = 65_536  # bytes the detector is shown
# cp1252 leaves five bytes undefined, and these are what Western newsrooms' high bytes are made of.
WESTERN = re.compile(rb"[\x00-\x7f\x80\x82-\x8c\x8e\x91-\x9c\x9e-\xff]*\Z")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Decoded(NamedTuple):
    """A text and what had to be decided to get it."""

    text: str
    notes: tuple[str, ...]


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of `data` with `\\n` line ends and no byte order mark, and notes; lossless or counted.

    UTF-8 where the bytes are UTF-8; else by byte order mark, by `declared` (what a web page says of
    itself), else detected. Raises Unreadable for bytes that are no text.
    """
    text, notes = _decoded(data, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_binary(data, text)
    return Decoded(text, notes)


def whole(text: str) -> Decoded:
    """`text` without lone surrogates, which no encoding can write; each becomes U+FFFD and is counted."""
    mended, count = _SURROGATE.subn("\ufffd", text)
    return Decoded(mended, (f"{_characters(count)} that stand for nothing were replaced by U+FFFD",) if count else ())


def _decoded(data: bytes, declared: str | None) -> Decoded:
    for mark, name in BOMS:
        if data.startswith(mark):
            note = () if name == "utf-8" else (f"read as {name.upper()} (byte order mark)",)
            return _decoded_replacing(data[len(mark) :], name, note)
    wide = _wide(data)
    if wide:
        return _decoded_replacing(data, wide, (f"read as {wide.upper()} (guessed)",))
    text = _utf8(data)
    if text is not None:
        return Decoded(text, ())
    if declared and _known(declared):
        return _decoded_replacing(data, declared, (f"read as {declared.upper()} (declared in the page)",))
    if _mostly_utf8(data):
        return _decoded_replacing(data, "utf-8", ())
    name = _detect(data)
    return _decoded_replacing(data, name, (f"not UTF-8; read as {name.upper()} (guessed)",))


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decoded_replacing(data: bytes, name: str, notes: tuple[str, ...]) -> Decoded:
    try:
        return Decoded(data.decode(name), notes)
    except UnicodeDecodeError:
        text = data.decode(name, errors="replace")
    # Only Unicode encodings can hold the replacement character themselves.
    count = text.count("\ufffd") - (data.count("\ufffd".encode(name)) if name.startswith("utf") else 0)
    return Decoded(text, (*notes, f"{_characters(count)} not readable as {name.upper()} replaced by U+FFFD"))


def _wide(data: bytes) -> str | None:
    """The name of UTF-16 without a byte order mark: every other byte of Latin text is then NUL."""
    sample = data[: SAMPLE // 2 * 2]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _known(name: str) -> bool:
    """True for an encoding in which bytes can be read one by one, broken ones replaced."""
    try:
        return b"A\xff".decode(name, errors="replace").startswith("A")
    except (LookupError, UnicodeError, ValueError):
        return False


def _mostly_utf8(data: bytes) -> bool:
    """True where well-formed multi-byte characters outnumber the broken bytes: damaged UTF-8."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    right = sum(c > "\x7f" for c in text) - broken
    return right > 2 * broken


def _detect(data: bytes) -> str:
    """The likeliest one-byte or Asian encoding, judged on the lines that are not plain ASCII."""
    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:SAMPLE]
    best = from_bytes(telling).best()
    if best is None:
        return "cp1252" if WESTERN.match(telling) else "latin-1"
    # Short English text with a few curly quotes fits a dozen code pages equally; the Western one is
    # what English newsrooms write, so it wins wherever it says the same or the rest is plain ASCII.
    high = sum(byte > 127 for byte in telling)
    if WESTERN.match(telling) and (high < 0.05 * len(telling) or str(best) == telling.decode("cp1252")):
        return "cp1252"
    return best.encoding


def _refuse_binary(data: bytes, text: str) -> None:
    head = text[:SAMPLE]
    controls = len(_CONTROL.findall(head)) + (0 if b"\xef\xbf\xbd" in data else head.count("\ufffd"))
    for mark, what in MAGIC:
        if data.startswith(mark) and controls:
            raise Unreadable(f"is {what} by its content, not text")
    if controls > BINARY_FROM + BINARY_SHARE * len(head):
        raise Unreadable("holds binary data, not text")


def _characters(count: int) -> str:
    return "1 character" if count == 1 else f"{count:,} characters"
