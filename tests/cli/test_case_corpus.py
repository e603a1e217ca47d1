"""What a program that stays at work, as the desk, asks of a case: places, decisions, what changed. A fake reader."""

from pathlib import Path

import pytest

from build import claim
from twosource.cli import main
from twosource.corpus import Corpus
from twosource.errors import InputError
from twosource.model import Analysis, Claim, Judgement, Span
from twosource.store.file import open_case
from twosource.store.pairs import kept_pairs

pytestmark = pytest.mark.usefixtures("fake_reader")
WHEN = "2026-11-28T09:00:00Z"


def a_claim_a_sentence(analysis: Analysis) -> tuple[Claim, ...]:
    """What the rules find needs trees, which the fake reader has not."""
    tokens = analysis.tokens
    spans = [tokens.span(first, past - 1) for first, past in tokens.sentences]
    return tuple(claim(analysis, Span(span.start, span.end - 1)) for span in spans)


@pytest.fixture
def path(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("twosource.claims.find_claims", a_claim_a_sentence)
    assert main(["case", "new", str(tmp_path / "fire.case"), str(reports), "--by", "Ann"]) == 0
    return str(tmp_path / "fire.case")


def a_decision(corpus: Corpus, kind: str = "same") -> Judgement:
    """Of the first statements of the first two articles, placed by their spans."""
    first = [one.claims[0] for one in corpus.analyse()][:2]
    anchors = tuple(corpus.anchor(claim.article, claim.span) for claim in first)
    return Judgement(0, WHEN, "Bo", kind, anchors)  # type: ignore[arg-type]


def test_a_decision_is_placed_where_it_was_clicked_and_holds_from_the_next_dossier_on(path: str) -> None:
    corpus = Corpus.from_paths(path)
    before = corpus.dossier()
    made = corpus.decide(a_decision(corpus))
    after = corpus.dossier()
    assert made.number == corpus.last == 2
    assert [(one.judgement.number, one.placed) for one in corpus.decided()] == [(2, "exact")]
    assert ([one.judgement.number for one in after.decided], before.decided) == ([2], ())
    assert after == Corpus.from_paths(path).dossier()
    with pytest.raises(InputError, match="decision 2 says otherwise"):
        corpus.decide(a_decision(corpus, "apart"))


def test_what_another_process_recorded_is_seen_and_taken_in(path: str, tmp_path: Path) -> None:
    corpus, other = Corpus.from_paths(path), Corpus.from_paths(path)
    corpus.dossier()
    assert not corpus.changed()
    assert not corpus.refresh()
    other.decide(a_decision(other))
    (tmp_path / "c.txt").write_text("Rain fell on the hills of Varn.\n", encoding="utf-8")
    assert main(["case", "add", path, str(tmp_path / "c.txt"), "--by", "Cy"]) == 0
    assert corpus.changed()
    assert [(entry.number, entry.kind) for entry in corpus.entries(corpus.last)] == [(2, "same"), (3, "added")]
    assert corpus.refresh()
    assert not corpus.changed()
    assert len(corpus.articles) == 3
    assert corpus.dossier() == Corpus.from_paths(path).dossier()


def test_what_pairs_came_to_is_kept_and_changes_nothing(path: str, tmp_path: Path) -> None:
    from twosource.fingerprints import comparing_fingerprint  # noqa: PLC0415

    first = Corpus.from_paths(path).dossier()
    with open_case(path) as case:
        assert len(kept_pairs(case, comparing_fingerprint()).claims)
    assert Corpus.from_paths(path).dossier() == first
    assert main(["case", "check", path, "--drop-pairs"]) == 0
    with open_case(path) as case:
        assert not len(kept_pairs(case, comparing_fingerprint()).claims)
    assert Corpus.from_paths(path).dossier() == first


def test_words_that_are_not_there_are_refused(path: str, reports: Path) -> None:
    corpus = Corpus.from_paths(path)
    with pytest.raises(InputError, match="takes no part"):
        corpus.anchor("0" * 16)
    with pytest.raises(InputError, match="is none of"):
        corpus.anchor(corpus.articles[0].id, Span(0, 100_000))
    assert corpus.anchor(corpus.articles[0].id).span is None
    plain = Corpus.from_paths(reports)
    assert (plain.last, plain.changed(), plain.refresh(), plain.entries(), plain.decided()) == (0, False, False, (), ())
    with pytest.raises(InputError, match="are no case"):
        plain.decide(a_decision(plain))
