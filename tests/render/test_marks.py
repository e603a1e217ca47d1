"""Marks cut a text into pieces, and lose nothing of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from render.sample import MORNING, morning
from twosource.model import Span
from twosource.render.marks import KINDS, Mark, article_marks, claim_marks, paragraphs, segments

TEXTS = st.text(max_size=80)
SPANS = st.tuples(st.integers(-3, 90), st.integers(-3, 90)).map(lambda ends: Span(*ends))
MARKS = st.lists(st.builds(Mark, SPANS, st.sampled_from(KINDS), st.sampled_from(["", "a note"])), max_size=12)


@settings(max_examples=50)
@given(TEXTS, SPANS, MARKS, st.lists(st.integers(-3, 90), max_size=5))
def test_the_pieces_joined_are_the_text(text: str, span: Span, marks: list[Mark], cuts: list[int]) -> None:
    found = segments(text, span, marks, cuts)
    assert "".join(piece.text for piece in found) == text[max(0, span.start) : max(0, span.end)]
    assert all(piece.text for piece in found)
    assert all(text.startswith(piece.text, piece.start) for piece in found)


@settings(max_examples=50)
@given(TEXTS, MARKS)
def test_a_piece_has_exactly_the_kinds_that_cover_it(text: str, marks: list[Mark]) -> None:
    for piece in segments(text, Span(0, len(text)), marks):
        for at in range(piece.start, piece.start + len(piece.text)):
            assert set(piece.kinds) == {m.kind for m in marks if m.span.start <= at < m.span.end}


def test_a_piece_begins_at_every_cut() -> None:
    assert [piece.text for piece in segments("abcdef", Span(0, 6), [], [2, 4, 99])] == ["ab", "cd", "ef"]


def test_a_claim_is_marked_with_its_source_and_wording() -> None:
    pieces = morning()
    one = pieces.claim("The contractor")
    held = next(a for a in pieces.analysis.attributions if a.id == one.attribution)
    found = segments(MORNING, Span(one.span.start, one.span.end + 30), claim_marks(pieces.analysis, one, held))
    assert {piece.text: piece.kinds for piece in found if piece.kinds} == {
        "The contractor ": ("claim",),
        "allegedly": ("claim", "hedge"),
        " used the wrong bolts": ("claim",),
        "a former engineer": ("source",),
        "said": ("cue",),
    }


def test_an_article_is_marked_with_names_only_not_with_pronouns() -> None:
    pieces = morning()
    marks = article_marks(pieces.analysis, pieces.claims.claims)
    assert [m.span.of(MORNING) for m in marks if m.kind == "name"] == ["Varn"]
    assert {m.kind for m in marks} == {*KINDS} - {"claim", "negation"}


def test_paragraphs_are_the_lines_with_something_in_them() -> None:
    text = "One.\n\n \nTwo.\nThree."
    assert [span.of(text) for span in paragraphs(text)] == ["One.", "Two.", "Three."]
