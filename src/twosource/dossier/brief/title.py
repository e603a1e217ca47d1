"""Articles -> what the dossier is about: the subject given, else the commonest actor and event, and the days."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from twosource import lexicon
from twosource.dossier.brief.clauses import days_of
from twosource.model import Actor, Moment, Title
from twosource.text import fold, fold_word
from twosource.values.days import ordinal
from twosource.view import View

MOSTLY = 0.5  # share of the articles that must have what stands in the title
HEAD = 400  # characters: what stands so early is in the headline or the first sentences
BEFORE = 14  # days between what happened and the first report
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")


def find_title(view: View, moments: Sequence[Moment], *, subject: str | None) -> Title:
    """The title; what most articles name in their heads, what happened, from the day on that most tell of it."""
    days = days_of(view, list(view.rank))
    first, last = min(days, default=None), max(days, default=None)
    names = () if subject else (*_actor(view), *_event(view))
    return Title(subject, tuple(names), _begun(view, moments, first), last)


def _begun(view: View, moments: Sequence[Moment], first: str | None) -> str | None:
    """The first single day, shortly before the first report, that most articles tell something of."""
    published = ordinal(first)
    if published is None:
        return None
    for moment in moments:
        day = ordinal(moment.earliest)
        many = len({s.article for s in moment.statements})
        one = moment.earliest == moment.latest and day is not None
        if one and day is not None and 0 < published - day <= BEFORE and many > MOSTLY * len(view.rank):
            return moment.earliest
    return first


# --- who or what ----------------------------------------------------------------------------------


def _actor(view: View) -> Iterator[str]:
    """The actor that most articles have in their heads, the oftenest named of them; none where no one is so."""
    outlets = {fold(a.analysis.article.outlet or "") for a in view.articles}
    wide = lexicon.words("places", "countries") | lexicon.words("places", "states")
    ranked = []
    for actor in view.actors:
        early = {p.article for p in actor.mentions if p.span.start < HEAD}
        if fold(actor.name) in outlets | wide or actor.type == "NORP" or len(early) < MOSTLY * len(view.rank):
            continue
        ranked.append((-len(early), -len(actor.mentions), actor.name, actor.id, actor))
    if ranked:
        yield _full_name(view, min(ranked)[-1])


def _full_name(view: View, actor: Actor) -> str:
    """The name, with the capitalised word that mostly stands before a single one: "Lady" of "the Lady Maren"."""
    if " " in actor.name:
        return actor.name
    before: Counter[str] = Counter()
    for place in actor.mentions:
        words = view.text(place.article)[max(0, place.span.start - 20) : place.span.start].split(" ")
        if len(words) > 1 and words[-1] == "" and words[-2][:1].isupper() and words[-2].isalpha():
            before[words[-2]] += 1
    word, many = before.most_common(1)[0] if before else ("", 0)
    return f"{word} {actor.name}" if many > MOSTLY * len(actor.mentions) else actor.name


# --- what happened --------------------------------------------------------------------------------


def _event(view: View) -> Iterator[str]:
    """The noun that most headlines have, with the word that mostly goes before it; none where there is none."""
    heads = [[fold(w) for w in _WORD.findall(a.analysis.article.title or "")] for a in view.articles]
    told = [words for words in heads if words]
    many_have = Counter(w for words in told for w in dict.fromkeys(words))
    if len(told) < 2 or not any(many > 1 for many in many_have.values()):
        return
    nouns, named = _title_nouns(view, many_have), _title_named(view)
    of = Counter(nouns[w] for words in told for w in dict.fromkeys(words) if w in nouns and w not in named)
    pairs = Counter(
        (a, nouns[b]) for words in told for a, b in dict.fromkeys(pairwise(words)) if b in nouns and a not in named
    )
    best = [(many, noun) for noun, many in of.items() if many > MOSTLY * len(told)]
    if not best:
        return
    noun = min(best, key=lambda b: (-b[0], b[1]))[1]
    lead = [a for (a, b), many in pairs.items() if b == noun and many > MOSTLY * len(told) and a.isalpha()]
    small = lexicon.words("counted", "small_words")
    first = [a for a in sorted(lead)[:1] if a not in small]
    if first or noun in lexicon.words("event_nouns", "events"):  # "national emergency", "election"; not "photo"
        yield " ".join([*first, noun])


def _title_nouns(view: View, wanted: Container[str]) -> dict[str, str]:
    """Those of the words that are common nouns in the texts, each form with its lemma."""
    found: dict[str, Counter[str]] = {}
    for analysis in view.analyses.values():
        tokens = analysis.tokens
        for i, upos in enumerate(tokens.upos):
            form = fold_word(analysis.article.text[tokens.starts[i] : tokens.ends[i]])
            if form in wanted:
                found.setdefault(form, Counter())[fold(tokens.lemmas[i]) if upos == "NOUN" else ""] += 1
    return {form: best for form, of in found.items() if (best := of.most_common(1)[0][0])}


def _title_named(view: View) -> frozenset[str]:
    """The words of the names."""
    return frozenset(w for actor in view.actors for w in fold(actor.name).split())
