"""The brief as records of the JSON."""

from collections.abc import Mapping

from twosource import model
from twosource.render.brief.lines import title_words, told
from twosource.render.brief.records import Cell, Clause, Line, Place, Speaker, Title
from twosource.render.brief.rests import rests_of
from twosource.render.case import Case

Articles = Mapping[model.ArticleId, model.Article]


def json_title(title: model.Title) -> Title:
    """The title, in its parts and in words."""
    return Title(title.subject, list(title.names), title.earliest, title.latest, title_words(title))


def json_line(line: model.Line, case: Case) -> Line:
    """One line with its words."""
    return Line(line.kind, line.about, told(case, line).text, [_edge_clause(clause, case) for clause in line.clauses])


def json_cell(cell: model.Cell, articles: Articles) -> Cell:
    """One cell of the table of coverage."""
    return Cell(articles[cell.article].name, cell.value, cell.stand, _edge_place(cell.place, articles))


def _edge_clause(clause: model.Clause, case: Case) -> Clause:
    articles = case.articles
    return Clause(
        words=clause.words,
        whole=clause.whole,
        stand=clause.stand,
        said_by=[Speaker(s.label, s.source_type, s.actor, s.unnamed) for s in clause.said_by],
        articles=[articles[a].name for a in clause.articles],
        places=[_edge_place(place, articles) for place in clause.places],
        points=list(clause.points),
        since=clause.since,
        until=clause.until,
        latest=clause.latest,
        many=clause.many,
        asks=clause.asks,
        rests=rests_of(case, clause),
    )


def _edge_place(place: model.Place, articles: Articles) -> Place:
    return Place(articles[place.article].name, place.span.start, place.span.end)
