"""Voices that a person found to be one source: "the coastguard" of one report is the Orrow Coastguard of another."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.align.union import Union
from twosource.align.voices.voice import Voice
from twosource.model import ClaimId, Claims, Evidence, Judged, Place, Span, because


def join_voices(articles: Sequence[Claims], voices: Mapping[ClaimId, Voice], judged: Judged) -> Mapping[ClaimId, Voice]:
    """The voices; those that are one by decision have the key of the one among them that has a name."""
    if not judged.sources_joined:
        return voices
    at = _voices_by_place(articles, voices)
    couples = [(at[c.a], at[c.b], c.number) for c in judged.sources_joined if c.a in at and c.b in at]
    known = {voice.key: voice for one, two, _ in couples for voice in (one, two)}
    keys = sorted(known, key=lambda key: (known[key].actor is None, key))  # who has a name comes first
    union = Union.of(len(keys))
    for one, two, number in couples:
        union.join(keys.index(one.key), keys.index(two.key), because("judged_source", number=number))
    named = {key: known[keys[union.find(n)]] for n, key in enumerate(keys)}
    decided = {key: min((w for w in union.why[union.find(n)]), default=None) for n, key in enumerate(keys)}
    found: dict[ClaimId, Voice] = {}
    for claim, voice in voices.items():
        shown_as = named.get(voice.key)
        why = decided.get(voice.key)
        if shown_as is None or shown_as.key == voice.key or why is None:
            found[claim] = voice
        else:
            also = (*voice.also, Evidence("same source", why, voice.evidence.place))
            found[claim] = replace(shown_as, evidence=voice.evidence, also=also)
    return found


def _voices_by_place(articles: Sequence[Claims], voices: Mapping[ClaimId, Voice]) -> dict[Place, Voice]:
    """The voice of each source that is cited for a claim, by the place of its words."""
    found: dict[Place, Voice] = {}
    for article in articles:
        held = {a.id: a for a in article.analysis.attributions if a.source}
        for claim in article.claims:
            cited = held.get(claim.attribution) if claim.attribution else None
            if cited is not None:
                span = Span(cited.source[0].start, cited.source[-1].end)
                found.setdefault(Place(claim.article, span), voices[claim.id])
    return found
