"""What holds of the claims of any tree, sensible or not."""

from __future__ import annotations

import dataclasses
import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.claims import find_claims
from twosource.claims.certainty.backshift import is_backshifted
from twosource.model import Analysis, Quantity, Span, Tokens
from twosource.tree import grow

WORDS = (
    "he",
    "which",
    "that",
    "not",
    "said",
    "failed",
    "to",
    "go",
    "if",
    "will",
    "the",
    "killing",
    "of",
    "and",
    ",",
    ".",
    "?",
    "“",
    "accused",
    "taking",
    "likely",
    "despite",
    "longer",
    "no",
    "a",
    "would",
)
UPOS = ("NOUN", "VERB", "AUX", "PRON", "ADJ", "ADV", "ADP", "SCONJ", "PUNCT", "PROPN", "DET", "CCONJ", "PART", "NUM")
XPOS = ("NN", "VB", "VBD", "VBG", "VBN", "VBZ", "WP", "WDT", "IN", "TO", "MD", "RB", ".", "PRP")
RELS = (
    "nsubj",
    "obj",
    "obl",
    "conj",
    "cc",
    "advcl",
    "acl",
    "acl:relcl",
    "ccomp",
    "xcomp",
    "csubj",
    "parataxis",
    "appos",
    "mark",
    "case",
    "aux",
    "cop",
    "advmod",
    "det",
    "nmod:poss",
    "nmod",
    "punct",
    "dep",
    "expl",
)


def any_analysis(seed: int) -> Analysis:
    """Any words with any tags and heads, also heads that close circles or lie in another sentence."""
    draw = random.Random(seed)
    size = draw.randint(1, 30)
    forms = draw.choices(WORDS, k=size)
    starts, at = [], 0
    for form in forms:
        starts.append(at)
        at += len(form) + 1
    cut = draw.randint(1, size)
    tokens = Tokens(
        starts=tuple(starts),
        ends=tuple(start + len(form) for start, form in zip(starts, forms, strict=True)),
        sentences=((0, cut), (cut, size)) if cut < size else ((0, size),),
        upos=tuple(draw.choices(UPOS, k=size)),
        xpos=tuple(draw.choices(XPOS, k=size)),
        lemmas=tuple(forms),
        heads=tuple(draw.randint(-1, size - 1) for _ in range(size)),
        deprels=tuple(draw.choices(RELS, k=size)),
    )
    text = " ".join(forms)
    pieces = [(draw.randint(0, len(text)), draw.randint(0, len(text))) for _ in range(draw.randint(0, 4))]
    spans = [Span(min(piece), max(piece) + 1) for piece in pieces]
    said = tuple(build.attribution((), spans[:1], (span,)) for span in spans[1:])
    things = draw.sample(spans, len(spans))  # a number may stand within a word, and apart from what it counts
    counted = tuple(
        Quantity(span, 2, 2, "exact", counted="men", counted_span=thing, whole=span)
        for span, thing in zip(spans, things, strict=True)
    )
    return build.analysis(text, tokens, attributions=said, quantities=counted)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_claims_of_any_tree(seed: int) -> None:
    of = any_analysis(seed)
    claims = find_claims(of)
    sentences = of.sentences()
    assert len({claim.id for claim in claims}) == len(claims)
    assert [(c.span.start, c.span.end) for c in claims] == sorted((c.span.start, c.span.end) for c in claims)
    assert find_claims(of) == claims
    ids = {a.id for a in of.attributions}
    for claim in claims:
        assert claim.span.start < claim.span.end
        assert sentences[claim.sentence].contains(claim.span)
        assert claim.span.contains(Span(of.tokens.starts[claim.head], of.tokens.ends[claim.head]))
        assert claim.attribution is None or claim.attribution in ids
        assert claim.polarity == claim.factuality[-1] or claim.factuality == "Uu"
        whole = Span(0, len(of.article.text))
        ordered = [edge for part in claim.parts for edge in (part.start, part.end)]
        assert ordered == sorted(ordered)
        assert all(part.start < part.end for part in claim.parts)
        assert all(
            whole.contains(s) for s in (*claim.hedges, *claim.negations, *claim.loaded, claim.subject or claim.span)
        )


TOLD = """
The DET 2 det DT the
firm NOUN 3 nsubj NN firm
said VERB 0 root VBD say
that SCONJ 8 mark IN that
the DET 6 det DT the
mill NOUN 8 nsubj NN mill
would AUX 8 aux MD would
close VERB 3 ccomp VB close
"""
HEADS = st.lists(st.tuples(st.integers(0, 7), st.integers(-1, 7)), max_size=2)


@settings(max_examples=100, deadline=None)
@given(HEADS, st.lists(st.sampled_from([("would", "will"), ("The", "“"), ("that", "”"), ("the", "“")]), max_size=3))
def test_only_would_outside_quotation_is_the_will_of_what_was_told(
    changed: list[tuple[int, int]], replaced: list[tuple[str, str]]
) -> None:
    conllu = TOLD
    for old, new in replaced:
        conllu = conllu.replace(f"\n{old} ", f"\n{new} ")
    of = build.analysis_from_conllu(conllu)
    heads = list(of.tokens.heads)
    for word, head in changed:
        heads[word] = head
    tree = grow(of.article.text, dataclasses.replace(of.tokens, heads=tuple(heads)))
    for word, helper in itertools.product(range(len(tree)), repeat=2):
        if is_backshifted(tree, word, helper):
            assert tree.lower[helper] == "would"
            assert sum(mark in "“”" for mark in tree.lower[:helper]) % 2 == 0


def test_no_words_no_claims() -> None:
    assert find_claims(build.analysis("")) == ()


@pytest.mark.parametrize("junk", ["ab \n", "ab "])
def test_long_junk_has_no_claims(junk: str) -> None:
    assert find_claims(build.analysis(junk * 5_000)) == ()
