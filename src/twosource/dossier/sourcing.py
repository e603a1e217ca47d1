"""Origins of a point -> on what one of its positions rests: one source, several, the reports' own telling, an act."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from twosource.model import SHOWS_NONE, ArticleId, ClaimId, Origin, Relay, Sourcing, SourcingKind

OF_TEXT = frozenset({"text", "wire"})  # kinds of which only the text is known to be one


def sourcing_of(origins: Sequence[Origin], article: Mapping[ClaimId, ArticleId]) -> Sourcing:
    """The sourcing of the statements given by their claims, each with its article.

    Only what those statements rest on counts: who stands behind the other positions of the point is never added.
    """
    behind = [o for o in origins if any(claim in article for claim in o.claims)]
    shown = [o for o in behind if o.kind not in SHOWS_NONE]
    cited = {article[c] for o in shown for c in o.claims if c in article}
    own = {article[c] for o in behind if o.kind in SHOWS_NONE for c in o.claims if c in article} - cited
    inside = frozenset(article.values())
    texts = [o for o in shown if o.kind == "text"]
    return Sourcing(
        kind=_sourcing_kind(shown, own),
        sources=tuple(o.label for o in shown if o.kind not in OF_TEXT),
        through=_relays(shown, inside),
        copied=tuple(sorted({article[c] for o in texts for c in o.claims if c in article})),
        own=tuple(sorted(own)),
    )


def _sourcing_kind(shown: Sequence[Origin], own: Collection[ArticleId]) -> SourcingKind:
    if not shown:
        return "own"
    if all(o.kind == "act" for o in shown):
        return "public"  # also where some reports do not say whose act it is
    if own:
        return "mixed"
    return "one" if len(shown) == 1 else "several"


def _relays(shown: Sequence[Origin], inside: Collection[ArticleId]) -> tuple[Relay, ...]:
    """The agencies and outlets through which the articles of the position have it, each once."""
    found: dict[tuple[str, bool], set[ArticleId]] = defaultdict(set)
    for origin in shown:
        for relay in origin.through:
            found[relay.name, relay.agency].update(a for a in relay.articles if a in inside)
        if origin.kind == "wire":
            found[origin.label, True].update(a for a in origin.articles if a in inside)
    return tuple(
        Relay(name, tuple(sorted(articles)), agency) for (name, agency), articles in sorted(found.items()) if articles
    )
