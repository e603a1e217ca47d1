"""On what a position rests, in words an editor uses."""

from twosource.model import Sourcing
from twosource.render.wording import listed

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def sourcing_words(sourcing: Sourcing) -> str:
    """One sentence without its full stop: "Rests on one source: the Coastguard, by one agency story in 3 articles"."""
    if sourcing.kind == "own":
        return nobody_shown(len(sourcing.own))
    if sourcing.kind == "public":
        return f"A public act of {listed(sourcing.sources)}" + _route(sourcing)
    parts = [_named_sources(sourcing) + _route(sourcing)]
    if sourcing.copied and sourcing.sources:
        parts.append(f"one text of which nobody says whose it is, in {_counted_articles(len(sourcing.copied))}")
    if sourcing.own:
        many = len(sourcing.own)
        parts.append(f"{number_word(many)} {'articles tell' if many > 1 else 'article tells'} it without a source")
    return "; ".join(parts)


def _named_sources(sourcing: Sourcing) -> str:
    sources = sourcing.sources
    if not sources and sourcing.through:
        return "Rests on one agency story" if len(sourcing.through) == 1 else "Rests on agency stories"
    if not sources:
        return f"One text in {_counted_articles(len(sourcing.copied))}; none says whose it is"
    if len(sources) == 1:
        return f"Rests on one source: {sources[0]}"
    return f"{number_word(len(sources)).capitalize()} sources, apart: {listed(sources)}"


def _route(sourcing: Sourcing) -> str:
    """The agencies and outlets by which it came, each with how many articles have it from there."""
    if not sourcing.sources and len(sourcing.through) == 1:
        relay = sourcing.through[0]
        return f": {relay.name}, in {_counted_articles(len(relay.articles))}"
    return "".join(
        f", by one agency story ({relay.name}) in {_counted_articles(len(relay.articles))}"
        if relay.agency
        else f", by way of {relay.name} in {_counted_articles(len(relay.articles))}"
        for relay in sourcing.through
    )


def nobody_shown(many: int) -> str:
    """That so many articles tell it themselves."""
    if many == 1:
        return "One article tells it itself and does not say how it knows"
    return f"{number_word(many).capitalize()} articles tell it themselves; none says how it knows"


def _counted_articles(many: int) -> str:
    return f"{many} article{'s' if many != 1 else ''}"


def number_word(many: int) -> str:
    """ "three"; past ten in figures."""
    return SMALL[many] if many < len(SMALL) else str(many)
