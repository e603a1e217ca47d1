"""Words are found again exactly, or by one unique quote, or not at all: never moved by a guess."""

import pytest

from build import article, span
from twosource.model import Span
from twosource.store.anchors import Unplaced, anchor_of, find_quote, find_words

TEXT = "The ferry sank on Monday. Five people were killed, police said. Five people were killed in May too."


def placed(words: str, spans: list[Span]) -> Span | Unplaced:
    return find_words(anchor_of(article(TEXT), span(TEXT, words)), spans, TEXT)


def test_the_very_span_is_found() -> None:
    there = span(TEXT, "Five people were killed")
    assert placed("Five people were killed", [span(TEXT, "The ferry sank"), there]) == there


def test_marks_and_blanks_at_the_edges_are_no_other_words() -> None:
    cut = span(TEXT, "Five people were killed, ")
    assert placed("Five people were killed", [cut]) == cut


@pytest.mark.parametrize("cut", ["people were killed", "Five people were killed, police said", "Five people"])
def test_another_cut_is_another_statement(cut: str) -> None:
    assert isinstance(placed("Five people were killed", [span(TEXT, cut)]), Unplaced)


def test_the_same_words_elsewhere_in_the_article_are_not_meant() -> None:
    assert isinstance(placed("Five people were killed", [span(TEXT, "Five people were killed", 1)]), Unplaced)


def test_two_cuts_with_the_same_words_are_ambiguous() -> None:
    cuts = [span(TEXT, " Five people were killed"), span(TEXT, "Five people were killed,")]
    found = placed("Five people were killed", cuts)
    assert isinstance(found, Unplaced)
    assert "more than one" in found.reason


def test_a_text_that_does_not_say_what_was_kept_is_told() -> None:
    kept = anchor_of(article(TEXT), Span(0, 9))
    found = find_words(kept, [Span(0, 9)], "A bridge fell.")
    assert isinstance(found, Unplaced)
    assert "changed" in found.reason


@pytest.mark.parametrize(
    ("newer", "found"),
    [
        ("Update. The ferry  sank on Monday, it is said.", "The ferry  sank"),
        ("The ferry sanked on Monday.", None),
        ("A bridge fell.", None),
    ],
)
def test_a_newer_version_has_the_quote_once_or_not(newer: str, found: str | None) -> None:
    place = find_quote(anchor_of(article(TEXT), span(TEXT, "The ferry sank")), newer)
    assert place == span(newer, found) if found else isinstance(place, Unplaced)


def test_of_several_places_the_words_around_tell_which_or_none_is_taken() -> None:
    kept = anchor_of(article(TEXT), span(TEXT, "Five people were killed", 1))
    assert find_quote(kept, TEXT) == span(TEXT, "Five people were killed", 1)
    assert isinstance(find_quote(kept, TEXT.replace("in May too", "in June")), Unplaced)
