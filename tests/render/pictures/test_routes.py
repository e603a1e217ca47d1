"""The picture from sources by agencies to articles, and the same in words."""

from dataclasses import replace

from render.sample import dossier
from twosource.model import Origin, Relay
from twosource.render.case import Case, open_case
from twosource.render.pictures.routes import MOST, routes


def with_origins(*origins: Origin) -> Case:
    """The sample, the point on the people held up resting on these."""
    whole = dossier()
    held_up = replace(whole.points[1], origins=origins)
    return open_case(replace(whole, points=(whole.points[0], held_up, *whole.points[2:])))


def origin(kind: str, label: str, *numbers: int, through: tuple[Relay, ...] = ()) -> Origin:
    whole = dossier()
    statements = [whole.points[1].statements[n] for n in numbers]
    articles = tuple(s.article for s in statements)
    return Origin(kind, label, articles, (), through, tuple(s.claim for s in statements))  # type: ignore[arg-type]


def test_a_source_leads_by_an_agency_to_its_articles() -> None:
    ids = [s.article for s in dossier().points[1].statements]
    case = with_origins(origin("statement", "police", 0, 1, through=(Relay("Norwick Press", (ids[0],), True),)))
    made = routes(case, case.dossier.disputes[1])
    assert made
    assert made.told == ("police → Norwick Press → A1", "police → A2")
    assert [(node.name, node.kind, node.note) for node in made.nodes] == [
        ("police", "source", ""),
        ("Norwick Press", "relay", ""),
        ("A1", "article", "around 200"),
        ("A2", "article", "at least 350"),
    ]
    assert len(made.lines) == 3
    assert all(line.x1 < line.x2 for line in made.lines)
    assert all(0 < node.y < made.height for node in made.nodes)


def test_an_article_that_shows_no_source_stands_without_a_line_and_last() -> None:
    case = with_origins(origin("own_voice", "Evening Post", 1), origin("wire", "Norwick Press", 0))
    made = routes(case, case.dossier.disputes[1])
    assert made
    assert made.told == ("Norwick Press → A1", "A2: no source shown")
    assert [node.name for node in made.nodes] == ["Norwick Press", "A1", "A2"]


def test_where_each_article_tells_it_itself_there_is_no_picture() -> None:
    case = with_origins(origin("own_voice", "Morning Paper", 0), origin("own_voice", "Evening Post", 1))
    assert routes(case, case.dossier.disputes[1]) is None


def test_of_very_many_articles_there_is_none() -> None:
    case = with_origins(origin("statement", "police", 0, 1))
    assert routes(case, case.dossier.disputes[1])
    assert MOST < 40  # as many codes as stand in one line
