"""The lemma table: forms of the training treebanks that the rules of infer/lemma.py get wrong."""

from collections import Counter, defaultdict

from training.data import Document
from training.labels import UPOS
from twosource.infer.lemma import lemma


def table(documents: list[Document]) -> dict[str, str]:
    """ "form XPOS" -> lemma, in order; the most frequent lemma of a form and tag, where seen at least twice
    or an irregular verb or noun."""
    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for document in documents:
        for s in document:
            for form, u, x, lem in zip(s.forms, s.upos or (), s.xpos or (), s.lemmas or (), strict=False):
                if UPOS[u] not in ("PROPN", "X", "PUNCT", "SYM", "NUM") and lem != "_":
                    seen[form.lower().replace("’", "'"), UPOS[u], x][lem] += 1
    out: dict[str, str] = {}
    for (form, u, x), lemmas in sorted(seen.items()):
        best, n = lemmas.most_common(1)[0]
        if best != lemma(form, u, x, {}) and (n >= 2 or u in ("VERB", "NOUN", "ADJ")):
            out.setdefault(f"{form} {x}", best)
    return out
