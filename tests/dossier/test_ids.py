"""Ids that last: a report that has nothing to do with a point or an actor leaves its id as it is."""

import dataclasses
import json
from pathlib import Path

import pytest
from bench.same_output import differences

import build
from twosource.align import align
from twosource.dossier import compile_dossier
from twosource.model import Claims, Dossier, Mention

BRIDGE = "Ann Gray opened the old harbour bridge at Varn."
FERRY = "The ferry to Kelby lost its engine in fog."
WOOL = "Bo Moss sold forty bales of grey wool in Ostrand."


def report(name: str, *sentences: str, published: str | None = "2031-05-05") -> Claims:
    text = " ".join(sentences)
    names = [(who, kind) for who, kind in (("Ann Gray", "PER"), ("Bo Moss", "PER"), ("Varn", "GPE")) if who in text]
    of = build.analysis(
        dataclasses.replace(build.article(text, name=name), published=published),
        mentions=tuple(Mention(build.span(text, who), kind, entity=n) for n, (who, kind) in enumerate(names)),  # type: ignore[arg-type]
    )
    return build.claims_of(of, [of.tokens.span(a, b - 1) for a, b in of.tokens.sentences])


def dossier(*reports: Claims) -> Dossier:
    return compile_dossier(align(reports))


def points(of: Dossier) -> dict[str, str]:
    """Id -> label."""
    return {point.id: point.label for point in of.points}


ONE, TWO = report("b.txt", BRIDGE, FERRY), report("c.txt", BRIDGE + " At noon.", published="2031-05-06")


@pytest.mark.parametrize("name", ["a.txt", "bb.txt", "z.txt"])
@pytest.mark.parametrize("day", ["2031-05-01", "2031-06-01", None])
def test_an_unrelated_report_leaves_points_and_actors_their_ids(name: str, day: str | None) -> None:
    before, after = dossier(ONE, TWO), dossier(ONE, TWO, report(name, WOOL, published=day))
    assert points(before).items() <= points(after).items()
    assert {a.id: a.name for a in before.actors}.items() <= {a.id: a.name for a in after.actors}.items()
    assert len(after.points) == len(before.points) + 1


def test_a_later_report_that_joins_leaves_them_too() -> None:
    alone, both = dossier(ONE), dossier(ONE, TWO)
    [shared] = [point for point in both.points if len({s.article for s in point.statements}) > 1]
    assert shared.id in points(alone)
    assert {a.id for a in alone.actors} == {a.id for a in both.actors}


def test_an_earlier_report_that_joins_gives_another_id() -> None:
    early = report("z.txt", BRIDGE + " Today.", published="2031-05-01")
    before, after = dossier(ONE), dossier(ONE, early)
    assert sum(ident in points(before) for ident in points(after)) == 1  # the ferry's


def test_no_two_points_or_actors_have_one_id() -> None:
    made = dossier(ONE, TWO, report("d.txt", BRIDGE, BRIDGE, FERRY), report("e.txt", WOOL, WOOL + " Again.", BRIDGE))
    assert len({point.id for point in made.points}) == len(made.points)
    assert len({actor.id for actor in made.actors}) == len(made.actors)


def test_outputs_that_differ_in_ids_alone_are_told_from_others(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, ident, label in ((old, "0" * 16, "a"), (new, "1" * 16, "a")):
        folder.mkdir()
        made = {"actors": [], "points": [{"id": ident, "label": label}], "one_origin": [ident]}
        (folder / "x.json").write_text(json.dumps(made), encoding="utf-8")
        (folder / "x.md").write_text("same", encoding="utf-8")
    assert differences(old, new) == []
    (new / "x.json").write_text((new / "x.json").read_text(encoding="utf-8").replace('"a"', '"b"'), encoding="utf-8")
    (new / "x.md").write_text("other", encoding="utf-8")
    assert differences(old, new) == ["x.json: DIFFERS", "x.md: DIFFERS"]
