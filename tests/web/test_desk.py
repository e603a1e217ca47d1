"""What is decided is in the case at once, shown at once, and compared soon after; others may be at the case too."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.made import analysed, arrivals
from twosource.fingerprints import fingerprint
from twosource.model import JudgementKind
from twosource.render.served.pages import PAGES
from twosource.store.analyses import keep_analysis
from twosource.store.articles import add_arrivals, articles_of
from twosource.store.events import KINDS, in_force, log
from twosource.store.file import open_case
from twosource.store.replay import source_span
from twosource.web.desk import Desk
from web.made import Visitor, add, make_case, until, visited
from web.made import record as json_of

DAY = "The ferry opened"
SAID = "The office said"


def kinds(at: Visitor) -> list[str]:
    with open_case(at.desk.path) as case:
        return [one.kind for one in in_force(case)]


def places(at: Visitor, words: str) -> list[str]:
    """The statements of both reports that have the words."""
    found = []
    for claims in at.desk.articles:
        article = claims.analysis.article
        for claim in claims.claims:
            if words in claim.span.of(article.text):
                found.append(f"{article.id}:{claim.span.start}-{claim.span.end}")
    return found


def forms(at: Visitor) -> dict[JudgementKind, dict[str, str]]:
    """A form of every kind of decision that can be taken of these reports."""
    day, said = places(at, DAY), places(at, SAID)
    article = day[0].partition(":")[0]
    return {
        "same": {"a": day[0], "b": day[1]},
        "apart": {"a": said[0], "b": day[1]},
        "relation": {"a": said[0], "b": said[1], "value": "conflict"},
        "wrong": {"a": said[0], "why": "it was corrected"},
        "note": {"a": article, "value": "call the office"},
        "checked": {"a": day[0]},
        "pin": {"a": said[0]},
        "hide": {"a": said[1]},
        "rename": {"a": day[0], "value": "The opening"},
        "outlet": {"a": article, "value": "Post"},
        "date": {"a": article, "value": "3 November 2026"},
        "title": {"a": article, "value": "A ferry"},
        "language": {"a": article, "value": "EN"},
    }


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in ("actor-same", "actor-apart", "source-same")])
def test_every_kind_of_decision_is_in_the_case_before_the_answer(at: Visitor, kind: JudgementKind) -> None:
    answer = at.post("/decide", {"kind": kind, **forms(at)[kind], "back": "/?x=1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?x=1")
    assert kinds(at) == [kind]
    assert "Recorded as number 2" in at.get("/").text
    assert "Recorded" not in at.get("/").text  # told once


@pytest.fixture
def names(tmp_path: Path) -> Iterator[Visitor]:
    """A desk on three articles with names and sources, each statement resting on a source."""
    path = make_case(tmp_path)
    with open_case(path) as case:
        came = arrivals([1, 2, 3])
        add_arrivals(case, came, at="2026-11-28T09:00:00Z", by="Bo")
        for one in articles_of(case):
            found = analysed(one)
            said = found.analysis.attributions[0].id
            claims = tuple(replace(claim, attribution=said) for claim in found.claims)
            keep_analysis(case, replace(found, claims=claims), fingerprint())
    with visited(path) as visitor:
        yield visitor


@pytest.mark.parametrize("kind", ["actor-same", "actor-apart", "source-same"])
def test_who_is_who_is_decided_by_the_places_of_names(names: Visitor, kind: str) -> None:
    spots = []
    for claims in names.desk.articles[:2]:
        analysis = claims.analysis
        span = source_span(analysis.attributions[0]) if kind == "source-same" else analysis.mentions[0].span
        spots.append(f"{analysis.article.id}:{span.start}-{span.end}")
    answer = names.post("/decide", {"kind": kind, "a": spots[0], "b": spots[1]})
    assert answer.status_code == 303, answer.text
    assert kinds(names) == [kind]
    wrong = names.post("/decide", {"kind": kind, "a": spots[0], "b": f"{spots[1].partition(':')[0]}:0-2"})
    assert wrong.status_code == 400


def test_a_decision_is_shown_at_once_and_then_compared(at: Visitor) -> None:
    before = at.desk.told()
    at.post("/decide", {"kind": "pin", "a": places(at, SAID)[0]})
    assert [entry.kind for entry in at.desk.seen.entries] == ["added", "pin"]
    at.settled()
    assert at.desk.told().compared > before.compared
    assert any(point.pinned for point in at.desk.seen.dossier.points)


def test_a_yes_makes_sure_that_it_is_one_matter(plain: None, reports: Path, tmp_path: Path) -> None:
    (reports / "c.txt").write_text("Rain fell on the hills.\n", encoding="utf-8")
    with visited(make_case(tmp_path, reports)) as at:

        def sure() -> list[str]:
            return [line["codes"] for line in json_of(at.get("/points.json?matter=sure"))["points"]]

        assert sure() == ["A1 A2", "A1 A2"]
        at.post("/decide", {"kind": "same", "a": at.place("Rain"), "b": places(at, DAY)[0]})
        at.settled()
        assert sorted(sure()) == ["A1 A2", "A1–A3"]


def test_a_decision_taken_while_it_is_compared_is_compared_too(at: Visitor) -> None:
    for words in (SAID, DAY):
        at.post("/decide", {"kind": "pin", "a": places(at, words)[0]})
    at.settled()
    assert {one.judgement.number for one in at.desk.seen.dossier.decided} == {2, 3}


def test_what_was_decided_is_taken_back_and_back_again(at: Visitor) -> None:
    at.post("/decide", {"kind": "pin", "a": places(at, SAID)[0]})
    assert at.post("/undo/2").status_code == 303
    assert kinds(at) == []
    assert at.post("/undo/3", {"why": "it was right"}).status_code == 303
    assert kinds(at) == ["pin"]
    answer = at.post("/undo/2000")
    assert answer.status_code == 400
    assert "no entry 2000" in answer.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "nothing"}, "no such kind"),
        ({"kind": "pin", "a": ""}, "no article"),
        ({"kind": "pin", "a": "x:1-2"}, "no article"),
        ({"kind": "pin", "a": "ARTICLE"}, "no place"),
        ({"kind": "pin", "a": "ARTICLE:0-1"}, "nothing stands there"),
        ({"kind": "pin", "a": "ARTICLE:9-2"}, "no place"),
        ({"kind": "pin", "a": "ARTICLE:0-99999999999999999999"}, "no place"),
        ({"kind": "note", "a": "ARTICLE:0-99999"}, "nothing stands there"),
        ({"kind": "note", "a": "ARTICLE", "value": ""}, "says nothing"),
        ({"kind": "note", "a": "ARTICLE", "value": "x" * 20_000}, "shorten it"),
        ({"kind": "pin", "a": "PLACE", "why": "x" * 20_000}, "shorten it"),
        ({"kind": "pin", "a": "PLACE", "name": "x" * 200}, "shorten it"),
        ({"kind": "same", "a": "PLACE"}, "no article"),
        ({"kind": "same", "a": "PLACE", "b": "PLACE"}, "the same words"),
        ({"kind": "date", "a": "ARTICLE", "value": "soon"}, "no day"),
        ({"kind": "language", "a": "ARTICLE", "value": "english"}, "two letters"),
        ({"kind": "relation", "a": "PLACE", "b": "OTHER", "value": "nearly"}, "no such relation"),
    ],
)
def test_what_says_nothing_is_refused_in_one_line(at: Visitor, fields: dict[str, str], told: str) -> None:
    one, two = places(at, DAY)
    for word, stands in (("ARTICLE", one.partition(":")[0]), ("PLACE", one), ("OTHER", two)):
        fields = {key: value.replace(word, stands) for key, value in fields.items()}
    answer = at.post("/decide", fields)
    assert answer.status_code == 400
    assert told in answer.text
    assert kinds(at) == []


def test_a_decision_against_an_earlier_one_is_refused(at: Visitor) -> None:
    one, two = places(at, DAY)
    at.post("/decide", {"kind": "same", "a": one, "b": two})
    answer = at.post("/decide", {"kind": "apart", "a": one, "b": two})
    assert answer.status_code == 400
    assert "decision 2 says otherwise" in answer.text
    assert kinds(at) == ["same"]


def test_a_statement_is_parted_from_several_at_once_or_from_none(at: Visitor) -> None:
    one, others = places(at, DAY)[0], places(at, SAID)
    at.post("/decide", {"kind": "same", "a": one, "b": others[1]})
    assert at.post("/decide", {"kind": "apart", "a": one, "b": others}).status_code == 400  # type: ignore[dict-item]
    assert kinds(at) == ["same"]
    at.post("/undo/2")
    at.post("/decide", {"kind": "apart", "a": one, "b": others})  # type: ignore[dict-item]
    assert kinds(at) == ["apart", "apart"]


def test_two_tabs_that_exclude_each_other(at: Visitor) -> None:
    """Neither page knows of the other; the first stands and the second is told so, before anything is compared."""
    one, two = places(at, DAY)
    at.desk.end()
    assert at.post("/decide", {"kind": "apart", "a": one, "b": two}).status_code == 303
    assert at.post("/decide", {"kind": "same", "a": two, "b": one}).status_code == 400


def test_a_script_gets_the_page_of_the_form_with_the_decision_in_it(at: Visitor) -> None:
    answer = at.post("/decide", {"kind": "pin", "a": places(at, SAID)[0]}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    answer = at.get("/", headers={"HX-Request": "true"})
    assert "Recorded as number 2" in answer.text
    assert "<html" not in answer.text


# --- who decides -------------------------------------------------------------------------------------


def test_the_name_is_asked_once_and_kept(at: Visitor) -> None:
    place = places(at, SAID)[0]
    at.post("/decide", {"kind": "pin", "a": place})
    at.post("/decide", {"kind": "note", "a": place, "value": "one", "name": " Zoë   Ünal "})
    at.post("/decide", {"kind": "note", "a": place, "value": "two"})
    with open_case(at.desk.path) as case:
        assert [entry.by for entry in log(case)] == ["Bo", "Ann", "Zoë Ünal", "Zoë Ünal"]


# --- others at the case --------------------------------------------------------------------------------


def test_what_another_process_adds_and_decides_comes_to_the_desk(at: Visitor, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("The ferry opened on Monday. Rain fell on the hills.\n", encoding="utf-8")
    add(at.desk.path, tmp_path / "c.txt")
    until(lambda: len(at.desk.seen.dossier.articles) == 3)
    assert at.desk.told().others == 1
    with visited(at.desk.path) as other:
        other.post("/decide", {"kind": "pin", "a": places(other, "Rain")[0]})
        until(lambda: any(point.pinned for point in at.desk.seen.dossier.points))


def test_an_empty_case_has_pages_too(plain: None, tmp_path: Path) -> None:
    with visited(make_case(tmp_path)) as at:
        for served in PAGES:
            if "{" not in served.address:
                assert at.get(served.address).status_code == 200, served.address


def test_a_write_protected_case_is_shown_and_not_changed(plain: None, reports: Path, tmp_path: Path) -> None:
    path = make_case(tmp_path, reports)
    with visited(path):
        pass
    Path(path).chmod(0o444)
    try:
        if not Desk(path, now=str, by="Ann").writable:
            with visited(path) as at:
                answer = at.post("/decide", {"kind": "pin", "a": places(at, DAY)[0]})
                assert answer.status_code == 503
                assert "write-protected" in answer.text
    finally:
        Path(path).chmod(0o644)


def test_an_article_that_cannot_be_analysed_costs_no_other(
    plain: None, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bad(analysis: object) -> None:
        raise ValueError("odd")

    path = make_case(tmp_path, reports)
    with visited(path):
        pass
    monkeypatch.setattr("twosource.claims.find_claims", bad)
    (tmp_path / "c.txt").write_text("Rain fell on the hills.\n", encoding="utf-8")
    add(path, tmp_path / "c.txt")
    with visited(path) as at:
        assert len(at.desk.articles) == 2
        assert [one.name for one in at.desk.seen.dossier.skipped] == ["c.txt"]


def test_the_analysing_of_what_is_new_is_cancelled_and_the_rest_is_shown(
    at: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate = threading.Event(), threading.Event()

    def slow(analysis: object) -> tuple[()]:
        begun.set()
        gate.wait()
        return ()

    monkeypatch.setattr("twosource.claims.find_claims", slow)
    (tmp_path / "more").mkdir()
    for name in ("c.txt", "d.txt"):
        (tmp_path / "more" / name).write_text(f"Rain fell on {name}.\n", encoding="utf-8")
    add(at.desk.path, tmp_path / "more")
    begun.wait()
    assert "analysing new articles" in at.get("/").text
    assert at.post("/jobs/compare/cancel").status_code == 303
    gate.set()
    until(lambda: at.desk.seen.dossier.skipped)
    assert [one.name for one in at.desk.seen.dossier.skipped] == ["d.txt"]
    assert "cancelled" in at.desk.seen.dossier.skipped[0].reason
    assert len(at.desk.articles) == 3


# --- answers -------------------------------------------------------------------------------------------


def test_every_page_is_there_as_json_too(at: Visitor) -> None:
    for served in PAGES:
        if "{" not in served.address:
            address = "/overview" if served.address == "/" else served.address
            assert isinstance(json_of(at.get(f"{address}.json")), dict), address


def test_a_browser_that_has_the_page_of_this_state_gets_nothing_twice(at: Visitor) -> None:
    for address in ("/", "/overview.json"):
        tag = at.get(address).headers["etag"]
        assert at.get(address, headers={"If-None-Match": tag}).status_code == 304
    tag = at.get("/").headers["etag"]
    at.post("/decide", {"kind": "pin", "a": places(at, SAID)[0]})
    answer = at.get("/", headers={"If-None-Match": tag})
    assert (answer.status_code, "Recorded" in answer.text) == (200, True)
    assert at.get("/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/nothing", "/nothing.json", "/decide/x", "/static", "/overview.json/", "/%00", "/a\\b"]
)
def test_what_is_not_there_is_told_in_one_line(at: Visitor, address: str) -> None:
    answer = at.get(address)
    assert answer.status_code == 404
    assert "no such page" in answer.text


def test_a_mistake_of_ours_is_told_and_ends_nothing(at: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("secret")

    monkeypatch.setattr("twosource.web.changing.take_back", broken)
    answer = at.post("/undo/1")
    assert answer.status_code == 500
    assert "a mistake in twosource (KeyError)" in answer.text
    assert at.get("/").status_code == 200


# --- since the last visit --------------------------------------------------------------------------------


def test_what_is_new_since_the_last_visit(plain: None, reports: Path, tmp_path: Path) -> None:
    path = make_case(tmp_path, reports)
    with visited(path) as at:
        at.get("/")
        kept = dict(at.client.cookies)
        assert at.desk.seen.news is None  # the first visit
    (tmp_path / "c.txt").write_text("The ferry opened on Monday. Rain fell on the hills.\n", encoding="utf-8")
    add(path, tmp_path / "c.txt")
    with visited(path) as at:
        for name, value in kept.items():
            if "seen" in name:
                at.client.cookies.set(name, value)
        at.get("/")
        until(lambda: at.desk.seen.news is not None)
        assert at.desk.seen.news is not None
        assert at.desk.seen.news.articles == ("c.txt",)
        assert at.desk.numbers().new > 0
