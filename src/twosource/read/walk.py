"""A folder -> the files in it, in order of name; hidden ones are left out, links are followed only where asked."""

import os
import stat
import unicodedata
from pathlib import Path
from typing import NamedTuple

from twosource.model import Skipped

# Followed, links could lead round in circles or out of what the user gave: a file of the system in the dossier.
LINK_TO_FILE = "is a link to a file; give that file itself, or use --follow-links"
LINK_TO_FOLDER = "is a link to a folder; give that folder itself, or use --follow-links"


class Walked(NamedTuple):
    """What a folder holds, as paths relative to it; `name` of what is skipped is empty for the folder itself."""

    names: list[str]  # regular files
    folders: list[str]
    skipped: list[Skipped]


def walk(root: Path, *, follow_links: bool = False) -> Walked:
    """The files under `root`, hidden ones left out; every folder is read once, however many links lead to it."""
    found = Walked([], [], [])
    seen: set[tuple[int, int]] = set()
    folders, linked = [""], list[str]()
    while folders or linked:
        folder = folders.pop() if folders else linked.pop(0)
        try:
            here = (root / folder).stat()
            if (here.st_dev, here.st_ino) in seen:
                found.skipped.append(Skipped(printable(folder), "is a link to a folder that is read already"))
                continue
            seen.add((here.st_dev, here.st_ino))
            with os.scandir(root / folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as problem:
            found.skipped.append(Skipped(printable(folder), why(problem)))
            continue
        found.folders.append(folder)
        for entry in inside:
            if is_hidden(entry.name):
                continue
            name = f"{folder}/{entry.name}" if folder else entry.name
            reason = _sorted_in(entry, name, found.names, linked if entry.is_symlink() else folders, follow_links)
            if reason:
                found.skipped.append(Skipped(printable(name), reason))
    found.names.sort()
    return found


def _sorted_in(
    entry: "os.DirEntry[str]", name: str, names: list[str], folders: list[str], follow_links: bool
) -> str | None:
    """Puts the name where it belongs, or gives the reason why it is skipped."""
    try:
        mode = entry.stat().st_mode
    except FileNotFoundError:
        return "is a link to nothing" if entry.is_symlink() else "no such file or folder"
    except OSError as problem:
        return why(problem)
    link = entry.is_symlink() and not follow_links
    if stat.S_ISREG(mode):
        if link:
            return LINK_TO_FILE
        names.append(name)
    elif stat.S_ISDIR(mode):
        if link:
            return LINK_TO_FOLDER
        folders.append(name)
    else:
        return "is neither a file nor a folder"
    return None


def is_hidden(name: str) -> bool:
    """True where a part of the relative path is hidden or made by an operating system for itself."""
    return any(
        part.startswith((".", "~$")) or part in ("__MACOSX", "Thumbs.db", "desktop.ini") for part in name.split("/")
    )


def printable(name: str) -> str:
    """The name with what can't be written as a backslash and its number: bytes that are no text, control characters."""
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else _name_number(c) for c in name)


def _name_number(c: str) -> str:
    """`\\xff` for an undecodable byte 255, `\\n` for a line end."""
    if "\udc80" <= c <= "\udcff":
        return f"\\x{ord(c) - 0xDC00:02x}"
    return c.encode("unicode_escape").decode("ascii")


def why(problem: Exception) -> str:
    """One plain line for an error of the file system."""
    if isinstance(problem, FileNotFoundError):
        return "no such file or folder"
    if isinstance(problem, PermissionError):
        return "can't be opened: permission denied"
    if isinstance(problem, OSError) and problem.strerror:
        return f"can't be opened: {problem.strerror.lower()}"
    return f"can't be opened: {problem}"
