"""positions: one a value or a stand, each with what it rests on; together all statements of a point, each once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from twosource.align import align
from twosource.dossier import compile_dossier
from twosource.dossier.positions import find_positions
from twosource.dossier.sourcing import sourcing_of
from twosource.model import (
    About,
    ArticleId,
    ClaimId,
    Claims,
    Group,
    Link,
    Mention,
    Origin,
    OriginKind,
    Quantity,
    Relation,
    Relay,
    Time,
    because,
)
from twosource.view import open_view

COAST = "the Orrow Coastguard"
DOCTOR = "a doctor at the hospital"


def _toll(name: str, number: str, value: float, source: str | None, day: str, *, agency: str | None = None) -> Claims:
    """A report that says how many boats sank on one Monday."""
    bound = number.rpartition(" ")[0]
    first = number.rpartition(" ")[2]
    body = f"{number} boats sank near Varn pier on Monday"
    text = f"{body}, {source} said." if source else f"{body}."
    text = f"{name.upper()} TOWN ({agency}) - {text}" if agency else text
    high = None if bound else value
    counted = Quantity(
        build.span(text, first),
        value,
        high,
        "at_least" if bound else "exact",
        counted="boats",
        whole=build.span(text, f"{number} boats"),
    )
    told = Time(build.span(text, "Monday"), "DATE", "2021-03-01", earliest="2021-03-01", latest="2021-03-01")
    said = ()
    if source:
        kind = "named_org" if "Coastguard" in source else "unnamed_official"
        spans = [build.span(text, source)], [build.span(text, "said")], [build.span(text, body)]
        said = (build.attribution(*spans, source_type=kind),)
    of = build.analysis(
        build.article(text, name=name, published=day, outlet=name),
        quantities=(counted,),
        times=(told,),
        attributions=said,
        mentions=(Mention(build.span(text, "Varn"), "GPE"),),
    )
    return build.claims_of(of, [build.claim(of, body, attribution=said[0].id if said else None)])


REPORTS = (
    _toll("a", "Five", 5, COAST, "2021-03-02", agency="Norwick Press"),
    _toll("b", "Five", 5, COAST, "2021-03-02", agency="Norwick Press"),
    _toll("c", "Seven", 7, DOCTOR, "2021-03-02"),
    _toll("d", "At least nine", 9, COAST, "2021-03-03"),
    _toll("e", "Nine", 9, COAST, "2021-03-04"),
    _toll("f", "Nine", 9, None, "2021-03-04"),
)


def test_a_toll_is_a_row_a_value_and_the_latest_stands_last() -> None:
    dossier = compile_dossier(align(REPORTS))
    (point,) = (p for p in dossier.points if len(p.statements) > 1)
    names = {a.analysis.article.id: a.analysis.article.name for a in dossier.articles}
    five, seven, nine = point.positions
    assert [(p.value, p.since, p.latest) for p in point.positions] == [
        ("five", "2021-03-02", False),
        ("seven", "2021-03-02", False),
        ("nine", "2021-03-03", True),
    ]
    assert ["".join(names[a] for a in p.articles) for p in point.positions] == ["ab", "c", "def"]
    assert (five.sourcing.kind, [(r.name, len(r.articles)) for r in five.sourcing.through]) == (
        "one",
        [("Norwick Press", 2)],
    )
    assert seven.sourcing.sources == (DOCTOR,)
    assert (nine.sourcing.kind, nine.sourcing.own) == ("one", ())  # f has the very words that e gives to the Coastguard
    again = compile_dossier(align(REPORTS[::-1]))
    assert [p.positions for p in again.points] == [p.positions for p in dossier.points]


def test_statements_that_agree_have_one_position() -> None:
    dossier = compile_dossier(align(REPORTS[:2]))
    (point,) = dossier.points
    (position,) = point.positions
    assert (position.value, position.stand, position.statements, position.latest) == (None, "stated", (0, 1), False)


def test_what_is_said_again_later_is_no_later_state() -> None:
    later = (_toll("g", "Five", 5, COAST, "2021-03-09"), *REPORTS[:1], REPORTS[4])
    (point,) = (p for p in compile_dossier(align(later)).points if len(p.statements) > 1)
    assert [(p.value, p.latest) for p in point.positions] == [("five", False), ("nine", True)]
    again = (_toll("g", "Five", 5, COAST, "2021-03-09"), *REPORTS[:1], REPORTS[2])
    (point,) = (p for p in compile_dossier(align(again)).points if len(p.statements) > 1)
    assert not any(p.latest for p in point.positions)


ABOUT: list[About | None] = ["number", "count", "name", "time", "denial", "state", "certainty", "parts", "detail", None]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5),
            st.integers(0, 5),
            st.sampled_from(["agree", "refine", "differ", "update", "conflict"]),
            st.sampled_from(ABOUT),
        ),
        max_size=8,
    )
)
def test_positions_part_the_statements_whatever_the_links_say(
    drawn: list[tuple[int, int, Relation, About | None]],
) -> None:
    view = open_view(REPORTS, ())
    claims = [report.claims[0] for report in REPORTS]
    links = tuple(
        Link(claims[i].id, claims[j].id, relation, 0.9, (), because("same_words", a="x", b="y"), about)
        for i, j, relation, about in drawn
        if i != j
    )
    group = Group(tuple(c.id for c in claims), links, "differ", because("single"), (), (1, 1))
    statements = [view.statement(c.id) for c in claims]
    positions = find_positions(view, group, statements)
    assert sorted(n for p in positions for n in p.statements) == list(range(len(claims)))
    assert sum(p.latest for p in positions) <= 1
    assert not any(p.latest for p in positions[:-1])


def _origin(kind: OriginKind, label: str, *where: str, through: tuple[Relay, ...] = ()) -> Origin:
    articles = tuple(ArticleId(a) for a in where)
    return Origin(kind, label, articles, through=through, claims=tuple(ClaimId(f"{kind}{a}") for a in where))


@pytest.mark.parametrize(
    ("origins", "kind"),
    [
        ([_origin("statement", "Gray", "a", "b")], "one"),
        ([_origin("statement", "Gray", "a"), _origin("document", "report", "b")], "several"),
        ([_origin("own_voice", "Echo", "a"), _origin("unattributed", "unattributed", "b")], "own"),
        ([_origin("statement", "Gray", "a"), _origin("own_voice", "Echo", "b")], "mixed"),
        ([_origin("statement", "Gray", "a"), _origin("own_voice", "Echo", "a")], "one"),
        ([_origin("act", "Council", "a", "b")], "public"),
        ([_origin("text", "Echo", "a", "b")], "one"),
        ([_origin("wire", "Norwick Press", "a", "b")], "one"),
    ],
)
def test_sourcing_kinds(origins: list[Origin], kind: str) -> None:
    article = {c: ArticleId(c[-1]) for o in origins for c in o.claims}
    assert sourcing_of(origins, article).kind == kind


def test_who_stands_behind_another_position_is_not_added() -> None:
    gray, moss = _origin("statement", "Gray", "a"), _origin("statement", "Moss", "b")
    assert sourcing_of([gray, moss], {gray.claims[0]: ArticleId("a")}).sources == ("Gray",)
