"""The body that a report means by a common noun, and its name in full.

Which body "the company" is, the noun does not tell: the reader takes too many names of firms for people.
"""

from twosource.align.voices.lookup import Lookup
from twosource.align.voices.voice import bare
from twosource.text import fold

BODIES = frozenset({"FAC", "ORG"})  # types of those meant


def body_meant(known: Lookup, label: str) -> int | None:
    """The only body of the article with the noun in its name: the Orrow Coastguard of "the coastguard"; else None."""
    noun = bare(label)
    if not fold(label).startswith("the ") or len(noun.split()) != 1 or label.split()[-1][:1].isupper():
        return None
    analysis = known.analysis
    named: dict[int, set[str]] = {}
    for mention, actor in zip(analysis.mentions, known.actor_of, strict=True):
        if actor is not None and mention.form == "name" and known.actors.all[actor].type in BODIES:
            named.setdefault(actor, set()).update(bare(mention.span.of(analysis.article.text)).split())
    called = [actor for actor, words in named.items() if noun in words]
    return called[0] if len(called) == 1 else None


def told_in_full(label: str, name: str) -> str:
    """The name with the capitals before it where the reader cut it: not "Association" of "The Millers' Association"."""
    words = label.split(",")[0].split()
    if len(name.split()) > 1 or len(words) < 2 or words[-1] != name:
        return name
    start = len(words) - 1
    while start > 0 and words[start - 1][:1].isupper() and fold(words[start - 1]) != "the":
        start -= 1
    return " ".join(words[start:])
