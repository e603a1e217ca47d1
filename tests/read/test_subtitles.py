"""Subtitles: a transcript with a line a turn and its speakers; nothing twice, no times, no sounds."""

from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.read import read_paths


def cues(*texts: str, pause: float = 0.1) -> str:
    """Cues of two seconds each, one after the other."""
    lines = []
    for n, text in enumerate(texts):
        start = n * (2 + pause)
        clock = [f"00:00:{int(t):02d}.{round(t % 1 * 1000):03d}" for t in (start, start + 2)]
        lines.append(f"{n + 1}\n{clock[0]} --> {clock[1]} align:start\n{text}\n")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (cues("The dam held", "through the night."), "The dam held through the night."),
        (cues("- It held.", "- Did it?", "- It did."), "It held.\nDid it?\nIt did."),
        (cues("ANA LIND: It held", "all night.", "BERG: Did it?"), "ANA LIND: It held all night.\nBERG: Did it?"),
        (cues(">> It held.", ">>> Did it?"), "It held.\nDid it?"),
        (cues("<v A B>It held", "<v A B>all night.", "<v.loud C>Did it?"), "A B: It held all night.\nC: Did it?"),
        (cues("<i>It held</i>", "{\\an8}all <c.red>night</c>.", "Tom &amp; Ana."), "It held all night. Tom & Ana."),
        (cues("[Music]", "♪ la la ♪", "It held.", "(applause)"), "It held."),
        (cues("the dam", "the dam\nheld all", "held all\nnight"), "the dam held all night"),  # lines that scroll
        (cues("It held.", "It rained.", pause=5), "It held.\nIt rained."),
        (cues("It held and", "it rained.", pause=5), "It held and it rained."),
        (f"WEBVTT - a\n\nSTYLE\n::cue {{ color: red }}\n\nNOTE no --> words\n\n{cues('It held.')}", "It held."),
        (cues("It held.").replace(".000", ",000").replace("\n", "\r\n"), "It held."),
    ],
)  # fmt: skip
def test_the_words_are_a_transcript(tmp_path: Path, content: str, text: str) -> None:
    (tmp_path / "a.vtt").write_bytes(content.encode())
    (article,) = read_paths([str(tmp_path)]).articles
    assert article.text == text
    assert article.notes == ("a transcript made of subtitles",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [("The dam held.", "no subtitles in it"), (cues("[Music]"), "no words"), ("-->\n" * 9, "no subtitles")],
)
def test_what_is_none_is_named(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.srt").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        read_paths([str(tmp_path)])
