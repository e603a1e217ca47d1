"""The clauses of an article: one continuous range of words for each thing that is stated.

A clause starts at a top: a root, a coordinated predicate, an adverbial, relative or participial clause, the content
of a report verb, a parenthesis or an apposition. Its own words are those below its top, less those below other tops;
its range is the run of own words around its predicate, with short insertions left in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from twosource.claims import ranges
from twosource.claims.certainty.frames import entry
from twosource.claims.fragments import is_fragment
from twosource.lexicon import table, words
from twosource.model import Span
from twosource.tree import Tree

Kind = Literal["root", "conj", "advcl", "relcl", "participle", "content", "parataxis", "apposition", "nominal"]

LONGEST = 250  # words; a longer "sentence" is a table or a list run together, not prose
TAG = 3  # words: "a further move"
PARTICIPLES = ("VBG", "VBN", "VBD")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that state one thing. `top` is the first governor, `head` the predicate the clause is about."""

    top: int
    head: int
    kind: Kind
    first: int  # the range, words from first through last
    last: int
    own: frozenset[int]  # the words of the range that belong to no other clause
    subject: Span | None
    chain: tuple[int, ...]  # governors between top and head: "failed", "able"; empty where top is head


def split(tree: Tree, cues: frozenset[int] = frozenset()) -> tuple[Clause, ...]:
    """The clauses of all sentences in order of the text; `cues` are the words of attribution cues."""
    found: list[Clause] = []
    for first, past in tree.tokens.sentences:
        if past - first <= LONGEST:
            found += _of_sentence(tree, first, past, cues)
    return tuple(sorted(found, key=lambda c: (c.first, c.last, c.top)))


def chain(tree: Tree, top: int) -> tuple[int, ...]:
    """The governors from the top down to (without) the predicate: "failed", "managed", "plans"."""
    links: list[int] = []
    at = top
    while (below := _complement(tree, at)) is not None and below not in links and below != top:
        links.append(at)
        at = below
    return tuple(links)


def governors(tree: Tree, word: int) -> list[int]:
    """The governors above a complement, from the top down: of "act" in "failed to act", "failed"."""
    links: list[int] = []
    while (head := tree.heads[word]) >= 0 and _complement(tree, head) == word:
        links.insert(0, head)
        word = head
    return links


# --- tops --------------------------------------------------------------------------------------


def _of_sentence(tree: Tree, first: int, past: int, cues: frozenset[int]) -> list[Clause]:
    kinds = _whole_clause(tree, _tops(tree, first, past, cues))
    tags: dict[int, int] = {}
    for top in sorted(kinds):
        if _is_tagged(tree, top, kinds) and tree.heads[top] not in tags.values():
            tags[top] = tree.heads[top]
    kinds = {top: kind for top, kind in kinds.items() if top not in tags.values()}
    tops = frozenset(kinds).union(tags.values())
    made = (_clause(tree, top, kind, tops, tags.get(top)) for top, kind in sorted(kinds.items()))
    clauses = [clause for clause in made if clause is not None]
    return clauses


def _tops(tree: Tree, first: int, past: int, cues: frozenset[int]) -> dict[int, Kind]:
    """Every word that opens a clause, with the kind of clause it opens."""
    kinds: dict[int, Kind] = {}
    # Heads before dependents: whether a conjunct opens a clause depends on what it is joined to.
    depths = _depths(tree, first, past)
    for word in sorted(range(first, past), key=lambda w: (depths[w], w)):
        kind = _clause_kind(tree, word, kinds, cues)
        if kind is not None:
            kinds[word] = kind
    return kinds


def _depths(tree: Tree, first: int, past: int) -> dict[int, int]:
    """How many words govern each word of a sentence."""
    found = {-1: -1}
    for word in range(first, past):
        path: list[int] = []
        while word not in found:
            path.append(word)
            word = tree.heads[word]
        for number, below in enumerate(reversed(path), found[word] + 1):
            found[below] = number
    return found


def _is_tagged(tree: Tree, top: int, kinds: Mapping[int, Kind]) -> bool:
    """True for a relative clause on a short apposition: ", a move that ..." belongs to it, not to what is before."""
    head = tree.heads[top]
    tops = frozenset(kinds) - {head}
    if kinds[top] != "relcl" or kinds.get(head, "apposition") != "apposition" or tree.relation(head) == "conj":
        return False
    tag = [word for word in tree.subtree(head, tops) if not tree.is_punct(word)]
    if not 1 < len(tag) <= TAG or tree.lower[tag[0]] not in ("a", "an") or tag[-1] != head:
        return False
    return tag[-1] - tag[0] == len(tag) - 1 and tag[0] > 0 and tree.lower[tag[0] - 1] in (",", "-", "–", "—")


