"""shifts: what one report doubts and another states in a clause of its own; of two statements a link holds together."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

import build
from twosource.dossier.certainty import find_shifts
from twosource.model import Claims, Link, Place, Point, PointId, because
from twosource.view import View, open_view

FEARED = """
The DET 2 det
guards NOUN 3 nsubj NNS guard
{verb} VERB 0 root VBD {lemma}
{what} NOUN 3 obj NNS {one}
in ADP 6 case
may NOUN 3 obl NN may
"""
POSSIBLE = """
Possible ADJ 2 amod JJ possible
leaks NOUN 0 root NNS leak
in ADP 5 case
the DET 5 det
dam NOUN 2 nmod NN dam
"""
SAID = """
The DET 2 det
dam NOUN 4 nsubj NN dam
reportedly ADV 4 advmod RB reportedly
{verb} VERB 0 root {tag} {lemma}
water NOUN 4 obj NN water
"""
STATED = """
The DET 2 det
{who} NOUN 3 nsubj NN {who}
{verb} VERB 0 root VBD {lemma}
{what} NOUN 3 obj NN {one}
"""
CLOSING = """
closing VERB 0 root VBG close
{what} NOUN 1 obj NN {one}
"""


def _stated(who: str, verb: str, lemma: str, what: str, one: str) -> str:
    return STATED.format(who=who, verb=verb, lemma=lemma, what=what, one=one)


def _feared(verb: str, lemma: str, what: str, one: str) -> str:
    return FEARED.format(verb=verb, lemma=lemma, what=what, one=one)


def _report(name: str, conllu: str, subject: str, hedge: str) -> Claims:
    text = build.text_of(conllu)
    of = build.analysis(build.article(text, name=name), build.reading_from_conllu(conllu))
    claim = build.claim(
        of,
        text,
        hedges=(build.span(text, hedge),) if hedge else (),
        subject=build.span(text, subject) if subject else None,
    )
    return build.claims_of(of, [claim])


def _shifts(weaker: tuple[str, str, str], stronger: tuple[str, str], *, score: float = 0.8) -> int:
    """How many shifts there are from the weaker (its tree, subject and hedge) to the stronger."""
    reports = _report("a", *weaker), _report("b", *stronger, "")
    view = open_view(reports, ())
    return len(find_shifts(view, [_point(view, "p", reports, score=score)]))


def _point(view: View, name: str, reports: Sequence[Claims], *, score: float = 0.8) -> Point:
    """A point of the first claims of two reports."""
    a, b = (report.claims[0] for report in reports)
    link = Link(a.id, b.id, "agree", score, (), because("single"))
    place = Place(a.article, a.span)
    statements = tuple(view.statement(c.id) for c in (a, b))
    return Point(PointId(name), "It", place, "agree", statements, (link,), (), (1, 2), because("single"), 2.0)


FEAR_OF_LEAKS = (_feared("feared", "fear", "leaks", "leak"), "The guards", "feared")


@pytest.mark.parametrize(
    ("stronger", "subject", "shifts"),
    [
        (_stated("clerk", "found", "find", "leaks", "leak"), "The clerk", 1),
        (_stated("clerk", "found", "find", "fences", "fence"), "The clerk", 0),  # another thing
        (_stated("clerk", "saw", "see", "guards", "guard"), "The clerk", 0),  # who fears it is not what is feared
        (_stated("leak", "closed", "close", "roads", "road"), "The leak", 0),  # its subject is told, not stated
        (_stated("leak", "closed", "close", "roads", "road"), "", 1),
        (CLOSING.format(what="leaks", one="leak"), "", 0),  # no clause of its own
    ],
)
def test_what_stands_behind_a_verb_of_doubt_is_doubted(stronger: str, subject: str, shifts: int) -> None:
    assert _shifts(FEAR_OF_LEAKS, (stronger, subject)) == shifts


@pytest.mark.parametrize(
    ("stronger", "shifts"),
    [
        (_stated("dam", "leaked", "leak", "water", "water"), 1),  # the word that the whole statement is about
        (_stated("clerk", "found", "find", "leaks", "leak"), 0),  # stated in passing
        (_stated("clerk", "left", "leave", "town", "town"), 0),
    ],
)
def test_a_statement_about_a_doubted_noun_is_answered_by_that_very_predicate(stronger: str, shifts: int) -> None:
    assert _shifts((POSSIBLE, "", "Possible"), (stronger, "")) == shifts


@pytest.mark.parametrize(
    ("verb", "lemma", "stronger", "shifts"),
    [
        ("spilled", "spill", _stated("dam", "spilled", "spill", "water", "water"), 1),
        ("spilled", "spill", _stated("dam", "lost", "lose", "water", "water"), 0),
        ("took", "take", _stated("dam", "lost", "lose", "water", "water"), 1),  # "took" says nothing alone
        ("took", "take", _stated("dam", "took", "take", "time", "time"), 0),
    ],
)
def test_what_an_adverb_doubts_is_its_verb(verb: str, lemma: str, stronger: str, shifts: int) -> None:
    weaker = SAID.format(verb=verb, lemma=lemma, tag="VBD")
    assert _shifts((weaker, "The dam", "reportedly"), (stronger, "The dam")) == shifts


def test_two_that_are_only_alike_are_no_shift() -> None:
    stronger = (_stated("clerk", "found", "find", "leaks", "leak"), "The clerk")
    assert [_shifts(FEAR_OF_LEAKS, stronger, score=score) for score in (0.69, 0.7)] == [0, 1]


def test_what_is_surely_one_matter_comes_before_what_may_be_and_is_not_told_again() -> None:
    leaked = _stated("clerk", "found", "find", "leaks", "leak")
    reports = [_report(n, *FEAR_OF_LEAKS) for n in "ac"] + [_report(n, leaked, "The clerk", "") for n in "bd"]
    view = open_view(reports, ())
    first, second = _point(view, "first", reports[::2]), _point(view, "second", reports[1::2])
    for points in ([first, replace(second, firm=(0, 1))], [replace(second, firm=(0, 1)), first]):
        assert [shift.point for shift in find_shifts(view, points)] == ["second"]
    assert [shift.point for shift in find_shifts(view, [first, second])] == ["first"]
