"""What a person decided stands in the comparison, whatever the words say."""

from itertools import combinations

import pytest

from build import analysis, article, attribution, claim, claims_of, span
from twosource.align import align, suggest
from twosource.model import Alignment, ClaimId, Claims, Couple, Judged, Mention, Place, Ruled

SAID = (
    "The ferry sank near the harbour on Monday.",
    "The ferry sank near the harbour late on Monday.",
    "The council paid for a new roof.",
    "Rain fell on the hills.",
)


def pile() -> list[Claims]:
    """Four articles of one claim each; the first two say the same."""
    return [claims_of(analysis(article(text, name=f"{n}.txt")), [text[:-1]]) for n, text in enumerate(SAID)]


def ids(articles: list[Claims]) -> list[ClaimId]:
    return [one.claims[0].id for one in articles]


def together(alignment: Alignment, a: ClaimId, b: ClaimId) -> bool:
    return any(a in group.claims and b in group.claims for group in alignment.groups)


def judged(articles: list[Claims], joined: list[tuple[int, int]], parted: list[tuple[int, int]]) -> Judged:
    of = ids(articles)
    return Judged(
        joined=tuple(Ruled(of[a], of[b], n) for n, (a, b) in enumerate(joined, start=1)),
        parted=tuple(Ruled(of[a], of[b], n) for n, (a, b) in enumerate(parted, start=50)),
    )


def test_without_decisions_everything_is_as_it_was() -> None:
    articles = pile()
    a, b, c, _ = ids(articles)
    assert together(align(articles), a, b)
    assert not together(align(articles), a, c)
    assert align(articles, Judged()) == align(articles)


@pytest.mark.parametrize(
    ("joined", "parted"),
    [
        ([(0, 2)], []),
        ([], [(0, 1)]),
        ([(0, 2), (2, 3)], []),
        ([(0, 2), (2, 3)], [(3, 1)]),
        ([(0, 1)], [(1, 2), (2, 3)]),
        ([(1, 2)], [(0, 1)]),
    ],
)
def test_joined_is_joined_and_parted_is_parted_also_through_third_ones(
    joined: list[tuple[int, int]], parted: list[tuple[int, int]]
) -> None:
    articles = pile()
    alignment = align(articles, judged(articles, joined, parted))
    of = ids(articles)
    sets = [{n} for n in range(4)]
    for a, b in joined:
        one, two = (next(s for s in sets if n in s) for n in (a, b))
        if one is not two:
            sets = [s for s in sets if s is not one and s is not two] + [one | two]
    for one in sets:
        for a, b in combinations(sorted(one), 2):
            assert together(alignment, of[a], of[b])
    for a, b in parted:
        one, two = (next(s for s in sets if n in s) for n in (a, b))
        for x in one:
            for y in two:
                assert not together(alignment, of[x], of[y])
    assert {claim for group in alignment.groups for claim in group.claims} == set(of)
    assert align(articles[::-1], judged(articles, joined, parted)) == alignment


def test_what_fits_a_confirmed_point_stands_in_it_from_a_lower_score_than_elsewhere() -> None:
    texts = (
        "The ferry sank near the harbour on Monday, when forty were aboard.",
        "Forty were aboard when the ferry sank.",
        "A boat went down off the coast with forty aboard.",
        "The council paid for a roof.",
    )
    articles = [claims_of(analysis(article(text, name=f"{n}.txt")), [text[:-1]]) for n, text in enumerate(texts)]
    a, b, c, roof = ids(articles)
    assert not together(align(articles), a, c)
    confirmed = align(articles, judged(articles, [(0, 1)], []))
    assert {frozenset(group.claims) for group in confirmed.groups} == {frozenset({a, b, c}), frozenset({roof})}
    apart = align(articles, judged(articles, [(0, 1)], [(1, 2)]))
    assert together(apart, a, b)
    assert not together(apart, a, c)


def test_what_its_own_article_says_again_stands_with_a_joined_statement() -> None:
    lead, rain, again = (
        "The ferry sank near the harbour on Monday",
        "Rain fell on the hills",
        "The sunken ferry had forty aboard near the harbour",
    )
    other = "A boat with forty aboard went down off the coast"
    articles = [
        claims_of(analysis(article(f"{lead}. {rain}. {again}.", name="a.txt")), [lead, rain, again]),
        claims_of(analysis(article(f"{other}.", name="b.txt")), [other]),
    ]
    a, wet, b, c = (claim.id for one in articles for claim in one.claims)
    assert not together(align(articles), a, c)
    after = align(articles, Judged(joined=(Ruled(a, c, 1),)))
    assert {frozenset(group.claims) for group in after.groups} == {frozenset({a, b, c}), frozenset({wet})}


