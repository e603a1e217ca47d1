"""A checked draft as one HTML file: the draft, with notes in the margin that open the words of the sources."""

from dataclasses import dataclass
from itertools import pairwise

from twosource.model import Checked, CheckedSentence, Finding, Place, Severity
from twosource.render.check.text import where
from twosource.render.check.wording import UNCHECKED, Articles, message, summary
from twosource.render.template import filled

ORDER: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence of a source, with the words in question apart."""

    before: str
    words: str
    after: str
    where: str
    place: Place  # of the sentence


@dataclass(frozen=True, slots=True)
class Note:
    """One finding in the margin."""

    number: int
    code: str
    severity: Severity
    message: str
    evidence: tuple[Proof, ...]
    accepted: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft with the numbers of the notes that end in it."""

    text: str
    marks: tuple[int, ...] = ()
    severity: Severity | None = None
    unchecked: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the draft, and the notes beside it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A sentence that was not checked, and why."""

    text: str
    why: str


def check_page(checked: Checked, *, notes: bool) -> str:
    """The page; `notes`: with what only --strict counts."""
    articles = {a.analysis.article.id: a.analysis.article for a in checked.sources}
    article = checked.draft.article
    values = {
        "title": article.title or article.name,
        "summary": summary(checked),
        "sources": [a.name for a in articles.values()],
        "paragraphs": check_paragraphs(checked, articles, notes),
        "left": left_out(checked),
    }
    return filled("check.html", ["check.css"], "check.js", values)


def left_out(checked: Checked) -> list[Left]:
    """The sentences that were not checked, in order."""
    text = checked.draft.article.text
    return [
        Left(" ".join(s.span.of(text).split()), UNCHECKED[s.unchecked])
        for s in checked.sentences
        if s.unchecked is not None
    ]


def check_paragraphs(checked: Checked, articles: Articles, notes: bool) -> list[Paragraph]:
    """The paragraphs of the draft with the notes beside them, numbered through."""
    text = checked.draft.article.text
    found: list[Paragraph] = []
    pieces: list[Piece] = []
    beside: list[Note] = []
    at, number = 0, 0
    for sentence in checked.sentences:
        if "\n" in text[at : sentence.span.start] and pieces:
            found.append(Paragraph(tuple(pieces), tuple(beside)))
            pieces, beside = [], []
        elif pieces:
            pieces.append(Piece(" "))
        shown = sorted(
            (*sentence.findings, *(sentence.notes if notes else ())), key=lambda f: (f.span, ORDER.index(f.severity))
        )
        own = [_note(n, f, text, articles) for n, f in enumerate(shown, start=number + 1)]
        pieces += _webpage_pieces(sentence, shown, own, text)
        beside += own
        number += len(own)
        at = sentence.span.end
    if pieces:
        found.append(Paragraph(tuple(pieces), tuple(beside)))
    return found


def _webpage_pieces(sentence: CheckedSentence, shown: list[Finding], own: list[Note], text: str) -> list[Piece]:
    """The sentence cut at the ends of the findings' words."""
    start, end = sentence.span.start, sentence.span.end
    if sentence.unchecked is not None:
        return [Piece(text[start:end], unchecked=UNCHECKED[sentence.unchecked])]
    spans = [(max(start, f.span.start), min(end, f.span.end)) for f in shown]
    cuts = sorted({start, end, *(p for span in spans for p in span)})
    pieces = []
    for low, high in pairwise(cuts):
        over = [n for n, span in enumerate(spans) if span[0] <= low and high <= span[1]]
        ends = tuple(own[n].number for n in over if spans[n][1] == high)
        severity = min((own[n].severity for n in over), key=ORDER.index, default=None)
        pieces.append(Piece(text[low:high], ends, severity))
    return pieces


def _note(number: int, finding: Finding, text: str, articles: Articles) -> Note:
    proofs = tuple(_proof(place, finding.other, articles) for place in finding.evidence)
    return Note(number, finding.code, finding.severity, message(finding, text, articles), proofs, finding.accepted)


def _proof(place: Place, other: Place | None, articles: Articles) -> Proof:
    text, span = articles[place.article].text, place.span
    words = span
    if other is not None and other.article == place.article and span.contains(other.span):
        words = other.span
    before, inside, after = text[span.start : words.start], words.of(text), text[words.end : span.end]
    return Proof(before, inside, after, where(place, articles), place)
