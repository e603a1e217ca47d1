"""What an expression of time tells, and how two stand to each other where a draft has no date."""

import pytest

from build import analysis, span
from twosource.check.sides import Sentence
from twosource.check.times import Told, told
from twosource.model import Span, Time


def sentence(text: str) -> Sentence:
    of = analysis(text)
    return Sentence(of, 0, range(len(of.tokens)), Span(0, len(text)), (), (), (), (), (), {}, {}, frozenset())


def of(words: str, kind: str, value: str | None) -> Told:
    text = f"It was {words}."
    return told(Time(span(text, words), kind, value), sentence(text))  # type: ignore[arg-type]


def test_a_weekday_is_compared_with_the_weekday_of_a_day() -> None:
    monday = of("Monday", "DATE", "2017-05-22")
    assert of("on Monday night", "TIME", "XXXX-WXX-1TNI").meets(monday)
    assert of("Wednesday", "DATE", "XXXX-WXX-3").excludes(monday)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("2016", "DATE", "2016"), ("2014", "DATE", "2014")),
        (("May 5", "DATE", "XXXX-05-05"), ("May 3", "DATE", "2014-05-03")),
        (("nine months", "DURATION", "P9M"), ("six months", "DURATION", "P6M")),
        (("last month", "DATE", None), ("last week", "DATE", None)),
    ],
)
def test_another_date_or_length_excludes(one: tuple[str, str, str], two: tuple[str, str, str]) -> None:
    assert of(*one).excludes(of(*two))
    assert not of(*one).meets(of(*two))


def test_lengths_of_other_units_and_vague_words_exclude_nothing() -> None:
    assert not of("two days", "DURATION", "P2D").excludes(of("two hours", "DURATION", "PT2H"))
    assert not of("some months", "DURATION", "PXM").known
    assert of("that night", "TIME", None).meets(of("that night", "TIME", None))
