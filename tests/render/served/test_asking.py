"""Suggestions one at a time, the log, and the first page."""

from dataclasses import replace
from typing import cast

import pytest

from render.sample import dossier
from render.served.shown import decided, entry_of, html, judged, page, point_of, seen, several
from twosource.errors import InputError
from twosource.model import (
    Anchor,
    ArticleId,
    Decided,
    Difference,
    Dossier,
    Judgement,
    Place,
    PointChange,
    PointId,
    Suggestion,
)
from twosource.render.brief.lines import brief_lines
from twosource.render.served.addresses import read_span
from twosource.render.served.html import Frame, Progressed, jobs_html, page_html, shipped_file
from twosource.render.served.logged import Logbook
from twosource.render.served.overview import Front
from twosource.render.served.pages import trouble_page
from twosource.render.served.seen import Entry, Seen, decided_since, see
from twosource.render.served.suggestions import Asking


def asked_of() -> Seen:
    """Two open pairs."""
    of = seen()
    closed, bolts, many = several(of), point_of(of, "conflict"), point_of(of, "differ")
    return seen(
        suggestions=(
            Suggestion(closed.statements[0].claim, bolts.statements[1].claim, 0.6, 4),
            Suggestion(closed.statements[1].claim, many.statements[0].claim, 0.4, 1),
        )
    )


def asking(of: Seen, **asked: str) -> Asking:
    return cast(Asking, page(of, "suggestions", **asked).record)


def answered(one: Asking, number: int = 1) -> Judgement:
    """A yes to the pair."""
    anchors = []
    for side in one.sides:
        article, _, span = side.key.partition(":")
        anchors.append(Anchor(ArticleId(article), read_span(span)))
    return Judgement(number, "2031-05-08T10:00:00Z", "Ada", "same", tuple(anchors))


def test_the_likeliest_pair_is_asked_first_with_both_sentences() -> None:
    one = asking(asked_of())
    assert (one.number, one.open, one.answered, one.gain) == (1, 2, 0, 4)
    said = ["".join(piece.text for piece in side.worded.pieces) for side in one.sides]
    assert said[0].startswith("The old bridge at Varn was closed on Monday")
    assert "wrong bolts" in said[1]
    assert one.sides[1].worded.holder  # who says it is never left out


def test_a_pair_is_passed_over_by_its_address() -> None:
    of = asked_of()
    after = asking(of).skip.partition("after=")[2].replace("%3A", ":").replace("%7E", "~")
    one = asking(of, after=after)
    assert (one.number, one.skip) == (2, "")
    assert one.sides != asking(of).sides


def test_an_answer_closes_the_pair_at_once_and_undo_opens_it() -> None:
    of = asked_of()
    first = asking(of)
    after = decided(of, answered(first))
    second = asking(after)
    assert (second.open, second.answered, second.last[0].number) == (1, 1, 1)
    assert second.sides != first.sides
    assert {point for entry in after.waiting for point in entry.points} == {several(of).id, point_of(of, "conflict").id}
    back = decided_since(after, (entry_of(answered(first), undone_by=2),), "last")
    assert asking(back).sides == first.sides


def test_an_answer_that_was_compared_is_asked_again_when_it_is_taken_back() -> None:
    first = asking(asked_of())
    yes = answered(first)
    places = tuple(Place(anchor.article, anchor.span) for anchor in yes.anchors if anchor.span)
    compared = replace(dossier(), decided=(Decided(yes, "exact", places),))
    after = see("bridge.case", compared, (entry_of(yes),))
    assert asking(after).sides == ()
    back = decided_since(after, (entry_of(yes, undone_by=2),), "last")
    assert asking(back).sides == first.sides


def test_each_key_has_its_control() -> None:
    of = decided(asked_of(), answered(asking(asked_of())))
    made = html(page(of, "suggestions"))
    assert all(f'data-key="{key}"' in made for key in "ynsu")


