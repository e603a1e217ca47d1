"""relation: the same words never exclude each other, and what differs is told as it is."""

import dataclasses

import build
from twosource.align import align
from twosource.model import Claims, Group


def _claims(text: str, name: str, day: str, negated: bool = False) -> Claims:
    analysis = build.analysis(dataclasses.replace(build.article(text, name=name), published=day))
    found = build.claims_of(analysis, [analysis.tokens.span(a, b - 1) for a, b in analysis.tokens.sentences])
    if not negated:
        return found
    return dataclasses.replace(found, claims=tuple(dataclasses.replace(c, polarity="-") for c in found.claims))


def _group(one: Claims, two: Claims) -> Group:
    return max(align([one, two]).groups, key=lambda g: (len(g.claims), g.claims))


def test_the_same_words_on_two_days_are_no_update() -> None:
    text = "The board counted 40 boats at the harbour pier."
    found = _group(_claims(text, "a.txt", "2020-01-01"), _claims(text + " Nothing else.", "b.txt", "2020-01-05"))
    assert found.relation == "agree"


def test_the_same_quotation_is_no_conflict_whatever_is_read_into_it() -> None:
    quote = "“We would rather open the old harbour bridge much faster,” Ann Gray said."
    found = _group(
        _claims(quote, "a.txt", "2020-01-01"), _claims(quote + " Boats passed.", "b.txt", "2020-01-05", negated=True)
    )
    assert found.relation in ("agree", "refine")


def test_what_is_denied_in_unquoted_words_is_not_called_the_same() -> None:
    text = "The board counted boats at the harbour pier."
    found = _group(
        _claims(text, "a.txt", "2020-01-01"), _claims(text + " Boats passed.", "b.txt", "2020-01-05", negated=True)
    )
    assert found.relation in ("differ", "conflict")


def test_a_later_state_of_another_subject_is_no_update() -> None:
    ship = _claims("The council will open the harbour bridge.", "a.txt", "2020-01-01")
    mayor = _claims("Farmers opened the wool market.", "b.txt", "2020-01-05")
    assert _group(ship, mayor).relation != "update"
