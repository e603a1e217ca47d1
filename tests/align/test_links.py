"""links: how surely two rows are about one matter, also two of one article."""

from dataclasses import replace

import build
from twosource.align import align
from twosource.align.actors import find_actors
from twosource.align.pairs.block import candidate_pairs
from twosource.align.pairs.links import Compared
from twosource.align.table import build as build_table
from twosource.model import Claims

TOLD = "The old lantern tower of Varn fell into the harbour"
AGAIN = "Into the harbour fell the old lantern tower of Varn"
OTHER = "Bakers raised the price of rye bread"


def _article(name: str, *clauses: str, one_sentence: bool = False) -> Claims:
    """The clauses as sentences, or as the clauses of one."""
    of = build.analysis(build.article(f"{name}. " + ". ".join(clauses) + ".", name=name))
    claims = [
        replace(build.claim(of, words), sentence=1 if one_sentence else n) for n, words in enumerate(clauses, start=1)
    ]
    return build.claims_of(of, claims)


def _scores(*articles: Claims) -> Compared:
    table = build_table(articles, find_actors(articles), ())
    return Compared(table, candidate_pairs(table))


def test_sentences_of_one_article_are_compared_by_what_they_say() -> None:
    found = _scores(_article("a", TOLD, AGAIN, OTHER))
    assert found.score(0, 1) > found.score(0, 2)
    assert found.score(0, 1) == found.score(1, 0)


def test_clauses_of_one_sentence_are_two_matters_whatever_they_say() -> None:
    found = _scores(_article("a", TOLD, AGAIN, one_sentence=True))
    assert found.score(0, 1) == 0.0


def test_copies_of_a_sentence_make_a_point_for_each_of_its_clauses() -> None:
    articles = [_article(name, TOLD, AGAIN, one_sentence=True) for name in "abc"]
    places = {claim.id: (claim.article, claim.sentence) for article in articles for claim in article.claims}
    for group in align(articles).groups:
        held = [places[claim] for claim in group.claims]
        assert len(held) == len(set(held))