def test_no_pair_is_left() -> None:
    assert asking(seen()).sides == ()
    assert "No open pair is left" in html(page(seen(), "suggestions"))
    with pytest.raises(InputError, match="is no pair"):
        asking(seen(), after="x" * 500)


def test_the_log_has_all_the_newest_first_and_what_lost_its_place_before_it() -> None:
    of = seen()
    point = several(of)
    entries = (
        Entry(1, "2031-05-08T10:00:00Z", "Ada", "added", decision=False),
        entry_of(judged(point, "pin", number=2, many=1), undone_by=3),
        Entry(3, "2031-05-08T10:00:00Z", "Ada", "undo", undoes=2, decision=False),
    )
    after = decided_since(of, entries, "later")
    book = cast(Logbook, page(after, "log").record)
    assert [one.number for one in book.entries] == [3, 2, 1]
    made = html(page(after, "log"))
    assert 'action="/undo/3"' in made  # have it back
    assert 'action="/undo/2"' not in made
    lost = [Entry(4, "2031-05-08T10:00:00Z", "Ada", "wrong", placed="unplaced", reason="its words are gone")]
    told = cast(Logbook, page(decided_since(of, lost, "x"), "log").record)
    assert [one.unplaced for one in told.unplaced] == ["its words are gone"]


def test_the_first_page_says_the_same_in_short_as_the_dossier() -> None:
    of = seen()
    front = cast(Front, page(of, "overview").record)
    told = [f"{line.head}: {''.join(one.text for one in line.parts)}" for line in front.short]
    assert told == [line.text for line in brief_lines(of.case)]
    assert all(
        one.address.startswith(("/point/", "/article/")) for line in front.short for one in line.parts if one.code
    )


def test_an_empty_case_shows_what_to_do_first() -> None:
    empty = see("new.case", Dossier(None, (), (), (), (), (), (), (), (), (), ()))
    made = html(page(empty, "overview"))
    assert "Add the reports" in made
    assert 'type="file"' in made
    for name in ("points", "suggestions", "log"):
        assert "<h1>" in html(page(empty, name))


def test_what_is_new_leads_to_its_point() -> None:
    of = seen()
    point = several(of)
    gone = PointChange(PointId("left"), "Left", "single", gone=True)
    news = Difference("entry 3", ("c.txt",), (), (PointChange(point.id, point.label, "agree", new=True), gone), 0)
    front = cast(Front, page(seen(news=news), "overview").record)
    assert front.news is not None
    assert [(one.sign, bool(one.address)) for one in front.news.changes] == [("new", True), ("gone", False)]


def test_a_script_is_given_the_inner_part_alone() -> None:
    whole, part = (html(page(seen(), "points"), fragment=on) for on in (False, True))
    assert "<html" in whole
    assert "<html" not in part
    assert '<main id="main"' in part
    assert 'hx-swap-oob="true"' in part


def test_work_in_the_background_is_told_and_can_be_cancelled() -> None:
    frame = Frame(
        "a.case", "/", jobs=(Progressed("7", "reading <b>", 3, 12), Progressed("8", "adding", 0, 0, "no room"))
    )
    made = jobs_html(frame)
    assert 'action="/jobs/7/cancel"' in made
    assert "3 of 12" in made
    assert "no room" in made
    assert "<b>" not in made


def test_trouble_is_a_page_too() -> None:
    made = page_html(trouble_page(404, "nothing <there>"), Frame("a.case", "/x"))
    assert "nothing &lt;there&gt;" in made


def test_files_are_known_by_name_alone() -> None:
    assert shipped_file("desk.css").type.startswith("text/css")
    assert b"htmx" in shipped_file("htmx.js").content
    for name in ("", "../style.css", "served.css", "style.css"):
        with pytest.raises(LookupError):
            shipped_file(name)


def test_no_page_has_script_or_style_of_its_own() -> None:
    for name in ("overview", "points", "suggestions", "log"):
        made = html(page(asked_of(), name))
        assert "<style" not in made
        assert " style=" not in made
        assert " onclick=" not in made
        assert made.count("<script") == made.count("<script src=") == 2
