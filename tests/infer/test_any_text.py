"""Any text -> an analysis: with the shipped reader nothing is raised, and every place lies in the text."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.flow import analyse_article
from twosource.infer import load_reader
from twosource.model import Article, ArticleId, Claims, Span
from twosource.render.json import analysed
from twosource.text import digest

# What stands in real pages besides prose; one by one, and mixed by the test below.
HARD = (
    "THE HARBOUR IS CLOSED AFTER FERRY SINKS, 30 DEAD",
    "The ferry sank.They swam ashore.“Why?”she asked.",
    "“We left the pier.\n\n“Then it sank,” Oke said.",
    "• Five people swam\n- Three were hurt\n1. One\n2) Two",
    "Name\tDead\tHurt\nOrsten\t5\t30\nLenn | 4 | 2 |\n----+----",
    "José María Núñez-Álvarez de la Peña, 34, said so.",
    "Share this\nRead more: Ferry sinks\nAdvertisement\nPhoto: Mara Oke/Post\nBy MARA OKE",
    "قال المتحدث إن 30 شخصا غرقوا. שלום \u202eabc\u202c",
    "The mayor 👩‍👩‍👧 said 🚢 sank 😱😱. 30 people 👍🏽 swam.",
    "The mayor\0 said\x01\x02 30 swam.\x0c\x0b\x85",
    "The may\u200bor sa\u200did \ufeff30\u2060 swam.\u00ad",
    "½ of 1/2 -5°C $1.2bn 9/11 12:30 №5 ٣٠ 三十 Ⅻ ²³",
)


def analysis(text: str) -> Claims:
    article = Article(id=ArticleId(digest(text)), name="a.txt", text=text)
    return analyse_article(article, load_reader(threads=1))


def places(found: object) -> Iterator[Span]:
    """Every span anywhere inside."""
    if isinstance(found, Span):
        yield found
    elif isinstance(found, tuple):
        for one in found:
            yield from places(one)
    elif hasattr(found, "__dataclass_fields__"):
        for name in found.__dataclass_fields__:
            yield from places(getattr(found, name))


def check(text: str) -> None:
    found = analysis(text)
    for span in (*places(found.analysis), *found.analysis.sentences(), *places(found.claims)):
        assert 0 <= span.start <= span.end <= len(text)
    line = analysed(found)
    assert json.loads(line)["article"]["text"] == text
    assert analysed(analysis(text)) == line


@pytest.mark.models
@pytest.mark.parametrize("text", HARD)
def test_what_stands_in_real_pages_is_read(text: str) -> None:
    check(text)


@pytest.mark.models
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(
    st.lists(
        st.one_of(st.sampled_from(HARD), st.text(st.characters(exclude_categories=["Cs"]), max_size=60)), max_size=5
    )
)
def test_any_characters_are_read(parts: list[str]) -> None:
    check(" ".join(parts))


@pytest.mark.models
@pytest.mark.parametrize("text", ["a" * 20_000, "x1-" * 900, "ferry " * 900, "(" * 900], ids=lambda t: t[:6])
def test_long_junk_is_read(text: str) -> None:
    assert analysis(text).analysis.article.text == text
