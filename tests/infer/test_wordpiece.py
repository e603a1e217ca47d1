"""How words are cut into pieces: by table, and as the library does whose vocabulary it is, where that is installed."""

import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.infer.pieces import MOST
from twosource.infer.wordpiece import LONGEST_PART, UNK, Vocabulary, cut_word, vocabulary

FILE = files("twosource").joinpath("data", "en", "reader", "vocabulary.txt")


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary(FILE.read_text(encoding="utf-8"))


def written(word: str, known: Vocabulary, *, most: int = MOST) -> list[str]:
    pieces = list(known.ids)
    return [pieces[number] for number in cut_word(word, known, most=most)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ferry", ["ferry"]),
        ("FERRY", ["ferry"]),
        ("Škoda", ["sk", "##oda"]),
        ("e\u0301tude", ["et", "##ude"]),
        ("İzmir", ["i", "##z", "##mir"]),
        ("ΣΑΣ", ["σ", "##α", "##σ"]),  # a small sigma inside, whatever follows
        ("isn't", ["isn", "'", "t"]),
        ("3.5%", ["3", ".", "5", "%"]),
        ("$12bn", ["$", "12", "##bn"]),
        ("co\u00adop", ["coop"]),  # a soft hyphen is no character
        ("中国", ["中", "国"]),
        ("a\u00a0b", ["a", "b"]),
        ("\ud800", ["?"]),
        ("\0", ["[UNK]"]),
        ("\u0301", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("a☃b", ["[UNK]"]),
        ("ferry-☃-ferry", ["ferry", "-", "[UNK]", "-", "ferry"]),
        ("x" * (LONGEST_PART + 1), ["[UNK]"]),
        ("[SEP]", ["[", "sep", "]"]),  # a text can't write the encoder's own marks
    ],
)
def test_a_word_is_cut(word: str, pieces: list[str], known: Vocabulary) -> None:
    assert written(word, known) == pieces


def test_only_the_first_pieces_of_a_long_word_are_given(known: Vocabulary) -> None:
    assert written("a-" * 1000, known, most=3) == ["a", "-", "a"]


@given(st.text(max_size=200))
def test_pieces_are_ids_of_the_vocabulary_and_as_many_as_asked(text: str) -> None:
    known = vocabulary("[PAD]\n" * UNK + "[UNK]\na\n##a\nb\n.")
    found = cut_word(text, known, most=5)
    assert 1 <= len(found) <= 5
    assert all(UNK <= number <= UNK + 4 for number in found)


@given(st.lists(st.text(max_size=120), max_size=8))
def test_words_are_cut_as_the_library_does(words: list[str]) -> None:
    """Characters that are new to Unicode are another matter: see decision 018 and `python -m eval.pieces`."""
    tokenizers = pytest.importorskip("tokenizers")
    known = vocabulary(FILE.read_text(encoding="utf-8"))
    theirs = tokenizers.BertWordPieceTokenizer(dict(known.ids), lowercase=True)
    for word in words:
        old = "".join(c for c in word if c == "\0" or unicodedata.ucd_3_2_0.category(c) not in {"Cn", "Cs"})
        coded = theirs.encode(old.replace("\0", "\ufffd"), add_special_tokens=False).ids
        assert cut_word(old, known, most=1000) == tuple(coded or [UNK])
