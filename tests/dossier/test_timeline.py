"""The timeline: what a date is said of, and what words of order place before or after what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.align import align
from twosource.dossier import compile_dossier
from twosource.model import Claims, Dossier, Moment, Time

FIRE = """
The DET 2 det
mill NOUN 3 nsubj
burned VERB 0 root
on ADP 5 case
Monday PROPN 3 obl
._ PUNCT 3 punct
"""
LATER = """
A DET 2 det
week NOUN 3 obl:npmod
later ADV 6 advmod
the DET 5 det
bridge NOUN 6 nsubj
fell VERB 0 root
._ PUNCT 6 punct
"""
AFTER = """
The DET 2 det
mayor NOUN 3 nsubj
resigned VERB 0 root
two NUM 5 nummod
days NOUN 3 obl:npmod
after SCONJ 9 mark
the DET 8 det
ferry NOUN 9 nsubj
sank VERB 3 advcl
._ PUNCT 3 punct
"""
PARTY = """
Three NUM 2 nummod
guests NOUN 3 nsubj
described VERB 0 root
the DET 7 det
May PROPN 7 compound
3 NUM 5 nummod
party NOUN 3 obj
._ PUNCT 3 punct
"""
RECORD = """
Prices NOUN 2 nsubj
rose VERB 0 root
to ADP 5 case
the DET 5 det
highest ADJ 2 obl JJS
since ADP 7 case
1981 NUM 5 nmod
._ PUNCT 2 punct
"""
STAY = """
The DET 2 det
troops NOUN 3 nsubj
stayed VERB 0 root
from ADP 5 case
1990 NUM 3 obl
to ADP 7 case
1995 NUM 3 obl
._ PUNCT 3 punct
"""
MONDAY = ("Monday", "DATE", "2021-03-01", "2021-03-01", "2021-03-01")
Given = tuple[str, str, str | None, str | None, str | None]


def _claims(conllu: str, claims: list[str], *times: Given) -> Claims:
    of = build.analysis_from_conllu(conllu.strip() + "\n")
    found = tuple(
        Time(build.span(of.article.text, words), kind, value, earliest=first, latest=last)  # type: ignore[arg-type]
        for words, kind, value, first, last in times
    )
    whole = build.analysis_from_conllu(conllu.strip() + "\n", times=found)
    return build.claims_of(whole, [build.claim(whole, words) for words in claims])


def _dossier(*articles: Claims) -> Dossier:
    return compile_dossier(align(articles))


def _told(dossier: Dossier, moment: Moment) -> list[tuple[str, str, str | None, str | None]]:
    text = {a.analysis.article.id: a.analysis.article.text for a in dossier.articles}
    return [
        (
            p.relation,
            p.words.span.of(text[p.words.article]),
            p.anchor.span.of(text[p.anchor.article]) if p.anchor else None,
            p.thing.span.of(text[p.thing.article]) if p.thing else None,
        )
        for p in moment.placings
    ]


def test_what_comes_later_is_placed_by_the_sentence_before() -> None:
    dossier = _dossier(
        _claims(
            FIRE + LATER,
            ["The mill burned on Monday", "A week later the bridge fell"],
            MONDAY,
            ("A week later", "DATE", None, None, None),
        )
    )
    first, then = dossier.timeline
    assert (first.earliest, first.latest) == ("2021-03-01", "2021-03-01")
    assert (then.earliest, then.latest) == ("2021-03-05", "2021-03-11")  # a week is told to the week
    assert _told(dossier, then) == [("after", "A week later", "The mill burned on Monday", None)]


def test_without_a_date_there_is_only_an_order() -> None:
    dossier = _dossier(
        _claims(AFTER, ["The mayor resigned", "the ferry sank"], ("two days", "DURATION", "P2D", None, None))
    )
    [moment] = dossier.timeline
    assert (moment.earliest, moment.latest) == (None, None)
    assert _told(dossier, moment) == [("after", "two days after", "the ferry sank", None)]


def test_a_date_may_belong_to_a_thing_only() -> None:
    dossier = _dossier(
        _claims(
            PARTY,
            ["Three guests described the May 3 party"],
            ("May 3", "DATE", "2021-05-03", "2021-05-03", "2021-05-03"),
        )
    )
    [moment] = dossier.timeline
    assert _told(dossier, moment) == [("at", "May 3", None, "the May 3 party")]


def test_a_record_since_a_year_is_no_event_of_that_year() -> None:
    year = ("1981", "DATE", "1981", "1981-01-01", "1981-12-31")
    assert not _dossier(_claims(RECORD, ["Prices rose to the highest since 1981"], year)).timeline


def test_from_and_to_are_one_stretch() -> None:
    dossier = _dossier(
        _claims(
            STAY,
            ["The troops stayed from 1990 to 1995"],
            ("1990", "DATE", "1990", "1990-01-01", "1990-12-31"),
            ("1995", "DATE", "1995", "1995-01-01", "1995-12-31"),
        )
    )
    [moment] = dossier.timeline
    assert (moment.earliest, moment.latest, moment.label) == ("1990-01-01", "1995-12-31", "from 1990 to 1995")


DAYS = st.one_of(st.none(), st.dates().map(lambda d: d.isoformat()))


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(DAYS, DAYS, st.sampled_from([FIRE, LATER, AFTER, PARTY])), max_size=4))
def test_every_moment_has_its_words_and_stands_in_order(found: list[tuple[str | None, str | None, str]]) -> None:
    words = {FIRE: "Monday", LATER: "A week later", AFTER: "two days", PARTY: "May 3"}
    whole = {FIRE: "The mill", LATER: "the bridge fell", AFTER: "The mayor resigned", PARTY: "Three guests described"}
    articles = [_claims(tree, [whole[tree]], (words[tree], "DATE", None, a, b)) for a, b, tree in found]
    dossier = _dossier(*articles)
    firsts = [m.earliest or m.latest for m in dossier.timeline if m.earliest or m.latest]
    assert firsts == sorted(firsts, key=str)
    for moment in dossier.timeline:
        assert moment.statements
        assert all(told[1] for told in _told(dossier, moment))


def test_a_number_that_no_calendar_holds_is_no_measure() -> None:
    many = ("9" * 5000 + " weeks later", "DATE", None, None, None)
    text = FIRE + LATER.replace("A DET", f"{'9' * 5000} NUM").replace("week NOUN", "weeks NOUN")
    claims = ["The mill burned on Monday", f"{'9' * 5000} weeks later the bridge fell"]
    moments = _dossier(_claims(text, claims, MONDAY, many)).timeline
    assert [(m.earliest, m.latest) for m in moments] == [("2021-03-01", "2021-03-01"), ("2021-03-01", None)]


NOT_BEFORE = """
The DET 2 det
bridge NOUN 5 nsubj
will AUX 5 aux
not PART 5 advmod
reopen VERB 0 root
before ADP 7 case
June PROPN 5 obl
._ PUNCT 5 punct
"""
NO_EARLIER = """
The DET 2 det
bridge NOUN 3 nsubj
reopens VERB 0 root
no DET 5 det
earlier ADV 3 advmod
than ADP 7 case
June PROPN 5 obl
._ PUNCT 3 punct
"""


@pytest.mark.parametrize(
    ("tree", "polarity", "words"), [(NOT_BEFORE, "-", "before June"), (NO_EARLIER, "+", "no earlier than June")]
)
def test_what_is_not_to_come_before_a_day_comes_on_it_or_later(tree: str, polarity: str, words: str) -> None:
    of = _claims(tree, [], ("June", "DATE", "2021-06", "2021-06-01", "2021-06-30")).analysis
    claim = build.claim(of, of.article.text.strip().rstrip("."), polarity=polarity)
    [moment] = (dossier := _dossier(build.claims_of(of, [claim]))).timeline
    assert (moment.earliest, moment.latest) == ("2021-06-01", None)
    assert _told(dossier, moment)[0][:2] == ("since", words)
