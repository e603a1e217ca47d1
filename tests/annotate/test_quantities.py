"""Quantities: what is found, with which bounds, and what is left alone."""

import pytest

from twosource.annotate.quantities import find_quantities
from twosource.model import Quantity, Tokens

NO_TOKENS = Tokens(*([()] * 8))


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, NO_TOKENS, ())


def brief(text: str) -> list[tuple[float | None, float | None, str, str | None]]:
    return [(q.low, q.high, q.comparator, q.unit) for q in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 340,000 crates", (340000, None, "more_than", None)),
        ("at least 62 crates", (62, None, "at_least", None)),
        ("over 335,000 crates", (335000, None, "more_than", None)),
        ("up to 40 crates", (None, 40, "at_most", None)),
        ("no fewer than 12 crates", (12, None, "at_least", None)),
        ("fewer than 12 crates", (None, 12, "less_than", None)),
        ("nearly 12 crates", (12, 12, "approx", None)),
        ("30 crates or more", (30, 30, "exact", None)),
        ("30 or more crates", (30, None, "at_least", None)),
        ("between $10 million to $15 million", (10e6, 15e6, "range", "dollar")),
        ("10-15 crates", (10, 15, "range", None)),
        ("from 4.8 to 4.7 percent", (4.7, 4.8, "range", "percent")),
        ("two crates", (2, 2, "exact", None)),
        ("half of the crates", (0.5, 0.5, "exact", None)),
        ("a third of the crates", (1 / 3, 1 / 3, "exact", None)),
        ("one in five crates", (0.2, 0.2, "exact", None)),
        ("$1.2bn", (1.2e9, 1.2e9, "exact", "dollar")),
        ("5 per cent", (5, 5, "exact", "percent")),
        ("at 20C", (20, 20, "exact", "celsius")),
        ("he is 6 feet 2", (6 + 2 / 12, 6 + 2 / 12, "exact", "foot")),
        ("a five-year-old pony", (5, 5, "exact", "year")),
    ],
)
def test_bounds_and_units(text: str, expected: tuple[float | None, float | None, str, str | None]) -> None:
    assert brief(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "the gang MS-13",
        "a Boeing 737 landed",
        "one of the most loved songs",
        "no one came",
        "they know one another",
        "a couple came",
        "on Sept. 11",
        "in 1987",
        "at 14:30",
        "see page 3",
        "call 555-0123",
        "they won 4-3",
        "version 2.5.1",
        "the 3rd time",
        "World War II",
        "live at 12 Old Mill Road",
    ],
)
def test_a_number_that_names_is_no_quantity(text: str) -> None:
    assert brief(text) == []
