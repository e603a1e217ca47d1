"""How surely the holder states a clause: FactBank's CT, PR, PS with a sign, or Uu for no commitment.

The value is carried down from the clause's top to its predicate. The context of the clause (a condition, a
purpose, what frames it) sets out; each governor between top and predicate passes on what its entry in the lists
says; negators turn it round; modals, adverbs and adjectives weaken it. The weakest always wins: nothing makes a
claim surer again.
"""

from __future__ import annotations

from dataclasses import dataclass

from twosource.claims.certainty.frames import entry, few_who, frame_class, is_bare_content, is_undoubted, stand_on
from twosource.claims.certainty.inside import (
    Trail,
    is_owner,
    local,
    modal,
    through,
    told_by_nobody,
    trail_of,
    turned_down,
    upheld,
)
from twosource.claims.certainty.polarity import negators
from twosource.claims.certainty.value import OPEN, SURE, Value
from twosource.claims.counted import takes_as_given
from twosource.claims.split import Clause, governors
from twosource.lexicon import table, words
from twosource.model import Attribution
from twosource.tree import Tree

WORTH = {"factive": "CT", "certain": "CT", "denied": "CT", "probable": "PR", "possible": "PS"}
UNSETTLED = ("open", "denied", "doubted", "possible", "probable")
DEEP = 30  # clauses to look up through
# Below this the reader doubts a predicate that no rule weakens. Of 630 such claims of UD EWT dev one in nine has a
# negative UDS score; of the 43 below this 29, of the 587 above 43. In news it finds chiefly infinitives without "to".
DOUBT = 0.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """The value of a clause, the words that weaken it and the words that negate it."""

    value: Value
    weak: tuple[int, ...]
    negations: tuple[int, ...]


def judge(tree: Tree, clause: Clause, holder: Attribution | None, *, learned: float = 0.0) -> Judgement:
    """The factuality of a clause for its holder, None: the article itself.

    `learned` is the reader's score of the predicate (-3..3). It is heard only where no rule has spoken, and then it
    can only weaken.
    """
    trail = trail_of(tree, holder)
    value = _around_noun(tree, clause.top, trail) if clause.kind == "nominal" else _context(tree, clause.top, trail)
    for link in clause.chain:
        value = through(tree, link, local(tree, link, value, trail), trail)
    value = local(tree, clause.head, value, trail)
    if holder is None:
        value = _overheard(tree, clause, value, trail)
    elif not holder.source:
        value = told_by_nobody(tree, value, trail)
    if value == SURE and not trail.weak and learned < DOUBT and clause.kind != "nominal":
        value = value.weaker("PR" if _is_finite(tree, clause.head) else "Uu")
    return Judgement(value, tuple(sorted(trail.weak)), tuple(sorted(trail.negations)))


def graded(tree: Tree, head: int, value: Value, learned: float) -> float | None:
    """How far the words make it come about, -3 surely not .. 3 surely; None for a head that is no verb.

    The reader's score, which never says otherwise than a sure class: what is CT+ has not failed to happen, what is
    CT- has not happened. Of what is only planned, feared or to come the class tells who is sure, the score what is.
    """
    if tree.tokens.upos[head] != "VERB":
        return None
    score = max(-3.0, min(3.0, learned))
    if value.certainty == "CT":
        score = max(0.0, score) if value.positive else min(0.0, score)
    return round(score, 3)


def _is_finite(tree: Tree, word: int) -> bool:
    """True for a predicate with a subject, an auxiliary, a copula or a finite ending."""
    finite = tree.xpos(word) in ("VBD", "VBN", "VBZ", "VBP")
    return finite or tree.subject(word) is not None or bool(tree.kids(word, "aux", "cop"))


