"""Samples for what an editor's desk gets: the dossier of `sample` with a brief, and words that could do harm."""

from dataclasses import replace

from twosource.model import Clause, Dossier, Line, Place, Position, Sourcing, Speaker, Title

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


def silent(dossier: Dossier) -> Dossier:
    """The dossier of articles in which nothing is stated."""
    bare = replace(dossier, points=(), disagreements=(), figures=(), cited=(), timeline=(), coverage=(), passages=())
    return replace(bare, brief=(), main=(), disputes=())


def full(dossier: Dossier) -> Dossier:
    """The dossier with a title, positions, and of its first point a brief and a table."""
    point = dossier.points[0]
    clauses = tuple(
        Clause(
            words=s.span.of(_text(dossier, s.article)),
            stand="stated",
            articles=(s.article,),
            places=(Place(s.article, s.span),),
            points=(point.id,),
            said_by=(Speaker(s.said_by, "named_org"),) if s.said_by else (),
            latest=s is point.statements[-1],
            sourcing=Sourcing("own", (), (), (), (s.article,)),
        )
        for s in point.statements
    )
    return replace(
        with_positions(dossier),
        title=Title(dossier.subject, (), None, None),
        brief=tuple(Line("denied", None, (clause,)) for clause in clauses),
        disputes=(Line("disputed", point.label, clauses),),
        main=tuple(p.id for p in dossier.points if len({s.article for s in p.statements}) > 1 and dossier.points[1:]),
        one_origin=(dossier.points[-1].id,),
    )


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
