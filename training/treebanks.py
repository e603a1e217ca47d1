"""The treebanks EWT and GUM as samples: tags, trees, factuality, names."""

import re

from eval.reader import uds

from training.data import DATA, Document, Sample
from training.labels import IGNORE, UPOS, bio
from training.silver import TIME, Lexicon, silver
from twosource.lexicon import words as lexicon_words


def treebank(name: str, part: str, known: Lexicon | None = None) -> list[Document]:
    """`ewt` or `gum`, `train` or `dev`, with factuality (EWT) or named entities (GUM) where annotated.

    With the types of names `known` from other corpora, EWT gets the names that training.silver finds.
    """
    facts = uds(part) if name == "ewt" else {}
    out: list[Document] = []
    trees: list[list[list[list[str]]]] = []  # a document's sentences' rows
    document: Document = []
    rows: list[list[str]] = []
    opens, number = True, 0
    for line in (DATA / "treebank" / f"en_{name}-{part}.conllu").open(encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            document = []
            out.append(document)
            trees.append([])
        elif line.startswith("# newpar"):
            opens = True
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            number += 1
            trees[-1].append([r for r in rows if r[0].isdigit()])
            document.append(_tree(rows, opens, facts.get(number), entities=name == "gum"))
            rows, opens = [], False
    if known is not None:
        for document, sentences in zip(out, trees, strict=True):
            for sample, labels in zip(document, silver(sentences, known), strict=True):
                sample.entities = labels
    return [d for d in out if d]


def _tree(rows: list[list[str]], opens: bool, facts: dict[str, list[float]] | None, *, entities: bool) -> Sample:
    words = [r for r in rows if r[0].isdigit()]
    sample = Sample(_surface(rows, words), opens)
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
        if not _proper(words[head]) or kind not in _GUM:
            continue
        a, b = head, head + 1
        while a > first and _proper(words[a - 1]):
            a -= 1
        while b < past:
            after = b + 1 + (b + 1 < past and words[b + 1][1].lower() in ("the", "la"))
            if _proper(words[b]):
                b += 1
            elif words[b][1] in ("of", "de", "for", "&", "-", ".") and after < past and _proper(words[after]):
                b = after + 1
            else:
                break
        one = " ".join(w[1].lower() for w in words[a:b])
        people = lexicon_words("places", "demonyms")
        names.setdefault(head, (a, b, "NORP" if one in people or one.rstrip("s") in people else _GUM[kind]))
    # The longest first: a name within a name is a part of it.
    labels = bio(sorted(names.values(), key=lambda t: (t[0] - t[1], t[0])), n)
    return [
        IGNORE if label == 0 and _proper(w) and w[1].lower().rstrip(".") not in TIME else label
        for w, label in zip(words, labels, strict=True)
    ]


def _proper(row: list[str]) -> bool:
    return row[3] == "PROPN" or row[4] in ("NNP", "NNPS")
