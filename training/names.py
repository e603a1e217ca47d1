"""Corpora of names as samples: GMB, wikigold, WNUT-17."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.data import DATA, Document, Sample
from training.labels import ENTITY, IGNORE
from training.silver import LISTS, TIME, Lexicon, spans

FILES = {
    "gmb": ("gmb.conll",),
    "wikigold": ("wikigold_wikigold.conll.txt",),
    # All three parts: none of them is measured on, and text of the web is scarce.
    "wnut17": ("wnut17_wnut17train.conll", "wnut17_emerging.dev.conll", "wnut17_emerging.test.annotated"),
}


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
    rows = [row for file in FILES[corpus] for row in _columns(DATA / "entities" / file)]
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
_TITLES = LISTS["titles_of_gmb"]
_NEVER_ALONE = frozenset({"state", "foreign", "number"})  # GMB has them as bodies


def settle(documents: list[Document], known: Lexicon) -> None:
    """Brings GMB's labels nearer to the others': their type where they know the name, IGNORE where they would disagree.

    GMB's labels are by machine. It leaves out capitalised words that are names, cuts "Irish | Republican Army" in two,
    makes "U.S. Secretary of State" a body before a person, and calls countries in capitals bodies.
    """
    for document in documents:
        for s in document:
            labels = s.entities or []
            before: tuple[int, int, str] | None = None
            for first, past, kind in list(spans(labels)):
                seen = known.get(" ".join(s.forms[first:past]).lower(), Counter())
                best, n = seen.most_common(1)[0] if seen else ("", 0)
                if sum(seen.values()) >= 3 and n >= 0.8 * sum(seen.values()) and best != kind:
                    begin = 1 + 2 * ENTITY.index(best)
                    labels[first:past] = [begin] + [begin + 1] * (past - first - 1)
                elif all(f.islower() for f in s.forms[first:past]) or s.forms[first].lower() in _NEVER_ALONE:
                    labels[first:past] = [IGNORE] * (past - first)
                if before and before[1] == first:
                    pair = (before[2], kind)
                    if pair in (("NORP", "ORG"), ("ORG", "NORP"), ("GPE", "NORP"), ("ORG", "PER")):
                        labels[before[0] : first] = [IGNORE] * (first - before[0])
                        if kind != "PER":
                            labels[first:past] = [IGNORE] * (past - first)
                before = (first, past, kind)
            for i, form in enumerate(s.forms):
                plain = form.lower().rstrip(".")
                if i and labels[i] == 0 and form[0].isupper() and form.lower() not in _TITLES and plain not in TIME:
                    labels[i] = IGNORE


def _untitle(forms: list[str], labels: list[int]) -> None:
    for i, label in enumerate(labels):
        if label == 1 and forms[i].lower() in _TITLES:
            labels[i] = 0
            if i + 1 < len(labels) and labels[i + 1] == 2:
                labels[i + 1] = 1


def _plain(form: str) -> str:
    return {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"'}.get(form, form)
