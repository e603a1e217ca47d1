"""What is said of a whole dossier in a few lines, before anything else."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Dossier, Point, PointId
from twosource.render import wording
from twosource.render.brief.lines import title_words
from twosource.render.case import Case, Report, articles_of
from twosource.render.kept.decisions import decided_lines


@dataclass(frozen=True, slots=True)
class Overview:
    """The title and what is in the dossier, counted.

    `skipped` names each input left out with the reason, `foreign` the articles that are not in English, `decided` what
    people decided of a case, a line each.
    """

    title: str
    line: str
    skipped: tuple[str, ...]
    foreign: tuple[str, ...]
    decided: tuple[str, ...] = ()


def overview(case: Case) -> Overview:
    """The title, the one line of counts, and the skipped inputs."""
    dossier = case.dossier
    title = title_words(dossier.title)
    skipped = tuple(f"{wording.one_line(s.name)}: {wording.one_line(s.reason)}" for s in dossier.skipped)
    return Overview(title, counts(dossier), skipped, foreign(case.reports), tuple(decided_lines(dossier)))


def counts(dossier: Dossier) -> str:
    """ "6 articles, 16 points in more than one, 3 disagreements"."""
    shared = sum(len({s.article for s in p.statements}) > 1 for p in dossier.points if p.part_of is None)
    points = f"{wording.count(shared, 'point')} in more than one"
    return ", ".join(
        (
            wording.count(len(dossier.articles), "article"),
            points,
            wording.count(len(dossier.disputes), "disagreement"),
        )
    )


def foreign(reports: Sequence[Report]) -> tuple[str, ...]:
    """One line a language: "A2 is Spanish: shown, not compared"."""
    codes: dict[str, list[str]] = {}
    for report in reports:
        if report.article.foreign:
            codes.setdefault(wording.language(report.article.language), []).append(report.code)
    return tuple(
        f"{wording.listed(of)} {'is' if len(of) == 1 else 'are'} {name}: shown, not compared"
        for name, of in codes.items()
    )


def shared_points(case: Case) -> tuple[Point, ...]:
    """The points with statements in more than one article, in the order of the dossier."""
    return tuple(point for point in case.dossier.points if len(articles_of(point)) > 1)


def lone_points(case: Case) -> tuple[Point, ...]:
    """The points of one article only, in the order of the dossier."""
    return tuple(point for point in case.dossier.points if len(articles_of(point)) <= 1)


def explained(case: Case, point: Point) -> str:
    """Why the statements of a point stand as they do, without what stands below it anyway."""
    beside = [case.said(statement).words for statement in point.statements] if len(point.statements) == 2 else []
    return case.told(point.why, articles_of(point), beside)


def numbers(case: Case, points: Sequence[PointId]) -> tuple[int, ...]:
    """The numbers of those points, each once, in order."""
    return tuple(sorted({case.points[ident] for ident in points if ident in case.points}))
