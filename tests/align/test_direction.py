"""Which of two articles may have had a shared passage first, and which signs say so."""

from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.align.origins.direction import directed
from twosource.align.passages import find_passages
from twosource.model import Claims, Direction, because

SHARED = "The old harbour bridge was closed to all lorries after engineers found deep cracks in two of its piers."
MORE = "Nobody knows when it will open again. Traders on the quay fear for the summer, and many have complained aloud."


def _claims(name: str, text: str, outlet: str | None = None, when: str | None = None, source: str = "") -> Claims:
    said = (
        (
            build.attribution(
                [build.span(text, source)], [build.span(text, "reported")], [build.span(text, SHARED[:40])]
            ),
        )
        if source
        else ()
    )
    return build.claims_of(
        build.analysis(build.article(text, name=name, outlet=outlet, published=when), attributions=said), []
    )


def _direction(*articles: Claims) -> Direction | None:
    [passage] = directed(articles, find_passages([a.analysis.article for a in articles]))
    return passage.direction


def test_the_earlier_day_may_be_first() -> None:
    first = _claims("a.txt", f"One. {SHARED}", when="2021-03-02")
    found = _direction(_claims("b.txt", f"Two. {SHARED}", when="2021-03-03T08:00:00"), first)
    assert found is not None
    assert found.source == first.analysis.article.id
    assert [(s.kind, s.why) for s in found.signs] == [
        ("date", because("dated_first", day="2021-03-02", later="2021-03-03"))
    ]


def test_without_a_sign_nothing_is_known() -> None:
    assert _direction(_claims("a.txt", f"One. {SHARED}"), _claims("b.txt", f"Two. {SHARED}")) is None


def test_what_holds_the_other_whole_may_be_first() -> None:
    long = _claims("b.txt", f"{MORE} {SHARED} {MORE}")
    found = _direction(_claims("a.txt", f"News: {SHARED}"), long)
    assert found is not None
    assert (found.source, [s.kind for s in found.signs]) == (long.analysis.article.id, ["containment"])


def test_signs_that_point_both_ways_leave_it_open() -> None:
    found = _direction(
        _claims("a.txt", f"News: {SHARED}", when="2021-03-02"),
        _claims("b.txt", f"{MORE} {SHARED} {MORE}", when="2021-03-04"),
    )
    assert found is not None
    assert found.source is None
    assert sorted(s.kind for s in found.signs) == ["containment", "date"]


def test_a_tag_and_a_credit_are_shown_with_their_words() -> None:
    wire = _claims("a.txt", f"OLDTOWN (AP) - {SHARED} Then it rained.", outlet="Morning Star")
    text = f"The Morning Star reported: {SHARED} So much for that."
    found = _direction(wire, _claims("b.txt", text, outlet="Evening Sun", source="The Morning Star"))
    assert found is not None
    assert found.source == wire.analysis.article.id
    words = {
        s.kind: s.place.span.of(text if s.kind == "credit" else wire.analysis.article.text)
        for s in found.signs
        if s.place
    }
    assert words == {"wire": "AP", "credit": "The Morning Star"}


TEXTS = st.sampled_from([SHARED, MORE, f"{SHARED} {MORE}", f"{MORE} {SHARED}", "Short.", ""])
DATES = st.one_of(
    st.none(), st.sampled_from(["2021-03-02", "2021-03-02T09:00:00", "2021", "not a date", "2021-03-02T09:00:00Z"])
)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(TEXTS, DATES), min_size=1, max_size=4))
def test_only_an_article_of_the_passage_is_named_and_the_sides_do_not_matter(
    given: list[tuple[str, str | None]],
) -> None:
    articles = [
        _claims(f"{n}.txt", f"{n} {text}", outlet=f"Outlet {n}", when=when) for n, (text, when) in enumerate(given)
    ]
    passages = find_passages([a.analysis.article for a in articles])
    found = directed(articles, passages)
    assert [(p.a, p.b, p.kind) for p in found] == [(p.a, p.b, p.kind) for p in passages]
    assert found == directed(articles[::-1], passages)
    for passage in found:
        sides = {passage.a.article, passage.b.article}
        if passage.direction is not None:
            assert passage.direction.signs
            assert {s.article for s in passage.direction.signs} <= sides
            assert passage.direction.source in {None, *sides}
