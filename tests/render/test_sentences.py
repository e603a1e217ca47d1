"""Statements shown in their sentences, explanations with codes, and the timeline in words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import span
from render.sample import EVENING, MORNING, dossier
from twosource.model import Direction, Moment, Place, Placing, Sign, Span, because
from twosource.render import days, overview, tables, wording
from twosource.render.case import open_case
from twosource.render.markdown import markdown
from twosource.render.sentences import lone_sentences, pieces
from twosource.render.webpage import webpage

WORDS = st.text(st.sampled_from("ab .\n\t“”"), max_size=60)


@settings(deadline=None)
@given(WORDS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_the_pieces_joined_are_the_words(text: str, ends: list[tuple[int, int]]) -> None:
    stated = [Span(min(pair), max(pair)) for pair in ends]
    cut = pieces(text, Span(0, len(text)), stated)
    assert "".join("".join(words for words, _ in cut).split()) == "".join(text.split())
    assert all(words for words, _ in cut)


def test_each_lone_sentence_is_told_once_with_its_holder() -> None:
    case = open_case(dossier())
    found = lone_sentences(case, overview.lone_points(case))
    assert [(n, len(of)) for n, of in found.items()] == [(1, 1), (3, 1)]
    [sentence] = found[1]
    assert "".join(words for words, _ in sentence.pieces) == "The notorious crossing is believed to be unsafe."
    assert [held.words for held in sentence.held] == [""]


def test_an_explanation_tells_articles_by_their_codes_but_not_in_quotes() -> None:
    case = open_case(dossier())
    both = [report.article.id for report in case.reports[:2]]
    morning, evening = case.reports[0].article, case.reports[1].article
    quoted = Place(morning.id, span(MORNING, "The old bridge"))
    why = because("hedged", article=morning.id, hedge="Morning Paper", a=quoted, b=quoted)
    assert case.told(why, both).startswith("A1 hedges it (“Morning Paper”), the other does not: “The old bridge”")
    voices = (because("has_from", article=evening.id, source="the Morning Paper"),)
    assert case.told(because("shift", weaker=evening.id, how=voices[0], stronger=morning.id), both) == (
        "A2 has it A2 has it from the A1; A1 states it as a fact."
    )


def test_words_that_stand_beside_are_not_told_again() -> None:
    case = open_case(dossier())
    first, second = (
        Place(case.reports[0].article.id, span(MORNING, words)) for words in ("Around 200", "The contractor")
    )
    denied = because("denied", a=first, b=second)
    whole = "One says so, the other denies it: “Around 200” and “The contractor”."
    assert case.told(denied, ()) == whole
    assert case.told(denied, (), ("Around 200", "The contractor")) == "One says so, the other denies it."
    assert case.told(denied, (), ("Something else",)) == whole
    numbers = because("numbers_differ", compared=because("bounds_meet", a="5", b="6"))
    assert case.told(numbers, (), ("Five fell",)).endswith("“5” and “6” are different bounds that can both be true.")


def test_what_only_adds_detail_is_called_so() -> None:
    assert wording.badge("differ", "detail") == "each adds detail"
    assert [wording.badge("differ", about) for about in ("number", None)] == ["differ", "differ"]
    assert wording.badge("refine", "detail") == wording.RELATIONS["refine"]


def test_the_timeline_tells_the_order_and_what_it_counts_from() -> None:
    made = dossier()
    first, second = made.points[1].statements
    anchor = Place(second.article, span(EVENING, "The old bridge at Varn was closed on Monday"))
    later = Placing(second.claim, "after", Place(second.article, span(EVENING, "said")), anchor)
    thing = Place(first.article, span(MORNING, "the office"))
    named = Placing(first.claim, "at", Place(first.article, span(MORNING, "Monday")), None, thing)
    moments = (
        Moment("2031-05-05", "2031-05-05", "Monday", (), (first,), (named,)),
        Moment(None, None, "said", (), (second,), (later,)),
    )
    changed = replace(made, timeline=moments)
    dated, ordered = days.days(open_case(changed))
    assert (dated.when, dated.events[0].words, dated.events[0].holder) == ("5 May 2031", "the office", "")
    assert (ordered.dated, ordered.events[0].placed) == (
        False,
        "“said”: after “The old bridge at Varn was closed on Monday”",
    )
    for text in (markdown(changed), webpage(changed)):
        assert "No day, only an order" in text


@pytest.mark.parametrize(
    ("known", "told"), [(True, "may come from A1: A1 dated 2031-05-05"), (False, "signs point both ways")]
)
def test_a_shared_passage_tells_who_may_have_had_it_first(known: bool, told: str) -> None:
    made = dossier()
    passage = made.passages[0]
    sign = Sign(passage.a.article, "date", because("dated_first", day="2031-05-05", later="2031-05-06"))
    direction = Direction(passage.a.article if known else None, (sign,))
    case = open_case(replace(made, passages=(replace(passage, direction=direction), made.passages[1])))
    found = {copied.direction for copied in tables.copied(case)}
    assert any(one.startswith(told) for one in found)
    assert "" in found
    assert told in markdown(case.dossier)