def test_a_relation_set_by_a_person_is_the_points_and_says_so() -> None:
    articles = pile()
    a, b, *_ = ids(articles)
    verdict = Ruled(a, b, 7, "conflict")
    alignment = align(articles, Judged(joined=(verdict,), relations=(verdict,)))
    [group] = [group for group in alignment.groups if a in group.claims]
    assert group.relation == "conflict"
    assert (group.why.rule, group.why.slot("number")) == ("judged_relation", 7)


def test_a_wrong_statement_is_in_no_point() -> None:
    articles = pile()
    a, b, *_ = ids(articles)
    alignment = align(articles, Judged(wrong=frozenset({a})))
    assert a not in {claim for group in alignment.groups for claim in group.claims}
    assert b in {claim for group in alignment.groups for claim in group.claims}
    assert [len(one.claims) for one in alignment.articles] == [0, 1, 1, 1]
    assert [one.vectors.rows for one in alignment.articles] == [0, 1, 1, 1]


def named(text: str, name: str, n: int) -> Claims:
    source = article(text, name=f"{n}.txt")
    return claims_of(analysis(source, mentions=(Mention(span(text, name), "PER", "name", 0),)), [text[:-1]])


def places(articles: list[Claims]) -> list[Place]:
    return [Place(a.analysis.article.id, a.analysis.mentions[0].span) for a in articles]


def test_who_is_one_and_who_is_two_is_as_decided() -> None:
    articles = [
        named("Ann Gray came.", "Ann Gray", 0),
        named("Ann Gray left.", "Ann Gray", 1),
        named("Cole sang.", "Cole", 2),
    ]
    one, two, three = places(articles)
    assert [len(actor.mentions) for actor in align(articles).actors] == [2, 1]
    apart = align(articles, Judged(actors_parted=(Couple(one, two, 1),)))
    assert [len(actor.mentions) for actor in apart.actors] == [1, 1, 1]
    joined = align(articles, Judged(actors_joined=(Couple(two, three, 1),)))
    assert [len(actor.mentions) for actor in joined.actors] == [3]
    both = Judged(actors_joined=(Couple(two, three, 1),), actors_parted=(Couple(one, two, 2),))
    assert sorted(len(actor.mentions) for actor in align(articles, both).actors) == [1, 2]


def said(text: str, source: str, n: int) -> Claims:
    held = attribution(
        (span(text, source),), (), (span(text, "the ferry sank at noon"),), source_type="unnamed_official"
    )
    own = analysis(article(text, name=f"{n}.txt"), attributions=(held,))
    return claims_of(own, [claim(own, "the ferry sank at noon", attribution=held.id)])


def test_two_sources_are_one_by_decision() -> None:
    articles = [said("The coastguard said the ferry sank at noon.", "The coastguard", 0),
                said("A tired watchman said the ferry sank at noon.", "A tired watchman", 1)]  # fmt: skip
    of = [Place(a.analysis.article.id, a.analysis.attributions[0].source[0]) for a in articles]
    [before] = align(articles).groups
    [after] = align(articles, Judged(sources_joined=(Couple(of[0], of[1], 4),))).groups
    assert (len(before.origins), len(after.origins)) == (2, 1)
    assert any(e.why.rule == "judged_source" for e in after.origins[0].evidence)


def test_open_pairs_are_suggested_and_decided_ones_no_more() -> None:
    texts = (
        "The ferry sank near the harbour.",
        "The harbour was quiet, a council met.",
        "The council paid for a roof.",
    )
    articles = [claims_of(analysis(article(t, name=f"{n}.txt")), [t[:-1]]) for n, t in enumerate(texts)]
    found = suggest(articles)
    assert found
    assert list(found) == sorted(found, key=lambda one: (-one.score, -one.gain))
    assert not any(together(align(articles), one.a, one.b) for one in found)
    for first in found:
        verdict = (Ruled(first.a, first.b, 1),)
        for decided in (Judged(joined=verdict), Judged(parted=verdict)):
            assert (first.a, first.b) not in {(one.a, one.b) for one in suggest(articles, decided)}


def test_two_statements_of_points_that_a_person_confirmed_are_asked_about_later() -> None:
    texts = (
        "The ferry sank near the harbour.",
        "A boat went down on Monday.",
        "A wall by the harbour was broken.",
        "Stones fell into the water.",
        "The council met over the roof near a park.",
        "The park has a new roof.",
    )
    articles = [claims_of(analysis(article(t, name=f"{n}.txt")), [t[:-1]]) for n, t in enumerate(texts)]
    ferry, _, wall, _, council, _ = ids(articles)
    first, second, *_ = suggest(articles)
    assert [{first.a, first.b}, {second.a, second.b}] == [{ferry, wall}, {ferry, council}]
    again = suggest(articles, judged(articles, [(0, 1), (2, 3)], []))
    assert [{one.a, one.b} for one in again] == [{ferry, council}, {ferry, wall}]
