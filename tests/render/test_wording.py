"""Codes become plain words; texts become safe to show."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import analysis, article, attribution, claim, claims_of, span
from render.sample import evening, morning, weekly
from twosource.model import Comparator, Dossier, Quantity, Span, Statement, Time
from twosource.render import wording
from twosource.render.case import open_case


@pytest.mark.parametrize(
    ("low", "high", "comparator", "unit", "words"),
    [
        (340000, None, "more_than", None, "more than 340,000 people"),
        (10, 15, "range", "dollar", "10 to 15 dollars people"),
        (None, 5, "at_most", "percent", "at most 5 percent people"),
        (1, 1, "exact", "inch", "1 inch people"),
        (6, 6, "approx", "foot", "about 6 feet people"),
        (2.5, 2.5, "exact", "mile per hour", "2.5 miles per hour people"),
        (None, None, "exact", None, "unknown people"),
    ],
)
def test_amounts(low: float | None, high: float | None, comparator: Comparator, unit: str | None, words: str) -> None:
    assert wording.amount(Quantity(Span(0, 1), low, high, comparator, None, unit, "people")) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2031-05-05", "2031-05-05", "2031-05-05"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-02-01", "2031-02-28", "2031-02"),
        ("2032-02-01", "2032-02-28", "2032-02-01 to 2032-02-28"),
        ("2031-04-01", "2031-04-30", "2031-04"),
        ("2031-05-01", "2031-05-30", "2031-05-01 to 2031-05-30"),
        (None, "2031-05-05", "2031-05-05 or earlier"),
        ("2031-05-05", None, "2031-05-05 or later"),
        (None, None, "date not settled"),
    ],
)
def test_ranges_of_days(earliest: str | None, latest: str | None, words: str) -> None:
    assert wording.when(earliest, latest) == words


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("DURATION", "PT11M", "11 minutes"),
        ("DURATION", "P1Y6M", "1 year 6 months"),
        ("DURATION", "PXW", "some weeks"),
        ("SET", "P1W", "every 1 week"),
        ("DURATION", "P??", "P??"),
        ("DATE", "PRESENT_REF", "date not settled"),
        ("DATE", None, "date not settled"),
        ("TIME", "XXXX-XX-XXT18:00", "18:00, date not settled"),
    ],
)
def test_times_that_are_no_days(kind: str, value: str | None, words: str) -> None:
    assert wording.time_value(Time(Span(0, 1), kind, value)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://paper.example/a?b=c", True),
        ("http://paper.example", True),
        ("HTTPS://paper.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//paper.example/a", False),
        ("https://", False),
        ("https://paper.example/a b", False),
        ("https://paper.example/\x00", False),
        ("http://[bad/", False),
        ("https://paper.example/" + "a" * 3000, False),
        (None, False),
    ],
)
def test_only_web_addresses_are_kept(url: str | None, kept: bool) -> None:
    assert wording.web_address(url) == (url if kept else None)


@settings(max_examples=50)
@given(st.text())
def test_showable_text_keeps_its_length_and_can_be_written(text: str) -> None:
    shown = wording.showable(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")


def held(*, outer: str | None, inner: str | None) -> str:
    """The holder of a statement with an attribution inside another one."""
    text = "Radio Varn reported that the driver said that the road was icy."
    above = attribution(
        (span(text, "Radio Varn"),) if outer else (),
        (span(text, "reported"),),
        (span(text, "the road was icy"),),
        source_label=outer,
    )
    below = attribution(
        (span(text, "the driver"),) if inner else (),
        (span(text, "said"),),
        (span(text, "the road was icy"),),
        source_label=inner,
        parent=above.id,
    )
    read = analysis(article(text), attributions=(above, below))
    made = claims_of(read, [claim(read, "the road was icy", attribution=below.id)])
    one = made.claims[0]
    dossier = Dossier(None, (made,), (), (), (), (), (), (), (), (), ())
    return open_case(dossier).holder(Statement(one.article, one.span, one.id, inner, below.id, "CT+", "+"))


def test_who_says_it_is_told_outwards() -> None:
    assert held(inner="the driver", outer="Radio Varn") == "said by the driver, according to Radio Varn"
    assert held(inner="the driver", outer=None) == "said by the driver"
    assert held(inner="the driver", outer="the driver") == "said by the driver"
    assert held(inner=None, outer="Radio Varn") == "reported, no source named, according to Radio Varn"
    assert held(inner=None, outer=None) == "reported, no source named"
    assert held(inner="she", outer=None) == "said by “she” (not settled who)"


def test_short_words_are_shown_in_their_sentence() -> None:
    pieces = morning(), evening(), weekly()
    case = open_case(Dossier(None, tuple(p.claims for p in pieces), (), (), (), (), (), (), (), (), ()))
    short, long = case.said(pieces[0].statement("Around")), case.said(pieces[0].statement("The notorious"))
    assert (short.before, short.words, short.after) == (
        "",
        "Around 200 people were held up",
        ", according to the office.",
    )
    assert (long.before, long.after) == ("", "")
