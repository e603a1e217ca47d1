"""events: two reports are kin by rare names, or by a name, near days and what they say, in large folders too."""

from dataclasses import replace
from itertools import combinations

import pytest

import build
from twosource.align.actors import find_actors
from twosource.align.events import SURE, Events
from twosource.align.table import build as build_table
from twosource.model import Claims, Mention, Time

MANY = 24


def _events(links_of: tuple[int, ...], *, place: str = "Tarnhead", sentences: int = 2) -> Events:
    """MANY reports that all name the place, each linked by two claims to those so many places after it."""
    articles = []
    for n in range(MANY):
        text = " ".join(f"Boat {n} {k} sank at Tarnhead." for k in range(sentences))
        analysis = build.analysis(
            build.article(text, name=f"{n:02d}.txt"),
            mentions=(Mention(build.span(text, place), "GPE", entity=0),) if place else (),
        )
        articles.append(
            build.claims_of(analysis, [analysis.tokens.span(a, b - 1) for a, b in analysis.tokens.sentences])
        )
    actors = find_actors(articles)
    table = build_table(articles, actors, ())
    links = {
        (one * sentences + k, two * sentences + k): SURE
        for one, two in combinations(range(MANY), 2)
        if two - one in links_of
        for k in range(sentences)
    }
    # a headline is linked with what stands below it
    within = {(n * sentences + k, n * sentences + k + 1): SURE for n in range(MANY) for k in range(sentences - 1)}
    return Events(table, actors, links | within)


def test_reports_that_say_the_same_of_a_place_that_all_name_are_kin() -> None:
    events = _events((1,))
    assert events.are_kin(0, 1)
    assert not events.are_kin(0, 2)


def test_a_name_that_all_share_alone_makes_nothing_kin() -> None:
    assert not _events(()).kin()
    assert not _events((1,), sentences=1).kin()  # one likeness


def test_likeness_without_a_common_name_makes_nothing_kin() -> None:
    assert not _events((1,), place="").kin()


def test_those_with_most_of_their_kin_in_common_are_kin() -> None:
    """A claim is compared with the nearest few: in a large folder on one event most pairs of reports are not."""
    events = _events((1, 2, 3, 4))
    assert events.are_kin(0, 5)
    assert events.are_kin(0, 8)
    assert not _events((1, 2)).are_kin(0, 4)  # of two a side


def _told(place: str, when: tuple[str, str, str], published: str) -> Claims:
    """Somebody told in a report that two died at a place on some days: their words, the first and the last."""
    words, first, last = when
    text = f"Two died at {place} {words}."
    analysis = build.analysis(
        replace(build.article(text, name=f"{place}.txt"), published=published),
        mentions=(Mention(build.span(text, place), "GPE", entity=0),),
        times=(Time(build.span(text, words), "DATE", first, None, None, first, last),),
    )
    return build.claims_of(analysis, [f"Two died at {place} {words}"])


@pytest.mark.parametrize(("month", "apart"), [("2020-03", False), ("2020-01", True)])
def test_what_is_told_of_long_ago_is_of_the_event_of_those_days(month: str, apart: bool) -> None:
    then = _told("Orrowby", ("then", f"{month}-01", f"{month}-29"), "2021-02-01")
    now = _told("Tarnhead", ("Monday", "2020-03-09", "2020-03-09"), "2020-03-10")
    actors = find_actors([then, now])
    table = build_table([then, now], actors, ())
    events = Events(table, actors, {})
    assert events.apart(events.occasion(table.rows[0]), events.occasion(table.rows[1])) == apart


def test_a_report_is_no_kin_of_itself() -> None:
    events = _events((1,), sentences=3)
    assert all(one != two for one, two in events.kin())
