"""The pages for reading: what stands in their records, and that they are shown without harm."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

import pytest

from build import analysis, article, claims_of
from render.sample import dossier, hostile
from render.served.shown import entry_of, firm_seen, point_of
from render.test_webpage import NASTY
from twosource.errors import InputError
from twosource.flow import unread
from twosource.model import (
    Analysis,
    Anchor,
    Article,
    Difference,
    Judgement,
    Page,
    Place,
    PointChange,
    Skipped,
    Span,
    Statement,
)
from twosource.render.served.addresses import place_key
from twosource.render.served.html import DeskPage, Frame, page_html, page_json
from twosource.render.served.pages import PAGES
from twosource.render.served.reading.article import ArticleText, text_page
from twosource.render.served.reading.articles import ArticleList, articles_page
from twosource.render.served.reading.beside import Aside
from twosource.render.served.reading.changes import News, news_page
from twosource.render.served.reading.citation import Citation, cite_page
from twosource.render.served.reading.names import NameList, names_page
from twosource.render.served.reading.parts import PART, lines_in, part_at, parts, text_part
from twosource.render.served.reading.timeline import TimelinePage, timeline_page
from twosource.render.served.reading.who import WhoPage
from twosource.render.served.seen import Seen, decided_since, see, with_versions

DAYS = [f"2026-01-{day:02}" for day in range(1, 29)]


@pytest.fixture(scope="module")
def seen() -> Seen:
    return see("bridge.case", dossier(), state="now")


def paper(of: Seen, words: str) -> Article:
    return next(one for one in of.case.articles.values() if words in one.text)


def shown(of: Seen, name: str, **asked: str) -> DeskPage:
    return next(one for one in PAGES if one.name == name).make(of, asked)


def read(of: Seen, words: str, **asked: str) -> ArticleText:
    record = text_page(of, {"article": paper(of, words).id, **asked}).record
    assert isinstance(record, ArticleText)
    return record


def asides(record: ArticleText) -> Iterator[Aside]:
    return (aside for row in record.rows for aside in row.asides)


def every_page(of: Seen) -> Iterator[DeskPage]:
    """All pages of this folder, each as often as there is something to ask."""
    for name in ("articles", "timeline", "names", "changes", "draft"):
        yield shown(of, name)
    listed = shown(of, "names", show="names").record
    assert isinstance(listed, NameList)
    for row in listed.rows:
        yield shown(of, "names", who=row.address.partition("who=")[2].replace("%3A", ":"))
    for report in of.case.reports:
        yield shown(of, "article", article=report.article.id)
        for span in of.ways.spans.get(report.article.id, ())[:2]:
            where = f"{span.start}-{span.end}"
            yield shown(of, "article", article=report.article.id, at=where)
            yield shown(of, "cite", article=report.article.id, span=where)


# --- articles ----------------------------------------------------------------------------------


def test_the_list_tells_what_is_known_of_each_article_and_what_was_not_read(seen: Seen) -> None:
    left = (Skipped("scan.pdf", "a scanned PDF without text"), Skipped("logo.png", "no report", passed=True))
    record = articles_page(see("c", replace(dossier(), skipped=left)), {}).record
    assert isinstance(record, ArticleList)
    assert [one.name for one in record.unread] == ["scan.pdf"]
    assert [one.name for one in record.passed] == ["logo.png"]
    assert record.all == len(seen.case.reports) == len(record.articles)
    for one, report in zip(record.articles, seen.case.reports, strict=True):
        assert one.statements == len(seen.ways.spans[report.article.id])
        assert one.outlet == (report.article.outlet or "")
        assert one.address == f"/article/{report.article.id}"


def test_the_list_is_sought_ordered_and_turned(seen: Seen) -> None:
    outlets = ("Herald", "Post", "Gazette")
    many = [
        article(f"Report {n}.", name=f"r{n:03}.txt", outlet=outlets[n % 3], published=DAYS[n % 28]) for n in range(120)
    ]
    of = see("many", replace(dossier(), articles=tuple(claims_of(_analysed(one), ()) for one in many), points=()))
    first = articles_page(of, {"order": "date"}).record
    assert isinstance(first, ArticleList)
    assert len(first.articles) == 50
    assert [one.date for one in first.articles] == sorted(one.date for one in first.articles)
    assert (first.page, first.pages, first.before) == (1, 3, "")
    assert first.after == "/articles?order=date&page=2"
    found = articles_page(of, {"q": "herald r11"}).record
    assert isinstance(found, ArticleList)
    assert {one.outlet for one in found.articles} == {"Herald"}
    assert all("r11" in one.file for one in found.articles)
    for asked in ({"order": "size"}, {"page": "x"}, {"page": "0"}):
        with pytest.raises(InputError):
            articles_page(of, asked)


def test_what_was_set_by_hand_shows_at_once(seen: Seen) -> None:
    ident = paper(seen, "notorious").id
    made = Judgement(3, "2026-03-01T10:00:00Z", "Ada", "outlet", (Anchor(ident),), "The Varn Herald")
    after = decided_since(seen, (entry_of(made),), "later")
    record = articles_page(after, {}).record
    assert isinstance(record, ArticleList)
    one = next(one for one in record.articles if one.id == ident)
    assert one.outlet == "The Varn Herald"
    assert [(line.kind, line.value, line.waiting) for line in one.set] == [("outlet", "The Varn Herald", True)]


def test_earlier_versions_are_counted_and_lead_to_the_newer_one(seen: Seen) -> None:
    now = paper(seen, "notorious")
    old = replace(now, id="old", text=f"Corrected later. {now.text}", title=None)
    of = with_versions(seen, {"old": (now.id,)}, {"old": old})
    record = articles_page(of, {}).record
    assert isinstance(record, ArticleList)
    assert {one.id: one.earlier for one in record.articles}[now.id] == 1
    former = text_page(of, {"article": "old", "at": "0-9"}).record
    assert isinstance(former, ArticleText)
    assert former.newer == f"/article/{now.id}"
    assert [piece.text for row in former.rows for piece in row.stretches if piece.asked] == ["Corrected"]


# --- one article -------------------------------------------------------------------------------


def test_the_text_is_there_to_the_last_character(seen: Seen) -> None:
    for report in seen.case.reports:
        record = text_page(seen, {"article": report.article.id}).record
        assert isinstance(record, ArticleText)
        lines = ["".join(piece.text for piece in row.stretches) for row in record.rows]
        assert lines == [line for line in report.article.text.split("\n") if line.strip()]


def test_beside_a_sentence_stands_what_the_others_say(seen: Seen) -> None:
    point = next(p for p in seen.dossier.points if p.relation == "conflict")
    own = point.statements[0]
    record = text_page(seen, {"article": own.article}).record
    assert isinstance(record, ArticleText)
    aside = next(a for a in asides(record) if own.span in {s.span for s in a.stated})
    assert aside.relation == "conflict"
    others = {other.said.place for matter in aside.matters for side in matter.sides for other in side.others}
    assert others & {place_key_of(s) for s in point.statements if s.article != own.article}
    assert not others & {place_key_of(s) for s in point.statements if s.article == own.article}
    assert ("conflict", "conflict", 1) in record.counts or any(c[0] == "conflict" for c in record.counts)


def test_a_sentence_that_no_other_article_speaks_to_says_so(seen: Seen) -> None:
    alone = [a for report in seen.case.reports for a in asides(_reading(seen, report.article)) if not a.matters]
    assert alone
    assert {a.relation for a in alone} == {"single"}


@pytest.mark.parametrize(
    ("firm", "told"), [((0, 1), {False, True}), ((), {True}), ((1, 2), {True}), ((0, 1, 2), {False})]
)
def test_beside_a_sentence_what_may_be_of_another_matter_says_so(firm: tuple[int, ...], told: set[bool]) -> None:
    seen = firm_seen(*firm)
    point = point_of(seen, "agree")
    own = point.statements[0]
    record = _reading(seen, seen.case.articles[own.article])
    aside = next(a for a in asides(record) if own.span in {s.span for s in a.stated})
    of = {place_key_of(s) for s in point.statements}
    others = [o for m in aside.matters for side in m.sides for o in side.others if o.said.place in of]
    assert {one.perhaps for one in others} == told
    assert "perhaps of another matter" in page_html(
        text_page(firm_seen(), {"article": own.article}), Frame("bridge.case", "/")
    )


def test_every_aside_ends_somewhere_in_the_text(seen: Seen) -> None:
    for report in seen.case.reports:
        record = _reading(seen, report.article)
        ends = [number for row in record.rows for piece in row.stretches for number, _ in piece.ends]
        assert ends == [aside.number for aside in asides(record)]


def test_the_words_asked_for_are_marked_and_have_their_id(seen: Seen) -> None:
    ident = paper(seen, "notorious").id
    span = seen.ways.spans[ident][0]
    record = _reading(seen, seen.case.articles[ident], at=f"{span.start}-{span.end}")
    pieces = [piece for row in record.rows for piece in row.stretches]
    assert "".join(p.text for p in pieces if p.asked) == span.of(seen.case.articles[ident].text)
    assert sum(f"c-{span.start}-{span.end}" in p.ids for p in pieces) == 1
    for odd in ("9-3", "a-b", "0-999999"):
        with pytest.raises(InputError):
            _reading(seen, seen.case.articles[ident], at=odd)
    with pytest.raises(LookupError):
        text_page(seen, {"article": "nothing"})


def test_what_was_decided_of_a_statement_stands_beside_it(seen: Seen) -> None:
    ident = paper(seen, "notorious").id
    span = seen.ways.spans[ident][0]
    made = Judgement(4, "2026-03-01T10:00:00Z", "Ada", "wrong", (Anchor(ident, span, "x"),), None, "misread")
    record = _reading(decided_since(seen, (entry_of(made),), "later"), seen.case.articles[ident])
    [wrong] = [s for a in asides(record) for s in a.stated if s.rulings]
    assert wrong.wrong
    assert wrong.span == span
    assert (wrong.rulings[0].why, wrong.rulings[0].waiting) == ("misread", True)


def test_the_pages_of_a_pdf_are_pictures_with_the_words_marked() -> None:
    text = "The dam held.\nIt rained."
    one = article(text, name="a.pdf", pages=(Page(1, Span(0, 13)), Page(2, Span(13, 24))))
    of = see("pdf", replace(dossier(), articles=(claims_of(_analysed(one), ()),), points=()))
    record = _reading(of, one, at="4-7")
    assert [(s.number, s.marked) for s in record.sheets] == [(1, True), (2, False)]
    assert record.sheets[0].picture == f"/article/{one.id}/page/1.png?at=4-7"
    assert [row.sheet for row in record.rows] == [1, 2]
    assert "dam" in record.sheets[0].words


def test_a_foreign_and_an_empty_text_are_shown() -> None:
    arabic = article("السد فوق المدينة صمد.", name="ar.txt", language="ar")
    blank = article("", name="blank.txt")
    of = see("odd", replace(dossier(), articles=tuple(claims_of(_analysed(a), ()) for a in (arabic, blank)), points=()))
    html = page_html(shown(of, "article", article=arabic.id), Frame("odd", "/"))
    assert "Arabic: shown and searched, not compared." in html
    assert 'dir="auto"' in html
    assert "It has no text." in page_html(shown(of, "article", article=blank.id), Frame("odd", "/"))


def test_a_text_of_fifty_megabytes_is_read_in_parts() -> None:
    text = ("Rain fell on the town. " * 40 + "\n") * 55_000
    assert len(text) > 50_000_000
    one = article(text, name="long.txt")
    of = see("long", replace(dossier(), articles=(claims_of(_analysed(one, empty=True), ()),), points=()))
    record = _reading(of, one, part="4000")
    assert record.parts == parts(text) > 4000
    assert record.before.endswith("?part=3999")
    assert PART / 2 < sum(len(p.text) for row in record.rows for p in row.stretches) < 2 * PART
    assert len(page_html(DeskPage("article", "x", record), Frame("long", "/"))) < 20 * PART


@pytest.mark.parametrize("text", ["", "a", "word " * 9000, "x" * 90_000, "line\n" * 9000, "\n" * 30_000])
def test_parts_follow_each_other_without_gap(text: str) -> None:
    cut = [text_part(text, number) for number in range(1, parts(text) + 1)]
    assert "".join(part.of(text) for part in cut) == text
    for place in range(0, len(text), 997):
        number = part_at(text, place)
        assert text_part(text, number).start <= place < text_part(text, number).end
    assert all(line.of(text).strip() for part in cut for line in lines_in(text, part))


# --- citations ---------------------------------------------------------------------------------


def test_a_citation_has_words_outlet_title_date_address_and_place(seen: Seen) -> None:
    ident = paper(seen, "notorious").id
    one = seen.case.articles[ident]
    span = seen.ways.spans[ident][1]
    record = cite_page(seen, {"article": ident, "span": f"{span.start}-{span.end}"}).record
    assert isinstance(record, Citation)
    for told in (
        record.words,
        one.outlet,
        one.title,
        (one.published or "")[:10],
        f"characters {span.start}–{span.end}",
    ):
        assert told
        assert told in record.text
        assert told in record.html
    assert record.link == f"/point/{ident}/{span.start}-{span.end}"
    assert f"paragraph {1 + one.text[: span.start].count(chr(10) * 2)}" in record.place


@pytest.mark.parametrize("words", NASTY)
def test_a_citation_is_no_markup(words: str) -> None:
    of = see("hostile", hostile(words))
    report = of.case.reports[0]
    record = cite_page(of, {"article": report.article.id, "span": f"0-{len(report.article.text)}"}).record
    assert isinstance(record, Citation)
    tags = set(re.findall(r"<\s*/?\s*([a-z!]+)", record.html))
    assert tags <= {"blockquote", "p", "cite", "a"}
    assert not re.search(r"<[^>]*\son\w+\s*=", record.html)


# --- timeline, names, changes ------------------------------------------------------------------


def test_the_timeline_tells_the_moments_of_the_dossier_with_their_points(seen: Seen) -> None:
    record = timeline_page(seen, {}).record
    assert isinstance(record, TimelinePage)
    assert record.many == sum(1 for m in seen.dossier.timeline if m.earliest or m.latest)
    for stop in record.stops:
        for one in stop.happenings:
            assert one.point.startswith("/point/")
            assert one.carriers
    for odd in ({"page": "9"}, {"page": "0"}, {"from": "yesterday"}):
        with pytest.raises(InputError):
            timeline_page(seen, odd)


def test_names_lead_to_all_that_is_known_of_one(seen: Seen) -> None:
    for show in ("sources", "names"):
        record = names_page(seen, {"show": show}).record
        assert isinstance(record, NameList)
        assert record.rows
        for row in record.rows:
            if row.address:
                who = names_page(seen, {"who": _asked(row.address)["who"]}).record
                assert isinstance(who, WhoPage)
                assert who.label == row.label
                assert who.spellings
    with pytest.raises(LookupError):
        names_page(seen, {"who": f"{seen.case.reports[0].article.id}:0-1"})
    with pytest.raises(InputError):
        names_page(seen, {"who": "nobody"})


def test_another_name_is_found_by_its_words_and_can_be_joined(seen: Seen) -> None:
    first = next(a for a in seen.dossier.actors if a.mentions)
    other = replace(
        first, id="other", name="Somebody Else", aliases=(), mentions=(Place(first.mentions[0].article, Span(0, 3)),)
    )
    of = see("two", replace(seen.dossier, actors=(*seen.dossier.actors, other)))
    record = names_page(of, {"who": place_key(first.mentions[0]), "q": other.name}).record
    assert isinstance(record, WhoPage)
    offered = {(c.kind, c.label) for c in record.candidates}
    assert ("actor-same", other.name) in offered
    assert all(c.label != first.name for c in record.candidates)


def test_changes_tell_point_by_point_what_came(seen: Seen) -> None:
    point = next(p for p in seen.dossier.points if len(p.statements) > 1)
    came: tuple[Statement, ...] = point.statements[1:]
    news = Difference(
        "2026-03-01", ("new.txt",), (), (PointChange(point.id, point.label, point.relation, statements=came),), 0
    )
    record = news_page(replace(seen, news=news), {}).record
    assert isinstance(record, News)
    [one] = record.changes
    assert (one.sign, one.label, len(one.came)) == ("changed", point.label, len(came))
    assert one.address.startswith("/point/")
    first = news_page(seen, {}).record
    assert isinstance(first, News)
    assert first.first


# --- shown -------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("words", NASTY)
def test_no_text_becomes_markup_on_a_page(words: str) -> None:
    of = see(words, hostile(words))
    for page in every_page(of):
        html = page_html(page, Frame(words, "/", csrf="x", by=words))
        html.encode("utf-8")
        found = Tags(html)
        assert sum(tag == "script" for tag, _ in found.tags) == 2
        assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]
        assert not [a for _, a in found.tags if (a.get("href") or "/").startswith("javascript")]
        assert not re.search("[\x00\x1b\ud800-\udfff\u202a-\u202e\u2066-\u2069]", html)


def test_every_page_is_json_too_and_has_ids_once(seen: Seen) -> None:
    for page in every_page(seen):
        assert json.loads(page_json(page))
        html = page_html(page, Frame("bridge.case", "/x", csrf="x", by="Ada"))
        ids = [attrs["id"] for _, attrs in Tags(html).tags if "id" in attrs]
        assert len(ids) == len(set(ids)), page.name
        forms = [attrs for tag, attrs in Tags(html).tags if tag == "form" and attrs.get("method") == "post"]
        assert html.count('name="csrf" value="x"') >= len(forms)


def test_who_may_only_look_sees_no_form(seen: Seen) -> None:
    for page in every_page(seen):
        if page.name == "draft":
            continue
        html = page_html(page, Frame("bridge.case", "/x", writable=False))
        assert [a.get("action") for tag, a in Tags(html).tags if tag == "form" and a.get("method") == "post"] == []


def place_key_of(statement: Statement) -> str:
    return f"{statement.article}:{statement.span.start}-{statement.span.end}"


def _reading(of: Seen, one: Article, **asked: str) -> ArticleText:
    record = text_page(of, {"article": one.id, **asked}).record
    assert isinstance(record, ArticleText)
    return record


def _asked(address: str) -> Mapping[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def _analysed(one: Article, *, empty: bool = False) -> Analysis:
    return unread(one).analysis if empty or not one.text else analysis(one)
