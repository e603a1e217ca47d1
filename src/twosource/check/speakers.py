"""attribution-dropped and attribution-swapped: who says it, left out or told otherwise."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource import lexicon
from twosource.check.aligned import names_in_place
from twosource.check.evidence import Matched, Sources, place_of
from twosource.check.outlets import outlets_named
from twosource.check.overlap import Stated, cited_for, nearly_same, stated, terms_in
from twosource.check.sides import ROOT, Sentence
from twosource.model import ActorId, Attribution, Finding, Severity, Span
from twosource.names.kinds import country_of
from twosource.text import fold

VAGUE = frozenset({"he", "her", "him", "i", "it", "one", "she", "they", "we", "who", "you", "that", "which"})
SMALL = frozenset({"the", "a", "an", "of", "his", "her", "their", "and", "in", "for"})
CARRIED = 2  # sentences of the draft over which who was cited is still understood
_LABEL = re.compile(r"(?:[\w’'-]+ ){0,3}[\w’'-]+: (?=\S)")  # "Coastguard: nobody was hurt"
SEVERAL = 2  # reports, from which it says something that none of them tells a fact in its own voice
FEWEST = 2  # words and names of what somebody is cited for; of less it can't be told who said it


def attribution_dropped(matched: Matched) -> Iterator[Finding]:
    """What a source gives as somebody's word told as the draft's own knowledge.

    What it finds: a statement of the draft in its own voice, where the nearest sentences of the sources all tell who
    says so. A plain fact by the police, another authority or a document, what somebody tells of himself, and any plain
    fact where there is but one source, is a note only; what somebody admits or announces is neither, nor what follows a
    sentence of the draft that cites the same.

    Why: an accusation without its accuser is the writer's own.

    Example: the source has "The union says the pump was faulty", the draft "The pump was faulty".
    """
    sentence = matched.sentence
    if any(_speakers_reports(sentence, held) for held in sentence.attributions) or _is_labelled(sentence):
        return
    beside = stated(matched, sentence.terms)
    if any(sentence.text.strip() in one.sentence.text for one in beside):
        return  # word for word
    held = [cited_for(matched, one) for one in beside]
    if not beside or held[0] is None or not all(held) or _admits(beside[0].sentence, held[0]):
        return
    first, other = beside[0], held[0]
    if not other.source or not _speakers_reports(first.sentence, other):
        return  # "allegedly": see hedge-dropped
    if _speakers_in_context(matched, first.sentence, other):
        return
    severity: Severity = "warning" if _contested(matched, first, other) else "note"
    yield Finding(
        "attribution-dropped", severity, sentence.span, "no source", (place_of(first.sentence),),
        place_of(first.sentence, other.source[0]),
    )  # fmt: skip


def _is_labelled(sentence: Sentence) -> bool:
    """True where the line begins with who says it: "Coastguard: nobody was hurt"."""
    text = sentence.analysis.article.text
    low = max(text.rfind(mark, 0, sentence.span.start) for mark in ("\n", ". ", "! ", "? "))
    return _LABEL.match(text[low + 1 : sentence.span.end].lstrip()) is not None


def _speakers_in_context(matched: Matched, source: Sentence, held: Attribution) -> bool:
    """True where a sentence of the draft right before or after this one cites the same source."""
    said = speaker(matched.sources, source, held)
    if said is None:
        return False
    number, text = matched.sentence.number, matched.sentence.analysis.article.text
    for beside in matched.sources.draft[max(0, number - CARRIED) : number + 2]:
        between = sorted((beside.span, matched.sentence.span), key=lambda span: span.start)
        if beside.number != number and "\n\n" not in text[between[0].end : between[1].start]:
            for other in beside.attributions:
                cited = speaker(matched.sources, beside, other)
                if cited is not None and (said.actors & cited.actors or (said.words - VAGUE) & (cited.words - VAGUE)):
                    return True
    return False


def attribution_swapped(matched: Matched) -> Iterator[Finding]:
    """The words of one told as the words of another.

    What it finds: a statement that the draft gives with who says it, by name, where the nearest sentences of the
    sources give it as the word of somebody else, and none as the word of this one.

    Why: nobody may be made to say what another said.

    Example: the source has "'The plan is unfair,' Ann Gray said", the draft "Ben Lund said the plan was unfair".
    """
    sentence, sources = matched.sentence, matched.sources
    cited = [s for held in sentence.attributions for s in held.source]
    best = matched.best.sentence if matched.best is not None else sentence
    for name, there in names_in_place(sentence, best):
        if any(s.overlaps(name) for s in cited):
            where = place_of(best, there)
            yield Finding("attribution-swapped", "error", name, "other source", (place_of(best),), where)
            return
    for held in sentence.attributions:
        own = speaker(sources, sentence, held)
        terms = terms_in(sentence, held.content)
        if own is not None:
            terms -= {("who", actor) for actor in own.actors}
        if own is None or not own.named or len(terms) < FEWEST or not _speakers_reports(sentence, held):
            continue
        if outlets_named(own.label, sources) or fold(own.span.of(sentence.analysis.article.text)) in VAGUE:
            continue  # whom "he" means in the draft is not sure enough to say that he is somebody else
        same = nearly_same(matched)
        if same is not None and own.words <= frozenset(w.strip(".,'’\"“”") for w in fold(same.text).split()):
            continue  # it stands there so
        found = _speakers_speakers_of(matched, terms)
        if found and not any(one_speaker(own, other) or _speakers_is_press(other) for _, other in found):
            one, other = found[0]
            yield Finding(
                "attribution-swapped", "error", own.span, "other source", (place_of(one.sentence),),
                place_of(one.sentence, other.span),
            )  # fmt: skip
            return


def _speakers_speakers_of(matched: Matched, terms: frozenset[object]) -> list[tuple[Stated, "Speaker"]]:
    """The sentences of the sources that state it, each with who says so; empty where one tells it itself."""
    found = []
    for one in stated(matched, terms):  # type: ignore[arg-type]
        held = cited_for(matched, one)
        said = speaker(matched.sources, one.sentence, held) if held is not None else None
        if said is None:
            return []
        found.append((one, said))
    return found


# --- who it is -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, as far as the text shows. `named`: a name is among the words, or stands for a pronoun."""

    span: Span
    label: str
    actors: frozenset[ActorId]
    words: frozenset[str]
    named: bool


