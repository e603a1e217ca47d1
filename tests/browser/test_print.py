"""What is printed: a brief of two pages, or all of it where that is asked for. And what stands on the first screen."""

import pypdfium2
import pytest

from browser.conftest import Open, Opened

pytestmark = [pytest.mark.models, pytest.mark.slow]


def printed(opened: Opened) -> list[str]:
    """The text of each page, as the browser prints it."""
    made = pypdfium2.PdfDocument(opened.page.pdf(prefer_css_page_size=True))
    return [made[n].get_textpage().get_text_range() for n in range(len(made))]


@pytest.mark.parametrize("example", ["ferry", "works"])
def test_the_brief_is_two_pages(open_page: Open, pages: dict[str, str], example: str) -> None:
    opened = open_page(pages[example])
    text = printed(opened)
    assert len(text) <= 2
    whole = " ".join(" ".join(text).split())
    for heading in ("In short", "Disagreements", "from one source", "6 articles"):
        assert heading in whole
    for heading in ("Timeline", "Who is cited", "In one article only", "Search this page", "The words"):
        assert heading not in whole


def test_all_of_it_is_printed_where_that_is_asked_for(open_page: Open, pages: dict[str, str]) -> None:
    opened = open_page(pages["ferry"])
    opened.page.check("#print-all")
    text = printed(opened)
    assert len(text) > 10
    whole = " ".join(" ".join(text).split())
    for heading in ("Timeline", "Who is cited", "In one article only", "How it came here"):
        assert heading in whole


def test_without_script_the_brief_is_printed_too(open_page: Open, pages: dict[str, str]) -> None:
    assert len(printed(open_page(pages["ferry"], java_script_enabled=False))) <= 2


def test_the_latest_number_of_dead_is_on_the_first_screen(open_page: Open, pages: dict[str, str]) -> None:
    page = open_page(pages["ferry"]).page
    line = page.locator(".short > li", has_text="Dead").first
    assert line.locator("a.newest").inner_text() == "nine"
    box = line.bounding_box()
    assert box
    assert box["y"] + box["height"] < 800


@pytest.mark.parametrize("example", ["ferry", "works"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_an_example(
    open_page: Open, pages: dict[str, str], example: str, scheme: str
) -> None:
    opened = open_page(pages[example], color_scheme=scheme, viewport={"width": 390, "height": 844})
    assert list(opened.violations()) == []
    assert opened.sideways() == 0
