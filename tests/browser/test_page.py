"""The dossier's page in a browser: nothing leaves it, all of it can be reached, by keyboard and without script too."""

import pytest

from browser.conftest import Open, Opened
from render.sample import dossier, hostile
from render.test_webpage import NASTY
from twosource.render.article.page import article_page
from twosource.render.webpage import webpage

SIZES = [(1300, 800), (820, 1100), (390, 844)]
SCHEMES = ["light", "dark"]


def shown(opened: Opened, selector: str) -> bool:
    """True where the first such element is seen in the window as it stands."""
    return bool(
        opened.page.locator(selector).first.evaluate(
            """element => { const box = element.getBoundingClientRect();
            return element.checkVisibility() && box.bottom > 0 && box.top < innerHeight; }"""
        )
    )


def test_no_request_leaves_the_page_and_nothing_complains(open_page: Open, sample: str) -> None:
    opened = open_page(sample)
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("bridge")
    opened.page.wait_for_timeout(400)
    assert [url for url in opened.asked if not url.startswith("file:")] == []
    assert len(opened.asked) == 1
    assert opened.complaints == []


@pytest.mark.parametrize("words", NASTY)
def test_hostile_words_run_nothing(open_page: Open, words: str) -> None:
    opened = open_page(webpage(hostile(words)))
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    opened.page.mouse.move(200, 200)
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("alert")
    opened.page.wait_for_timeout(300)
    assert opened.dialogs == []
    assert opened.complaints == []
    assert len(opened.asked) == 1


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_no_violation(open_page: Open, sample: str, size: tuple[int, int], scheme: str) -> None:
    opened = open_page(sample, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    assert list(opened.violations()) == []
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert list(opened.violations()) == []


@pytest.mark.parametrize("width", [390, 320])
def test_a_narrow_window_never_scrolls_sideways(open_page: Open, sample: str, width: int) -> None:
    opened = open_page(sample, viewport={"width": width, "height": 800})
    assert opened.sideways() == 0
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert opened.sideways() == 0


def test_a_dark_window_has_a_dark_page(open_page: Open, sample: str) -> None:
    for scheme, dark in (("dark", True), ("light", False)):
        ground = open_page(sample, color_scheme=scheme).page.evaluate(
            "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)"
        )
        assert (sum(ground) < 200) == dark


def test_the_keyboard_reaches_all_of_it(open_page: Open, sample: str) -> None:
    opened = open_page(sample)
    page = opened.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert shown(opened, ".skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("x/y")  # is typed, not taken for the key
    assert page.input_value("#search") == "x/y"
    page.keyboard.press("Escape")
    assert page.input_value("#search") == ""
    page.locator("#sources summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#sources details[open]").count() == 1


def test_without_script_all_of_it_is_there(open_page: Open, sample: str) -> None:
    opened = open_page(sample, java_script_enabled=False)
    page = opened.page
    assert page.locator(".tools:visible").count() == 0
    for summary in page.locator("details:not([open]) > summary").element_handles():
        if summary.is_visible():
            summary.click()
    assert "At least 350 people were held up" in page.locator("#articles").inner_text()


def test_what_is_in_short_and_each_code_open_the_words(open_page: Open, sample: str) -> None:
    opened = open_page(sample)
    page = opened.page
    for link in page.locator("#short a").all():
        words, goal = link.inner_text(), link.get_attribute("href") or ""
        link.click()
        assert shown(opened, f'[id="{goal[1:]}"]')
        if not words.startswith("A"):
            assert words.split()[-1] in page.locator(f'[id="{goal[1:]}"]').locator("xpath=..").inner_text()


def test_the_words_of_a_position_are_one_click_away(open_page: Open, sample: str) -> None:
    page = open_page(sample).page
    row = page.locator(".dispute tbody").nth(1)
    assert not row.locator("blockquote").is_visible()
    row.locator("summary").click()
    assert row.locator("blockquote").is_visible()


def test_a_link_to_a_point_unfolds_it(open_page: Open, sample: str) -> None:
    opened = open_page(sample, at="#p-closed")
    assert opened.page.locator('[id="p-closed"]').evaluate("point => point.open")
    assert shown(opened, '[id="p-closed"]')


def test_search_lists_unfolds_and_marks_its_hits(open_page: Open, sample: str) -> None:
    opened = open_page(sample)
    page = opened.page
    page.fill("#search", "ferry carries")
    page.focus("#search")
    page.wait_for_selector("#hits li")
    assert "places" in page.inner_text("#found")
    assert page.locator("#hits li").count() >= 2
    assert all("ferry" in text.lower() for text in page.locator("#hits a").all_inner_texts())
    assert page.locator("#alone details").nth(1).evaluate("one => one.open")
    marked = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString().toLowerCase())")
    assert set(marked) == {"ferry", "carries"}
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#hits') !== null")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash).checkVisibility()")
    page.fill("#search", "no such word")
    page.locator("#found", has_text="Found nowhere").wait_for()
    page.fill("#search", "")
    page.locator("#found:empty").wait_for(state="attached")
    assert page.locator("#hits li").count() == 0
    assert not page.locator("#alone details").nth(1).evaluate("one => one.open")
    assert page.evaluate("CSS.highlights.size") == 0


def test_all_points_are_unfolded_and_folded_again(open_page: Open, sample: str) -> None:
    page = open_page(sample).page
    page.click("#unfold")
    assert page.locator(".point:not([open])").count() == 0
    page.click("#unfold")
    assert page.locator(".point[open]").count() == 0


def test_of_many_articles_what_is_folded_is_made_when_it_is_asked_for(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.render.webpage.AT_ONCE", 2)
    monkeypatch.setattr("twosource.render.webpage.OPEN_ARTICLES", 2)
    opened = open_page(webpage(dossier()))
    page = opened.page
    folded = page.locator("noscript").count()
    assert folded > 6
    page.locator("#short a").first.click()
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))).checkVisibility()")
    page.fill("#search", "ferry carries")
    page.wait_for_selector("#hits li")
    assert page.locator("noscript").count() == 0
    assert list(opened.violations()) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1300, 390])
def test_axe_finds_no_violation_on_the_page_of_one_article(open_page: Open, width: int, scheme: str) -> None:
    page = article_page(dossier().articles[0])
    opened = open_page(page, viewport={"width": width, "height": 844}, color_scheme=scheme)
    assert list(opened.violations()) == []
    assert opened.sideways() == 0
    assert opened.complaints == []
