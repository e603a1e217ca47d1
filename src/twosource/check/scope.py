"""overgeneralised: what a source tells of some told of all."""

from collections.abc import Iterator

from twosource import lexicon
from twosource.check.evidence import Matched, place_of
from twosource.check.overlap import STATES
from twosource.check.sides import Sentence
from twosource.model import Finding


def overgeneralised(matched: Matched) -> Iterator[Finding]:
    """What a source tells of some, of most or of one, told of all; or its "some" left out.

    What it finds: "all", "every", "nobody", "always" in the draft where the nearest sentence of the sources has none of
    these; and a plural without any such word where the source has "some of the", "many", "nearly all".

    Why: one case is not the rule.

    Example: the source has "Some of the guests had not been invited", the draft "The guests had not been invited".
    """
    best = matched.best
    if best is None or best.share < STATES * 0.8:
        return
    sentence = matched.sentence
    every, some = _of(sentence, "all"), _of(sentence, "some")
    alls = [n for n in matched.related if _of(n, "all")]
    other_some = _of(best.sentence, "some")
    if every and not some and not alls:
        at = every[0]
        tokens = sentence.analysis.tokens
        other = best.sentence.analysis.tokens.span(other_some[0], other_some[0]) if other_some else best.sentence.span
        yield Finding(
            "overgeneralised", "warning", tokens.span(at, at), "all", (place_of(best.sentence),),
            place_of(best.sentence, other),
        )  # fmt: skip


def _of(sentence: Sentence, key: str) -> list[int]:
    known = lexicon.words("check", key)
    return [i for i in sentence.words if sentence.lemma(i) in known]
