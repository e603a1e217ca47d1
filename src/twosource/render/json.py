"""Claims and dossiers as JSON, exactly as docs/commands.md promises: the records of the edge, and how to fill them.

Field order is the order of output. Spans are `[start, end]` in code points of the article's text; what is not
known is null; a whole number is written without a fraction. Fields may be added, not renamed.
"""

from collections.abc import Iterable, Mapping

import msgspec

from twosource import model

Range = tuple[int, int]
Number = int | float | None


class Article(msgspec.Struct, frozen=True):
    """One news report. `id` is a digest of its text, `name` its path relative to the folder given."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    published_from: str | None
    url: str | None
    language: str | None
    text: str | msgspec.UnsetType = msgspec.UNSET  # left out of a dossier unless asked for


class Mention(msgspec.Struct, frozen=True):
    """A name in the text; what only describes or stands for somebody ("the mayor", "she") is not listed."""

    start: int
    end: int
    type: model.MentionType
    text: str


class Time(msgspec.Struct, frozen=True):
    """A time expression: TIMEX3 type, value and mod; EDTF; ISO bounds, both included."""

    start: int
    end: int
    type: model.TimeType
    value: str | None
    mod: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None


class Quantity(msgspec.Struct, frozen=True):
    """A number with its bounds, null where open; `change` is up or down in "rose 5 percent"."""

    start: int
    end: int
    low: Number
    high: Number
    comparator: model.Comparator
    change: model.Change | None
    unit: str | None
    counted: str | None


class Attribution(msgspec.Struct, frozen=True):
    """Who says what: the spans of source (none where none is named), cue and content."""

    id: str
    source: list[Range]
    cue: list[Range]
    content: list[Range]
    kind: model.QuoteKind
    source_type: model.SourceType
    parent: str | None


class Claim(msgspec.Struct, frozen=True):
    """One checkable statement; `times` and `quantities` are indices into the article's lists."""

    id: str
    start: int
    end: int
    subject: Range | None
    attribution: str | None
    polarity: model.Polarity
    factuality: model.Factuality
    hedges: list[Range]
    times: list[int]
    quantities: list[int]
    loaded: list[Range]


class DocumentDate(msgspec.Struct, frozen=True):
    """When an article that states no date was written, as far as its own words (`spans`) say; ISO bounds, included."""

    earliest: str | None
    latest: str | None
    spans: list[Range]
    reason: str


class Analysed(msgspec.Struct, frozen=True):
    """One line of `twosource analyse`: an article and what was found in it."""

    article: Article
    sentences: list[Range]
    mentions: list[Mention]
    times: list[Time]
    quantities: list[Quantity]
    attributions: list[Attribution]
    claims: list[Claim]
    document_date: DocumentDate | None  # null where the date is stated, or the words say nothing of it


class Place(msgspec.Struct, frozen=True):
    """A span in the article of that name."""

    article: str
    start: int
    end: int


class Actor(msgspec.Struct, frozen=True):
    """Who or what the mentions of all articles stand for."""

    id: str
    name: str
    type: model.MentionType
    aliases: list[str]
    mentions: list[Place]


class Statement(msgspec.Struct, frozen=True):
    """One claim in a point: the words, who says them (null: the article itself), how surely."""

    article: str
    start: int
    end: int
    text: str
    said_by: str | None
    claim: str
    factuality: model.Factuality


class Origin(msgspec.Struct, frozen=True):
    """Where a point's information comes from as far as the texts show, and which articles carry it."""

    kind: model.OriginKind
    label: str
    articles: list[str]


class Point(msgspec.Struct, frozen=True):
    """The statements about one matter, their relation, and how many independent origins stand behind them."""

    id: str
    label: str
    relation: model.Relation
    statements: list[Statement]
    origins: list[Origin]
    independent: Range
    explanation: str


class Passage(msgspec.Struct, frozen=True):
    """A stretch of text two articles share."""

    a: Place
    b: Place
    kind: model.PassageKind


class Moment(msgspec.Struct, frozen=True):
    """One entry of the timeline."""

    earliest: str | None
    latest: str | None
    label: str
    points: list[str]
    statements: list[Statement]


class Skipped(msgspec.Struct, frozen=True):
    """An input that could not be read, and why."""

    name: str
    reason: str


class Dossier(msgspec.Struct, frozen=True):
    """The whole of `twosource dossier -o FILE.json`."""

    subject: str | None
    articles: list[Article]
    actors: list[Actor]
    points: list[Point]
    passages: list[Passage]
    timeline: list[Moment]
    skipped: list[Skipped]


