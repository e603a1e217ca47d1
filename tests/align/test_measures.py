"""measures: numbers answer each other only of one thing, at one time, on one footing."""

import pytest

import build
from twosource.align.actors import find_actors
from twosource.align.pairs.measures import answers
from twosource.align.table import build as build_table
from twosource.align.table.row import Row
from twosource.model import Quantity, Time

RENTS = """
Rents NOUN 2 nsubj NNS rent
rose VERB 0 root VBD rise
by ADP 5 case IN by
{n} NUM 5 nummod CD {n}
percent NOUN 2 obl NN percent
in ADP 7 case IN in
{when} PROPN 2 obl NNP {when}
. PUNCT 2 punct
"""
PRICES = RENTS.replace("Rents NOUN 2 nsubj NNS rent", "Prices NOUN 2 nsubj NNS price")
FROM = RENTS.replace("by ADP 5 case IN by", "from ADP 5 case IN from")
GOAL = RENTS.replace("Rents NOUN 2 nsubj NNS rent", "Rents NOUN 2 nsubj NNS target")
BOATS = """
{n} NUM 2 nummod CD {n}
boats NOUN 3 nsubj NNS boat
sank VERB 0 root VBD sink
in ADP 5 case IN in
{when} PROPN 3 obl NNP {when}
. PUNCT 3 punct
"""


def _row(tree: str, number: str, when: str, *, dated: bool = True) -> tuple[Row, Quantity]:
    conllu = tree.format(n=number, when=when)
    text = build.text_of(conllu)
    unit = "percent" if "percent" in text else None
    span = build.span(text, f"{number} percent" if unit else number)
    quantity = Quantity(span, float(number), float(number), "exact", unit=unit, counted=None if unit else "boats")
    times = (Time(build.span(text, when), "DATE", None),) if dated else ()
    analysis = build.analysis(text, build.reading_from_conllu(conllu), quantities=(quantity,), times=times)
    tokens = analysis.tokens
    subject = tokens.span(0, tokens.heads.index(-1) - 1)
    claims = build.claims_of(analysis, [build.claim(analysis, tokens.span(0, len(tokens) - 2), subject=subject)])
    [row] = build_table([claims], find_actors([claims]), ()).rows
    return row, quantity


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (_row(RENTS, "4", "May"), _row(RENTS, "6", "May"), True),
        (_row(RENTS, "4", "May"), _row(RENTS, "6", "June"), False),
        (_row(RENTS, "4", "May"), _row(RENTS, "6", "Tarnhead", dated=False), False),
        (_row(RENTS, "4", "May"), _row(PRICES, "6", "May"), False),
        (_row(RENTS, "4", "May"), _row(FROM, "6", "May"), False),
        (_row(RENTS, "4", "May"), _row(GOAL, "6", "May"), False),
        (_row(BOATS, "4", "May"), _row(BOATS, "6", "June"), False),
        (_row(BOATS, "4", "May"), _row(BOATS, "6", "Tarnhead", dated=False), True),
    ],
    ids=["alike", "another month", "undated", "another thing", "from", "a target", "counts of two months", "a count"],
)
def test_what_stands_between_two_numbers(one: tuple[Row, Quantity], two: tuple[Row, Quantity], expected: bool) -> None:
    assert answers(*one, *two) is expected
    assert answers(*two, *one) is expected
