"""Text -> where its dateline ends: "MEXICO CITY, June 3 (Agency) - ", before the first sentence of a report."""

import re

_SEARCHED = 3_000  # characters at the head of a text; a dateline stands before its first sentence
_CAPITALS = r"(?:[A-Z][A-Z.'’\-]+|[A-Z]{2,})(?: [A-Z][A-Z.'’\-]*){0,3}"
_FURTHER = r"(?:, ?(?:[A-Z][\w.'’]{0,14}|\d{1,4})(?: (?:[A-Z][\w.'’]{0,14}|\d{1,2})){0,2}){0,3}"  # a region, a day
_AGENCY = r" ?[(/][^()/\n]{2,40}[)/]"
_DASH = r" ?(?:—|–|--|- |_)"
_NAME = r"[A-Z][\w.'’]{1,20}(?: [A-Z][\w.'’]{1,20}){0,2}"
_DATELINE = re.compile(
    rf"^[ \t]{{0,8}}(?:{_CAPITALS}{_FURTHER}(?:{_AGENCY})?|{_NAME}{_FURTHER}{_AGENCY})"
    rf"{_DASH}(?=\s{{0,3}}[A-Z0-9“\"‘'])",
    re.MULTILINE,
)


def end_of_dateline(text: str) -> int:
    """The place behind the dash of the text's dateline; -1 where there is none.

    What is written after it is a sentence of its own: the place is where the report was filed, and no subject of it.
    """
    found = _DATELINE.search(text[:_SEARCHED])
    return len(found.group().rstrip()) + found.start() if found else -1
