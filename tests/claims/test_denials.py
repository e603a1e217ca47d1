"""What somebody turns down, leaves open or all but did, and what is held against somebody: trees written by hand."""

from __future__ import annotations

import pytest

import build
from twosource.claims import find_claims
from twosource.model import Claim

REJECTED = """
The DET 2 det DT the
firm NOUN 3 nsubj NN firm
rejected VERB 0 root VBD reject
claims NOUN 3 obj NNS claim
that SCONJ 9 mark IN that
the DET 7 det DT the
ferry NOUN 9 nsubj NN ferry
was AUX 9 cop VBD be
unsafe_ ADJ 4 acl JJ unsafe
. PUNCT 3 punct . .
"""
HIT_BACK = """
The DET 2 det DT the
firm NOUN 3 nsubj NN firm
hit VERB 0 root VBD hit
back ADP 3 compound:prt RP back
at ADP 6 case IN at
claims NOUN 3 obl NNS claim
that SCONJ 11 mark IN that
the DET 9 det DT the
ferry NOUN 11 nsubj NN ferry
was AUX 11 cop VBD be
unsafe_ ADJ 6 acl JJ unsafe
. PUNCT 3 punct . .
"""
BASELESS = """
Reports NOUN 8 nsubj NNS report
that SCONJ 6 mark IN that
the DET 4 det DT the
ferry NOUN 6 nsubj NN ferry
was AUX 6 cop VBD be
unsafe ADJ 8 advcl JJ unsafe
are AUX 8 cop VBP be
baseless_ VERB 0 root JJ baseless
. PUNCT 8 punct . .
"""
FALSE = """
The DET 2 det DT the
firm NOUN 3 nsubj NN firm
called VERB 0 root VBD call
false ADJ 5 amod JJ false
reports NOUN 3 obj NNS report
that SCONJ 10 mark IN that
the DET 8 det DT the
ferry NOUN 10 nsubj NN ferry
was AUX 10 cop VBD be
unsafe_ ADJ 5 acl JJ unsafe
. PUNCT 3 punct . .
"""
REFUSED = """
Lind PROPN 2 nsubj NNP lind
refused VERB 0 root VBD refuse
to PART 4 mark TO to
confirm VERB 2 xcomp VB confirm
that SCONJ 9 mark IN that
the DET 7 det DT the
ferry NOUN 9 nsubj NN ferry
was AUX 9 cop VBD be
unsafe_ ADJ 4 ccomp JJ unsafe
. PUNCT 2 punct . .
"""
FORCED = """
Lind PROPN 3 nsubj:pass NNP lind
was AUX 3 aux:pass VBD be
forced VERB 0 root VBN force
to PART 5 mark TO to
deny VERB 3 xcomp VB deny
that SCONJ 10 mark IN that
the DET 8 det DT the
ferry NOUN 10 nsubj NN ferry
was AUX 10 cop VBD be
unsafe_ ADJ 5 ccomp JJ unsafe
. PUNCT 3 punct . .
"""
WHETHER = """
Police NOUN 3 nsubj NN police
are AUX 3 aux VBP be
trying VERB 0 root VBG try
to PART 5 mark TO to
establish VERB 3 xcomp VB establish
whether SCONJ 10 mark IN whether
the DET 8 det DT the
ferry NOUN 10 nsubj NN ferry
was AUX 10 cop VBD be
unsafe_ ADJ 5 ccomp JJ unsafe
. PUNCT 3 punct . .
"""
BARE = """
There PRON 2 expl EX there
were VERB 0 root VBD be
claims NOUN 2 nsubj NNS claim
that SCONJ 8 mark IN that
the DET 6 det DT the
ferry NOUN 8 nsubj NN ferry
was AUX 8 cop VBD be
unsafe_ ADJ 3 acl JJ unsafe
. PUNCT 2 punct . .
"""
UNDOUBTED = """
No DET 2 det DT no
one PRON 3 nsubj NN one
disputes VERB 0 root VBZ dispute
that SCONJ 8 mark IN that
the DET 6 det DT the
ferry NOUN 8 nsubj NN ferry
was AUX 8 cop VBD be
unsafe_ ADJ 3 ccomp JJ unsafe
. PUNCT 3 punct . .
"""
NEARLY = """
The DET 2 det DT the
ship NOUN 4 nsubj:pass NN ship
nearly ADV 4 advmod RB nearly
sank_ VERB 0 root VBN sank
. PUNCT 4 punct . .
"""
YET = """
The DET 2 det DT the
board NOUN 3 nsubj NN board
has VERB 0 root VBZ have
yet ADV 3 advmod RB yet
to PART 6 mark TO to
sign VERB 3 xcomp VB sign
the DET 8 det DT the
order_ NOUN 6 obj NN order
. PUNCT 3 punct . .
"""
UNTIL = """
The DET 2 det DT the
gates NOUN 5 nsubj NNS gate
did AUX 5 aux VBD do
not PART 5 advmod RB not
open VERB 0 root VB open
until ADP 7 case IN until
Friday_ PROPN 5 obl NNP friday
. PUNCT 5 punct . .
"""
WITHOUT = """
The DET 2 det DT the
ship NOUN 3 nsubj NN ship
left VERB 0 root VBD leave
without SCONJ 5 mark IN without
telling VERB 3 advcl VBG tell
the DET 8 det DT the
harbour NOUN 8 compound NN harbour
master_ NOUN 5 iobj NN master
. PUNCT 3 punct . .
"""
ACCUSED = """
Lind PROPN 3 nsubj:pass NNP lind
is AUX 3 aux:pass VBZ be
accused VERB 0 root VBN accuse
of SCONJ 5 mark IN of
hiding VERB 3 advcl VBG hide
the DET 7 det DT the
leak_ NOUN 5 obj NN leak
. PUNCT 3 punct . .
"""
WRONGLY = """
Lind PROPN 4 nsubj:pass NNP lind
was AUX 4 aux:pass VBD be
wrongly ADV 4 advmod RB wrongly
accused VERB 0 root VBN accuse
of SCONJ 6 mark IN of
hiding VERB 4 advcl VBG hide
the DET 8 det DT the
leak_ NOUN 6 obj NN leak
. PUNCT 4 punct . .
"""
LINKED = """
The DET 2 det DT the
firm NOUN 5 nsubj:pass NN firm
has AUX 5 aux VBZ have
been AUX 5 aux:pass VBN be
linked VERB 0 root VBN link
to ADP 8 case IN to
several ADJ 8 amod JJ several
thefts_ NOUN 5 obl NNS theft
. PUNCT 5 punct . .
"""
CHARGED = """
Lind PROPN 3 nsubj:pass NNP lind
was AUX 3 aux:pass VBD be
charged VERB 0 root VBN charge
with ADP 5 case IN with
theft_ NOUN 3 obl NN theft
. PUNCT 3 punct . .
"""
FEARED = """
It PRON 3 nsubj PRP it
is AUX 3 cop VBZ be
one NUM 0 root CD one
of ADP 8 case IN of
the DET 8 det DT the
most ADV 7 advmod RBS most
feared ADJ 8 amod JJ feared
gangs NOUN 3 nmod NNS gang
in ADP 11 case IN in
the DET 11 det DT the
town_ NOUN 8 nmod NN town
. PUNCT 3 punct . .
"""


