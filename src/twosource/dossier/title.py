"""Articles -> what the dossier is about: the subject that was given, else the commonest names, and the days."""

from collections import defaultdict

from twosource import lexicon
from twosource.dossier.clauses import days_of
from twosource.model import Actor, ArticleId, Place, Title
from twosource.text import fold
from twosource.view import View

MOSTLY = 0.5  # share of the articles that must name what stands in the title
HEAD = 300  # characters: what stands so early is in the headline or the first sentences
NAMES = 2  # who or what, and a second name


def find_title(view: View, *, subject: str | None) -> Title:
    """The title; without a subject the one or two names that most articles have, the oftenest named first."""
    days = days_of(view, list(view.rank))
    names = () if subject else _names(view)
    return Title(subject, names, min(days, default=None), max(days, default=None))


def _names(view: View) -> tuple[str, ...]:
    own = {fold(a.analysis.article.outlet or "") for a in view.articles}
    wide = lexicon.words("places", "countries") | lexicon.words("places", "states")
    ranked = []
    for actor in view.actors:
        held = _held_in(actor)
        known = fold(actor.name)
        if len(held) > MOSTLY * len(view.rank) and known not in own and known not in wide and actor.type != "NORP":
            early = sum(1 for a in held if any(p.span.start < HEAD for p in held[a]))
            ranked.append(((early, len(held), len(actor.mentions)), actor.name, actor.type))
    ranked.sort(key=lambda r: (tuple(-n for n in r[0]), r[1]))
    return tuple(name for _, name, _ in ranked[:NAMES])


def _held_in(actor: Actor) -> dict[ArticleId, list[Place]]:
    held: dict[ArticleId, list[Place]] = defaultdict(list)
    for place in actor.mentions:
        held[place.article].append(place)
    return held
