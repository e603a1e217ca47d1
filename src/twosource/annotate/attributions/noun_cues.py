"""What is said by a noun: "Berg's claim that the wall was safe", "the board's promise to rebuild"."""

from collections.abc import Iterator, Sequence

from twosource.annotate.attributions.reach import Said
from twosource.annotate.attributions.speaker import noun_phrase
from twosource.lexicon import words
from twosource.tree import Tree

_OWN = frozenset({"my", "our", "your"})


def noun_cues(tree: Tree, said: Sequence[Said]) -> Iterator[Said]:
    """Nouns of saying with an owner and a clause, where the reader saw neither cue nor content."""
    taken = {i for one in said for part in (one.cue, one.source) for piece in part for i in tree.within(piece)}
    for i, lemma in enumerate(tree.tokens.lemmas):
        if i in taken or tree.tokens.upos[i] != "NOUN" or lemma.lower() not in words("report_verbs", "nouns"):
            continue
        owner = next((k for k in tree.kids(i, "nmod") if tree.tokens.deprels[k] == "nmod:poss"), -1)
        clause = next((k for k in tree.kids(i, "acl", "ccomp") if k > i), -1)
        if owner < 0 or clause < 0 or tree.lower[owner] in _OWN or not _noun_told(tree, clause):
            continue
        source, content, cue = noun_phrase(tree, owner), noun_phrase(tree, clause), tree.tokens.span(i, i)
        if not (source.overlaps(content) or source.overlaps(cue) or content.overlaps(cue)):
            yield Said((source,), (cue,), (content,))


def _noun_told(tree: Tree, clause: int) -> bool:
    """True for "that ..." and "to ...", and for no relative clause."""
    if tree.tokens.deprels[clause] == "acl:relcl":
        return False
    return any(tree.lower[k] in ("that", "to") for k in tree.kids(clause, "mark"))
