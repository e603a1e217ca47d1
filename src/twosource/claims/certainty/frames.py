"""What a word that frames a clause makes of it: says it, knows it, denies it or leaves it open.

A noun of saying hands its clause on to whoever takes a stand on it: "rejected claims that", "reports that ... were
false", "no truth in reports that".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from twosource.claims.certainty.polarity import negators
from twosource.lexicon import table, words
from twosource.tree import Tree

FRAMES = ("factive", "certain", "probable", "possible", "denied", "doubted", "open")
CLIMB = 3  # heads from a noun of saying up to the verb that takes a stand on it: "poured | cold water | on claims"
NOUNS = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Stand:
    """What somebody makes of what another said. `words` show it; `by` is the verb, -1 where the words alone say so."""

    kind: str  # "denied" or "doubted"
    words: tuple[int, ...]
    by: int = -1


def entry(tree: Tree, word: int) -> str:
    """The lemma, with the particle after it where the two are a verb of the lists: "rule out"."""
    lemma = tree.lemma(word)
    after = tree.lower[word + 1] if word + 1 < len(tree) else ""
    return f"{lemma} {after}" if f"{lemma} {after}" in _phrasal() else lemma


@cache
def _phrasal() -> frozenset[str]:
    """The verbs with a particle of the lists of frames and implicatives."""
    listed = {verb for values in table("implicatives").values() for verb in values}
    listed = listed.union(*(table("factives")[kind] for kind in FRAMES))
    return frozenset(verb for verb in listed if " " in verb)


def frame_class(tree: Tree, frame: int) -> str | None:
    """The class of a framing word in the list `factives`; None for a word that frames nothing."""
    upos = tree.tokens.upos[frame]
    if upos == "ADJ":
        found: str | None = table("factives")["adjectives"].get(tree.lower[frame])
        return found
    lemma, prefix = (tree.lemma(frame), "nouns_") if upos == "NOUN" else (entry(tree, frame), "")
    for kind in FRAMES:
        key = prefix + kind
        if key in table("factives") and lemma in words("factives", key):
            return kind
    return None


def is_bare_content(tree: Tree, top: int) -> bool:
    """True for "the allegation | he took the money": no relative clause, whose verb would lack its object."""
    noun = tree.heads[top]
    if noun < 0 or tree.lemma(noun) not in words("disputes", "hearsay") or tree.relation(top) != "acl":
        return False
    own = tree.subject(top)
    pronouns = ("WDT", "WP", "WP$")
    if own is None or tree.kids(top, "mark") or any(tree.xpos(k) in pronouns for k in tree.children[top]):
        return False
    return bool(tree.kids(top, "obj", "cop") or any(tree.tokens.deprels[k] == "aux:pass" for k in tree.children[top]))


def few_who(tree: Tree, frame: int) -> list[int]:
    """The subject of a frame that next to nobody is: "few believed that"."""
    subject = tree.subject(frame)
    if subject is None:
        return []
    return [
        k
        for k in (subject, *tree.kids(subject, "amod", "det", "advmod"))
        if tree.lower[k] in ("few", "hardly", "little")
    ]


def is_undoubted(tree: Tree, frame: int) -> bool:
    """True for "nobody doubts that", "it cannot be denied that", "there is no doubt that"."""
    if tree.tokens.upos[frame] == "NOUN":
        return frame_class(tree, frame) == "doubted" and any(tree.lower[k] == "no" for k in tree.kids(frame, "det"))
    no = negators(tree, frame)
    if not no or tree.lemma(frame) not in words("disputes", "undoubted"):
        return False
    subject = tree.subject(frame)
    nobody = subject is not None and any(tree.left[subject] <= word <= subject for word in no)
    return nobody or any(tree.lower[k] in ("can", "ca", "could") for k in tree.kids(frame, "aux"))


def stand_on(tree: Tree, frame: int) -> Stand | None:
    """The stand that the sentence takes on what the framing noun says, None where it takes none."""
    if not _is_noun_of_saying(tree, frame):
        return None
    own = [k for k in tree.kids(frame, "amod", "compound") if tree.lower[k] in words("disputes", "false")]
    if own:
        return Stand("denied", tuple(own))
    open_ = [k for k in tree.kids(frame, "amod") if tree.lower[k] in words("disputes", "unproven")]
    if open_:
        return Stand("doubted", tuple(open_))
    if any(tree.lower[k] == "contrary" for k in tree.kids(frame, "case", "amod", "advmod")):
        return Stand("denied", tuple(k for k in tree.kids(frame, "case", "amod", "advmod")))
    return _of_head(tree, frame)


def _is_noun_of_saying(tree: Tree, frame: int) -> bool:
    if tree.xpos(frame).startswith("NN") and tree.lemma(frame) in words("disputes", "hearsay"):
        return True
    if tree.tokens.upos[frame] == "NOUN":
        return tree.lemma(frame) in words("disputes", "hearsay") or frame_class(tree, frame) is not None
    # "denied reports the ferry was unsafe": a noun that a tree takes for a verb, which stands in no base form
    if tree.kids(frame, "det"):
        return any(tree.lower[frame] in words("factives", key) for key in ("nouns_certain", "nouns_probable"))
    plural = tree.tokens.upos[frame] == "VERB" and tree.lower[frame].endswith("s") and tree.subject(frame) is None
    return plural and tree.relation(frame) in ("xcomp", "obj", "ccomp") and not tree.kids(frame, "aux", "mark")


def _of_head(tree: Tree, frame: int) -> Stand | None:
    """The stand of what governs the noun: a verb, or a predicate that the noun is the subject of."""
    word = frame
    for _ in range(CLIMB):
        head, rel = tree.heads[word], tree.relation(word)
        known = rel in ("nsubj", "obj", "obl", "nmod", "xcomp", "ccomp", "conj")
        if head < 0 or not (known or (rel == "advcl" and tree.xpos(word).startswith("NN"))):
            return None
        if _is_groundless(tree, head):
            return Stand("denied", (head,))
        if rel == "nsubj" and tree.lower[head] in words("disputes", "false"):
            return None if negators(tree, head) else Stand("denied", (head,))
        if tree.tokens.upos[head] == "VERB" and head != frame:
            found = _of_verb(tree, head, frame, direct=word == frame)
            if found is not None:
                return found
        word = head
    return None


def _is_groundless(tree: Tree, noun: int) -> bool:
    """True for "no truth", "without foundation"."""
    if tree.lower[noun] not in words("disputes", "grounds"):
        return False
    return any(tree.lower[k] in ("no", "without") for k in tree.kids(noun, "det", "case"))


def _of_verb(tree: Tree, verb: int, frame: int, *, direct: bool) -> Stand | None:
    """The stand of a verb on what is said by its object, or by its subject in the passive."""
    if direct and tree.relation(frame) == "nsubj" and not tree.tokens.deprels[frame].endswith("pass"):
        return None
    false = [w for w in tree.subtree(verb) if tree.lower[w] in words("disputes", "false") and w != frame]
    calls = tree.lemma(verb) in words("disputes", "calling")
    if direct and calls and false:
        return Stand("denied", tuple(false), verb)
    if not direct or any(tree.lower[k] != "as" for k in tree.kids(frame, "case")):  # "rejected as false a report"
        return _of_phrase(tree, verb, frame)
    for kind, key in (("denied", "denying"), ("doubted", "doubting")):
        if tree.lemma(verb) in words("disputes", key):
            return Stand(kind, (verb,), verb)
    return _of_phrase(tree, verb, frame)


def _of_phrase(tree: Tree, verb: int, frame: int) -> Stand | None:
    """The stand of "brushed aside", "hit back at", "cast doubt on", also around the noun: "brushed the claim aside"."""
    after = tree.lower[verb + 1 : frame]
    behind = {tree.lower[k] for k in tree.kids(verb, "compound", "advmod") if k > frame}
    for kind, key in (("denied", "phrases_denying"), ("doubted", "phrases_doubting")):
        for phrase in table("disputes")[key]:
            lemma, *rest = phrase.split()
            if lemma != tree.lemma(verb):
                continue
            if after[: len(rest)] == tuple(rest):
                return Stand(kind, tuple(range(verb, verb + len(rest) + 1)), verb)
            if len(rest) == 1 and rest[0] in behind:
                return Stand(kind, (verb,), verb)
    return None
