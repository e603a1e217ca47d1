"""entity-swapped: who, whom or where, told otherwise than in the sources."""

import re
from collections.abc import Iterator

from twosource.check.aligned import names_in_place
from twosource.check.evidence import Matched, place_of
from twosource.check.outlets import outlets_named
from twosource.check.overlap import nearly_same
from twosource.check.sides import ROOT, Sentence
from twosource.model import Finding, Mention, MentionType, Severity
from twosource.names.kinds import country_of, is_place
from twosource.names.spelling import given
from twosource.text import fold

KINDS: tuple[frozenset[MentionType], ...] = (
    frozenset({"PER"}),
    frozenset({"ORG", "NORP", "GPE"}),
    frozenset({"GPE", "LOC", "FAC"}),
    frozenset({"EVENT", "LAW", "MISC", "ORG"}),
)
BORNE: frozenset[MentionType] = frozenset({"PER", "ORG"})  # a firm is often called by its founder's name
SMALL = frozenset({"and", "for", "mr", "mrs", "ms", "of", "the"})
KNOWN_PLACES: frozenset[MentionType] = frozenset({"GPE", "LOC"})  # where a town lies is known to writer and reader
STATED = 0.35  # share of the draft's other words that a source must have before a name in it is said to be another's


def entity_swapped(matched: Matched) -> Iterator[Finding]:
    """Somebody or something named in the place of another.

    What it finds: a name in the draft that none of the sentences has that say the same, nor those around them, while
    the nearest one names another of its kind that the draft has not. A name that no source has at all, with none in its
    place, is unsupported; as a note where it tells where a town lies. Who is cited for a thing is another matter: see
    attribution-swapped.

    Why: the right story about the wrong person is the fault that costs most.

    Example: the source has "The boy was flown to Harbour Hospital", the draft "The boy was flown to Mill Hospital".
    """
    cited = [s for a in matched.sentence.attributions for s in a.source]
    done = []
    if matched.best is not None:
        source = matched.best.sentence
        for own, there in names_in_place(matched.sentence, source):
            if not any(s.overlaps(own) for s in cited):
                yield Finding(
                    "entity-swapped", "error", own, "other name", (place_of(source),), place_of(source, there)
                )
                done.append(own)
    for mention in matched.sentence.mentions:
        if mention.form != "name" or any(s.overlaps(mention.span) for s in (*cited, *done)):
            continue
        slot = _in_same_sentence(matched, mention) or _in_other_slot(matched, mention)
        if slot is not None:
            sentence, other = slot
            yield Finding(
                "entity-swapped", "error", mention.span, "other name", (place_of(sentence),),
                place_of(sentence, other.span),
            )  # fmt: skip
            continue
        if any(has_name(matched.sentence, mention, other) for other in matched.context):
            continue
        name = mention.span.of(matched.sentence.analysis.article.text)
        if outlets_named(name, matched.sources):
            continue
        anywhere = any(has_name(matched.sentence, mention, s) for of in matched.sources.of.values() for s in of)
        part = not anywhere and _in_part(matched, mention)
        rival = None if part else _rival(matched, mention, sure=anywhere)
        if rival is not None:
            sentence, other = rival
            yield Finding(
                "entity-swapped", "error", mention.span, "other name", (place_of(sentence),),
                place_of(sentence, other.span),
            )  # fmt: skip
        elif not anywhere and not part:
            near = tuple(place_of(s) for s in matched.related[:1])
            severity: Severity = "note" if _tells_where(matched.sentence, mention, name) else "warning"
            yield Finding("unsupported", severity, mention.span, "name", near)


def _tells_where(sentence: Sentence, mention: Mention, name: str) -> bool:
    """True for a place that tells where something named lies: "Kelby in Norland", "Kelby, Norland"."""
    relation = sentence.analysis.tokens.deprels[mention.head]
    return mention.type in KNOWN_PLACES and is_place(name) and relation in ("nmod", "appos", "compound", "flat", "dep")


def _in_part(matched: Matched, mention: Mention) -> bool:
    """True where a source has a part of it as a name: "Kelby" of "Kelby Park", "Gray" of "Ann Gray"."""
    words = _names_name_words(mention.span.of(matched.sentence.analysis.article.text))
    for other in (m for of in matched.sources.of.values() for s in of for m in _names_named(s)):
        whole = other in (words[-len(other) :], words[: len(other)]) and 0 < len(other) < len(words)
        if whole and (mention.type != "PER" or other[-1] == words[-1]):
            return True
    return False


def _names_named(sentence: Sentence) -> Iterator[tuple[str, ...]]:
    text = sentence.analysis.article.text
    return (_names_name_words(m.span.of(text)) for m in sentence.mentions if m.form == "name")


