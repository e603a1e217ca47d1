"""A draft under check: the form it is given in, and the draft with what was found in the margin."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.model import Checked, Severity
from twosource.render import wording
from twosource.render.check.forms import FORMS
from twosource.render.check.webpage import Left, Note, Piece, Proof, check_paragraphs, left_out
from twosource.render.check.wording import summary
from twosource.render.served.addresses import article_address, statement_address
from twosource.render.served.html import DeskPage
from twosource.render.served.seen import Seen

DOWNLOADS = {  # names of forms, and what they are called
    "docx": "Word, with comments at the words", "html": "web page", "sarif": "SARIF", "json": "JSON",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DraftForm:
    """What is on the page before a draft is checked; nothing can be checked against an empty case."""

    articles: int
    longest: int  # characters of a draft that is pasted


@dataclass(frozen=True, slots=True)
class ShownProof:
    """A sentence of a source with the words in question apart, and where it stands."""

    before: str
    words: str
    after: str
    where: str
    address: str  # in the article; "" where it takes no part any more
    point: str  # "" where it stands in none


@dataclass(frozen=True, slots=True)
class Margin:
    """One finding in the margin."""

    number: int
    code: str
    severity: Severity
    message: str
    accepted: str | None
    evidence: tuple[ShownProof, ...]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A paragraph of the draft and the findings beside it."""

    pieces: tuple[Piece, ...]
    margin: tuple[Margin, ...]


@dataclass(frozen=True, slots=True)
class DraftChecked:
    """What is on the page of a draft that was checked."""

    title: str
    line: str  # of counts
    findings: int
    rows: tuple[DraftRow, ...]
    left: tuple[Left, ...]
    downloads: tuple[tuple[str, str], ...]  # name and address
    strict: bool  # with what only a strict check counts
    other: str  # address of the same with, or without that


LONGEST_PASTED = 200_000  # characters: a book chapter; a draft that is longer comes as a file


def draft_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The form."""
    return DeskPage("draft", "Check a draft", DraftForm(len(seen.case.reports), LONGEST_PASTED))


def checked_page(seen: Seen, checked: Checked, key: str, *, strict: bool) -> DeskPage:
    """The draft that the server keeps under that key, with what was found in it."""
    articles = {a.analysis.article.id: a.analysis.article for a in checked.sources}
    article = checked.draft.article
    paragraphs = check_paragraphs(checked, articles, strict)
    question, suffix = "?strict=1" if strict else "", {form.name: form.suffix for form in FORMS}
    record = DraftChecked(
        title=wording.one_line(article.title or article.name),
        line=summary(checked),
        findings=sum(len(paragraph.notes) for paragraph in paragraphs),
        rows=tuple(
            DraftRow(paragraph.pieces, tuple(_margin(seen, note) for note in paragraph.notes))
            for paragraph in paragraphs
        ),
        left=tuple(left_out(checked)),
        downloads=tuple((called, f"/check/{key}{suffix[name]}{question}") for name, called in DOWNLOADS.items()),
        strict=strict,
        other=f"/check/{key}" if strict else f"/check/{key}?strict=1",
    )
    return DeskPage("checked", f"Checked: {record.title}", record)


def _margin(seen: Seen, note: Note) -> Margin:
    shown = tuple(_shown_proof(seen, proof) for proof in note.evidence)
    return Margin(note.number, note.code, note.severity, note.message, note.accepted, shown)


def _shown_proof(seen: Seen, proof: Proof) -> ShownProof:
    place = proof.place
    there = place.article in seen.case.by_id or place.article in seen.former
    statement = seen.at(place.article, place.span) if there else None
    return ShownProof(
        proof.before,
        proof.words,
        proof.after,
        proof.where,
        article_address(place.article, place.span) if there else "",
        statement_address(statement) if statement else "",
    )
