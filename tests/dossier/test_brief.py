"""The brief: one number of one event in all its states, what is denied, who is not named, which story is one."""

from dataclasses import replace

import build
from twosource.align import align
from twosource.dossier import compile_dossier
from twosource.model import (
    Attribution,
    Claims,
    Clause,
    Dossier,
    Judged,
    Line,
    Mention,
    Place,
    Quantity,
    Ruled,
    Tally,
    Time,
    Wire,
)

COAST, DOCTOR = "the Orrow Coastguard", "a doctor at the hospital"
EVENT = "people were killed near Varn pier on Monday"


def _toll(name: str, number: str, value: float, source: str | None, day: str) -> Claims:
    """A report that says how many people were killed at Varn pier."""
    body = f"{number} {EVENT}"
    text = f"{body}, {source} said. Told by {name}." if source else f"{body}. Told by {name}."
    counted = Quantity(
        build.span(text, number), value, value, "exact", counted="people", whole=build.span(text, f"{number} people")
    )
    told = Time(build.span(text, "Monday"), "DATE", "2021-03-01", earliest="2021-03-01", latest="2021-03-01")
    said: tuple[Attribution, ...] = ()
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
        tallies=(Tally(counted, "dead", None, "whole", build.span(text, "killed")),),
    )
    return build.claims_of(of, [build.claim(of, body, attribution=said[0].id if said else None)])


REPORTS = (
    _toll("a", "Five", 5, COAST, "2021-03-02"),
    _toll("b", "Five", 5, COAST, "2021-03-02"),
    _toll("c", "Seven", 7, DOCTOR, "2021-03-02"),
    _toll("d", "Nine", 9, COAST, "2021-03-03"),
)


def _dossier(*articles: Claims) -> Dossier:
    return compile_dossier(align(articles))


def _lines(dossier: Dossier, kind: str) -> list[Line]:
    return [line for line in dossier.brief if line.kind == kind]


def _names(dossier: Dossier, clause: Clause) -> list[str]:
    names = {a.analysis.article.id: a.analysis.article.name for a in dossier.articles}
    return [names[a] for a in clause.articles]


def test_a_toll_is_one_line_in_all_its_states_the_latest_last() -> None:
    dossier = _dossier(*REPORTS)
    line = dossier.brief[0]
    assert (line.kind, line.about, line.state) == ("figures", "dead", True)
    assert [(c.words, _names(dossier, c), c.since, c.latest) for c in line.clauses] == [
        ("five", ["a", "b"], "2021-03-02", False),
        ("seven", ["c"], "2021-03-02", False),
        ("nine", ["d"], "2021-03-03", True),
    ]
    assert [[(s.label, s.unnamed) for s in c.said_by] for c in line.clauses] == [
        [(COAST, False)],
        [(DOCTOR, True)],
        [(COAST, False)],
    ]


def test_every_clause_carries_the_words_that_it_rests_on() -> None:
    dossier = _dossier(*REPORTS)
    texts = {a.analysis.article.id: a.analysis.article.text for a in dossier.articles}
    points = {p.id for p in dossier.points}
    clauses = [clause for line in (*dossier.brief, *dossier.disputes) for clause in line.clauses]
    assert clauses
    for clause in clauses:
        assert clause.places
        assert [place.article for place in clause.places] == list(clause.articles)
        assert all(place.span.of(texts[place.article]).strip() for place in clause.places)
        assert set(clause.points) <= points


def test_a_number_that_all_have_alike_is_a_figure_and_no_dispute() -> None:
    dossier = _dossier(*REPORTS[:2])
    assert [c.words for c in _lines(dossier, "figures")[0].clauses] == ["five"]
    assert dossier.disputes == ()


def test_the_matters_told_otherwise_are_each_told_once() -> None:
    dossier = _dossier(*REPORTS)
    assert [line.about for line in dossier.disputes] == ["dead"]
    assert [c.sourcing.kind for c in dossier.disputes[0].clauses if c.sourcing] == ["one", "one", "one"]


