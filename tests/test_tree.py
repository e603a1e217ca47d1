"""Trees over whatever heads there are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.build import reading_from_conllu

from twosource.model import Span
from twosource.tree import grow

BERG = """
The DET 3 det
ferry NOUN 3 compound
captain NOUN 4 nsubj
slept VERB 0 root
on ADP 6 case
deck NOUN 4 obl
._ PUNCT 4 punct
"""
TEXT = "The ferry captain slept on deck."


def test_a_phrase_reaches_over_all_that_hangs_on_its_word() -> None:
    tree = grow(TEXT, reading_from_conllu(BERG, TEXT).tokens)
    assert tree.phrase(2).of(TEXT) == "The ferry captain"
    assert tree.phrase(5).of(TEXT) == "on deck"
    assert tree.above(0) == [2, 3]
    assert tree.subtree(3, frozenset({2})) == [3, 4, 5, 6]
    assert tree.subject(3) == 2


def test_words_touched_by_a_span_and_the_one_the_others_hang_on() -> None:
    tree = grow(TEXT, reading_from_conllu(BERG, TEXT).tokens)
    touched = tree.within(Span(5, 12))
    assert [tree.words[i] for i in touched] == ["ferry", "captain"]
    assert tree.head_of(touched) == 2
    assert tree.head_of(range(0)) == -1


@given(st.lists(st.integers(-2, 9), min_size=7, max_size=7))
def test_any_heads_give_trees(heads: list[int]) -> None:
    tokens = replace(reading_from_conllu(BERG, TEXT).tokens, heads=tuple(heads))
    tree = grow(TEXT, tokens)
    for word in range(len(tree)):
        assert len(tree.above(word)) < len(tree)
        assert tree.left[word] <= word <= tree.right[word]
        assert tree.subtree(word)[0] == tree.left[word]
        assert tree.subtree(word)[-1] == tree.right[word]
