"""What a reader should see in the texts of a golden case, kept, so that everything behind it is exact.

    python tests/golden/recorded.py CASE...     makes readings.json of these cases anew

Words, tags and trees are the shipped reader's; names and who says what are by hand, in said.toml of the case. Record
anew only when a text changes: these cases are about what is made of a reading, not about the reader.
"""

import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fake_reader import states
from twosource.corpus import Corpus
from twosource.infer import States, load_reader
from twosource.model import RawAttribution, RawMention, Reading, Span
from twosource.text import digest

HERE = Path(__file__).resolve().parent


class RecordedReader:
    """Gives the readings of a case; the vectors are bags of words."""

    def __init__(self, case: Path) -> None:
        raw = (case / "readings.json").read_bytes()
        self._readings: Mapping[str, Reading] = msgspec.json.decode(raw, type=dict[str, Reading])

    def read(self, text: str) -> tuple[Reading, States]:
        reading = self._readings[digest(text)]
        return reading, states(text, reading.tokens)


def record(case: Path) -> None:
    """Writes readings.json of the case."""
    said = tomllib.loads((case / "said.toml").read_text(encoding="utf-8"))
    reader = load_reader(threads=1)
    readings = {
        digest(article.text): by_hand(article.text, reader.read(article.text)[0], said[article.name])
        for article in Corpus.from_paths(str(case / "reports")).articles
    }
    (case / "readings.json").write_bytes(msgspec.json.format(msgspec.json.encode(readings), indent=0) + b"\n")


def by_hand(text: str, reading: Reading, said: Mapping[str, Any]) -> Reading:
    """The reading with the names and attributions that are given."""
    names = sorted(
        (Span(*found.span()), kind)
        for kind, words in said["names"]
        for found in re.finditer(rf"\b{re.escape(words)}\b", text)
    )
    attributions = []
    for source, cue, content in said["said"]:
        told = Span(text.index(content), text.index(content) + len(content))
        source_span, cue_span, content_span = (near(text, words, told) for words in (source, cue, content))
        attributions.append(RawAttribution((source_span,), (cue_span,), (content_span,), 1.0))
    return replace(
        reading, mentions=tuple(RawMention(span, kind, 1.0) for span, kind in names), attributions=tuple(attributions)
    )


def near(text: str, words: str, told: Span) -> Span:
    """The span of these words nearest to what is told: within it, or with the fewest characters between."""
    places = [Span(*found.span()) for found in re.finditer(re.escape(words), text)]
    return min(places, key=lambda place: max(told.start - place.end, place.start - told.end))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        record(HERE / name)
