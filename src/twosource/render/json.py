"""Claims and dossiers as JSON, exactly as docs/commands.md promises: the records of the edge, and how to fill them.

Field order is the order of output. Spans are `[start, end]` in code points of the article's text; what is not
known is null; a whole number is written without a fraction. Fields may be added, not renamed.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from twosource import model
from twosource.render.brief.edge import json_cell, json_line, json_title
from twosource.render.brief.records import Place
from twosource.render.case import open_case
from twosource.render.kept.decisions import json_decided
from twosource.render.records import (
    Actor,
    Alteration,
    Analysed,
    Article,
    Attribution,
    Claim,
    Coverage,
    Direction,
    Disagreement,
    DocumentDate,
    Dossier,
    Evidence,
    Figure,
    Mention,
    Moment,
    Number,
    Origin,
    Passage,
    Placing,
    Point,
    Position,
    Quantity,
    Question,
    Range,
    Requote,
    Shift,
    Sign,
    Skipped,
    Sourcing,
    Statement,
    Time,
    Worth,
)
from twosource.render.sourcing import sourcing_words
from twosource.render.telling import ask, exhibits, tell


def analysed(claims: model.Claims) -> bytes:
    """One line of JSON, with its line end: an article and what was found in it."""
    analysis = claims.analysis
    text = analysis.article.text
    line = Analysed(
        article=_json_article(analysis.article, with_text=True),
        sentences=_json_ranges(analysis.sentences()),
        mentions=[
            Mention(m.span.start, m.span.end, m.type, m.span.of(text)) for m in analysis.mentions if m.form == "name"
        ],
        times=[
            Time(t.span.start, t.span.end, t.type, t.value, t.mod, t.edtf, t.earliest, t.latest) for t in analysis.times
        ],
        quantities=[_json_quantity(quantity) for quantity in analysis.quantities],
        attributions=[_json_attribution(attribution) for attribution in analysis.attributions],
        claims=[_json_claim(claim) for claim in claims.claims],
        document_date=_document_date(analysis.document_date),
    )
    return msgspec.json.encode(line) + b"\n"


def dossier_json(dossier: model.Dossier, *, with_text: bool = False) -> bytes:
    """The dossier as one indented JSON object; `with_text` puts the articles' texts in."""
    return b"".join(dossier_pieces(dossier, with_text=with_text))


def dossier_pieces(dossier: model.Dossier, *, with_text: bool = False) -> Iterator[bytes]:
    """The same piece by piece, one for each thing in a list: of many articles the whole is larger than the dossier."""
    opening = b"{"
    for name, value in _dossier_fields(dossier, with_text=with_text).items():
        yield b'%b\n "%b": ' % (opening, name.encode())
        if isinstance(value, Iterator):
            yield from _items(value)
        else:
            yield _indented(value, b"\n ")
        opening = b","
    yield b"\n}\n"


def _indented(value: object, line_end: bytes) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1).replace(b"\n", line_end)


def _items(items: Iterator[object]) -> Iterator[bytes]:
    opening = b"["
    for item in items:
        yield opening + b"\n  " + _indented(item, b"\n  ")
        opening = b","
    yield b"[]" if opening == b"[" else b"\n ]"


def _dossier_fields(dossier: model.Dossier, *, with_text: bool) -> dict[str, object]:
    """The fields of records.Dossier in their order; the lists are made as they are read."""
    case = open_case(dossier)
    articles = {claims.analysis.article.id: claims.analysis.article for claims in dossier.articles}
    return {
        "subject": dossier.subject,
        "articles": (_json_article(article, with_text=with_text) for article in articles.values()),
        "actors": (
            Actor(a.id, a.name, a.type, list(a.aliases), [_json_place(place, articles) for place in a.mentions])
            for a in dossier.actors
        ),
        "points": (_json_point(point, articles) for point in dossier.points),
        "passages": (_json_passage(passage, articles) for passage in dossier.passages),
        "timeline": (
            Moment(
                m.earliest,
                m.latest,
                m.label,
                list(m.points),
                [_statement(s, articles) for s in m.statements],
                [_placing(p, articles) for p in m.placings],
            )
            for m in dossier.timeline
        ),
        "skipped": (Skipped(skipped.name, skipped.reason) for skipped in dossier.skipped),
        "disagreements": (
            Disagreement(
                d.point,
                d.relation,
                _statement(d.a, articles),
                _statement(d.b, articles),
                tell(d.why, articles),
                d.about,
            )
            for d in dossier.disagreements
        ),
        "figures": (_figure(figure, articles) for figure in dossier.figures),
        "shifts": (
            Shift(
                s.point,
                _statement(s.weaker, articles),
                _statement(s.stronger, articles),
                tell(s.why, articles),
            )
            for s in dossier.shifts
        ),
        "requotes": (_requote(requote, articles) for requote in dossier.requotes),
        "questions": (
            Question(q.point, q.kind, ask(q, articles), _json_place(q.place, articles)) for q in dossier.questions
        ),
        "coverage": (
            Coverage(
                c.point,
                [articles[a].name for a in c.says],
                [articles[a].name for a in c.otherwise],
                [articles[a].name for a in c.conflicts],
                [json_cell(cell, articles) for cell in c.cells],
            )
            for c in dossier.coverage
        ),
        "one_origin": iter(dossier.one_origin),
        "unattributed": iter(dossier.unattributed),
        "title": json_title(dossier.title),
        "brief": (json_line(line, case) for line in dossier.brief),
        "disputes": (json_line(line, case) for line in dossier.disputes),
        "main": iter(dossier.main),
        "top": dossier.top,
        "decided": json_decided(dossier),
    }


