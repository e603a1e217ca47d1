"""What is decided of two claims: the relation, the rule that says so, and from which score on it can be said."""

from dataclasses import dataclass

from twosource.model import About, Grounds, Relation

ONE_COUNT = 0.5  # score from which two numbers of one kind are taken for the same one; judged by eye on the examples
SURE = 0.75  # score from which two claims are one statement, so that yes and no contradict each other
LIKELY = 0.5  # score from which a later state is taken for one of the same thing
# Score from which two claims with one predicate are set side by side, though what they say of it makes them unlike.
# Chosen by eye on the annotated collections: below it, most such pairs tell of two things.
FRAME = 0.35


@dataclass(frozen=True, slots=True)
class Decision:
    """The relation of two claims, and the rule that says so."""

    relation: Relation
    why: Grounds
    about: About | None = None  # in what they differ, or the one adds
