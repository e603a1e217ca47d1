"""Whether a decision would stand, asked before it is recorded."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.errors import InputError
from twosource.model import Claims, Judgement
from twosource.store.held import Held
from twosource.store.replay import replay


def refuse_contradiction(held: Held, articles: Sequence[Claims], judgement: Judgement) -> None:
    """Raises InputError where the decision would not stand: an earlier one says otherwise, or it changes nothing."""
    number = max((one.number for one in held.judgements), default=0) + 1
    last = replay((*held.judgements, replace(judgement, number=number)), articles, held.newer).decided[-1]
    if last.placed == "unplaced":
        raise InputError(f"decide {judgement.kind}: {last.reason}")
    if judgement.kind == "relation" and len({anchor.article for anchor in judgement.anchors}) < len(judgement.anchors):
        raise InputError("decide relation: both stand in one article; relations are told between articles")
