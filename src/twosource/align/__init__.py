"""Claims of all articles -> Alignment: who is who, what is copied, and which claims are about one matter.

Read in this order: comparison (the steps), table (what is compared), block (which pairs), features and score (how
like), firm (how like in so large a collection), group (which belong together), drawn (what stands with what a person
joined), counts (what is counted of one event, across all of it), relation (how they stand to each other), origins
(where they come from), direction (who may have copied whom). What is kept so that later articles cost less stands in
pairs/kept.
"""

from collections.abc import Sequence

from twosource.align.comparison import Comparison, compare, conclude, grouped
from twosource.align.drafts import match_draft
from twosource.align.pairs.kept import NOTHING_KEPT, Kept, pack, unpack
from twosource.align.suggestions import LEAST, rank
from twosource.model import NOTHING_JUDGED, Alignment, Claims, Judged, Suggestion

__all__ = [
    "NOTHING_KEPT",
    "Comparison",
    "Kept",
    "align",
    "compare",
    "conclude",
    "match_draft",
    "pack",
    "suggest",
    "suggested",
    "unpack",
]


def align(articles: Sequence[Claims], judged: Judged = NOTHING_JUDGED) -> Alignment:
    """All articles compared. The order they come in changes nothing; of two with one text the first name stays.

    What people decided (`judged`) stands: they joined it or parted it, found it wrong, said how or who it is.
    """
    return conclude(compare(articles, judged), judged)


def suggest(articles: Sequence[Claims], judged: Judged = NOTHING_JUDGED) -> tuple[Suggestion, ...]:
    """The pairs of statements that a person's answer would tell most about, the most useful first."""
    return suggested(compare(articles, judged), judged)


def suggested(comparison: Comparison, judged: Judged = NOTHING_JUDGED) -> tuple[Suggestion, ...]:
    """As `suggest`, of what is compared already."""
    ruled, _, groups = grouped(comparison, judged)
    return rank(comparison.table.rows, groups, comparison.compared.all(LEAST, anchored=False), ruled)
