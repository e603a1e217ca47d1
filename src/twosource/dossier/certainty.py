"""Points -> where one matter is put less surely in one place and as a fact in another."""

from collections.abc import Container, Iterator, Sequence
from itertools import combinations

from twosource import lexicon
from twosource.dossier.people import is_unnamed
from twosource.dossier.positions import is_alleged
from twosource.model import ArticleId, Claim, ClaimId, Grounds, Place, Point, Shift, Span, Statement, Tokens, because
from twosource.text import fold
from twosource.view import View

ONE_STATEMENT = 0.7  # score of a link from which two statements are taken for one; judged by eye, not fitted
SURELY_ONE = 0.9  # score from which they are one whatever their verbs: "began to prepare", "had been planned"
NO_DOUBT = frozenset({"can", "if", "should", "unless", "would"})  # hedges of condition and duty
EMPTY = frozenset(
    {"be", "begin", "continue", "do", "get", "give", "have", "make", "put", "start", "take"}
)  # that say nothing alone
COMMON = 0.5  # share of the shorter one's words that two statements of one article must have in common


def find_shifts(view: View, points: Sequence[Point]) -> tuple[Shift, ...]:
    """The shifts of what is surely one matter, then the others; of these the truest first: alleged here and a fact
    there, then from nobody, from unnamed people, from others.

    Of two articles (or within one) the surest pair of a point, and of one wording the first. Of 34 shifts of labelled
    points 13 of 14 are of one matter where both statements are firm, 13 of 20 where they are not (decision 041).
    """
    found = [shift for point in points for shift in _shifts_of(view, point)]
    firm = {point.id: {statement.claim for statement in point.firm_statements} for point in points}
    kept: list[Shift] = []
    seen: set[str] = set()
    for shift in sorted(found, key=lambda s: (_may_be_two(s, firm[s.point]), _truth(view, s))):
        sides = {view.words(s.article, s.span) for s in (shift.weaker, shift.stronger)}
        if seen.isdisjoint(sides):
            kept.append(shift)
        seen |= sides
    return tuple(kept)


def _may_be_two(shift: Shift, firm: Container[ClaimId]) -> bool:
    """True where statements of two articles are not surely of one matter."""
    sides = shift.weaker, shift.stronger
    return sides[0].article != sides[1].article and not all(side.claim in firm for side in sides)


def _truth(view: View, shift: Shift) -> int:
    """The less, the more it matters that a doubt, or a source, was dropped."""
    if is_alleged(view, shift.weaker):
        return 0
    held = view.attribution(view.claims[shift.weaker.claim])
    if shift.weaker.hedges:
        return 1
    if shift.weaker.said_by is None:
        return 2
    return 3 if held is not None and is_unnamed(view, shift.weaker, held) else 4


def _shifts_of(view: View, point: Point) -> Iterator[Shift]:
    said = {statement.claim: statement for statement in point.statements}
    seen: set[tuple[ArticleId, ArticleId]] = set()
    links = sorted(point.links, key=lambda k: (-k.score, k.a, k.b))
    pairs = [(said[k.a], said[k.b]) for k in links if k.score >= ONE_STATEMENT and k.a in said and k.b in said]
    sure = {frozenset({k.a, k.b}) for k in links if k.score >= SURELY_ONE}
    pairs += [
        (a, b) for a, b in combinations(point.statements, 2) if a.article == b.article and _much_in_common(view, a, b)
    ]
    for a, b in pairs:
        first, second = sorted((a.article, b.article))
        if a.polarity != b.polarity or (first, second) in seen:
            continue
        weaker, stronger = (a, b) if _is_fact(b) else (b, a)
        if not _comparable(view, weaker, stronger):
            continue
        how = _weakness(view, weaker)
        if not _is_fact(stronger) or how is None or _is_fact(weaker):
            continue
        one = frozenset({a.claim, b.claim}) in sure and is_alleged(view, weaker)  # in whatever words
        if one or _one_matter(view, weaker, stronger):
            seen.add((first, second))
            yield Shift(point.id, weaker, stronger, _grounds(weaker, stronger, how))


def _comparable(view: View, weaker: Statement, stronger: Statement) -> bool:
    """False for what was still to come, for an article's own headline, and for two other numbers."""
    one, two = view.claims[weaker.claim], view.claims[stronger.claim]
    if one.future or one.stage == "coming" or (one.article == two.article and (one.title or two.title)):
        return False
    numbers = [
        {(q.low, q.high) for n in c.quantities for q in (view.analyses[c.article].quantities[n],)} for c in (one, two)
    ]
    return not (numbers[0] and numbers[1]) or not numbers[0].isdisjoint(numbers[1])


