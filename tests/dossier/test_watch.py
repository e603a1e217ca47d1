"""What the dossier adds to the points: growing certainty, altered quotations, open questions, thin points, coverage."""

from dataclasses import replace

import pytest

import build
from twosource.align import align
from twosource.dossier import compile_dossier
from twosource.model import Attribution, Claims, Dossier, Quantity, Requote, Time, because


def _article(name: str, text: str, body: str, *, source: str | None = "", when: str = "", count: str = "") -> Claims:
    """One claim; `source` "" is the article's own voice, None an attribution that names nobody."""
    said: tuple[Attribution, ...] = ()
    if source is None or source:
        spans = [build.span(text, source)] if source else []
        cue = build.span(text, "said" if source else "reportedly")
        said = (build.attribution(spans, [cue], [build.span(text, body)], source_type="named_person"),)
    quantities: tuple[Quantity, ...] = ()
    if count:
        number = float(count.split()[0].replace(",", ""))
        where = build.span(text, count)
        quantities = (Quantity(where, number, number, "exact", counted=count.split()[1], whole=where),)
    times: tuple[Time, ...] = (Time(build.span(text, when), "DATE", "2021"),) if when else ()
    tokens = build.plain_tokens(text)
    tokens = replace(tokens, upos=("VERB",) * len(tokens))
    of = build.analysis(build.article(text, name=name), tokens, quantities=quantities, times=times, attributions=said)
    return build.claims_of(of, [build.claim(of, body, attribution=said[0].id if said else None)])


def _dossier(*articles: Claims) -> Dossier:
    return compile_dossier(align(articles))


BODY = "the old harbour bridge collapsed into the river"


def test_what_one_attributes_and_another_states_is_a_shift() -> None:
    dossier = _dossier(
        _article("a.txt", f"Ann Gray said {BODY}.", BODY, source="Ann Gray"),
        _article("b.txt", f"At night {BODY}.", BODY),
    )
    [shift] = dossier.shifts
    assert (shift.weaker.said_by, shift.stronger.said_by) == ("Ann Gray", None)
    weaker, stronger = shift.weaker.article, shift.stronger.article
    how = because("by_source", source="Ann Gray")
    assert shift.why == because("shift", weaker=weaker, how=how, stronger=stronger)


def test_what_is_left_open_is_not_less_sure() -> None:
    """Who asks for a thing, or wants it, doubts nothing."""
    asked = _article("a.txt", f"Ann Gray said {BODY}.", BODY, source="Ann Gray")
    asked = replace(asked, claims=tuple(replace(claim, factuality="Uu") for claim in asked.claims))
    assert not _dossier(asked, _article("b.txt", f"At night {BODY}.", BODY)).shifts


def test_the_same_certainty_is_no_shift() -> None:
    assert not _dossier(_article("a.txt", f"At night {BODY}.", BODY), _article("b.txt", f"So {BODY}.", BODY)).shifts


def test_one_source_of_two_articles_and_who_says_it() -> None:
    dossier = _dossier(
        _article("a.txt", f"At night {BODY}.", BODY), _article("b.txt", f"Then reportedly {BODY}.", BODY, source=None)
    )
    [row] = dossier.coverage
    assert {*row.says, *row.otherwise} == {a.analysis.article.id for a in dossier.articles}
    assert not dossier.unattributed


def test_a_count_without_period_and_counter_leaves_two_questions() -> None:
    text = "The ferries counted 4,000 visitors."
    [period, counter] = _dossier(_article("a.txt", text, text.rstrip("."), count="4,000 visitors")).questions
    assert (period.kind, counter.kind) == ("period", "counter")
    assert period.place.span.of(text) == "4,000 visitors"


def test_what_any_wording_says_is_no_question() -> None:
    text = "The ferries counted 4,000 visitors in 2021, Ann Gray said."
    body = "The ferries counted 4,000 visitors in 2021"
    assert not _dossier(_article("a.txt", text, body, source="Ann Gray", when="2021", count="4,000 visitors")).questions


def test_a_time_anywhere_in_the_sentence_is_its_period() -> None:
    text = "The ferries counted 4,000 visitors, Ann Gray said in 2021."
    body = "The ferries counted 4,000 visitors"
    made = _dossier(_article("a.txt", text, body, when="2021", count="4,000 visitors"))
    assert [question.kind for question in made.questions] == ["counter"]
    two = "The ferries counted 4,000 visitors. Ann Gray came in 2021."
    made = _dossier(_article("a.txt", two, body, when="2021", count="4,000 visitors"))
    assert [question.kind for question in made.questions] == ["period", "counter"]


def test_what_is_not_counted_over_a_time_leaves_no_period_open() -> None:
    text = "The repair cost 4,000 crowns."
    assert not _dossier(_article("a.txt", text, text.rstrip("."), count="4,000 crowns")).questions


def test_what_nobody_is_named_for_is_listed() -> None:
    dossier = _dossier(_article("a.txt", f"Then reportedly {BODY}.", BODY, source=None))
    assert dossier.unattributed == (dossier.points[0].id,)
    assert not dossier.questions  # of one article it is listed, not asked


