"""What is looked at of a claim in a group: its article, its voice, what it shares, whom its article cites."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.align.table.row import Row
from twosource.align.voices import Voice
from twosource.align.voices.agency import find_agencies
from twosource.model import Article, ArticleId, ClaimId, Claims

CITED = frozenset({"document", "statement", "unnamed"})  # kinds of voice that an article cites

NO_CLAIM = ClaimId("")


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a group."""

    article: ArticleId
    voice: Voice
    passages: frozenset[int]  # those it has in common with a claim of another article
    copies: tuple[str, ...] = ()  # who carried the very text of the article: outlets, or files where none is known
    cites: frozenset[str] = frozenset()  # the keys and bodies of all whom its article cites, for whatever
    quoted: frozenset[tuple[str, ...]] = frozenset()  # four words in a row between quotation marks
    claim: ClaimId = NO_CLAIM
    agency: str | None = None  # whose tag its article carries


@dataclass(frozen=True, slots=True)
class Background:
    """What an article shows beside its claims: whom it cites, for whatever, and the agency whose tag it carries."""

    cites: frozenset[str]
    agency: str | None


def said_by(row: Row, passages: frozenset[int], behind: Mapping[ArticleId, Background]) -> Said:
    """What is looked at of the claim of a row."""
    article = row.claim.article
    return Said(
        article,
        row.voice,
        passages,
        _carriers(row.analysis.article),
        behind[article].cites,
        row.quoted,
        row.claim.id,
        behind[article].agency,
    )


def backgrounds(articles: Sequence[Claims], rows: Iterable[Row]) -> dict[ArticleId, Background]:
    """The background of each article."""
    found: dict[ArticleId, set[str]] = defaultdict(set)
    for row in rows:
        if row.voice.kind in CITED:
            found[row.claim.article] |= sources_of(row.voice)
    agencies = {ident: wire.agency for ident, wire in find_agencies(articles).items()}
    idents = [a.analysis.article.id for a in articles]
    return {ident: Background(frozenset(found.get(ident, ())), agencies.get(ident)) for ident in idents}


def sources_of(voice: Voice) -> set[str]:
    """The names under which a source is found again in another place."""
    return {voice.key} if voice.body is None else {voice.key, f"{voice.body}/{'+'.join(sorted(voice.of))}"}


def _carriers(article: Article) -> tuple[str, ...]:
    """All who carried the text, where more than one did: one voice, however many print it."""
    outlets = tuple(filter(None, (article.outlet, *article.other_outlets)))
    return outlets if len(outlets) > 1 else (article.name, *article.other_names) if article.other_names else ()
