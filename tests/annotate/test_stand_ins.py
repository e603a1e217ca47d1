"""Whom pronouns and nouns stand for: only where one reading is open."""

import pytest

from build import raw_mention, reading, reading_from_conllu, text_of
from twosource.annotate.coreference import join_mentions
from twosource.annotate.mentions import find_mentions


def meant(conllu: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """(nominal or pronoun, a name of its entity or nothing), in order of the text."""
    text = text_of(conllu)
    read = reading_from_conllu(conllu, text)
    read = reading(read.tokens, mentions=tuple(raw_mention(text, w, k) for w, k in names))
    found = join_mentions(text, read.tokens, find_mentions(text, read))
    name_of = {m.entity: m.span.of(text) for m in reversed(found) if m.form == "name"}
    return [(m.span.of(text), name_of.get(m.entity, "")) for m in found if m.form != "name"]


CHAIN = """
Anna PROPN 3 nsubj
Berg PROPN 1 flat
ran VERB 0 root VBD run
the DET 5 det
ferry NOUN 3 obj
._ PUNCT 3 punct

She PRON 2 nsubj PRP she
sold VERB 0 root VBD sell
her PRON 4 nmod:poss PRP$ her
house NOUN 2 obj
._ PUNCT 2 punct

She PRON 2 nsubj PRP she
left VERB 0 root VBD leave
._ PUNCT 2 punct
"""


def test_a_chain_of_pronouns_stays_with_the_only_one_it_can_be() -> None:
    assert meant(CHAIN, ("Anna Berg", "PER")) == [(w, "Anna Berg") for w in ("She", "her", "She")]


def test_he_or_she_is_anybody() -> None:
    either = CHAIN.replace("She PRON 2 nsubj PRP she\nleft VERB 0 root", "She PRON 4 nsubj PRP she\n"
                           "or CCONJ 3 cc\nhe PRON 1 conj PRP he\nleft VERB 0 root")  # fmt: skip
    assert len(meant(either, ("Anna Berg", "PER"))) == 2


def test_a_man_is_not_she() -> None:
    assert meant(CHAIN.replace("Anna", "Nils"), ("Nils Berg", "PER")) == []


@pytest.mark.parametrize(
    ("before", "found"),
    [
        # a noun before the name, and one behind it
        (
            "the DET 2 det\nfounder NOUN 5 nsubj NN founder\nAnna PROPN 2 appos\nBerg PROPN 3 flat",
            [("the founder", "Anna Berg")],
        ),
        (
            "Anna PROPN 7 nsubj\nBerg PROPN 1 flat\n,_ PUNCT 5 punct\nthe DET 5 det\nfounder NOUN 1 appos NN founder\n"
            ",_ PUNCT 5 punct",
            [("the founder", "Anna Berg")],
        ),
        # what stands behind a comma is the next of a list, whatever the tree says
        (
            "Anna PROPN 9 nsubj\nBerg PROPN 1 flat\n,_ PUNCT 5 punct\nclub NOUN 5 compound NN club\n"
            "owner NOUN 1 appos NN owner\nNils PROPN 5 dep\nHolm PROPN 6 flat\n,_ PUNCT 5 punct",
            [],
        ),
    ],
)  # fmt: skip
def test_a_noun_beside_a_name_is_who_is_named(before: str, found: list[tuple[str, str]]) -> None:
    last = before.count("\n") + 2
    conllu = f"\n{before}\nleft VERB 0 root VBD leave\n._ PUNCT {last} punct\n"
    names = [("Anna Berg", "PER")] + [("Nils Holm", "PER")] * ("Nils" in before)
    assert meant(conllu, *names) == found


PLACES = """
The DET 2 det
ferry NOUN 3 nsubj NN ferry
reached VERB 0 root VBD reach
Norway PROPN 3 obj
._ PUNCT 3 punct

The DET 2 det
country NOUN 3 nsubj NN country
cheered VERB 0 root VBD cheer
._ PUNCT 3 punct
"""


def test_the_country_is_the_only_country_named_before() -> None:
    assert meant(PLACES, ("Norway", "GPE")) == [("The country", "Norway")]
    assert meant(PLACES.replace("Norway", "Oslo"), ("Oslo", "GPE")) == []
    two = PLACES.replace("Norway PROPN 3 obj", "Norway PROPN 3 obj\nand CCONJ 6 cc\nSweden PROPN 4 conj")
    assert meant(two.replace("obj\nand", "obj NNP\nand"), ("Norway", "GPE"), ("Sweden", "GPE")) == []


def test_a_site_is_not_the_body_that_has_it() -> None:
    conllu = """
The DET 4 det
Red PROPN 3 compound
Lantern PROPN 4 compound NNP
website NOUN 5 nsubj NN website
fell VERB 0 root VBD fall
._ PUNCT 5 punct

The DET 2 det
website NOUN 3 nsubj NN website
rose VERB 0 root VBD rise
._ PUNCT 3 punct
"""
    assert ("The website", "Red Lantern") not in meant(conllu, ("Red Lantern", "ORG"))
