"""The drafts of the examples: what their README says is planted is found, and nothing else."""

from pathlib import Path

import pytest

from twosource.corpus import Corpus

pytestmark = [pytest.mark.models, pytest.mark.slow]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PLANTED = {
    "ferry": {
        ("time-changed", "Wednesday evening"),
        ("number-changed", "430"),
        ("number-changed", "58,000"),
        ("hedge-dropped", "Orrow Lines put off"),
        ("quote-altered", "We had minutes"),
        ("negation-flipped", "admitted"),
        ("attribution-swapped", "Corin Adlam"),
    },
    "works": {
        ("time-changed", "October"),
        ("entity-swapped", "Kelby"),
        ("number-changed", "53 percent"),
        ("negation-flipped", "obliged"),
        ("quote-altered", "all of the jobs"),
        ("overgeneralised", "jobs"),
        ("attribution-swapped", "Sanna Holbeck"),
        ("hedge-dropped", "The company had prepared"),
    },
}


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_what_is_planted_is_found(name: str) -> None:
    checked = Corpus.from_paths(str(EXAMPLES / name)).check(str(EXAMPLES / "drafts" / f"{name}.md"))
    text = checked.draft.article.text
    found = {(f.code, f.span.of(text)) for s in checked.sentences for f in s.findings}
    missing = [(code, words) for code, words in PLANTED[name] if not any(c == code and words in w for c, w in found)]
    assert missing == []
    others = [(c, w) for c, w in found if not any(c == code and words in w for code, words in PLANTED[name])]
    assert others == []


def test_the_page_shows_what_is_found() -> None:
    """docs/check.md has the findings of the first draft, shortened."""
    page = (EXAMPLES.parent / "docs" / "check.md").read_text(encoding="utf-8")
    for code, words in PLANTED["ferry"]:
        assert code in page
        assert words in page
