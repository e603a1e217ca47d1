"""The points that are asked for: filters, counts of what else there is to ask, search, and what people decided."""

from typing import cast

import pytest

from render.served.shown import decided, firm_seen, html, judged, page, point_of, seen, several
from twosource.errors import InputError
from twosource.model import Suggestion
from twosource.render.served.listing import Facet, LinePoint, PointList
from twosource.render.served.seen import Seen
from twosource.render.served.sought import hit_pieces, typed


def listing(of: Seen, **asked: str) -> PointList:
    return cast(PointList, page(of, "points", **asked).record)


def facet(of: PointList, name: str) -> dict[str, int]:
    found = next((one for one in of.facets if one.name == name), None)
    return {value.value: value.count for value in cast(Facet, found).values}


def line(of: PointList, words: str) -> LinePoint:
    return next(one for one in of.points if words in one.words)


def test_all_points_stand_in_reading_order() -> None:
    of = listing(seen())
    assert [one.relation for one in of.points] == ["conflict", "differ", "agree", "single", "single"]
    assert (of.found, of.all, of.shared) == (5, 5, 3)


def test_a_filter_leaves_its_points_and_the_counts_of_the_others_are_of_what_is_left() -> None:
    of = listing(seen(), relation="conflict")
    assert [one.relation for one in of.points] == ["conflict"]
    assert facet(of, "relation") == {"conflict": 1, "differ": 1, "agree": 1, "single": 2}
    assert facet(of, "certainty") == {"alleged": 1, "denied": 1}


def test_two_filters_both_hold() -> None:
    both = listing(seen(), relation="agree", certainty="denied")
    assert both.points == ()
    assert facet(both, "certainty")["denied"] == 0  # what was chosen is shown, and can be taken back


def test_what_is_surely_one_matter_and_what_may_be_are_asked_for() -> None:
    of = firm_seen(0, 1)
    every = listing(of)
    assert facet(every, "matter") == {"sure": 1, "may": 2}  # what stands in one article is no such question
    assert [one.relation for one in listing(of, matter="sure").points] == ["agree"]
    may = listing(of, matter="may")
    assert [one.relation for one in may.points] == ["conflict", "differ"]
    assert facet(may, "relation") == {"conflict": 1, "differ": 1}
    told = next(one for one in may.facets if one.name == "matter")
    assert (told.title, [(v.words, v.chosen) for v in told.values]) == (
        "One matter?", [("may be one matter", True), ("surely one matter", False)],
    )  # fmt: skip
    assert "One matter: <bdi>may be one matter" in html(page(of, "points", matter="may"))


def test_a_line_says_of_doubtful_points_that_they_may_be_one_matter_and_of_firm_ones_which_articles_may() -> None:
    of = firm_seen(0, 1)
    assert [(one.relation, one.matter, one.codes) for one in listing(of).points] == [
        ("conflict", "may be one matter", "A1 A2"),
        ("differ", "may be one matter", "A1 A2"),
        ("agree", "", "A1 A2, perhaps A3"),
        ("single", "", "A1"),
        ("single", "", "A3"),
    ]
    made = html(page(of, "points"))
    assert made.count('class="doubt">may be one matter<') == 2
    assert "A1 A2, perhaps A3" in made


def test_every_value_leads_where_its_count_says() -> None:
    of = seen()
    assert {"relation", "matter"} <= {one.name for one in listing(of, certainty="certain").facets}
    for one in listing(of, certainty="certain").facets:
        for value in one.values:
            if value.chosen or one.name == "certainty":
                continue
            asked = {"certainty": "certain", one.name: value.value}
            assert listing(of, **asked).found == value.count, (one.name, value)


def test_speaker_outlet_and_article_are_asked_for_by_name() -> None:
    of = seen()
    assert listing(of, speaker="the harbour office").points[0].relation == "agree"
    article = several(of).statements[2].article
    assert {one.relation for one in listing(of, article=str(article)).points} == {"agree", "single"}
    outlet = of.case.by_id[article].outlet
    assert listing(of, outlet=outlet).found == 2


@pytest.mark.parametrize(
    "asked", [{"relation": "odd"}, {"matter": "no"}, {"certainty": "x"}, {"sourcing": ""}, {"undecided": "maybe"}]
)
def test_a_value_that_no_filter_knows_is_told(asked: dict[str, str]) -> None:
    if not any(asked.values()):
        assert listing(seen(), **asked).found == 5  # nothing asked
        return
    with pytest.raises(InputError, match="known are"):
        listing(seen(), **asked)