def claims(conllu: str, said: tuple[str, str, str] | None = None) -> dict[str, Claim]:
    """The claims by their words; `said` is the one attribution: source ("" for none), cue and content."""
    text = build.text_of(conllu)
    made = []
    if said is not None:
        parts = [[build.span(text, w)] if w else [] for w in said]
        made.append(build.attribution(*parts))
    of = build.analysis_from_conllu(conllu, attributions=tuple(made))
    return {claim.span.of(text): claim for claim in find_claims(of)}


def unsafe(conllu: str, *said: str) -> tuple[str, str]:
    one = claims(conllu, said if said else None)["the ferry was unsafe"]  # type: ignore[arg-type]
    return one.polarity, one.factuality


@pytest.mark.parametrize(
    ("tree", "said", "value"),
    [
        (REJECTED, ("The firm", "rejected", "claims that the ferry was unsafe"), ("-", "CT-")),
        (
            REJECTED.replace("reject", "challenge"),
            ("The firm", "challengeed", "claims that the ferry was unsafe"),
            ("-", "Uu"),
        ),
        (HIT_BACK, ("The firm", "hit back at", "claims that the ferry was unsafe"), ("-", "CT-")),
        (FALSE, ("The firm", "called", "false reports that the ferry was unsafe"), ("-", "CT-")),
        (BASELESS, (), ("-", "CT-")),
        (REFUSED, ("Lind", "refused to confirm", "that the ferry was unsafe"), ("+", "Uu")),
        (REFUSED.replace("confirm", "admit"), ("Lind", "refused to admit", "that the ferry was unsafe"), ("+", "Uu")),
        (FORCED, ("Lind", "was forced to deny", "that the ferry was unsafe"), ("-", "CT-")),
        (BARE, (), ("+", "Uu")),
        (UNDOUBTED, (), ("+", "CT+")),
    ],
)
def test_what_is_turned_down_is_not_stated(tree: str, said: tuple[str, ...], value: tuple[str, str]) -> None:
    assert unsafe(tree, *said) == value


