"""What a person does on the desk: decide, and take back. It is in the case file before anything is answered."""

from dataclasses import dataclass

from twosource.decisions import checked_value
from twosource.errors import InputError, StoreError
from twosource.model import Anchor, Article, ArticleId, Claims, Judgement, JudgementKind
from twosource.render.served.addresses import read_span
from twosource.store.anchors import anchor_of
from twosource.store.events import KINDS, OF_ARTICLE, TWO, in_force, record, undo
from twosource.store.file import open_case
from twosource.store.held import Held
from twosource.store.refusals import refuse_contradiction
from twosource.store.replay import spans_of
from twosource.web.desk import Desk
from twosource.web.forms import SentForm

NAME_LONGEST = 100  # characters of the name of who decides
WHY_LONGEST = 10_000
AGAIN = "load the page anew and choose again"


@dataclass(frozen=True, slots=True)
class Acted:
    """What was done, in one line, and the number of its entry in the log."""

    told: str
    number: int


def take_decision(desk: Desk, form: SentForm, by: str) -> Acted:
    """Records the decision of a form. Raises InputError where it says nothing that can stand."""
    if not desk.ready:
        raise StoreError("the case is being compared for the first time; do it again in a moment")
    kind = form.get("kind")
    if kind not in KINDS:
        raise InputError(f"decision {kind[:40]!r}: no such kind; known are {', '.join(KINDS)}")
    others = (form.several.get("b", ("",)) if kind == "apart" else (form.get("b"),)) if kind in TWO else ()
    pairs = [[form.get("a"), other] for other in others] or [[form.get("a")]]
    why = " ".join(form.get("why").encode("utf-8", "replace").decode().split())
    if len(why) > WHY_LONGEST:
        raise InputError(f"the reason has {len(why):,} characters; {WHY_LONGEST:,} at most, shorten it")
    value, now = checked_value(kind, form.get("value") or None), desk.now()
    made = [
        Judgement(0, now, by, kind, tuple(_acts_anchor(desk, kind, place) for place in places), value, why or None)
        for places in pairs
    ]
    with desk.deciding, open_case(desk.path) as case:
        held = Held(case, (), tuple(in_force(case)), desk.newer, "")
        for one in made:
            refuse_contradiction(held, desk.articles, one)
        numbers = [record(case, one).number for one in made]
        desk.recorded(case)
    told = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
    return Acted(f"Recorded as number {told}.", numbers[-1])


def take_back(desk: Desk, number: int, why: str | None, by: str) -> Acted:
    """Takes a decision back, or that one was taken back. Raises InputError where there is none."""
    with desk.deciding, open_case(desk.path) as case:
        undo(case, number, at=desk.now(), by=by, why=why)
        desk.recorded(case)
    return Acted(f"Number {number} is taken back.", number)


def signed_by(form: SentForm, kept: str, otherwise: str) -> str:
    """The name for the log: as the form says, else as it was kept, else the one the desk was started with."""
    given = form.get("name").encode("utf-8", "replace").decode()
    name = " ".join((given or kept or otherwise).split())
    if not name.isprintable():
        name = "".join(c for c in name if c.isprintable())
    if len(name) > NAME_LONGEST:
        raise InputError(f"the name has {len(name):,} characters; {NAME_LONGEST} at most, shorten it")
    if not name:
        raise InputError("nobody's name; say who decides")
    return name


def _acts_anchor(desk: Desk, kind: JudgementKind, place: str) -> Anchor:
    """The words at "article:start-end", as far as a decision of this kind can be about them."""
    ident, _, words = place.partition(":")
    article = _acts_article(desk, ArticleId(ident))
    if kind in OF_ARTICLE or (kind == "note" and not words):
        return anchor_of(_acts_text(article), None)
    span = read_span(words)
    spans = spans_of(kind, article)
    if span not in spans and not (kind == "note" and span.end <= len(article.analysis.article.text)):
        raise InputError(f"{place[:80]}: nothing stands there that a decision of this kind can be about; {AGAIN}")
    return anchor_of(_acts_text(article), span)


def _acts_article(desk: Desk, ident: ArticleId) -> Claims:
    found = next((claims for claims in desk.articles if claims.analysis.article.id == ident), None)
    if found is None:
        raise InputError(f"{ident[:40]!r}: is no article that takes part; {AGAIN}")
    return found


def _acts_text(claims: Claims) -> Article:
    return claims.analysis.article
