"""A name is as long as the tree shows."""

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


def names(*seen: tuple[str, str]) -> list[tuple[str, str]]:
    text = text_of(SENTENCE)
    tokens = reading_from_conllu(SENTENCE, text).tokens
    read = reading(tokens, mentions=tuple(raw_mention(text, w, k) for w, k in seen))
    return [(m.span.of(text), m.type) for m in find_mentions(text, read) if m.form == "name"]


def test_a_name_seen_in_part_is_taken_whole() -> None:
    assert names(("Institute", "ORG")) == [("Orrow Institute", "ORG")]


def test_parts_of_one_name_become_one_of_the_longer_ones_type() -> None:
    assert names(("Orrow", "GPE"), ("Institute", "ORG")) == [("Orrow Institute", "ORG")]


def test_a_title_is_no_part_of_a_name() -> None:
    assert names(("Dall", "PER")) == [("Dall", "PER")]
