"""passages: copied words are found in both articles at their exact places."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.align.passages import find_passages

SHARED = "the ferry left the northern quay an hour late because fog lay on the strait"
QUOTE = "“We mend what the sea breaks,” she said."


def test_verbatim_words_are_found_in_both() -> None:
    a = build.article(f"Monday. In the report {SHARED}, it said.", name="a")
    b = build.article(f"Nobody was hurt when {SHARED}. Crews waited.", name="b")
    [found] = find_passages([a, b])
    assert found.kind == "verbatim"
    assert found.a.span.of(a.text) == found.b.span.of(b.text) == SHARED


def test_small_changes_make_a_near_copy() -> None:
    a = build.article(SHARED, name="a")
    b = build.article(SHARED.replace("an hour late", "two hours late"), name="b")
    [found] = find_passages([a, b])
    assert found.kind == "near"
    assert found.b.span.of(b.text) == b.text


def test_a_short_quote_in_both_is_the_same_quote() -> None:
    a = build.article(f"Visitors asked. {QUOTE}", name="a")
    b = build.article(f"Ann Gray runs it: {QUOTE}", name="b")
    assert [p.kind for p in find_passages([a, b])] == ["same_quote"]


def test_stock_phrases_are_no_passage() -> None:
    a = build.article("He did not respond to a request for comment.", name="a")
    b = build.article("They did not respond to a letter.", name="b")
    assert find_passages([a, b]) == ()


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(alphabet='ab \n“”"', max_size=120), min_size=2, max_size=3))
def test_spans_lie_in_the_texts(texts: list[str]) -> None:
    articles = [build.article(text + str(n), name=str(n)) for n, text in enumerate(texts)]
    known = {a.id: a.text for a in articles}
    for passage in find_passages(articles):
        for place in (passage.a, passage.b):
            assert 0 <= place.span.start < place.span.end <= len(known[place.article])


def test_long_junk_shares_no_passage() -> None:
    rng = random.Random(1)
    junk = " ".join(rng.choice(["“", '"', "ab", "the", "x" * 50]) + str(rng.randrange(9999)) for _ in range(15_000))
    assert find_passages([build.article(junk, name="a"), build.article(junk[::-1], name="b")]) == ()
