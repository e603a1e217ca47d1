"""A desk on two short reports, with the reader without a model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from build import claim
from twosource.model import Analysis, Claim, Span
from web.made import Visitor, make_case, visited


def a_claim_a_sentence(analysis: Analysis) -> tuple[Claim, ...]:
    """What the rules find needs trees, which the fake reader has not."""
    tokens = analysis.tokens
    spans = [tokens.span(first, past - 1) for first, past in tokens.sentences]
    return tuple(claim(analysis, Span(span.start, span.end - 1)) for span in spans)


@pytest.fixture
def plain(fake_reader: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence is a statement."""
    monkeypatch.setattr("twosource.claims.find_claims", a_claim_a_sentence)


@pytest.fixture
def at(plain: None, reports: Path, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor at the desk."""
    with visited(make_case(tmp_path, reports)) as visitor:
        yield visitor
