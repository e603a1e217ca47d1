"""Two claims with lists -> which members both name, and which only one: compared part by part.

"Charged with theft, fraud and extortion" meets "extortion" in another report: the one names more.
"""

from dataclasses import dataclass

from twosource.align.pairs.pair import Pair
from twosource.align.table.row import Row


@dataclass(frozen=True, slots=True)
class Members:
    """The members that both name, as the first writes them, and what either names beside."""

    both: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Member:
    shown: str
    words: frozenset[str]


def compare_lists(pair: Pair) -> Members | None:
    """The members of the lists of both claims, or of the list of one and the words of the other.

    None where neither has a list, or nothing in them is the same. Members are the same where the one's words are among
    the other's: "sex trafficking" and "trafficking".
    """
    one, two = _list_members(pair.a), _list_members(pair.b)
    if not one and not two:
        return None
    if not one or not two:
        listed, other = (one, pair.b) if one else (two, pair.a)
        named = [m for m in listed if m.words <= other.words]
        rest = tuple(m.shown for m in listed if not m.words & other.words)
        if not named or not rest:
            return None
        return Members(tuple(m.shown for m in named), rest if one else (), rest if two else ())
    both = [m for m in one if any(_same_member(m, n) for n in two)]
    if not both:
        return None
    return Members(
        tuple(m.shown for m in both),
        tuple(m.shown for m in one if m not in both and not m.words <= pair.b.words),
        tuple(n.shown for n in two if not any(_same_member(m, n) for m in one) and not n.words <= pair.a.words),
    )


def _list_members(row: Row) -> list[_Member]:
    """The members of the claim's lists that have words of content."""
    tokens, text = row.analysis.tokens, row.analysis.article.text
    lemma = {form: word for word, form in row.written}
    found = []
    for span in row.claim.parts:
        forms = (tokens.span(i, i).of(text) for i in tokens.begun_in(span))
        words = row.words.intersection(lemma[form] for form in forms if form in lemma)
        if words:
            found.append(_Member(" ".join(span.of(text).split()), words))
    return found


def _same_member(one: _Member, two: _Member) -> bool:
    return one.words <= two.words or two.words <= one.words
