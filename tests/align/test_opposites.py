"""opposites: who does it to whom, and on which side of what."""

import pytest

import build
from twosource.align import align
from twosource.model import Grounds

HIT = """
The DET 2 det
{a} NOUN 3 nsubj
hit VERB 0 root VBD hit
the DET 5 det
{b} NOUN 3 obj
at ADP 8 case
Ostrand PROPN 8 compound
harbour NOUN 3 obl
. PUNCT 3 punct
"""
HIT_BY = """
The DET 2 det
{a} NOUN 4 nsubj:pass
was AUX 4 aux:pass VBD be
hit VERB 0 root VBN hit
by ADP 7 case
the DET 7 det
{b} NOUN 4 obl
at ADP 10 case
Ostrand PROPN 10 compound
harbour NOUN 4 obl
. PUNCT 4 punct
"""
RANG = """
The DET 2 det
alarm NOUN 3 nsubj
rang VERB 0 root VBD ring
at ADP 6 case
Ostrand PROPN 6 compound
harbour NOUN 3 obl
{side} ADP 9 case
the DET 9 det
storm NOUN 3 obl
. PUNCT 3 punct
"""


def _relation(one: str, two: str) -> tuple[str, str]:
    reports = []
    for conllu, name in ((one, "a.txt"), (two, "b.txt")):
        text = build.text_of(conllu)
        made = build.analysis(build.article(text, name=name), build.reading_from_conllu(conllu))
        tokens = made.tokens
        reports.append(build.claims_of(made, [tokens.span(0, len(tokens) - 2)]))
    (found,) = align(reports).groups
    told = found.why.slot("told")  # two short reports may be of two events, and are then said to differ
    return found.relation, told.rule if isinstance(told, Grounds) else found.why.rule


@pytest.mark.parametrize(
    ("one", "two", "opposed"),
    [
        (HIT.format(a="ferry", b="tug"), HIT_BY.format(a="ferry", b="tug"), True),
        (HIT.format(a="ferry", b="tug"), HIT.format(a="tug", b="ferry"), True),
        (HIT.format(a="ferry", b="tug"), HIT_BY.format(a="tug", b="ferry"), False),
        (RANG.format(side="before"), RANG.format(side="after"), True),
        (RANG.format(side="during"), RANG.format(side="after"), False),
    ],
)
def test_roles_and_sides_exclude_each_other(one: str, two: str, *, opposed: bool) -> None:
    relation, rule = _relation(one, two)
    assert (rule == "opposites", relation in ("conflict", "differ")) == (opposed, opposed)
