"""One point: everything that is said in it, who says it and how surely, what was decided; and its controls."""

from dataclasses import replace
from typing import cast

import msgspec
import pytest

from render.sample import dossier
from render.served.shown import (
    decided,
    entry_of,
    firm_seen,
    html,
    judged,
    page,
    place,
    point_of,
    point_page,
    seen,
    several,
)
from twosource.errors import InputError
from twosource.model import Decided, JudgementKind, Point, Span, Suggestion
from twosource.render.served.addresses import place_key, statement_address
from twosource.render.served.html import page_json
from twosource.render.served.join import Joining
from twosource.render.served.point import PointView
from twosource.render.served.seen import Seen, decided_since, see
from twosource.render.wording import COMPARE, MAY_BE_ONE, PERHAPS


def view(of: Seen, point: Point) -> PointView:
    return cast(PointView, point_page(of, point).record)


def test_every_statement_of_every_point_is_there_with_who_says_it_and_how_surely() -> None:
    of = seen()
    for point in of.dossier.points:
        told = [one.worded for row in view(of, point).rows for one in row.sentences]
        for statement in point.statements:
            said = of.case.said(statement)
            key = place_key(place(point, point.statements.index(statement)))
            found = next(one for one in told if key in {spot.key for spot in one.places})
            words = "".join(piece.text for piece in found.pieces if "claim" in piece.kinds)
            assert statement.span.of(said.report.article.text) in words
            if statement.said_by:
                assert statement.said_by in found.holder
            if statement.factuality != "CT+":
                assert found.surely or any("hedged" in fact or "negated" in fact for fact in found.facts)
            for hedge in said.hedges:
                assert any(hedge in piece.text for piece in found.pieces if "hedge" in piece.kinds)


def test_positions_say_on_what_they_rest() -> None:
    made = view(seen(), point_of(seen(), "differ"))
    assert [row.value for row in made.rows] == ["around 200", "at least 350"]
    assert all(row.rests for row in made.rows)
    assert made.meaning == "worded with another strength, number or scope; both can be true"


def test_the_statement_that_was_asked_for_is_marked() -> None:
    of = seen()
    point = several(of)
    last = place(point, 2)
    article, span = statement_address(last).split("/")[2:]
    made = cast(PointView, page(of, "point", article=article, span=span).record)
    asked = [one for row in made.rows for one in row.sentences if one.asked]
    assert [spot.key for one in asked for spot in one.worded.places] == [place_key(last)]


def test_what_is_not_there_and_what_is_no_place_are_told() -> None:
    with pytest.raises(LookupError, match="No statement of today"):
        page(seen(), "point", article="gone", span="1-5")
    with pytest.raises(InputError, match="is no place"):
        page(seen(), "point", article="gone", span="here")


def test_what_a_person_decided_stands_apart_with_the_way_back() -> None:
    of = seen()
    point = several(of)
    rename = judged(point, "rename", value="The closing", many=1)
    wrong = judged(point, "wrong", number=2, many=1, why="the date is another")
    after = decided(of, rename, wrong)
    made = view(after, point)
    assert made.called == "The closing"
    assert made.head.words == point.label
    assert [(one.number, one.waiting) for one in made.decisions] == [(1, True)]
    first = next(one for row in made.rows for one in row.sentences if one.decisions)
    assert [(one.kind, one.why) for one in first.decisions] == [("wrong", "the date is another")]
    shown = html(point_page(after, point))
    assert "so called by hand" in shown
    assert 'action="/undo/1"' in shown
    assert 'action="/undo/2"' in shown


def test_a_decision_that_was_compared_waits_no_more() -> None:
    of = seen()
    point = several(of)
    pin = judged(point, "pin", many=1)
    compared = Decided(pin, "exact", (place(point),), (point.statements[0].claim,), points=(point.id,))
    after = see("bridge.case", replace(dossier(), decided=(compared,)), (entry_of(pin),))
    made = view(after, point)
    assert made.pinned is not None
    assert not made.waiting
    back = decided_since(after, (entry_of(pin, undone_by=2),), "later")
    assert view(back, point).pinned is None
    assert view(back, point).waiting


def test_a_relation_set_by_a_person_is_shown_as_that() -> None:
    of = seen()
    point = point_of(of, "conflict")
    by_hand = judged(point, "relation", value="conflict")
    waiting = view(decided(of, by_hand), point)
    assert not waiting.by_hand  # what is shown is what was found before
    assert waiting.decisions[0].value == "conflict"
    placed = Decided(by_hand, "exact", (place(point), place(point, 1)), points=(point.id,))
    after = see("bridge.case", replace(dossier(), decided=(placed,)), (entry_of(by_hand),))
    assert view(after, point).by_hand
    assert ">by hand<" in html(point_page(after, point))


def test_every_kind_of_decision_has_a_plain_form() -> None:
    of = seen()
    made = html(point_page(of, point_of(of, "conflict")))
    for kind in ("pin", "hide", "rename", "relation", "checked", "note", "wrong", "apart"):
        assert f'name="kind" value="{kind}"' in made
    assert "/join/" in made
    assert "Copy with citation" in made
    read_only = html(point_page(of, several(of)), writable=False)
    assert 'name="kind"' not in read_only


