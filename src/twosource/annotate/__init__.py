"""Article and reading -> Analysis: mentions, times, quantities and attributions of one article."""

from twosource.annotate.attributions import find_attributions
from twosource.annotate.coreference import join_mentions
from twosource.annotate.mentions import find_mentions
from twosource.annotate.quantities import find_quantities
from twosource.annotate.tallies import find_tallies
from twosource.annotate.times import find_times
from twosource.annotate.times.dateline import find_document_date
from twosource.annotate.wires import find_helped, find_wire
from twosource.model import Analysis, Article, Reading


def annotate(article: Article, reading: Reading) -> Analysis:
    """Everything that can be found in the article alone."""
    text, tokens = article.text, reading.tokens
    times = find_times(text, tokens, article.published, reading.mentions)
    dated = None if article.published else find_document_date(text, tokens, times)
    if dated and dated.day:
        times = find_times(text, tokens, dated.day, reading.mentions)
    mentions = join_mentions(text, tokens, find_mentions(text, reading))
    quantities = find_quantities(text, tokens, times)
    return Analysis(
        article=article,
        tokens=tokens,
        mentions=mentions,
        times=times,
        quantities=quantities,
        attributions=find_attributions(article, reading, mentions),
        factuality=reading.factuality,
        document_date=dated,
        tallies=find_tallies(text, tokens, quantities, times),
        wire=find_wire(article),
        helped=find_helped(article),
    )
