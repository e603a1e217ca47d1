"""Data of ../shared/data as sentences with labels: one record for all tasks, None where a task says nothing.

python -m training.data        prints what was read
"""

import csv
import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from training.labels import ENTITY, IGNORE, KINDS, UPOS, bio
from twosource.infer.pieces import LONGEST, piece_words, shape
from twosource.infer.words import split

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
HELD_EVERY = 20  # every 20th training article of PolNeAR is kept out, for choices that must not see the dev part


@dataclass(slots=True)
class Sample:
    """One sentence: forms with whatever labels its corpus has, a list an element a word."""

    forms: list[str]
    opens: bool  # first of its paragraph
    upos: list[int] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None  # index in the sentence; the root's head is itself
    deprels: list[str] | None = None
    entities: list[int] | None = None
    facts: list[float] | None = None  # NaN where not annotated
    bio: list[list[int]] | None = None  # a list for source, cue, content: 0 O, 1 B, 2 I
    links: list[tuple[int, int]] = field(default_factory=list)  # (cue id, first word of the cue)
    source_of: list[int] | None = None  # a word: id of the cue whose source it is in, or -1
    content_of: list[int] | None = None
    text: str | None = None
    pieces: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    teacher: int = -1  # row of the original model's vector of this sentence


Document = list[Sample]


def finish(documents: list[Document], tokenizer: Tokenizer) -> list[Document]:
    """The documents with word pieces; sentences past the encoder's length are left out."""
    out = []
    for document in documents:
        kept = []
        for s in document:
            s.pieces, s.counts = piece_words(tokenizer, s.forms)
            s.shapes = [shape(f, opens_paragraph=i == 0 and s.opens) for i, f in enumerate(s.forms)]
            if len(s.pieces) <= LONGEST:
                kept.append(s)
        if kept:
            out.append(kept)
    return out


# --- attribution -------------------------------------------------------------------------------


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
    """One article as sentences with attribution labels, words as our own reader splits them."""
    words = split(text)
    n = len(words.starts)
    label = {k: [0] * n for k in KINDS}
    of = {k: [-1] * n for k in KINDS}
    first_cue: dict[int, int] = {}
    for number, a in enumerate(attributions):
        for kind in KINDS:
            for start, end in a[kind]:
                inside = list(range(*_range(words.starts, words.ends, start, end)))
                if not inside or any(label[kind][i] for i in inside):
                    continue
                for i in inside:
                    label[kind][i], of[kind][i] = 2, number
                label[kind][inside[0]] = 1
                if kind == "cue":
                    first_cue.setdefault(number, inside[0])
    out, previous = [], -1
    for (first, past), paragraph in zip(words.sentences, words.paragraphs, strict=True):
        sample = Sample([text[words.starts[i] : words.ends[i]] for i in range(first, past)], paragraph != previous)
        previous = paragraph
        sample.bio = [label[k][first:past] for k in KINDS]
        sample.source_of, sample.content_of = of["source"][first:past], of["content"][first:past]
        sample.links = [(c, i - first) for c, i in first_cue.items() if first <= i < past]
        sample.text = text[words.starts[first] : words.ends[past - 1]]
        out.append(sample)
    return out