def speaker(sources: Sources, sentence: Sentence, held: Attribution) -> Speaker | None:
    """The nearest source that is told, going outwards; None where that is a pronoun or a document."""
    at: Attribution | None = held
    for _ in range(4):
        if at is None:
            return None
        if at.source and at.source_type != "document":
            found = _speakers_speaker(sources, sentence, at)
            if found.actors or found.words - VAGUE:
                return found
        at = sources.view.attributions.get((sentence.article, at.parent)) if at.parent else None
    return None


def _speakers_speaker(sources: Sources, sentence: Sentence, held: Attribution) -> Speaker:
    text, view = sentence.analysis.article.text, sources.view
    label = " ".join(dict.fromkeys([held.source_label or "", *(s.of(text) for s in held.source)])).strip()
    actors = {actor for at, actor in sentence.actors.items() if any(s.start <= at < s.end for s in held.source)}
    if held.source_entity is not None and (meant := view.actor_of.get((sentence.article, held.source_entity))):
        actors.add(meant)
    words = frozenset(w.strip(".,'’\"") for w in fold(label).split()) - SMALL
    names = any(m.form == "name" and s.contains(m.span) for s in held.source for m in sentence.mentions)
    people = any(actor in sources.people for actor in actors)
    return Speaker(held.source[0], label, frozenset(actors), words, names or people)


def one_speaker(one: Speaker, other: Speaker) -> bool:
    """True where the two may be one."""
    if one.words - VAGUE and one.words - VAGUE <= other.words:
        return True
    alike = {country_of(w)[:ROOT] for w in one.words} & {country_of(w)[:ROOT] for w in other.words}
    if any(len(w) == ROOT for w in alike):
        return True
    if one.actors and other.actors and other.named:
        return bool(one.actors & other.actors)
    if not other.named and other.label.lower().startswith("the "):
        return True  # "the firm's head": may be whom the draft names
    return bool(one.words & other.words)


def _speakers_is_press(one: Speaker) -> bool:
    """True for a newspaper or station: that it reports what somebody said makes it no other speaker."""
    return not lexicon.words("press", "names").isdisjoint(re.split(r"[\s-]+", " ".join(one.words)))


# --- what it is worth ----------------------------------------------------------------------------


def _speakers_reports(sentence: Sentence, held: Attribution) -> bool:
    """False for a cue that asks or orders: it tells what was done, not what was said."""
    words = _speakers_cue_words(sentence, held)
    return not words or not words <= lexicon.words("check", "acts")


def _admits(sentence: Sentence, held: Attribution) -> bool:
    """True where the cue makes known what is so: "admitted", "announced"."""
    return not lexicon.words("check", "admits").isdisjoint(_speakers_cue_words(sentence, held))


def _speakers_cue_words(sentence: Sentence, held: Attribution) -> frozenset[str]:
    tokens = sentence.analysis.tokens
    inside = (i for s in held.cue for i in tokens.begun_in(s) if i in sentence.words)
    return frozenset(sentence.lemma(i) for i in inside if tokens.upos[i] in ("VERB", "NOUN", "ADJ"))


def _contested(matched: Matched, one: Stated, held: Attribution) -> bool:
    """False for plain facts by authorities or documents or of one report, and for what somebody tells of himself."""
    sentence = one.sentence
    inside = [c for c in sentence.claims if any(s.overlaps(c.span) for s in held.content)]
    text = sentence.analysis.article.text
    subjects = {fold(c.subject.of(text)) for c in inside if c.subject is not None}
    if subjects & VAGUE & {fold(s.of(text)) for s in held.source}:
        return False  # "he said that he"
    lemmas = {sentence.lemma(i) for i in sentence.words}
    if not lexicon.words("check", "judges").isdisjoint(lemmas) or any(c.loaded or c.hedges for c in inside):
        return True
    if len(matched.sources.of) < SEVERAL:
        return False  # no other report could have told it in its own voice
    told = (held.source_label or "", *(s.of(text) for s in held.source))
    who = {w.strip(".,'’\"") for words in told for w in fold(words).split()}
    if held.source_type == "named_org" and lexicon.words("press", "names").isdisjoint(who):
        return False
    if held.source_type in ("document", "estimate") or not lexicon.words("check", "authorities").isdisjoint(who):
        return False
    own = {m.entity for c in inside for m in sentence.mentions if c.subject is not None and c.subject.contains(m.span)}
    return held.source_entity is None or held.source_entity not in own
