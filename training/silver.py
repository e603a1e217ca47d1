"""Names in a treebank that marks none: where the tree and word lists agree, else IGNORE.

On UNER's layer of EWT dev, gold trees: precision PER .85, LOC .92, ORG .77 (half of the wrong ones are slips of that
layer), half of its names covered. What is no proper noun is O: 63 of 23,190 such words there are in a name.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from training.data import Document
from training.labels import ENTITY, IGNORE
from twosource.lexicon import words

Row = Sequence[str]  # of CoNLL-U
Lexicon = Mapping[str, Counter[str]]  # a name in lower case -> how often it has which type elsewhere

LISTS = {
    name: frozenset(text.split())
    for name, text in tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8")).items()
}
TIME, TITLE, BODY_ENDS, PLACE_ENDS = (LISTS[name] for name in ("time", "title", "body_ends", "place_ends"))
NOT_ALONE = BODY_ENDS | PLACE_ENDS | {"world", "prophet", "saint", "states"}
BODY_BEGINS = frozenset({"university", "department", "ministry", "bank"})
NOT_FIRST_NAMES = frozenset({"st", "st.", "al", "san", "new", "el"})  # words that `flat` joins but begin no person


def spans(labels: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """(first, past, type) of BIO labels."""
    i = 0
    while i < len(labels):
        label, past = labels[i], i + 1
        if label > 0 and label % 2:
            while past < len(labels) and labels[past] == label + 1:
                past += 1
            yield i, past, ENTITY[(label - 1) // 2]
        i = past


def lexicon(weighted: Sequence[tuple[Sequence[Document], int]]) -> Lexicon:
    """How often each name has which type in these corpora, each with a weight."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for documents, weight in weighted:
        for document in documents:
            for s in document:
                for first, past, kind in spans(s.entities or ()):
                    out[" ".join(s.forms[first:past]).lower()][kind] += weight
    return out


def silver(document: Sequence[Sequence[Row]], known: Lexicon) -> list[list[int]]:
    """BIO labels of every sentence; what a word's namesakes in the document show counts too."""
    found: list[tuple[int, int, int, str | None]] = []
    here: dict[str, Counter[str]] = defaultdict(Counter)
    for number, rows in enumerate(document):
        for first, past in _runs(rows):
            while past - first > 1 and _bare(rows[first][1]) in TITLE and rows[first][7] == "compound":
                first += 1
            form = [r[1] for r in rows[first:past]]
            kind = _type(rows, first, past, known)
            cut = any(
                0 <= k < len(rows) and _proper(rows[k]) and _bare(rows[k][1]) not in TITLE for k in (first - 1, past)
            )
            if kind and kind != "O" and cut:
                kind = "?"  # perhaps only a part of a name
            elif kind and kind != "O":
                here[" ".join(form).lower()][kind] += 2
                if kind == "PER" and len(form) > 1:
                    here[form[0].lower()][kind] += 1
                    here[form[-1].lower()][kind] += 1
            found.append((number, first, past, kind))
    out = [[IGNORE if _proper(r) or r[3] in ("PROPN", "X") else 0 for r in rows] for rows in document]
    for number, first, past, kind in found:
        namesakes = here.get(" ".join(r[1] for r in document[number][first:past]).lower())
        if kind is None and namesakes:
            kind = namesakes.most_common(1)[0][0]
        begin = 0 if kind == "O" else IGNORE if kind in (None, "?") else 1 + 2 * ENTITY.index(kind)
        out[number][first:past] = [begin] + [begin + (begin > 0)] * (past - first - 1)
    return out


def _type(rows: Sequence[Row], first: int, past: int, known: Lexicon) -> str | None:
    """The type that the words or other corpora show, "O" for no name of ours, None where nothing shows it."""
    form = [r[1] for r in rows[first:past]]
    name, alone = " ".join(form).lower(), past - first == 1
    ends, begins = _bare(form[-1]), _bare(form[0])
    if (
        all(_bare(w) in TIME or w.isdigit() for w in form)
        or any(c in name for c in "@/\\")
        or (alone and begins in TITLE)
    ):
        return "O"
    if any(c in name for c in (".com", ".doc", "www")):
        return None
    if {name, name.rstrip("s")} & _list("places", "demonyms"):
        return "NORP"
    if not alone and (ends in BODY_ENDS or begins in BODY_BEGINS):
        return "ORG"
    if alone and begins in NOT_ALONE:
        return None
    if not alone and ends in PLACE_ENDS:
        return "GPE"
    seen = known.get(name, Counter())
    best, n = seen.most_common(1)[0] if seen else ("", 0)
    if sum(seen.values()) >= 3 and n >= 0.85 * sum(seen.values()):
        return best
    if _personal(rows, first, past):
        return "PER"
    return best if not alone and seen and n >= 0.8 * sum(seen.values()) else None


def _personal(rows: Sequence[Row], first: int, past: int) -> bool:
    form = [r[1].lower() for r in rows[first:past]]
    flat = any(r[7].startswith("flat") and first <= int(r[6]) - 1 < past for r in rows[first + 1 : past])
    if flat and len(form) <= 4 and form[0] not in NOT_FIRST_NAMES and not set(form) & {"-", "&", "of"}:
        return True
    if len(form) == 1 and form[0] in _list("given_names", "male") | _list("given_names", "female"):
        return True
    return first > 0 and _bare(rows[first - 1][1]) in ("mr", "mrs", "ms", "dr")


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Proper nouns that hang together, over "of", "de", "-" and "&"."""
    head = [int(r[6]) - 1 for r in rows]
    rel = [r[7].split(":")[0] for r in rows]
    i = 0
    while i < len(rows):
        if not (_proper(rows[i]) or rows[i][3] == "PROPN"):
            i += 1
            continue
        past = i + 1
        while past < len(rows):
            if _proper(rows[past]) or rows[past][3] == "PROPN":
                joined = head[past] in range(i, past) and rel[past] in ("flat", "compound", "goeswith")
                joined |= any(
                    head[k] == past and rel[k] in ("flat", "compound", "amod", "goeswith") for k in range(i, past)
                )
                if not joined:
                    break
                past += 1
                continue
            after = past + 1 + (past + 1 < len(rows) and rows[past + 1][1].lower() in ("the", "la"))
            if rows[past][1] not in ("of", "de", "del", "-", "&") or after >= len(rows):
                break
            if not (_proper(rows[after]) and rows[after][1][0].isupper() and _below(head, after, range(i, past))):
                break
            past = after + 1
        yield i, past
        i = past


def _below(head: Sequence[int], word: int, above: range) -> bool:
    for _ in range(3):
        word = head[word]
        if word in above:
            return True
        if word < 0:
            return False
    return False


def _proper(row: Row) -> bool:
    return row[4] in ("NNP", "NNPS")


def _bare(word: str) -> str:
    return word.lower().rstrip(".")


@cache
def _list(name: str, key: str) -> frozenset[str]:
    return frozenset(words(name, key))
