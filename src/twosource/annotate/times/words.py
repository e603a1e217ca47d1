"""text -> its words as one string of class codes, so that patterns over words are plain regular expressions.

Each word becomes one character that stands for the set of classes the word belongs to ("may": a month; "second":
an ordinal, a unit). Patterns name classes and words in braces: `{the}?{last|next}{unit}`; `compiled` turns each
brace into the character class of all codes that belong. One pass over the text, one short string to search.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from twosource import lexicon

BREAK = "¶"  # code of an empty line: no expression runs over it
OTHER = "."  # code of a word or sign that no class names
_FIRST_CODE = 0x4E00
_BRACE = re.compile(r"\{(?!\d)([^{}]+)\}")

_LEX = r"""
    (?P<iso>[0-9]{4}-[0-9][0-9]-[0-9][0-9](?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9](?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9][0-9]:?[0-9][0-9])?)?(?![\w-]))
  | (?P<numeric>[0-9]{1,4}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)[0-9]{2,4}(?![\w/]|[.-][0-9]))
  | (?P<clock>[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![:0-9]))
  | (?P<dayth>[0-9]{1,2}(?:st|nd|rd|th)(?!\w))
  | (?P<decade>(?:[0-9]{3}0['’]?s|['’‘`]?[0-9]0['’]?s)(?!\w))
  | (?P<fyear>FY\s?['’]?(?:[0-9]{4}|[0-9]{2})(?![0-9])(?:[-–/][0-9]{2,4})?(?!\w))
  | (?P<nq>[1-4][QH](?:[0-9]{2}){0,2}(?!\w))
  | (?P<qn>[QH][1-4](?:\s?['’][0-9]{2})?(?!\w))
  | (?P<short>['’‘`][0-9][0-9](?![\w'’]))
  | (?P<amount>[$£€¥]\s?[0-9][0-9,.]{0,30})
  | (?P<percent>[0-9][0-9,.]{0,30}\s?(?:%|per\s?cent))
  | (?P<grouped>[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]+)?(?![0-9%]))
  | (?P<decimal>[0-9]+\.[0-9]+)
  | (?P<half>[0-9]{0,4}[¼½¾])
  | (?P<number>[0-9]{1,9}(?![^\W_]))|(?P<hour>[0-9]{1,2}(?=[aApP]\.?[mM]))
  | (?P<ampm>[aApP]\.?\s?[mM](?:\.|(?!\w)))
  | (?P<dotted>(?:SHORT_NAMES)\.)
  | (?P<oclock>[Oo]['’`]clock)
  | (?P<possessive>['’]s(?!\w))
  | (?P<word>[^\W\d_]++(?![0-9]))
  | (?P<mixed>\w+)
  | (?P<para>\n[^\S\n]*\n\s*)
  | (?P<sign>\S)
"""


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel tuples, one element a word or sign; `codes` has one character for each."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]  # lower case
    kinds: tuple[str, ...]  # the branch of the lexer
    sentences: tuple[int, ...]  # running number
    codes: str

    def raw(self, i: int) -> str:
        """The word as it stands."""
        return self.text[self.starts[i] : self.ends[i]]

    def key(self, i: int) -> str:
        """The word in lower case; "" past either end and for an empty line."""
        return self.keys[i] if 0 <= i < len(self.keys) else ""

    def glued(self, i: int) -> bool:
        """True where no blank stands between word i - 1 and word i."""
        return 0 < i < len(self.starts) and self.ends[i - 1] == self.starts[i]


@dataclass(frozen=True, slots=True)
class Codebook:
    """Which code a set of classes has."""

    classes: Mapping[str, frozenset[str]]  # word -> classes
    codes: Mapping[frozenset[str], str]

    def code(self, classes: frozenset[str]) -> str:
        """The character of a set of classes."""
        return self.codes.get(classes, OTHER)

    def expand(self, pattern: str) -> str:
        """The pattern with every brace as a character class."""
        return _BRACE.sub(lambda brace: self._any(brace[1].split("|")), pattern)

    def _any(self, names: list[str]) -> str:
        found = sorted(code for classes, code in self.codes.items() if not classes.isdisjoint(names))
        return f"[{''.join(found)}]"


def named(patterns: tuple[str, ...]) -> frozenset[str]:
    """The names in braces of all patterns: classes, and words that stand for themselves."""
    return frozenset(name for p in patterns for brace in _BRACE.findall(p) for name in brace.split("|"))


@cache
def codebook(names: frozenset[str]) -> Codebook:
    """The codes for the classes of data/en/times.toml and the words among `names`."""
    table = lexicon.table("times")
    classes: dict[str, set[str]] = {}
    for name, words in table["classes"].items():
        for word in words:
            classes.setdefault(word, set()).add(name)
    singular = {"months": "month_name", "weekdays": "weekday", "seasons": "season", "parts": "part", "points": "point"}
    singular |= {"units": "unit", "numbers": "nw", "ordinals": "ordinal", "decades": "tens", "adverbs": "adverb"}
    for key, name in singular.items():
        for word in table[key]:
            classes.setdefault(word, set()).add(name)
            if key == "units":
                classes[word].add("units" if word.endswith("s") or word == "millennia" else "one_unit")
            if key == "weekdays":
                classes.setdefault(word + "s", set()).add("weekdays")
    for name in names:
        if not any(name in own for own in (*_KINDS.values(), *_number_sets(), *classes.values())):
            classes.setdefault(name, set()).add(name)
    # What only the lexer gives is no word: "the decade" is not one of its decades ("the 1990s").
    lexed = frozenset[str]().union(*_KINDS.values(), *_number_sets()) - {"'s"}
    for word in classes:
        if word in names and word not in lexed:
            classes[word].add(word)
    frozen = {word: frozenset(own) for word, own in classes.items()}
    sets = sorted(set(frozen.values()) | set(_KINDS.values()) | _number_sets(), key=sorted)
    return Codebook(frozen, {own: chr(_FIRST_CODE + i) for i, own in enumerate(sets)})


# What the lexer knows without a list; numbers get more classes by their size.
_KINDS: Mapping[str, frozenset[str]] = {
    "iso": frozenset({"iso"}),
    "numeric": frozenset({"numeric"}),
    "clock": frozenset({"clock"}),
    "dayth": frozenset({"dayth", "digit_ordinal"}),
    "century_th": frozenset({"digit_ordinal"}),
    "decade": frozenset({"decade"}),
    "short": frozenset({"yy"}),
    "fyear": frozenset({"fyear"}),
    "nq": frozenset({"nq"}),
    "qn": frozenset({"qn"}),
    "amount": frozenset({"amount"}),
    "grouped": frozenset({"digits"}),
    "decimal": frozenset({"digits", "decimal"}),
    "half": frozenset({"digits", "half_digit"}),
    "hour": frozenset({"hh", "digits"}),
    "ampm": frozenset({"ampm"}),
    "oclock": frozenset({"oclock"}),
    "month": frozenset({"month_name"}),
    "weekday": frozenset({"weekday"}),
    "'s": frozenset({"'s"}),
    "feast": frozenset({"feast"}),
}


def _number_sets() -> set[frozenset[str]]:
    return {_number_classes(str(n)) for n in (*range(0, 62), 900, 1950, 1989, 2359, 10**5)} | {_number_classes("0930")}


@cache
def _number_classes(digits: str) -> frozenset[str]:
    n = int(digits)
    own = {"digits"}
    if len(digits) <= 2 and 1 <= n <= 31:
        own.add("dd")
    if len(digits) <= 2 and n <= 24:
        own.add("hh")
    if len(digits) == 4 and 1000 <= n <= 2199:
        own.add("yyyy")
    if len(digits) == 4 and n < 2400 and n % 100 < 60:
        own.add("military")
    return frozenset(own)


@cache
def _lexer() -> re.Pattern[str]:
    table = lexicon.table("times")
    short = [*table["short_months"], *table["short_weekdays"]]
    names = sorted({form for s in short for form in (s.title(), s.upper())}, key=lambda s: (-len(s), s))
    return re.compile(_LEX.replace("SHORT_NAMES", "|".join(names)), re.VERBOSE)


def read_words(text: str, names: frozenset[str]) -> Words:
    """The words of a text, coded for patterns that use `names`."""
    starts: list[int] = []
    ends: list[int] = []
    keys: list[str] = []
    kinds: list[str] = []
    sentences: list[int] = []
    codes: list[str] = []
    number = 0
    for match in _lexer().finditer(text):
        kind = match.lastgroup or "sign"
        raw = match[0]
        key = raw.lower()
        if kind == "para":
            number += 1
            key = ""
        starts.append(match.start())
        ends.append(match.end() if kind != "para" else match.start() + 1)
        keys.append(key)
        kinds.append(kind)
        sentences.append(number)
        codes.append(BREAK if kind == "para" else _code(names, kind, raw))
        if kind == "sign" and raw in ".!?" and not _initial(text, match.start()):
            number += 1
    return Words(text, tuple(starts), tuple(ends), tuple(keys), tuple(kinds), tuple(sentences), "".join(codes))


@lru_cache(maxsize=1 << 15)
def _code(names: frozenset[str], kind: str, raw: str) -> str:
    book = codebook(names)
    return book.code(_classes(book, kind, raw, raw.lower()))


def _initial(text: str, at: int) -> bool:
    """True where the point at `at` follows a single capital ("U.S."), which ends no sentence here."""
    return text[at - 1 : at].isupper() and not text[at - 2 : at - 1].isalnum()


def _classes(book: Codebook, kind: str, raw: str, key: str) -> frozenset[str]:
    if kind == "number":
        return _number_classes(raw) if raw.isascii() else frozenset()
    if kind == "dayth":
        return _KINDS["dayth" if 1 <= int(key[:-2]) <= 31 else "century_th"]
    if kind == "dotted":
        return _KINDS["month" if key[:-1] in lexicon.table("times")["short_months"] else "weekday"]
    if kind == "possessive":
        return _KINDS["'s"]
    if kind in _KINDS:
        return _KINDS[kind]
    if kind == "word" and raw[0].isupper():
        if key in lexicon.table("times")["short_months"]:
            return _KINDS["month"]
        if key in lexicon.table("times")["short_weekdays"] and key not in ("sat", "sun"):
            return _KINDS["weekday"]
    elif key in ("may", "march", "august"):  # without a capital no month
        return frozenset()
    return book.classes.get(key, frozenset())
