"""What is most worth checking comes first: better and worse, not numbers."""

import pytest

import build
from twosource.align import align
from twosource.dossier import compile_dossier
from twosource.dossier.worth import MERITS
from twosource.model import Claim, Claims, Point, Quantity


def _pair(better: str, worse: str) -> dict[str, Point]:
    """The points of two statements that two articles have alike, by label, in their order."""
    dossier = compile_dossier(align(_reports(better, worse)))
    return {p.label: p for p in dossier.points if len(p.statements) > 1}


def _reports(better: str, worse: str) -> list[Claims]:
    reports: list[Claims] = []
    for name in ("a", "b"):
        text = f"Told by {name}. {better}. Nothing else. {worse}."
        numbers = [Quantity(build.span(text, w), 5.0, 5.0, "exact", counted="boats") for w in ("five",) if w in text]
        of = build.analysis(build.article(text, name=name), quantities=tuple(numbers))
        claims: list[Claim] = [build.claim(of, better), build.claim(of, worse)]
        reports.append(build.claims_of(of, claims))
    return reports


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("five boats sank there in the storm", "some boats lay there in the evening"),
        ("the crew rescued everybody on the pier", "people hope that everybody feels welcome"),
        ("the company broke every rule of the port", "this underscores the matter once more"),
    ],
)
def test_what_can_be_checked_stands_before_what_can_not(better: str, worse: str) -> None:
    points = _pair(better, worse)
    assert list(points) == [better, worse]
    assert points[better].weight > points[worse].weight


def test_the_weight_is_the_sum_of_the_reasons() -> None:
    for point in _pair("five boats sank there in the storm", "some boats lay there in the evening").values():
        assert point.weight == pytest.approx(sum(one.score for one in point.worth))
        assert {one.merit for one in point.worth} <= {merit for merit, _, _ in MERITS}


def test_every_reason_is_told_once() -> None:
    names = [merit for merit, _, _ in MERITS]
    assert len(names) == len(set(names))


def test_what_stands_around_a_text_is_never_shown() -> None:
    points = _pair("Hide Caption 5 of 22 Photos: five boats lie there", "some boats lay there in the evening")
    assert [one.merit for one in points["Hide Caption 5 of 22 Photos: five boats lie there"].worth][-1] == "furniture"
    assert list(points)[-1] == "Hide Caption 5 of 22 Photos: five boats lie there"
    both = compile_dossier(align(_reports("Hide Caption 5 of 22 Photos: five boats lie there", "some boats lay there")))
    by_id = {p.id: p.label for p in both.points}
    assert [by_id[ident] for ident in both.main] == ["some boats lay there"]
