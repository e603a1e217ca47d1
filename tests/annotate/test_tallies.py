"""tallies: how many of those counted were killed, hurt or arrested, and whether that is all of one event."""

from collections.abc import Sequence

import pytest

import build
from twosource.model import Quantity, Tally

NUMBERS = {"two": 2, "Two": 2, "Five": 5, "nine": 9, "40": 40}


def _tallies(conllu: str, numbers: Sequence[str]) -> tuple[Tally, ...]:
    text = build.text_of(conllu)
    counted = (Quantity(build.span(text, word), NUMBERS[word], NUMBERS[word], "exact") for word in numbers)
    return build.analysis_from_conllu(conllu, quantities=tuple(counted)).tallies


LEFT_DEAD = """
The DET 2 det
storm NOUN 3 nsubj
left VERB 0 root VBD leave
two NUM 5 nummod
people NOUN 3 obj NNS person
dead ADJ 3 xcomp
. PUNCT 3 punct
"""
WOUNDING = """
It PRON 2 nsubj
fell VERB 0 root VBD fall
, PUNCT 4 punct
killing VERB 2 advcl VBG kill
two NUM 6 nummod
people NOUN 4 obj NNS person
and CCONJ 8 cc
wounding VERB 4 conj VBG wound
nine NUM 10 nummod
others NOUN 8 obj NNS other
. PUNCT 2 punct
"""
TOLL = """
The DET 3 det
death NOUN 3 compound
toll NOUN 4 nsubj
rose VERB 0 root VBD rise
to ADP 6 case
nine NUM 4 obl
. PUNCT 4 punct
"""
ARREST = """
Police NOUN 2 nsubj
arrested VERB 0 root VBD arrest
40 NUM 4 nummod
people NOUN 2 obj NNS person
. PUNCT 2 punct
"""
CHAIRS = """
The DET 2 det
club NOUN 3 nsubj
bought VERB 0 root VBD buy
40 NUM 5 nummod
chairs NOUN 3 obj NNS chair
. PUNCT 3 punct
"""
UNHURT = """
Two NUM 2 nummod
people NOUN 5 nsubj:pass NNS person
were AUX 5 aux:pass VBD be
not PART 5 advmod
hurt VERB 0 root VBN hurt
. PUNCT 5 punct
"""


JOBS = """
The DET 2 det
number NOUN 7 nsubj NN number
of ADP 4 case
jobs NOUN 2 nmod NNS job
to PART 6 mark
lose VERB 4 acl VB lose
falls VERB 0 root VBZ fall
to ADP 9 case
40 NUM 7 obl
. PUNCT 7 punct
"""
TO_BE_LOST = """
The DET 2 det
number NOUN 8 nsubj NN number
of ADP 4 case
jobs NOUN 7 nsubj:pass NNS job
to PART 7 mark
be AUX 7 aux:pass VB be
lost VERB 2 acl VBN lose
falls VERB 0 root VBZ fall
to ADP 10 case
40 NUM 8 obl
. PUNCT 8 punct
"""
LOST = """
Two NUM 2 nummod
people NOUN 4 nsubj NNS person
will AUX 4 aux
lose VERB 0 root VB lose
their PRON 6 nmod:poss
jobs NOUN 4 obj NNS job
. PUNCT 4 punct
"""
NEW_JOBS = """
The DET 2 det
works NOUN 3 nsubj
has VERB 0 root VBZ have
40 NUM 5 nummod
jobs NOUN 3 obj NNS job
. PUNCT 3 punct
"""