def test_what_no_article_names_anybody_for_is_asked() -> None:
    one = _article("a.txt", f"Then reportedly {BODY}.", BODY, source=None)
    [question] = _dossier(one, _article("b.txt", f"So reportedly {BODY}.", BODY, source=None)).questions
    assert question.kind == "source"
    assert question.place.span.of(one.analysis.article.text) == "reportedly"


def test_a_quotation_in_two_wordings_shows_the_altered_words() -> None:
    one = "She said: “We will mend every road and bridge before the winter comes again.”"
    two = "She said: “We will mend every road and wall before the winter comes again.”"
    dossier = _dossier(_article("a.txt", one, "We will mend"), _article("b.txt", two, "We will mend"))
    [requote] = dossier.requotes
    [altered] = requote.altered
    assert (altered.a.of(one), altered.b.of(two)) == ("bridge", "wall")


def test_a_quotation_is_compared_whole_and_a_cut_is_no_alteration() -> None:
    one = "She said: “This choice is not about the people of Oster, who have done everything we asked of them.”"
    two = "She said: “It is not the fault of the people of Oster, who did everything we asked.”"
    [requote] = _dossier(_article("a.txt", one, "This choice"), _article("b.txt", two, "It is not")).requotes
    altered = [(x.a.of(one), x.b.of(two)) for x in requote.altered]
    assert altered == [("This choice", "It"), ("about", "the fault of"), ("have done", "did")]
    cut = "She said: “the people of Oster, who have done everything we asked of them.”"
    assert not _dossier(_article("a.txt", one, "This choice"), _article("b.txt", cut, "the people")).requotes


HEDGED = """
Officials NOUN 2 nsubj NNS official
raised VERB 0 root VBD raise
alarm NOUN 2 obj NN alarm
about ADP 6 case IN about
possible ADJ 6 amod JJ possible
leaks NOUN 3 nmod NNS leak
at ADP 9 case IN at
Ostrand PROPN 9 compound NNP Ostrand
dam NOUN 6 nmod NN dam
. PUNCT 2 punct
"""
FACT = """
Officials NOUN 2 nsubj NNS official
{verb} VERB 0 root VBD {lemma}
{what} NOUN 2 obj NNS {one}
at ADP 6 case IN at
Ostrand PROPN 6 compound NNP Ostrand
dam NOUN 3 nmod NN dam
. PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "what", "one", "shifts"),
    [("raised", "raise", "leaks", "leak", 1), ("raised", "raise", "fences", "fence", 0)],
)
def test_only_what_is_hedged_in_one_report_and_stated_in_another_is_a_shift(
    verb: str, lemma: str, what: str, one: str, shifts: int
) -> None:
    reports = []
    for name, conllu, hedge in (
        ("a.txt", HEDGED, "possible"),
        ("b.txt", FACT.format(verb=verb, lemma=lemma, what=what, one=one), ""),
    ):
        text = build.text_of(conllu)
        of = build.analysis(build.article(text, name=name), build.reading_from_conllu(conllu))
        hedges = (build.span(text, hedge),) if hedge else ()
        reports.append(build.claims_of(of, [build.claim(of, text.rstrip(" ."), hedges=hedges)]))
    assert len(_dossier(*reports).shifts) == shifts


def test_what_is_alleged_comes_before_what_somebody_says() -> None:
    other = "the long stone wharf burned down in the storm"
    said = _dossier(
        _article("a.txt", f"Ann Gray said {BODY}. Told by a.", BODY, source="Ann Gray"),
        _article("b.txt", f"At night {BODY}. Told by b.", BODY),
        _alleged("c.txt", f"It is told that {other} allegedly. Told by c.", other),
        _article("d.txt", f"At noon {other}. Told by d.", other),
    )
    assert [shift.weaker.said_by for shift in said.shifts] == [None, "Ann Gray"]


def test_what_was_still_to_come_is_no_shift() -> None:
    coming = _article("a.txt", f"Ann Gray said {BODY}.", BODY, source="Ann Gray")
    coming = replace(coming, claims=tuple(replace(claim, future=True) for claim in coming.claims))
    assert not _dossier(coming, _article("b.txt", f"At night {BODY}.", BODY)).shifts


def test_a_quotation_is_compared_whole() -> None:
    whole = "this decision is not about the people of the old town who have done all that we asked of them"
    other = "it is not the fault of the people of the old town who did all that we asked of them"
    assert _requotes(whole, other)
    assert not _requotes(whole, whole)


def _requotes(*quotations: str) -> tuple[Requote, ...]:
    """What two articles are told to quote otherwise, each its quotation alone."""
    reports = []
    for name, words in zip("ab", quotations, strict=True):
        text = f'"{words}," Ann Gray said. Told by {name}.'
        held = build.attribution(
            [build.span(text, "Ann Gray")],
            [build.span(text, "said")],
            [build.span(text, f'"{words},"')],
            kind="direct",
            source_type="named_person",
        )
        of = build.analysis(build.article(text, name=f"{name}.txt"), attributions=(held,))
        reports.append(build.claims_of(of, [build.claim(of, words, attribution=held.id)]))
    return _dossier(*reports).requotes


def _alleged(name: str, text: str, body: str) -> Claims:
    """One claim of the article, hedged with "allegedly"."""
    made = _article(name, text, f"{body} allegedly")
    hedge = build.span(text, "allegedly")
    return replace(made, claims=tuple(replace(c, factuality="Uu", hedges=(hedge,)) for c in made.claims))
