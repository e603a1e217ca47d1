"""What is said inside what somebody says: "Lind said the board believes ...", "he said he wants to leave".

There the reader sees little: its training data marks only the outermost.
"""

from collections.abc import Iterator, Sequence

from twosource.annotate.attributions.reach import Said
from twosource.annotate.attributions.speaker import (
    is_passive,
    noun_phrase,
    speaker_of,
    subject_of,
    told_clause,
    with_auxiliaries,
)
from twosource.lexicon import words
from twosource.model import Span
from twosource.tree import Tree

# Where the tree is less sure, a clause of fewer words than this is none.
_CLAUSE_WORDS = 3
_ADDRESSED = frozenset({"i", "we", "you"})
_NOBODY = frozenset({"anybody", "anyone", "no", "nobody", "none", "nothing", "one", "that", "there", "this"})
# "If he says so", "what she would say": only supposed.
_SUPPOSED = frozenset({"if", "unless", "whether", "should", "would", "could", "might", "may", "can", "must", "let"})
_OTHER_MARKS = frozenset({"as", "because", "since", "to", "when", "while"})  # of clauses that are not what is said
_GAP = 3  # words between "call" and what it calls


def told_within(tree: Tree, said: Sequence[Said]) -> Iterator[Said]:
    """The attributions that stand in the content of others and that nobody has seen, in order of the text.

    Left out are the speaker himself in a quotation ("I think"), what nobody in particular says, and what is supposed.
    """
    taken = {i for one in said for piece in one.cue for i in tree.within(piece)}
    told = {i for one in said for piece in one.content for i in tree.within(piece)}
    for i in sorted(told - taken):
        tag = tree.tokens.upos[i]
        found = _inner_by_verb(tree, i) if tag == "VERB" else _inner_by_noun(tree, i) if tag == "NOUN" else None
        if found is None or not _stands_apart(found) or any(j not in told for s in found.cue for j in tree.within(s)):
            continue
        if not any(j in taken for s in found.cue for j in tree.within(s)):
            yield found


def _stands_apart(said: Said) -> bool:
    (source,), (cue,), (content,) = said.source, said.cue, said.content
    return not (source.overlaps(cue) or source.overlaps(content) or cue.overlaps(content))


def _inner_by_verb(tree: Tree, verb: int) -> Said | None:
    lemma = tree.lemma(verb)
    if is_passive(tree, verb) or _is_supposed(tree, verb):
        return None
    content = None
    if lemma in words("report_verbs", "speech") or lemma in words("report_verbs", "inner"):
        content = _inner_clause(tree, verb)
    if content is None and lemma in words("report_verbs", "aims"):
        content = _aim(tree, verb)
    if content is None and lemma in words("report_verbs", "orders"):
        content = _inner_order(tree, verb)
    if content is None and lemma == "call":
        content = _name(tree, verb)
    speaker = speaker_of(tree, (tree.tokens.span(verb, verb),)) if content is not None else None
    if content is None or speaker is None or _is_nobody(tree, speaker, subject_of(tree, verb)):
        return None
    return Said((speaker,), (with_auxiliaries(tree, verb),), (content,))


def _inner_clause(tree: Tree, verb: int) -> Span | None:
    """The clause after the verb, where it is what is said."""
    clause = next((k for k in tree.kids(verb, "ccomp") if k > verb), -1)
    if clause < 0 or any(tree.lower[k] in _OTHER_MARKS for k in tree.kids(clause, "mark", "advmod")):
        return None
    if any(tree.lower[k] == "it" for k in tree.kids(verb, "nsubj")) and tree.lemma(verb) in ("feel", "show"):
        return None  # "it shows he was awake": no one shows
    whole = told_clause(tree, verb, clause)
    return whole if len(tree.within(whole)) >= _CLAUSE_WORDS else None


