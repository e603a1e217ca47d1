"""A dossier as people look at it: articles, statements and points by number, each with who says it and where.

The web page, Markdown and the terminal are made of these records, so that the three tell the same.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.model import (
    Article,
    ArticleId,
    Attribution,
    Claim,
    ClaimId,
    Claims,
    Dossier,
    Grounds,
    Point,
    PointId,
    Quantity,
    Span,
    Statement,
)
from twosource.render import wording
from twosource.render.telling import Codes, tell
from twosource.view import View, open_view

CONTEXT = 700  # characters of a sentence that are shown around a statement
STATEMENT = 1200  # characters of a statement that are shown outside its article
SHORT = 45  # characters; words shorter than this say little without the sentence around them
AROUND = 70  # characters of the sentence shown on either side of short words
CODES = 8  # codes, or runs of them, that are told
COMING = frozenset({"'ll", "going", "shall", "will", "would", "’ll"})  # of what is to come
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "we", "i", "you"})


@dataclass(frozen=True, slots=True)
class Report:
    """An article with its number in the dossier, from 1."""

    number: int
    claims: Claims

    @property
    def article(self) -> Article:
        return self.claims.analysis.article

    @property
    def code(self) -> str:
        """A1, A2 ...: how the article is called where there is little room."""
        return f"A{self.number}"

    @property
    def outlet(self) -> str:
        """The outlet, or the name of the file where none is known."""
        return self.article.outlet or self.article.name

    @property
    def date(self) -> str:
        """The day of publication, or that it is not known."""
        return self.article.published[:10] if self.article.published else "undated"

    @property
    def heading(self) -> str:
        """The title, or the name of the file where there is none."""
        return self.article.title or self.article.name

    @property
    def ident(self) -> str:
        """The id of the article on the web page: that of its text, so that a link holds when others are added."""
        return f"a-{self.article.id}"

    def anchor(self, start: int) -> str:
        """The id, on the web page, of the place in the article where something starts."""
        return f"{self.ident}-{start}"


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its words, who says them, how surely, in which article and where."""

    report: Report
    statement: Statement
    claim: Claim | None
    holder: str  # "said by the mayor", "in the article's own voice", "reported, no source named"
    certainty: str
    anchor: str  # of its place in the article, on the web page
    before: str = ""  # of short words, the sentence around them
    after: str = ""

    @property
    def words(self) -> str:
        """The exact words, on one line, cut with an ellipsis where they are very long."""
        return wording.clipped(self.statement.span.of(self.report.article.text), STATEMENT)

    @property
    def hedges(self) -> tuple[str, ...]:
        """The words that make it less certain."""
        text = self.report.article.text
        return tuple(dict.fromkeys(wording.one_line(span.of(text)) for span in self.statement.hedges))


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a point, never without who says it and how surely."""

    words: str
    holder: str
    surely: str  # "" where stated as certain
    before: str = ""  # of short words, the sentence around them
    after: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A dossier with everything in it found by id. `points` gives the number of a point, from 1."""

    dossier: Dossier
    reports: tuple[Report, ...]
    by_id: dict[ArticleId, Report] = field(repr=False)
    articles: dict[ArticleId, Article] = field(repr=False)
    points: dict[PointId, int] = field(repr=False)
    many_years: bool  # its articles are of several years, which days then tell
    view: View = field(repr=False)

    def point(self, ident: PointId) -> Point:
        """The point of that id."""
        return self.dossier.points[self.points[ident] - 1]

    def said(self, statement: Statement) -> Said:
        """The statement with its article, its holder in words and its anchor."""
        report = self.by_id[statement.article]
        claim = self.view.claims.get(statement.claim)
        before, after = self._around(report, claim, statement.span)
        return Said(
            before=before,
            after=after,
            report=report,
            statement=statement,
            claim=claim,
            holder=self.holder(statement),
            certainty=wording.FACTUALITY[statement.factuality],
            anchor=report.anchor(statement.span.start),
        )

    def holder(self, statement: Statement) -> str:
        """Who says it, outwards to who passes it on: "said by the driver, according to police"."""
        chain = [_speaker_name(name) if name else None for name in self._chain(statement)]
        if not statement.said_by:
            if statement.attribution is None:
                return wording.OWN_VOICE
            return ", according to ".join([wording.NO_SOURCE, *_different(chain)])
        first, *outer = _different([_speaker_name(statement.said_by), *chain[1:]])
        return ", according to ".join([f"said by {first}", *outer])

    def told(self, why: Grounds, articles: Sequence[ArticleId], beside: Sequence[str] = ()) -> str:
        """The grounds on one line, with the code of one of these articles where its name or outlet is told.

        `beside` are the words of statements that stand beside it anyway.
        """
        codes: dict[str, set[str]] = {}
        for ident in dict.fromkeys(articles):
            report = self.by_id[ident]
            for name in (report.outlet, report.article.name):
                codes.setdefault(wording.one_line(name), set()).add(report.code)
        known = Codes({name: min(of) for name, of in codes.items() if name and len(of) == 1})
        return wording.one_line(tell(why, self.articles, codes=known, beside=beside))

    def label(self, point: Point) -> Label:
        """The words of the label with the holder and certainty of the statement they stand in."""
        said = self.said(label_statement(point)) if point.statements else None
        alone = said is None or point.label != said.words
        return Label(
            words=wording.clipped(point.named or point.label, STATEMENT),
            holder=(said.holder if said else wording.NO_SOURCE) + ("; so called by hand" if point.named else ""),
            surely=surely(said) if said and not (said.before and said.statement.factuality == "CT-") else "",
            before="" if said is None or alone or point.named else self._from_its_beginning(said),
            after="" if said is None or alone or point.named else said.after,
        )

    def origin_articles(self, ids: Sequence[ArticleId]) -> tuple[Report, ...]:
        """The articles of those ids, in their order in the dossier."""
        return tuple(sorted((self.by_id[i] for i in set(ids) if i in self.by_id), key=lambda r: r.number))

    def context(self, said: Said) -> Span:
        """The sentence around the statement; of very long ones the part around the statement."""
        span = said.statement.span
        sentence = self._sentence(said.report, said.claim)
        start, end = span.start, min(span.end, span.start + STATEMENT)
        if sentence is not None and end == span.end:
            room = max(0, CONTEXT - (end - start)) // 2
            start = min(start, max(sentence.start, start - room))
            end = max(end, min(sentence.end, end + room))
        return Span(max(0, start), min(len(said.report.article.text), end))

    def attribution(self, said: Said) -> Attribution | None:
        """The attribution that holds the statement."""
        ident = said.statement.attribution
        return self.view.attributions.get((said.report.article.id, ident)) if ident else None

    def _sentence(self, report: Report, claim: Claim | None) -> Span | None:
        tokens = report.claims.analysis.tokens
        if claim is None or not 0 <= claim.sentence < len(tokens.sentences):
            return None
        first, past = tokens.sentences[claim.sentence]
        return tokens.span(first, past - 1) if first < past else None

    def _from_its_beginning(self, said: Said) -> str:
        """What stands before the words in their sentence, from its first word on; of much of it both ends."""
        sentence, span = self._sentence(said.report, said.claim), said.statement.span
        if not said.before or sentence is None:
            return said.before
        left = _unquoted(wording.blanks_joined(said.report.article.text[sentence.start : span.start]))
        if len(left) <= 2 * AROUND:
            return left
        return f"{left[:AROUND].rpartition(' ')[0]} … {left[-AROUND:].partition(' ')[2]}"

    def _around(self, report: Report, claim: Claim | None, span: Span) -> tuple[str, str]:
        sentence = self._sentence(report, claim)
        text = report.article.text
        if sentence is None or (span.end - span.start >= SHORT and not _is_torn(text, span)):
            return "", ""
        left = wording.blanks_joined(text[max(sentence.start, span.start - 4 * AROUND) : span.start])
        right = wording.blanks_joined(text[span.end : min(sentence.end, span.end + 4 * AROUND)])
        before = left if len(left) <= AROUND else "…" + left[-AROUND:].partition(" ")[2]
        after = right if len(right) <= AROUND else right[:AROUND].rpartition(" ")[0] + "…"
        return _unquoted(before) if _has_word(before) else "", _unquoted(after) if _has_word(after) else ""

    def _chain(self, statement: Statement) -> list[str | None]:
        """The sources from the innermost outwards; None where one is not named."""
        found: list[str | None] = []
        at, text = statement.attribution, self.by_id[statement.article].article.text
        for _ in range(8):  # deeper nesting is an error of the reader, and a loop would never end
            attribution = self.view.attributions.get((statement.article, at)) if at is not None else None
            if attribution is None:
                break
            spelled = " ".join(span.of(text) for span in attribution.source)
            first = statement.said_by if at == statement.attribution else None
            found.append(first or attribution.source_label or spelled or None)
            at = attribution.parent
        return found


