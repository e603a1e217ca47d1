"""How common the roots of words are in news at large: a table of weights, 0 (in every sentence) .. 100 (in hardly any).

    python -m training.commonness FILE     counts them and writes the table (TOML)

Counted in the training articles of PolNeAR and a quarter of a collection of many outlets: sentences that hold the
root, of 55,000. None of the annotated collections is among them. Roots that fewer than LEAST sentences hold are left
out and have the weight UNLISTED. Prints nothing; the same texts give the same file.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from twosource.align.table import root
from twosource.align.table.rarity import UNLISTED
from twosource.text import fold

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
POLITICS, MANY = DATA / "attribution" / "polnear_train.jsonl", DATA / "clusters" / "immigration_terrorism.jsonl"
EVERY = 4  # of the many articles one in so many is counted
LEAST = 45  # sentences
SHORT = 4  # different words; shorter ones are lines of a list or a byline

_END = re.compile(r"(?<=[.!?])[\"”]?\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
_KEY = re.compile(r"[a-z0-9]+")


def texts() -> Iterator[str]:
    """The texts to count in."""
    for line in POLITICS.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]
    for number, line in enumerate(MANY.read_text(encoding="utf-8").splitlines()):
        if number % EVERY == 0:
            article = json.loads(line)
            yield article.get("text") or article.get("body") or ""


def weights() -> dict[str, int]:
    """The weight of each listed root."""
    held: Counter[str] = Counter()
    sentences = 0
    for text in texts():
        for sentence in _END.split(text):
            words = {fold(word) for word in _WORD.findall(sentence)}
            if len(words) >= SHORT:
                sentences += 1
                held.update({root(word) for word in words})
    whole = math.log(sentences + 1.0)
    listed = {r: n for r, n in held.items() if n >= LEAST and _KEY.fullmatch(r)}
    return {r: min(UNLISTED, round(100 * (1 - math.log(n) / whole))) for r, n in sorted(listed.items())}


HEAD = (
    "# Source: compiled for twosource; counted by `python -m training.commonness` in news articles.\n"
    "# Beginnings of words (5 letters): 100 where hardly any sentence has it, 0 where every one has.\n"
)

if __name__ == "__main__":
    lines = [f"{name} = {weight}" for name, weight in weights().items()]
    Path(sys.argv[1]).write_text("\n".join([HEAD, "[roots]", *lines, ""]), encoding="utf-8")
