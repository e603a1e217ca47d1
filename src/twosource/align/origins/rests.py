"""What reports tell in their own voice, or beside somebody's words -> the source that it rests on.

A report of a fire has nearly all of it from the brigade, and says so of a part. What it tells itself is no second
source beside them: nothing shows that it is. What is told of somebody without his words is the report's own telling
where others tell the same themselves and nobody is cited for it.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource import lexicon
from twosource.align.origins.said import CITED, Said
from twosource.model import Evidence, because

OWN = frozenset({"own_voice", "unattributed", "wire"})  # kinds that show no source
TELLING = frozenset({"own_voice", "wire"})  # kinds that tell as a fact: "is expected to" tells of no act


def resting(said: Sequence[Said]) -> list[Said]:
    """The statements, each with the voice that it rests on as far as its own article and those beside it show."""
    return _told_mostly(_loose_told(said))


def _loose_told(said: Sequence[Said]) -> list[Said]:
    """Aims and asides as the reports' own, where another tells the same itself and no words and no act are told."""
    loose = {one.article for one in said if one.voice.loose is not None}
    firm = any((one.voice.kind in CITED and one.voice.loose is None) or one.voice.kind == "act" for one in said)
    telling = {one.article for one in said if one.voice.kind in TELLING} - loose
    return list(said) if firm or not telling else [_own_of(one) for one in said]


def _own_of(one: Said) -> Said:
    """The statement in its article's own voice, where it is given to somebody without his words."""
    if one.own is None or one.voice.loose is None:
        return one
    why = Evidence("own voice", one.voice.loose, one.voice.evidence.place)
    return replace(one, voice=replace(one.own, also=(*one.own.also, why)))


def _told_mostly(said: Sequence[Said]) -> list[Said]:
    """The own telling of an article that has most from the police, or the like, as theirs or as of those cited."""
    inquiring = lexicon.words("acts", "inquiring")
    cited = [one.voice for one in said if one.voice.kind not in OWN and one.voice.body in inquiring]
    found = []
    for one in said:
        if one.voice.kind in OWN and one.mostly is not None:
            same = [voice for voice in cited if voice.body == one.mostly.body] or cited or [one.mostly]
            source = min(same, key=lambda voice: (voice.person, voice.label, voice.key))
            why = Evidence("cited for it", because("cites_mostly", source=source.label))
            found.append(replace(one, voice=replace(source, also=(*source.also, why))))
        else:
            found.append(one)
    return found
