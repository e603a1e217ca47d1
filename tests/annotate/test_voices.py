"""Quotations without a cue, turns of a transcript, whose view a sentence is, and who "he" is: trees written by hand."""

from __future__ import annotations

import pytest

from build import article, raw_attribution, raw_mention, reading, reading_from_conllu
from twosource.annotate.attributions import find_attributions
from twosource.annotate.coreference import join_mentions
from twosource.annotate.mentions import find_mentions

TEARS = """
Ana PROPN 5 nsubj NNP ana
Lind PROPN 1 flat NNP lind
was AUX 5 cop VBD be
in ADP 5 case IN in
tears_ NOUN 0 root NNS tear
. PUNCT 5 punct . .

“_ PUNCT 4 punct `` “
The DET 3 det DT the
fire NOUN 4 nsubj NN fire
took VERB 10 ccomp VBD take
all_ DET 4 obj DT all
._ PUNCT 10 punct . .
” PUNCT 4 punct '' ”
Karl PROPN 10 nsubj NNP karl
Holm PROPN 8 flat NNP holm
nodded_ VERB 0 root VBD nod
. PUNCT 10 punct . .
"""
ADLAM = """
Karl PROPN 3 nsubj NNP karl
Holm PROPN 1 flat NNP holm
accused VERB 0 root VBD accuse
the DET 5 det DT the
firm_ NOUN 3 obj NN firm
. PUNCT 3 punct . .

“_ PUNCT 3 punct `` “
We PRON 3 nsubj PRP we
knew_ VERB 7 ccomp VBD know
,_ PUNCT 3 punct , ,
” PUNCT 3 punct '' ”
he PRON 7 nsubj PRP he
said_ VERB 0 root VBD say
. PUNCT 7 punct . .
"""
MET = """
Ana PROPN 3 nsubj NNP ana
Lind PROPN 1 flat NNP lind
met VERB 0 root VBD meet
Eva PROPN 3 obj NNP eva
Berg_ PROPN 4 flat NNP berg
. PUNCT 3 punct . .

“_ PUNCT 3 punct `` “
We PRON 3 nsubj PRP we
knew_ VERB 7 ccomp VBD know
,_ PUNCT 3 punct , ,
” PUNCT 3 punct '' ”
she PRON 7 nsubj PRP she
said_ VERB 0 root VBD say
. PUNCT 7 punct . .
"""
JOINED = """
Karl PROPN 6 nsubj NNP karl
Holm PROPN 4 flat NNP holm
and CCONJ 4 cc CC and
Jon PROPN 1 conj NNP jon
Berg PROPN 4 flat NNP berg
left_ VERB 0 root VBD leave
. PUNCT 6 punct . .

“_ PUNCT 3 punct `` “
We PRON 3 nsubj PRP we
knew_ VERB 7 ccomp VBD know
,_ PUNCT 3 punct , ,
” PUNCT 3 punct '' ”
he PRON 7 nsubj PRP he
said_ VERB 0 root VBD say
. PUNCT 7 punct . .
"""
PER = """
The DET 2 det DT the
tank NOUN 3 nsubj NN tank
leaked VERB 0 root VBD leak
for ADP 5 case IN for
years_ NOUN 3 obl NNS year
, PUNCT 8 punct , ,
per ADP 8 case IN per
Lind_ PROPN 3 obl NNP lind
. PUNCT 3 punct . .
"""
WORDS = """
In ADP 4 case IN in
Lind_ PROPN 4 nmod:poss NNP lind
’s PART 2 case POS 's
words_ NOUN 8 obl NNS word
, PUNCT 4 punct , ,
the DET 7 det DT the
tank NOUN 8 nsubj:pass NN tank
leaked VERB 0 root VBD leak
for ADP 10 case IN for
years_ NOUN 8 obl NNS year
. PUNCT 8 punct . .
"""
FOR = """
For ADP 2 case IN for
Ana PROPN 7 obl NNP ana
Lind_ PROPN 2 flat NNP lind
, PUNCT 2 punct , ,
the DET 6 det DT the
tank NOUN 7 nsubj NN tank
leaked VERB 0 root VBD leak
for ADP 9 case IN for
years_ NOUN 7 obl NNS year
. PUNCT 7 punct . .
"""
ADAMANT = """
Lind PROPN 3 nsubj NNP lind
is AUX 3 cop VBZ be
adamant ADJ 0 root JJ adamant
the DET 5 det DT the
tank NOUN 6 nsubj:pass NN tank
leaked_ VERB 3 ccomp VBN leak
. PUNCT 3 punct . .
"""
SHARED = """
Opponents NOUN 2 nsubj NNS opponent
argue_ VERB 0 root VBP argue
, PUNCT 7 punct , ,
and CCONJ 7 cc CC and
the DET 6 det DT the
board NOUN 7 nsubj NN board
concedes_ VERB 2 conj VBP concedes
, PUNCT 7 punct , ,
that SCONJ 13 mark IN that
the DET 11 det DT the
wall NOUN 13 nsubj NN wall
is AUX 13 cop VBZ be
low_ ADJ 7 ccomp JJ low
. PUNCT 2 punct . .
"""
ACCUSED = """
Lind_ PROPN 9 nsubj NNP lind
, PUNCT 3 punct , ,
accused VERB 1 acl VBN accuse
of SCONJ 5 mark IN of
hiding VERB 3 advcl VBG hide
the DET 7 det DT the
leak_ NOUN 5 obj NN leak
, PUNCT 3 punct , ,
left VERB 0 root VBD leave
the DET 11 det DT the
town_ NOUN 9 obj NN town
. PUNCT 9 punct . .
"""
FACES = """
Lind PROPN 2 nsubj NNP lind
faces VERB 0 root VBZ face
allegations NOUN 2 obj NNS allegation
of ADP 5 case IN of
fraud_ NOUN 2 obj NN fraud
. PUNCT 2 punct . .
"""
IMPLICATED = """
Lind PROPN 3 nsubj:pass NNP lind
was AUX 3 aux:pass VBD be
implicated VERB 0 root VBN implicate
in ADP 6 case IN in
the DET 6 det DT the
theft_ NOUN 3 obl NN theft
. PUNCT 3 punct . .
"""
CITED = """
According VERB 4 case VBG accord
to ADP 1 fixed IN to
the DET 4 det DT the
report_ NOUN 8 nsubj NN report
, PUNCT 4 punct , ,
the DET 7 det DT the
board NOUN 8 nsubj NN board
stated VERB 0 root VBD state
that SCONJ 12 mark IN that
it PRON 12 nsubj PRP it
was AUX 12 cop VBD be
safe_ ADJ 8 ccomp JJ safe
. PUNCT 8 punct . .
"""
PAUSING = """
“_ PUNCT 3 punct `` “
I PRON 3 nsubj PRP i
would AUX 8 ccomp MD would
not_ PART 3 advmod RB not
,_ PUNCT 3 punct , ,
” PUNCT 3 punct '' ”
he PRON 8 nsubj PRP he
said_ VERB 0 root VBD say
, PUNCT 10 punct , ,
pausing_ VERB 8 conj VBG paus
, PUNCT 10 punct , ,
“_ PUNCT 13 punct `` “
sleep VERB 10 ccomp VB sleep
there_ ADV 13 advmod RB there
._ PUNCT 13 punct . .
” PUNCT 13 punct '' ”
"""
TEXTS = {
    TEARS: "Ana Lind was in tears. “The fire took all.” Karl Holm nodded.",
    ADLAM: "Karl Holm accused the firm. “We knew,” he said.",
    MET: "Ana Lind met Eva Berg. “We knew,” she said.",
    JOINED: "Karl Holm and Jon Berg left. “We knew,” he said.",
    PER: "The tank leaked for years, per Lind.",
    WORDS: "In Lind’s words, the tank leaked for years.",
    FOR: "For Ana Lind, the tank leaked for years.",
    ADAMANT: "Lind is adamant the tank leaked.",
    SHARED: "Opponents argue, and the board concedes, that the wall is low.",
    ACCUSED: "Lind, accused of hiding the leak, left the town.",
    FACES: "Lind faces allegations of fraud.",
    IMPLICATED: "Lind was implicated in the theft.",
    CITED: "According to the report, the board stated that it was safe.",
    PAUSING: "“I would not,” he said, pausing, “sleep there.”",
}


