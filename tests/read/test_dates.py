"""Publication dates: as precise as the words, None where they settle none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.read.dates import normalise


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2016-09-20", "2016-09-20"),
        ("2016-9-5", "2016-09-05"),
        ("20160920", "2016-09-20"),
        ("2016/09/20", "2016-09-20"),
        ("2016-09", "2016-09"),
        ("2016", "2016"),
        ("September 2016", "2016-09"),
        ("2016-09-20T10:00:00Z", "2016-09-20T10:00:00Z"),
        ("20160920T100000Z", "2016-09-20T10:00:00Z"),
        ("2016-09-20T10:00:00.123+0200", "2016-09-20T10:00:00+02:00"),
        ("2016-09-20T10:00:00-05:30", "2016-09-20T10:00:00-05:30"),
        ("2016-09-20 10:00", "2016-09-20T10:00:00"),
        ("Sept. 20, 2016", "2016-09-20"),
        ("Tuesday, September 20, 2016", "2016-09-20"),
        ("20 September 2016", "2016-09-20"),
        ("20th of September 2016", "2016-09-20"),
        ("Published: 20-Sep-2016", "2016-09-20"),
        ("20 September 2016 (updated)", "2016-09-20"),
        ("Tue, 20 Sep 2016 10:00:00 GMT", "2016-09-20T10:00:00Z"),
        ("Sep 20, 2016 / 10:05 PM EDT", "2016-09-20T22:05:00-04:00"),
        ("20.9.2016", "2016-09-20"),
        ("09/20/2016", "2016-09-20"),
        ("04/04/2016", "2016-04-04"),
        ("1474365600", "2016-09-20T10:00:00Z"),
        ("1474365600000", "2016-09-20T10:00:00Z"),
    ],
)
def test_common_forms(words: str, value: str) -> None:
    assert normalise(words) == (value, None)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("03/04/2016", "two ways"),
        ("3.4.2016", "two ways"),
        ("yesterday", "could not be read"),
        ("20 Sept 16", "could not be read"),
        ("2016-02-30", "calendar"),
        ("2016-09-20T25:00", "calendar"),
        ("0001-01-01T00:00:00Z", "no year"),
        ("9999999999999", "could not be read"),
        ("x" * 500, "could not be read"),
    ],
)
def test_what_settles_no_date_is_none_with_a_note(words: str, why: str) -> None:
    value, note = normalise(words)
    assert value is None
    assert note is not None
    assert why in note


@pytest.mark.parametrize("words", [None, "", "  \n"])
def test_nothing_said_needs_no_note(words: str | None) -> None:
    assert normalise(words) == (None, None)


def test_an_unknown_zone_is_left_out_with_a_note() -> None:
    value, note = normalise("20 September 2016 10:00 XST")
    assert value == "2016-09-20T10:00:00"
    assert note is not None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789-/.:, TZapmSeptemberOctober+GMT", max_size=40))
def test_never_fails_and_gives_one_of_value_and_note(words: str) -> None:
    value, note = normalise(words)
    assert value is None or value[:4].isdigit()
    assert (value or note) if words.strip() else not value
