"""Grounds in words: a text for each rule, and how what stands in its slots is shown."""

from string import Formatter
from typing import get_args

import pytest

from build import article
from twosource.model import Grounds, Place, PointId, Question, Rule, Slot, Span, because
from twosource.render.telling import QUESTIONS, TEXTS, Codes, ask, tell

ONE, TWO = article("Five boats sank at noon.", name="a.txt", outlet="Coast Daily"), article("Six sank.", name="b.txt")
ARTICLES = {one.id: one for one in (ONE, TWO)}
BOATS = Place(ONE.id, Span(0, 10))
CLASH = because("numbers_clash", a="five", b="six")
NOON = because("added_stretches", words=("at noon",))


def test_each_rule_has_a_text() -> None:
    assert list(TEXTS) == list(get_args(Rule))
    assert set(QUESTIONS) == {"period", "counter", "source"}


@pytest.mark.parametrize("rule", get_args(Rule))
def test_a_rule_without_its_slots_is_still_told(rule: Rule) -> None:
    fixed = "".join(before for before, *_ in Formatter().parse(TEXTS[rule]))
    assert tell(Grounds(rule), ARTICLES) == fixed.replace("|", "")


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (because("one_name", name="lind"), "the same name: lind"),
        (because("own_short_form", short="hb", name="Board", article=TWO.id), "hb: Board (b.txt calls it so)"),
        (because("cosine", cosine=0.5), "cosine 0.50"),
        (because("sentences_share", words=()), "the sentences share: nothing"),
        (because("sentences_share", words=("boat", "noon")), "the sentences share: boat, noon"),
        (
            because("later_count", compared=CLASH),
            "The later report has another count: “five” and “six” can not both be the number.",
        ),
        (because("denied", a=BOATS, b=BOATS), "One says so, the other denies it: “Five boats” and “Five boats”."),
        (
            because("lists_differ", both=("fraud",), a=ONE.id, only_a=tuple("vwxyz"), b=TWO.id, only_b=("arson",)),
            "Both name “fraud”; Coast Daily also “v”, “w”, “x”, “y” and more, b.txt “arson”.",
        ),
        (
            because("adds_kinds", article=ONE.id, kinds=("numbers", "times"), added=NOON),
            "Coast Daily adds how many and when: “at noon”.",
        ),
        (
            because(
                "each_adds",
                told=(
                    because("adds_this", article=TWO.id, added=because("added_words", words=("six", "sank"))),
                    because("adds_this", article=ONE.id, added=because("added_words", words=("noon",))),
                ),
            ),
            "b.txt adds: six, sank; Coast Daily adds: noon.",
        ),
        (because("counted_alike", state="dead", a="five", b="six"), "Both count the dead alike: “five” and “six”."),
        (because("perhaps_two_events", told=because("single")), "Perhaps of two events. Only one article says so."),
        (because("holds_most", percent=90), "holds 90 percent of the other's text, and more"),
        (
            because("shift", weaker=ONE.id, how=because("with_hedge", hedge=BOATS), stronger=TWO.id),
            "Coast Daily has it hedged (“Five boats”); b.txt states it as a fact.",
        ),
    ],
)
def test_slots_are_shown_in_their_ways(why: Grounds, told: str) -> None:
    assert tell(why, ARTICLES) == told


def test_who_says_either_stands_in_the_order_of_the_words_and_not_where_both_are_told_alike() -> None:
    one, two = because("tells_itself", article=ONE.id), because("has_from", article=TWO.id, source="Ann  Gray")
    both: dict[str, Slot] = {"voices": (two, one)}
    assert tell(because("same", **both), ARTICLES) == (
        "Both say the same. Coast Daily says so itself, b.txt has it from Ann Gray."
    )
    assert tell(because("same", voices=(one, one)), ARTICLES) == "Both say the same."


def test_codes_stand_for_names_but_not_in_quotes() -> None:
    codes = Codes({"Coast Daily": "A1", "b.txt": "A2"})
    why = because("hedged", article=ONE.id, hedge="Coast Daily", a=BOATS, b=BOATS)
    assert tell(why, ARTICLES, codes=codes).startswith("A1 hedges it (“Coast Daily”)")
    source = because("has_from", article=TWO.id, source="an editor of Coast Daily")
    assert tell(source, ARTICLES, codes=codes) == "A2 has it from an editor of A1"


def test_what_stands_beside_is_not_told_again() -> None:
    denied = because("denied", a=BOATS, b=BOATS)
    assert tell(denied, ARTICLES, beside=("Five boats",)) == "One says so, the other denies it."
    assert tell(denied, ARTICLES, beside=("", "Six boats")) == tell(denied, ARTICLES)
    counted = because("perhaps_two_events", told=because("numbers_exclude", compared=CLASH))
    assert tell(counted, ARTICLES, beside=("five",)) == "Perhaps of two events. The numbers exclude each other."


def test_what_is_left_open_is_asked_in_the_words_of_the_text() -> None:
    assert ask(Question(PointId("p"), "counter", BOATS), ARTICLES) == "No article names who counted “Five boats”."
