"""A packed file (.gz) and a packed folder (.tar .tgz) -> the files inside, unpacked in memory only, within limits."""

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator

from twosource.model import Skipped
from twosource.read.containers.archive import (
    ENTRIES_MOST,
    RATIO_FROM,
    RATIO_LARGEST,
    Loader,
    as_files,
    leads_out,
    passed_over,
    shown,
)
from twosource.read.document import Unreadable
from twosource.read.files import File, within

TAR_LARGEST = 500_000_000  # bytes of all files together: they are held at once, since a .tgz has no list of them


def read_gzip(name: str, data: bytes) -> Iterator[File]:
    """The one file inside, named like the packed one without its .gz."""
    inner = name.rsplit("/", 1)[-1]
    inner = inner[:-3] if inner.lower().endswith(".gz") else inner

    def load(limit: int) -> bytes:
        most = max(RATIO_FROM, RATIO_LARGEST * len(data))
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                found = file.read(min(limit, most) + 1)
        except (OSError, EOFError, zlib.error) as problem:
            raise Unreadable(f"no readable gzip file: {problem}") from None
        if len(found) > most:
            raise Unreadable(f"packed more than {RATIO_LARGEST} to one, which no report is")
        return within(found, limit)

    yield File(shown(name, inner), load)


def read_tar(name: str, data: bytes) -> Iterator[File | Skipped]:
    """The files inside as `container/entry`, with their metadata.csv, and those that are left out."""
    loaders: dict[str, Loader] = {}
    for path, found in _packed_members(data):
        if isinstance(found, str):
            yield Skipped(shown(name, path), found)
        else:
            loaders[path] = _unpacked_loader(found)
    if not loaders:
        raise Unreadable("holds no files")
    yield from as_files(name, loaders)


def _packed_members(data: bytes) -> Iterator[tuple[str, bytes | str]]:
    """The path of each file with its bytes, or with the reason why it is left out; the later one of a name counts."""
    total = 0
    most = min(TAR_LARGEST, max(RATIO_FROM, RATIO_LARGEST * len(data)))
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r|*") as archive:
            for count, member in enumerate(archive, start=1):
                path = member.name
                total += member.size
                if count > ENTRIES_MOST:
                    raise Unreadable(f"holds more than {ENTRIES_MOST:,} entries")
                if total > most:
                    raise Unreadable(
                        f"unpacks to more than {most // 1_000_000:,} MB, which no collection so packed does"
                    )
                if member.isdir() or passed_over(path):
                    continue
                if leads_out(path):
                    yield path, "its name leads out of the archive"
                elif not member.isreg():
                    yield path, "a link or a device, not a file"
                elif (file := archive.extractfile(member)) is not None:
                    yield path, file.read()
    except (tarfile.TarError, OSError, EOFError, zlib.error, ValueError) as problem:
        raise Unreadable(f"no readable tar archive: {problem}") from None


def _unpacked_loader(data: bytes) -> Loader:
    return lambda limit: within(data, limit)