def schema(record: type[Analysed] | type[Dossier] | type[msgspec.Struct]) -> dict[str, object]:
    """The JSON Schema (2020-12) of a line of `analyse`, of a dossier, of a checked draft."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(record)}


Articles = Mapping[model.ArticleId, model.Article]


def _json_article(article: model.Article, *, with_text: bool) -> Article:
    return Article(
        id=article.id,
        name=article.name,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        published=article.published,
        published_from=article.published_from,
        url=article.url,
        language=article.language,
        other_names=list(article.other_names),
        other_outlets=list(article.other_outlets),
        text=article.text if with_text else msgspec.UNSET,
    )


def _document_date(dated: model.DocumentDate | None) -> DocumentDate | None:
    if dated is None:
        return None
    return DocumentDate(dated.earliest, dated.latest, _json_ranges(dated.spans), dated.reason)


def _json_quantity(quantity: model.Quantity) -> Quantity:
    return Quantity(
        start=quantity.span.start,
        end=quantity.span.end,
        low=_json_number(quantity.low),
        high=_json_number(quantity.high),
        comparator=quantity.comparator,
        change=quantity.change,
        unit=quantity.unit,
        counted=quantity.counted,
    )


def _json_attribution(attribution: model.Attribution) -> Attribution:
    return Attribution(
        id=attribution.id,
        source=_json_ranges(attribution.source),
        cue=_json_ranges(attribution.cue),
        content=_json_ranges(attribution.content),
        kind=attribution.kind,
        source_type=attribution.source_type,
        parent=attribution.parent,
    )


def _json_claim(claim: model.Claim) -> Claim:
    return Claim(
        id=claim.id,
        start=claim.span.start,
        end=claim.span.end,
        subject=(claim.subject.start, claim.subject.end) if claim.subject else None,
        attribution=claim.attribution,
        polarity=claim.polarity,
        factuality=claim.factuality,
        hedges=_json_ranges(claim.hedges),
        times=list(claim.times),
        quantities=list(claim.quantities),
        loaded=_json_ranges(claim.loaded),
        loaded_by=list(claim.loaded_by),
        parts=_json_ranges(claim.parts),
        presupposed=claim.presupposed,
        score=claim.score,
    )


def _json_point(point: model.Point, articles: Articles) -> Point:
    return Point(
        id=point.id,
        label=point.label,
        relation=point.relation,
        statements=[_statement(statement, articles) for statement in point.statements],
        origins=[_json_origin(origin, articles) for origin in point.origins],
        independent=point.independent,
        explanation=tell(point.why, articles),
        about=point.about,
        positions=[_json_position(position, articles) for position in point.positions],
        worth=[Worth(one.merit, one.score) for one in point.worth],
        firm=list(point.firm),
        part_of=point.part_of,
        named=point.named,
        pinned=point.pinned,
    )


def _json_position(position: model.Position, articles: Articles) -> Position:
    rests = position.sourcing
    return Position(
        value=position.value,
        stand=position.stand,
        statements=list(position.statements),
        said_by=list(position.said_by),
        articles=[articles[a].name for a in position.articles],
        since=position.since,
        latest=position.latest,
        sourcing=Sourcing(
            kind=rests.kind,
            sources=list(rests.sources),
            through=[relay.name for relay in rests.through],
            text=sourcing_words(rests),
            own=[articles[a].name for a in rests.own],
        ),
    )


def _statement(statement: model.Statement, articles: Articles) -> Statement:
    article = articles[statement.article]
    return Statement(
        article=article.name,
        start=statement.span.start,
        end=statement.span.end,
        text=statement.span.of(article.text),
        said_by=statement.said_by,
        claim=statement.claim,
        factuality=statement.factuality,
    )


def _json_origin(origin: model.Origin, articles: Articles) -> Origin:
    shown = [
        Evidence(e.kind, e.detail, _json_place(e.place, articles) if e.place is not None else None)
        for e in exhibits(origin, articles)
    ]
    return Origin(origin.kind, origin.label, [articles[a].name for a in origin.articles], shown)


def _figure(figure: model.Figure, articles: Articles) -> Figure:
    return Figure(
        point=figure.point,
        claim=figure.statement.claim,
        counted=figure.counted,
        unit=figure.unit,
        low=_json_number(figure.low),
        high=_json_number(figure.high),
        comparator=figure.comparator,
        place=_json_place(figure.place, articles),
    )


def _requote(requote: model.Requote, articles: Articles) -> Requote:
    altered = [Alteration((x.a.start, x.a.end), (x.b.start, x.b.end)) for x in requote.altered]
    return Requote(_json_place(requote.a, articles), _json_place(requote.b, articles), altered)


def _json_passage(passage: model.Passage, articles: Articles) -> Passage:
    found = passage.direction
    signs = [
        Sign(
            articles[s.article].name,
            s.kind,
            tell(s.why, articles),
            _json_place(s.place, articles) if s.place else None,
        )
        for s in (found.signs if found else ())
    ]
    source = articles[found.source].name if found and found.source else None
    direction = Direction(source, signs) if found else None
    return Passage(_json_place(passage.a, articles), _json_place(passage.b, articles), passage.kind, direction)


def _json_place(place: model.Place, articles: Articles) -> Place:
    return Place(articles[place.article].name, place.span.start, place.span.end)


def _placing(placing: model.Placing, articles: Articles) -> Placing:
    anchor, thing = placing.anchor, placing.thing
    return Placing(
        placing.claim,
        placing.relation,
        _json_place(placing.words, articles),
        _json_place(anchor, articles) if anchor else None,
        _json_place(thing, articles) if thing else None,
    )


def _json_ranges(spans: Iterable[model.Span]) -> list[Range]:
    return [(span.start, span.end) for span in spans]


def _json_number(value: float | None) -> Number:
    return int(value) if value is not None and value == value // 1 and abs(value) < 2**63 else value
