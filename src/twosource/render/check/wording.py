"""Findings -> the sentences that people read: the only place that words them, the same in every form."""

from collections.abc import Mapping

from twosource.model import Article, ArticleId, Checked, CheckedSentence, Finding, Place, Verdict

Articles = Mapping[ArticleId, Article]

TITLES: Mapping[str, str] = {
    "number-changed": "a number the sources have otherwise",
    "time-changed": "a time the sources have otherwise",
    "entity-swapped": "somebody or something else than in the sources",
    "attribution-swapped": "somebody else said it",
    "negation-flipped": "the contrary of the sources",
    "quote-altered": "quoted words that no source has",
    "hedge-dropped": "less sure in the sources",
    "attribution-dropped": "the sources tell who says so",
    "overgeneralised": "told of all, and of some in the sources",
    "unsupported": "in no source",
    "hedge-added": "surer in the sources",
    "single-origin": "all rests on one source",
    "disputed": "the sources speak against each other",
    "outdated": "a later source has it otherwise",
}
VERDICTS: Mapping[Verdict, str] = {
    "supported": "supported",
    "qualified": "less sure or narrower in the sources",
    "contradicted": "the sources have it otherwise",
    "unsupported": "in no source",
    "opinion": "not checked",
}
UNCHECKED: Mapping[str, str] = {
    "heading": "a heading",
    "question": "a question",
    "opinion": "an opinion or an announcement of the writer",
    "no statement": "states nothing that could be checked",
}
_MESSAGES: Mapping[tuple[str, str], str] = {
    ("number-changed", "value"): "{own} here, {other} in {where}",
    ("number-changed", "bound"): "{own} here, {other} in {where}: another bound",
    ("number-changed", "unit"): "{own} here, {other} in {where}: another unit",
    ("time-changed", "other time"): "{own} here, {other} in {where}",
    ("entity-swapped", "other name"): "{own} here, {other} in {where}",
    ("entity-swapped", "roles"): "who does it and to whom is the other way round in {where}: {other}",
    ("attribution-swapped", "other source"): "{own} says it here, {other} in {where}",
    ("negation-flipped", "denied"): "{own} here, {other} in {where}",
    ("negation-flipped", "opposite"): "{own} here, {other} in {where}: the opposite",
    ("quote-altered", "altered"): "quoted as {own}; {where} has {other}",
    ("quote-altered", "nowhere"): "{own} stands in no source",
    ("hedge-dropped", "hedge"): "told as a fact; {where} has {other}",
    ("attribution-dropped", "no source"): "told as a fact; in {where} it is the word of {other}",
    ("overgeneralised", "all"): "{own} here, {other} in {where}",
    ("overgeneralised", "some"): "told of all; {where} has {other}",
    ("unsupported", "name"): "no source names {own}",
    ("unsupported", "words"): "no source has {own}",
    ("unsupported", "statement"): "no source says so",
    ("hedge-added", "hedge"): "{own} here; {where} states it plainly: {other}",
    ("single-origin", "one"): "one source stands behind all that says so, see {where}",
    ("disputed", "sides"): "{where} has it otherwise: {other}",
    ("outdated", "later"): "{where}, which is later, has {other}",
}


def message(finding: Finding, text: str, articles: Articles) -> str:
    """The finding in one sentence without a full stop; `text` is the draft's."""
    form = _MESSAGES.get((finding.code, finding.detail)) or TITLES[finding.code]
    where = articles[finding.evidence[0].article].name if finding.evidence else "the sources"
    other = quoted_place(finding.other, articles) if finding.other else "otherwise"
    return form.format(own=quoted_words(finding.span.of(text)), other=other, where=where)


def quoted_place(place: Place, articles: Articles) -> str:
    """The words of a source at that place, between quotation marks."""
    return quoted_words(place.span.of(articles[place.article].text))


def quoted_words(words: str, most: int = 200) -> str:
    """The words in one line between quotation marks; of very many the first ones."""
    line = " ".join(words.split()).strip('“”"')
    return f"“{line if len(line) <= most else line[: most - 1].rstrip() + '…'}”"


def summary(checked: Checked) -> str:
    """How many sentences were checked, what came out, and how many were not."""
    done = [s for s in checked.sentences if s.unchecked is None]
    found = sum(1 for s in done for f in s.findings if f.accepted is None)
    fine = sum(1 for s in done if not _wording_open(s))
    left = len(checked.sentences) - len(done)
    parts = [
        f"{_wording_count(len(done), 'sentence')} checked against {_wording_count(len(checked.sources), 'source')}"
    ]
    parts.append(f"{fine} with nothing found" if found else "nothing found")
    if found:
        parts.append(_wording_count(found, "finding"))
    if left:
        parts.append(f"{left} not checked")
    return ", ".join(parts)


def _wording_open(sentence: CheckedSentence) -> bool:
    return any(f.accepted is None for f in sentence.findings)


def _wording_count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
