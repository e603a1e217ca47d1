"""Numbers on one scale: those by which a point's statements differ; the others only where they are the same."""

from dataclasses import replace

from render.sample import dossier
from twosource.model import Figure, Place, Span
from twosource.render.case import open_case
from twosource.render.pictures.figures import figures


def test_the_numbers_of_the_positions_stand_on_one_scale() -> None:
    made = figures(open_case(dossier()))
    assert [(g.varied, g.least, g.most, [row.words for row in g.rows]) for g in made.groups] == [
        (True, "0", "350", ["Around 200 people were held up", "At least 350 people were held up"])
    ]
    assert [[(use.holder, [code for code, _ in use.places]) for use in row.uses] for row in made.groups[0].rows] == [
        [("the harbour office", ["A1"])],
        [("police", ["A2"])],
    ]


def test_other_numbers_of_a_point_are_one_count_only_where_they_are_the_same() -> None:
    whole = dossier()
    closed = whole.points[2]

    def number(n: int, value: float) -> Figure:
        statement = closed.statements[n]
        place = Place(statement.article, Span(statement.span.start, statement.span.start + 3))
        return Figure(closed.id, "boats", None, value, value, "exact", place, statement)

    apart = figures(open_case(replace(whole, figures=(number(0, 5.0), number(1, 340.0)))))
    assert (len(apart.groups), len(apart.lone)) == (0, 2)
    same = figures(open_case(replace(whole, figures=(number(0, 5.0), number(1, 5.0)))))
    assert [(group.varied, group.counted) for group in same.groups] == [(False, "boats")]
    assert same.lone == ()


def test_an_article_may_give_the_number_of_its_position_twice() -> None:
    whole = dossier()
    first = whole.figures[0]
    shorter = Span(first.place.span.start, first.place.span.end - 1)
    again = replace(first, counted=None, place=Place(first.place.article, shorter))
    made = figures(open_case(replace(whole, figures=(again, *whole.figures))))
    assert [group.varied for group in made.groups] == [True]
    assert made.lone == ()
