"""What a reader should watch for: certainty that grows, altered quotations, single origins, questions left open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.model import Place, PointId, Requote, Shift, Span
from twosource.render import wording
from twosource.render.case import Case, Label, Report, Said, articles_of
from twosource.render.telling import ask

Piece = tuple[str, bool]  # words, and whether the other side has them otherwise


@dataclass(frozen=True, slots=True)
class Drift:
    """A matter put less surely in one place and as a fact in another, both wordings."""

    number: int
    weaker: Said
    stronger: Said
    explanation: str
    within: bool  # one article


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as one article has it."""

    report: Report
    anchor: str
    pieces: tuple[Piece, ...]
    also: tuple[Report, ...] = ()  # other articles that have it in the same words

    @property
    def codes(self) -> str:
        """A1 A2."""
        return " ".join(report.code for report in (self.report, *self.also))

    def around(self, limit: int) -> tuple[Piece, ...]:
        """The pieces from a little before the first altered words on, about `limit` characters of them."""
        first = next((n for n, (_, other) in enumerate(self.pieces) if other), len(self.pieces))
        if first == len(self.pieces):
            return ((wording.clipped("".join(words for words, _ in self.pieces), limit), False),)
        before = "".join(words for words, _ in self.pieces[:first])
        kept: list[Piece] = [
            (before if len(before) <= limit // 2 else "…" + before[-limit // 2 :].partition(" ")[2], False)
        ]
        room = limit - len(kept[0][0])
        for words, other in self.pieces[first:]:
            if len(words) > room:
                kept.append((words[: max(0, room)].rpartition(" ")[0] + "…", False))
                break
            kept.append((words, other))
            room -= len(words)
        return tuple(kept)


@dataclass(frozen=True, slots=True)
class Requoted:
    """One quotation in two wordings."""

    a: Quotation
    b: Quotation


@dataclass(frozen=True, slots=True)
class Thin:
    """A point that rests on little."""

    number: int
    label: Label
    origin: str  # whose it is; "" where no source is named
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A question the articles leave open, with the point and the place of the words."""

    number: int
    text: str
    report: Report
    anchor: str


@dataclass(frozen=True, slots=True)
class Watch:
    """All of it, in the order of the dossier."""

    drifts: tuple[Drift, ...]
    requoted: tuple[Requoted, ...]
    one_origin: tuple[Thin, ...]
    unattributed: tuple[Thin, ...]
    questions: tuple[Open, ...]

    @property
    def any(self) -> bool:
        """True where there is something to watch for."""
        return bool(self.drifts or self.requoted or self.one_origin or self.unattributed or self.questions)


def watch(case: Case) -> Watch:
    """What to watch for in a dossier."""
    dossier = case.dossier
    return Watch(
        drifts=tuple(_drift(case, shift) for shift in _once(dossier.shifts)),
        requoted=_requotes_once(case, dossier.requotes),
        one_origin=_thin_points(case, dossier.one_origin),
        unattributed=_thin_points(case, dossier.unattributed),
        questions=tuple(
            Open(case.points[q.point], ask(q, case.articles), _report_of(case, q.place), _anchor(case, q.place))
            for q in dossier.questions
        ),
    )


def untold(case: Case, drifts: Sequence[Drift]) -> tuple[Drift, ...]:
    """Those that no line of "In short" tells."""
    told = {place for line in case.dossier.brief if line.kind == "alleged" for c in line.clauses for place in c.places}
    return tuple(
        drift
        for drift in drifts
        if not all(Place(s.statement.article, s.statement.span) in told for s in (drift.weaker, drift.stronger))
    )


def _once(shifts: Sequence[Shift]) -> tuple[Shift, ...]:
    """Each two statements once, in the first point that they stand in."""
    return tuple({(shift.weaker.claim, shift.stronger.claim): shift for shift in reversed(shifts)}.values())[::-1]


def _drift(case: Case, shift: Shift) -> Drift:
    within = shift.weaker.article == shift.stronger.article
    weaker, stronger = case.said(shift.weaker), case.said(shift.stronger)
    told = case.told(shift.why, (shift.weaker.article, shift.stronger.article))
    return Drift(case.points[shift.point], weaker, stronger, told, within)


def _requotes_once(case: Case, requotes: Sequence[Requote]) -> tuple[Requoted, ...]:
    """Each two wordings once, with all articles that have the one and the other."""
    same: dict[tuple[tuple[Piece, ...], tuple[Piece, ...]], list[Requoted]] = {}
    for requote in requotes:
        one = _requoted(case, requote)
        if (one.b.pieces, one.a.pieces) in same:
            one = Requoted(one.b, one.a)
        same.setdefault((one.a.pieces, one.b.pieces), []).append(one)
    return tuple(Requoted(_all_of([r.a for r in of]), _all_of([r.b for r in of])) for of in same.values())


def _all_of(quotations: Sequence[Quotation]) -> Quotation:
    reports = sorted({q.report.number: q.report for q in quotations}.values(), key=lambda r: r.number)
    first = next(q for q in quotations if q.report is reports[0])
    return replace(first, also=tuple(reports[1:]))


def _requoted(case: Case, requote: Requote) -> Requoted:
    return Requoted(
        _quotation_of(case, requote.a, [x.a for x in requote.altered]),
        _quotation_of(case, requote.b, [x.b for x in requote.altered]),
    )


def _quotation_of(case: Case, place: Place, altered: Sequence[Span]) -> Quotation:
    text = _report_of(case, place).article.text
    pieces: list[Piece] = []
    at = place.span.start
    for span in altered:
        if span.start < span.end:
            pieces += [(wording.blanks_joined(text[at : span.start]), False), (wording.one_line(span.of(text)), True)]
            at = span.end
    pieces.append((wording.blanks_joined(text[at : place.span.end]), False))
    return Quotation(_report_of(case, place), _anchor(case, place), tuple(piece for piece in pieces if piece[0]))


def _thin_points(case: Case, idents: Sequence[PointId]) -> tuple[Thin, ...]:
    found = []
    for ident in idents:
        point = case.point(ident)
        first = point.origins[0] if point.origins else None
        origin = first.label if first is not None and first.kind != "unattributed" else ""
        found.append(Thin(case.points[ident], case.label(point), origin, case.origin_articles(articles_of(point))))
    return tuple(found)


def _report_of(case: Case, place: Place) -> Report:
    return case.by_id[place.article]


def _anchor(case: Case, place: Place) -> str:
    return _report_of(case, place).anchor(place.span.start)