def found(
    conllu: str, *raws: tuple[str, str, str], names: tuple[str, ...] = (), text: str | None = None
) -> list[tuple[str, str, str, str | None]]:
    """Source, cue, content and the source shown, of each attribution."""
    text = TEXTS[conllu] if text is None else text
    tokens = reading_from_conllu(conllu, text).tokens
    read = reading(
        tokens,
        attributions=tuple(raw_attribution(text, *r) for r in raws),
        mentions=tuple(raw_mention(text, name, "PER") for name in names),
    )
    mentions = join_mentions(text, tokens, find_mentions(text, read))
    made = find_attributions(article(text), read, mentions)
    return [
        (*(" ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content)), a.source_label)  # type: ignore[misc]
        for a in made
    ]


def test_a_quoted_sentence_without_a_cue_is_of_whom_the_text_is_with() -> None:
    quote = "“The fire took all.”"
    nods = ("Karl Holm", "nodded", quote)
    assert found(TEARS, nods, names=("Ana Lind", "Karl Holm")) == [("Ana Lind", "", quote, "Ana Lind")]


def test_where_nobody_is_clear_the_words_are_of_nobody_settled() -> None:
    assert found(TEARS) == [("", "", "“The fire took all.”", None)]


def test_he_beside_a_quotation_is_whom_the_sentence_before_is_about() -> None:
    said = ("he", "said", "“We knew,”")
    shown = [one for one in found(ADLAM, said, names=("Karl Holm",)) if one[1] == "said"]
    assert shown == [("he", "said", "“We knew,”", "Karl Holm")]


@pytest.mark.parametrize(
    ("tree", "names", "word"), [(MET, ("Ana Lind", "Eva Berg"), "she"), (JOINED, ("Karl Holm", "Jon Berg"), "he")]
)
def test_where_two_could_be_meant_it_is_not_settled(tree: str, names: tuple[str, ...], word: str) -> None:
    shown = [one for one in found(tree, (word, "said", "“We knew,”"), names=names) if one[1] == "said"]
    assert shown == [(word, "said", "“We knew,”", word)]


@pytest.mark.parametrize(
    ("tree", "source", "cue", "content"),
    [
        (PER, "Lind", "per", "The tank leaked for years"),
        (WORDS, "Lind’s", "words", "the tank leaked for years"),
        (FOR, "Ana Lind", "For", "the tank leaked for years"),
        (ADAMANT, "Lind", "adamant", "the tank leaked"),
    ],
)
def test_a_sentence_set_in_somebodys_words_is_his(tree: str, source: str, cue: str, content: str) -> None:
    names = ("Ana Lind",) if tree is FOR else ()
    assert [one[:3] for one in found(tree, names=names)] == [(source, cue, content)]


def test_two_who_say_it_share_it() -> None:
    raws = (("Opponents", "argue", ""), ("the board", "concedes", "that the wall is low"))
    assert [one[:3] for one in found(SHARED, *raws)] == [
        ("Opponents", "argue", "that the wall is low"),
        ("the board", "concedes", "that the wall is low"),
    ]


def test_what_a_report_is_cited_for_may_be_stated_by_another() -> None:
    whole = "the board stated that it was safe"
    raws = (("the report", "According to", whole), ("the report", "stated", "that it was safe"))
    assert ("the board", "stated", "that it was safe") in [one[:3] for one in found(CITED, *raws)]


def test_a_broken_sentence_goes_on_however_short() -> None:
    (one,) = found(PAUSING, ("he", "said", "“I would not,”"))
    assert one[2] == "“I would not,” “sleep there.”"


def test_the_accused_is_not_the_accuser() -> None:
    assert found(ACCUSED, ("Lind", "accused of", "hiding the leak")) == [
        ("", "accused of", "Lind hiding the leak", None)
    ]


@pytest.mark.parametrize(
    ("tree", "cue", "content"),
    [(FACES, "faces allegations", "Lind of fraud"), (IMPLICATED, "was implicated", "Lind in the theft")],
)
def test_who_is_accused_by_nobody_named_is_seen_without_the_reader(tree: str, cue: str, content: str) -> None:
    assert found(tree) == [("", cue, content, None)]


def plain(text: str) -> str:
    """The words of a text as nouns without a tree, one sentence a line."""
    lines = [line for line in text.split("\n") if line]
    return "\n\n".join("\n".join(f"{word} NOUN 0 root" for word in line.split()) for line in lines)


TURNS = (
    "ECHO: Was it checked?\n\nLIND: In May.\n\nAnd in June.\n\nECHO: By whom?\n\nLIND: By the board.\n\nThe dam is old."
)
ASKED = "We met on the pier.\n\nWhy did it leak?\n\nWe saw it leak.\n\nWho paid?\n\nThe town paid.\n\nThe talk was cut."


def test_every_turn_of_a_transcript_has_its_speaker() -> None:
    told = [(source, content) for source, _, content, _ in found(plain(TURNS), text=TURNS)]
    assert told == [("LIND:", "In May. And in June."), ("LIND:", "By the board.")]


def test_answers_of_an_interview_without_labels_are_not_the_articles_own() -> None:
    assert [one[2] for one in found(plain(ASKED), text=ASKED)] == ["We saw it leak.", "The town paid."]


@pytest.mark.parametrize(
    "text",
    [
        "Cost: two million.\n\nLength: nine miles.\n\nOwner: the town.",
        "Why did it leak?\n\nThe town paid.\n\nThe talk was cut.",
    ],
)
def test_lists_and_single_questions_are_no_talk(text: str) -> None:
    assert found(plain(text), text=text) == []
