"""Makes the pictures of the documentation anew: the example's page in a browser, and the brief it prints.

    python docs/pictures.py [--browser /usr/bin/chromium]

Needs the development tools (Playwright) and chromium; see tests/browser.
"""

import argparse
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from twosource.corpus import Corpus
from twosource.render.webpage import webpage

DOCS = Path(__file__).resolve().parent
EXAMPLE = DOCS.parent / "examples" / "ferry"
EDGE = 20  # pixels around a part of the page
SHEET = {"width": 794, "height": 1123}  # pixels of A4


def first_screen(browser: Browser, page: Path, to: Path) -> None:
    """What is seen when the page is opened."""
    window = browser.new_page(viewport={"width": 1300, "height": 800}, color_scheme="light")
    window.goto(page.as_uri())
    window.screenshot(path=to)


def disagreement(browser: Browser, page: Path, to: Path) -> None:
    """The first matter that articles have otherwise, with how it came to them."""
    window = browser.new_page(viewport={"width": 1100, "height": 800}, color_scheme="light")
    window.goto(page.as_uri())
    matter = window.locator(".dispute").first
    matter.locator(".behind > summary").click()
    box = matter.bounding_box()
    assert box
    down = window.evaluate("scrollY")
    corner = {"x": box["x"] - EDGE, "y": box["y"] + down - EDGE}
    size = {name: box[name] + 2 * EDGE for name in ("width", "height")}
    window.screenshot(path=to, full_page=True, clip=corner | size)


def brief(browser: Browser, page: Path, to: Path) -> None:
    """The first of the two pages that are printed, with the margins of the paper."""
    window = browser.new_page(viewport=SHEET, bypass_csp=True)
    window.goto(page.as_uri())
    window.emulate_media(media="print")
    window.add_style_tag(content="body { padding: 53px 57px; }")
    window.screenshot(path=to)


PICTURES = (("dossier.png", first_screen), ("disagreement.png", disagreement), ("brief.png", brief))


def main() -> None:
    """Writes each picture into docs/images, over what is there."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--browser", default="/usr/bin/chromium")
    o = a.parse_args()
    page = DOCS / "images" / "dossier.html"
    page.write_text(webpage(Corpus.from_paths(str(EXAMPLE)).dossier()), encoding="utf-8")
    try:
        with sync_playwright() as running:
            started = running.chromium.launch(executable_path=o.browser)
            for name, take in PICTURES:
                take(started, page, DOCS / "images" / name)
            started.close()
    finally:
        page.unlink()


if __name__ == "__main__":
    main()
