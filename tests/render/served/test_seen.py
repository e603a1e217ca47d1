"""A case as the pages see it: statements found at their places, and what was decided since the comparison."""

from dataclasses import replace

import pytest

from render.served.shown import entry_of, judged, point_at, seen, several
from twosource.errors import InputError
from twosource.model import Place, Span
from twosource.render.served.addresses import place_key, point_address, read_span, statement_address
from twosource.render.served.seen import decided_since, with_versions


def test_a_place_leads_to_the_point_of_its_statement() -> None:
    of = seen()
    for point in of.dossier.points:
        for statement in point.statements:
            found = point_at(of, statement.article, statement.span)
            assert found is not None
            assert statement.claim in {s.claim for s in found.statements}


def test_a_place_a_little_off_leads_to_the_statement_it_overlaps_most() -> None:
    of = seen()
    statement = several(of).statements[0]
    nearly = Span(statement.span.start + 3, statement.span.end + 1)
    assert of.at(statement.article, nearly) == Place(statement.article, statement.span)


def test_a_place_in_a_former_version_leads_to_its_words_in_the_newer_one() -> None:
    of = seen()
    statement = several(of).statements[0]
    now = of.case.articles[statement.article]
    old = replace(now, id="old", text=f"Corrected later. {now.text}")
    moved = with_versions(of, {"old": (now.id,)}, {"old": old})
    there = Span(statement.span.start + 17, statement.span.end + 17)
    assert moved.at(old.id, there) == Place(statement.article, statement.span)
    assert of.at(old.id, there) is None


def test_what_was_decided_since_stands_at_its_point_and_waits() -> None:
    of = seen()
    after = decided_since(of, (entry_of(judged(several(of))),), "later")
    [entry] = after.waiting
    assert entry.points == (several(of).id,)
    assert after.of_point[several(of).id] == (entry,)
    assert after.state == "later"


def test_what_was_taken_back_stands_nowhere() -> None:
    of = seen()
    after = decided_since(of, (entry_of(judged(several(of)), undone_by=2),), "later")
    assert after.of_point == {}
    assert after.waiting == ()
    assert len(after.entries) == 1


def test_addresses_are_of_places_and_read_back() -> None:
    of = seen()
    point = several(of)
    address = point_address(point)
    article, span = address.split("/")[2:]
    assert point_at(of, article, read_span(span)) == point
    assert place_key(Place("ab", Span(1, 5))) == "ab:1-5"  # type: ignore[arg-type]
    assert statement_address(Place("a/b", Span(1, 5))) == "/point/a%2Fb/1-5"  # type: ignore[arg-type]


@pytest.mark.parametrize("odd", ["", "5", "-", "5-5", "7-3", "a-b", "1-99999999999999999", "１-２"])
def test_an_odd_place_is_told(odd: str) -> None:
    with pytest.raises(InputError, match="is no place"):
        read_span(odd)
