"""A name is as long as the tree, or a list of places, shows."""

import pytest

from build import raw_mention, reading, reading_from_conllu, text_of
from twosource.annotate.mentions import find_mentions

SENTENCE = """
The DET 3 det DT
Orrow PROPN 3 compound NNP
Institute PROPN 5 nsubj NNP
has AUX 5 aux VBZ
asked VERB 0 root VBN
President PROPN 7 compound NNP
Dall PROPN 5 obj NNP
to PART 9 mark TO
come VERB 5 xcomp VB
"""
LONG = """
The DET 2 det DT
Ministry PROPN 7 nsubj NNP
of ADP 5 case IN
the DET 5 det DT
Tides PROPN 2 nmod NNPS
has AUX 7 aux VBZ
asked VERB 0 root VBN
Orrow PROPN 7 obj NNP
-_ PUNCT 10 punct HYPH
Dall PROPN 8 flat NNP
,_ PUNCT 12 punct ,
Inc. PROPN 8 list NNP
in ADP 15 case IN
Saudi PROPN 15 amod NNP
Arabia PROPN 7 obl NNP
"""


def names(*seen: tuple[str, str], sentence: str = SENTENCE) -> list[tuple[str, str]]:
    sentence = sentence.replace("Orrow PROPN 7", "Orrow_ PROPN 7").replace("Dall PROPN 8", "Dall_ PROPN 8")
    sentence = sentence.replace(",_ ", ", ")
    text = text_of(sentence)
    tokens = reading_from_conllu(sentence, text).tokens
    read = reading(tokens, mentions=tuple(raw_mention(text, w, k) for w, k in seen))
    return [(m.span.of(text), m.type) for m in find_mentions(text, read) if m.form == "name"]


def test_a_name_seen_in_part_is_taken_whole() -> None:
    assert names(("Institute", "ORG")) == [("Orrow Institute", "ORG")]


def test_parts_of_one_name_become_one_of_the_longer_ones_type() -> None:
    assert names(("Orrow", "GPE"), ("Institute", "ORG")) == [("Orrow Institute", "ORG")]


def test_a_title_is_no_part_of_a_name() -> None:
    assert ("Dall", "PER") in names(("Dall", "PER"))


@pytest.mark.parametrize(("seen", "whole"), [("Ministry", "Ministry of the Tides"), ("Orrow", "Orrow-Dall, Inc.")])
def test_a_name_goes_on_over_of_a_hyphen_and_a_comma(seen: str, whole: str) -> None:
    assert (whole, "ORG") in names((seen, "ORG"), sentence=LONG)


def test_the_part_after_a_hyphen_brings_the_part_before() -> None:
    assert ("Orrow-Dall, Inc.", "ORG") in names(("Dall", "ORG"), sentence=LONG)


def test_a_long_name_of_a_place_is_known_without_the_reader() -> None:
    assert ("Saudi Arabia", "GPE") in names(sentence=LONG)
    assert ("Saudi Arabia", "GPE") in names(("Saudi", "ORG"), ("Arabia", "PER"), sentence=LONG)


def test_an_address_is_no_name() -> None:
    assert names(("orrow.com", "ORG"), sentence="orrow.com PROPN 0 root NNP") == []


def test_a_word_that_begins_a_body_s_name_is_no_person() -> None:
    sentence = (
        "Orrow PROPN 2 compound NNP\nMotors PROPN 3 nsubj NNPS\nfell VERB 0 root VBD\n\n"
        "Orrow PROPN 2 nsubj NNP\nrose VERB 0 root VBD"
    )
    text = text_of(sentence)
    seen = (raw_mention(text, "Orrow Motors", "ORG"), raw_mention(text, "Orrow", "PER", nth=1))
    read = reading(reading_from_conllu(sentence, text).tokens, mentions=seen)
    assert [m.type for m in find_mentions(text, read)] == ["ORG", "ORG"]


def test_a_name_with_its_capitals_in_a_bracket_is_whole_whatever_the_tree_says() -> None:
    guard = """
The DET 4 det DT
Coast PROPN 6 nsubj NNP
and CCONJ 4 cc CC
Harbour NOUN 2 conj NN
Guard PROPN 2 appos NNP
(_ PUNCT 7 punct -LRB-
CHG PROPN 2 appos NNP
)_ PUNCT 7 punct -RRB-
came VERB 0 root VBD
"""
    assert ("Coast and Harbour Guard", "ORG") in names(("Guard", "ORG"), sentence=guard.replace("(_ ", "( "))
    other = guard.replace("CHG", "CXG")
    assert ("Guard", "ORG") in names(("Guard", "ORG"), sentence=other)


def test_an_administration_is_called_after_a_person_and_is_no_part_of_the_name() -> None:
    sentence = """
the DET 3 det DT
Orrow PROPN 3 compound NNP
administration NOUN 4 nsubj NNP
asked VERB 0 root VBD
"""
    assert names(("Orrow", "ORG"), sentence=sentence) == [("Orrow", "PER")]


def test_what_only_begins_names_of_places_is_no_name_alone() -> None:
    sentence = """
the DET 4 det DT
El PROPN 4 compound NNP
Orrow PROPN 4 compound NNP
division NOUN 5 nsubj NN
asked VERB 0 root VBD
"""
    assert [w for w, _ in names(("El", "GPE"), ("Orrow", "ORG"), sentence=sentence)] == ["El Orrow"]


def test_a_number_belongs_to_the_capitals_before_its_hyphen() -> None:
    sentence = """
OR PROPN 4 nsubj NNP
-_ PUNCT 3 punct HYPH
12 NUM 1 nummod CD
grew VERB 0 root VBD
"""
    assert names(("OR", "MISC"), sentence=sentence.replace("OR PROPN", "OR_ PROPN")) == [("OR-12", "MISC")]
