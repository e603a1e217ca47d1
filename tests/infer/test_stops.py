"""Sentence ends that the look of the text settles."""

import pytest

from twosource.infer.words import split


def sentences(text: str) -> list[str]:
    words = split(text)
    return [text[words.starts[a] : words.ends[b - 1]] for a, b in words.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "It is set out on p. 55 of the report.",
        "The song (feat. Ana Lund and others) was played.",
        "The board wants: (1). a fence, (2). a gate.",
    ],
)
def test_goes_on(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("They own Holm, Berg & Co.", "The firm is old."),
        ("The gate fell.", "30 boats sank."),
        ("It was built in 2019.", "The gate fell."),
        ("The wall was weak. . . .", "The board knew."),
        ('The mayor said: "It fell."', '"When?" Lind asked.'),
        ("There was a shape in the sky.", '" What is it? " asked Beth.'),
    ],
)
def test_ends(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_labels_stay_with_their_sentence() -> None:
    assert sentences("1. The wall is old. 2. The pumps are weak.") == ["1. The wall is old.", "2. The pumps are weak."]


def test_a_country_ends_a_sentence_before_a_name_that_stands_elsewhere() -> None:
    text = "They want to enter the U.S. Orrow Norte is a gang. Police know that Orrow Norte grew."
    assert sentences(text)[0] == "They want to enter the U.S."
    assert len(sentences("They went to the U.S. Senate to vote.")) == 1
