"""Quantities: what is found, with which bounds, and what is left alone."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import reading_from_conllu
from twosource.annotate.quantities import find_quantities
from twosource.annotate.quantities.numbers import read_number
from twosource.annotate.quantities.pieces import cut
from twosource.model import Quantity, Span, Time, Tokens

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
        ("over a 100 crates", (100, None, "more_than", None)),
        ("517 rushing yards", (517, 517, "exact", "yard")),
    ],
)
def test_bounds_and_units(text: str, expected: tuple[float | None, float | None, str, str | None]) -> None:
    assert brief(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "the gang MS-13",
        "Dial 574-TIPS now",
        "KOIN 6 News said",
        "a .22 rifle",
        "the Gang of Eight met",
        "Three: the pier is old",
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


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The port received 340 empty shipping containers.", "empty shipping containers"),
        ("Half of the orchards were flooded.", "orchards"),
        ("They planted dozens of young apple trees.", "young apple trees"),
        ("The town laid 12 miles of steel pipe.", "steel pipe"),
        ("It hired 2,750 more border agents and clerks.", "border agents"),
        ("One of the storms passed.", "storms"),
        ("Prices rose 5 percent.", None),
    ],
)
def test_counted_is_the_noun_phrase_of_the_text(text: str, counted: str | None) -> None:
    (quantity,) = read(text)
    assert quantity.counted == counted
    assert (quantity.counted_span.of(text) if quantity.counted_span else None) == counted


def test_whole_holds_bound_number_unit_and_counted() -> None:
    text = "They laid well over 12 miles of pipe."
    (quantity,) = read(text)
    assert quantity.span.of(text) == "12 miles"
    assert quantity.whole is not None
    assert quantity.whole.of(text) == "well over 12 miles of pipe"


def test_the_parse_decides_what_is_counted() -> None:
    text = "Two Harbour ferry crews met."
    tree = """
    Two NUM 4 nummod
    Harbour PROPN 3 compound
    ferry NOUN 4 compound
    crews NOUN 5 nsubj NNS
    met VERB 0 root
    . PUNCT 5 punct
    """
    conllu = "\n".join(line.strip() for line in tree.strip().splitlines())
    (quantity,) = find_quantities(text, reading_from_conllu(conllu, text).tokens, ())
    assert quantity.counted == "Harbour ferry crews"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Sales rose 5 percent.", "up"),
        ("Sales fell by a third.", "down"),
        ("Sales were up about 5%.", "up"),
        ("Sales more than doubled.", "up"),
        ("Sales rose to 5 tons.", None),
        ("A rise of 5 percent.", None),
    ],
)
def test_change_is_the_direction_of_the_verb(text: str, change: str | None) -> None:
    (quantity,) = read(text)
    assert quantity.change == change


def test_a_second_unit_in_brackets_keeps_the_bound() -> None:
    assert brief("more than 100 kilometres (62 miles)") == [
        (100, None, "more_than", "kilometre"),
        (62, None, "more_than", "mile"),
    ]


def test_two_numbers_share_the_unit_behind_them() -> None:
    assert brief("eight or nine euros") == [(8, 8, "exact", "euro"), (9, 9, "exact", "euro")]


def test_vague_plurals_know_only_their_order() -> None:
    assert brief("dozens of crates") == [(12, None, "at_least", None)]
    assert brief("tens of thousands of crates") == [(1e4, 1e5, "range", None)]
    assert brief("several hundred crates") == []


def test_ages_are_years() -> None:
    assert brief("Ada Field, 25, won. Her son, 3, slept. Tom, who is 70, sang.") == [
        (25, 25, "exact", "year"),
        (3, 3, "exact", "year"),
        (70, 70, "exact", "year"),
    ]


def test_only_lengths_of_time_inside_time_expressions() -> None:
    text = "on 5 May 40 crates came in three weeks"
    times = (Time(Span(3, 8), "DATE", "XXXX-05-05"), Time(Span(27, 38), "DURATION", "P3W"))
    assert [(q.low, q.unit) for q in find_quantities(text, NO_TOKENS, times)] == [(40, None), (3, "week")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$14.95 a month", "dollar per month"),
        ("60 miles per hour", "mile per hour"),
        ("80 km/h", "kilometre per hour"),
        ("HK$5.4m", "hong kong dollar"),
        ("EUR50m", "euro"),
        ("500 square feet", "square foot"),
        ("$6 billion a year earlier", "dollar"),
        ("four times", "time"),
    ],
)
def test_units_have_one_name(text: str, unit: str) -> None:
    assert [q.unit for q in read(text)] == [unit]


def test_numbers_are_read_as_written() -> None:
    values = {
        "twenty-eight thousand six hundred forty-two": 28642,
        "two and a half": 2.5,
        "half a million": 5e5,
        "3 1/2": 3.5,
        "a dozen": 12,
        "two dozen": 24,
        "nine out of 10": 0.9,
        "1.2 million": 1.2e6,
    }
    for text, value in values.items():
        pieces = cut(text)
        number = read_number(pieces, 0)
        assert number is not None
        assert (number.low, number.past) == (pytest.approx(value), len(pieces)), text


def test_a_number_inside_the_unit_of_another_is_not_counted_twice() -> None:
    assert [q.span for q in read("ONE ONE fEET")] == [Span(0, 12)]


WORDS = re.findall(
    r"\S+|\n",
    "one two - – half a of the dozens thousand million $ 5 10 1,000 3.5 to from between and % percent km 's . , ( ) "
    "/ + in out third quarter feet 12 old year more than over about rose by Jo no page \n ½ ² × ^ doubled",
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " "])), max_size=14).map(
        lambda parts: "".join(word + blank for word, blank in parts)
    ),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_gives_ordered_quantities_with_a_known_end(text: str) -> None:
    past = 0
    for quantity in read(text):
        assert past <= quantity.span.start < quantity.span.end <= len(text)
        past = quantity.span.end
        assert quantity.low is not None or quantity.high is not None
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert quantity.whole is not None
        assert quantity.whole.contains(quantity.span)
        assert any(c.isalnum() for c in quantity.span.of(text))
        if quantity.counted_span is not None:
            assert quantity.counted == quantity.counted_span.of(text)
            assert not quantity.counted_span.overlaps(quantity.span)


@pytest.mark.parametrize(
    "junk", ["1" * 200_000, " " * 200_000, "$" * 20_000, "more than " * 3_000, "x" * 200_000, "1,1" * 2_000]
)
def test_long_junk_is_read_in_linear_time(junk: str) -> None:
    assert len(read(junk)) <= 1


def test_the_dash_of_a_dateline_makes_no_date_of_the_number_behind_it() -> None:
    text = "ORSTEN, March 11 - Seven people were hurt."
    date = Time(Span(8, 16), "DATE", "XXXX-03-11")
    (found,) = find_quantities(text, Tokens((), (), (), (), (), (), (), ()), (date,))
    assert (found.low, found.counted) == (7.0, "people")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Twelve of the dead were passengers.", ["dead"]),
        ("5 dead, 20 injured in the crash", ["dead", "injured"]),
        ("20 injured sailors came", ["injured sailors"]),
        ("one in five sailors", ["sailors"]),
        ("a 1,200-strong crowd", ["crowd"]),
        ("The index rose 64 points to 4,577.", ["points", "points"]),
    ],
)
def test_what_is_counted_in_headlines_and_shares(text: str, counted: list[str]) -> None:
    assert [q.counted for q in read(text)] == counted


def test_a_share_of_a_move_moves_the_same_way() -> None:
    assert [(q.change, q.unit) for q in read("Fares rose 300 points, or 5 percent.")] == [
        ("up", None),
        ("up", "percent"),
    ]
    assert [q.unit for q in read("Fares rose 5 percent to 300.")] == ["percent", None]
