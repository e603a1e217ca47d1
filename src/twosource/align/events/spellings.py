"""Names of people and places across articles -> where two reports of one event spell one name in two ways.

"Ann Holzwart" and "Ann Holzwert", "his wife Stacy" and "his wife, Stacey" are compared wherever they stand: what their
claims say besides does not matter. All words but one must be the same, and neither article may have the other's
spelling, as a report of two sisters would.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from twosource.align.events import Events
from twosource.align.relation.decision import Decision
from twosource.align.relation.strife import is_slip, is_spelling
from twosource.align.table import Table
from twosource.align.table.row import Row, lemma_of
from twosource.model import Analysis, Span, because
from twosource.text import fold

FULL = 2  # words of a name that can be compared: a single one may be anybody's
KINDS = frozenset({"PER", "GPE", "LOC", "FAC"})
JUNIOR = frozenset({"ii", "iii", "jr", "sr"})
KINSHIP = frozenset({"brother", "daughter", "father", "husband", "mother", "sister", "son", "wife"})
WORD = re.compile(r"\w+")


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
    """Names of some words; of one word ("Ann") with the noun before that says whose relative it is ("his wife Ann")."""
    found: dict[tuple[str, ...], _SpellingsNamed] = {}
    for mention in analysis.mentions:
        if mention.type not in KINDS or mention.form != "name":
            continue
        written = " ".join(mention.span.of(analysis.article.text).split())
        words = tuple(fold(written).split())
        if mention.type == "PER":
            words = tuple(word for word in words if word.strip(".,") not in JUNIOR)[-FULL:]
        if len(words) < FULL and mention.type == "PER":
            words = (*_relative_before(analysis, mention.span), *words)
        held = [row for row in rows if row.claim.span.contains(mention.span)]
        if len(words) >= FULL and words not in found and held:
            shortest = min(held, key=lambda row: (row.claim.span.end - row.claim.span.start, row.number))
            found[words] = _SpellingsNamed(words, written, shortest)
    return found


def _relative_before(analysis: Analysis, name: Span) -> tuple[str, ...]:
    """The noun of kinship right before a name, with or without a comma: "his wife, Ann"."""
    tokens = analysis.tokens
    before = [i for i in range(len(tokens)) if tokens.ends[i] <= name.start][-2:]
    words = [lemma_of(tokens, i) for i in before]
    return tuple(word for word in (w for w in words if w) if word in KINSHIP)[-1:]


def _one_misspelled(a: _SpellingsNamed, b: _SpellingsNamed) -> bool:
    """True where one word of as many is spelled otherwise, and neither article has the other's way."""
    if len(a.words) != len(b.words):
        return False
    unlike = [(x, y) for x, y in zip(a.words, b.words, strict=True) if x != y]
    if len(unlike) != 1:
        return False
    [(x, y)] = unlike
    if not (is_spelling(x, y) or is_slip(x, y)):
        return False
    if not all(any(w[0].isupper() for w in n.written.split() if fold(w) == z) for n, z in ((a, x), (b, y))):
        return False  # "Liberty Avenue", "Seventh and Liberty avenues"
    return y not in _text_words(a.row.analysis.article.text) and x not in _text_words(b.row.analysis.article.text)


@lru_cache(maxsize=1_000)  # each article is set against all its kin
def _text_words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(fold(text)))