def same_text(report: Report) -> str:
    """The files with the same text as the article's, and the outlets that carried it besides its own."""
    article = report.article
    outlets = f"; carried also by {wording.listed(article.other_outlets)}" if article.other_outlets else ""
    return wording.one_line(f"The same text: {wording.listed(article.other_names)}{outlets}")


def open_case(dossier: Dossier) -> Case:
    """The dossier with its articles and points numbered and everything in it found by id."""
    reports = tuple(Report(number, claims) for number, claims in enumerate(dossier.articles, start=1))
    return Case(
        dossier=dossier,
        reports=reports,
        by_id={report.article.id: report for report in reversed(reports)},
        articles={report.article.id: report.article for report in reversed(reports)},
        points={point.id: number for number, point in enumerate(dossier.points, start=1)},
        many_years=len({r.article.published[:4] for r in reports if r.article.published}) > 1,
        view=open_view(dossier.articles, dossier.actors),
    )


def label_statement(point: Point) -> Statement:
    """The statement of the point that the words of its label stand in."""
    place = point.label_place
    same = [s for s in point.statements if s.article == place.article]
    inside = [s for s in same if s.span.overlaps(place.span)]
    return (inside or same or list(point.statements))[0]


def codes_of(reports: Sequence[Report]) -> str:
    """A1–A4 A6: the codes of articles in their order, three and more in a row by their ends; of many their number."""
    runs: list[list[Report]] = []
    for report in reports:
        if runs and runs[-1][-1].number == report.number - 1:
            runs[-1].append(report)
        else:
            runs.append([report])
    told = [f"{of[0].code}–{of[-1].code}" if len(of) > 2 else " ".join(r.code for r in of) for of in runs]
    return " ".join(told) if len(told) <= CODES else wording.count(len(reports), "article")


