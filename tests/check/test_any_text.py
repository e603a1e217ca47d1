"""The whole of the check over any characters: spans inside, evidence that is there, any order of sources, JSON."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import article
from fake_reader import FakeReader
from twosource.errors import InputError
from twosource.flow import analyse_article, check_draft
from twosource.model import Article, ArticleId, Checked, Draft, Place, Span
from twosource.read import read_draft
from twosource.render.check.forms import FORMS
from twosource.render.check.json import Check, check_json
from twosource.text import digest

# Words and marks that the rules look at, among any characters at all.
PIECES = st.sampled_from(
    ["“", "”", '"', "‘", "’", "—", ":", "\n", "\n\n", "\u2028", "\u200b", "\u202e", ".", "?", "Berg", "BERG:", "police",
     "said", "not", "never", "all", "some", "could", "allegedly", "Five", "3,400", "$5m", "on Monday", "five-year", "ſ",
     "İ", "𝔅", "הגשר נסגר", "الجسر", "The bridge closed.", "CLICK HERE", "since", "last"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), min_size=1, max_size=30).map(" ".join)


def checked(text: str, sources: Sequence[str]) -> Checked:
    draft = article(text, name="draft.txt")
    read = [
        analyse_article(Article(ArticleId(digest("article", one)), f"{n}.txt", one), FakeReader())
        for n, one in enumerate(sources)
    ]
    return check_draft(Draft(draft, draft.id), analyse_article(draft, FakeReader()), read)


def spans(found: Checked) -> Iterator[Span]:
    for sentence in found.sentences:
        yield sentence.span
        yield from (f.span for f in (*sentence.findings, *sentence.notes))
        yield from (q.span for q in sentence.quotes)


def places(found: Checked) -> Iterator[Place]:
    for sentence in found.sentences:
        yield from sentence.evidence
        yield from (q.place for q in sentence.quotes if q.place is not None)
        for finding in (*sentence.findings, *sentence.notes):
            yield from finding.evidence
            if finding.other is not None:
                yield finding.other


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3, unique=True))
def test_every_span_and_every_evidence_is_in_its_text(text: str, sources: list[str]) -> None:
    found = checked(text, sources)
    texts = {a.analysis.article.id: a.analysis.article.text for a in found.sources}
    assert all(0 <= s.start < s.end <= len(text) for s in spans(found) if s.of(text).strip())
    assert all(p.span.of(texts[p.article]).strip() for p in places(found))
    read = msgspec.json.decode(check_json(found), type=Check)
    assert [s.text for s in read.sentences] == [text[s.start : s.end] for s in read.sentences]
    assert all(e.text for s in read.sentences for f in s.findings for e in f.evidence)
    assert msgspec.json.format(msgspec.json.encode(read), indent=1) + b"\n" == check_json(found)


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.lists(TEXTS, min_size=2, max_size=3, unique=True))
def test_the_order_of_the_sources_changes_nothing(text: str, sources: list[str]) -> None:
    draft = article(text, name="draft.txt")
    claims = analyse_article(draft, FakeReader())
    read = [
        analyse_article(Article(ArticleId(digest("article", one)), f"{n}.txt", one), FakeReader())
        for n, one in enumerate(sources)
    ]
    one, two = (check_draft(Draft(draft, draft.id), claims, order) for order in (read, read[::-1]))
    assert one == two
    assert check_json(one) == check_json(two)


@settings(max_examples=20, deadline=None)
@given(TEXTS, TEXTS)
def test_every_form_takes_any_text(text: str, source: str) -> None:
    found = checked(text, [source])
    for form in FORMS:
        if not form.binary:
            assert "".join(
                p if isinstance(p, str) else p.decode() for p in form.pieces(found, True, "draft.txt")
            ).strip()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_draft_is_read_back_as_it_was_written(tmp_path: Path, end: str) -> None:
    text = "The bridge closed on Monday.\n\nIt cost “25” crowns: 𝔹, הגשר.\n"
    path = tmp_path / "draft.txt"
    path.write_bytes(text.replace("\n", end).encode())
    assert read_draft(str(path)).article.text == text


@pytest.mark.parametrize(
    ("quote", "tier", "codes"),
    [
        ("The bridge is shut for good.", "folded", []),
        ("The bridge is shut for years.", "altered", ["quote-altered"]),
        ("Nobody told the islanders of it.", "nowhere", ["quote-altered"]),
    ],
)
def test_a_draft_of_quotations_alone_is_graded(quote: str, tier: str, codes: list[str]) -> None:
    found = checked(f"“{quote}”\n", ['Berg said: "The  bridge is shut for good." He left.\n'])
    assert [q.tier for s in found.sentences for q in s.quotes] == [tier]
    assert [f.code for s in found.sentences for f in s.findings if f.code == "quote-altered"] == codes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "draft"),
        (" \n\n", "draft"),
        ("Die Brücke wurde am Montag gesperrt, weil sie nicht mehr sicher war, sagte der Mann.\n" * 3, "English"),
        ("הגשר נסגר ביום שני משום שלא היה בטוח. כך אמר ראש העיר לעיתונאים.\n" * 3, "English"),
    ],
)  # fmt: skip
def test_what_can_not_be_checked_is_told_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said) as told:
        read_draft(str(path))
    assert "\n" not in str(told.value)
