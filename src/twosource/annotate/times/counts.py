"""Number words -> numbers, and counts of units -> ISO 8601 durations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from twosource import lexicon

# A count: digits ("2", "2 1/2", "1,000"), words ("twenty-four", "a hundred"), or a vague one.
DIGITS: Final = r"(?:{digits}(?:{-|and}?{digits}{/}{digits}|{-|and}{a}{half}|{and}{half_digit})?)"
WORDS: Final = r"(?:(?:{nw}|{a}{scale})(?:{-}?(?:{nw|scale}|{and}{nw})){0,5}(?:{and}{a}{half})?)"
VAGUE: Final = (
    r"(?:{a}?(?:{good|great}?{vague_count}|{couple})(?:{dozen|hundred|thousand}?{of})?"
    r"|{many|dozens|hundreds|thousands}{of}?)"
)
COUNT: Final = rf"(?:{DIGITS}|{WORDS}|{VAGUE})"

_CODES = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2), "WE": ("D", 2)}
_PARTS = {"Y": ("M", 12, ""), "TH": ("M", 60, ""), "TM": ("S", 60, ""), "D": ("TH", 24, ""), "M": ("", 0, "")}


def number(keys: Sequence[str]) -> float | None:
    """The number the words say; None where they only say that there are some ("several", "a few")."""
    words = [k for k in keys if k not in ("-", "of")]
    table = lexicon.table("times")["numbers"]
    if "couple" in words:
        return 2.0
    if not words or any(w in ("few", "several", "number", "handful", "many", "dozens") for w in words):
        return None
    if "dozen" in words:
        return 12.0
    total, here, seen = 0.0, 0.0, False
    for at, word in enumerate(words):
        if "/" in words[at : at + 2] and word != "/":
            continue
        if word == "/":
            low = _float(words[at + 1])
            here, seen = here + ((_float(words[at - 1]) or 0) / low if low else 0), True
        elif words[at - 1 : at] == ["/"] or word in ("a", "an", "and"):
            continue
        elif word == "half":
            here, seen = here + 0.5, True
        elif word == "hundred":
            here, seen = (here or 1) * 100, True
        elif word == "thousand":
            total, here, seen = total + (here or 1) * 1000, 0.0, True
        elif word in table:
            here, seen = here + table[word], True
        elif (value := _float(word)) is not None:
            here, seen = here + value, True
        else:
            return None
    return total + here if seen else None


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: P3D, PT5H30M; PXY where the count is open."""
    if count is None:
        return f"PT{'X'}{unit[1]}" if unit[0] == "T" else f"PX{'D' if unit == 'WE' else 'W' if unit == 'F' else unit}"
    code, factor = _CODES.get(unit, (unit, 1))
    count *= factor
    head, code = ("PT", code[1]) if code[0] == "T" else ("P", code)
    whole, rest = int(count), count - int(count)
    if rest and unit in _PARTS and _PARTS[unit][0]:
        finer, per, _ = _PARTS[unit]
        if abs(rest * per - round(rest * per)) < 1e-6:
            first = f"{head}{whole}{code}" if whole else head
            return first + (f"T{round(rest * per)}H" if finer == "TH" else f"{round(rest * per)}{finer}")
    return f"{head}{_plain_number(count)}{code}"


def year_in_words(keys: Sequence[str]) -> int | None:
    """The year that words spell: "nineteen ninety-seven", "two thousand", "two thousand ten"."""
    words = [k for k in keys if k not in ("-", "and")]
    table = lexicon.table("times")["numbers"]
    if not all(w in table or w == "thousand" for w in words):
        return None
    if "thousand" in words:
        year = number(words)
        return int(year) if year and 1000 <= year < 2200 else None
    high = table[words[0]]
    low = sum(table[w] for w in words[1:])
    return high * 100 + low if 10 <= high <= 21 and 10 <= low < 100 else None


def _float(word: str) -> float | None:
    fraction = {"¼": 0.25, "½": 0.5, "¾": 0.75}.get(word[-1:], 0.0)
    plain = word[:-1] if fraction else word
    plain = plain.replace(",", "")
    if not plain:
        return fraction or None
    if not plain.isascii() or not plain.replace(".", "", 1).isdigit() or len(plain) > 12:
        return None
    return float(plain) + fraction


def _plain_number(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"
