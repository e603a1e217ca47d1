"""Addresses kept as files: shortcuts (.url .webloc) and lists. They hold no report, and nothing is fetched."""

import re

from twosource.read.document import Document, Unreadable

SAVE_FIRST = "nothing is fetched; save the page in a browser and give the file"
LABEL_WORDS = 12  # beside an address on its line: a title, a number, a date
LABEL_ALONE = 3  # the same where there are fewer than LIST lines: a short message may end in an address
LIST = 3  # lines
SHARE = 0.75  # of the lines from which on a text is a list of addresses; a report has one among many at most

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def read_shortcut(name: str, data: bytes) -> Document:
    """Nothing: raises Unreadable that says so."""
    found = _ADDRESS.search(data.decode("utf-8", errors="replace"))
    where = f" to {found[0][:80].split('<')[0]}" if found else ""
    raise Unreadable(f"a shortcut{where}; {SAVE_FIRST}")


def refuse_addresses(text: str) -> None:
    """Raises Unreadable where the lines of the text are addresses, each with a few words at most."""
    lines = [line for line in text.split("\n") if any(c.isalnum() for c in line)]
    if not lines or ("://" not in text[:10_000] and "www." not in text[:10_000]):
        return
    most = LABEL_WORDS if len(lines) >= LIST else LABEL_ALONE
    listed = [line for line in lines if _is_address_line(line, most)]
    if listed and len(listed) >= SHARE * len(lines):
        raise Unreadable(f"a list of {len(listed)} address{'es' if len(listed) > 1 else ''}, no report; {SAVE_FIRST}")


def _is_address_line(line: str, most: int) -> bool:
    rest, count = _ADDRESS.subn(" ", line)
    return count > 0 and len(re.findall(r"\w+", rest)) <= most
