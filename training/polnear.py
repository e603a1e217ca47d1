"""Articles with attributions (PolNeAR) as samples."""

import json
from bisect import bisect_left, bisect_right

from training.data import DATA, HELD_EVERY, Document, Role, Sample
from training.labels import KINDS
from twosource.infer.words import Words, split


def polnear(part: str) -> list[Document]:
    """PolNeAR articles: `train` without the held ones, `held`, or `dev`."""
    out = []
    path = DATA / "attribution" / f"polnear_{'dev' if part == 'dev' else 'train'}.jsonl"
    for number, line in enumerate(path.open(encoding="utf-8")):
        if part != "dev" and (number % HELD_EVERY == 7) != (part == "held"):
            continue
        row = json.loads(line)
        out.append(attributed(row["text"], row["attributions"]))
    return out


def attributed(text: str, attributions: list[dict[str, list[list[int]]]]) -> Document:
    """One article as sentences with attribution labels, words as our own reader splits them.

    The flat layers give a word to the first attribution that claims it; the roles keep all of them.
    """
    words = split(text)
    label = {k: [0] * len(words.starts) for k in KINDS}
    roles: list[list[Role]] = [[] for _ in words.sentences]
    sentence_of = [n for n, (first, past) in enumerate(words.sentences) for _ in range(first, past)]
    for number, a in enumerate(attributions):
        for kind_number, kind in enumerate(KINDS):
            for start, end in a[kind]:
                first, past = bisect_right(words.ends, start), bisect_left(words.starts, end)
                if first >= past:
                    continue
                for n in range(sentence_of[first], sentence_of[past - 1] + 1):
                    at, to = words.sentences[n]
                    part = (max(first, at) - at, min(past, to) - at)
                    roles[n].append(Role(number, kind_number, *part, begins=first >= at))
                if not any(label[kind][first:past]):
                    label[kind][first:past] = [1] + [2] * (past - first - 1)
    out = plain(text, words)
    for sample, (first, past), own in zip(out, words.sentences, roles, strict=True):
        sample.bio = [label[k][first:past] for k in KINDS]
        sample.roles = tuple(own)
    return out


def plain(text: str, words: Words | None = None) -> Document:
    """One article as sentences without labels."""
    words = words or split(text)
    out, previous = [], -1
    for (first, past), paragraph in zip(words.sentences, words.paragraphs, strict=True):
        out.append(Sample([text[words.starts[i] : words.ends[i]] for i in range(first, past)], paragraph != previous))
        previous = paragraph
    return out