def analysed(claims: model.Claims) -> bytes:
    """One line of JSON, with its line end: an article and what was found in it."""
    analysis = claims.analysis
    text = analysis.article.text
    line = Analysed(
        article=_article(analysis.article, with_text=True),
        sentences=_ranges(analysis.sentences()),
        mentions=[
            Mention(m.span.start, m.span.end, m.type, m.span.of(text)) for m in analysis.mentions if m.form == "name"
        ],
        times=[
            Time(t.span.start, t.span.end, t.type, t.value, t.mod, t.edtf, t.earliest, t.latest) for t in analysis.times
        ],
        quantities=[_quantity(quantity) for quantity in analysis.quantities],
        attributions=[_attribution(attribution) for attribution in analysis.attributions],
        claims=[_claim(claim) for claim in claims.claims],
        document_date=_document_date(analysis.document_date),
    )
    return msgspec.json.encode(line) + b"\n"


def dossier_json(dossier: model.Dossier, *, with_text: bool = False) -> bytes:
    """The dossier as one indented JSON object; `with_text` puts the articles' texts in."""
    articles = {claims.analysis.article.id: claims.analysis.article for claims in dossier.articles}
    record = Dossier(
        subject=dossier.subject,
        articles=[_article(article, with_text=with_text) for article in articles.values()],
        actors=[
            Actor(a.id, a.name, a.type, list(a.aliases), [_place(place, articles) for place in a.mentions])
            for a in dossier.actors
        ],
        points=[_point(point, articles) for point in dossier.points],
        passages=[Passage(_place(p.a, articles), _place(p.b, articles), p.kind) for p in dossier.passages],
        timeline=[
            Moment(m.earliest, m.latest, m.label, list(m.points), [_statement(s, articles) for s in m.statements])
            for m in dossier.timeline
        ],
        skipped=[Skipped(skipped.name, skipped.reason) for skipped in dossier.skipped],
    )
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def schema(record: type[Analysed] | type[Dossier]) -> dict[str, object]:
    """The JSON Schema (2020-12) of a line of `analyse` or of a dossier."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(record)}


Articles = Mapping[model.ArticleId, model.Article]


def _article(article: model.Article, *, with_text: bool) -> Article:
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
        text=article.text if with_text else msgspec.UNSET,
    )


def _document_date(dated: model.DocumentDate | None) -> DocumentDate | None:
    if dated is None:
        return None
    return DocumentDate(dated.earliest, dated.latest, _ranges(dated.spans), dated.reason)


def _quantity(quantity: model.Quantity) -> Quantity:
    return Quantity(
        start=quantity.span.start,
        end=quantity.span.end,
        low=_number(quantity.low),
        high=_number(quantity.high),
        comparator=quantity.comparator,
        change=quantity.change,
        unit=quantity.unit,
        counted=quantity.counted,
    )


def _attribution(attribution: model.Attribution) -> Attribution:
    return Attribution(
        id=attribution.id,
        source=_ranges(attribution.source),
        cue=_ranges(attribution.cue),
        content=_ranges(attribution.content),
        kind=attribution.kind,
        source_type=attribution.source_type,
        parent=attribution.parent,
    )


def _claim(claim: model.Claim) -> Claim:
    return Claim(
        id=claim.id,
        start=claim.span.start,
        end=claim.span.end,
        subject=(claim.subject.start, claim.subject.end) if claim.subject else None,
        attribution=claim.attribution,
        polarity=claim.polarity,
        factuality=claim.factuality,
        hedges=_ranges(claim.hedges),
        times=list(claim.times),
        quantities=list(claim.quantities),
        loaded=_ranges(claim.loaded),
    )


def _point(point: model.Point, articles: Articles) -> Point:
    return Point(
        id=point.id,
        label=point.label,
        relation=point.relation,
        statements=[_statement(statement, articles) for statement in point.statements],
        origins=[Origin(o.kind, o.label, [articles[a].name for a in o.articles]) for o in point.origins],
        independent=point.independent,
        explanation=point.explanation,
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


def _place(place: model.Place, articles: Articles) -> Place:
    return Place(articles[place.article].name, place.span.start, place.span.end)


def _ranges(spans: Iterable[model.Span]) -> list[Range]:
    return [(span.start, span.end) for span in spans]


def _number(value: float | None) -> Number:
    return int(value) if value is not None and value == value // 1 and abs(value) < 2**63 else value