def _overheard(tree: Tree, clause: Clause, value: Value, trail: Trail) -> Value:
    """The value of a clause inside a frame whose holder could not be made out: not the article's own to vouch for."""
    for word in (clause.top, *tree.above(clause.top)):
        frame = tree.heads[word]
        if frame < 0 or is_undoubted(tree, frame) or (tree.kids(frame, "expl") and tree.kids(frame, "cop")):
            continue  # "it is false that": the article's own
        told = tree.relation(word) == "ccomp" and frame_class(tree, frame) not in (None, "factive")
        that = is_bare_content(tree, word) or any(tree.lower[mark] == "that" for mark in tree.kids(word, "mark"))
        noun = that and tree.relation(word) == "acl" and tree.lemma(frame) in words("disputes", "hearsay")
        if told or (noun and value.positive):  # "reports that it sank are false" is the article's own
            trail.weak.add(frame)
            return value.weaker("Uu")
    return value


# --- around the clause -------------------------------------------------------------------------


def _context(tree: Tree, top: int, trail: Trail) -> Value:
    """The value that a clause starts with, from what stands around it."""
    trail.depth += 1
    rel, head = tree.relation(top), tree.heads[top]
    if trail.depth > DEEP:
        return SURE
    marks = {
        tree.lower[w]: w
        for child in tree.kids(top, "mark", "case", "advmod")
        for w in (child, *tree.kids(child, "fixed"))
    }
    aim = marks.get("to", -1)
    replaced = marks.get("instead") if tree.xpos(top) == "VBG" and "of" in marks else None
    if "than" in marks:
        replaced = marks.get("rather", replaced)
    if tree.lower[max(0, top - 2) : top] == ("rather", "than"):
        replaced = top - 2
    if replaced is not None and head >= 0:  # "the council rather than the firm paid": paid all the same
        trail.negations.add(replaced)
        return SURE.turned()
    if head < 0 or rel == "root":
        return _of_root(tree, top, trail)
    if "whether" in marks and rel not in ("ccomp", "csubj"):
        trail.weak.add(marks["whether"])
        return OPEN
    if rel == "conj":
        value = _shared_by_conjuncts(tree, top, head, trail)
        return OPEN if aim >= 0 and value == SURE and not governors(tree, head) else value
    gerund = [word for low, word in marks.items() if low in words("clauses", "open_marks") and tree.xpos(top) == "VBG"]
    if rel in ("ccomp", "xcomp") and aim >= 0 and tree.lemma(head) in table("implicatives")["yes"]:
        return through(tree, head, _reading_of(tree, head, trail), trail)  # "refused to": a cue, cut from its clause
    if aim < 0 and tree.xpos(top) == "VBG" and marks and entry(tree, head) in table("implicatives")["marked"]:
        return through(tree, head, _reading_of(tree, head, trail), trail)  # "acquitted of": the same
    unsettled = tree.xpos(top) == "VBG" and not marks and tree.lemma(head) in words("event_nouns", "unsettled_verbs")
    if unsettled and rel in ("ccomp", "xcomp"):
        trail.weak.add(head)  # "considered selling the mill"
        return OPEN
    if aim >= 0 or gerund:
        planned = [word for low, word in marks.items() if low in words("plans", "adjectives")]  # "due to": one mark
        trail.weak.update(gerund if aim < 0 else planned or _aims(tree, head))
        return OPEN
    if rel == "advcl":
        return _adverbial(tree, top, head, marks, trail)
    if rel in ("ccomp", "csubj") or (rel == "acl" and ("that" in marks or is_bare_content(tree, top))):
        return _within_frame(tree, top, head, trail)
    return SURE


def _of_root(tree: Tree, top: int, trail: Trail) -> Value:
    """A main clause is sure but for its conditions, and for "is to ...", which is a plan."""
    if any(tree.lower[w] == "to" for w in tree.kids(top, "mark")):
        return OPEN
    conditions = [
        w for child in tree.kids(top, "advcl") for w in tree.kids(child, "mark") if tree.lower[w] in ("if", "unless")
    ]
    helpers = [w for w in tree.kids(top, "aux") if tree.lemma(w) in table("modals")["auxiliaries"]]
    if conditions and helpers:
        trail.weak.update(conditions + helpers)
        return OPEN
    return SURE


