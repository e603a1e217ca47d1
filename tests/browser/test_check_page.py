"""The page of a checked draft in a browser: wide and narrow, light and dark, by keyboard and on paper."""

import pytest

from browser.conftest import Open
from check.test_forms import checked
from twosource.render.check.webpage import check_page


@pytest.fixture(scope="module")
def page_of_draft() -> str:
    return check_page(checked(), notes=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 390])
def test_axe_finds_no_violation_and_nothing_is_wider_than_the_window(
    open_page: Open, page_of_draft: str, width: int, scheme: str
) -> None:
    opened = open_page(page_of_draft, viewport={"width": width, "height": 844}, color_scheme=scheme)
    assert list(opened.violations()) == []
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert list(opened.violations()) == []
    assert opened.sideways() == 0
    assert len(opened.asked) == 1
    assert opened.complaints == []


def test_the_keyboard_goes_from_the_words_to_the_evidence_and_back(open_page: Open, page_of_draft: str) -> None:
    page = open_page(page_of_draft).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "ref"
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details').open")


def test_how_grave_a_finding_is_shows_without_colour(open_page: Open, page_of_draft: str) -> None:
    page = open_page(page_of_draft).page
    style = "e => getComputedStyle(e).borderBottomStyle + getComputedStyle(e).borderLeftStyle"
    assert page.locator("mark.error").first.evaluate(style) == "solidnone"
    assert page.locator("mark.note").first.evaluate(style) == "dottednone"


def test_on_paper_all_evidence_is_shown(open_page: Open, page_of_draft: str) -> None:
    page = open_page(page_of_draft, color_scheme="dark").page
    page.emulate_media(media="print")
    assert page.locator("blockquote").count() > 0
    assert all(page.locator("blockquote").evaluate_all("all => all.map(e => e.checkVisibility())"))
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