def _range(starts: tuple[int, ...], ends: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    return bisect_right(ends, start), bisect_left(starts, end)


# --- treebanks ---------------------------------------------------------------------------------


def treebank(name: str, part: str) -> list[Document]:
    """`ewt` or `gum`, `train` or `dev`, with factuality (EWT) or named entities (GUM) where annotated."""
    facts = _facts(part) if name == "ewt" else {}
    out: list[Document] = []
    document: Document = []
    rows: list[list[str]] = []
    opens, number, text = True, 0, None
    for line in (DATA / "treebank" / f"en_{name}-{part}.conllu").open(encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            document = []
            out.append(document)
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# text ="):
            text = line[8:].strip()
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            number += 1
            document.append(_tree(rows, opens, facts.get(number), entities=name == "gum", text=text))
            rows, opens = [], False
    return [d for d in out if d]


def _tree(
    rows: list[list[str]], opens: bool, facts: dict[str, list[float]] | None, *, entities: bool, text: str | None
) -> Sample:
    words = [r for r in rows if r[0].isdigit()]
    sample = Sample(_surface(rows, words), opens, text=text)
    sample.upos = [UPOS.index(w[3]) for w in words]
    sample.xpos = [w[4] for w in words]
    sample.lemmas = [w[2] for w in words]
    sample.heads = [int(w[6]) - 1 if w[6] != "0" else i for i, w in enumerate(words)]
    sample.deprels = [w[7] for w in words]
    if facts:
        nan = float("nan")
        sample.facts = [
            facts[w[0]][0] if w[0] in facts and w[3] == "VERB" and facts[w[0]][1] > 0.3 else nan for w in words
        ]
    if entities:
        sample.entities = _gum_names(words)
    return sample


def _surface(rows: list[list[str]], words: list[list[str]]) -> list[str]:
    """The forms as they stand in the text: the parts of "don't" keep its own characters."""
    forms = {w[0]: w[1] for w in words}
    for r in rows:
        if "-" in r[0]:
            a, b = map(int, r[0].split("-"))
            parts = [str(i) for i in range(a, b + 1)]
            if "".join(forms[p] for p in parts).lower() == r[1].lower():
                at = 0
                for p in parts:
                    forms[p] = r[1][at : at + len(forms[p])]
                    at += len(forms[p])
    return [forms[w[0]] for w in words]


def _facts(part: str) -> dict[int, dict[str, list[float]]]:
    path = DATA / "factuality" / f"uds_ewt_{part}.jsonl"
    return {r["sentence"]: r["predicates"] for r in map(json.loads, path.open(encoding="utf-8"))}


_GUM = {
    "person": "PER",
    "organization": "ORG",
    "place": "GPE",
    "event": "EVENT",
    "object": "MISC",
    "abstract": "MISC",
    "animal": "PER",
}


def _gum_names(words: list[list[str]]) -> list[int]:
    """Names among GUM's entities: the proper nouns around the head of each entity, with its type."""
    n = len(words)
    open_at: list[tuple[str, int, str]] = []
    spans: list[tuple[int, int, str]] = []
    for i, w in enumerate(words):
        match = re.search(r"Entity=([^|]+)", w[9])
        for bracket in re.findall(r"\([^()]+\)?|[^()]+\)", match.group(1)) if match else ():
            if bracket.startswith("("):
                fields = bracket.strip("()").split("-")
                open_at.append((fields[0], i, fields[1] if len(fields) > 1 else ""))
                if not bracket.endswith(")"):
                    continue
            name = bracket.strip("()").split("-")[0]
            for k in range(len(open_at) - 1, -1, -1):
                if open_at[k][0] == name:
                    spans.append((open_at[k][1], i + 1, open_at.pop(k)[2]))
                    break
    names: dict[int, tuple[int, int, str]] = {}
    for first, past, kind in sorted(spans, key=lambda s: s[1] - s[0]):
        head = next((i for i in range(first, past) if not first <= int(words[i][6]) - 1 < past), first)
        if words[head][3] != "PROPN" or kind not in _GUM:
            continue
        a, b = head, head + 1
        while a > first and words[a - 1][3] == "PROPN":
            a -= 1
        while b < past and (
            words[b][3] == "PROPN"
            or (
                b + 1 < past
                and words[b][1] in ("of", "the", "and", "&", "-", "for", ".")
                and words[b + 1][3] == "PROPN"
                and words[b][1] != "and"
            )
        ):
            b += 1
        names.setdefault(head, (a, b, _GUM[kind]))
    return bio(sorted(names.values()), n)


# --- entities ----------------------------------------------------------------------------------


def _columns(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    forms: list[str] = []
    tags: list[str] = []
    for line in path.open(encoding="utf-8", errors="replace"):
        f = line.split()
        if len(f) >= 2 and f[0] != "-DOCSTART-":
            forms.append(f[0])
            tags.append(f[-1])
        elif forms:
            yield forms, tags
            forms, tags = [], []
    if forms:
        yield forms, tags


_NAMES = {
    "per": "PER",
    "org": "ORG",
    "geo": "GPE",
    "gpe": "NORP",
    "eve": "EVENT",
    "art": "MISC",
    "nat": "MISC",
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "GPE",
    "person": "PER",
    "location": "GPE",
    "corporation": "ORG",
    "group": "ORG",
    "product": "MISC",
    "creative-work": "MISC",
}


def names(corpus: str) -> list[Document]:
    """`gmb`, `wikigold` or `wnut17`, each sentence a document of its own."""
    files = {"gmb": "gmb.conll", "wikigold": "wikigold_wikigold.conll.txt", "wnut17": "wnut17_wnut17train.conll"}
    rows = list(_columns(DATA / "entities" / files[corpus]))
    places: Counter[str] = Counter()
    if corpus == "gmb":  # its gpe marks peoples and, now and then, countries that it mostly calls geo
        for forms, tags in rows:
            for f, t in zip(forms, tags, strict=True):
                places[f] += (t[2:] == "geo") - (t[2:] == "gpe")
    out = []
    for forms, tags in rows:
        labels = [0] * len(forms)
        for i, tag in enumerate(tags):
            kind = _NAMES.get(tag[2:])
            if corpus == "gmb" and tag[2:] == "gpe" and places[forms[i]] >= 0:
                kind = "GPE"
            if corpus == "wikigold" and tag[2:] == "MISC":
                labels[i] = IGNORE  # peoples, events and works in one label
            elif kind:
                begins = tag[0] == "B" or i == 0 or tags[i - 1][2:] != tag[2:]
                labels[i] = 1 + 2 * ENTITY.index(kind) + (not begins)
        if corpus == "gmb":
            _untitle(forms, labels)
        out.append([Sample([_plain(f) for f in forms], True, entities=labels)])
    return out


# GMB takes titles into names, the other corpora do not.
_TITLES = frozenset(
    [
        "president",
        "vice",
        "prime",
        "minister",
        "mr.",
        "mrs.",
        "ms.",
        "mr",
        "mrs",
        "dr.",
        "dr",
        "secretary",
        "senator",
        "general",
        "gen.",
        "foreign",
        "defense",
        "interior",
        "finance",
        "king",
        "queen",
        "prince",
        "pope",
        "chancellor",
        "judge",
        "justice",
        "ambassador",
        "governor",
        "former",
        "then-president",
        "rep.",
        "sen.",
        "gov.",
        "lieutenant",
        "colonel",
        "col.",
        "major",
        "maj.",
        "captain",
        "commander",
        "chief",
        "justice",
        "sheikh",
        "ayatollah",
        "prime-minister",
        "deputy",
    ]
)


def _untitle(forms: list[str], labels: list[int]) -> None:
    for i, label in enumerate(labels):
        if label == 1 and forms[i].lower() in _TITLES:
            labels[i] = 0
            if i + 1 < len(labels) and labels[i + 1] == 2:
                labels[i + 1] = 1


def _plain(form: str) -> str:
    return {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"'}.get(form, form)


def uner_dev() -> list[Document]:
    """UNER's layer on the dev part of EWT: PER, ORG, LOC (as GPE) on gold words."""
    out: list[Document] = []
    forms: list[str] = []
    labels: list[int] = []
    for row in csv.reader(
        (DATA / "entities" / "uner_ewt-dev.iob2").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE
    ):
        if row and row[0].isdigit():
            forms.append(row[1])
            kind = _NAMES.get(row[2][2:])
            labels.append(0 if kind is None else 1 + 2 * ENTITY.index(kind) + (row[2][0] == "I"))
        elif forms and not row:
            out.append([Sample(forms, True, entities=labels)])
            forms, labels = [], []
    return out


if __name__ == "__main__":
    for title, documents in (
        ("polnear train", polnear("train")),
        ("polnear held", polnear("held")),
        ("ewt train", treebank("ewt", "train")),
        ("gum train", treebank("gum", "train")),
        ("gmb", names("gmb")),
        ("wikigold", names("wikigold")),
        ("wnut17", names("wnut17")),
        ("uner dev", uner_dev()),
    ):
        samples = [s for d in documents for s in d]
        print(
            f"{title:14s} {len(documents):6d} documents {len(samples):6d} sentences "
            f"{sum(len(s.forms) for s in samples):8d} words"
        )
        print("   ", Counter(label for s in samples for label in s.entities or ()).most_common(16))
