"""The label sets of the heads, in the order of their outputs."""

UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
ENTITY = ("PER", "ORG", "GPE", "NORP", "EVENT", "MISC")
KINDS = ("source", "cue", "content")
BIO = ("O", *(f"{b}-{t}" for t in ENTITY for b in "BI"))
FRAME_BIO = ("O", "B-source", "I-source", "B-content", "I-content")
IGNORE = -100


def bio(spans: list[tuple[int, int, str]], length: int) -> list[int]:
    """Numbers in BIO for word ranges [first, past) with a type; a later span never overwrites an earlier one."""
    out = [0] * length
    for first, past, kind in spans:
        if any(out[first:past]):
            continue
        at = BIO.index(f"B-{kind}")
        out[first:past] = [at] + [at + 1] * (past - first - 1)
    return out