HEADLINE = """
Two NUM 2 nummod
killed VERB 0 root VBN kill
, PUNCT 5 punct
nine NUM 5 nummod
hurt NOUN 2 conj NN hurt
in ADP 8 case
Oster PROPN 8 compound
crash NOUN 5 obl NN crash
"""
ELIDED = """
Five NUM 2 nummod
people NOUN 4 nsubj:pass NNS person
were AUX 4 aux:pass VBD be
killed VERB 0 root VBN kill
and CCONJ 7 cc
40 NUM 2 nummod
wounded VERB 4 conj VBN wound
in ADP 10 case
two NUM 10 nummod
blasts NOUN 7 obl NNS blast
. PUNCT 4 punct
"""
CHARGED = """
Five NUM 4 nsubj:pass
have AUX 4 aux VBP have
been AUX 4 aux:pass VBN be
arrested VERB 0 root VBN arrest
and CCONJ 7 cc
40 NUM 7 nsubj
charged VERB 4 conj VBN charge
. PUNCT 4 punct
"""
HIMSELF = """
He PRON 2 nsubj
killed VERB 0 root VBD kill
himself PRON 2 obj
and CCONJ 6 cc
nine NUM 6 nummod
others NOUN 2 conj NNS other
. PUNCT 2 punct
"""
LIVES = """
Five NUM 2 nummod
people NOUN 3 nsubj NNS person
lost VERB 0 root VBD lose
their PRON 5 nmod:poss
lives NOUN 3 obj NNS life
. PUNCT 3 punct
"""
CLAIMED = """
It PRON 2 nsubj
claimed VERB 0 root VBD claim
the DET 4 det
lives NOUN 2 obj NNS life
of ADP 7 case
two NUM 7 nummod
people NOUN 4 nmod NNS person
. PUNCT 2 punct
"""
SPENT = """
Five NUM 2 nummod
people NOUN 3 nsubj NNS person
spent VERB 0 root VBD spend
their PRON 5 nmod:poss
lives NOUN 3 obj NNS life
there ADV 3 advmod
. PUNCT 3 punct
"""


@pytest.mark.parametrize(
    ("conllu", "numbers", "expected"),
    [
        (LEFT_DEAD, ["two"], [("dead", 2)]),
        (WOUNDING, ["two", "nine"], [("dead", 2), ("injured", 9)]),
        (TOLL, ["nine"], [("dead", 9)]),
        (ARREST, ["40"], [("arrested", 40)]),
        (CHAIRS, ["40"], []),
        (JOBS, ["40"], [("jobless", 40)]),
        (TO_BE_LOST, ["40"], [("jobless", 40)]),
        (LOST, ["Two"], [("jobless", 2)]),
        (NEW_JOBS, ["40"], []),
        (UNHURT, ["Two"], []),
        (HEADLINE, ["Two", "nine"], [("dead", 2), ("injured", 9)]),
        (ELIDED, ["Five", "40", "two"], [("dead", 5), ("injured", 40)]),
        (CHARGED, ["Five", "40"], [("arrested", 5), ("charged", 40)]),
        (HIMSELF, ["nine"], [("dead", 9)]),
        (LIVES, ["Five"], [("dead", 5)]),
        (CLAIMED, ["two"], [("dead", 2)]),
        (SPENT, ["Five"], []),
    ],
    ids=[
        "left dead",
        "killing and wounding",
        "toll",
        "arrested",
        "bought",
        "jobs lost",
        "jobs to be lost",
        "lose jobs",
        "jobs kept",
        "denied",
        "headline",
        "left out in the second half",
        "counted by number alone",
        "others than who did it",
        "lost their lives",
        "claimed the lives",
        "spent their lives",
    ],
)
def test_a_tally_says_what_befell_how_many(conllu: str, numbers: list[str], expected: list[tuple[str, float]]) -> None:
    found = _tallies(conllu, numbers)
    assert [(tally.state, tally.quantity.low) for tally in found] == expected


PART = """
Two NUM 7 nsubj:pass
of ADP 3 case
them PRON 1 nmod
were AUX 7 aux:pass VBD be
later ADV 7 advmod
also ADV 7 advmod
killed VERB 0 root VBN kill
. PUNCT 7 punct
"""
SUM = """
Five NUM 2 nummod
people NOUN 4 nsubj:pass NNS person
were AUX 4 aux:pass VBD be
killed VERB 0 root VBN kill
in ADP 7 case
separate ADJ 7 amod
storms NOUN 4 obl NNS storm
. PUNCT 4 punct
"""


@pytest.mark.parametrize(("conllu", "number", "scope"), [(PART, "Two", "part"), (SUM, "Five", "sum")])
def test_a_part_and_a_sum_are_no_whole_count(conllu: str, number: str, scope: str) -> None:
    assert [tally.scope for tally in _tallies(conllu, [number])] == [scope]
