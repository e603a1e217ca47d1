"""What is looked up of one article for each of its claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from twosource.align.actors import Actors, entity_numbers
from twosource.model import Analysis, Attribution, AttributionId, Claims, Span


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is looked up of one article for each of its claims."""

    analysis: Analysis
    attributions: Mapping[AttributionId, Attribution]
    actors: Actors
    actor_of: tuple[int | None, ...]  # of each mention
    beside: dict[Span, list[int]] = field(default_factory=dict)  # the words told beside a name, once they are found


def look_up(article: Claims, actors: Actors) -> Lookup:
    """The article with its attributions by id and the actor of each mention."""
    analysis = article.analysis
    ident = analysis.article.id
    actor_of = tuple(actors.of_entity.get((ident, entity)) for entity in entity_numbers(article))
    return Lookup(analysis, {a.id: a for a in analysis.attributions}, actors, actor_of)
