"""What is known of a state that people are counted in: how they are called, which words say it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from twosource import lexicon

_WORDS = ("done_to", "does", "is", "nouns")  # the lists of a state


def shown(state: str) -> str:
    """How those in the state are called: "the injured"."""
    return str(_states()[state]["as"])


def is_planned(state: str) -> bool:
    """True of what is mostly told before it comes about: jobs that are to go."""
    return bool(_states()[state].get("planned", False))


def words_of(state: str) -> frozenset[str]:
    """All lemmas that say the state."""
    forms = _states()[state]
    return frozenset(form for kind in _WORDS for form in forms[kind])


@cache
def _states() -> Mapping[str, Mapping[str, Any]]:
    states: dict[str, Mapping[str, Any]] = lexicon.table("befallen")["states"]
    return states
