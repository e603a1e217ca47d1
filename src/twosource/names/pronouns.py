"""What a third person pronoun shows of whom it stands for."""

from twosource.names.persons import Sex

_MASCULINE = frozenset({"he", "him", "his", "himself"})
_FEMININE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})


def sex_of_pronoun(word: str) -> Sex | None:
    """The sex that a pronoun shows, None for those that show none."""
    if word in _MASCULINE:
        return "m"
    return "f" if word in _FEMININE else None


def kind_of_pronoun(word: str) -> str | None:
    """Which antecedents it may have: "person", "thing", "many"; None for a word that is none of these."""
    if sex_of_pronoun(word):
        return "person"
    if word in _THING:
        return "thing"
    return "many" if word in _MANY else None