def test_one_agency_story_is_told_with_the_articles_that_carry_it() -> None:
    carried = [
        replace(one, analysis=replace(one.analysis, wire=Wire("Norwick Press", _place(one, "Five"))))
        for one in REPORTS[:2]
    ]
    dossier = _dossier(*carried, *REPORTS[2:])
    [line] = _lines(dossier, "agency")
    assert [(c.words, _names(dossier, c)) for c in line.clauses] == [("Norwick Press", ["a", "b"])]


def test_people_who_are_not_named_are_told_and_a_body_is_none() -> None:
    dossier = _dossier(*REPORTS)
    [line] = _lines(dossier, "unnamed")
    assert [(c.words, c.many) for c in line.clauses] == [(DOCTOR, 1)]
    of_a_body = _toll("e", "Eight", 8, "the company", "2021-03-02")
    assert not _lines(_dossier(of_a_body, REPORTS[0]), "unnamed")


def test_what_is_denied_is_told_with_who_denies_it() -> None:
    text = "Orrow Lines denied that the ship was unsafe."
    held = build.attribution(
        [build.span(text, "Orrow Lines")],
        [build.span(text, "denied")],
        [build.span(text, "that the ship was unsafe")],
        source_type="named_org",
    )
    tokens = build.plain_tokens(text)
    tokens = replace(tokens, lemmas=tuple({"denied": "deny"}.get(lemma, lemma) for lemma in tokens.lemmas))
    of = build.analysis(build.article(text, published="2021-03-02"), tokens, attributions=(held,))
    denied = build.claim(
        of, "the ship was unsafe", attribution=held.id, polarity="-", subject=build.span(text, "the ship")
    )
    [line] = _lines(_dossier(build.claims_of(of, [denied])), "denied")
    assert [(c.words, c.stand, [s.label for s in c.said_by]) for c in line.clauses] == [
        ("the ship was unsafe", "denied", ["Orrow Lines"])
    ]


def test_the_title_is_the_subject_or_what_most_articles_name_and_the_days() -> None:
    named = [
        replace(
            one, analysis=replace(one.analysis, mentions=(Mention(build.span(_text(one), "Varn"), "GPE", entity=0),))
        )
        for one in REPORTS
    ]
    title = _dossier(*named).title
    assert (title.subject, title.names, title.earliest, title.latest) == (None, ("Varn",), "2021-03-01", "2021-03-03")
    given = compile_dossier(align(REPORTS), subject="The pier").title
    assert (given.subject, given.names) == ("The pier", ())


def test_a_point_read_in_the_sentences_of_another_is_a_part_of_it() -> None:
    bodies = ("five people fell into the cold harbour", "a rope of the old ferry had broken there")
    reports = []
    for name in ("a", "b"):
        text = f"{bodies[0]} because {bodies[1]}. Told by {name}."
        of = build.analysis(build.article(text, name=name))
        reports.append(build.claims_of(of, list(bodies)))
    dossier = _dossier(*reports)
    shared = [p for p in dossier.points if len(p.statements) > 1]
    assert [p.part_of for p in shared] == [None, shared[0].id]
    assert dossier.main == (shared[0].id,)
    a, b = (one.claims[1].id for one in reports)
    judged = Judged(joined=(Ruled(a, b, 1),))
    decided = compile_dossier(align(reports, judged), judged=judged)
    assert [p.part_of for p in decided.points if len(p.statements) > 1] == [None, None]  # who joined them looks for it


def test_a_cell_has_what_the_article_itself_has() -> None:
    dossier = _dossier(*REPORTS)
    [coverage] = dossier.coverage
    assert [(cell.value, cell.stand) for cell in coverage.cells] == [
        ("five", "stated"),
        ("five", "stated"),
        ("seven", "stated"),
        ("nine", "stated"),
    ]


def _text(report: Claims) -> str:
    return report.analysis.article.text


def _place(report: Claims, words: str) -> Place:
    return Place(report.analysis.article.id, build.span(_text(report), words))
