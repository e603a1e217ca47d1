"""A name in the draft -> whether it is that of an outlet whose report is among the sources: "HuffPost says"."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from twosource.check.evidence import Sources
from twosource.model import Article, ArticleId
from twosource.text import fold

SHORTEST = 3  # letters of a name that is looked for in an address


def outlets_named(name: str, sources: Sources) -> frozenset[ArticleId]:
    """The articles of the outlet of that name: by the outlet's name, its initials, or the address of the article."""
    words = tuple(w for w in re.findall(r"\w+", fold(name)) if w != "the")
    if not words:
        return frozenset()
    return frozenset(
        ident
        for ident, analysis in sources.view.analyses.items()
        if ident in sources.of and _is(words, analysis.article)
    )


@lru_cache(maxsize=10_000)
def _is(words: tuple[str, ...], article: Article) -> bool:
    whole = "".join(words)
    initials = "".join(w[0] for w in words)
    for outlet in filter(None, (article.outlet, *article.other_outlets)):
        own = [w for w in re.findall(r"\w+", fold(outlet)) if w != "the"]
        if whole == "".join(own) or (len(initials) >= SHORTEST and initials == "".join(own)):
            return True
        if len(own) > 1 and whole == "".join(w[0] for w in own):
            return True
    host = (urlsplit(article.url or "").hostname or "").removeprefix("www.").rsplit(".", 1)[0]
    return len(whole) >= SHORTEST and whole == host.replace("-", "").split(".")[-1]
