"""Values of a table -> what a cell of a spreadsheet may hold, and no spreadsheet takes for a formula."""

import unicodedata
from datetime import datetime

from twosource.render import wording
from twosource.render.desk.sheets import Cell

LONGEST = 32_767  # UTF-16 units that a cell of Excel holds
NO_DATE = datetime(1980, 1, 1)  # the day a file says it is of, the first a zip file can hold: same input, same bytes
BETWEEN = "; "
# What begins a formula, or is passed over before one: OWASP, "CSV Injection" (owasp.org/www-community/attacks).
STARTS = frozenset("=+-@\t\r\n")


def text_of(cell: Cell) -> str | None:
    """The text of the cell as an XML file and a screen can hold it, at most `LONGEST` long; None where it has none."""
    if isinstance(cell, tuple):
        cell = BETWEEN.join(map(wording.one_line, cell))
    return fitted(wording.showable(cell)) if isinstance(cell, str) and cell else None


def is_risky(text: str) -> bool:
    """True where a spreadsheet could take the text for a formula: also after blanks, also in full-width signs."""
    return text[:1] in STARTS or unicodedata.normalize("NFKC", text.lstrip()[:1])[:1] in STARTS


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it could be taken for a formula."""
    return f"'{text}" if is_risky(text) else text


def fitted(text: str) -> str:
    """The text cut, with an ellipsis, to what a cell holds."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
