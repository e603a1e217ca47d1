"""A draft beside its sources -> the claims of the sources that are nearest to each claim of the draft."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from twosource.align.actors import find_actors
from twosource.align.pairs.bulk import Bulk
from twosource.align.pairs.score import shipped
from twosource.align.passages import find_passages
from twosource.align.table import Table, build
from twosource.align.voices import Voice
from twosource.model import Claims, Draft, Holder, Match, Matching

NEAREST = 24  # claims of sources kept of each claim of the draft; of the annotated ones the right one was among 10


def match_draft(draft: Draft, claims: Claims, sources: Sequence[Claims]) -> Matching:
    """The draft's claims with the nearest of the sources, by the features and the scorer that compare articles.

    The order of the sources changes nothing; one whose text is the draft's own is left out.
    """
    own = (draft.original, draft.article.id)
    by_text = {a.analysis.article.id: a for a in sorted(sources, key=_drafts_name_of, reverse=True)}
    ordered = tuple(sorted((a for i, a in by_text.items() if i not in own), key=_drafts_name_of))
    both = (claims, *ordered)
    actors = find_actors(both)
    table = build(both, actors, find_passages([a.analysis.article for a in both]))
    matches = tuple(_matches(table))
    holders = {row.claim.id: _drafts_holder(row.voice) for row in table.rows}
    return Matching(draft, claims, ordered, actors.all, matches, holders)


def _drafts_name_of(article: Claims) -> tuple[str, str]:
    return article.analysis.article.name, article.analysis.article.id


def _drafts_holder(voice: Voice) -> Holder:
    return Holder(voice.kind, voice.key, voice.label, voice.actor, voice.role)


def _matches(table: Table) -> list[Match]:
    count = sum(1 for row in table.rows if row.article == 0)
    if not 0 < count < len(table.rows):
        return []
    likeness: NDArray[np.float32] = table.vectors[:count] @ table.vectors[count:].T
    kept = min(NEAREST, likeness.shape[1])
    # rounded before they are put in order, so that the last bits of a sum, which depend on the machine, change nothing
    order = np.argsort(-np.round(likeness.astype(np.float64), 4), axis=1, kind="stable")[:, :kept]
    pairs = np.stack([np.repeat(np.arange(count), kept), (order + count).reshape(-1)], axis=1).astype(np.int64)
    scores = Bulk(table).scores(pairs, shipped())
    return [
        Match(
            table.rows[i].claim.id, table.rows[j].claim.id, round(float(likeness[i, j - count]), 4), round(float(s), 4)
        )
        for (i, j), s in zip(pairs.tolist(), scores.tolist(), strict=True)
    ]
