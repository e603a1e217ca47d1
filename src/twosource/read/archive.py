"""A ZIP archive -> the files in it, unpacked in memory only, within limits."""

import io
import stat
import zipfile
from collections.abc import Callable
from typing import IO

from twosource.model import Skipped
from twosource.read.document import NOTHING_SAID, Unreadable
from twosource.read.files import TABLE_LARGEST, File, Listing, attach_metadata, is_metadata
from twosource.read.walk import is_hidden, printable

ENTRIES_MOST = 20_000
# Text packs about four to one, pages of markup ten, and what packs a thousand to one is made to harm.
UNPACKED_LARGEST = 2_000_000_000  # bytes of all entries together, as the archive's own list tells
RATIO_LARGEST = 200
RATIO_FROM = 1_000_000  # bytes of one entry unpacked; below, the ratio says nothing
WHOLE_RATIO_FROM = 20_000_000  # bytes of all entries: many small ones may be packed to harm as one large one is
STEP = 4_096  # bytes asked for at once: of some packings zipfile unpacks all that it has read at once


def read_archive(name: str, data: bytes) -> Listing:
    """The entries as files named `container/entry`, with their metadata.csv, and those that are left out.

    Nothing is written to disk, so no entry can land elsewhere; one whose name tries to is left out.
    """
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
    kept: dict[str, zipfile.ZipInfo] = {}
    skipped: list[Skipped] = []
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if path.endswith("/") or (is_hidden(path.removeprefix("./")) and ".." not in path.split("/")):
            continue
        reason = _refusal(entry, path) or ("a second entry of this name" if path in kept else None)
        if reason:
            skipped.append(Skipped(_shown(name, path), reason))
        else:
            kept[path] = entry
    loaders = {path: _loader(archive, entry) for path, entry in kept.items()}
    fields, problems = attach_metadata(
        sorted(kept), lambda path: loaders[path](TABLE_LARGEST), lambda path: _shown(name, path)
    )
    files = tuple(
        File(_shown(name, path), loaders[path], fields.get(path, NOTHING_SAID))
        for path in sorted(kept)
        if not is_metadata(path)
    )
    if not files and not skipped:
        raise Unreadable("holds no files")
    return Listing(files, (*skipped, *problems))


def _refusal(entry: zipfile.ZipInfo, path: str) -> str | None:
    if not path.strip("./ "):
        return "has no name"
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":":
        return "its name leads out of the archive"
    if entry.flag_bits & 1:
        return "encrypted"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, not a file"
    if entry.file_size > RATIO_FROM and entry.file_size > RATIO_LARGEST * max(entry.compress_size, 1):
        return f"packed {entry.file_size // max(entry.compress_size, 1):,} to one, which no report is"
    return None


def _loader(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[int], bytes]:
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
        if len(data) > limit:
            raise Unreadable(f"is larger than {limit // 1_000_000} MB, which no news report of this kind is")
        return data

    return load


def _in_steps(file: IO[bytes], most: int) -> bytes:
    data = bytearray()
    while len(data) < most and (more := file.read(STEP)):
        data += more
    return bytes(data)


def _shown(container: str, path: str) -> str:
    return f"{container}/{printable(path.removeprefix('./'))}"
