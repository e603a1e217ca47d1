"""What decides what is found in one article, as one digest: where it is equal, a kept analysis is still the right one.

It covers the rules (every file of the rooms that `flow.analyse_article` runs through), the data files, the reader, and
the libraries whose numbers the rules rest on. A version number alone would be forgotten when a rule changes. What an
article says of itself (text, title, dates) is not in it: that belongs beside it in the key of whoever keeps analyses.
"""

import hashlib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from twosource.infer import reader_digest

# The rooms and files on the way from an article to its claims, and below it; a test follows the imports.
COVERED = (
    "annotate", "claims", "data", "errors.py", "flow.py", "infer", "lexicon.py", "model", "names", "shipped.py",
    "text.py", "notices.py", "tree.py", "values",
)  # fmt: skip
COMPARING = ("align",)  # beside COVERED, on the way from claims to an alignment
READER = "data/en/reader"  # told by its digest, without reading its networks
LIBRARIES = ("numpy", "onnxruntime")  # another release may round otherwise


@cache
def fingerprint() -> str:
    """16 hexadecimal digits, equal where the same article gives the same analysis. Made once a process.

    From a zip or an install without sources it is made of the files that are there, and so another one than from
    sources: then an analysis is made again, and never one kept that is out of date.
    """
    return fingerprint_of(files("twosource"), (reader_digest(), unicodedata.unidata_version, *map(_release, LIBRARIES)))


@cache
def comparing_fingerprint() -> str:
    """As `fingerprint`, over what compares articles too: where it is equal, what pairs came to is still right."""
    package = files("twosource")
    return fingerprint_of(package, (fingerprint(), *map(_release, LIBRARIES)), COMPARING)


def fingerprint_of(package: Traversable, beside: tuple[str, ...], covered: tuple[str, ...] = COVERED) -> str:
    """The digest of the covered files of a package, their paths and bytes, and of what is given beside them."""
    made = hashlib.sha256("\0".join(beside).encode())
    for path, file in _covered(package, covered):
        content = file.read_bytes()
        made.update(f"\0{path}\0{len(content)}\0".encode())
        made.update(content)
    return made.hexdigest()[:16]


def _covered(package: Traversable, covered: tuple[str, ...]) -> Iterator[tuple[str, Traversable]]:
    """The covered files with their paths, in order of the paths; modules that are only there compiled as well."""
    stems = {name.partition(".")[0] for name in covered}
    for one in sorted(package.iterdir(), key=lambda entry: entry.name):
        if one.name.partition(".")[0] in stems:
            yield from _files(one, one.name)


def _files(entry: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    if entry.is_file():
        yield path, entry
    elif entry.name != "__pycache__" and path != READER:
        for one in sorted(entry.iterdir(), key=lambda inner: inner.name):
            yield from _files(one, f"{path}/{one.name}")


def _release(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:  # of an install without metadata nothing is known
        return library