def _is_fact(statement: Statement) -> bool:
    """In the article's own voice, as certain, without a hedge."""
    return statement.attribution is None and statement.factuality in ("CT+", "CT-") and not statement.hedges


def _weakness(view: View, statement: Statement) -> Grounds | None:
    """Why it is less than a fact, by words one can point at; None where it is only to come, asked or left open."""
    hedges = _hedges(view, statement)
    if hedges:
        return because("with_hedge", hedge=Place(statement.article, hedges[0]))
    if statement.attribution is None or statement.factuality == "Uu":
        return None
    return because("by_source", source=statement.said_by) if statement.said_by else because("by_nobody")


def _hedges(view: View, statement: Statement) -> list[Span]:
    """The hedges that say how sure it is: not those of condition, duty, need or what will be."""
    tokens = view.analyses[statement.article].tokens
    nouns, forms = lexicon.words("hedges", "nouns"), lexicon.words("hedges", "words") - NO_DOUBT
    lemmas = lexicon.words("hedges", "lemmas") | nouns
    found = []
    for hedge in statement.hedges:
        inside = tokens.begun_in(hedge)
        if (
            len(inside) > 1
            or fold(view.words(statement.article, hedge)) in forms
            or any(fold(tokens.lemmas[i]) in lemmas for i in inside)
        ):
            found.append(hedge)
    return found


def _one_matter(view: View, weaker: Statement, stronger: Statement) -> bool:
    """True where the stronger one states, in a clause of its own, the very word that the weaker one does not state.

    "Possible collaboration" is stated by "the collaboration began", not by another word about the same people.
    """
    analysis, claim = view.analyses[stronger.article], view.claims[stronger.claim]
    tokens = analysis.tokens
    if not len(tokens) or not _is_clause(tokens, claim):
        return False
    stated, head = _content_words(tokens, claim), fold(tokens.lemmas[claim.head])
    tokens_of = view.analyses[weaker.article].tokens
    unsure = _content_words(tokens_of, view.claims[weaker.claim])
    for word, whole in _unsure(view, weaker):
        lemma = fold(tokens_of.lemmas[word])
        answered = bool(unsure & stated) if lemma in EMPTY else lemma == head if whole else lemma in stated
        if answered:
            return True
    return False


def _is_clause(tokens: Tokens, claim: Claim) -> bool:
    """True for a verb with a tense or a subject of its own: "citing raids" and "known for raids" state nothing."""
    if tokens.upos[claim.head] not in ("VERB", "AUX"):
        return False
    inside = tokens.begun_in(claim.span)
    helped = any(tokens.heads[i] == claim.head and tokens.deprels[i].split(":")[0] in ("aux", "nsubj") for i in inside)
    return helped or tokens.xpos[claim.head] not in ("VBG", "VBN")


def _unsure(view: View, statement: Statement) -> Iterator[tuple[int, bool]]:
    """The words that are put as less than a fact; True where the word is a noun that the whole statement is about."""
    tokens, claim = view.analyses[statement.article].tokens, view.claims[statement.claim]
    inside = tokens.begun_in(statement.span)
    whole = tokens.upos[claim.head] not in ("VERB", "AUX")
    hedges = _hedges(view, statement)
    for hedge in hedges:
        marks = tokens.begun_in(hedge)
        outer = next((i for i in marks if tokens.heads[i] not in marks), -1)
        if outer >= 0 and tokens.upos[outer] == "VERB":  # "is accused of smuggling": what comes behind it
            yield from ((i, False) for i in inside if i > marks[-1] and tokens.upos[i] in ("NOUN", "VERB"))
        elif outer >= 0 and tokens.heads[outer] in inside:
            word = tokens.heads[outer]
            yield word, whole and word == claim.head
        else:
            yield claim.head, whole
    if not hedges:
        yield claim.head, whole


def _content_words(tokens: Tokens, claim: Claim) -> set[str]:
    """The nouns and verbs of a claim that say something, beside its subject."""
    subject = tokens.begun_in(claim.subject) if claim.subject else ()
    inside = (i for i in tokens.begun_in(claim.span) if i not in subject and tokens.upos[i] in ("NOUN", "VERB"))
    return {fold(tokens.lemmas[i]) for i in inside} - EMPTY


def _much_in_common(view: View, a: Statement, b: Statement) -> bool:
    one, two = (set(fold(view.words(s.article, s.span)).split()) for s in (a, b))
    return len(one & two) >= COMMON * min(len(one), len(two)) and not (a.span.overlaps(b.span))


def _grounds(weaker: Statement, stronger: Statement, how: Grounds) -> Grounds:
    if weaker.article == stronger.article:
        later = weaker.span < stronger.span
        return because("shift_to_later" if later else "shift_to_earlier", article=weaker.article, how=how)
    return because("shift", weaker=weaker.article, how=how, stronger=stronger.article)
