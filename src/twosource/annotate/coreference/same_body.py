"""Which names of bodies, places and things in one article are one, by the names and how they are introduced."""

import re
from collections import defaultdict
from collections.abc import Sequence

from twosource.lexicon import words
from twosource.model import Mention
from twosource.names.kinds import country_of, is_place
from twosource.text import fold

_COMPANY = frozenset({"inc", "corp", "co", "ltd", "llc", "plc", "ag", "sa", "corporation", "incorporated", "nv"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "&"})
_ALSO_KNOWN = re.compile(r"\A,?\s*\(?(?:(?:also|otherwise|better|formerly)\s+)?known\s+as\s*(?:the\s+)?[\"“‘']?\Z")
_BRACKET = re.compile(r"\A\s*\([\"“‘']?(?:the\s+)?\Z")
# Longest stretch between a name and its acronym or other name: ", also known as the 'X".
_REACH = 40
_LONGEST_SHORT = 6
_CLIPPED = 3  # the fewest letters that may stand for a name


def same_body(text: str, mentions: Sequence[Mention]) -> list[int]:
    """A group number for each mention (none of them a person's name); equal numbers are one body, place or thing.

    Joined are equal names, countries by their other names, an acronym with the name it abbreviates, "also known
    as", and a short form that fits exactly one longer name of the article.
    """
    keys = [_key(text, m) for m in mentions]
    groups: dict[str, int] = {}
    for key in keys:
        groups.setdefault(key, len(groups))
    parent = list(range(len(groups)))

    def find(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    def join(a: str, b: str) -> None:
        x, y = sorted((find(groups[a]), find(groups[b])))
        parent[y] = x

    for a, b in _body_introduced(text, mentions, keys):
        join(a, b)
    for short, long_ in _short_forms(text, mentions, keys):
        join(short, long_)
    return [find(groups[key]) for key in keys]


def is_acronym_of(acronym: str, name: str) -> bool:
    """True where the letters are the initials of the name's words, small words counted or not."""
    letters = [c for c in acronym if c.isalpha()]
    if len(letters) < 2 or sum(c.isupper() for c in letters) < 2 or " " in acronym:
        return False
    wanted = "".join(letters).upper()
    parts = [p for p in re.split(r"[\s\-–/]+", name) if p and p[0].isalnum()]
    initials = "".join(p[0] for p in parts).upper()
    large = "".join(p[0] for p in parts if p.lower() not in _SMALL).upper()
    capitals = "".join(c for c in name if c.isupper())
    return len(parts) > 1 and wanted in (initials, large, capitals)


def _clips(short: str, name: str) -> bool:
    """True where the short name is the first letters of the longer one's first word: "Fed" of "Federal Reserve"."""
    first = name.partition(" ")[0]
    return short[:1].isupper() and first.isalpha() and len(short) < len(first) and first.startswith(short)


def _contracts(short: str, name: str) -> bool:
    """True where the capitals stand in the name in this order, from its first letter and with one of a later word."""
    letters, rest = short.lower(), name.lower()
    if not (2 <= len(short) <= _LONGEST_SHORT and short.isalpha() and short.isupper()) or letters[0] != rest[0]:
        return False
    at = -1
    for letter in letters:
        at = rest.find(letter, at + 1)
        if at < 0:
            return False
    return letters[-1] in {word[0] for word in rest.split()[1:]}


def _key(text: str, mention: Mention) -> str:
    """What equal names share; people of a country and the country do not."""
    name = mention.span.of(text)
    if mention.type == "NORP":
        folded = fold(name)
        return "norp " + (folded[:-1] if folded.endswith("s") and not folded.endswith("ss") else folded)
    country = country_of(name)
    parts = country.replace(",", " ").split()
    while len(parts) > 1 and parts[-1].rstrip(".") in _COMPANY:
        parts.pop()
    return " ".join(parts)


def _body_introduced(text: str, mentions: Sequence[Mention], keys: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of keys that the text itself puts side by side: "X (Y)" with Y an acronym, "X, also known as Y"."""
    pairs: list[tuple[str, str]] = []
    for i in range(len(mentions) - 1):
        between = text[mentions[i].span.end : mentions[i + 1].span.start]
        if len(between) > _REACH or "norp" in (keys[i][:4], keys[i + 1][:4]):
            continue
        a, b = mentions[i].span.of(text), mentions[i + 1].span.of(text)
        abbreviated = _BRACKET.match(between) and (is_acronym_of(b, a) or is_acronym_of(a, b) or _contracts(b, a))
        # "a group from Norway, known as X": a place before "known as" is where X is from, not what it is
        alias = _ALSO_KNOWN.match(between) and mentions[i].type == mentions[i + 1].type and not is_place(a)
        if abbreviated or alias:
            pairs.append((keys[i], keys[i + 1]))
    return pairs


def _short_forms(text: str, mentions: Sequence[Mention], keys: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs (short, long) where the short name fits exactly one longer name of a body in the article."""
    long_ones: dict[str, str] = {}
    shown: dict[str, str] = {}
    for m, key in zip(mentions, keys, strict=True):
        shown.setdefault(key, m.span.of(text))
        if m.type in ("ORG", "FAC", "LAW", "EVENT", "MISC") and " " in key:
            long_ones.setdefault(key, m.span.of(text))
    fits: dict[str, set[str]] = defaultdict(set)
    for key, name in long_ones.items():
        for short in _shortened(key.split()):
            fits[short].add(key)
        for other, written in shown.items():
            if len(other) >= _CLIPPED and other != key and (is_acronym_of(written, name) or _clips(written, name)):
                fits[other].add(key)
    bodies = {k for m, k in zip(mentions, keys, strict=True) if m.type in ("ORG", "FAC", "LAW", "EVENT", "MISC")}
    return [(s, next(iter(longs))) for s, longs in sorted(fits.items()) if s in bodies and len(longs) == 1]


def _shortened(parts: list[str]) -> list[str]:
    """What a name of these words may be cut to: without the country before it, without what follows its start."""
    forms: list[str] = []
    if len(parts) == 2 and parts[0] in words("places", "storms"):
        forms.append(parts[1])
    if len(parts) > 2 and (is_place(parts[0]) or parts[0] in ("us", "u.s.", "american", "federal", "national")):
        forms.append(" ".join(parts[1:]))
    if len(parts) > 3 and is_place(" ".join(parts[:2])):
        forms.append(" ".join(parts[2:]))
    if "of" in parts[1:-1]:  # Department of Homeland Security
        tail = parts[parts.index("of", 1) + 1 :]
        tail = tail[1:] if tail[0] == "the" and len(tail) > 1 else tail
        if not is_place(" ".join(tail)) and len(tail) <= 3:
            forms.append(" ".join(tail))
    if parts[-1] in words("nominals", "droppable") and parts[0] not in _SMALL:
        forms.append(" ".join(parts[:-1]))
    return [f for f in forms if not is_place(f)]
