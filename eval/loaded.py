"""Loaded words in an article's own voice, against BASIL's lexical bias spans.

python -m eval.loaded [--part look|held] [--lists]

BASIL's articles (body only, titles left out), 25 stories of three outlets each for `look` (the lists were read
against them) and 25 for `held`: every other story in order of their ids. Gold: spans marked as lexical bias that do
not stand in a quotation. Its readers marked about two in a thousand words, so much that is loaded is not in it.

loaded_p   share of our spans that share a character with a marked one
loaded_r   share of the marked spans that share a character with one of ours
loaded_n   our spans
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from eval.certainty import article
from eval.scorer import DATA, options, require, show
from twosource.annotate import annotate
from twosource.claims import find_claims
from twosource.infer import Reader, load_reader
from twosource.model import Span


def basil(part: str) -> list[dict[str, list[dict[str, Any]]]]:
    """The stories of a part."""
    path = DATA / "clusters" / "basil.jsonl"
    stories = sorted(map(json.loads, path.open(encoding="utf-8")), key=lambda story: str(story["story"]))
    return stories[{"look": 0, "held": 1}[part] :: 2]


def marked(row: dict[str, Any]) -> tuple[str, list[Span]]:
    """An article's text, a blank line between paragraphs, and its marked spans outside quotations."""
    text, sentences = "", []
    for paragraph in row["body-paragraphs"]:
        text += "\n\n" if text else ""
        for number, sentence in enumerate(paragraph):
            text += " " if number else ""
            sentences.append((len(text), sentence))
            text += sentence
    spans = []
    for note in row["annotation"]["phrase-level-annotations"]:
        key = note["id"][1:]
        if note["bias"] != "lex" or note["quote"] == "yes" or not key.isdigit() or int(key) >= len(sentences):
            continue
        at, sentence = sentences[int(key)]
        start = note["start"] if sentence[note["start"] : note["end"]] == note["txt"] else sentence.find(note["txt"])
        if start >= 0:
            spans.append(Span(at + start, at + start + len(note["txt"])))
    return text, spans


def loaded(reader: Reader, part: str, *, lists: bool = False) -> dict[str, float]:
    """Precision and recall at span overlap."""
    right = ours = found = gold = 0
    by_list: Counter[tuple[str, bool]] = Counter()
    for story in basil(part):
        for row in story["articles"]:
            text, want = marked(row)
            claims = find_claims(annotate(article(text), reader.read(text)[0]))
            got = {span: why for claim in claims for span, why in zip(claim.loaded, claim.loaded_by, strict=True)}
            hits = [span for span in got if any(span.overlaps(other) for other in want)]
            by_list.update((why, span in hits) for span, why in got.items())
            right, ours, gold = right + len(hits), ours + len(got), gold + len(want)
            found += sum(any(span.overlaps(other) for span in got) for other in want)
    if lists:
        for name in sorted({why for why, _ in by_list}):
            print(f"{name:8s} {by_list[name, True]} of {by_list[name, True] + by_list[name, False]}")
    return {"loaded_p": right / max(1, ours), "loaded_r": found / max(1, gold), "loaded_n": float(ours)}


def scores(reader: Reader | None = None, *, part: str = "held", lists: bool = False) -> dict[str, float]:
    """All of them, by name."""
    return loaded(reader or load_reader(), part, lists=lists)


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("--part", choices=("look", "held"), default="held")
    a.add_argument("--lists", action="store_true")
    o = a.parse_args()
    require(DATA)
    show(scores(part=o.part, lists=o.lists))


if __name__ == "__main__":
    main()
