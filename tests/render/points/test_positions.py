"""The rows of a table: each person once, by the fullest name; how surely, in which article."""

from dataclasses import replace

import pytest

from render.sample import clauses_of, dossier
from twosource.render.case import open_case
from twosource.render.points.positions import clause_row, distinct, rows, states, without_value


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (
            ("Ostrell", "coastguard commander Hanne Ostrell", "commander Hanne Ostrell"),
            ["coastguard commander Hanne Ostrell"],
        ),
        (("the harbour office", "Harbour Office"), ["the harbour office"]),
        (("police", "the mayor"), ["police", "the mayor"]),
        (("Ann Gray", "Bill Gray"), ["Ann Gray", "Bill Gray"]),
        (("the", "a"), ["the", "a"]),
        ((), []),
    ],
)
def test_one_person_is_told_once_by_the_fullest_name(names: tuple[str, ...], told: list[str]) -> None:
    assert list(distinct(names)) == told


def test_a_row_has_the_value_who_where_when_and_the_words() -> None:
    case = open_case(dossier())
    point = case.dossier.points[1]
    row = clause_row(case, list(clauses_of(point))[1])
    assert (row.value, row.stand, row.words, row.latest) == ("at least 350", "", "", True)
    assert (row.holders, row.days, row.rests) == (("police",), "6 May", "one source")
    assert [(found.report.code, found.anchor) for found in row.found] == [
        ("A2", case.reports[1].anchor(point.statements[1].span.start))
    ]
    assert [quote.said.words for quote in row.quotes] == ["At least 350 people were held up"]


def test_a_statement_without_a_value_is_told_by_its_stand_and_words() -> None:
    case = open_case(dossier())
    clause = replace(next(clauses_of(case.dossier.points[0])), whole=True, words="The contractor used the wrong bolts")
    row = clause_row(case, clause)
    assert (row.value, row.stand, row.words) == ("", "alleged", "The contractor used the wrong bolts")
    assert row.surely == ("hedged “allegedly”",)


def test_values_in_one_line_the_latest_marked() -> None:
    case = open_case(dossier())
    assert states(rows(case, case.dossier.points[1])) == "around 200 · at least 350 (the latest)"
    assert states(rows(case, case.dossier.points[0])) == "alleged · denied"


def test_a_row_without_a_value_beside_others_is_seen() -> None:
    case = open_case(dossier())
    first, second = rows(case, case.dossier.points[1])
    assert not without_value((first, second))
    assert without_value((first, replace(second, value="")))
    assert not without_value((replace(first, value=""), replace(second, value="")))