def spoken(holder: str) -> str:
    """Who says it; "" of the article's own voice, which goes without saying."""
    return "" if holder == wording.OWN_VOICE else holder


def surely(said: Said) -> str:
    """How surely it is said, or the words that hedge it; "" where it is stated as certain, or denied in plain words.

    What is only still to come is told so: "will" puts nothing in doubt.
    """
    fact, claim = said.statement.factuality, said.claim
    hedges = [hedge for hedge in said.hedges if hedge.lower() not in COMING]
    plainly = fact == "CT+" or (
        fact == "CT-" and claim is not None and any(claim.span.contains(n) for n in claim.negations)
    )
    coming = len(hedges) < len(said.hedges) or (
        fact == "Uu" and claim is not None and (claim.future or claim.stage == "coming")
    )
    if hedges:  # the words themselves say how surely
        return f"hedged {', '.join(wording.quoted(hedge) for hedge in hedges)}"
    return "still to come" if coming else "" if plainly else said.certainty


def articles_of(point: Point) -> tuple[ArticleId, ...]:
    """The articles that carry the point, each once, in order of its statements."""
    return tuple(dict.fromkeys(statement.article for statement in point.statements))


def is_doubtful(point: Point) -> bool:
    """True of a point of several articles of which no two are surely about its one matter."""
    return not point.firm and len(articles_of(point)) > 1


