"""A ZIP archive -> the files in it, unpacked in memory only, within limits."""

import io
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import IO, TypeAlias

from twosource.model import Skipped
from twosource.read.document import NOTHING_SAID, Unreadable
from twosource.read.files import TABLE_LARGEST, File, attach_metadata, is_metadata, within
from twosource.read.walk import is_hidden, printable

ENTRIES_MOST = 20_000
# Text packs about four to one, pages of markup ten, and what packs a thousand to one is made to harm.
UNPACKED_LARGEST = 2_000_000_000  # bytes of all entries together, as the archive's own list tells
RATIO_LARGEST = 200
RATIO_FROM = 1_000_000  # bytes of one entry unpacked; below, the ratio says nothing
WHOLE_RATIO_FROM = 20_000_000  # bytes of all entries: many small ones may be packed to harm as one large one is
STEP = 4_096  # bytes asked for at once: of some packings zipfile unpacks all that it has read at once

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
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > UNPACKED_LARGEST:
        raise Unreadable(f"unpacks to more than {UNPACKED_LARGEST // 1_000_000:,} MB")
    if unpacked > WHOLE_RATIO_FROM and unpacked > RATIO_LARGEST * len(data):
        raise Unreadable(f"packed {unpacked // len(data):,} to one, which no reports are")
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if not path.endswith("/") and not passed_over(path):
            yield path, _refusal(entry, path) or _entry_loader(archive, entry)


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
    if not path.strip("./ "):
        return "has no name"
    if leads_out(path):
        return "its name leads out of the archive"
    if entry.flag_bits & 1:
        return "encrypted"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, not a file"
    if entry.file_size > RATIO_FROM and entry.file_size > RATIO_LARGEST * max(entry.compress_size, 1):
        return f"packed {entry.file_size // max(entry.compress_size, 1):,} to one, which no report is"
    return None


def _entry_loader(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Loader:
    def load(limit: int) -> bytes:
        try:
            with archive.open(entry) as file:
                # The size in the list may lie; reading stops behind it, or at the limit.
                most = min(limit, entry.file_size) + 1
                if entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    data = file.read(most)
                else:
                    data = _in_steps(file, most)
        except MemoryError:
            raise
        # A broken archive makes zipfile and what it calls raise whatever they like; one entry is lost and no more.
        except Exception as problem:
            raise Unreadable(f"damaged or unsupported packing: {problem or type(problem).__name__}") from None
        return within(data, limit)

    return load


def _in_steps(file: IO[bytes], most: int) -> bytes:
    data = bytearray()
    while len(data) < most and (more := file.read(STEP)):
        data += more
    return bytes(data)


def shown(container: str, path: str) -> str:
    """The name of an entry: `container/path`, in characters that can be written."""
    return f"{container}/{printable(path.removeprefix('./'))}"
