"""Patterns and senses of months, quarters, seasons, years, decades and centuries that have a name or number."""

from __future__ import annotations

from typing import Final

from twosource import lexicon
from twosource.annotate.times.counts import year_in_words
from twosource.annotate.times.leads import LEAD, WHICH, direction_of, mod_of, month_of, year_of, yearly
from twosource.annotate.times.sense import Hit, Name, Named, Sense, Shift
from twosource.annotate.times.words import Words

_WORDS = r"(?P<spelt>{nw}{-}?{nw|thousand}(?:{-|and}?{nw}){0,2})"
OTHER_YEAR: Final = r"(?P<other>{last|this|next}){year}"
_BARE_LEAD = r"{the}?(?P<pre>{pre}{-}?)?(?P<edge>{edge}{of}{the}?)?"
_UNIT = r"{-}?(?P<unit>{quarter|half})"

MONTH: Final = rf"{LEAD}{WHICH}(?P<month>{{month_name}})(?:{{,|of}}?(?P<year>{{yyyy|yy}})|{{of|,}}?{OTHER_YEAR})?"
SPELT_MONTH: Final = rf"{LEAD}(?P<month>{{month_name}}){_WORDS}"
SPELT_YEAR: Final = rf"{LEAD}(?P<the>{{the}}{{year}})?{_WORDS}"
YEAR: Final = (
    rf"{LEAD}(?P<the>{{the}}{{year}}|{{calendar}})?(?P<fiscal>{{the}}?{{fiscal}}{{year}}?)?(?P<year>{{yyyy|yy}})"
)
SEASON: Final = (
    rf"{LEAD}{WHICH}{{the}}?{{pre}}?(?P<season>{{season}})"
    rf"(?:{{of}}?(?P<year>{{yyyy|yy}})(?:{{-|–|/}}(?P<until>{{digits}}))?|{{of}}{OTHER_YEAR})?"
)
DECADE: Final = rf"{_BARE_LEAD}(?P<decade>{{decade|tens}})"
CENTURY: Final = (
    rf"{_BARE_LEAD}(?P<nth>{{ordinal|digit_ordinal|twenty}}(?:{{-}}{{ordinal}})?){{-}}?(?P<unit>{{century}})"
)
QUARTER: Final = (
    rf"{LEAD}(?:{{the}}(?!{{ordinal}}{{-}}))?{{refining}}?(?P<fiscal>{{fiscal}}{{-}}?)?(?P<nth>{{ordinal|final|last}}){_UNIT}"
    rf"(?:(?:{{,}}|{{of|in}}{{the}}?)?{{fiscal}}?(?P<year>{{yyyy|yy}})|{{of|in}}(?P<fy>{{fyear}})|{{of|in}}{OTHER_YEAR})?",
    rf"{LEAD}{{the}}?(?:(?P<year>{{yyyy}})|{OTHER_YEAR}){{'s}}?{{fiscal}}?(?P<nth>{{ordinal}}){_UNIT}",
)
SAME_PERIOD: Final = r"{the}(?P<year>{yyyy}){quarter|period}"
YEAR_END: Final = r"{year}(?:{-}|{'s})?{end}"

PREPOSITIONS = frozenset(
    {"after", "and", "before", "between", "by", "during", "for", "from", "in", "of", "or", "since", "than", "through",
     "till", "to", "until", "with"}
)  # fmt: skip
_MONTH_LEADS = PREPOSITIONS | {"-", "each", "early", "every", "last", "late", "mid", "next", "on", "the", "this"}
_BEFORE_LABEL = frozenset({"#", "$", "act", "no", "number", "page", "room"})
_COUNTED = lexicon.words("times", "after_count")
_OPENING = frozenset({'"', "'", "(", "-", "/", "[", "–", "—", "“"})
_FALL_OF = frozenset({"apart", "back", "by", "for", "from", "in", "into", "of", "through", "to"})
_RESULTS = frozenset(
    {
        "",
        ",",
        ".",
        "dropped",
        "earnings",
        "fell",
        "grew",
        "loss",
        "net",
        "profit",
        "results",
        "revenue",
        "rose",
        "sales",
    }
)


def month(hit: Hit) -> Sense | None:
    """August, last August, August 1998, the end of August."""
    number, key = month_of(hit), hit.key("month")
    if year := year_of(hit):
        return Sense("DATE", f"{year:04}-{number:02}", mod_of(hit))
    led = hit.keys("pre") or hit.keys("edge") or hit.keys("which")
    # "May", "March" and "Jan" are verbs and names too: without a word that asks for a date they are left alone
    weak = key in ("may", "march", "august") or key in lexicon.table("times")["short_months"]
    if weak and not led and (hit.before not in _MONTH_LEADS or _capital(hit.words, hit.past)):
        return None
    step = yearly("month", number, hit) if hit.keys("other") else Named("month", number, direction_of(hit))
    return Sense("DATE", f"XXXX-{number:02}", mod_of(hit), step)


def spelt_month(hit: Hit) -> Sense | None:
    """January nineteen ninety-seven."""
    year = year_in_words(hit.keys("spelt"))
    return Sense("DATE", f"{year:04}-{month_of(hit):02}", mod_of(hit)) if year else None


def spelt_year(hit: Hit) -> Sense | None:
    """Nineteen ninety-seven, the year two thousand."""
    year = year_in_words(hit.keys("spelt"))
    if not year or (not hit.keys("the") and "thousand" in hit.keys("spelt")):
        return None
    return Sense("DATE", f"{year:04}", mod_of(hit))


