"""The brief in words: days, codes, on what a thing rests; the figures of its last line are those of the gate."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from render.sample import dossier
from twosource.cli import dossier as command
from twosource.model import TOP, Clause, Line, Sourcing, Speaker, Title
from twosource.render.brief import measured
from twosource.render.brief.lines import brief_lines, title_words
from twosource.render.brief.rests import short_sourcing
from twosource.render.brief.shortdays import days_between
from twosource.render.case import codes_of, open_case

FLOORS = json.loads((Path(__file__).resolve().parents[2] / "eval" / "floors.json").read_text(encoding="utf-8"))[
    "floors"
]


def test_the_last_line_tells_what_the_gate_holds() -> None:
    """Where this fails the floors were raised: write the new figures into `render/brief/measured.py`."""
    assert round(FLOORS["polnear_linked"], 2) == measured.WHO_SAYS_WHAT
    assert round(FLOORS["stories_f1"], 2) == measured.ONE_MATTER
    assert round(FLOORS["points_firm_signed"], 2) == measured.FIRM


def test_the_command_shows_as_many_points_as_the_dossier_without_it() -> None:
    assert command.TOP == TOP


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2026-03-10", "2026-03-13", "10–13 March 2026"),
        ("2026-02-27", "2026-03-01", "27 February – 1 March 2026"),
        ("2025-12-31", "2026-01-01", "31 December 2025 – 1 January 2026"),
        ("2026-03-10", "2026-03-10", "10 March 2026"),
        ("2026-03-10", None, "10 March 2026"),
        (None, None, ""),
    ],
)
def test_days_are_told_as_a_person_writes_them(earliest: str | None, latest: str | None, told: str) -> None:
    assert days_between(earliest, latest) == told


def test_the_title_is_the_subject_or_the_names_and_the_days() -> None:
    assert title_words(Title("The pier", (), None, None)) == "The pier"
    assert title_words(Title(None, ("Lady Maren",), "2026-03-10", "2026-03-13")) == "Lady Maren, 10–13 March 2026"
    assert title_words(Title(None, (), None, None)) == "What the articles say"


def test_codes_in_a_row_are_told_by_their_ends() -> None:
    reports = open_case(dossier()).reports
    assert codes_of(reports) == "A1–A3"
    assert codes_of(reports[:2]) == "A1 A2"
    assert codes_of((reports[0], reports[2])) == "A1 A3"


@pytest.mark.parametrize(
    ("sourcing", "told"),
    [
        (Sourcing("own", (), (), (), ()), "no source shown"),
        (Sourcing("one", ("A doctor at the port",), (), (), ()), "one source: a doctor at the port"),
        (Sourcing("several", ("Ann Gray", "police"), (), (), ()), "two sources: Ann Gray and police"),
        (Sourcing("public", ("the council",), (), (), ()), "a public act of the council"),
    ],
)
def test_on_what_it_rests_in_few_words(sourcing: Sourcing, told: str) -> None:
    assert short_sourcing(open_case(dossier()), sourcing) == told


def test_who_is_not_named_is_marked_and_the_latest_is_strong() -> None:
    made = dossier()
    first = made.brief[0].clauses[0]
    unnamed = replace(first, said_by=(Speaker("a doctor", "unnamed_group", None, True),), latest=True)
    [line] = brief_lines(open_case(replace(made, brief=(Line("figures", "dead", (unnamed,), state=True),))))
    assert line.text == "Dead: around 200, the latest (a doctor, unnamed; A1, 6 May)"
    assert [part.text for part in line.parts if part.strong] == ["around 200"]


def test_a_statement_is_told_with_its_stand() -> None:
    made = dossier()
    whole: Clause = replace(made.brief[0].clauses[0], words="the pier was closed", stand="planned", whole=True)
    [line] = brief_lines(open_case(replace(made, brief=(Line("changed", None, (whole,)),))))
    assert line.text == "Later update: planned “the pier was closed” (the harbour office; A1, 6 May)"
