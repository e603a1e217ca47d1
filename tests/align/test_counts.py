"""counts: how many were killed, hurt or arrested in one event is compared across points, and of two events never."""

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from twosource.align import align
from twosource.align.events.ages import stated_ages
from twosource.model import Analysis, Claims, Link, Mention, Quantity, Relation, Span

NUMBERS = {
    "two": 2,
    "Two": 2,
    "three": 3,
    "Three": 3,
    "five": 5,
    "Five": 5,
    "seven": 7,
    "Seven": 7,
    "nine": 9,
    "40": 40,
}

KILLED = """
{n} NUM 2 nummod
people NOUN 4 nsubj:pass NNS person
were AUX 4 aux:pass VBD be
killed VERB 0 root VBN kill
{where}
. PUNCT 4 punct
"""
DIED = """
{n} NUM 2 nummod
people NOUN 3 nsubj NNS person
died VERB 0 root VBD die
{where}
. PUNCT 3 punct
"""


def _analysis(conllu: str, numbers: Sequence[str] = (), names: Sequence[str] = (), **article: str) -> Analysis:
    text = build.text_of(conllu)
    counted = []
    for word in numbers:
        span = build.span(text, word)
        counted.append(Quantity(span, NUMBERS[word], NUMBERS[word], "exact"))
    mentions = [Mention(build.span(text, name), "GPE", entity=n) for n, name in enumerate(names)]
    made = build.article(text, name=article.get("name", "a.txt"))
    return build.analysis(
        dataclasses.replace(made, published=article.get("published")),
        build.reading_from_conllu(conllu),
        quantities=tuple(counted),
        mentions=tuple(mentions),
    )


def _report(tree: str, number: str, place: str, **article: str) -> Claims:
    root = "4" if tree is KILLED else "3"
    at = "6" if tree is KILLED else "5"
    conllu = tree.format(n=number, where=f"in ADP {at} case\n{place} PROPN {root} obl")
    analysis = _analysis(conllu, [number], [place], **article)
    tokens = analysis.tokens
    whole = [tokens.span(first, past - 2) for first, past in tokens.sentences]
    return build.claims_of(analysis, whole)


def _links(*reports: Claims) -> list[Link]:
    return [link for group in align(reports).groups for link in group.links]


def _relation(one: Claims, two: Claims) -> Relation | None:
    found = {link.relation for link in _links(one, two)}
    return next((r for r in ("conflict", "update", "differ", "refine", "agree") if r in found), None)  # type: ignore[return-value]


# --- what is compared ----------------------------------------------------------------------------


def test_two_counts_of_the_dead_of_one_event_exclude_each_other() -> None:
    one = _report(KILLED, "Five", "Tarnhead", name="a.txt", published="2020-03-11")
    two = _report(DIED, "Seven", "Tarnhead", name="b.txt", published="2020-03-11")
    assert _relation(one, two) == "conflict"


def test_the_later_of_two_dated_reports_is_an_update() -> None:
    one = _report(KILLED, "Five", "Tarnhead", name="a.txt", published="2020-03-11")
    two = _report(DIED, "Seven", "Tarnhead", name="b.txt", published="2020-03-12")
    assert _relation(one, two) == "update"


@pytest.mark.parametrize(
    ("days", "others", "expected"),
    [
        (("2020-03-11", "2020-03-12"), "Three", "update"),  # three beside one more are more than two
        (("2020-03-12", "2020-03-11"), "Three", "differ"),
        (("2020-03-11", "2020-03-11"), "Three", "differ"),
    ],
)
def test_more_others_than_there_were_in_all_are_an_update(
    days: tuple[str, str], others: str, expected: Relation
) -> None:
    one = _report(KILLED, "Two", "Tarnhead", name="a.txt", published=days[0])
    two = _report(KILLED.replace("people NOUN", "others NOUN"), others, "Tarnhead", name="b.txt", published=days[1])
    assert _relation(one, two) == expected


