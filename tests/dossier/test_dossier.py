"""compile_dossier: what is claimed, who says it, which numbers and days, in reading order and with its words."""

from dataclasses import replace

import build
from twosource.align import align
from twosource.dossier import compile_dossier
from twosource.model import Analysis, Attribution, Claims, Dossier, Mention, Quantity, Skipped, Time, because

FIVE = "Five boats sank near Varn pier on Monday, Ann Gray said."
SEVEN = "Seven boats sank near Varn pier on Monday, officials said."
ALONE = "A bakery burned down in Oldtown."


def _article(name: str, text: str, number: float, source: str | None, *, published: str | None = None) -> Claims:
    number_span = build.span(text, text.split()[0])
    whole = build.span(text, f"{text.split()[0]} boats") if "boats" in text else number_span
    quantities = (
        (Quantity(number_span, number, number, "exact", counted="boats", whole=whole),) if "boats" in text else ()
    )
    times = (
        (Time(build.span(text, "Monday"), "DATE", "2021-03-01", earliest="2021-03-01", latest="2021-03-01"),)
        if "Monday" in text
        else ()
    )
    body = text.split(",")[0].rstrip(".")
    said: tuple[Attribution, ...] = ()
    if source:
        kind = "named_person" if source[0].isupper() else "unnamed_official"
        said = (
            build.attribution(
                [build.span(text, source)], [build.span(text, "said")], [build.span(text, body)], source_type=kind
            ),
        )
    places = (Mention(build.span(text, "Varn"), "GPE"),) if "Varn" in text else ()  # one place, one event
    of: Analysis = build.analysis(
        build.article(text, name=name, published=published),
        quantities=quantities,
        times=times,
        attributions=said,
        mentions=places,
    )
    claim = build.claim(of, body, attribution=said[0].id if said else None)
    return build.claims_of(of, [claim])


def _dossier(**published: str) -> Dossier:
    articles = [
        _article("a.txt", FIVE, 5, "Ann Gray", published=published.get("a")),
        _article("b.txt", SEVEN, 7, "officials", published=published.get("b")),
        _article("c.txt", ALONE, 0, None),
    ]
    return compile_dossier(align(articles), subject="boats", skipped=[Skipped("z", "empty"), Skipped("d", "empty")])


def test_two_numbers_of_one_thing_are_a_conflict_side_by_side() -> None:
    dossier = _dossier()
    point = dossier.points[0]
    assert point.relation == "conflict"
    assert [s.said_by for s in point.statements] == ["Ann Gray", "officials"]
    [shown] = dossier.disagreements
    assert (shown.relation, shown.a.said_by, shown.b.said_by) == ("conflict", "Ann Gray", "officials")
    assert shown.why.rule == "numbers_exclude"
    assert shown.why.slot("compared") == because("numbers_clash", a="Five boats", b="Seven boats")


def test_a_later_count_is_an_update() -> None:
    assert _dossier(a="2021-03-02", b="2021-03-04").points[0].relation == "update"


def test_numbers_days_and_sources_come_with_their_points() -> None:
    dossier = _dossier()
    point = dossier.points[0]
    assert [(f.point, f.low, f.counted) for f in dossier.figures] == [(point.id, 5, "boats"), (point.id, 7, "boats")]
    assert [(m.earliest, m.label, m.points) for m in dossier.timeline] == [("2021-03-01", "Monday", (point.id,))]
    assert sorted(c.label for c in dossier.cited) == ["Ann Gray", "officials"]
    assert [(o.point, len(o.silent)) for o in dossier.omissions] == [(point.id, 1)]
    assert [s.name for s in dossier.skipped] == ["d", "z"]


def test_a_lone_claim_is_a_point_of_its_own() -> None:
    lone = [p for p in _dossier().points if p.relation == "single"]
    assert [(p.label, p.independent) for p in lone] == [("A bakery burned down in Oldtown", (1, 1))]


def test_nobody_named_is_nobody_shown() -> None:
    text = "The harbour is believed to close."
    held = build.attribution([], [build.span(text, "is believed")], [build.span(text, "The harbour")])
    of = build.analysis(text, attributions=(held,))
    claim = build.claim(
        of, "The harbour is believed to close", attribution=held.id, hedges=(build.span(text, "believed"),)
    )
    [point] = compile_dossier(align([build.claims_of(of, [claim])])).points
    [statement] = point.statements
    assert (statement.said_by, statement.attribution) == (None, held.id)
    assert statement.hedges
    assert point.origins[0].kind == "unattributed"


def test_nothing_gives_an_empty_dossier() -> None:
    dossier = compile_dossier(align([]))
    assert (dossier.points, dossier.timeline, dossier.cited) == ((), (), ())


def test_a_source_that_begins_a_sentence_loses_its_capital_and_a_name_does_not() -> None:
    for text, shown in (("Officials said the pier is shut.", "officials"), ("Gray said the pier is shut.", "Gray")):
        source = build.span(text, text.split()[0])
        held = build.attribution([source], [build.span(text, "said")], [build.span(text, "the pier is shut")])
        named = () if shown == "officials" else (Mention(source, "PER"),)
        of = build.analysis(text, attributions=(held,), mentions=named)
        claim = build.claim(of, "the pier is shut", attribution=held.id)
        [point] = compile_dossier(align([build.claims_of(of, [claim])])).points
        assert point.statements[0].said_by == shown


def test_points_that_share_a_claim_have_labels_of_their_own() -> None:
    texts = ("The old bridge fell and the ferry stopped.", "The old bridge fell.", "The ferry stopped at noon.")
    articles = [build.claims_of(build.analysis(build.article(t, name=f"{n}.txt")), [t]) for n, t in enumerate(texts)]
    made = align(articles)
    a, b, c = (found.claims[0].id for found in articles)
    groups = tuple(replace(made.groups[0], claims=pair, links=()) for pair in ((a, b), (a, c)))
    dossier = compile_dossier(replace(made, groups=groups))
    assert len({point.label for point in dossier.points}) == 2


def test_copies_of_one_sentence_are_the_label_of_one_point_only() -> None:
    whole = "The old bridge at Varn fell into the river on Monday and the ferry stopped."
    said = {"a.txt": (whole, whole), "b.txt": (f"{whole} Rain.", whole), "c.txt": ("It fell.", "It fell.")}
    said["d.txt"] = ("It stopped.", "It stopped.")
    articles = [build.claims_of(build.analysis(build.article(t, name=n)), [c]) for n, (t, c) in said.items()]
    made = align(articles)
    a, b, c, d = (found.claims[0].id for found in articles)
    groups = tuple(replace(made.groups[0], claims=pair, links=()) for pair in ((a, c), (b, d)))
    dossier = compile_dossier(replace(made, groups=groups))
    assert len({point.label for point in dossier.points}) == 2
