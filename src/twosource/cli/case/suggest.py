"""`twosource case suggest`: one open pair after the other, answered with a key."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from twosource.cli import clock
from twosource.cli.case import asked
from twosource.cli.messages import one_line

if TYPE_CHECKING:
    from twosource.corpus import Corpus
    from twosource.model import ClaimId, Claims, Suggestion
    from twosource.store.file import CaseFile

AGAIN = 5  # answers after which all is compared anew: an answer closes other pairs too
KEYS = "y one matter · n two · s skip · u undo · q quit"


@dataclass(slots=True)
class _Round:
    """What was asked so far: the pairs passed over, and the decisions that may be undone."""

    seen: set[tuple["ClaimId", "ClaimId"]]
    made: list[int]
    answered: int = 0


@click.command(short_help="Decide open pairs, the most useful first.")
@asked.file
@click.option("--most", metavar="N", type=click.IntRange(1), help="Stop after so many answers.")
@asked.by
def suggest(file: str, most: int | None, by: str | None) -> int:
    """Shows, one pair at a time, two statements that may be one matter and that no point holds together, each in its
    sentence. Keys: y one matter, n two, s skip, u undo the last answer, q quit. Every answer is recorded at once.

    \b
    Examples:
      twosource case suggest fire.case
      twosource case suggest fire.case --most 20
    """
    from twosource.store.file import open_case

    name = asked.who(by)
    with open_case(file) as case:
        found, corpus = _Round(set(), []), asked.corpus_of(case)
        while (most is None or found.answered < most) and _ask_some(case, corpus, found, name, most):
            corpus.refresh()
        click.echo(f"{found.answered} answered")
    return 0


def _ask_some(case: "CaseFile", corpus: "Corpus", found: _Round, by: str, most: int | None) -> bool:
    """Asks up to AGAIN pairs of the case as it is; False where there is none, or enough were answered."""
    articles = tuple(corpus.analyse())
    pairs = [one for one in corpus.suggestions() if (one.a, one.b) not in found.seen]
    if not pairs:
        click.echo("no open pair is left")
        return False
    before = found.answered
    for pair in pairs:
        if found.answered - before >= AGAIN or (most is not None and found.answered >= most):
            return True
        for line in shown(pair, articles):
            click.echo(line)
        key = _suggest_key()
        while key == "u":
            _suggest_undo(case, found, by)
            key = _suggest_key()
        if key == "q":
            return False
        found.seen.add((pair.a, pair.b))
        if key in ("y", "n"):
            found.made.append(_suggest_record(case, pair, articles, "same" if key == "y" else "apart", by))
            found.answered += 1
    return True


def shown(pair: "Suggestion", articles: "tuple[Claims, ...]") -> list[str]:
    """The two sentences, each with its article, the claim in it between marks; bold on a terminal that can."""
    lines = [""]
    for analysed in articles:
        for claim in analysed.claims:
            if claim.id in (pair.a, pair.b):
                article, tokens = analysed.analysis.article, analysed.analysis.tokens
                first, past = tokens.sentences[claim.sentence] if tokens.sentences else (0, 0)
                whole = tokens.span(first, past - 1) if first < past else claim.span
                start, end = min(whole.start, claim.span.start), max(whole.end, claim.span.end)
                words = click.style(f"[{one_line(claim.span.of(article.text))}]", bold=True)
                before, after = (
                    one_line(article.text[start : claim.span.start]),
                    one_line(article.text[claim.span.end : end]),
                )
                where = f"{article.outlet or article.name}, {(article.published or 'undated')[:10]}"
                lines += [click.style(one_line(where), dim=True), "  " + " ".join(filter(None, (before, words, after)))]
    return [*lines, f"One matter? {KEYS}"]


def _suggest_key() -> str:
    """The next key that means something; q where no more come."""
    while True:
        if sys.stdin.isatty():
            key = click.getchar().lower()
        else:
            line = sys.stdin.readline()
            key = line.strip().lower()[:1] if line else "q"
        if key in ("\x03", "\x04", "\x1b"):
            return "q"
        if key in tuple("ynsuq"):
            return key


def _suggest_record(case: "CaseFile", pair: "Suggestion", articles: "tuple[Claims, ...]", kind: str, by: str) -> int:
    from twosource.model import Judgement
    from twosource.store.anchors import anchor_of
    from twosource.store.events import record

    anchors = {
        claim.id: anchor_of(analysed.analysis.article, claim.span)
        for analysed in articles
        for claim in analysed.claims
        if claim.id in (pair.a, pair.b)
    }
    made = Judgement(0, clock.now(), by, "same" if kind == "same" else "apart", (anchors[pair.a], anchors[pair.b]))
    number = record(case, made).number
    click.echo(f"{number} {kind}")
    return number


def _suggest_undo(case: "CaseFile", found: _Round, by: str) -> None:
    from twosource.store.events import undo

    if not found.made:
        click.echo("nothing to undo")
        return
    number = found.made.pop()
    undo(case, number, at=clock.now(), by=by)
    found.answered -= 1
    click.echo(f"undone: {number}")
