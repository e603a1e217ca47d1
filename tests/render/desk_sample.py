"""Samples for what an editor's desk gets: the dossier of `sample` with a brief, and words that could do harm."""

from dataclasses import replace

from twosource.model import Clause, Dossier, Line, Place, Position, Sourcing

NOTHING = Dossier(None, (), (), (), (), (), (), (), (), (), ())
HOSTILE = (
    "=HYPERLINK(1)",
    '<b>"&amp;]]>',
    "a\x00b\x1bc\x0bd",
    "\u202eevil\ufffe\ud800",
    "كلمات من اليمين",
    "_x000D_ x",
    "a\r\nb\tc",
    "x" * 40_000,
    "𝕏" * 20_000,
)


def full(dossier: Dossier) -> Dossier:
    """The dossier with positions, lines of "In short" on its first point, and that point as one of one origin."""
    point = dossier.points[0]
    clauses = [
        Clause(s.span.of(_text(dossier, s.article)), "stated", (s.article,), (Place(s.article, s.span),), (point.id,))
        for s in point.statements
    ]
    lines = tuple(Line("denied", None, (clause,)) for clause in clauses)
    return replace(with_positions(dossier), brief=lines, one_origin=(point.id,))


def _text(dossier: Dossier, article: str) -> str:
    return next(c.analysis.article.text for c in dossier.articles if c.analysis.article.id == article)


def with_positions(dossier: Dossier) -> Dossier:
    """The dossier, each point with one position for every statement."""
    points = []
    for point in dossier.points:
        stands = [
            Position(
                value=one.span.of(
                    next(c.analysis.article.text for c in dossier.articles if c.analysis.article.id == one.article)
                ),
                stand="stated",
                statements=(at,),
                said_by=(one.said_by,) if one.said_by else (),
                articles=(one.article,),
                since=None,
                latest=False,
                sourcing=Sourcing("one", (one.said_by or "nobody",), (), (), ()),
            )
            for at, one in enumerate(point.statements)
        ]
        points.append(replace(point, positions=tuple(stands)))
    return replace(dossier, points=tuple(points))
