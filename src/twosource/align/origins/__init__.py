"""What stands behind a group of claims: its origins, and how many of them are independent.

Two articles that quote one named source share an origin; so do two that share copied text or carry one agency's tag.
What an article tells itself is an origin of its own only as long as nothing shows whose it is.
"""

from collections import defaultdict
from collections.abc import Sequence

from twosource.align.origins.joins import Party, articles_among, is_press, join, shows_nobody
from twosource.align.origins.rests import OWN, resting
from twosource.align.origins.said import Said, backgrounds, said_by
from twosource.align.union import Union
from twosource.align.voices import Voice
from twosource.model import ArticleId, Evidence, Grounds, Origin, Place, Relay, Span, because

__all__ = ["Said", "backgrounds", "find_origins", "independent", "said_by"]

ORDER = ("document", "statement", "act", "unnamed", "wire", "text", "own_voice", "unattributed")  # whose label is first
KINDS = {"copied": "shared passage", "one_source": "same source", "one_role": "same source", "his_words": "same source"}
KINDS |= {"one_quote": "same words", "only_person": "same source"}
KINDS |= {"through": "heard through", "cites_for_it": "cited for it", "cites_elsewhere": "cited for it"}  # of evidence
KINDS |= {"tells_act": "act", "relayed": "heard through"}
KINDS |= {"paper_beside": "same source", "names_nobody_beside": "cited for it"}


def find_origins(said: Sequence[Said]) -> tuple[Origin, ...]:
    """The origins of a group, the ones most articles rest on first."""
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in sorted(resting(said), key=lambda s: (s.article, s.claim, s.voice.key, s.voice.label)):
        groups[one.voice.key].append(one)
    parties = [Party(groups[key][0].voice, tuple(groups[key])) for key in sorted(groups)]
    union = join(parties) if len(parties) > 1 else Union.of(len(parties))
    made: dict[int, list[Party]] = defaultdict(list)
    for n, party in enumerate(parties):
        made[union.find(n)].append(party)
    origins = [_origin_of(joined, union.why[root]) for root, joined in made.items()]
    return tuple(sorted(origins, key=lambda o: (-len(o.articles), o.kind, o.label, o.articles)))


def independent(origins: Sequence[Origin], *, opposed: bool = False) -> tuple[int, int]:
    """The lower and the upper bound of the number of distinct origins, never more than one apart.

    Sources that differ are distinct; so are the tellings of reports that share no words and cite nobody, as far as
    the texts show. Only where some cite a source and others tell the same themselves is it open: they may have it
    from there. `opposed` statements, of which one says otherwise than the other, have it from two.
    """
    shown = sum(o.kind not in OWN or o.kind == "wire" for o in origins)
    own = {article for o in origins if o.kind == "own_voice" for article in o.articles}
    itself = sum(o.kind == "own_voice" for o in origins)
    itself += sum(o.kind == "unattributed" and not own.issuperset(o.articles) for o in origins)
    if not shown:
        return max(1, itself), max(1, itself)
    return shown + (opposed and itself > 0), shown + (itself > 0)


def _origin_of(parties: Sequence[Party], why: set[Grounds]) -> Origin:
    members = [one for party in parties for one in party.members]
    voices = [one.voice for one in members]
    first = min(voices, key=_rank)
    evidence = {e for v in voices for e in (v.evidence, *v.also)}
    evidence |= {Evidence("same text", because("one_text", carriers=m.copies)) for m in members if m.copies}
    evidence |= {Evidence(KINDS[grounds.rule], grounds) for grounds in why}
    ordered = sorted(evidence, key=lambda e: (e.kind, e.why, e.place or Place(ArticleId(""), Span(0, 0))))
    relays: dict[str, list[Said]] = defaultdict(list)
    for one in members:
        for name in {one.agency, one.voice.label if is_press(one.voice) else None} - {None, first.label}:
            relays[str(name)].append(one)
    through = tuple(
        Relay(name, articles_among(told), any(one.agency == name for one in told))
        for name, told in sorted(relays.items())
    )
    kind = "text" if first.kind == "own_voice" and _is_one_text(members) else first.kind
    claims = tuple(sorted({one.claim for one in members}))
    return Origin(kind, first.label, articles_among(members), tuple(ordered), through, claims)


def _rank(voice: Voice) -> tuple[float, bool, str, str]:
    """What of several labels of one origin is shown: a newspaper only where nobody is heard through it."""
    order = ORDER.index("wire") - 0.5 if is_press(voice) or shows_nobody(voice) else ORDER.index(voice.kind)
    return max(order, ORDER.index(voice.kind)), not voice.person, voice.label, voice.key


def _is_one_text(members: Sequence[Said]) -> bool:
    """True where each article shares words with another of them: one wrote it, and it is not told who."""
    articles = articles_among(members)
    if len(articles) < 2:
        return False
    shared: dict[ArticleId, set[int]] = {a: set() for a in articles}
    for one in members:
        shared[one.article] |= one.passages
    return all(any(shared[a] & shared[b] for b in articles if b != a) for a in articles)
