"""A ZIP archive -> the files in it, unpacked in memory only, within limits."""

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from twosource.model import Skipped
from twosource.read.document import NOTHING_SAID, Unreadable
from twosource.read.files import TABLE_LARGEST, File, attach_metadata, is_hidden, is_metadata, within

ENTRIES_MOST = 20_000
# Text packs about four to one, pages of markup ten, and what packs a thousand to one is made to harm.
UNPACKED_LARGEST = 2_000_000_000  # bytes of all entries together, as the archive's own list tells
RATIO_LARGEST = 200
RATIO_FROM = 1_000_000  # bytes unpacked; below, the ratio says nothing

Loader: TypeAlias = Callable[[int], bytes]  # the bytes of one entry; raises Unreadable where there are more than that


def read_archive(name: str, data: bytes) -> Iterator[File | Skipped]:
    """The entries as files named `container/entry`, with their metadata.csv, and those that are left out.

    Nothing is written to disk, so no entry can land elsewhere; one whose name tries to is left out.
    """
    loaders: dict[str, Loader] = {}
    skipped: list[Skipped] = []
    for path, entry in unpacked(data):
        if isinstance(entry, str):
            skipped.append(Skipped(shown(name, path), entry))
        elif path in loaders:
            skipped.append(Skipped(shown(name, path), "a second entry of this name"))
        else:
            loaders[path] = entry
    yield from skipped
    yield from as_files(name, loaders)
    if not loaders and not skipped:
        raise Unreadable("holds no files")


def unpacked(data: bytes) -> Iterator[tuple[str, Loader | str]]:
    """The path of each file of the ZIP archive with what loads it, or with the reason why it is left out."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as problem:
        raise Unreadable(f"no readable ZIP archive: {problem}") from None
    if len(entries) > ENTRIES_MOST:
        raise Unreadable(f"holds {len(entries):,} entries; {ENTRIES_MOST:,} at most are read")
    if sum(entry.file_size for entry in entries) > UNPACKED_LARGEST:
        raise Unreadable(f"unpacks to more than {UNPACKED_LARGEST // 1_000_000:,} MB")
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if not entry.is_dir() and not passed_over(path):
            yield path, _refusal(entry, path) or _loader(archive, entry)


def as_files(name: str, loaders: Mapping[str, Loader]) -> Iterator[File | Skipped]:
    """The entries of a container in order of their paths, with what its metadata.csv say, and what is wrong there."""
    fields, problems = attach_metadata(
        sorted(loaders), lambda path: loaders[path](TABLE_LARGEST), lambda path: shown(name, path)
    )
    yield from problems
    for path in sorted(loaders):
        if not is_metadata(path):
            yield File(shown(name, path), loaders[path], fields.get(path, NOTHING_SAID))


def passed_over(path: str) -> bool:
    """True for what an operating system left in the archive for itself."""
    return is_hidden(path.removeprefix("./")) and ".." not in path.split("/")


def leads_out(path: str) -> bool:
    """True where the path of an entry would land outside the archive's own folder."""
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":"


def _refusal(entry: zipfile.ZipInfo, path: str) -> str | None:
    if leads_out(path):
        return "its name leads out of the archive"
    if entry.flag_bits & 1:
        return "encrypted"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, not a file"
    if entry.file_size > RATIO_FROM and entry.file_size > RATIO_LARGEST * max(entry.compress_size, 1):
        return f"packed {entry.file_size // max(entry.compress_size, 1):,} to one, which no report is"
    return None


def _loader(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Loader:
    def load(limit: int) -> bytes:
        try:
            with archive.open(entry) as file:
                # The size in the list may lie; reading stops at the limit whatever it says.
                data = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as problem:
            raise Unreadable(f"damaged or unsupported packing: {problem}") from None
        return within(data, limit)

    return load


def shown(container: str, path: str) -> str:
    """The name of an entry: `container/path`, in characters that can be written."""
    clean = "".join(c if c.isprintable() else "\ufffd" for c in path.removeprefix("./"))
    return f"{container}/{clean}"
