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
    Feature("meaning", pair.meaning, many.meaning),
    Feature("setting", pair.setting, many.setting),
    Feature("words", pair.words, many.words),
    Feature("sentence", pair.sentence, many.sentence),
    Feature("within", pair.within, many.within),
    Feature("roots_around", pair.roots_around, many.roots_around),
    Feature("rarest", pair.rarest, many.rarest),
    Feature("second", pair.second, many.second),
    Feature("near", pair.near, many.near),
    Feature("actors", pair.actors, needs=lambda row: bool(row.who)),
    Feature("named", pair.named, needs=lambda row: bool(row.who)),
    Feature("people", pair.people, needs=lambda row: bool(row.names), bars=True),
    Feature("subject", pair.subject, many.subject, bars=True),
    Feature("predicate", pair.predicate, many.predicate, holds=True),
    Feature("quantities", pair.quantities, needs=lambda row: bool(row.quantities), holds=True),
    Feature("times", pair.times, needs=lambda row: bool(row.times), bars=True, holds=True),
    Feature("polarity", pair.polarity, many.polarity),
    Feature("quotation", pair.quotation, needs=lambda row: bool(row.quotations), holds=True),
    Feature("passage", pair.passage, needs=lambda row: bool(row.shares), holds=True),
    Feature("voice", pair.voice, many.voice),
)
