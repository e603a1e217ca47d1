"""lists: coordinated members are compared part by part."""

import dataclasses

import build
from twosource.align import align
from twosource.model import Claims, Link


def _report(text: str, name: str, members: tuple[str, ...] = ()) -> Claims:
    analysis = build.analysis(dataclasses.replace(build.article(text, name=name), published="2020-01-01"))
    whole = analysis.tokens.span(0, len(analysis.tokens) - 1)
    parts = tuple(build.span(text, member) for member in members)
    return build.claims_of(analysis, [build.claim(analysis, whole, parts=parts)])


def _link(one: Claims, two: Claims) -> Link:
    return next(link for group in align([one, two]).groups for link in group.links)


def test_who_names_more_of_a_list_refines() -> None:
    one = _report(
        "Prosecutors charged the harbour crew with fraud theft smuggling.", "a.txt", ("fraud", "theft", "smuggling")
    )
    two = _report("Prosecutors charged the harbour crew with fraud.", "b.txt")
    found = _link(one, two)
    assert found.relation == "refine"
    assert (found.why.rule, found.why.slot("more")) == ("longer_list", ("theft", "smuggling"))


def test_two_lists_with_members_of_their_own_differ() -> None:
    one = _report("Prosecutors charged the harbour crew with fraud theft.", "a.txt", ("fraud", "theft"))
    two = _report("Prosecutors charged the harbour crew with fraud arson.", "b.txt", ("fraud", "arson"))
    assert _link(one, two).relation == "differ"


def test_equal_lists_add_nothing() -> None:
    one = _report("Prosecutors charged the harbour crew with fraud theft.", "a.txt", ("fraud", "theft"))
    two = _report("Prosecutors charged that harbour crew with fraud theft.", "b.txt", ("fraud", "theft"))
    assert _link(one, two).why.rule not in ("lists_differ", "longer_list")
