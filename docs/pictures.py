"""Makes the pictures of the documentation anew: the desk on the example, the example's page, and the brief it prints.

    python docs/pictures.py [--browser /usr/bin/chromium] [--only desk]

Needs the development tools (Playwright) and chromium; see tests/browser.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from twosource.config import Settings
from twosource.corpus import Corpus
from twosource.render.webpage import webpage
from twosource.store.file import create_case, open_case
from twosource.takings import Stamp, read_for_case, take_in
from twosource.web.desk import Desk
from twosource.web.server import listen, serve_in_background

DOCS = Path(__file__).resolve().parent
EXAMPLE = DOCS.parent / "examples" / "ferry"
EDGE = 20  # pixels around a part of the page
WINDOW = {"width": 1300, "height": 820}
NOW = "2026-03-14T10:00:00Z"  # for the log
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


# --- the desk ----------------------------------------------------------------------------------


@contextmanager
def desk() -> Iterator[str]:
    """The first address of a desk on the example, compared; its case lies in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder, "ferry")
        shutil.copytree(EXAMPLE, reports)
        case = str(reports.with_suffix(".case"))
        create_case(case).close()
        with open_case(case) as opened:
            take_in(opened, [read_for_case(case, str(reports), Settings())], Stamp(NOW, "you"))
        behind = Desk(case, now=lambda: NOW, by="you", settings=Settings(workers=1))
        begun = serve_in_background(behind, listen(case, None))
        behind.begin()
        while not behind.ready or behind.told().jobs:
            time.sleep(0.1)
        yield begun.door.address()
        begun.end(5)


def overview_of_desk(page: Page) -> None:
    """What is seen when the desk is opened."""


def points_of_desk(page: Page) -> None:
    """The points with their filters."""
    page.get_by_role("link", name="Points").first.click()
    page.locator(".rows").wait_for()


def point_of_desk(page: Page) -> None:
    """The number of dead, with a note taken."""
    page.locator("#short a[href^='/point/']").first.click()
    page.locator(".statement summary", has_text="Note").first.click()
    page.get_by_label("Note", exact=True).first.fill("Called the coastguard: nine, as of Thursday noon")
    page.get_by_role("button", name="Keep the note").first.click()
    page.locator(".decisions").first.wait_for()
    page.wait_for_timeout(4000)  # until it is compared again
    page.reload()


def article_of_desk(page: Page) -> None:
    """A text with what the others say beside one of its sentences."""
    page.get_by_role("link", name="Articles").first.click()
    page.get_by_role("link", name="Nine dead").click()
    page.locator(".aside > summary", has_text="update").first.click()


def draft_of_desk(page: Page) -> None:
    """The example's draft, checked, with the words of a source open."""
    page.get_by_role("link", name="Draft").first.click()
    page.locator("#draft").fill((EXAMPLE.parent / "drafts" / "ferry.md").read_text(encoding="utf-8"))
    page.get_by_role("button", name="Check it").click()
    page.locator(".checked").wait_for(timeout=120_000)
    page.locator(".aside > summary", has_text="number-changed").first.click()


OF_DESK = (
    ("desk.png", overview_of_desk),
    ("desk-points.png", points_of_desk),
    ("desk-point.png", point_of_desk),
    ("desk-article.png", article_of_desk),
    ("desk-draft.png", draft_of_desk),
)


def of_desk(browser: Browser, address: str) -> None:
    """Writes the five pictures of the desk."""
    window = browser.new_context(viewport=WINDOW, color_scheme="light", reduced_motion="reduce")
    page = window.new_page()
    page.goto(address)
    page.locator("#short").wait_for()
    first = page.url
    for name, act in OF_DESK:
        page.goto(first)
        act(page)
        page.evaluate("scrollTo(0, 0)")
        page.wait_for_timeout(1500)  # until nothing is compared in the background
        page.screenshot(path=DOCS / "images" / name)
    window.close()


def main() -> None:
    """Writes each picture into docs/images, over what is there."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--browser", default="/usr/bin/chromium")
    a.add_argument("--only", choices=("desk", "page"))
    o = a.parse_args()
    page = DOCS / "images" / "dossier.html"
    with sync_playwright() as running:
        started = running.chromium.launch(executable_path=o.browser)
        if o.only != "page":
            with desk() as address:
                of_desk(started, address)
        if o.only != "desk":
            page.write_text(webpage(Corpus.from_paths(str(EXAMPLE)).dossier()), encoding="utf-8")
            try:
                for name, take in PICTURES:
                    take(started, page, DOCS / "images" / name)
            finally:
                page.unlink()
        started.close()


if __name__ == "__main__":
    main()
