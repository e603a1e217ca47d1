"""Lemmas: irregular verbs, whichever past the reader takes them for, and regular forms by rule."""

import pytest

from twosource.infer.lemma import lemma


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "expected"),
    [
        ("began", "VERB", "VBN", "begin"),
        ("Fled", "VERB", "VBD", "flee"),
        ("sang", "VERB", "VBD", "sing"),
        ("lay", "VERB", "VB", "lay"),
        ("lay", "VERB", "VBD", "lie"),
        ("wound", "NOUN", "NN", "wound"),
        ("stopped", "VERB", "VBD", "stop"),
        ("Oster", "PROPN", "NNP", "Oster"),
        ("of", "ADP", "IN", "of"),
    ],
)
def test_a_form_has_its_lemma(form: str, upos: str, xpos: str, expected: str) -> None:
    assert lemma(form, upos, xpos, {}) == expected


def test_what_the_treebanks_have_otherwise_stands() -> None:
    assert lemma("opened", "VERB", "VBD", {"opened VERB": "open"}) == "open"
