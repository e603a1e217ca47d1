"""Who says something: whether that is a person, or people, whom the article does not name."""

from twosource.model import Attribution, SourceType, Statement
from twosource.text import fold
from twosource.view import View

UNNAMED: frozenset[SourceType] = frozenset({"unnamed_official", "unnamed_group"})
PEOPLE = frozenset({"NORP", "PER"})
PLURAL = frozenset({"NNS", "NNPS"})
SOME = frozenset({"a", "an", "one"})
BODIES = frozenset({"authority", "force", "police", "staff"})  # as lemmas: plural, and no people
KNOWN = frozenset({"her", "his", "its", "that", "the", "their", "this"})  # so begins who was told of before


def is_unnamed(view: View, statement: Statement, held: Attribution) -> bool:
    """True for "two senior officials"; not for "the company", nor for "the congressman", who was told of before."""
    if held.source_type not in UNNAMED:
        return False
    analysis = view.analyses[statement.article]
    tokens = analysis.tokens
    inside = [i for span in held.source for i in tokens.begun_in(span)]
    if not inside or tokens.upos[inside[0]] == "PRON":
        return False
    head = next((i for i in inside if tokens.heads[i] not in inside), inside[0])
    plural = tokens.xpos[head] in PLURAL
    first = fold(tokens.lemmas[inside[0]])
    if first in KNOWN and not plural:
        return False
    kinds = {m.type for m in analysis.mentions if m.head == head} - {"MISC"}
    named = any(m.form == "name" and m.type == "PER" and m.head in inside for m in analysis.mentions)
    return (
        not named
        and tokens.upos[head] == "NOUN"
        and fold(tokens.lemmas[head]) not in BODIES
        and (bool(kinds & PEOPLE) or (not kinds and (plural or first in SOME)))
    )
