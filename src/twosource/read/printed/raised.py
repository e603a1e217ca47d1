"""Raised figures: the mark of a note at a number ("$320¹") or a power ("40 m²"), kept apart from the number."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised_figures(text: str) -> str:
    """The text with its digits as raised digits; letters ("21st") stay as they are."""
    return text.translate(_RAISED)