def _aims(tree: Tree, head: int) -> list[int]:
    """The governor of an infinitive where it names the aim itself: "aims to", "efforts to"; a bare "to" names none.

    So does who awaits it ("the sale he expected to follow") and who gives it to somebody to do ("chosen to lead").
    """
    lemma, upos = tree.lemma(head), tree.tokens.upos[head]
    noun = upos == "NOUN" and lemma in table("event_nouns")["complement"]
    plans = lemma in words("plans", "verbs") or lemma in words("plans", "designating")
    verb = upos == "VERB" and (plans or frame_class(tree, head) in UNSETTLED)
    return [head] if noun or verb else []


def _adverbial(tree: Tree, top: int, head: int, marks: dict[str, int], trail: Trail) -> Value:
    contrast = "even" in marks and "if" in marks
    for low, word in marks.items():
        if low in words("clauses", "conditions") and not contrast:
            trail.weak.add(word)
            return OPEN
    if "so" in marks and "that" in marks:
        trail.weak.add(marks["so"])
        return OPEN
    if not marks and any(w < top and tree.lower[w] in ("had", "were", "should") for w in _inverted(tree, top)):
        trail.weak.update(_inverted(tree, top))
        return OPEN
    ahead = set(marks) & set(words("clauses", "temporal")) and not _is_past(tree, top)
    loose = tree.xpos(top) == "VBG" and tree.subject(top) is None and not marks
    if (ahead or loose) and tree.is_predicate(head):
        outside = _reading_of(tree, head, Trail(trail.said, depth=trail.depth))
        return SURE.weaker(outside.certainty)
    return SURE


def _inverted(tree: Tree, top: int) -> list[int]:
    """The auxiliary before its subject: "had it rained"."""
    subject = tree.subject(top)
    return [w for w in tree.kids(top, "aux", "cop") if subject is not None and w < subject]


def _is_past(tree: Tree, word: int) -> bool:
    return any(tree.xpos(w) == "VBD" for w in (word, *tree.kids(word, "aux", "cop")))


def _shared_by_conjuncts(tree: Tree, top: int, head: int, trail: Trail) -> Value:
    """What a conjunct takes over from the first: its context, and its modals and negation where it has no own."""
    links = governors(tree, head)
    value = _context(tree, links[0] if links else head, trail)
    for link in links:
        value = through(tree, link, local(tree, link, value, trail), trail)
    bare = tree.subject(top) is None and not tree.kids(top, "aux", "mark")
    if not bare or tree.xpos(top) != tree.xpos(head):
        return value
    value = modal(tree, head, value, trail)
    joined = {tree.lower[w] for w in tree.kids(top, "cc")}
    if not joined & {"but", "nor"} and ("or" in joined or tree.xpos(top) == "VB"):  # "nor" denies by itself
        found = [w for w in negators(tree, head) if tree.relation(w) in ("advmod", "aux")]
        trail.negations.update(found)
        value = value.turned() if len(found) % 2 else value
    return value


def _reading_of(tree: Tree, word: int, trail: Trail) -> Value:
    """The value of any predicate, governors and all."""
    links = governors(tree, word)
    value = _context(tree, links[0] if links else word, trail)
    for link in links:
        value = through(tree, link, local(tree, link, value, trail), trail)
    return local(tree, word, value, trail)


