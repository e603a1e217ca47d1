"""The page holds everything, needs nothing, and lets nothing out of the texts become HTML."""

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.sample import EVENING, MORNING, WEEKLY, dossier, hostile, with_positions
from twosource.model import Dossier, Place, Statement
from twosource.render import days, tables
from twosource.render import page as page_
from twosource.render import webpage as webpage_
from twosource.render.pictures import figures
from twosource.render.points import cards, disputed, quotes
from twosource.render.webpage import webpage

VOID = {"meta", "input", "line", "circle", "rect", "path", "br", "link", "img"}
EMPTY = Dossier(None, (), (), (), (), (), (), (), (), (), ())


class Reader(HTMLParser):
    """The page as a browser without script would take it: elements, texts, and whether tags are balanced."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.texts: dict[str, list[str]] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in ("style", "script", "title"):
            if tag in self.open:
                self.texts.setdefault(tag, []).append(data)
                return
        self.text += data

    def every(self, name: str) -> list[str]:
        """All values of an attribute."""
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def page() -> Reader:
    return Reader(webpage(dossier()))


def test_the_overview_comes_first(page: Reader) -> None:
    text = words(page.text)
    assert page.texts["title"] == ["The bridge at Varn"]
    assert "3 articles, 3 points in more than one, 2 disagreements" in text
    assert "scan.pdf: holds no text" in text
    order = ["In short", "Held up around 200", "How to read this", "Disagreements Alleged and denied", "What is said"]
    order += ["3 articles A1", "Points in more than one article"]
    assert sorted(order, key=text.index) == order


def test_a_point_is_a_row_a_position_the_latest_last_and_marked(page: Reader) -> None:
    text = words(page.text)
    first = "around 200 the harbour office A1 6 May one source The words"
    last = "at least 350 the latest police A2 6 May one source The words"
    assert text.index("What is saidWho says itWhereOn what it rests " + first) < text.index(last)


def test_no_pair_is_shown_twice(page: Reader) -> None:
    """Each point has one place on the page, and the words of a position stand in it alone."""
    headings = [attrs["id"] for tag, attrs in page.tags if (attrs.get("id") or "").startswith("p-")]
    assert headings == ["p-bolts", "p-held-up", "p-closed"]


def test_an_article_that_says_it_itself_is_silent_about_that(page: Reader) -> None:
    assert "in the article's own voice" not in page.text
    assert "adds detail" not in page.text


def test_the_legend_has_the_words_that_the_page_uses_and_no_others(page: Reader) -> None:
    text = words(page.text)
    told = text[text.index("How to read this") : text.index("Marks source")]
    for word in ("conflict", "differ", "alleged", "denied", "the latest", "hedged"):
        assert f" {word} " in told
    for word in ("later update", "to come", "left open", "agree"):
        assert f" {word} " not in told


def test_every_statement_is_there_with_who_says_it(page: Reader) -> None:
    text = words(page.text)
    for one in [statement for point in dossier().points for statement in point.statements]:
        assert words(of(one)) in text
        assert not one.said_by or f"said by {one.said_by}" in text
    assert "reported, no source named" in text


def test_a_label_never_stands_without_its_holder() -> None:
    """Wherever the accusation is the label of something, who says it and how surely follows at once."""
    text = words(Reader(webpage(dossier())).text)
    label = "The contractor allegedly used the wrong bolts"
    text = re.sub(r"(?<=[a-z])\d+", "", text).replace("boltsA1", "bolts A1")  # the numbers of points in the articles
    labels = [m.end() for m in re.finditer(re.escape(label), text)]
    held = [
        text.startswith(
            (
                " – said by a former engineer, hedged “allegedly”",  # a label
                ", a former engineer said.",  # the sentence it stands in
                " A1 Morning Paper",  # a shared passage
                " a former engineerhedged “allegedly” A1",  # a row: the next cell is who says it
            ),
            end,
        )
        for end in labels
    ]
    assert len(labels) >= 4
    assert all(held)


def test_the_articles_are_there_word_for_word(page: Reader) -> None:
    text = words(page.text)
    for paragraph in [*MORNING.split("\n\n"), EVENING, WEEKLY]:
        bare = re.sub(r"(?<=[a-z])\d+", "", text)  # the numbers of points that stand in the text
        assert words(paragraph) in bare


def test_pages_of_a_pdf_are_numbered(page: Reader) -> None:
    assert "page 1" in page.text
    assert "page 2" in page.text


def test_ids_are_unique_and_every_inner_link_has_its_target(page: Reader) -> None:
    ids = page.every("id")
    assert len(ids) == len(set(ids))
    inner = [href[1:] for href in page.every("href") if href.startswith("#")]
    assert set(inner) <= set(ids)
    assert {name for value in page.every("aria-labelledby") for name in value.split()} <= set(ids)
    assert len(inner) > 20


def test_a_page_of_a_part_tells_what_it_leaves_out_and_links_to_nothing_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module, name, most in (
        (cards, "POINTS", 1),
        (quotes, "STATEMENTS", 0),
        (cards, "SOURCES", 0),
        (disputed, "DISPUTED", 1),
        (page_, "LONE", 1),
        (page_, "MARKED", 2),
        (days, "DATES", 1),
        (figures, "FIGURES", 0),
        (webpage_, "MOST", 1),
    ):
        monkeypatch.setattr(module, name, most)
    made = Reader(webpage(dossier()))
    ids, text = made.every("id"), words(made.text)
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in made.every("href") if href.startswith("#")} <= set(ids)
    assert "1 of 3 points shown: the rest is in the JSON" in text
    assert "more statement" in text
    assert "more origin" in text
    assert re.search(r"and \d others?\b", text)
    assert "the texts stand without marks" in text
    assert words(EVENING) in re.sub(r"(?<=[a-z])\d+", "", text)  # the numbers of points that stand in the text


def test_what_is_folded_on_a_page_of_many_articles_is_there_without_script(
    page: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webpage_, "AT_ONCE", 2)
    monkeypatch.setattr(webpage_, "OPEN_ARTICLES", 2)
    later = Reader(webpage(dossier()))
    assert words(later.text) == words(page.text)
    assert sorted(later.every("id")) == sorted(page.every("id"))
    assert len([tag for tag, _ in later.tags if tag == "noscript"]) >= 6


def test_nothing_is_loaded_and_only_web_addresses_are_linked(page: Reader) -> None:
    assert page.every("src") == []
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & {tag for tag, _ in page.tags}
    outer = [attrs for tag, attrs in page.tags if tag == "a" and not (attrs.get("href") or "#").startswith("#")]
    assert [attrs["href"] for attrs in outer] == ["https://paper.example/bridge?a=1&b=2"]
    assert all("noreferrer" in (attrs["rel"] or "") for attrs in outer)
    assert not re.search(r"url\(|@import|https?:", "".join(page.texts["style"] + page.texts["script"]))
    assert page.every("style") == []
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]


def test_the_policy_names_the_one_style_and_the_one_script(page: Reader) -> None:
    policy = next(attrs["content"] or "" for _, attrs in page.tags if "http-equiv" in attrs)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        found = "".join(page.texts[tag])
        digest = base64.b64encode(hashlib.sha256(found.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert sum(name == tag for name, _ in page.tags) == 1


def test_headings_go_down_one_level_at_a_time(page: Reader) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_landmarks_language_and_skip_link(page: Reader) -> None:
    tags = [tag for tag, _ in page.tags]
    assert all(tags.count(tag) == 1 for tag in ("header", "nav", "main", "footer", "html"))
    assert page.tags[0][1]["lang"] == "en"
    assert next(attrs for tag, attrs in page.tags if tag == "a")["href"] == "#content"
    assert all(attrs.get("aria-label") for tag, attrs in page.tags if tag == "svg")
    assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")


def test_coverage_tells_who_says_otherwise_and_who_is_silent(page: Reader) -> None:
    cells = [attrs["class"] for tag, attrs in page.tags if tag == "td" and attrs.get("class") in STATES]
    assert cells == ["has", "conflicts", "silent", "has", "differs", "silent", "has", "has", "has"]


def test_a_cell_of_coverage_has_the_articles_own_value_or_stand(page: Reader) -> None:
    text = words(page.text)
    table = text[text.index("PointA1A2A3") : text.index("In one article only A1")]
    for row in ("allegeddenied–", "around 200at least 350–", "✓ stated✓ stated✓ stated"):
        assert row in table
    assert "says" not in table


def doubted(firm: tuple[int, ...]) -> str:
    """The page of the sample whose point of three articles is so surely of one matter."""
    whole = dossier()
    points = tuple(replace(p, firm=firm) if len(p.statements) == 3 else p for p in whole.points)
    return words(Reader(webpage(replace(whole, points=points))).text)


def test_what_may_be_one_matter_stands_apart_and_is_no_tick() -> None:
    text = doubted(())
    assert "May be one matterAlike, and not surely about one thing" in text
    assert text.index("May be one matter") < text.index("Point 3 The old bridge at Varn")
    assert "✓ statedperhapsperhaps" in text
    assert "May be one matter" not in doubted((0, 1, 2))


def test_a_statement_that_may_be_of_another_matter_says_so() -> None:
    text = doubted((0, 1))
    assert "A1 A2, perhaps A3" in text
    assert text.count("perhaps of another matter") == 1


def test_what_most_articles_carry_is_listed_where_no_table_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "COLUMNS", 2)
    text = words(Reader(webpage(dossier())).text)
    assert "What most articles carry and some do not 2" in text
    assert "around 200: A1 · at least 350: A2 · 1 article without it" in text


def test_links_to_points_and_articles_hold_when_articles_are_added() -> None:
    whole = dossier()
    one = with_positions(replace(whole.points[1], statements=whole.points[1].statements[1:]), (None, "stated", (0,)))
    place = Place(one.statements[0].article, one.statements[0].span)
    fewer = replace(
        EMPTY, articles=whole.articles[1:], points=(replace(one, label_place=place, firm=()),), main=(one.id,)
    )
    before, after = set(Reader(webpage(fewer)).every("id")), set(Reader(webpage(whole)).every("id"))
    kept = {"p-held-up", *(f"a-{part.analysis.article.id}" for part in whole.articles[1:])}
    assert kept <= before
    assert kept <= after


STATES = {"has", "differs", "conflicts", "silent"}


def test_a_copied_statement_is_shown_once_with_all_places() -> None:
    text = words(Reader(webpage(dossier())).text)
    assert "said by the harbour office · A1 Morning Paper, 2031-05-06, page 1; A2 Evening" in text


def test_an_empty_dossier_is_a_page_too() -> None:
    page = Reader(webpage(EMPTY))
    assert "no articles" in page.text or "0 articles" in page.text
    assert page.open == []


def test_one_article_alone() -> None:
    whole = dossier()
    one = replace(whole.articles[0], claims=whole.articles[0].claims[-1:])
    lone = replace(EMPTY, articles=(one,), points=whole.points[3:4])
    assert "The notorious crossing is believed to be unsafe" in words(Reader(webpage(lone)).text)


def test_the_same_dossier_gives_the_same_page() -> None:
    assert webpage(dossier()) == webpage(dossier())


NASTY = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '" onmouseover="alert(1)" x=\'',
    "javascript:alert(1)",
    "&lt;b&gt; &#60;",
    "{{ 7*7 }}{% raw %}",
    "a\x00b\x1b[31mc",
    "lone \ud800 surrogate \udfff",
    "right \u202e to left \u2067 never closed",
    "]]> --> <!-- <![CDATA[",
    "http://[bad/ host",
    "https://user@site.example/<>",
)


@pytest.mark.parametrize("words", NASTY)
def test_no_text_becomes_markup(words: str) -> None:
    made = webpage(hostile(words))
    made.encode("utf-8")
    page = Reader(made)
    assert page.open == []
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not [href for href in page.every("href") if not href.startswith(("#", "https://user@"))]
    assert not re.search("[\x00\x1b\ud800-\udfff\u202a-\u202e\u2066-\u2069]", made)


@settings(max_examples=8, deadline=None)
@given(st.text(min_size=1, max_size=12))
def test_any_text_gives_a_page_with_the_same_elements(words: str) -> None:
    assert balanced(webpage(hostile(words)))


def balanced(made: str) -> bool:
    page = Reader(made)
    ids = page.every("id")
    return page.open == [] and len(ids) == len(set(ids))


# --- colours -----------------------------------------------------------------------------------

INKS = ("ink", "muted", "link", "conflict", "differ", "agree", "refine")
GROUNDS = ("paper", "sheet", "band", "wash")


def palettes() -> list[dict[str, str]]:
    style = files("twosource.render").joinpath("templates", "style.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{([^}]*)\}", style)
    light, dark = (dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block)) for block in blocks[:2])
    return [light, dark]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ink_can_be_read_on_every_ground(ink: str, ground: str) -> None:
    """WCAG 2 AA for small text: a contrast of 4.5 to 1, in the light and the dark."""
    for palette in palettes():
        bright, dim = sorted((luminance(palette[ink]), luminance(palette[ground])), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4.5


def of(statement: Statement) -> str:
    texts = {claims.analysis.article.id: claims.analysis.article.text for claims in dossier().articles}
    return statement.span.of(texts[statement.article])


def test_the_whole_page_is_searched_and_what_a_list_leaves_out_is_told() -> None:
    made = webpage(dossier())
    assert '<div class="tools seek" role="search" hidden>' in made
    assert 'event.key === "/"' in made
    assert "shown: the rest is in the JSON" not in made  # nothing is left out of a small dossier