def test_to_part_offers_all_others_and_not_itself() -> None:
    of = firm_seen(0, 1, name="conflict")
    point = point_of(of, "conflict")
    made = html(point_page(of, point))
    assert made.count(f'name="b" value="{place_key(place(point, 1))}"') == 1
    assert made.count(f'name="b" value="{place_key(place(point, 0))}"') == 1


def test_a_point_that_may_be_several_matters_says_so_before_what_is_said() -> None:
    of = firm_seen(0, 1)
    made = html(point_page(of, point_of(of, "conflict")))
    assert f"{MAY_BE_ONE}." in made
    assert made.index(COMPARE) < made.index("What is said")
    for relation in ("agree", "single"):
        assert MAY_BE_ONE not in html(point_page(of, point_of(of, relation)))
    assert PERHAPS not in made  # none of its statements is surer than another


def test_a_statement_that_is_not_surely_of_the_points_matter_says_so_beside_who_says_it() -> None:
    of = firm_seen(0, 1)
    made = view(of, several(of))
    told = [one for row in made.rows for one in row.sentences]
    assert [({spot.code for spot in one.worded.places}, one.perhaps) for one in told] == [
        ({"A1", "A2"}, False),
        ({"A3"}, True),
    ]
    [row] = made.rows
    assert ([code for code, *_ in row.found], [code for code, *_ in row.perhaps]) == (["A1", "A2"], ["A3"])
    shown = html(point_page(of, several(of)))
    assert shown.count(PERHAPS) == 1
    assert shown.index(PERHAPS) < shown.index("Weekly</bdi></a>, <bdi")
    assert PERHAPS not in html(point_page(firm_seen(0, 1, 2), several(of)))


@pytest.mark.parametrize(("firm", "asked"), [((), ["A3"]), ((0, 1), ["A3"]), ((0, 1, 2), [])])
def test_whether_a_doubtful_statement_is_one_matter_with_the_label_is_asked_beside_it(
    firm: tuple[int, ...], asked: list[str]
) -> None:
    of = firm_seen(*firm)
    point = several(of)
    told = [one for row in view(of, point).rows for one in row.sentences]
    assert [spot.code for one in told if one.open for spot in one.worded.places] == asked
    made = html(point_page(of, point))
    forms = [form for form in made.split("<form ")[1:] if 'class="settle"' in form]
    assert len(forms) == len(asked)
    for form in forms:
        assert f'name="b" value="{place_key(place(point, 0))}"' in form
        assert f'name="a" value="{place_key(place(point, 2))}"' in form
        assert ('value="same"' in form, 'value="apart"' in form) == (True, True)
    assert 'class="settle"' not in html(point_page(of, point), writable=False)


@pytest.mark.parametrize("kind", ["same", "apart"])
def test_what_was_answered_is_not_asked_again_while_it_waits(kind: JudgementKind) -> None:
    of = firm_seen(0, 1)
    point = several(of)
    answer = replace(judged(point, kind, many=3), anchors=judged(point, kind, many=3).anchors[::2])
    after = decided(of, answer)
    assert not any(one.open for row in view(after, point).rows for one in row.sentences)
    assert any(one.perhaps for row in view(after, point).rows for one in row.sentences)


def test_to_join_offers_first_what_a_suggestion_asks() -> None:
    of = seen()
    one, other = several(of), point_of(of, "differ")
    of = seen(suggestions=(Suggestion(one.statements[0].claim, other.statements[0].claim, 0.3, 6),))
    article, span = statement_address(place(one)).split("/")[2:]
    made = cast(Joining, page(of, "join", article=article, span=span).record)
    assert made.offered[0].line.relation == "differ"
    assert made.offered[0].because == "may be one matter"
    assert all(offer.line.key != made.key for offer in made.offered)
    sought = cast(Joining, page(of, "join", article=article, span=span, q="bolts").record)
    assert [offer.line.relation for offer in sought.offered] == ["conflict"]
    assert sought.offered[0].choices[0].key == sought.offered[0].line.key


def test_the_json_is_the_record_of_the_page() -> None:
    of = seen()
    made = point_page(of, point_of(of, "conflict"))
    again = msgspec.json.decode(page_json(made), type=PointView)
    assert again == made.record


def test_a_place_that_overlaps_leads_to_the_point() -> None:
    of = seen()
    point = several(of)
    start, end = place(point).span.start, place(point).span.end
    made = cast(PointView, page(of, "point", article=str(place(point).article), span=f"{start + 2}-{end + 4}").record)
    assert made.asked == place_key(place(point))
    assert Span(start, end) == point.statements[0].span


def test_what_was_hidden_or_is_wrong_says_so_at_its_address() -> None:
    of = seen()
    point = several(of)
    hidden = judged(point, "hide", many=1)
    left = replace(dossier(), points=tuple(p for p in dossier().points if p.id != point.id))
    placed = Decided(hidden, "exact", (place(point),), (point.statements[0].claim,), points=(point.id,))
    after = see("bridge.case", replace(left, decided=(placed,), main=()), (entry_of(hidden),))
    with pytest.raises(LookupError, match="hidden by decision 1 of Ada"):
        point_page(after, point)
