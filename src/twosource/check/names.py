"""entity-swapped: who, whom or where, told otherwise than in the sources."""

import re
from collections.abc import Iterator

from twosource.check.evidence import Matched, place_of
from twosource.check.sides import ROOT, Sentence
from twosource.model import Finding, Mention, MentionType
from twosource.names.kinds import country_of
from twosource.text import fold

KINDS: tuple[frozenset[MentionType], ...] = (
    frozenset({"PER"}),
    frozenset({"ORG", "NORP", "GPE"}),
    frozenset({"GPE", "LOC", "FAC"}),
    frozenset({"EVENT", "LAW", "MISC"}),
)
SMALL = frozenset({"and", "for", "mr", "mrs", "ms", "of", "the"})


def entity_swapped(matched: Matched) -> Iterator[Finding]:
    """Somebody or something named in the place of another.

    What it finds: a name in the draft that none of the sentences has that say the same, nor those around them, while
    the nearest one names another of its kind in its place. Who is cited for a thing is another matter: see
    attribution-swapped.

    Why: the right story about the wrong person is the fault that costs most.

    Example: the source has "The boy was flown to Harbour Hospital", the draft "The boy was flown to Mill Hospital".
    """
    cited = [s for a in matched.sentence.attributions for s in a.source]
    for mention in matched.sentence.mentions:
        if mention.form != "name" or any(s.overlaps(mention.span) for s in cited):
            continue
        if any(has_name(matched.sentence, mention, other) for other in matched.context):
            continue
        rival = _rival(matched, mention)
        if rival is not None:
            sentence, other = rival
            yield Finding(
                "entity-swapped", "error", mention.span, "other name", (place_of(sentence),),
                place_of(sentence, other.span),
            )  # fmt: skip
        elif not any(has_name(matched.sentence, mention, s) for of in matched.sources.of.values() for s in of):
            yield Finding(
                "unsupported", "warning", mention.span, "name", tuple(place_of(s) for s in matched.related[:1])
            )


def has_name(draft: Sentence, mention: Mention, other: Sentence) -> bool:
    """True where the sentence names or means the same, or has all words of the name."""
    actor = draft.actors.get(mention.span.start)
    if actor is not None and actor in other.actors.values():
        return True
    words = name_roots(mention.span.of(draft.analysis.article.text))
    return bool(words) and words <= _text_roots(other)


def name_roots(name: str) -> frozenset[str]:
    """The beginnings of the words of a name."""
    found = {w[:ROOT] for w in re.findall(r"\w+", fold(country_of(name))) if w not in SMALL}
    return frozenset(found)


def _text_roots(sentence: Sentence) -> frozenset[str]:
    return frozenset(w[:ROOT] for w in re.findall(r"\w+", fold(sentence.text)))


def _rival(matched: Matched, mention: Mention) -> tuple[Sentence, Mention] | None:
    """A name of its kind in the nearest sentences that the draft's sentence does not have."""
    for sentence in matched.related[:3]:
        for other in sentence.mentions:
            if other.form != "name" or not any({mention.type, other.type} <= kinds for kinds in KINDS):
                continue
            if not has_name(sentence, other, matched.sentence):
                return sentence, other
    return None
