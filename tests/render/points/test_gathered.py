"""What to watch for is told once: by source, and by the statement that has it as a fact."""

from render.sample import dossier
from twosource.render.case import open_case
from twosource.render.points.gathered import only_sources, rises
from twosource.render.watch import Drift, Thin


def test_what_others_put_less_surely_is_listed_once() -> None:
    case = open_case(dossier())
    one, two, three = (case.said(s) for s in case.dossier.points[2].statements)
    drifts = [Drift(3, one, three, "A1 has it said", False), Drift(3, two, three, "A2 has it said", False)]
    other = Drift(3, one, two, "A1 has it said", False)
    found = rises([drifts[0], other, drifts[1]])
    assert [([said.report.code for said in rise.weaker], rise.stronger.report.code) for rise in found] == [
        (["A1", "A2"], "A3"),
        (["A1"], "A2"),
    ]


def test_points_of_one_source_stand_together() -> None:
    case = open_case(dossier())
    label = case.label(case.dossier.points[0])
    thin = [Thin(n, label, source, case.reports[n - 1 : n]) for n, source in ((1, "police"), (2, ""), (3, "police"))]
    assert [(one.name, [point.number for point in one.points]) for one in only_sources(thin)] == [
        ("police", [1, 3]),
        ("", [2]),
    ]
    assert [report.code for report in only_sources(thin)[0].reports] == ["A1", "A3"]