def _whole_clause(tree: Tree, kinds: dict[int, Kind]) -> dict[int, Kind]:
    """The tops without those of fragments, the deepest first: what they leave goes to the clause above."""
    kept = dict(kinds)
    for top in sorted(kinds, key=lambda w: (-len(tree.above(w)), w)):
        own = tree.subtree(top, frozenset(kept) - {top})
        if tree.heads[top] < 0 or (kinds[top] != "participle" and frames(tree, top)):  # ", which it said": a frame
            continue
        if is_fragment(tree, top, kinds[top], own, chain(tree, top)):
            del kept[top]
    return kept


def _clause_kind(tree: Tree, word: int, kinds: dict[int, Kind], cues: frozenset[int]) -> Kind | None:
    rel, full = tree.relation(word), tree.tokens.deprels[word]
    head = tree.heads[word]
    if head < 0 or rel == "root":
        return "root" if tree.is_predicate(word) else None
    if rel == "appos":
        return "apposition" if _states_something(tree, word, head) else None
    if not tree.is_predicate(word) or (rel in ("advcl", "acl", "obl") and is_preposition(tree, word)):
        return None
    if full in ("acl:relcl", "advcl:relcl"):
        return "relcl" if _is_relative(tree, word, head) else None
    if rel == "conj":
        return _conjunct(tree, word, head, kinds)
    if rel == "advcl":
        return "advcl" if _is_adverbial(tree, word, head) else None
    if rel == "acl":
        return _adnominal(tree, word, head)
    if rel == "ccomp" or (rel == "csubj" and tree.kids(head, "expl", "aux")):
        return "content" if (head in cues or frames(tree, head)) and not asks(tree, word) else None
    if rel == "parataxis" or (rel in ("dep", "list") and tree.subject(word) is not None):
        return "parataxis"
    return None


def frames(tree: Tree, word: int) -> bool:
    """True for a word that says, thinks, finds or knows its clausal complement."""
    upos = tree.tokens.upos[word]
    if upos == "ADJ":
        return tree.lower[word] in words("factives", "adjectives")
    return tree.lemma(word) in _framing(noun=upos == "NOUN")


@cache
def _framing(*, noun: bool) -> frozenset[str]:
    """The nouns, or the verbs, of all lists of what frames a content."""
    keys = [key for key in table("factives") if key != "adjectives" and key.startswith("nouns_") == noun]
    return frozenset[str]().union(*(words("factives", key) for key in keys))


def asks(tree: Tree, word: int) -> bool:
    """True for "what he did", "who came", "how many died": a gap, not a statement; "why he left" does state."""
    for child in tree.kids(word, "nsubj", "obj", "obl", "advmod", "nmod", "ccomp", "det"):
        inside = tree.subtree(child)
        opener = inside[0] if tree.lower[inside[0]] not in ("in", "on", "by", "to", "for", "with") else inside[-1]
        if child < word and tree.xpos(opener) in ("WP", "WDT", "WP$") and tree.lower[opener] != "that":
            return True
        if child < word and tree.lower[opener] == "how" and len(inside) > 1:
            return True
    return tree.xpos(word) in ("WP", "WDT")


def _conjunct(tree: Tree, word: int, head: int, kinds: dict[int, Kind]) -> Kind | None:
    if not tree.is_predicate(head) and head not in kinds:
        return None
    if tree.tokens.upos[word] in ("NOUN", "PROPN", "PRON", "NUM") and tree.subject(word) is None:
        return None  # "is a lawyer and a teacher": one claim
    above = governors(tree, head)
    if head not in kinds and not (above and above[0] in kinds):
        return None  # of a complement that stays in its clause: "charged with lying and with hiding it"
    gap = range(min(head, word) + 1, max(head, word))
    between = [w for w in gap if tree.tokens.upos[w] not in ("CCONJ", "PUNCT", "ADV")]
    if not between and tree.subject(word) is None:
        return None  # "shot and killed": the two share everything
    return "conj"


def _is_relative(tree: Tree, word: int, head: int) -> bool:
    if tree.lower[head] in words("clauses", "loose") or tree.xpos(head) in ("WP", "WDT", "WRB"):
        return False
    return len(tree.subtree(word)) >= 3 and not _defines(tree, word, head)


def _defines(tree: Tree, word: int, head: int) -> bool:
    """True for a modifier without comma on what is said to be: of "it is the oath taken in 1868" the very point."""
    verb = tree.heads[head]
    exists = verb >= 0 and tree.relation(head) == "nsubj" and bool(tree.kids(verb, "expl"))
    if not exists and not tree.kids(head, "cop"):
        return False
    return not any(tree.is_punct(w) for w in range(head + 1, word))


