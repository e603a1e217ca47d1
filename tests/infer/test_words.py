"""text -> words and sentences: exact offsets on any text, UD's treatment of clitics, hyphens and abbreviations."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.infer.words import LONGEST, MAX_WORD, split


def forms(text: str) -> list[str]:
    words = split(text)
    return [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)]


def seen(text: str) -> str:
    """The text without blanks, and without the format characters that nobody sees."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def sentences(text: str) -> list[str]:
    words = split(text)
    return [text[words.starts[a] : words.ends[b - 1]] for a, b in words.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know.", ["They", "do", "n't", "know", "."]),
        ("Orland’s mayor can’t come", ["Orland", "’s", "mayor", "ca", "n’t", "come"]),
        ("She cannot", ["She", "can", "not"]),
        ("a long-term plan", ["a", "long", "-", "term", "plan"]),
        ("the ex-minister's co-author", ["the", "ex-minister", "'s", "co-author"]),
        ("$10.5 million, 5%", ["$", "10.5", "million", ",", "5", "%"]),
        ("over 335,000 people", ["over", "335,000", "people"]),
        ("at 10:30 a.m. on Jan. 14", ["at", "10:30", "a.m.", "on", "Jan.", "14"]),
        ("the U.S. Senate", ["the", "U.S.", "Senate"]),
        ("either/or (maybe)", ["either", "/", "or", "(", "maybe", ")"]),
        ("Mail desk@paper.example now", ["Mail", "desk@paper.example", "now"]),
        ("See https://paper.example/a?b=1.", ["See", "https://paper.example/a?b=1", "."]),
        ("MS-13 and B52s", ["MS", "-", "13", "and", "B52s"]),
        ("see paper.example.com and notes.pdf", ["see", "paper.example.com", "and", "notes.pdf"]),
        ("call 555-010-0123 or (555) 010-0123", ["call", "555-010-0123", "or", "(", "555", ")", "010-0123"]),
        ("on 9/11, in '72 and the 60's", ["on", "9/11", ",", "in", "'72", "and", "the", "60's"]),
        ("dont say im Im Sun", ["do", "nt", "say", "i", "m", "Im", "Sun"]),
        ("a mid-1980s cross-border plan", ["a", "mid-1980s", "cross-border", "plan"]),
        ("the may\u200bor \ufeff30\u2060 said", ["the", "may\u200bor", "30", "said"]),
        ("''Really?'' she said", ["''", "Really", "?", "''", "she", "said"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Dall met Dr. Oke. They talked.", ["Mr. Dall met Dr. Oke.", "They talked."]),
        ("It was 5 p.m. The ferry sank.", ["It was 5 p.m.", "The ferry sank."]),
        ("The U.S. Coast Guard came.", ["The U.S. Coast Guard came."]),
        ("John F. Marsh spoke.", ["John F. Marsh spoke."]),
        ("“We left,” he said. “They stayed.”", ["“We left,” he said.", "“They stayed.”"]),
        ("“Did it sink?” she asked.", ["“Did it sink?” she asked."]),
        ("A headline\nThe first line.", ["A headline", "The first line."]),
        ("Sen. Marsh and Mrs. Oke met Gov. Dall.", ["Sen. Marsh and Mrs. Oke met Gov. Dall."]),
        ("“We left,” Dall said. “They stayed.”", ["“We left,” Dall said.", "“They stayed.”"]),
        ("The ferry sank.They swam.“Why?” she asked.", ["The ferry sank.", "They swam.", "“Why?” she asked."]),
        ("ORSTEN, Valia — The ferry sank.", ["ORSTEN, Valia —", "The ferry sank."]),
        ("On Sept. 11 it closed. No. 4 stayed open.", ["On Sept. 11 it closed.", "No. 4 stayed open."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_hard_wrapped_text_is_not_cut_at_its_line_ends() -> None:
    lines = [
        "The harbour board met late on Monday to hear what the",
        "engineers had found under the old pier, which has been",
        "closed since the spring floods took away two of its",
        "piles and a part of the walk above them.",
    ]
    assert len(sentences("\n".join(lines))) == 1


@given(st.text(max_size=400))
def test_words_cover_every_character_that_is_not_blank_once(text: str) -> None:
    words = split(text)
    at = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        assert at <= start < end <= len(text)
        assert not seen(text[at:start])
        assert end - start <= MAX_WORD + 24
        at = end
    assert not seen(text[at:])


def test_a_sentence_without_end_is_cut() -> None:
    words = split("ferry " * 3000)
    assert max(past - first for first, past in words.sentences) <= LONGEST


@given(st.text(max_size=400))
def test_sentences_cover_every_word_once(text: str) -> None:
    words = split(text)
    ranges = list(words.sentences)
    assert [a for a, _ in ranges[1:]] == [b for _, b in ranges[:-1]]
    assert not ranges or (ranges[0][0], ranges[-1][1]) == (0, len(words.starts))
    assert len(words.paragraphs) == len(ranges)


@pytest.mark.parametrize(
    "junk", ["a" * 300_000, "(" * 100_000, "x.y." * 50_000, "1," * 100_000, "'" * 100_000, "-a" * 50_000]
)
def test_long_junk_is_cut_and_read_in_linear_time(junk: str) -> None:
    assert max(len(f) for f in forms(junk)) <= MAX_WORD + 400