def _aim(tree: Tree, verb: int) -> Span | None:
    """What is wanted: "to leave" of "wants to leave", also with the one who is to do it, and "a wall", "for a wall"."""
    aim = next((k for k in tree.kids(verb, "xcomp", "ccomp") if k > verb and _has_to(tree, k)), -1)
    if aim < 0:
        cases = ("for",) if tree.lemma(verb) == "hope" else ()
        thing = next((k for k in tree.kids(verb, "obl") if k > verb and any(_has_case(tree, k, c) for c in cases)), -1)
        if thing < 0 and tree.lemma(verb) in ("demand", "want"):
            thing = next((k for k in tree.kids(verb, "obj") if k > verb), -1)
        return tree.phrase(thing) if thing >= 0 else None
    first = next((k for k in tree.kids(verb, "obj") if verb < k < aim), aim)
    whole = Span(noun_phrase(tree, first).start, noun_phrase(tree, aim).end)
    return whole if tree.within(whole).start - verb <= 2 else None


def _inner_order(tree: Tree, verb: int) -> Span | None:
    """The infinitive after the one who is told to: of "ordered him to leave", "to leave"."""
    heard = next((k for k in tree.kids(verb, "obj", "iobj") if k > verb), -1)
    aim = next((k for k in tree.kids(verb, "xcomp", "ccomp", "advcl") if k > heard > 0 and _has_to(tree, k)), -1)
    return noun_phrase(tree, aim) if aim >= 0 and tree.within(noun_phrase(tree, aim)).start > heard else None


def _name(tree: Tree, verb: int) -> Span | None:
    """What something is called by somebody: of "what lawmakers called fraud", "fraud"."""
    inside = range(max(0, tree.left[verb]), verb)
    if not any(tree.lower[i] == "what" for i in inside):
        return None
    quoted = verb + 1 < len(tree) and tree.words[verb + 1] in ("“", '"', "‘", "''", "``")
    kinds = ("xcomp", "obj") if quoted else ("xcomp",)
    named = next((k for k in tree.kids(verb, *kinds) if verb < k <= verb + _GAP), -1)
    return noun_phrase(tree, named) if named >= 0 else None


def _inner_by_noun(tree: Tree, noun: int) -> Said | None:
    """Of "Berg's statement about the wall", "doubts by neighbours that ...".

    An owner's noun with a clause is the work of `noun_cues`.
    """
    if tree.lemma(noun) not in words("report_verbs", "nouns") and tree.lemma(noun) not in words(
        "report_verbs", "views"
    ):
        return None
    parts = tree.kids(noun, "nmod", "acl")
    owner = next((k for k in parts if tree.tokens.deprels[k] == "nmod:poss" or _has_case(tree, k, "by")), -1)
    cases: tuple[str, ...] = ("about", "over", "regarding", "toward", "towards")
    if tree.lemma(noun) in words("report_verbs", "views"):  # "comments on its website" stand there
        cases = (*cases, "on")
    about = [k for k in parts if k > noun and k != owner and _is_matter(tree, k, cases)]
    if owner < 0 or not about:
        return None
    speaker = noun_phrase(tree, owner)
    if _is_nobody(tree, speaker, owner) or tree.lower[owner] in ("my", "our", "your"):
        return None
    content = tree.phrase(about[0])
    return Said((speaker,), (tree.tokens.span(noun, noun),), (content,))


def _is_matter(tree: Tree, word: int, cases: Sequence[str]) -> bool:
    """True for "about the wall", "that the wall was safe"."""
    if tree.relation(word) == "acl":
        return any(tree.lower[k] == "that" for k in tree.kids(word, "mark"))
    return any(_has_case(tree, word, case) for case in cases)


def _has_case(tree: Tree, word: int, case: str) -> bool:
    return any(tree.lower[k] == case for k in tree.kids(word, "case"))


def _has_to(tree: Tree, word: int) -> bool:
    return any(tree.lower[k] == "to" for k in tree.kids(word, "mark"))


def _is_supposed(tree: Tree, verb: int) -> bool:
    """True under "if", "would" and the like, or as a command."""
    return any(tree.lower[k] in _SUPPOSED for k in tree.kids(verb, "mark", "aux", "advmod"))


def _is_nobody(tree: Tree, speaker: Span, head: int) -> bool:
    """True for the speaker himself, and for nobody in particular."""
    inside = tree.within(speaker)
    if not inside:
        return True
    first = tree.lower[inside[0]]
    return (
        first in _ADDRESSED or (first in _NOBODY and len(inside) == 1) or first in ("no", "none", "nobody") or head < 0
    )
