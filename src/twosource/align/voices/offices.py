"""For whom somebody speaks, and what is told beside a name."""

import re
from functools import cache

from twosource import lexicon
from twosource.align.actors import Actors
from twosource.align.voices.lookup import Lookup
from twosource.align.voices.voice import SMALL, TAIL, bare
from twosource.model import Analysis, Span
from twosource.names.persons import is_title
from twosource.text import fold

BESIDE = 8  # words beside a person's name in which an office is told
PAST = frozenset({"ex", "former", "retired"})  # lemmas of an office that is no more
DESCRIBES = frozenset({"appos", "compound", "flat", "nmod"})  # how the words that tell it hang on the name
ACRONYM = re.compile(r"(?:the )?[A-Z]{1,4}PD")  # of a police department
BEHIND = re.compile(r"\b(?:at|by|for|from|of|with)\b")  # before the body of those who speak for it
APPOSED = frozenset({"appos", "compound", "flat"})  # how a name hangs on the word it stands beside


def speaks_for(known: Lookup, actor: int) -> str | None:
    """The body that is told beside the name of a person ("the police chief"), or that the name of a body ends in."""
    bodies = lexicon.table("acts")["bodies"]
    if known.actors.all[actor].type != "PER":
        name = known.actors.all[actor].name
        return body_called(name) or body_of(name)
    for mention, other in zip(known.analysis.mentions, known.actor_of, strict=True):
        if mention.form == "name" and other == actor:
            told = _office(known, mention.span)
            spelled = (fold(known.analysis.tokens.span(i, i).of(known.analysis.article.text)) for i in told)
            body = next((str(bodies[word]) for word in spelled if word in bodies), None)
            body = body or _employer(known, told)
            if body is not None:
                return body
    return None


def body_called(label: str) -> str | None:
    """The body that a phrase means by its last words: the police of "Oldtown police" and of "police in Oldtown"."""
    words = bare(TAIL.split(fold(label), maxsplit=1)[0]).split()
    bodies = lexicon.table("acts")["bodies"]
    if PAST & set(words):
        return None  # "a former police chief" speaks for himself
    if words and ACRONYM.fullmatch(label.strip()):
        return "police"
    tails = (" ".join(words[-2:]), *words[-1:])
    return next((str(bodies[tail]) for tail in tails if tail in bodies), None)


def body_of(label: str) -> str | None:
    """The body that a phrase tells of behind its first words: the police of "officials with the Oldtown Police"."""
    return next(filter(None, (body_called(part) for part in BEHIND.split(label)[1:])), None)


def department(known: Lookup) -> str | None:
    """The body that "the department" is: the only one of those with departments that the article names."""
    found = set()
    for mention in known.analysis.mentions:
        if mention.form == "name" and mention.type != "PER":
            found.add(body_called(mention.span.of(known.analysis.article.text)))
    departments = found & lexicon.words("acts", "departments")
    return departments.pop() if len(departments) == 1 else None


def told_which(label: str, person: str = "") -> frozenset[str]:
    """The names in a phrase, folded: "oldtown" of "Oldtown police officers"; no common word, title or person's."""
    capital = {fold(w) for w in re.findall(r"\w+", label) if w[:1].isupper() and not is_title(w)}
    capital -= set(bare(person).split())
    return frozenset(capital - _names_nobody())


@cache
def _names_nobody() -> frozenset[str]:
    """The words of bodies and offices, which tell none of them apart."""
    called = {word for name in lexicon.table("acts")["bodies"] for word in name.split()}
    return frozenset(called) | lexicon.words("acts", "officers") | SMALL


def described(known: Lookup, actor: int, label: str) -> frozenset[str]:
    """The words told of a person where he is cited, and beside his name in the article."""
    tokens, text = known.analysis.tokens, known.analysis.article.text
    found = set(bare(label).split())
    for mention, other in zip(known.analysis.mentions, known.actor_of, strict=True):
        if mention.form == "name" and other == actor:
            found |= {fold(tokens.span(i, i).of(text)) for i in _told_beside(known, mention.span)}
    return frozenset(found - set(bare(known.actors.all[actor].name).split()))


def _employer(known: Lookup, told: list[int]) -> str | None:
    """The body named among the words that tell an office: "White House chief of staff"."""
    for mention, actor in zip(known.analysis.mentions, known.actor_of, strict=True):
        if mention.head in told and mention.form == "name" and actor is not None:
            body = whose(known.actors, actor)
            if body is not None:
                return body
    return None


def whose(actors: Actors, number: int) -> str | None:
    """The body under which an actor's officials are one, None for a person or a known place."""
    actor = actors.all[number]
    name = fold(actor.name)
    place = any(name in lexicon.words("places", kind) for kind in ("cities", "countries", "regions", "states"))
    return f"actor/{actors.keys[number]}" if actor.type in ("FAC", "GPE", "ORG") and not place else None


def _office(known: Lookup, name: Span) -> list[int]:
    """The words beside a name that tell an office held now: "a police critic" speaks for himself."""
    analysis = known.analysis
    told = _told_beside(known, name)
    words = {fold(analysis.tokens.span(i, i).of(analysis.article.text)) for i in told}
    return told if lexicon.words("acts", "officers") & words else []


def _told_beside(known: Lookup, name: Span) -> list[int]:
    """The words beside a name that say who it is; none where they say who it was."""
    if name not in known.beside:
        known.beside[name] = _found_beside(known.analysis, name)
    return known.beside[name]


def _found_beside(analysis: Analysis, name: Span) -> list[int]:
    tokens = analysis.tokens
    inside = tokens.begun_in(name)
    window = [*range(max(0, inside.start - BESIDE), min(len(tokens), inside.stop + BESIDE))]
    hung = {i for i in window if tokens.heads[i] in inside and tokens.deprels[i].split(":")[0] in DESCRIBES}
    hung |= {tokens.heads[i] for i in inside if tokens.deprels[i] in APPOSED and tokens.heads[i] in window}
    hung |= {i for i in window if tokens.heads[i] in hung and tokens.deprels[i] == "compound"}  # "the police chief"
    past = any(tokens.heads[i] in hung.union(inside) and tokens.lemmas[i] in PAST for i in window)
    return [] if past else sorted(hung.difference(inside))