def perhaps_articles(point: Point) -> tuple[ArticleId, ...]:
    """The articles that may tell something else, of a point that is surely in others; none of a doubtful point."""
    firm = {statement.article for statement in point.firm_statements}
    return tuple(article for article in articles_of(point) if firm and article not in firm)


def perhaps_claims(point: Point) -> frozenset[ClaimId]:
    """The statements that may be about another matter, of a point that is surely of one; none of a doubtful point."""
    firm = {statement.claim for statement in point.firm_statements}
    return frozenset(s.claim for s in point.statements if firm and s.claim not in firm)


def facts(said: Said) -> tuple[str, ...]:
    """What was found in the words: hedges, negations, numbers, times, loaded words; each in words."""
    claim, analysis = said.claim, said.report.claims.analysis
    text = analysis.article.text
    found: list[str] = []
    if said.hedges:
        found.append("hedged: " + ", ".join(wording.quoted(hedge) for hedge in said.hedges))
    if claim is None:
        return tuple(found)
    if claim.negations:
        found.append("negated: " + _is_quote(claim.negations, text))
    if claim.loaded:
        found.append("loaded words: " + _is_quote(claim.loaded, text))
    for i in claim.quantities:
        if i < len(analysis.quantities) and not _is_plain(analysis.quantities[i]):
            found.append(f"number: {wording.one_line(wording.amount(analysis.quantities[i]))}")
    for i in claim.times:
        if i < len(analysis.times):
            time = analysis.times[i]
            words, value = time.span.of(text), wording.time_value(time)
            if words != value:  # "40 minutes" are 40 minutes
                found.append(f"time: {wording.quoted(words)} = {value}")
    if claim.presupposed:
        found.append("taken for granted in the sentence, not stated")
    if claim.title:
        found.append("from the headline")
    return tuple(dict.fromkeys(found))


def _is_plain(quantity: Quantity) -> bool:
    """True for a number that its words tell as they stand: an exact one, without rise or fall."""
    return quantity.comparator == "exact" and quantity.change is None


def _is_torn(text: str, span: Span) -> bool:
    """True for words that begin in the midst of a sentence, as a clause by itself does."""
    return text[span.start : span.start + 1].islower()


def _unquoted(text: str) -> str:
    """Without quotation marks of its own: those around the words between are the only ones."""
    return re.sub(r'["“”]', "", text)


def _has_word(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _speaker_name(words: str) -> str:
    """The words shown for a source; a pronoun in quotation marks, since it is not settled whom it stands for."""
    line = wording.one_line(words)
    return f"“{line}” (not settled who)" if line.lower() in PRONOUNS else line


def _different(names: Sequence[str | None]) -> list[str]:
    """The names that are known, without one that follows itself: who passes on the own words is no second source."""
    known = [name for name in names if name]
    return [name for at, name in enumerate(known) if at == 0 or not _is_one_word(name, known[at - 1])]


def _is_one_word(name: str, other: str) -> bool:
    """True for the same name, and for a surname with its title after the full one: "Mr. Gray", "Ann Gray"."""
    short, long = sorted((name.split(), other.split()), key=len)
    return name == other or (len(short) == 2 and short[0].endswith(".") and short[-1] == long[-1])


def _is_quote(spans: Sequence[Span], text: str) -> str:
    return ", ".join(dict.fromkeys(wording.quoted(span.of(text)) for span in spans))
