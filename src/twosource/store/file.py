"""A case file opened: its connection, its version, and its errors in one line each."""

import os
import sqlite3
import stat
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import cast

from twosource.errors import InputError, StoreError

APPLICATION = 0x32736263  # "2sbc": what makes an SQLite file a case
SUFFIX = ".case"
PATIENCE = 20.0  # seconds that one process waits for another to finish writing; a write takes far less than one
_HEAD = 100  # bytes of an SQLite file's header
_MAGIC = b"SQLite format 3\0"

Value = str | int | float | bytes | None
Values = tuple[Value, ...]


class CaseFile:
    """One case file. A class because it holds the connection; use it in a `with`."""

    def __init__(self, path: str, connection: sqlite3.Connection, *, writable: bool) -> None:
        self.path, self.writable = path, writable
        self._connection = connection
        self._open = True

    def __enter__(self) -> "CaseFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # another thread's, which closed it or ends with it
            self.close()  # of a corpus that is no longer needed

    def close(self) -> None:
        """Ends the connection; a second time nothing happens, also in another thread, which may not even close it."""
        if self._open:
            self._connection.close()
            self._open = False

    def rows(self, query: str, values: Sequence[Value] = ()) -> list[Values]:
        """What a query finds; raises StoreError where the file can't be read."""
        with _file_told(self.path):
            return list(map(tuple, self._connection.execute(query, values).fetchall()))

    def put(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Carries out one statement inside `writing`; given back is the number of the row that it made."""
        with _file_told(self.path):
            return self._connection.execute(statement, values).lastrowid or 0

    def changes(self) -> int:
        """A number that is another one after another connection, of whatever process, has changed the case."""
        return cast(int, self.rows("PRAGMA data_version")[0][0])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Everything inside is recorded, or nothing is. Past it, it outlasts a kill and a power cut."""
        if not self.writable:
            raise StoreError(f"{self.path}: is write-protected; allow it with chmod u+w, or work on a copy")
        with _file_told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk has rolled it back already
                    self._connection.execute("ROLLBACK")
                raise


def is_case(path: str) -> bool:
    """True for a file that says of itself that it is a case, of whatever version."""
    head = _file_head(path)
    return head[:16] == _MAGIC and len(head) == _HEAD and _file_number(head, 68) == APPLICATION


def create_case(path: str) -> CaseFile:
    """A new, empty case, which is there whole or not at all. Raises InputError where something stands there."""
    if os.path.lexists(path):
        raise InputError(f"{path}: is there already; use twosource case add, or choose another name")
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise InputError(f"{path}: there is no folder {folder}; make it first")
    beside = os.path.join(folder, f".twosource-{os.getpid()}-case.part")
    try:
        with _file_told(path):
            connection = _connected(beside, "rwc")
            try:
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                _migrate(connection)
                connection.execute("PRAGMA journal_mode = WAL")
            finally:
                connection.close()
        try:
            os.link(beside, path)  # never over a file that came in between
        except FileExistsError:
            raise InputError(f"{path}: is there already; choose another name") from None
        except OSError:  # a file system without links
            os.rename(beside, path)
    except OSError as error:
        raise StoreError(f"{path}: can't be made ({error.strerror or error}); choose another place") from error
    finally:
        for name in (beside, f"{beside}-wal", f"{beside}-shm", f"{beside}-journal"):
            with suppress(OSError):
                os.unlink(name)
    return open_case(path)


def open_case(path: str) -> CaseFile:
    """The case at the path, brought to the version of this program.

    Raises InputError where there is no case, StoreError where it is of a newer program or can't be read.
    """
    _check_head(path)
    writable = _is_writable(path)
    with _file_told(path):
        connection = _connected(path, "rw" if writable else _protected(path))
        try:
            _check_version(path, connection, writable=writable)
        except BaseException:
            connection.close()
            raise
    return CaseFile(path, connection, writable=writable)


def versions() -> list[tuple[int, str]]:
    """The steps by which a case file came to be as it is, by number."""
    folder = files("twosource.store") / "migrations"
    named = sorted((step.name, step) for step in folder.iterdir() if step.name.endswith(".sql"))
    return [(int(name.partition(".")[0]), step.read_text(encoding="utf-8")) for name, step in named]


def _connected(path: str, mode: str) -> sqlite3.Connection:
    address = f"{Path(os.path.abspath(path)).as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=PATIENCE)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what is confirmed is on the disk
    return connection


def _protected(path: str) -> str:
    """How to open what may not be written: as a file that nobody changes, unless somebody is at it."""
    left = f"{path}-wal"
    return "ro" if os.path.exists(left) and os.path.getsize(left) else "ro&immutable=1"


def _check_version(path: str, connection: sqlite3.Connection, *, writable: bool) -> None:
    known = versions()[-1][0]
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found > known:
        raise StoreError(
            f"{path}: was written by a newer twosource (case version {found}, this one knows {known}); update twosource"
        )
    if found < known:
        if not writable:
            raise StoreError(f"{path}: is of an older twosource and write-protected; allow it with chmod u+w once")
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """Takes the steps that the file has not taken, each whole or not at all; another process may take them too."""
    for number, step in versions():
        connection.execute("BEGIN IMMEDIATE")
        try:
            (found,) = connection.execute("PRAGMA user_version").fetchone()
            if found < number:
                for statement in _file_statements_of(step):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise


def _file_statements_of(script: str) -> Iterator[str]:
    """The statements one by one: `executescript` would end the transaction around them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


# --- what may be wrong ---------------------------------------------------------------------------


def _file_head(path: str) -> bytes:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return b""
        with open(path, "rb") as file:
            return file.read(_HEAD)
    except (OSError, ValueError):
        return b""


def _file_number(head: bytes, at: int) -> int:
    return int(struct.unpack(">I", head[at : at + 4])[0])


def _check_head(path: str) -> None:
    if not path or not os.path.exists(path):
        raise InputError(f"{path or repr(path)}: there is no such case; make it with twosource case new")
    if os.path.isdir(path):
        raise InputError(f"{path}: is a folder, not a case file; give the file that twosource case new made")
    if not is_case(path):
        raise InputError(f"{path}: is not a case file; give the file that twosource case new made")
    head = _file_head(path)
    page = _file_number(head, 16) >> 16
    size = (65536 if page == 1 else page) * _file_number(head, 28)
    has = os.path.getsize(path)
    if has < size and not os.path.exists(f"{path}-wal"):
        raise StoreError(f"{path}: is cut short ({has:,} of {size:,} bytes); take the copy that is whole")


def _is_writable(path: str) -> bool:
    folder = os.path.dirname(os.path.abspath(path))
    return bool(os.stat(path).st_mode & 0o222) and os.access(path, os.W_OK) and os.access(folder, os.W_OK)


@contextmanager
def _file_told(path: str) -> Iterator[None]:
    """Turns an error of SQLite into one line: what, the value, the mend."""
    try:
        yield
    except sqlite3.Error as error:
        said = str(error)
        for sign, words in _TROUBLES:
            if sign in said:
                raise StoreError(f"{path}: {words}") from error
        raise StoreError(f"{path}: {said}; twosource case check tells more") from error


_TROUBLES = (
    ("locked", "another process is writing to it; try again when that is done"),
    ("full", "no room on the disk, and nothing was recorded; make room and do it again"),
    ("readonly", "is write-protected; allow it with chmod u+w, or work on a copy"),
    ("unable to open", "can't be opened; look at its permissions and those of its folder"),
    ("disk I/O", "the disk can't be read or written, and nothing was recorded; make room, or take a copy elsewhere"),
    ("malformed", "is damaged; take the last copy that twosource case check finds right"),
    ("not a database", "is damaged; take the last copy that twosource case check finds right"),
    ("no such module: fts5", "this Python's SQLite has no FTS5, which search needs; use one that has"),
)