def test_of_what_another_rejects_the_article_says_nothing() -> None:
    assert unsafe(REJECTED) == ("-", "Uu")


def test_whoever_made_the_claim_still_makes_it() -> None:
    owned = REJECTED.replace("claims NOUN 3 obj", "its PRON 5 nmod:poss PRP$ its\nclaims NOUN 3 obj")
    rows = [line.split() for line in owned.strip().splitlines()]
    moved = [[r[0], r[1], str(int(r[2]) + (int(r[2]) > 3 and r[0] != "its")), *r[3:]] for r in rows]
    tree = "\n".join(" ".join(r) for r in moved)
    assert unsafe(tree, "its", "claims", "that the ferry was unsafe") == ("+", "CT+")


def test_whether_leaves_it_open_under_any_verb() -> None:
    said = ("Police", "are trying to establish", "whether the ferry was unsafe")
    (one,) = (claim for words, claim in claims(WHETHER, said).items() if "unsafe" in words)
    assert one.factuality == "Uu"


@pytest.mark.parametrize(
    ("tree", "words", "value"),
    [
        (NEARLY, "The ship nearly sank", ("-", "CT-")),
        (YET, "The board has yet to sign the order", ("-", "CT-")),
        (UNTIL, "The gates did not open until Friday", ("+", "CT+")),
        (
            UNTIL.replace("open VERB 0 root VB open", "last VERB 0 root VB last"),
            "The gates did not last until Friday",
            ("-", "CT-"),
        ),
        (WITHOUT, "without telling the harbour master", ("-", "CT-")),
    ],
)
def test_what_did_or_did_not_come_about(tree: str, words: str, value: tuple[str, str]) -> None:
    one = claims(tree)[words]
    assert (one.polarity, one.factuality) == value


def test_what_is_held_against_somebody_is_told_by_nobody_and_never_sure() -> None:
    one = claims(ACCUSED, ("", "is accused of", "hiding the leak"))["hiding the leak"]
    assert (one.factuality, one.attribution is None) == ("Uu", False)
    one = claims(WRONGLY, ("", "was wrongly accused of", "hiding the leak"))["hiding the leak"]
    assert (one.polarity, one.factuality) == ("-", "CT-")
    one = claims(LINKED, ("", "has been linked", "to several thefts"))["The firm has been linked to several thefts"]
    assert (one.factuality, one.attribution is None) == ("PS+", False)


def test_that_an_authority_acts_is_plain() -> None:
    one = claims(CHARGED, ("", "was charged", "with theft"))["Lind was charged with theft"]
    assert (one.factuality, one.attribution) == ("CT+", None)


def test_how_something_is_felt_is_no_hedge() -> None:
    (one,) = claims(FEARED).values()
    assert one.hedges == ()
