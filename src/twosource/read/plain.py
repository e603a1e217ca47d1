"""Plain text and Markdown -> Document."""

import re

from twosource.lexicon import table
from twosource.read.document import NOTHING_SAID, Document, Fields, Unreadable
from twosource.read.encoding import decode
from twosource.read.shortcut import refuse_addresses

HEADLINE_LONGEST = 160  # characters
HEADLINE_WORDS = range(2, 26)
# A first line directly followed by text is a headline only if that text's first line is clearly no
# line of the same hard-wrapped paragraph: those are at most about 100 characters long.
WRAPPED_LONGEST = 110

NUL = "holds NUL characters: binary data or a damaged file, not text"

_FENCE = re.compile(r"---[ \t]*\n")
_FRONT_LINE = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?\Z")


def read_text(name: str, data: bytes) -> Document:
    """The file exactly as it is, with its first line as title where that clearly is a headline.

    Raises Unreadable for what is no report: bytes with NUL characters, a list of addresses.
    """
    text, notes = decode(data)
    if "\0" in text:
        raise Unreadable(NUL)
    refuse_addresses(text)
    return Document(name=name, text=text, fields=Fields(title=headline(text)), notes=notes)


def read_markdown(name: str, data: bytes) -> Document:
    """The file as it is but for front matter, whose known keys become fields and leave the text.

    The block is taken out only if it stands at the very start between `---` lines and gives at least
    one known key; all else of Markdown stays as written.
    """
    text, notes = decode(data)
    if "\0" in text:
        raise Unreadable(NUL)
    refuse_addresses(text)
    fields, text = _front_matter(text)
    first = text.split("\n", 1)[0]
    title = first.lstrip("#").strip().rstrip("#").strip() if re.match(r"#{1,6} ", first) else headline(text)
    return Document(name=name, text=text, fields=fields.or_else(Fields(title=title)), notes=notes)


def headline(text: str) -> str | None:
    """The first line if it clearly is a headline: short, no full stop, set off from the rest; else None."""
    first, _, rest = text.partition("\n")
    line = first.strip()
    if not line or len(line) > HEADLINE_LONGEST or len(line.split()) not in HEADLINE_WORDS:
        return None
    if line[-1] in ".,;:-–—" or line.lower().startswith("by ") or not (line[0].isupper() or not line[0].isalpha()):
        return None
    following = rest.split("\n", 1)[0].strip()
    if not rest.strip() or (following and len(following) <= max(WRAPPED_LONGEST, len(line))):
        return None
    return line


def _front_matter(text: str) -> tuple[Fields, str]:
    if not _FENCE.match(text):
        return NOTHING_SAID, text
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:200], start=1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return NOTHING_SAID, text
    aliases = table("fields")
    found: dict[str, str] = {}
    for line in lines[1:end]:
        match = _FRONT_LINE.match(line.rstrip())
        field = match and next((f for f, names in aliases.items() if match[1].lower().strip() in names), None)
        if match and field and match[2]:
            found.setdefault(field, match[2].strip().strip("\"'"))
    found.pop("text", None)
    if not found:
        return NOTHING_SAID, text
    if "published" in found:
        found["published_from"] = "front matter"
    return Fields(**found), "\n".join(lines[end + 1 :]).lstrip("\n")
