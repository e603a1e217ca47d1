"""A checked draft as JSON, as docs/check.md promises. Fields may be added, not renamed."""

import msgspec

from twosource import model
from twosource.render.check.wording import Articles, message

Range = tuple[int, int]


class Evidence(msgspec.Struct):
    """Words of a source. Spans are in code points of the article's text."""

    article: str
    start: int
    end: int
    text: str


class Finding(msgspec.Struct):
    """One thing found: the draft's words, and the words of the sources it rests on, the nearest first.

    `other` are the words that a source has in their place, and `accepted` the reason that the draft gives for it.
    """

    code: str
    severity: str
    message: str
    start: int
    end: int
    evidence: list[Evidence]
    other: Evidence | None = None
    accepted: str | None = None


class Quote(msgspec.Struct):
    """Words of the draft between quotation marks; tier: verbatim folded cut altered nowhere."""

    start: int
    end: int
    tier: str
    evidence: Evidence | None


class Sentence(msgspec.Struct):
    """A sentence of the draft. `unchecked` says why it was not checked; `evidence` are the nearest sentences."""

    start: int
    end: int
    text: str
    verdict: str
    findings: list[Finding]
    notes: list[Finding]
    quotes: list[Quote]
    evidence: list[Evidence]
    unchecked: str | None = None
    new: bool = False


class Check(msgspec.Struct):
    """A checked draft: all its sentences in order, and how many were checked, were not, and have findings."""

    draft: str
    sources: list[str]
    checked: int
    unchecked: int
    findings: int
    sentences: list[Sentence]


def check_json(checked: model.Checked) -> bytes:
    """The whole as one JSON object with its line end."""
    articles = {a.analysis.article.id: a.analysis.article for a in checked.sources}
    text = checked.draft.article.text
    sentences = [_sentence(s, text, articles) for s in checked.sentences]
    left = sum(1 for s in sentences if s.unchecked is not None)
    found = sum(1 for s in sentences for f in s.findings if f.accepted is None)
    whole = Check(
        checked.draft.article.name,
        [a.name for a in articles.values()],
        len(sentences) - left,
        left,
        found,
        sentences,
    )
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _sentence(sentence: model.CheckedSentence, text: str, articles: Articles) -> Sentence:
    return Sentence(
        sentence.span.start,
        sentence.span.end,
        sentence.span.of(text),
        sentence.verdict,
        [_finding(f, text, articles) for f in sentence.findings],
        [_finding(f, text, articles) for f in sentence.notes],
        [
            Quote(q.span.start, q.span.end, q.tier, evidence_of(q.place, articles) if q.place else None)
            for q in sentence.quotes
        ],
        [evidence_of(place, articles) for place in sentence.evidence],
        sentence.unchecked,
        sentence.new,
    )


def _finding(finding: model.Finding, text: str, articles: Articles) -> Finding:
    return Finding(
        finding.code,
        finding.severity,
        message(finding, text, articles),
        finding.span.start,
        finding.span.end,
        [evidence_of(place, articles) for place in finding.evidence],
        evidence_of(finding.other, articles) if finding.other else None,
        finding.accepted,
    )


def evidence_of(place: model.Place, articles: Articles) -> Evidence:
    """The words of a source and where they stand."""
    article = articles[place.article]
    return Evidence(article.name, place.span.start, place.span.end, place.span.of(article.text))
