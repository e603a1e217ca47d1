"""A sentence of the draft -> why it states nothing that could be checked, or None where it does."""

import re

from twosource import lexicon
from twosource.check.sides import Sentence
from twosource.model import Draft, Span, Unchecked
from twosource.text import fold

LONGEST_HEADING = 120  # characters of a line without a full stop that is taken for a heading
_END = re.compile(r"[.!?…:;\"”’')\]]\s*\Z")
_CALL = re.compile(r"(?:read|see|watch|scroll|click|tap|subscribe|sign up|follow|listen)\b", re.IGNORECASE)
_QUOTED = re.compile('[“"][^“”"\n]{1,2000}[”"]')


def why_unchecked(sentence: Sentence, draft: Draft) -> Unchecked | None:
    """A heading, a question, an opinion or an announcement of the writer, or what states nothing."""
    text = sentence.text.strip()
    if _is_heading(sentence, draft):
        return "heading"
    if text.rstrip("”\"’')").endswith("?"):
        return "question"
    if _is_opinion(sentence):
        return "opinion"
    if _calls(sentence):
        return "no statement"
    upos = sentence.analysis.tokens.upos
    told = sentence.claims or sentence.quantities or sentence.times or any(upos[i] == "VERB" for i in sentence.words)
    return None if told else "no statement"


def _is_heading(sentence: Sentence, draft: Draft) -> bool:
    """True for a short line of its own that no mark closes."""
    text, span = draft.article.text, sentence.span
    low = text.rfind("\n", 0, span.start) + 1
    high = text.find("\n", span.end)
    line = text[low : high if high >= 0 else len(text)]
    alone = not text[low : span.start].strip() and not line[span.end - low :].strip()
    return alone and len(line.strip()) <= LONGEST_HEADING and not _END.search(line) and "\n" in text.strip()


def _is_opinion(sentence: Sentence) -> bool:
    """True where the writer speaks of himself, asks for something or judges: outside quotation marks, of no source."""
    if sentence.attributions:
        return False
    bare = _QUOTED.sub(" ", sentence.text)
    words = re.findall(r"[\w’']+", fold(bare))
    if lexicon.words("check", "writer").intersection(words):
        return True
    return any(f" {phrase} " in f" {' '.join(words)} " for phrase in lexicon.table("check")["judging"])


def _calls(sentence: Sentence) -> bool:
    """True for a call to the reader: "Click here for more", "READ: what the crew saw"."""
    tokens, text = sentence.analysis.tokens, sentence.text.strip()
    if not _CALL.match(text):
        return False
    first = sentence.words[0]
    return text.split()[0].isupper() or (tokens.xpos[first] == "VB" and tokens.heads[first] < 0)


def quoted_spans(sentence: Sentence) -> tuple[Span, ...]:
    """The spans between quotation marks that begin in it, without the marks."""
    start, text = sentence.span.start, sentence.text
    return tuple(Span(start + m.start() + 1, start + m.end() - 1) for m in _QUOTED.finditer(text))
