"""Whatever a file holds, it is read or refused in one line; what is read says where its characters stand."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from read.printed import column, pdf
from twosource.errors import InputError
from twosource.read import read_paths

SEEDS = (
    b"Dam holds\n\nThe dam held, they said.",
    b"\xff\xfeD\x00a\x00m\x00",
    b'{"text": "The dam held.", "published": "2016"}\n',
    b"---\ntitle: a\n---\nThe dam held.",
    b"<html><head><meta charset=big5></head><body><p>The dam held through the night, they said on Monday.</p>",
    pdf([column(["The dam held.", "So they said."])]),
)


@pytest.mark.parametrize("ending", ["txt", "md", "html", "pdf", "json", "jsonl", "zip"])
@settings(max_examples=25, deadline=None)
@given(st.sampled_from(SEEDS), st.binary(max_size=60), st.integers(0, 300))
def test_any_bytes(ending: str, seed: bytes, noise: bytes, place: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"a.{ending}").write_bytes(seed[:place] + noise + seed[place:])
        try:
            intake = read_paths([folder])
        except InputError as problem:
            message = str(problem)
        else:
            message = " ".join([s.reason for s in intake.skipped])
            for article in intake.articles:
                article.text.encode()
                assert article.text.strip()
                assert not article.pages or "".join(p.span.of(article.text) for p in article.pages) == article.text
    assert "\n" not in message