def _in_same_sentence(matched: Matched, mention: Mention) -> tuple[Sentence, Mention] | None:
    """Of two sentences that are nearly the same, the name that only the source's has, where this one is not in it."""
    same = nearly_same(matched, but=mention.span)
    if same is None or has_name(matched.sentence, mention, same):
        return None
    rivals = [m for m in same.mentions if m.form == "name" and not has_name(same, m, matched.sentence)]
    alike = [m for m in rivals if any({mention.type, m.type} <= kinds for kinds in (*KINDS, BORNE))]
    return (same, (alike or rivals)[0]) if rivals else None


def _in_other_slot(matched: Matched, mention: Mention) -> tuple[Sentence, Mention] | None:
    """The name that the nearest sentences have in the very place of this one: "friend of A", "a friend of B"."""
    sentence = matched.sentence
    slot = _slot(sentence, mention)
    if slot is None:
        return None
    rival = None
    for near in matched.near:
        source = near.sentence
        if source not in matched.related or near.share < STATED:
            continue
        for other in source.mentions:
            if _slot(source, other) != slot:
                continue
            if other.form != "name" or has_name(sentence, mention, source):
                return None  # "he", or named in the same breath
            if any({mention.type, other.type} <= kinds for kinds in (*KINDS, BORNE)) and not has_name(
                source, other, sentence
            ):
                rival = rival or (source, other)
    return rival


def _slot(sentence: Sentence, mention: Mention) -> tuple[str, str] | None:
    """The root of the word that the name hangs on, and as what; None where that tells nothing."""
    tokens = sentence.analysis.tokens
    if mention.head not in sentence.words:
        return None
    word = mention.head
    if tokens.deprels[word] in ("flat", "compound", "appos") and tokens.heads[word] >= 0:
        above = tokens.heads[word]
        if tokens.deprels[word] != "compound" and tokens.upos[above] in ("PROPN", "NOUN"):
            word = above
    while tokens.deprels[word] == "conj" and tokens.heads[word] in sentence.words:
        word = tokens.heads[word]
    above = tokens.heads[word]
    if above < 0 or above not in sentence.roots:
        return None
    relation = tokens.deprels[word].split(":")[0]
    kind = {"nmod": "of", "compound": "of", "nsubj": "subject", "obj": "object", "iobj": "object"}.get(relation)
    if tokens.deprels[word] == "nsubj:pass":
        kind = "object"
    return (sentence.roots[above], kind) if kind else None


def has_name(draft: Sentence, mention: Mention, other: Sentence) -> bool:
    """True where the sentence names or means the same, or has all words of the name, a short form or its initials."""
    actor = draft.actors.get(mention.span.start)
    if actor is not None and actor in other.actors.values():
        return True
    words = _names_name_words(mention.span.of(draft.analysis.article.text))
    if not words:
        return False
    there = _text_words(other.text)
    if all(any(_names_same(word, w) for w in there) for word in words):
        return True
    if len(words) == 1 and 2 <= len(words[0]) <= 5:
        return any(_initials(o.span.of(other.analysis.article.text)) == words[0] for o in other.mentions)
    return len(words) > 1 and "".join(w[0] for w in words) in there


def _names_same(one: str, two: str) -> bool:
    """True for one word, its beginning ("Russian", "Russia"), a short form of a given name, or a shortened word."""
    if one[:ROOT] == two[:ROOT] or given(one) == given(two):
        return True
    short, long = sorted((one, two), key=len)
    if len(short) > 2 and long.startswith(short):
        return True  # "Man United"
    return len(short) > 2 and len(long) > len(short) and long[0] == short[0] and _is_within(short, long)


def _is_within(short: str, long: str) -> bool:
    """True where the letters of the short form follow each other in the long one: "utd", "united"."""
    letters = iter(long)
    return len(short) <= 4 and short[-1] == long[-1] and all(c in letters for c in short)


def _names_name_words(name: str) -> tuple[str, ...]:
    words = re.findall(r"\w+", fold(country_of(name)).replace("'s", ""))
    return tuple(w for w in words if w not in SMALL)


def _initials(name: str) -> str:
    return "".join(w[0] for w in _names_name_words(name))


def _text_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text).replace("'s", "")))


def _rival(matched: Matched, mention: Mention, *, sure: bool) -> tuple[Sentence, Mention] | None:
    """A name of its kind in the nearest sentences that the draft's sentence does not have.

    `sure`: the name itself stands elsewhere in the sources, so that only a sentence that says the rest will do.
    """
    sentence = matched.sentence
    own = {root for word, root in sentence.roots.items() if not _inside(sentence, word, mention)}
    whole = matched.sources.mass(own) or 1.0
    for near in matched.near[:2]:
        source = near.sentence
        if source not in matched.related or (
            matched.sources.mass(own & source.terms) / whole < (2 * STATED if sure else STATED)
        ):
            continue
        for other in source.mentions:
            if other.form != "name" or not any({mention.type, other.type} <= kinds for kinds in KINDS):
                continue
            if not has_name(source, other, sentence):
                return source, other
    return None


def _inside(sentence: Sentence, word: int, mention: Mention) -> bool:
    return mention.span.start <= sentence.analysis.tokens.starts[word] < mention.span.end
