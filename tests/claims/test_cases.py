"""Short invented texts -> their claims, how surely each is put and when it is placed: tables in `cases/`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cases import Case, differing
from twosource.model import Analysis, Claim, Claims, Placed, Span

FILES = sorted((Path(__file__).resolve().parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_what_a_text_states_is_what_was_agreed(file: Path, request: pytest.FixtureRequest) -> None:
    update = bool(request.config.getoption("--update-golden"))
    assert list(differing(file, told, "=", update=update)) == []


def told(case: Case) -> Iterator[str]:
    """A line for each claim of the reports, and for each placing."""
    for article in case.articles():
        for claim in article.claims:
            yield " | ".join(_claim(article.analysis, claim))
        for placed in article.placed:
            yield " | ".join(_placed(article, placed))


def _claim(of: Analysis, claim: Claim) -> Iterator[str]:
    """The claim's words, its value, and what else is known of it, each only where there is something."""
    text = of.article.text
    yield f"claim {_words(text, claim.span)}"
    yield f"{claim.factuality} {claim.polarity}"
    head = Span(of.tokens.starts[claim.head], of.tokens.ends[claim.head])
    yield f"of {_words(text, head)}"
    if claim.subject:
        yield f"subject {_words(text, claim.subject)}"
    held = next((a for a in of.attributions if a.id == claim.attribution), None)
    if held:
        yield "by " + (" / ".join(_words(text, s) for s in held.source) or "nobody")
    for name, spans in (("hedged", claim.hedges), ("negated", claim.negations), ("parts", claim.parts)):
        if spans:
            yield f"{name} {' / '.join(_words(text, s) for s in spans)}"
    for span, by in zip(claim.loaded, claim.loaded_by, strict=True):
        yield f"loaded {_words(text, span)} ({by})"
    for name, found in (
        ("times", [of.times[n].span for n in claim.times]),
        ("numbers", [of.quantities[n].span for n in claim.quantities]),
        ("names", [of.mentions[n].span for n in claim.mentions]),
    ):
        if found:
            yield f"{name} {' / '.join(_words(text, s) for s in found)}"
    yield from (name for name in ("presupposed", "title", "future") if getattr(claim, name))
    if claim.stage:
        yield claim.stage


def _placed(article: Claims, placed: Placed) -> Iterator[str]:
    text, placing = article.analysis.article.text, placed.placing
    claim = next(c for c in article.claims if c.id == placing.claim)
    yield f"when {_words(text, claim.span)}"
    yield f"{placing.relation} {_words(text, placing.words.span)}"
    yield f"{placed.days[0] or ''}..{placed.days[1] or ''}"
    if placing.anchor:
        yield f"from {_words(text, placing.anchor.span)}"
    if placing.thing:
        yield f"thing {_words(text, placing.thing.span)}"


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
