"""The page of one article tells everything found, needs nothing, and lets nothing of the text become HTML."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from render.sample import MORNING, evening, hostile, morning
from render.test_webpage import Reader, words
from twosource.model import Mention, Quantity, Span
from twosource.render.article.page import article_page, compose
from twosource.render.marks import KINDS


@pytest.fixture(scope="module")
def page() -> Reader:
    return Reader(article_page(morning().claims))


def test_the_text_stands_there_whole(page: Reader) -> None:
    composed = compose(morning().claims)
    lines = ["".join(piece.text for piece in pieces) for pieces in composed.paragraphs]
    assert lines == [line for line in MORNING.split("\n") if line.strip()]
    assert page.texts["title"] == ["Old bridge closed"]
    assert not page.open


def test_every_find_is_told_without_script_and_linked_with_its_words(page: Reader) -> None:
    text = words(page.text)
    for one in ("4 attributions, 1 of them without a source", "source: none named", "put as possible", "“allegedly”"):
        assert one in text
    for one in ("about 200 people", "time: 2031-05-05", "loaded word: “notorious”", "GPE"):
        assert (one in text) == (one != "GPE")  # codes are told in words
    ids = set(page.every("id"))
    assert len(page.every("id")) == len(ids)
    assert {link[1:] for link in page.every("href") if link.startswith("#")} <= ids
    assert {"a0", "a3", "c0", "c3", "q0", "t0", "n0", "at-a0", "at-c3"} <= ids


def test_every_piece_says_what_covers_it(page: Reader) -> None:
    pieces = [attrs for _, attrs in page.tags if attrs.get("data-of")]
    assert pieces
    for attrs in pieces:
        assert attrs["title"]
        assert all(re.fullmatch(r"[acqtn]\d+:[a-z]+", key) for key in (attrs["data-of"] or "").split())


def test_the_legend_has_a_box_for_every_kind_of_mark(page: Reader) -> None:
    assert {name for name in page.every("id") if name.startswith("show-")} == {f"show-{kind}" for kind in KINDS}


def test_what_overlaps_is_marked_from_the_outside_in() -> None:
    text = "Ann Gray said that Bo Hill said 40 boats might sink."
    outer = build.attribution((build.span(text, "Ann Gray"),), (build.span(text, "said"),), (Span(14, 51),))
    inner = build.attribution(
        (build.span(text, "Bo Hill"),), (build.span(text, "said", 1),), (Span(32, 51),), parent=outer.id
    )
    read = build.analysis(
        text,
        mentions=(Mention(build.span(text, "Bo Hill"), "PER"),),
        quantities=(Quantity(build.span(text, "40 boats"), 40, 40, "exact", None, None, "boats"),),
        attributions=(outer, inner),
    )
    whole = build.claim(read, "40 boats might sink", attribution=inner.id, factuality="PS+")
    (pieces,) = compose(build.claims_of(read, [whole])).paragraphs
    by_text = {piece.text: piece for piece in pieces}
    assert by_text["Bo Hill"].styles == ("content deep1", "source", "name")
    assert by_text["40 boats"].styles == ("content deep2 begins", "claim possible", "figure")
    assert set(by_text["40 boats"].keys) == {"a0:content", "a1:content", "c0:claim", "q0:figure"}
    assert "claim 1: put as possible" in by_text["40 boats"].title
    assert [piece.ends for piece in pieces if piece.ends] == [(0,)]


def test_the_page_needs_nothing_and_runs_only_its_own_script() -> None:
    text = article_page(morning().claims)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        assert inner
        assert base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode() in policy[1]
    read = Reader(text)
    assert not {"link", "img", "iframe", "object", "embed"} & {tag for tag, _ in read.tags}
    assert not {name for _, attrs in read.tags for name in attrs} & {"src", "style", "onclick", "onload"}
    assert [link for link in read.every("href") if not link.startswith("#")] == ["https://paper.example/bridge?a=1&b=2"]


def test_an_address_that_is_none_is_no_link() -> None:
    assert "javascript:" not in article_page(evening().claims)


@pytest.mark.parametrize(
    "bad", ["<script>x()</script>", "\"' onmouseover=x", "{{ 7*7 }}", "\u202e\x00", "]]>", "&amp;"]
)
def test_nothing_of_the_text_becomes_html(bad: str) -> None:
    for claims in hostile(bad).articles:
        read = Reader(article_page(claims))
        assert sum(tag == "script" for tag, _ in read.tags) == 1
        assert "onmouseover" not in {name for _, attrs in read.tags for name in attrs}
        assert "49" not in read.text.replace(bad, "")
        assert "\u202e" not in read.text


def test_an_empty_article_has_a_page() -> None:
    assert "<h1>" in article_page(build.claims_of(build.analysis(""), []))


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60), st.data())
def test_any_text_and_any_spans_keep_the_words(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: Span(min(p), max(p)))
    drawn = st.lists(spans, max_size=4, unique=True)
    read = build.analysis(text, mentions=tuple(Mention(s, "PER") for s in data.draw(drawn)))
    read = replace(read, attributions=tuple(build.attribution((s,), (), (s,)) for s in data.draw(drawn)))
    claims = build.claims_of(read, [build.claim(read, s) for s in data.draw(drawn)] if len(read.tokens) else [])
    composed = compose(claims)
    lines = ["".join(piece.text for piece in pieces) for pieces in composed.paragraphs]
    assert lines == [line for line in text.split("\n") if line.strip()]
    page = Reader(article_page(claims))
    assert len(page.every("id")) == len(set(page.every("id")))
