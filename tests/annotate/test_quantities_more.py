"""Quantities: moves to a number, letters for millions, groups with blanks, shares, spoken decimals, what is dialled."""

import pytest

from twosource.annotate.quantities import find_quantities
from twosource.model import Tokens

NO_TOKENS = Tokens(*([()] * 8))
Brief = tuple[float | None, float | None, str, str | None]


def brief(text: str) -> list[Brief]:
    return [(q.low, q.high, q.comparator, q.unit) for q in find_quantities(text, NO_TOKENS, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody spoke.Four others left.", [(4, 4, "exact", None)]),
        ("The toll rose by 12 to 340.", [(12, 12, "exact", None), (340, 340, "exact", None)]),
        ("It fell £20 to £140.", [(20, 20, "exact", "pound sterling"), (140, 140, "exact", "pound sterling")]),
        ("Costs rose 5 to 10 percent.", [(5, 10, "range", "percent")]),
        ("It costs £3-5m.", [(3e6, 5e6, "range", "pound sterling")]),
        ("It costs £3m-5m.", [(3e6, 5e6, "range", "pound sterling")]),
        ("It has 3m users.", [(3e6, 3e6, "exact", None)]),
        ("It has 46m euros.", [(46e6, 46e6, "exact", "euro")]),
        ("It has 3m waves.", [(3, 3, "exact", "metre")]),
        ("It moved 816 000 tonnes.", [(816000, 816000, "exact", "tonne")]),
        ("It moved 12'500 tonnes.", [(12500, 12500, "exact", "tonne")]),
        ("On May 12 300 people came.", [(300, 300, "exact", None)]),
        ("Three in four homes are empty.", [(0.75, 0.75, "exact", None)]),
        ("One person in ten agreed.", [(0.1, 0.1, "exact", None)]),
        ("Two out of five hundred tests failed.", [(0.004, 0.004, "exact", None)]),
        ("It stood at one point one two.", [(1.12, 1.12, "exact", None)]),
        ("It runs a mile and a half along it.", [(1.5, 1.5, "exact", "mile")]),
        ("It runs one and one-half miles.", [(1.5, 1.5, "exact", "mile")]),
        ("It costs 3 dollars 50 cents.", [(3.5, 3.5, "exact", "dollar")]),
        ("Bids topped 3,000 euros.", [(3000, None, "more_than", "euro")]),
        ("Deaths have passed 200.", [(200, None, "more_than", None)]),
        ("It must not exceed 50 tonnes.", [(None, 50, "at_most", "tonne")]),
        ("Children of 12 and under are free.", [(None, 12, "at_most", None)]),
        ("Homes of 200 square metres or over.", [(200, None, "at_least", "square metre")]),
        ("They saw 1500 cases.", [(1500, 1500, "exact", None)]),
        ("Output rose threefold.", [(3, 3, "exact", "time")]),
        ("It cost $320¹ and 40 workers³ left.", [(320, 320, "exact", "dollar"), (40, 40, "exact", None)]),
    ],
)
def test_reads(text: str, expected: list[Brief]) -> None:
    assert brief(text) == [pytest.approx(one) if None not in one else one for one in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Call 020 7946 0958 for help.",
        "Call +44 20 7946 0000 for help.",
        "They called 999 and then 112.",
        "The S&P 500 and the FTSE 100 fell.",
        "Write to PO Box 12, Orsten.",
        "In 1650 ships sailed.",
        "The 2019 results are out.",
    ],
)
def test_what_is_dialled_or_named_counts_nothing(text: str) -> None:
    assert brief(text) == []


def test_a_number_of_attacks_is_no_share() -> None:
    assert [q[0] for q in brief("They killed two in five attacks.")] == [2, 5]