def _is_adverbial(tree: Tree, word: int, head: int) -> bool:
    marks = [tree.lower[w] for w in tree.kids(word, "mark", "case")]
    if "than" in marks or (tree.tokens.upos[head] in ("ADJ", "ADV") and not tree.kids(head, "cop")):
        return False  # comparisons: "more than expected", "too late to help"
    gerund = any(tree.xpos(w) == "VBG" for w in (word, *tree.kids(word, "cop", "aux")))
    if gerund and words("clauses", "complement_marks") & set(marks):
        return False  # "accused of taking", "arrested for taking": complements
    if marks == ["as"] and tree.subject(word) is None:
        return False  # "as expected", "described as"
    if "to" in marks and (
        len(tree.subtree(word)) < 4 or _completes(tree, word, head) or _complement(tree, head) == word
    ):
        return False
    return len(tree.subtree(word)) >= 3


def is_preposition(tree: Tree, word: int) -> bool:
    """True for a participle that does a preposition's work: "given 300 complaints", "including four clerks"."""
    if word < 0 or tree.lower[word] not in words("clauses", "counted_cases"):
        return False
    return not tree.kids(word, "nsubj", "csubj", "aux", "mark", "cop")


def _completes(tree: Tree, word: int, head: int) -> bool:
    """True for an infinitive that belongs to the word before it: "in an effort to stop", "was too early to say"."""
    before = tree.subtree(word)[0] - 1
    if before < 0:
        return False
    noun = tree.tokens.upos[before] == "NOUN" and tree.lemma(before) in table("event_nouns")["complement"]
    return noun or (before == head and tree.tokens.upos[head] == "ADJ")


def _adnominal(tree: Tree, word: int, head: int) -> Kind | None:
    marks = [tree.lower[w] for w in tree.kids(word, "mark")]
    if "that" in marks and tree.subject(word) is not None:
        return "content"
    if marks or tree.xpos(word) not in PARTICIPLES or len(tree.subtree(word)) < 3:
        return None
    return None if _defines(tree, word, head) else "participle"


def _states_something(tree: Tree, word: int, head: int) -> bool:
    """True for an apposition that says what the first noun is: ", a former clerk,"."""
    if tree.tokens.upos[word] != "NOUN" or word < head or len(tree.subtree(word)) < 2:
        return False
    return tree.tokens.upos[head] in ("PROPN", "NOUN") and any(tree.is_punct(w) for w in range(head + 1, word))


def _complement(tree: Tree, word: int) -> int | None:
    """The complement that a governor of the lists holds: of "failed to act", "act"."""
    lemma, upos = entry(tree, word), tree.tokens.upos[word]
    if upos not in ("VERB", "ADJ", "AUX"):
        return None
    if lemma in words("plans", "adjectives") and any(
        tree.tokens.deprels[child] == "compound:prt" for child in tree.children[word]
    ):
        return None  # "set up to serve" is another verb than "set to serve"
    doer = tree.subject(word)
    if doer is not None and tree.lemma(doer) in table("event_nouns")["complement"]:
        return None  # "efforts are made to help": the infinitive is the noun's
    known = (
        lemma in table("implicatives")["yes"]
        or lemma in words("plans", "verbs")
        or lemma in words("plans", "adjectives")
    )
    for child in tree.kids(word, "xcomp"):
        if known and (
            tree.tokens.upos[child] in ("VERB", "AUX") or lemma in ("seem", "appear") or tree.kids(child, "cop")
        ):
            return child
    if lemma in words("plans", "verbs") and not tree.kids(word, "xcomp", "ccomp", "obj"):
        for child in tree.kids(word, "advcl"):  # "aims to": the tree takes the complement for a purpose
            if any(tree.lower[mark] == "to" and mark == word + 1 for mark in tree.kids(child, "mark")):
                return child
    if lemma in table("implicatives")["marked"]:
        for child in tree.kids(word, "advcl", "ccomp", "obl"):
            if tree.xpos(child) == "VBG" and tree.kids(child, "mark", "case"):
                return child
    return None


def _clause(tree: Tree, top: int, kind: Kind, tops: frozenset[int], tag: int | None) -> Clause | None:
    own = [w for w in tree.subtree(top, tops - {top}) if tree.sentence_of[w] == tree.sentence_of[top]]
    if tag is not None:
        own = sorted({*own, *tree.subtree(tag, tops - {tag})})
    links = chain(tree, top)
    below = _complement(tree, links[-1]) if links else None
    head = top if below is None else below
    if head not in own:  # the chain runs into a clause of its own
        head, links = top, ()
    if head not in own:
        return None
    aside = ranges.aside(tree, top)
    over = frozenset(tree.above(top)) if kind not in ("content", "root") else frozenset()
    block = ranges.run(tree, [w for w in own if w not in aside], head, over)
    if not block:
        return None
    subject = ranges.subject(tree, top, tops)
    if subject is None and links:  # some trees hang the subject of "is likely to win" on "win"
        subject = ranges.subject(tree, head, tops)
    return Clause(top, head, kind, block[0], block[-1], frozenset(block), subject, links)
