"""Text -> the text without raised note figures: "$320¹" costs 320 dollars."""

import re

# Behind figures, a word of four letters or a closing mark; "10⁶" is a power and "m²", "km³" are units.
_NOTE = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=[0-9])(?<!(?<![0-9])10)|(?<=[.,;:!?)”’\"]))[¹²³⁰⁴-⁹]+(?![⁰-⁹¹²³])")


def without_notes(text: str) -> str:
    """The text of the same length with a blank for each raised figure that is a note."""
    return _NOTE.sub(lambda note: " " * len(note[0]), text)
