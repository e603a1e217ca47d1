"""A checked draft as SARIF 2.1.0, which code hosts and editors show beside the lines.

Columns count Unicode code points. Rule ids are the codes; a fingerprint is made of code, sentence and words, so that a
finding stays the same one where others come and go.
"""

from typing import Any

import msgspec

from twosource.model import Checked, CheckedSentence, Finding, Place
from twosource.render.check.wording import TITLES, Articles, message
from twosource.text import digest

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HELP = "docs/check.md"
FINGERPRINT = "twosourceFinding/v1"


def check_sarif(checked: Checked, *, notes: bool, path: str) -> bytes:
    """The log with its line end; `notes`: with the notes, `path`: of the draft as it was given."""
    articles = {a.analysis.article.id: a.analysis.article for a in checked.sources}
    rules = list(TITLES)
    results = [
        _sarif_result(checked, sentence, finding, articles, rules, path)
        for sentence in checked.sentences
        for finding in (*sentence.findings, *(sentence.notes if notes else ()))
    ]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "twosource",
                        "rules": [
                            {
                                "id": code,
                                "shortDescription": {"text": f"{title[:1].upper()}{title[1:]}."},
                                "help": {"text": f"See {HELP}, {code}."},
                            }
                            for code, title in TITLES.items()
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return msgspec.json.format(msgspec.json.encode(log), indent=1) + b"\n"


def _sarif_result(
    checked: Checked, sentence: CheckedSentence, finding: Finding, articles: Articles, rules: list[str], path: str
) -> dict[str, Any]:
    text = checked.draft.article.text
    said = message(finding, text, articles)
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if checked.draft.lines_before is not None:
        location["region"] = _region(text, finding.span.start, finding.span.end, checked.draft.lines_before)
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rules.index(finding.code),
        "level": finding.severity,
        "message": {"text": f"{said[:1].upper()}{said[1:]}."},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {
            FINGERPRINT: digest(finding.code, " ".join(sentence.span.of(text).split()), finding.span.of(text))
        },
    }
    related = [_related(place, articles, number) for number, place in enumerate(finding.evidence)]
    if related:
        found["relatedLocations"] = related
    if finding.accepted is not None:
        found["suppressions"] = [{"kind": "inSource", "justification": finding.accepted or "accepted in the draft"}]
    return found


def _related(place: Place, articles: Articles, number: int) -> dict[str, Any]:
    article = articles[place.article]
    words = place.span.of(article.text)
    return {
        "id": number,
        "message": {"text": " ".join(words.split())},
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(article.name)},
            "region": _region(article.text, place.span.start, place.span.end, 0),
        },
    }


def _region(text: str, start: int, end: int, before: int) -> dict[str, Any]:
    """Lines and columns from 1; the end column is the first one after it."""
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    return {
        "startLine": first + before + 1,
        "startColumn": start - (text.rfind("\n", 0, start) + 1) + 1,
        "endLine": last + before + 1,
        "endColumn": end - (text.rfind("\n", 0, end) + 1) + 1,
        "snippet": {"text": text[start:end]},
    }


def _uri(path: str) -> str:
    """The path as a URI reference: blanks and other signs escaped."""
    kept = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/"
    plain = path.replace("\\", "/")
    return "".join(c if c in kept else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace")) for c in plain)
