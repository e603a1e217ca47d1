"""The log: what is recorded, taken back and taken back again, and what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from store.made import analysed, arrivals, made_article, sentences
from twosource.errors import InputError
from twosource.model import Judgement
from twosource.store.anchors import anchor_of
from twosource.store.articles import add_arrivals, articles_of
from twosource.store.check import find_faults
from twosource.store.events import in_force, log, record, undo
from twosource.store.file import CaseFile, create_case
from twosource.store.lines import read_lines, write_lines
from twosource.store.replay import replay

WHEN = "2026-11-28T09:00:00Z"


@pytest.fixture
def case(tmp_path: Path) -> CaseFile:
    made = create_case(str(tmp_path / "fire.case"))
    add_arrivals(made, arrivals(range(4)), at=WHEN, by="x")
    return made


def about(kind: str, *places: tuple[int, int], value: str | None = None) -> Judgement:
    """A decision about sentences of articles, by number."""
    articles = [made_article(n) for n in range(4)]
    anchors = tuple(anchor_of(articles[n], sentences(articles[n].text)[s]) for n, s in places)
    return Judgement(0, WHEN, "x", kind, anchors, value)  # type: ignore[arg-type]


def test_undo_is_an_entry_and_may_be_undone(case: CaseFile) -> None:
    made = record(case, about("wrong", (0, 0)))
    assert in_force(case) == [made]
    undo(case, made.number, at=WHEN, by="x")
    assert in_force(case) == []
    with pytest.raises(InputError, match="undone already"):
        undo(case, made.number, at=WHEN, by="x")
    undo(case, made.number + 1, at=WHEN, by="x")
    assert in_force(case) == [made]
    assert [e.kind for e in log(case)] == ["added", "wrong", "undo", "undo"]
    for number, said in ((1, "stay in"), (99, "no entry")):
        with pytest.raises(InputError, match=said):
            undo(case, number, at=WHEN, by="x")


@pytest.mark.parametrize(
    ("judgement", "said"),
    [
        (about("same", (0, 0)), "two places"),
        (about("wrong", (0, 0), (1, 0)), "one place"),
        (about("same", (0, 0), (0, 0)), "the same words"),
        (about("relation", (0, 0), (1, 0), value="rhyme"), "no such relation"),
        (about("note", (0, 0), value=" "), "says nothing"),
        (about("outlet", (0, 0), value="Post"), "as a whole"),
        (about("bless", (0, 0)), "no such kind"),
        (replace(about("wrong", (0, 0)), anchors=(anchor_of(made_article(0), None),)), "about words"),
    ],
)
def test_what_says_nothing_is_not_recorded(case: CaseFile, judgement: Judgement, said: str) -> None:
    with pytest.raises(InputError, match=said):
        record(case, judgement)
    assert len(log(case)) == 1


def test_joined_and_parted_hold_through_third_statements_and_the_earlier_stands(case: CaseFile) -> None:
    record(case, about("same", (0, 0), (1, 0)))
    record(case, about("apart", (1, 0), (2, 0)))
    record(case, about("same", (2, 0), (0, 0)))  # would join what was parted
    record(case, about("same", (2, 0), (3, 0)))
    record(case, about("apart", (3, 0), (2, 0)))  # would part what was joined
    judged = replay(in_force(case), [analysed(a) for a in articles_of(case)], {})
    assert [one.placed for one in judged.decided] == ["exact", "exact", "unplaced", "exact", "unplaced"]
    assert [str(one.reason)[:10] for one in judged.decided if one.reason] == ["decision 3", "decision 5"]
    assert [v.number for v in judged.joined] == [2, 5]
    assert [v.number for v in judged.parted] == [3]


def test_a_case_is_read_back_equal_from_its_lines(case: CaseFile, tmp_path: Path) -> None:
    record(case, about("relation", (0, 0), (1, 0), value="conflict"))
    undo(case, 2, at=WHEN, by="x")
    lines = list(write_lines(case))
    other = create_case(str(tmp_path / "other.case"))
    assert read_lines(other, lines) == len(lines) - 1
    assert list(write_lines(other)) == lines
    assert log(other) == log(case)
    assert list(find_faults(other)) == []
    with pytest.raises(InputError, match="not empty"):
        read_lines(other, lines)


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        (lambda lines: lines[1:], "line 1"),
        (lambda lines: [], "nothing to import"),
        (lambda lines: [*lines, b"{"], "no JSON"),
        (lambda lines: [*lines, b'{"table": "event"}'], "no row"),
        (lambda lines: [*lines, b'{"table": "sqlite_master", "name": "x"}'], "no row"),
        (lambda lines: [b'{"twosource": "case", "version": 99}', *lines[1:]], "version 99"),
    ],
)
def test_lines_that_are_no_case_leave_it_empty(case: CaseFile, tmp_path: Path, turn: object, said: str) -> None:
    other = create_case(str(tmp_path / "other.case"))
    with pytest.raises(InputError, match=said):
        read_lines(other, turn(list(write_lines(case))))  # type: ignore[operator]
    assert log(other) == []


def test_a_changed_text_is_found(case: CaseFile) -> None:
    record(case, about("wrong", (0, 0)))
    assert list(find_faults(case)) == []
    with case.writing():
        case.put("UPDATE article SET text = 'x' || text WHERE number = 1")
    faults = list(find_faults(case))
    assert len(faults) == 2
    assert "not the one that came in" in faults[0]


def test_the_same_again_is_no_event_and_another_text_is_a_version(case: CaseFile) -> None:
    taken = add_arrivals(case, arrivals(range(5)), at=WHEN, by="x")
    assert (taken.new, len(taken.known)) == (("004.txt",), 4)
    assert add_arrivals(case, arrivals(range(5)), at=WHEN, by="x").new == ()
    assert [e.kind for e in log(case)] == ["added", "added"]