@pytest.mark.parametrize("number", ["0x1", "-1", "", "१", "9" * 30])
def test_an_odd_page_is_told(number: str) -> None:
    with pytest.raises(InputError, match="is no number"):
        listing(seen(), page=number)


def test_a_page_past_the_last_is_the_last() -> None:
    of = listing(seen(), page="99")
    assert (of.page, of.pages, len(of.points)) == (1, 1, 5)


def test_a_search_finds_beginnings_of_words_and_marks_them() -> None:
    of = listing(seen(), q="CONTRACT bolt")
    [found] = of.points
    assert found.relation == "conflict"
    marked = [words for hit in found.hits for words, on in hit if on]
    assert set(marked) == {"contractor", "bolts"}
    assert "<mark>bolts</mark>" in html(page(seen(), "points", q="bolts"))


def test_words_in_quotation_marks_stand_in_a_row() -> None:
    assert listing(seen(), q='"the wrong bolts"').found == 1
    assert listing(seen(), q='"bolts wrong"').found == 0
    assert listing(seen(), q='"wrong bolt"').found == 0  # whole words


def test_a_search_finds_who_says_it_and_counts_follow() -> None:
    of = listing(seen(), q="harbour office")
    assert facet(of, "relation").get("agree") == 1
    assert of.found == sum(facet(of, "relation").values())


@pytest.mark.parametrize("words", ["", " ", '"', '""', "(", "\\", "%", "ß" * 500, "\x00"])
def test_whatever_is_typed_is_some_query(words: str) -> None:
    listing(seen(), q=words)


def test_the_pieces_of_a_hit_are_the_whole_text() -> None:
    pieces = hit_pieces("Élan and élan-vital", typed("elan"))
    assert "".join(words for words, _ in pieces) == "Élan and élan-vital"
    assert [words for words, on in pieces if on] == ["Élan", "élan"]


def test_a_line_keeps_who_says_it_and_how_surely() -> None:
    of = listing(seen())
    bolts = line(of, "wrong bolts")
    assert "engineer" in bolts.holder
    assert "allegedly" in bolts.surely
    assert [(p.words, p.latest) for p in line(of, "held up").positions] == [
        ("around 200", False),
        ("at least 350", True),
    ]


def test_what_is_pinned_comes_first_at_once() -> None:
    of = seen()
    after = decided(of, judged(several(of), "pin", many=1))
    first = listing(after).points[0]
    assert (first.relation, first.pinned, first.waiting) == ("agree", True, True)


def test_what_is_hidden_is_folded_away_with_the_way_back() -> None:
    of = seen()
    after = decided(of, judged(several(of), "hide", many=1))
    found = listing(after)
    assert "agree" not in [one.relation for one in found.points]
    assert [entry.number for entry in found.hidden] == [1]
    assert 'action="/undo/1"' in html(page(after, "points"))
    wrong = listing(decided(of, judged(several(of), "wrong", many=1, why="another bridge")))
    assert [(entry.number, entry.why) for entry in wrong.wrong] == [(1, "another bridge")]


def test_what_a_person_calls_it_is_shown_as_that_and_found() -> None:
    of = seen()
    after = decided(of, judged(several(of), "rename", value="The closing", many=1))
    named = line(listing(after), "The closing")
    assert (named.named, named.decided) == (True, ())
    assert [one.words for one in listing(after, q="closing").points] == ["The closing"]


def test_undecided_and_decided_are_asked_for() -> None:
    of = seen()
    pair = Suggestion(point_of(of, "conflict").statements[0].claim, several(of).statements[0].claim, 0.4, 6)
    of = seen(suggestions=(pair,))
    assert {one.relation for one in listing(of, undecided="yes").points} == {"conflict", "agree"}
    assert listing(of, undecided="no").found == 0
    after = decided(of, judged(several(of), "checked", many=1))
    assert [one.relation for one in listing(after, undecided="no").points] == ["agree"]


def test_hostile_words_are_text() -> None:
    of = seen()
    after = decided(of, judged(several(of), "rename", value="<script>alert(1)</script>", many=1))
    made = html(page(after, "points", q='"><img src=x onerror=alert(1)>', outlet="<b>"))
    assert "<script>alert" not in made
    assert "<img" not in made
    assert "<b>" not in made
