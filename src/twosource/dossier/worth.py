"""A point -> what it is worth to check it first: a visible list of reasons, each with its weight.

The weights of `articles`, `told`, `firm`, `early`, `headline` and `number` stand in the order of what a logistic
regression gives them on the points that annotators marked to be checked first (`python -m eval.core`), fitted on all
stories but one and measured on that one; the others are set by what an editor asks for first, and cost nothing there.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from twosource import lexicon
from twosource.model import UNOPPOSED, Claim, Group, Merit, Position, Worth
from twosource.text import fold, fold_word
from twosource.view import View

MOST = 0.5  # share of the statements that must be so for the point to be so


@dataclass(frozen=True, slots=True)
class Matter:
    """A group of claims as it is weighed."""

    view: View
    group: Group
    claims: Sequence[Claim]
    positions: Sequence[Position]

    def share(self, is_so: Callable[[View, Claim], bool]) -> float:
        """The share of the claims that are so."""
        return sum(is_so(self.view, claim) for claim in self.claims) / len(self.claims)


def worth_of(matter: Matter) -> tuple[Worth, ...]:
    """Every reason that speaks for or against the point, with its part of the weight."""
    found = ((merit, round(weight * measure(matter), 4)) for merit, weight, measure in MERITS)
    return tuple(Worth(merit, score) for merit, score in found if score)


# --- what speaks for it ---------------------------------------------------------------------------


def _worth_articles(matter: Matter) -> float:
    return float(len({c.article for c in matter.claims}) > 1) + _worth_carried(matter)


def _worth_carried(matter: Matter) -> float:
    many = len({c.article for c in matter.claims})
    return many / max(1, len(matter.view.articles)) if many > 1 else 0.0


def _worth_told(matter: Matter) -> float:
    return math.log(len(matter.claims))


def _worth_firm(matter: Matter) -> float:
    """How surely its statements are about one matter: the surest two of them."""
    return max((link.score for link in matter.group.links), default=0.0)


def _early(matter: Matter) -> float:
    texts = matter.view.analyses
    return 1.0 - min(c.span.start / max(1, len(texts[c.article].article.text)) for c in matter.claims)


def _worth_headline(matter: Matter) -> float:
    return float(any(c.title for c in matter.claims))


def _worth_number(matter: Matter) -> float:
    return matter.share(lambda _, c: bool(c.quantities))


def _worth_name(matter: Matter) -> float:
    return matter.share(_worth_is_named)


def _worth_is_named(view: View, claim: Claim) -> bool:
    mentions = view.analyses[claim.article].mentions
    return any(mentions[n].form == "name" for n in claim.mentions)


def _day(matter: Matter) -> float:
    return matter.share(lambda _, c: bool(c.times))


def _accusation(matter: Matter) -> float:
    return float(matter.share(_accuses) >= MOST)


def _accuses(view: View, claim: Claim) -> bool:
    tokens = view.analyses[claim.article].tokens
    words = {fold_word(tokens.lemmas[i]) for i in tokens.begun_in(claim.span)}
    return not words.isdisjoint(lexicon.table("accusations")["worth"])


def _conflict(matter: Matter) -> float:
    return float(matter.group.relation == "conflict")


def _update(matter: Matter) -> float:
    return float(matter.group.relation == "update")


def _differ(matter: Matter) -> float:
    return float(matter.group.relation == "differ" and matter.group.about not in UNOPPOSED)


def _worth_one_source(matter: Matter) -> float:
    several = len({c.article for c in matter.claims}) > 1
    return float(several and len(matter.positions) == 1 and matter.positions[0].sourcing.kind == "one")


# --- what speaks against it -----------------------------------------------------------------------


def _stance(matter: Matter) -> float:
    """What people want, hope or find: nothing that can be checked but that they said it."""
    return float(matter.share(_is_stance) > MOST)


def _is_stance(view: View, claim: Claim) -> bool:
    tokens = view.analyses[claim.article].tokens
    lemmas = {fold_word(tokens.lemmas[i]) for i in tokens.begun_in(claim.span)}
    return claim.factuality == "Uu" or not lemmas.isdisjoint(lexicon.words("worth", "stance"))


def _generic(matter: Matter) -> float:
    """What names nobody and nothing, counts nothing and dates nothing, or says only that something matters."""
    return matter.share(_worth_is_vague) + matter.share(_is_empty)


def _is_empty(view: View, claim: Claim) -> bool:
    tokens = view.analyses[claim.article].tokens
    return bool(len(tokens)) and fold_word(tokens.lemmas[claim.head]) in lexicon.words("worth", "empty")


def _worth_is_vague(view: View, claim: Claim) -> bool:
    return not (claim.quantities or claim.times or claim.title or _worth_is_named(view, claim))


def _fragment(matter: Matter) -> float:
    return matter.share(_worth_is_fragment)


def _worth_is_fragment(view: View, claim: Claim) -> bool:
    """A part of a sentence that does not stand alone: without a subject of its own, and short."""
    tokens = view.analyses[claim.article].tokens
    inside = tokens.begun_in(claim.span)
    content = sum(tokens.upos[i] in CONTENT for i in inside)
    if inside and tokens.upos[inside[0]] == "ADP" and claim.subject is None:
        return True
    return content < LITTLE or ((claim.subject is None or not claim.span.contains(claim.subject)) and content < SOME)


def _furniture(matter: Matter) -> float:
    """What stands around a text: captions of a gallery, "Just watched"."""
    return float(matter.share(_worth_is_furniture) >= MOST)


def _worth_is_furniture(view: View, claim: Claim) -> bool:
    text = view.text(claim.article)
    before = text[max(0, claim.span.start - NEAR) : claim.span.start].rpartition(". ")[2]
    around = fold(" ".join((before + claim.span.of(text)).split()))
    return any(words in around for words in lexicon.words("worth", "furniture"))


NEAR = 60  # characters before a statement in which its caption's "Hide Caption 5 of 22 Photos:" stands
CONTENT = frozenset({"ADJ", "NOUN", "NUM", "PROPN", "VERB"})
LITTLE, SOME = 3, 5  # content words: fewer say nothing; so few without a subject are a fragment

MERITS: tuple[tuple[Merit, float, Callable[[Matter], float]], ...] = (
    ("articles", 2.0, _worth_articles),
    ("told", 0.5, _worth_told),
    ("firm", 2.0, _worth_firm),
    ("early", 0.5, _early),
    ("headline", 0.5, _worth_headline),
    ("number", 0.6, _worth_number),
    ("name", 0.2, _worth_name),
    ("day", 0.1, _day),
    ("accusation", 0.3, _accusation),
    ("conflict", 1.5, _conflict),
    ("update", 1.0, _update),
    ("differ", 0.5, _differ),
    ("one_source", 0.1, _worth_one_source),
    ("stance", -0.4, _stance),
    ("generic", -0.6, _generic),
    ("fragment", -0.5, _fragment),
    ("furniture", -10.0, _furniture),
)