def year(hit: Hit) -> Sense | None:
    """1998, '98 after a preposition, the year 2000, fiscal 1989 (FY1989), the end of 1994."""
    number = year_of(hit)
    if not number:
        return None
    if hit.keys("fiscal"):
        return Sense("DATE", f"FY{number:04}", mod_of(hit))
    led = bool(hit.keys("the") or hit.keys("pre") or hit.keys("edge"))
    if not led and (is_number(hit, number) or (hit.before == "than" and hit.after.endswith("s"))):
        return None  # "more than 2020 boats"
    units = lexicon.table("times")["units"]
    hyphen = hit.words.glued(hit.past) and hit.after == "-"
    if hit.after in _COUNTED or hit.after in units or (hyphen and hit.words.key(hit.past + 1) in units):
        return None
    return Sense("DATE", f"{number:04}", mod_of(hit))


def season(hit: Hit) -> Sense | None:
    """Last summer, the spring of 1998; a bare "fall" or "spring" is no season."""
    key = hit.key("season")
    code = lexicon.table("times")["seasons"][key]
    if year := year_of(hit):
        if code == "WI" and not hit.keys("until"):  # the one that year begins with, or the one it ends with
            return Sense("DATE", f"{year:04}-{code}", mod_of(hit), wide=True)
        return Sense("DATE", f"{year:04}-{code}", mod_of(hit))
    if key in ("fall", "spring") and not _surely_season(hit):
        return None
    if hit.keys("other"):
        return Sense("DATE", f"XXXX-{code}", mod_of(hit), yearly("season", 0, hit, code))
    return Sense("DATE", f"XXXX-{code}", mod_of(hit), Named("season", 0, direction_of(hit), name=code))


def decade(hit: Hit) -> Sense | None:
    """The 1990s, '80s, the early nineties."""
    key = hit.key("decade")
    digits = "".join(c for c in key if c.isdigit())
    joined = hit.before in ("and", "or", "through", "to") and hit.words.kinds[hit.first - 2] == "decade"
    the = "the" in hit.all_keys or (joined and key[0].isdigit())
    if hit.before in ("her", "his", "its", "my", "our", "their", "your"):
        return None  # an age
    if not digits:
        if not the:
            return None
        digits = f"{lexicon.table('times')['decades'][key]}0"
    if len(digits) == 4:
        return Sense("DATE", digits[:3], mod_of(hit))
    if digits[0] in "01" or not (the or hit.keys("pre") or not key[0].isdigit()):
        return None  # "temperatures in 70s"
    return Sense("DATE", f"XX{digits[0]}", mod_of(hit), Named("decade", int(digits[0])))


def century(hit: Hit) -> Sense | None:
    """The 20th century."""
    table = lexicon.table("times")
    keys = [k for k in hit.keys("nth") if k != "-"]
    if keys[0][0].isdigit():
        number = int(keys[0][:-2])
    else:
        number = sum(table["ordinals"].get(k, 0) or table["numbers"].get(k, 0) for k in keys)
    if not 1 <= number <= 30 or hit.after in ("b", "bc", "bce") or keys[-1] == "twenty":
        return None
    return Sense("DATE", f"{number - 1:02}", mod_of(hit))


def quarter(hit: Hit) -> Sense | None:
    """The third quarter, third-quarter, the first half of 1990, next year's first quarter."""
    unit, most = ("H", 2) if hit.key("unit") == "half" else ("Q", 4)
    dated = hit.keys("year") or hit.keys("other") or hit.keys("fy")
    number = most if hit.key("nth") in ("final", "last") and dated else 0
    number = number or lexicon.table("times")["ordinals"].get(hit.key("nth"), 0)
    if not 1 <= number <= most or (unit == "H" and not dated and hit.after not in _RESULTS):
        return None
    value = f"{unit}{number}"
    if year := year_of(hit):
        return Sense("DATE", f"{year:04}-{value}", mod_of(hit))
    if hit.keys("fiscal") or hit.keys("fy"):
        return Sense("DATE", f"XXXX-{value}", mod_of(hit))  # when a fiscal year begins is not known
    kind: Name = "quarter" if unit == "Q" else "half"
    return Sense("DATE", f"XXXX-{value}", mod_of(hit), yearly(kind, number, hit) if dated else Named(kind, number))


def same_period(hit: Hit) -> Sense | None:
    """The 1988 period: the part of that year which the report compares."""
    year = year_of(hit)
    return Sense("DATE", f"{year:04}", None, Shift("Y", year, "focus_year")) if year else None


def year_end(hit: Hit) -> Sense | None:
    """Year-end, year's end: the end of this year."""
    return Sense("DATE", None, "END", Shift("Y", 0))


def is_number(hit: Hit, number: int) -> bool:
    """True where four digits without a lead word look like a count or a label rather than a year."""
    words, first = hit.words, hit.first
    if words.kinds[hit.past - 1] == "short":
        return hit.before not in PREPOSITIONS
    if hit.before in _BEFORE_LABEL or (words.glued(first) and hit.before not in _OPENING):
        return True
    stem = words.key(first - 2)
    if hit.before == "-" and words.glued(first - 1) and stem.isdigit() and len(stem) != 4:
        return True  # part of a telephone number
    if 1900 <= number < 2100:
        return False
    hyphen = words.glued(hit.past) and hit.after == "-"
    return hit.before not in PREPOSITIONS or hit.after.isalpha() or hyphen


def _surely_season(hit: Hit) -> bool:
    which = hit.key("which")
    if which and which not in ("that", "the same"):
        return True
    if which or hit.after in _FALL_OF:
        return False
    the = "the" in hit.all_keys and hit.before in PREPOSITIONS
    return bool(hit.keys("pre") or hit.keys("edge") or the) or hit.before in ("by", "in", "since", "until")


def _capital(words: Words, at: int) -> bool:
    return at < len(words.starts) and words.sentences[at] == words.sentences[at - 1] and words.raw(at)[0].isupper()
