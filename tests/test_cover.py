"""Many spans asked at once give what each of them, asked alone, would."""

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Span
from twosource.values.cover import Cover

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 9))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_a_cover_overlaps_what_one_of_its_spans_overlaps(spans: list[Span], asked: Span) -> None:
    assert Cover.of(spans).overlaps(asked) == any(span.overlaps(asked) for span in spans)
