"""A small valid file -> damaged ones, the same for the same seed: bytes, lines, numbers, nesting, archives."""

import gzip
import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence

# What parsers trip over: ends and beginnings of what they look for, characters no text has, numbers too large.
TOKENS: tuple[bytes, ...] = (
    b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n" * 300, b"\x1b[2J", b"\x80", b"\xe9", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", "\u202e\u200b\u2028“”’—…".encode(), "日本語".encode("shift_jis"), "\U0001f600ſİ𝔅".encode(),
    b"\\ud800", b"\\u0000", b"\\", b'"', b"'", b'""""', b",", b";;;;", b"\t", b":", b"---\n", b"]]>", b"<!--",
    b"-->", b"<script>", b"<![CDATA[", b"&#0;", b"&#x110000;", b"&lol;", b"charset=utf-7", b"charset=big5",
    b"<base href=//x>", b"%PDF-1.7\n", b"endstream", b"endobj", b"/Length -1", b"/Kids [2 0 R]", b"xref\n0 9\n",
    b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"null", b"true", b"{}", b"[]", b'{"text": 5}', b"NaN", b"1e999",
    b"-1", b"9" * 400, b"2016-02-30T99:99", b"0000", b" " * 600, b"word " * 400, b"x" * 3000,
    b"file,outlet,published\n", b"http://[::1", b"javascript:1", b"../../",
    b"Content-Type: text/html; charset=x\r\n\r\n",
)  # fmt: skip
OPENERS: tuple[bytes, ...] = (
    b"[", b'{"a":', b'{"text":[', b"<div>", b"<p><b>", b"(", b"<<", b"> ", b'"', b"<a><table>",
)  # fmt: skip
DEPTHS = (3, 60, 300, 5_000)
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
NUMBERS = (b"0", b"-1", b"4294967296", b"99999999999999999999", b"1e308", b"65535")

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def mutant(samples: Sequence[bytes], which: int, seed: str) -> bytes:
    """The sample number `which`, damaged once to four times as the seed says."""
    chance = random.Random(seed)
    data = samples[which]
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        data = _deeper(chance, data, samples)
    return data


def _deeper(chance: random.Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    """Damaged outside, or inside where it is packed: else nothing would get past the checksum."""
    if chance.random() < 0.7:
        try:
            if zipfile.is_zipfile(io.BytesIO(data)):
                return _in_archive(chance, data, samples)
            if data[:2] == b"\x1f\x8b":
                return gzip.compress(_once(chance, gzip.decompress(data), samples), mtime=0)
        except Exception:  # damaged already: what it holds can't be taken out, in one of many ways
            return _once(chance, data, samples)
    return _once(chance, data, samples)


def _once(chance: random.Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    return chance.choice(MUTATIONS)(chance, data, samples)


def _in_archive(chance: random.Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w") as new,
        warnings.catch_warnings(action="ignore"),  # of a second entry of one name
    ):
        entries = old.infolist()
        touched = chance.randrange(len(entries)) if entries else 0
        for number, entry in enumerate(entries):
            name, held = entry.filename, old.read(entry)
            if number == touched and chance.random() < 0.2:
                first = entries[0].filename
                name = chance.choice((name * 30, "../" + name, "/" + name, "a\x01" + name, first, "x.zip"))
            elif number == touched:
                held = _once(chance, held, samples)
            how = chance.choice(PACKINGS) if chance.random() < 0.3 else entry.compress_type
            new.writestr(zipfile.ZipInfo(name[:60_000] or "x"), held, how)
    return out.getvalue()


def _cut(chance: random.Random, data: bytes) -> tuple[int, int]:
    """A stretch of the data, short more often than long."""
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(len(data) ** chance.random()))


def _flip(chance: random.Random, data: bytes, _samples: Sequence[bytes]) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 20)) if out else 0):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _delete(chance: random.Random, data: bytes, _samples: Sequence[bytes]) -> bytes:
    start, end = _cut(chance, data)
    return data[:start] + data[end:]


def _truncate(chance: random.Random, data: bytes, _samples: Sequence[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _repeat(chance: random.Random, data: bytes, _samples: Sequence[bytes]) -> bytes:
    start, end = _cut(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 5, 40)) + data[end:]


def _swap(chance: random.Random, data: bytes, _samples: Sequence[bytes]) -> bytes:
    (a, b), (c, d) = sorted((_cut(chance, data), _cut(chance, data)))
    return data if b > c else data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _insert(chance: random.Random, data: bytes, _samples: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(TOKENS) + data[at:]


def _nest(chance: random.Random, data: bytes, _samples: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(OPENERS) * chance.choice(DEPTHS) + data[at:]


def _renumber(chance: random.Random, data: bytes, _samples: Sequence[bytes]) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + chance.choice(NUMBERS) + data[one.end() :]


def _splice(chance: random.Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    other = chance.choice(samples)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _noise(chance: random.Random, data: bytes, _samples: Sequence[bytes]) -> bytes:
    start, end = _cut(chance, data)
    return data[:start] + chance.randbytes(chance.choice((4, 200))) + data[end:]


def _lines(chance: random.Random, data: bytes, _samples: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    _flip, _delete, _truncate, _repeat, _swap, _insert, _insert, _nest, _renumber, _splice, _noise, _lines
)  # fmt: skip
