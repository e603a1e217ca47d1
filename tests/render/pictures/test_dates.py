"""The timeline as a picture: in true order, uncertain days as bars, a disagreement about a day joined."""

from dataclasses import replace

from render.sample import dossier
from twosource.model import Dossier, Link, Moment, because
from twosource.render.case import open_case
from twosource.render.pictures import dates
from twosource.render.pictures.dates import LEFT, RIGHT, calendar


def told(*moments: tuple[str | None, str | None]) -> Dossier:
    """The sample with those moments, each told by one statement of the first point of three articles."""
    whole = dossier()
    of = whole.points[2].statements
    made = (Moment(a, b, "then", (whole.points[2].id,), (of[n % 3],)) for n, (a, b) in enumerate(moments))
    return replace(whole, timeline=tuple(made))


def test_days_are_dots_and_uncertain_days_bars_in_true_order() -> None:
    made = calendar(open_case(told(("2031-05-01", "2031-05-01"), ("2031-05-01", "2031-05-31"), ("2041-05-05", None))))
    assert made
    first, second, third = made.rows
    assert (first.words, second.words, third.words) == ("1 May 2031", "May 2031", "from 5 May 2041")
    assert (first.one_day, second.one_day, third.one_day) == (True, False, False)
    assert LEFT == first.low == second.low < second.high < third.low == RIGHT
    assert (third.open_low, third.open_high) == (False, True)
    assert second.high - second.low > (third.low - second.high) / 4  # ten years do not press a month into a dot


def test_an_open_beginning_points_back() -> None:
    made = calendar(open_case(told((None, "2031-05-01"), ("2031-05-02", "2031-05-02"))))
    assert made
    assert made.rows[0].open_low
    assert made.rows[0].low < made.rows[0].high


def test_one_moment_is_no_picture_and_what_is_no_day_is_left_out() -> None:
    assert calendar(open_case(told(("2031-05-01", None)))) is None
    assert calendar(open_case(told(("2031-05-01", None), ("soon", None), (None, None)))) is None


def test_articles_that_disagree_about_a_day_are_joined() -> None:
    whole = told(("2031-05-05", "2031-05-05"), ("2031-05-07", "2031-05-07"))
    closed = whole.points[2]
    a, b = closed.statements[:2]
    link = Link(a.claim, b.claim, "conflict", 0.9, (), because("same"), "time")
    points = (*whole.points[:2], replace(closed, links=(link,)), *whole.points[3:])
    made = calendar(open_case(replace(whole, points=points)))
    assert made
    assert [(one.number, one.ident, one.told) for one in made.disputed] == [(3, "p-closed", "5 May 2031 or 7 May 2031")]


def test_of_many_moments_those_that_most_articles_tell_are_drawn(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(dates, "ROWS", 2)
    made = calendar(open_case(told(*((f"2031-05-0{n}", f"2031-05-0{n}") for n in (1, 2, 3)))))
    assert made
    assert (len(made.rows), made.left) == (2, 1)
