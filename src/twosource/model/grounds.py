"""Why a thing is said to stand as it stands: a rule and the values in its slots. Only `render` makes words of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from twosource.model.span import Place

# In the order in which a dossier is made. `render/telling.py` has the English of each.
Rule = Literal[
    # who is who across articles
    "one_name", "own_short_form", "only_shortening", "only_initials", "only_longer", "two_spellings",
    "only_surname", "only_in_office", "mostly_meant", "one_office",
    # how two numbers, or two times, stand to each other
    "same_number", "same_rounded", "one_exact", "bound_otherwise", "number_within", "bounds_meet", "one_rounds",
    "numbers_clash", "overlap", "same_length", "other_length", "other_hours", "same_days", "first_finer",
    "second_finer", "days_clash",
    # what one feature says of two claims
    "cosine", "sentences_share", "likeness_within", "likeness_of_roots", "root", "root_cut", "no_root",
    "no_person", "other_people", "some_people", "one_subject",
    "two_subjects", "subjects_share", "no_subject", "one_predicate", "predicate_within", "two_predicates",
    "no_numbers", "other_things", "no_times", "both_so", "one_not", "shared_quote", "no_quote", "one_passage",
    "no_passage", "two_voices", "one_voice", "no_rival", "a_rival",
    # how two claims stand to each other
    "single", "same_words", "few_more_words", "later_count", "numbers_exclude", "numbers_differ", "name_spelled",
    "names_differ", "times_exclude", "times_differ", "hours_exclude", "denied", "put_as_denial", "opposites",
    "expected_done", "still_to_come", "hedged",
    "more_exact", "lists_differ", "longer_list", "same", "same_as_worded", "adds_kinds", "adds", "added_stretches",
    "added_words", "each_adds", "adds_this", "perhaps_two_events", "two_ages",
    "counted_alike", "counted_finer", "count_grew", "counted_with", "counts_differ", "later_count_of", "counts_exclude",
    "later_state",
    "tells_itself", "names_nobody", "has_from_unsettled", "has_from",
    # what an origin, and a direction of copying, rest on
    "one_text", "copied", "one_source", "one_role", "one_quote", "only_person", "relayed",
    "his_words", "through", "cites_for_it", "cites_elsewhere", "cites_mostly", "tells_act", "tells_aim", "tells_aside",
    "paper_beside", "names_nobody_beside", "carries_tag", "helped", "own_words", "no_source", "charged", "said_by",
    "said_by_through", "did", "dated_first", "tag_beside_none", "holds_most", "credited",
    # what a person decided
    "judged_same", "judged_relation", "judged_actor", "judged_source",
    # how much less than a fact
    "shift", "shift_to_later", "shift_to_earlier", "with_hedge", "by_source", "by_nobody",
]  # fmt: skip

# Rules that speak of something one can name: who, how many, when, where, how surely. What only adds words is no detail.
OWN_DETAIL: frozenset[Rule] = frozenset({
    "bound_otherwise", "count_grew", "counted_finer", "counted_with", "counts_differ", "counts_exclude", "hedged",
    "later_count", "later_count_of", "later_state", "more_exact", "name_spelled", "names_differ", "numbers_differ",
    "numbers_exclude", "hours_exclude", "times_differ", "times_exclude", "two_ages",
})  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Grounds:
    """The rule that spoke and the values in its slots, by name.

    A value is what was found, never a sentence: an article's id, a place in one, words as they stand in a text, a
    number, the grounds of something else, or several of these.
    """

    rule: Rule
    slots: tuple[tuple[str, Slot], ...] = ()

    def slot(self, name: str) -> Slot | None:
        """The value in that slot; None where the rule left it out."""
        return next((value for own, value in self.slots if own == name), None)


Slot: TypeAlias = "str | int | float | Place | Grounds | tuple[Slot, ...]"


def because(rule: Rule, **slots: Slot) -> Grounds:
    """The grounds of a rule with what stands in its slots."""
    return Grounds(rule, tuple(slots.items()))
