"""Full names of people across articles -> where two reports of one event spell one name in two ways.

"Ann Holzwart" and "Ann Holzwert" are compared wherever they stand: what their claims say besides does not matter. One
of the two words must be the same, and neither article may have the other's spelling, as a report of two sisters would.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.align.events import Events
from twosource.align.relation.decision import Decision
from twosource.align.relation.strife import is_spelling
from twosource.align.table import Table
from twosource.align.table.row import Row
from twosource.model import Analysis, because
from twosource.text import fold

FULL = 2  # words of a name that can be compared: a single one may be anybody's


@dataclass(frozen=True, slots=True)
class _SpellingsNamed:
    """A full name as written, and the shortest claim of its first sentence that has it."""

    words: tuple[str, ...]
    written: str
    row: Row


def find_spellings(table: Table, events: Events) -> dict[tuple[int, int], Decision]:
    """The decision for each two rows of reports of one event, the lower number first, that spell a name differently."""
    rows: dict[int, list[Row]] = {}
    for row in table.rows:
        rows.setdefault(row.article, []).append(row)
    named = {n: _names_in(article.analysis, rows.get(n, [])) for n, article in enumerate(table.articles)}
    found: dict[tuple[int, int], Decision] = {}
    for one, two in events.kin():
        for a in named[one].values():
            for b in named[two].values():
                if _one_misspelled(a, b):
                    first, second = sorted((a, b), key=lambda n: n.row.number)
                    why = because("name_spelled", a=first.written, b=second.written)
                    found[first.row.number, second.row.number] = Decision("conflict", why, "name")
    return found


def _names_in(analysis: Analysis, rows: list[Row]) -> Mapping[tuple[str, ...], _SpellingsNamed]:
    found: dict[tuple[str, ...], _SpellingsNamed] = {}
    for mention in analysis.mentions:
        if mention.type != "PER" or mention.form != "name":
            continue
        written = " ".join(mention.span.of(analysis.article.text).split())
        words = tuple(fold(written).split())
        held = [row for row in rows if row.claim.span.contains(mention.span)]
        if len(words) == FULL and words not in found and held:
            shortest = min(held, key=lambda row: (row.claim.span.end - row.claim.span.start, row.number))
            found[words] = _SpellingsNamed(words, written, shortest)
    return found


def _one_misspelled(a: _SpellingsNamed, b: _SpellingsNamed) -> bool:
    same = [x == y for x, y in zip(a.words, b.words, strict=True)]
    if sum(same) != 1:
        return False
    other = same.index(False)
    x, y = a.words[other], b.words[other]
    texts = [fold(n.row.analysis.article.text) for n in (a, b)]
    return is_spelling(x, y) and y not in texts[0] and x not in texts[1]
