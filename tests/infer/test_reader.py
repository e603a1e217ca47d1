"""The shipped reader: what holds of it on any text. What it finds is measured in eval/, not asserted here."""

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import ModelError
from twosource.infer import load_reader, pool
from twosource.model import Span, Vectors

pytestmark = pytest.mark.models

TEXT = (
    "The ferry sank on Monday.\n\n“We saw it go down,” said harbour master Ines Dall. "
    "At least 12 people are missing, officials said.\n"
)


def rows(v: Vectors) -> np.ndarray:
    return np.frombuffer(v.data, "<f2").reshape(v.rows, v.dim).astype(np.float32)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_trees_and_spans_inside_it(text: str) -> None:
    reading, _ = load_reader().read(text)
    t = reading.tokens
    assert (
        len(t.upos)
        == len(t.xpos)
        == len(t.lemmas)
        == len(t.heads)
        == len(t.deprels)
        == len(reading.factuality)
        == len(t)
    )
    for first, past in t.sentences:
        assert [h for h in t.heads[first:past] if h == -1] == [-1]
        assert all(h == -1 or first <= h < past for h in t.heads[first:past])
    spans = [m.span for m in reading.mentions]
    spans += [s for a in reading.attributions for s in (*a.source, *a.cue, *a.content)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_the_same_text_gives_the_same_bytes() -> None:
    (a, s), (b, u) = load_reader().read(TEXT), load_reader().read(TEXT)
    assert a == b
    assert pool(s, [Span(0, 20)]) == pool(u, [Span(0, 20)])


def test_a_long_article_is_read_to_its_end_whatever_the_windows() -> None:
    text = TEXT * 40
    reading, _ = load_reader().read(text)
    assert reading.tokens.ends[-1] == len(text.rstrip())


def test_like_sentences_have_like_vectors() -> None:
    text = "The ferry sank on Monday. The boat went down on Monday. The council raised the tax on sugar."
    _, states = load_reader().read(text)
    a, b, c = rows(pool(states, [Span(0, 25), Span(26, 55), Span(56, len(text))]))
    assert a @ b > a @ c


def test_a_span_without_a_word_is_like_nothing() -> None:
    _, states = load_reader().read("A  word")
    assert not rows(pool(states, [Span(1, 3)])).any()


def test_an_altered_file_is_said_to_be_one(tmp_path: Path) -> None:
    with as_file(files("twosource").joinpath("data", "en", "reader")) as folder:
        shutil.copytree(folder, tmp_path / "reader")
    card = json.loads((tmp_path / "reader" / "reader.json").read_text(encoding="utf-8"))
    (tmp_path / "reader" / "rel.npy").write_bytes(b"junk")
    assert card["sha256"]["rel.npy"]
    with pytest.raises(ModelError, match=r"rel\.npy is altered"):
        load_reader(tmp_path / "reader")


def test_a_missing_reader_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install twosource again"):
        load_reader(tmp_path / "none")
