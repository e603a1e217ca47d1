"""The dossier's page in a browser: nothing leaves it, all of it can be reached, by keyboard and without script too."""

from collections.abc import Iterator

import pytest

from browser.conftest import Open, Opened
from render.sample import EVENING, hostile
from render.test_webpage import NASTY
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


def violations(opened: Opened) -> Iterator[str]:
    """What axe-core finds, a line each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: pip install '.[dev]'")
    for found in axe.Axe().run(opened.page).response["violations"]:
        for node in found["nodes"]:
            yield f"{found['id']}: {node['html'][:150]}"


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
    assert list(violations(opened)) == []
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert list(violations(opened)) == []


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
    for summary in page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    assert EVENING.split(".")[0] in page.locator("#articles").inner_text()
