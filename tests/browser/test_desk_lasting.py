"""A newcomer at the desk, from an empty folder to a decided point; and what was decided outlives a power cut."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.conftest import EXAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.models, pytest.mark.slow]

WAIT = 60_000  # milliseconds for what takes ten seconds on a quiet machine
MOST_CLICKS = 2  # from the empty desk to a decided point
FIRST = ("coast_radio.txt", "courier.html", "skelsey_gazette.txt", "vessany_post.html")
DROP = """async files => {
    const carried = new DataTransfer();
    for (const [name, text] of files) { carried.items.add(new File([text], name)); }
    const how = { bubbles: true, cancelable: true, dataTransfer: carried };
    document.querySelector('main').dispatchEvent(new DragEvent('dragover', how));
    document.querySelector('main').dispatchEvent(new DragEvent('drop', how));
}"""


@dataclass
class Clicks:
    """A page, and how often somebody clicked on it."""

    page: "Page"
    many: int = 0

    def on(self, selector: str) -> None:
        self.page.locator(selector).first.click(timeout=WAIT)
        self.many += 1


@contextmanager
def desk_of(folder: Path) -> Iterator[str]:
    """`twosource serve FOLDER` and its first address; killed in the end, as a power cut would."""
    process = subprocess.Popen(
        [sys.executable, "-m", "twosource.cli", "serve", "--no-browser", "--by", "Ada", str(folder)],
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stderr
        found = re.search(r"http://127\.0\.0\.1:\d+/open\?key=\S+", process.stderr.readline())
        assert found
        yield found[0]
    finally:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()


def compared(page: "Page", words: str) -> None:
    """Loads the page again until it has these words, as somebody would who waits for them."""
    end = time.monotonic() + WAIT / 1000
    while words not in page.locator("main").inner_text():
        assert time.monotonic() < end, f"{words!r} never came"
        page.wait_for_timeout(500)
        page.reload()


def test_from_an_empty_folder_to_a_point_that_is_decided_and_stays_so(browser: "Browser", tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    window = browser.new_context(viewport={"width": 1300, "height": 900})
    page = window.new_page()
    page.set_default_timeout(WAIT)
    with desk_of(folder) as address:
        page.goto(address)
        newcomer(Clicks(page))
        point = page.url
        undone_and_renamed(page)
        page.goto(home(page) + "/articles")
        page.locator("#files").set_input_files(str(EXAMPLES / "ferry" / "northern_tide.md"))
        page.get_by_role("button", name="Add them").click()
        compared(page, "Ferry company skipped inspection")
        page.goto(point)
        page.get_by_role("heading", name="How many died", level=1).wait_for()
    with desk_of(folder) as address:  # killed without a word, and started again
        page.goto(address)
        compared(page, "In short")
        page.goto(point)  # the link of before: the same case has the same port
        page.get_by_role("heading", name="How many died", level=1).wait_for()
        assert "Northern Tide" in page.locator("main").inner_text()
        page.goto(home(page) + "/log")
        assert "How many died" in page.locator("main").inner_text()
        assert page.locator(".undone").count() == 1
    window.close()


def newcomer(clicks: Clicks) -> None:
    """Drops the first reports on the empty desk, reads the first line of what they say, and decides about its point."""
    page = clicks.page
    page.get_by_text("There is no article in this case yet").wait_for()
    page.evaluate(DROP, [(name, (EXAMPLES / "ferry" / name).read_text(encoding="utf-8")) for name in FIRST])
    compared(page, "In short")
    clicks.on("#short a[href^='/point/']")
    clicks.on("button:has-text('Pin')")
    page.locator(".byhand", has_text="Pinned").wait_for()
    assert clicks.many <= MOST_CLICKS


def undone_and_renamed(page: "Page") -> None:
    page.reload()
    page.locator(".byhand", has_text="Pinned").wait_for()
    page.locator(".byhand .undo button").first.click()
    page.get_by_role("button", name=re.compile("^Pin")).wait_for()
    page.keyboard.press("r")
    page.get_by_label("Call it").fill("How many died")
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("heading", name="How many died", level=1).wait_for()


def home(page: "Page") -> str:
    return page.url[: page.url.index("/", len("http://"))]
