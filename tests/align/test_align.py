"""align: whatever comes in, in whatever order, every claim is in a group, and words stay in place."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.align import align
from twosource.dossier import compile_dossier
from twosource.model import Alignment, Claims

MAYOR = "The mayor opened the harbour bridge on Monday. Forty boats passed under the bridge."
TIDE = "The harbour bridge was opened by the mayor. A bakery burned down in Oldtown."
OTHER = "Farmers sold wool at the market. The market will close in May."

SENTENCES = st.lists(
    st.sampled_from(
        [
            "The mayor opened the bridge.",
            "The bridge was opened by the mayor.",
            "Five boats sank near the pier.",
            "Seven boats sank near the pier.",
            "A bakery burned down.",
            "“We will not pay a single cent for it,” Ann Gray said.",
        ]
    ),
    min_size=0,
    max_size=5,
)


def _claims(text: str, name: str) -> Claims:
    analysis = build.analysis(build.article(text, name=name))
    return build.claims_of(analysis, [analysis.tokens.span(a, b - 1) for a, b in analysis.tokens.sentences])


def _together(alignment: Alignment, a: str, b: str) -> bool:
    texts = {c.id: c.span.of(x.analysis.article.text) for x in alignment.articles for c in x.claims}
    return any({a, b} <= {texts[c] for c in group.claims} for group in alignment.groups)


def test_like_claims_stand_together_and_others_apart() -> None:
    found = align([_claims(MAYOR, "a.txt"), _claims(TIDE, "b.txt"), _claims(OTHER, "c.txt")])
    assert _together(
        found, "The mayor opened the harbour bridge on Monday.", "The harbour bridge was opened by the mayor."
    )
    assert not _together(found, "A bakery burned down in Oldtown.", "Farmers sold wool at the market.")


def test_nothing_comes_of_nothing() -> None:
    assert align([]) == Alignment((), (), (), ())
    assert align([_claims("", "a.txt")]).groups == ()


def test_the_same_text_twice_is_one_article() -> None:
    found = align([_claims(MAYOR, "b.txt"), _claims(MAYOR, "a.txt")])
    assert [a.analysis.article.name for a in found.articles] == ["a.txt"]


@settings(deadline=None, max_examples=25)
@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_every_claim_is_in_a_group_and_order_changes_nothing(texts: list[list[str]]) -> None:
    articles = [_claims(" ".join([*text, f"Number {n}."]), f"{n}.txt") for n, text in enumerate(texts)]
    found = align(articles)
    sets = [frozenset(group.claims) for group in found.groups]
    assert frozenset().union(*sets) == {c.id for a in found.articles for c in a.claims}
    assert not any(a <= b for a, b in itertools.permutations(sets, 2))
    assert all((group.relation == "single") == (not group.links) for group in found.groups)
    assert all(1 <= low <= high for low, high in (group.independent for group in found.groups))
    article_of = {c.id: c.article for a in found.articles for c in a.claims}
    assert all(article_of[link.a] != article_of[link.b] for group in found.groups for link in group.links)
    assert all(0.0 <= link.score <= 1.0 for group in found.groups for link in group.links)
    for order in itertools.islice(itertools.permutations(articles), 3):
        assert repr(align(order)) == repr(found)


@settings(deadline=None, max_examples=25)
@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_the_dossier_holds_every_claim_and_in_a_point_once(texts: list[list[str]]) -> None:
    articles = [_claims(" ".join([*text, f"Number {n}."]), f"{n}.txt") for n, text in enumerate(texts)]
    dossier = compile_dossier(align(articles))
    assert {s.claim for p in dossier.points for s in p.statements} == {c.id for a in dossier.articles for c in a.claims}
    assert all(len({s.claim for s in p.statements}) == len(p.statements) for p in dossier.points)
    texts_of = {a.analysis.article.id: a.analysis.article.text for a in dossier.articles}
    assert all(
        p.label == " ".join(p.label_place.span.of(texts_of[p.label_place.article]).split()) for p in dossier.points
    )
    assert [p.weight for p in dossier.points] == sorted((p.weight for p in dossier.points), reverse=True)
    assert repr(compile_dossier(align(articles[::-1]))) == repr(dossier)