@pytest.mark.parametrize(("word", "expected"), [("that", "conflict"), ("and", None)])
def test_what_a_relative_clause_tells_is_counted_wherever_it_hangs(word: str, expected: Relation | None) -> None:
    conllu = f"""
Police NOUN 2 nsubj NNS police
examine VERB 0 root VBP examine
blasts NOUN 2 obj NNS blast
{word} PRON 5 nsubj WDT {word}
killed VERB 2 xcomp VBD kill
five NUM 7 nummod CD five
people NOUN 5 obj NNS person
in ADP 9 case IN in
Tarnhead PROPN 5 obl NNP Tarnhead
. PUNCT 2 punct . .
"""
    analysis = _analysis(conllu, ["five"], ["Tarnhead"], name="b.txt", published="2020-03-11")
    claim = build.claim(analysis, "blasts " + word + " killed five people in Tarnhead", factuality="Uu")
    one = _report(KILLED, "Seven", "Tarnhead", name="a.txt", published="2020-03-11")
    found = _relation(one, build.claims_of(analysis, [claim]))
    assert (found if found == "conflict" else None) == expected


def test_equal_counts_agree() -> None:
    one = _report(KILLED, "Five", "Tarnhead", name="a.txt", published="2020-03-11")
    two = _report(DIED, "Five", "Tarnhead", name="b.txt", published="2020-03-12")
    assert _relation(one, two) in ("agree", "refine")


def test_counts_of_two_places_are_never_set_against_each_other() -> None:
    one = _report(KILLED, "Five", "Tarnhead", name="a.txt", published="2020-03-11")
    two = _report(KILLED, "Seven", "Orrowby", name="b.txt", published="2020-03-11")
    assert _relation(one, two) not in ("conflict", "update")


@given(st.permutations(["Five", "Seven", "nine", "40"]), st.booleans())
def test_the_order_of_reports_changes_nothing(numbers: list[str], dated: bool) -> None:
    reports = [
        _report(KILLED if n % 2 else DIED, number, "Tarnhead", name=f"{number}.txt")
        if not dated
        else _report(KILLED, number, "Tarnhead", name=f"{number}.txt", published=f"2020-03-{10 + len(number)}")
        for n, number in enumerate(sorted(numbers))
    ]
    shuffled = [reports[sorted(numbers).index(number)] for number in numbers]
    assert align(shuffled).groups == align(reports).groups


# --- ages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ann Gray, 34, was there.", "Ann Gray", [34.0]),
        ("Police saw 34-year-old Ann Gray.", "Ann Gray", [34.0]),
        ("Police saw 34-year-old farmer Ann Gray.", "Ann Gray", [34.0]),
        ("Ann Gray met a 34-year-old man.", "Ann Gray", []),
    ],
)
def test_an_age_belongs_to_the_name_beside_it(text: str, name: str, expected: list[float]) -> None:
    at = build.span(text, "34")
    quantity = Quantity(Span(at.start, at.end), 34.0, 34.0, "exact", unit="year")
    mention = Mention(build.span(text, name), "PER", entity=0)
    analysis = build.analysis(text, quantities=(quantity,), mentions=(mention,))
    assert [age.low for _, age in stated_ages(analysis)] == expected


def _aged(text: str, years: float, place: str, name: str) -> Claims:
    article = dataclasses.replace(build.article(text, name=name), published="2020-03-11")
    at = build.span(text, str(int(years)))
    mentions = (
        Mention(build.span(text, "Ann Gray"), "PER", entity=0),
        Mention(build.span(text, place), "GPE", entity=1),
    )
    analysis = build.analysis(
        article, quantities=(Quantity(at, years, years, "exact", unit="year"),), mentions=mentions
    )
    return build.claims_of(analysis, [Span(0, len(text) - 1)])


def test_two_ages_of_one_name_are_a_conflict_whatever_else_is_told() -> None:
    one = _aged("Ann Gray, 34, was fined in Tarnhead.", 34.0, "Tarnhead", "a.txt")
    two = _aged("The court of Tarnhead heard Ann Gray, 36, again.", 36.0, "Tarnhead", "b.txt")
    assert [link.relation for link in _links(one, two)] == ["conflict"]
