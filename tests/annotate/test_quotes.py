"""Quotations by their marks."""

import pytest

from twosource.annotate.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We will go,” she said. “Soon.”", ["We will go,", "Soon."]),
        ('"We will go," she said. "Soon."', ["We will go,", "Soon."]),
        ("''We will go,'' she said.", ["We will go,"]),
        ("‘We’ll go,’ she said.", ["We’ll go,"]),
        ("It's the town's 'last chance', they said.", ["last chance"]),
        ("The river is 5' deep and the voters' list is long.", []),
        ("Nothing here", []),
    ],
)
def test_marks(text: str, inner: list[str]) -> None:
    assert [q.inner.of(text) for q in find_quotes(text)] == inner
    assert all(q.closed for q in find_quotes(text))


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_open() -> None:
    text = "“First part.\n\n“Second part,” he said."
    found = [(q.span.of(text), q.closed) for q in find_quotes(text)]
    assert found == [("“First part.", False), ("“Second part,”", True)]


@pytest.mark.parametrize("junk", ['"', "'", "“", "‘a ", "''", "' x", "”", "a\n"])
def test_long_junk_is_read_to_its_end(junk: str) -> None:
    """A pattern that goes back and forth would not end; how time grows is `bench.linear`."""
    text = junk * (50_000 // len(junk))
    assert all(found.span.contains(found.inner) for found in find_quotes(text))


def test_a_closing_mark_that_begins_a_paragraph_opens_a_quotation() -> None:
    assert [q.inner.of("”We went,” she said.") for q in find_quotes("”We went,” she said.")] == ["We went,"]
