"""Small invented collections -> what stands in their dossiers: the lines behind `+` in `collections/`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cases import Case, differing
from twosource.align import align
from twosource.dossier import compile_dossier
from twosource.model import ArticleId, Dossier, Place, Point, Statement
from twosource.view import View, open_view

FILES = sorted((Path(__file__).resolve().parents[1] / "collections").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_what_stands_in_the_dossier_is_what_was_agreed(file: Path, request: pytest.FixtureRequest) -> None:
    update = bool(request.config.getoption("--update-golden"))
    assert list(differing(file, told, "+", update=update)) == []


def told(case: Case) -> Iterator[str]:
    """The points in order, each with its positions, and a line for all else."""
    made = compile_dossier(align(case.articles()))
    view = open_view(made.articles, made.actors)
    label = {point.id: point.label for point in made.points}
    for point in made.points:
        yield from _point(view, point)
    for d in made.disagreements:
        yield f"disagree {d.relation} {d.about} | {_said(view, d.a)} <> {_said(view, d.b)}"
    for f in made.figures:
        yield f"figure {f.low}..{f.high} {f.comparator} {f.counted or f.unit} | {_words(view, f.place)}"
    for c in made.cited:
        yield f"cited {c.label} ({c.source_type}) | " + " / ".join(label[p] for p in c.points)
    for m in made.timeline:
        placings = " / ".join(f"{p.relation} {view.words(p.words.article, p.words.span)}" for p in m.placings)
        yield f"moment {m.earliest or ''}..{m.latest or ''} {m.label} | {placings} | {_labels(m.points, label)}"
    for s in made.shifts:
        yield f"shift {_said(view, s.weaker)} -> {_said(view, s.stronger)} | {s.why.rule}"
    for r in made.requotes:
        altered = (f"{a.a.of(view.text(r.a.article))} -> {a.b.of(view.text(r.b.article))}" for a in r.altered)
        yield f"requote {_words(view, r.a)} | " + " / ".join(altered)
    for q in made.questions:
        yield f"question {q.kind} | {_words(view, q.place)} | {label[q.point]}"
    yield from _covered(view, made, label)


def _point(view: View, point: Point) -> Iterator[str]:
    yield f"point {point.weight:.1f} {point.relation} {point.about or ''} | {point.label}"
    for position in point.positions if len(point.statements) > 1 else ():
        stands = f"{position.value or '-'} {position.stand}{' latest' if position.latest else ''}"
        parts = [f"  position {stands} since {position.since}", *position.said_by]
        parts.append("in " + _names(view, position.articles))
        rests = position.sourcing
        parts.append(f"rests on {rests.kind}: {', '.join(rests.sources)}")
        parts += [f"through {r.name} in {_names(view, r.articles)}" for r in rests.through]
        parts += [f"{name} {_names(view, of)}" for name, of in (("copied", rests.copied), ("own", rests.own)) if of]
        yield " | ".join(parts)


def _covered(view: View, made: Dossier, label: dict[str, str]) -> Iterator[str]:
    for o in made.omissions:
        yield f"silent {_names(view, o.silent)} | {label[o.point]}"
    for c in made.coverage:
        told = (("says", c.says), ("otherwise", c.otherwise), ("against", c.conflicts))
        yield f"{label[c.point]} | " + " | ".join(f"{how} {_names(view, of)}" for how, of in told if of)
    if made.one_origin:
        yield f"one origin | {_labels(made.one_origin, label)}"
    if made.unattributed:
        yield f"unattributed | {_labels(made.unattributed, label)}"


def _labels(points: tuple[str, ...], label: dict[str, str]) -> str:
    return " / ".join(label[p] for p in points)


def _said(view: View, statement: Statement) -> str:
    return _words(view, Place(statement.article, statement.span))


def _words(view: View, place: Place) -> str:
    return f"{view.analyses[place.article].article.name[0]}:“{view.words(place.article, place.span)}”"


def _names(view: View, articles: tuple[ArticleId, ...]) -> str:
    return " ".join(view.analyses[a].article.name for a in articles)
