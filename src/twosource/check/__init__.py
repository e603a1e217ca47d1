"""A draft and its sources, matched -> what was found in it, sentence by sentence.

Read in this order: sides (what is compared of a sentence), evidence (which sentences of the sources are near),
overlap (claims side by side), then the rules: one file each, and their docstrings are their documentation.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from twosource.check.certainty import hedge_dropped
from twosource.check.evidence import Matched, gather, nearest, place_of
from twosource.check.names import entity_swapped
from twosource.check.negation import negation_flipped
from twosource.check.numbers import number_changed
from twosource.check.quotes import quote_altered, quotes_of
from twosource.check.scope import overgeneralised
from twosource.check.speakers import attribution_dropped, attribution_swapped
from twosource.check.standing import disputed, hedge_added, single_origin
from twosource.check.statements import why_unchecked
from twosource.check.support import unsupported
from twosource.check.times import time_changed
from twosource.model import Checked, CheckedSentence, Draft, Finding, FindingCode, Matching, Span, Verdict

__all__ = ["RULES", "check", "without"]

Rule = Callable[[Matched], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    number_changed,
    time_changed,
    entity_swapped,
    attribution_swapped,
    negation_flipped,
    hedge_dropped,
    attribution_dropped,
    overgeneralised,
    quote_altered,
    unsupported,
    hedge_added,
    single_origin,
    disputed,
)
LIMITS: frozenset[FindingCode] = frozenset({"hedge-dropped", "attribution-dropped", "overgeneralised"})


def check(matching: Matching) -> Checked:
    """Every sentence of the draft with what the rules found, the nearest sentences of the sources, and a verdict."""
    sources = gather(matching)
    sentences = (_check_checked(nearest(sentence, sources), matching.draft) for sentence in sources.draft)
    return Checked(matching.draft, matching.sources, tuple(sentences))


def without(checked: Checked, codes: frozenset[str]) -> Checked:
    """The same without the findings and notes of these codes."""
    if not codes:
        return checked
    return replace(checked, sentences=tuple(_check_without(s, codes) for s in checked.sentences))


def _check_without(sentence: CheckedSentence, codes: frozenset[str]) -> CheckedSentence:
    findings = tuple(f for f in sentence.findings if f.code not in codes)
    notes = tuple(f for f in sentence.notes if f.code not in codes)
    verdict = sentence.verdict if sentence.unchecked else _verdict(findings)
    return replace(sentence, findings=findings, notes=notes, verdict=verdict)


def _check_checked(matched: Matched, draft: Draft) -> CheckedSentence:
    span = matched.sentence.span
    new = any(span.overlaps(one) for one in draft.inserted)
    why = why_unchecked(matched.sentence, draft)
    rules = RULES if why is None else (quote_altered,)  # quotation marks promise the very words wherever they stand
    found = [_accepted(f, span, draft) for rule in rules for f in rule(matched)]
    quotes = quotes_of(matched.sentence, matched.sources)
    if why is not None and not found:
        return CheckedSentence(span, "opinion", quotes=quotes, unchecked=why, new=new)
    findings = _told_once(f for f in found if f.severity != "note")
    notes = tuple(f for f in found if f.severity == "note")
    near = tuple(place_of(n.sentence) for n in matched.near)
    return CheckedSentence(span, _verdict(findings), findings, notes, near, quotes, new=new)


def _told_once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings; that nothing supports a sentence is told only where nothing closer is."""
    known = tuple(found)
    closer = tuple(f for f in known if f.code != "unsupported" or f.detail == "name")
    return closer or known


def _accepted(finding: Finding, span: Span, draft: Draft) -> Finding:
    """The finding, accepted where a comment right after its sentence, or on the line above it, says so."""
    for one in draft.accepted:
        if one.code == finding.code and _is_beside(one.span, span, draft.article.text):
            return replace(finding, accepted=one.reason or "")
    return finding


def _is_beside(comment: Span, sentence: Span, text: str) -> bool:
    if sentence.end <= comment.start:
        return not text[sentence.end : comment.start].strip() and "\n\n" not in text[sentence.end : comment.start]
    return comment.end <= sentence.start and not text[comment.end : sentence.start].strip()


def _verdict(findings: tuple[Finding, ...]) -> Verdict:
    """What the findings that the draft does not accept amount to."""
    codes = {f.code for f in findings if f.accepted is None}
    if not codes:
        return "supported"
    if codes - LIMITS - {"unsupported"}:
        return "contradicted"
    return "unsupported" if "unsupported" in codes else "qualified"