def _within_frame(tree: Tree, top: int, frame: int, trail: Trail) -> Value:
    """What a clause is worth below the word that says, thinks or knows it."""
    whether = [w for w in tree.kids(top, "mark") if tree.lower[w] in ("if", "whether")]
    kind = frame_class(tree, frame)
    if whether and (kind is not None or tree.lower[whether[0]] == "whether"):
        trail.weak.update((*whether, frame) if kind is not None else whether)
        return OPEN
    stand = stand_on(tree, frame)
    if stand is not None and not is_owner(tree, frame, trail):
        return turned_down(tree, stand, trail)
    if kind is None:  # "so severe that ...", "to the point that ...", "means that ..."
        outside = _reading_of(tree, frame, trail) if tree.is_predicate(frame) else SURE
        return SURE.weaker(outside.certainty) if outside.positive else OPEN
    asked = [w for w in tree.kids(top, "advmod") if tree.lower[w] in ("why", "how", "where", "when")]
    own = Trail(trail.said)
    framing = modal(tree, frame, upheld(tree, frame, own), own)
    no = negators(tree, frame) + few_who(tree, frame)
    withheld = tree.lemma(frame) in words("disputes", "conceding") and (bool(no) or framing != SURE)
    if asked or (kind == "factive" and not withheld):  # holds whether the frame is denied or not
        return SURE
    if kind in ("denied", "doubted") and is_undoubted(tree, frame):
        return SURE
    if kind not in ("factive", "certain", "denied"):
        trail.weak.add(frame)
    if kind in ("open", "doubted"):
        return Value("Uu", kind == "open")
    if no and tree.lower[frame] in ("case", "false", "true", "untrue"):  # "it is not true that"
        trail.negations.update(no if kind == "certain" else ())
        return SURE if kind == "denied" else SURE.turned()
    if no or not framing.positive or framing.certainty in ("Uu", "PS"):
        trail.weak.update((*own.weak, *own.negations, *no))
        return OPEN
    value = Value(WORTH[kind], kind != "denied")
    if kind == "denied":
        trail.negations.add(frame)
    return value


def _around_noun(tree: Tree, noun: int, trail: Trail) -> Value:
    """An event noun is taken as a fact unless what governs it asks for it, plans, denies or doubts it."""
    word = noun
    doubts = [w for w in tree.kids(noun, "amod") if tree.lower[w] in table("modals")["adjectives"]]
    if doubts:
        trail.weak.update(doubts)
        return OPEN
    if takes_as_given(tree, noun):
        return SURE
    for _ in range(DEEP):
        head, rel = tree.heads[word], tree.relation(word)
        if head < 0 or rel not in ("nsubj", "obj", "obl", "conj", "nmod", "xcomp"):
            return SURE
        cases = {tree.lower[w] for w in tree.kids(word, "case")}
        if _leaves_open(tree, head, cases):
            trail.weak.add(head)
            return OPEN
        if tree.is_predicate(head):
            if rel != "nsubj" and not _has_come(tree, head) and not cases & words("event_nouns", "dating"):
                return OPEN
            outside = _reading_of(tree, head, trail)
            return SURE if outside == SURE else OPEN
        word = head
    return SURE


def _has_come(tree: Tree, verb: int) -> bool:
    """True for a past or perfect: what "protects from", "includes", "discourages" an event does not say it was."""
    helpers = tree.kids(verb, "aux", "cop")
    if helpers:
        return any(tree.xpos(w) == "VBD" or tree.lemma(w) == "have" for w in helpers)
    return tree.xpos(verb) in ("VBD", "VBN")


def _leaves_open(tree: Tree, head: int, cases: set[str]) -> bool:
    """True for a governor whose event need not have come about: "opposed", "a plan for", "charged with"."""
    lemma, upos = tree.lemma(head), tree.tokens.upos[head]
    if upos == "NOUN":
        ahead = cases & words("event_nouns", "ahead") and lemma not in words("event_nouns", "given_nouns")
        return bool(ahead) or lemma in words("event_nouns", "unsettled_nouns") or frame_class(tree, head) in UNSETTLED
    if upos != "VERB":
        return False
    if lemma in words("event_nouns", "accusing") and cases & {"of", "with"}:
        return True
    wished = lemma in words("plans", "verbs") or lemma in words("event_nouns", "unsettled_verbs")
    return wished or frame_class(tree, head) in UNSETTLED
