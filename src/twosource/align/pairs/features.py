"""The features by which two claims are compared: the whole list, each with all that is known of it.

To add one: a function of a pair in `pair`, a record here, and `python -m training.pairs` for its weight.
"""

from collections.abc import Callable
from dataclasses import dataclass

from twosource import lexicon
from twosource.align.pairs import many, pair
from twosource.align.pairs.many import Floats, Many
from twosource.align.pairs.pair import Pair
from twosource.align.table.row import Row
from twosource.model import Reason


@dataclass(frozen=True, slots=True)
class Feature:
    """One way to look at two claims.

    `of_many` says of many pairs what `of_pair` says of each; None where so few claims have what it `needs` that it is
    asked pair by pair. What `bars` sets two claims apart that are not nearly the same in words. What `holds` is what
    two claims of one matter can be held together by.
    """

    name: str
    of_pair: Callable[[Pair], Reason]
    of_many: Callable[[Many], Floats] | None = None
    needs: Callable[[Row], bool] | None = None
    bars: bool = False
    holds: bool = False

    @property
    def weight(self) -> float | None:
        """What it counts for in the score, as fitted; None where it was given no weight: it then counts nothing."""
        weight = lexicon.table("same_matter")["weights"].get(self.name)
        return None if weight is None else float(weight)


FEATURES: tuple[Feature, ...] = (
    Feature("meaning", pair.by_meaning, many.meaning_of_many),
    Feature("sentence", pair.by_sentence, many.sentence_of_many),
    Feature("within", pair.by_within, many.within_of_many),
    Feature("roots_around", pair.by_roots_around, many.roots_around_of_many),
    Feature("rarest", pair.by_rarest, many.rarest_of_many),
    Feature("second", pair.by_second, many.second_of_many),
    Feature("near", pair.by_near, many.near_of_many),
    Feature("people", pair.by_people, needs=lambda row: bool(row.names), bars=True),
    Feature("predicate", pair.by_predicate, many.predicate_of_many, holds=True),
    Feature("quantities", pair.by_quantities, needs=lambda row: bool(row.quantities), holds=True),
    Feature("times", pair.by_times, needs=lambda row: bool(row.times), holds=True),
    Feature("polarity", pair.by_polarity, many.polarity_of_many),
    Feature("quotation", pair.by_quotation, needs=lambda row: bool(row.quotations), holds=True),
    Feature("passage", pair.by_passage, needs=lambda row: bool(row.shares), holds=True),
    Feature("voice", pair.by_voice, many.voice_of_many),
)
