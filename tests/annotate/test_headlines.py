"""Who a label says it is: headlines and transcripts."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import article, raw_mention, reading, reading_from_conllu
from twosource.annotate.attributions import find_attributions
from twosource.annotate.attributions.headlines import labelled
from twosource.annotate.coreference import join_mentions
from twosource.annotate.mentions import find_mentions
from twosource.model import Reading
from twosource.tree import grow

TAGS = {"is": ("AUX", "VBZ"), "was": ("AUX", "VBD"), "think": ("VERB", "VBP"), "says": ("VERB", "VBZ"),
        "say": ("VERB", "VBP"), "I": ("PRON", "PRP")}  # fmt: skip


def read_of(text: str, *names: str) -> Reading:
    """Paragraphs of flat sentences; `names` are the persons the reader saw."""
    rows: list[str] = []
    for line in text.split("\n"):
        for at, word in enumerate(re.findall(r"\w+|[^\w\s]", line)):
            upos, xpos = TAGS.get(word, ("PROPN", "NNP") if word[0].isupper() else ("NOUN", "NN"))
            upos, xpos = (upos, xpos) if word.isalnum() else ("PUNCT", ".")
            lemma = word.lower().removesuffix("s") if upos == "VERB" else word
            rows.append(f"{word} {upos} {0 if at == 0 else 1} {'root' if at == 0 else 'dep'} {xpos} {lemma}")
        rows.append("")
    tokens = reading_from_conllu("\n".join(rows), text).tokens
    return reading(tokens, mentions=tuple(raw_mention(text, name, "PER") for name in names))


def said(text: str, *names: str) -> list[tuple[str, str, str]]:
    """Source, cue and content found."""
    read = read_of(text, *names)
    mentions = join_mentions(text, read.tokens, find_mentions(text, read))
    return [
        (one.source[0].of(text), one.cue[0].of(text), one.content[0].of(text))
        for one in find_attributions(article(text), read, mentions)
    ]


BODY = "\n\nThe ferry sank on Monday. Anna Berg spoke."


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Berg: ferry unsafe", ("Berg", ":", "ferry unsafe")),
        ("Captain Anna Berg: ferry was unsafe", ("Captain Anna Berg", ":", "ferry was unsafe")),
        ("Police: ferry unsafe", ("Police", ":", "ferry unsafe")),
        ("Ferry unsafe, says Berg", ("Berg", "says", "Ferry unsafe")),
        ("Ferry unsafe, say police", ("police", "say", "Ferry unsafe")),
        ("Ferry unsafe - Berg", ("Berg", "-", "Ferry unsafe")),
    ],
)
def test_a_headline_says_who_says_it(headline: str, told: tuple[str, str, str]) -> None:
    assert said(headline + BODY, "Anna Berg") == [told]


@pytest.mark.parametrize(
    "headline",
    [
        "Update: ferry unsafe",
        "Analysis: ferry unsafe",
        "Oslo: ferry unsafe",
        "Ferry disaster: captain held",
        "Berg: hero or fool?",
        "Berg: how I left",
        "Ferry unsafe - Harbour Times",
        "Ferry unsafe - Karl Lind",
    ],
)
def test_rubrics_places_questions_and_bylines_say_nothing(headline: str) -> None:
    assert said(headline + BODY, "Anna Berg") == []


def test_labels_that_come_again_are_the_speakers_of_a_transcript() -> None:
    turns = ["Talk on the quay", "BERG: I think so.", "LIND: I was there.", "BERG: It is late.", "LIND: harbour master"]
    text = "\n\n".join([*turns, "Anna Berg left."])
    spoken = [("BERG", "I think so."), ("LIND", "I was there."), ("BERG", "It is late."), ("LIND", "harbour master")]
    assert said(text, "Anna Berg") == [(who, ":", what) for who, what in spoken]


WORDS = st.sampled_from(["Berg", "Anna Berg", "BERG", "Oslo", "police", "ferry unsafe", "“no”", "it was late", "?"])
LINES = st.builds("{}{} {}".format, WORDS, st.sampled_from([":", ",", " -", ", says", "?"]), WORDS)


@settings(max_examples=120, deadline=None)
@given(st.lists(LINES, max_size=5).map("\n\n".join))
def test_a_label_is_read_once_and_says_who_and_what_apart(lines: str) -> None:
    text = lines + BODY
    read = read_of(text, "Anna Berg")
    mentions = join_mentions(text, read.tokens, find_mentions(text, read))
    tree = grow(text, read.tokens)
    found = list(labelled(text, tree, [], mentions))
    assert list(labelled(text, tree, found, mentions)) == []
    for one in found:
        parts = (*one.source, *one.cue, *one.content)
        assert not any(a.overlaps(b) for a, b in itertools.combinations(parts, 2))
        assert "\n" not in text[min(part.start for part in parts) : max(part.end for part in parts)]
