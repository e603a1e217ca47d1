"""How surely claims are stated, against readers' judgements.

python -m eval.certainty [--held] [--errors N]

uds          UDS-IH2 on EWT dev: Pearson r of the reader's graded score over all predicates that are verbs, gold words
uds_claims   the same over the claims' own score (`Claim.score`), where such a verb is the head of a claim
mt_certainty MEANTIME, sentences 0-5: a claim is matched to the annotated event that its head word lies in. Share of
             matched events with the right answer to "certain or not": CERTAIN against POSSIBLE, PROBABLE and
             UNDERSPECIFIED; ours is CT, or anything without a hedge other than "will" (or its past, "said it would",
             which is PR as "will" is): MEANTIME keeps the future apart, and most of what is to be done ("a contract
             to supply") is CERTAIN there
mt_polarity  the same for POS against NEG; events with no stated polarity are left out
mt_doubt     F1 of "not certain", because nine in ten are
mt_matched   share of the annotated events that are the head of a claim

With --held only every fifth document counts, without it all.
"""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np

from eval.reader import as_text, f1, treebank, uds
from eval.scorer import DATA, TOOLS, options, require, show
from twosource.annotate import annotate
from twosource.claims import find_claims
from twosource.infer import Reader, load_reader
from twosource.model import Article, ArticleId, Claim
from twosource.text import digest

FUTURE = ("will", "'ll", "’ll", "wo", "shall")
HELD = 5  # every fifth document


@dataclass(frozen=True)
class Event:
    """An annotated event and the claim that has it as head."""

    words: str
    certainty: str
    polarity: str
    claim: Claim | None
    hedges: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """True where the claim states it as certain."""
        if self.claim is None:
            return True
        future = (*FUTURE, "would") if self.claim.factuality[:2] == "PR" else FUTURE
        return self.claim.factuality[:2] == "CT" or all(hedge.lower() in future for hedge in self.hedges)


def article(text: str) -> Article:
    """An article of nothing but text."""
    return Article(ArticleId(digest(text)), "eval", text)


def pearson(pairs: list[tuple[float, float]]) -> float:
    """Pearson's r."""
    return float(np.corrcoef(np.array(pairs).T)[0, 1])


def factuality(reader: Reader, *, held: bool = False) -> dict[str, float]:
    """UDS-IH2 on EWT dev."""
    known = uds("dev")
    seen: list[tuple[float, float]] = []
    claimed: list[tuple[float, float]] = []
    number = 0
    for at, document in enumerate(treebank("ewt")):
        text, words = as_text(document)
        skip = held and at % HELD
        reading = reader.read(text, words)[0] if not skip else None
        heads: dict[int, float] = {}
        if reading is not None:
            claims = find_claims(annotate(article(text), reading))
            heads = {claim.head: claim.score for claim in claims if claim.score is not None}
        for (first, _), sentence in zip(words.sentences, document, strict=True):
            number += 1
            verbs = [r[3] == "VERB" for r in sentence.rows if r[0].isdigit()]
            for key, (score, _) in known.get(number, {}).items() if reading is not None else ():
                place = int(key) - 1
                if reading is None or place >= len(verbs) or not verbs[place]:
                    continue
                seen.append((reading.factuality[first + place], score))
                if first + place in heads:
                    claimed.append((heads[first + place], score))
    return {"uds": pearson(seen), "uds_claims": pearson(claimed)}


def times_tool() -> ModuleType:
    """The scorer of times, which knows how MEANTIME's tokens make a text."""
    spec = importlib.util.spec_from_file_location("score_times", TOOLS / "score_times.py")
    if spec is None or spec.loader is None:
        raise SystemExit("score_times.py is not in ../shared/tools")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_of(path: Path, tool: ModuleType) -> tuple[str, dict[str, tuple[int, int]]]:
    """The title, sentences 2 to 5 (1 is the dateline), and where each token stands."""
    text, where = "", {}
    tokens = list(ET.parse(path).getroot().iter("token"))
    for sentence in ("0", "2", "3", "4", "5"):
        inside = [t for t in tokens if t.get("sentence") == sentence]
        if not inside:
            continue
        text += "" if not text else ("\n\n" if sentence == "2" else " ")
        part, spans = tool.glue([t.text or "" for t in inside])
        at = len(text)
        where.update({t.get("t_id", ""): (a + at, b + at) for t, (a, b) in zip(inside, spans, strict=True)})
        text += part
    return text + "\n", where


def events(reader: Reader, *, held: bool = False) -> Iterator[Event]:
    """MEANTIME's annotated events with their claims."""
    tool = times_tool()
    paths = [path for folder in ("airbus", "gm") for path in sorted((DATA / "meantime" / folder).glob("*.xml"))]
    for path in paths[::HELD] if held else paths:
        text, where = text_of(path, tool)
        analysis = annotate(article(text), reader.read(text)[0])
        claims = {analysis.tokens.starts[claim.head]: claim for claim in find_claims(analysis)}
        for event in ET.parse(path).getroot().iter("EVENT_MENTION"):
            spans = [where[i] for a in event.iter("token_anchor") if (i := a.get("t_id", "")) in where]
            if not spans or not event.get("certainty"):
                continue
            claim = next((claims[start] for start, _ in spans if start in claims), None)
            hedges = tuple(span.of(text) for span in claim.hedges) if claim else ()
            low, high = spans[0][0], spans[-1][1]
            shown = f"{text[max(0, low - 70) : low]}[{text[low:high]}]{text[high : high + 40]}".replace("\n", " ")
            yield Event(shown, event.get("certainty", ""), event.get("polarity", ""), claim, hedges)


def certainty(reader: Reader, *, held: bool = False, errors: int = 0) -> dict[str, float]:
    """MEANTIME."""
    every = list(events(reader, held=held))
    found = [event for event in every if event.claim is not None]
    right = [event for event in found if event.sure == (event.certainty == "CERTAIN")]
    signed = [event for event in found if event.polarity in ("POS", "NEG")]
    same = [
        event for event in signed if (event.claim and event.claim.polarity) == {"POS": "+", "NEG": "-"}[event.polarity]
    ]
    doubted = [event for event in found if not event.sure]
    open_ = [event for event in found if event.certainty != "CERTAIN"]
    for event in [e for e in found if e not in right][:errors] + [e for e in signed if e not in same][:errors]:
        print(event.certainty, event.polarity, event.claim and event.claim.factuality, event.hedges, event.words)
    return {
        "mt_certainty": len(right) / len(found),
        "mt_polarity": len(same) / len(signed),
        "mt_doubt": f1(sum(event in open_ for event in doubted), len(doubted), len(open_)),
        "mt_matched": len(found) / len(every),
    }


def scores(reader: Reader | None = None, *, held: bool = False, errors: int = 0) -> dict[str, float]:
    """All of them, by name."""
    reader = reader or load_reader()
    return factuality(reader, held=held) | certainty(reader, held=held, errors=errors)


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("--held", action="store_true")
    a.add_argument("--errors", type=int, default=0)
    o = a.parse_args()
    require(DATA)
    show(scores(held=o.held, errors=o.errors))


if __name__ == "__main__":
    main()
