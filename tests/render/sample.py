"""A dossier made by hand from three invented articles, with one of everything that a page shows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from build import analysis, article, attribution, claim, claims_of, span
from twosource.model import (
    Actor,
    ActorId,
    Analysis,
    Attribution,
    Cell,
    Cited,
    Claim,
    Claims,
    Clause,
    Coverage,
    Disagreement,
    Dossier,
    Evidence,
    Figure,
    Line,
    Link,
    Mention,
    Moment,
    Omission,
    Origin,
    Page,
    Passage,
    Place,
    Point,
    PointId,
    Position,
    Quantity,
    Reason,
    Skipped,
    Sourcing,
    SourcingKind,
    Span,
    Speaker,
    Stand,
    Statement,
    Time,
    Title,
    because,
)

BOLTS = ("The contractor allegedly used the wrong bolts", "The contractor did not use the wrong bolts")
NUMBERS = because("numbers_differ", compared=because("bounds_meet", a="200", b="350"))

MORNING = (
    "Old bridge closed\n\nThe old bridge at Varn was closed on Monday, the harbour office said. "
    "Around 200 people were held up, according to the office. "
    "The contractor allegedly used the wrong bolts, a former engineer said.\n\n"
    "The notorious crossing is believed to be unsafe."
)
EVENING = (
    "The old bridge at Varn was closed on Monday, the harbour office said. "
    "At least 350 people were held up, police said. The contractor did not use the wrong bolts, its lawyer said."
)
WEEKLY = "The old bridge at Varn has been closed since Monday. A ferry carries people across."


@dataclass(frozen=True)
class Pieces:
    """One article of the sample with its attributions and claims by the words they start with."""

    analysis: Analysis
    claims: Claims

    def claim(self, words: str) -> Claim:
        text = self.analysis.article.text
        return next(c for c in self.claims.claims if c.span.of(text).startswith(words))

    def statement(self, words: str) -> Statement:
        one = self.claim(words)
        held = next((a for a in self.analysis.attributions if a.id == one.attribution), None)
        return Statement(
            article=one.article,
            span=one.span,
            claim=one.id,
            said_by=held.source_label if held else None,
            attribution=one.attribution,
            factuality=one.factuality,
            polarity=one.polarity,
            hedges=one.hedges,
        )


def said(text: str, source: str, cue: str, content: str, label: str | None, nth: int = 0) -> Attribution:
    """An attribution of the words; no source where `source` is empty."""
    sources = (span(text, source),) if source else ()
    label = label or source or None
    return attribution(sources, (span(text, cue, nth),), (span(text, content),), source_label=label)


def morning() -> Pieces:
    text = MORNING
    paper = article(
        text,
        name="morning.pdf",
        title="Old bridge closed",
        outlet="Morning Paper",
        published="2031-05-06",
        published_from="metadata.csv",
        url="https://paper.example/bridge?a=1&b=2",
        pages=(Page(1, Span(0, text.index("The notorious"))), Page(2, Span(text.index("The notorious"), len(text)))),
        notes=("2 characters replaced",),
    )
    held = (
        said(text, "the harbour office", "said", "The old bridge at Varn was closed on Monday", "the harbour office"),
        said(text, "the office", "according to", "Around 200 people were held up", "the harbour office"),
        said(
            text, "a former engineer", "said", "The contractor allegedly used the wrong bolts", "a former engineer", 1
        ),
        said(text, "", "is believed", "to be unsafe", None),
    )
    read = analysis(
        paper,
        mentions=(Mention(span(text, "Varn"), "GPE"), Mention(span(text, "Monday"), "MISC", form="pronoun")),
        times=(Time(span(text, "on Monday"), "DATE", "2031-05-05", None, "2031-05-05", "2031-05-05", "2031-05-05"),),
        quantities=(Quantity(span(text, "Around 200"), 200, 200, "approx", None, None, "people"),),
        attributions=held,
    )
    made = claims_of(
        read,
        [
            claim(read, "The old bridge at Varn was closed on Monday", attribution=held[0].id),
            claim(read, "Around 200 people were held up", attribution=held[1].id),
            claim(
                read,
                "The contractor allegedly used the wrong bolts",
                attribution=held[2].id,
                factuality="PS+",
                hedges=(span(text, "allegedly"),),
            ),
            claim(
                read,
                "The notorious crossing is believed to be unsafe",
                attribution=held[3].id,
                factuality="PR+",
                loaded=(span(text, "notorious"),),
            ),
        ],
    )
    return Pieces(read, made)


def evening() -> Pieces:
    text = EVENING
    paper = article(text, name="evening.html", outlet="Evening Post", published="2031-05-07", url="javascript:alert(1)")
    held = (
        said(text, "the harbour office", "said", "The old bridge at Varn was closed on Monday", "the harbour office"),
        said(text, "police", "said", "At least 350 people were held up", "police", 1),
        said(text, "its lawyer", "said", "The contractor did not use the wrong bolts", "the contractor's lawyer", 2),
    )
    read = analysis(
        paper,
        mentions=(Mention(span(text, "Varn"), "GPE"),),
        times=(Time(span(text, "on Monday"), "DATE", "2031-05-05", None, "2031-05-05", "2031-05-05", "2031-05-05"),),
        quantities=(Quantity(span(text, "At least 350"), 350, None, "at_least", None, None, "people"),),
        attributions=held,
    )
    made = claims_of(
        read,
        [
            claim(read, "The old bridge at Varn was closed on Monday", attribution=held[0].id),
            claim(read, "At least 350 people were held up", attribution=held[1].id),
            claim(
                read,
                "The contractor did not use the wrong bolts",
                attribution=held[2].id,
                polarity="-",
                factuality="CT-",
                negations=(span(text, "not"),),
            ),
        ],
    )
    return Pieces(read, made)


def weekly() -> Pieces:
    read = analysis(article(WEEKLY, name="weekly.txt", outlet="Weekly"))
    return Pieces(
        read, claims_of(read, ["The old bridge at Varn has been closed since Monday", "A ferry carries people across"])
    )


def dossier() -> Dossier:
    """The sample: five points, one conflict, one difference, one shared passage."""
    one, two, three = morning(), evening(), weekly()
    closed = point(
        "closed",
        "agree",
        [one.statement("The old"), two.statement("The old"), three.statement("The old")],
        [(one.claim("The old"), two.claim("The old"), "agree")],
    )
    held_up = point(
        "held-up",
        "differ",
        [one.statement("Around"), two.statement("At least")],
        [(one.claim("Around"), two.claim("At least"), "differ")],
    )
    bolts = point(
        "bolts",
        "conflict",
        [one.statement("The contractor"), two.statement("The contractor")],
        [(one.claim("The contractor"), two.claim("The contractor"), "conflict")],
    )
    alone = [point("unsafe", "single", [one.statement("The notorious")], [])]
    alone.append(point("ferry", "single", [three.statement("A ferry")], []))
    points = tuple(with_words(p, one, two, three) for p in (bolts, held_up, closed, *alone))
    points = (
        with_positions(points[0], (None, "alleged", (0,)), (None, "denied", (1,))),
        with_positions(points[1], ("around 200", "stated", (0,)), ("at least 350", "stated", (1,)), latest=True),
        with_positions(points[2], (None, "stated", (0, 1, 2))),
        *(with_positions(p, (None, "stated", (0,))) for p in points[3:]),
    )
    bolts, held_up, closed = points[:3]
    ids = [pieces.analysis.article.id for pieces in (one, two, three)]
    where = [Place(statement.article, statement.span) for statement in bolts.statements]
    figures = tuple(
        Figure(held_up.id, "people", None, low, high, how, Place(s.article, s.span), s)
        for s, low, high, how in (
            (held_up.statements[0], 200.0, 200.0, "approx"),
            (held_up.statements[1], 350.0, None, "at_least"),
        )
    )
    return Dossier(
        subject="The bridge at Varn",
        articles=(one.claims, two.claims, three.claims),
        skipped=(Skipped("scan.pdf", "holds no text"),),
        actors=(
            Actor(
                ActorId("varn"),
                "Varn",
                "GPE",
                ("Varn",),
                (Place(ids[0], span(MORNING, "Varn")), Place(ids[1], span(EVENING, "Varn"))),
                (because("one_name", name="varn"),),
            ),
        ),
        points=points,
        disagreements=(
            Disagreement(bolts.id, "conflict", *bolts.statements, why=because("denied", a=where[0], b=where[1])),
            Disagreement(held_up.id, "differ", *held_up.statements, why=NUMBERS),
        ),
        figures=figures,
        cited=(Cited("the harbour office", "named_org", None, (closed.id,), closed.statements[:2]),),
        passages=(
            Passage(
                Place(ids[0], span(MORNING, "The old bridge at Varn was closed on Monday, the harbour office said.")),
                Place(ids[1], span(EVENING, "The old bridge at Varn was closed on Monday, the harbour office said.")),
                "verbatim",
            ),
            Passage(
                Place(ids[0], span(MORNING, "The contractor allegedly used the wrong bolts")),
                Place(ids[1], span(EVENING, "The contractor did not use the wrong bolts")),
                "near",
            ),
        ),
        timeline=(
            Moment("2031-05-05", "2031-05-05", "on Monday", (closed.id,), closed.statements[:2]),
            Moment("2031-05-01", None, "since May", (closed.id,), closed.statements[2:]),
        ),
        omissions=(Omission(held_up.id, (ids[2],)),),
        coverage=(
            Coverage(bolts.id, (ids[0],), (ids[1],), (ids[1],), cells_of(bolts)),
            Coverage(held_up.id, (ids[0],), (ids[1],), (), cells_of(held_up)),
            Coverage(closed.id, tuple(ids), (), (), cells_of(closed)),
        ),
        title=Title("The bridge at Varn", (), None, None),
        disputes=(
            Line("disputed", None, tuple(stated(bolts, *BOLTS))),
            Line("differs", held_up.label, tuple(clauses_of(held_up))),
        ),
        brief=(Line("figures", "Held up", tuple(clauses_of(held_up))),),
        main=(bolts.id, held_up.id, closed.id),
    )


def point(name: str, relation: str, statements: list[Statement], links: list[tuple[Claim, Claim, str]]) -> Point:
    """A point without its label, which `with_words` gives."""
    articles = tuple(dict.fromkeys(s.article for s in statements))
    origin = Origin(
        "statement",
        statements[0].said_by or "the article",
        articles,
        (
            Evidence(
                "attribution",
                because("said_by", source="named in the text"),
                Place(statements[0].article, statements[0].span),
            ),
        ),
    )
    reasons = (
        Reason("sentence", 0.8, because("sentences_share", words=("bridge",))),
        Reason("numbers", -0.5, because("other_things")),
    )
    return Point(
        id=PointId(name),
        label="",
        label_place=Place(statements[0].article, statements[0].span),
        relation=relation,  # type: ignore[arg-type]
        statements=tuple(statements),
        links=tuple(Link(a.id, b.id, how, 0.9, reasons, because("same")) for a, b, how in links),  # type: ignore[arg-type]
        origins=(origin,),
        independent=(1, len(articles)),
        why=because("adds", article=statements[0].article, added=because("added_words", words=(name,))),
        weight=float(len(articles)),
        firm=tuple(range(len(statements))) if len(articles) > 1 else (),
    )


def with_positions(whole: Point, *given: tuple[str | None, Stand, tuple[int, ...]], latest: bool = False) -> Point:
    """The point with those positions: value, stand, and the places of their statements; of several the last is late."""
    made = []
    for value, stand, numbers in given:
        own = [whole.statements[n] for n in numbers]
        sources = tuple(dict.fromkeys(s.said_by for s in own if s.said_by))
        kind: SourcingKind = "several" if len(sources) > 1 else "one" if sources else "own"
        articles = tuple(dict.fromkeys(s.article for s in own))
        shown = Sourcing(kind, sources, (), (), () if sources else articles)
        newest = latest and (value, stand, numbers) == given[-1]
        made.append(Position(value, stand, numbers, sources, articles, "2031-05-06", newest, shown))
    return replace(whole, positions=tuple(made))


def cells_of(whole: Point) -> tuple[Cell, ...]:
    """A cell an article, with what its position has."""
    return tuple(
        Cell(s.article, position.value, position.stand, Place(s.article, s.span))
        for position in whole.positions
        for s in (whole.statements[n] for n in position.statements)
    )


def stated(whole: Point, *words: str) -> Iterator[Clause]:
    """The clauses with those statements instead of values."""
    for clause, own in zip(clauses_of(whole), words, strict=True):
        yield replace(clause, whole=True, words=own)


def clauses_of(whole: Point) -> Iterator[Clause]:
    """A clause a position."""
    for position in whole.positions:
        places = tuple(Place(s.article, s.span) for s in (whole.statements[n] for n in position.statements))
        yield Clause(
            position.value,
            position.stand,
            position.articles,
            places,
            (whole.id,),
            tuple(Speaker(name, "named_org") for name in position.said_by),
            position.since,
            position.since,
            position.latest,
            sourcing=position.sourcing,
        )


def with_words(bare: Point, *all_pieces: Pieces) -> Point:
    """The point under the words of its first statement."""
    texts = {pieces.analysis.article.id: pieces.analysis.article.text for pieces in all_pieces}
    return replace(bare, label=bare.label_place.span.of(texts[bare.label_place.article]))


def hostile(words: str) -> Dossier:
    """A dossier of two articles in which every text that comes from outside is made of `words`."""
    text = f"{words} A bridge was closed. {words}"
    parts = []
    for number in (1, 2):
        paper = article(
            text + "." * number,
            name=f"{words}{number}",
            title=words,
            outlet=words,
            author=words,
            published=words,
            published_from=words,
            url=words,
            notes=(words,),
            other_names=(words,),
        )
        held = attribution((Span(0, len(words)),), (), (Span(len(words), len(text)),), source_label=words or None)
        read = analysis(
            paper,
            attributions=(held,),
            mentions=(Mention(Span(0, len(words)), "PER"),),
            times=(Time(Span(0, len(text)), "DATE", words, words, words, words, words),),
            quantities=(Quantity(Span(0, len(text)), 1.0, None, "at_least", "up", words, words),),
        )
        whole = claim(read, Span(0, len(text)), attribution=held.id, hedges=(Span(0, 3),), times=(0,), quantities=(0,))
        parts.append(Pieces(read, claims_of(read, [whole])))
    statements = [
        Statement(c.article, c.span, c.id, words, c.attribution, "PR+", "+", c.hedges)
        for c in (p.claims.claims[0] for p in parts)
    ]
    places = [Place(s.article, s.span) for s in statements]
    quoted = because("hedged", article=places[0].article, hedge=words, a=places[0], b=places[1])
    bare = point("p", "conflict", statements, [(parts[0].claims.claims[0], parts[1].claims.claims[0], "conflict")])
    origin = Origin(
        "statement", words, (statements[0].article,), (Evidence(words, because("said_by", source=words), places[0]),)
    )
    made = replace(bare, label=words, why=quoted, origins=(origin,))
    made = with_positions(made, (words, "stated", (0,)), (words + "x", "alleged", (1,)), latest=True)
    made = replace(made, positions=tuple(replace(p, since=words, said_by=(words,)) for p in made.positions))
    return Dossier(
        subject=words,
        articles=tuple(p.claims for p in parts),
        skipped=(Skipped(words, words),),
        actors=(Actor(ActorId("a"), words, "PER", (words + "x",), (places[0],), (because("one_name", name=words),)),),
        points=(made,),
        disagreements=(Disagreement(made.id, "conflict", *statements, why=quoted),),
        figures=tuple(Figure(made.id, words, words, 1.0, None, "exact", p, s) for p, s in zip(places, statements)),  # noqa: B905
        cited=(Cited(words, "named_person", None, (made.id,), tuple(statements)),),
        passages=(Passage(places[0], places[1], "near"),),
        timeline=(Moment(words, None, words, (made.id,), tuple(statements)),),
        omissions=(),
        coverage=(Coverage(made.id, (), (), (), cells_of(made)),),
        title=Title(words, (words,), None, None),
        disputes=(Line("disputed", words, tuple(clauses_of(made))),),
        brief=(Line("figures", words, tuple(clauses_of(made))),),
        main=(made.id,),
    )
