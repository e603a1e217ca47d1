"""What is looked at of a claim in a group: its article, its voice, what it shares, whom its article cites."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource import lexicon
from twosource.align.table.row import Row
from twosource.align.voices import Voice, own_voice
from twosource.align.voices.agency import find_agencies
from twosource.model import Article, ArticleId, ClaimId, Claims

CITED = frozenset({"document", "statement", "unnamed"})  # kinds of voice that an article cites

# Share of what an article gives a source for: .4 to .6 are as often right (37 collections), and .6 joins least.
MOSTLY = 0.6
FEWEST_CITED = 2  # statements that it has from such a body at least

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
    own: Voice | None = None  # the one in which its article tells what it gives to nobody
    mostly: Voice | None = None  # the body from whom its article has most of what it gives a source for


@dataclass(frozen=True, slots=True)
class Background:
    """What an article shows beside its claims: whom it cites, for whatever, and the agency whose tag it carries."""

    cites: frozenset[str]
    agency: str | None
    own: Voice
    mostly: Voice | None


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
        behind[article].own,
        behind[article].mostly,
    )


def backgrounds(articles: Sequence[Claims], rows: Iterable[Row]) -> dict[ArticleId, Background]:
    """The background of each article."""
    cited: dict[ArticleId, list[Voice]] = defaultdict(list)
    for row in rows:
        if row.voice.kind in CITED:
            cited[row.claim.article].append(row.voice)
    agencies = find_agencies(articles)
    found = {}
    for article in articles:
        ident = article.analysis.article.id
        wire = agencies.get(ident)
        names = frozenset(name for voice in cited[ident] for name in sources_of(voice))
        own = own_voice(article.analysis, wire)
        found[ident] = Background(names, None if wire is None else wire.agency, own, _inquirer(cited[ident]))
    return found


def _inquirer(cited: Sequence[Voice]) -> Voice | None:
    """The body that looks into what happened, where the article has so much from such bodies; else None."""
    inquiring = [voice for voice in cited if voice.body in lexicon.words("acts", "inquiring")]
    if len(inquiring) < FEWEST_CITED or len(inquiring) < MOSTLY * len(cited):
        return None
    bodies = Counter(voice.body for voice in inquiring)
    most = max(bodies, key=lambda body: (bodies[body], str(body)))
    return min((v for v in inquiring if v.body == most), key=lambda v: (v.person, v.label, v.key))


def sources_of(voice: Voice) -> set[str]:
    """The names under which a source is found again in another place."""
    return {voice.key} if voice.body is None else {voice.key, f"{voice.body}/{'+'.join(sorted(voice.of))}"}


def _carriers(article: Article) -> tuple[str, ...]:
    """All who carried the text, where more than one did: one voice, however many print it."""
    outlets = tuple(filter(None, (article.outlet, *article.other_outlets)))
    return outlets if len(outlets) > 1 else (article.name, *article.other_names) if article.other_names else ()
