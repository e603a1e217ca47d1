"""A real browser for the tests of this folder: Debian's chromium, driven by Playwright. Nothing is downloaded.

Where either is missing the tests are skipped, and say which.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from render.sample import dossier
from twosource.corpus import Corpus
from twosource.render.webpage import webpage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def chromium() -> str | None:
    """Where the browser is: what TWOSOURCE_CHROMIUM names, else Debian's."""
    names = (os.environ.get("TWOSOURCE_CHROMIUM"), "chromium", "chromium-browser")
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The browser, one for all tests."""
    driver = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install '.[dev]'")
    path = chromium()
    if path is None:
        pytest.skip("no chromium: apt-get install chromium, or name one in TWOSOURCE_CHROMIUM")
    with driver.sync_playwright() as running:
        started = running.chromium.launch(executable_path=path)
        yield started
        started.close()


@dataclass
class Opened:
    """A page in the browser, and what it asked for, said and complained of."""

    page: "Page"
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def violations(self) -> Iterator[str]:
        """What axe-core finds, a line each."""
        axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: pip install '.[dev]'")
        for found in axe.Axe().run(self.page).response["violations"]:
            for node in found["nodes"]:
                yield f"{found['id']}: {node['html'][:150]}"

    def sideways(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


Open = Callable[..., Opened]


def watched(page: "Page") -> Opened:
    """The page with an ear on it."""
    page.set_default_timeout(30_000)
    opened = Opened(page)
    page.on("request", lambda request: opened.asked.append(request.url))
    page.on("dialog", lambda dialog: (opened.dialogs.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.on("console", lambda said: opened.complaints.append(said.text))
    return opened


@pytest.fixture
def open_page(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Opens a page from a file, in a window of its own; options go to the window."""
    contexts = []

    def opening(html: str, *, at: str = "", **how: Any) -> Opened:  # Any: what a browser context takes
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            **({"viewport": {"width": 1300, "height": 800}, "reduced_motion": "reduce"} | how)
        )
        contexts.append(context)
        opened = watched(context.new_page())
        opened.page.goto(file.as_uri() + at)
        return opened

    yield opening
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def sample() -> str:
    """The page of three invented articles, with one of everything that a page shows."""
    return webpage(dossier())


@pytest.fixture(scope="session")
def pages() -> dict[str, str]:
    """The pages of the examples, by name."""
    return {name: webpage(Corpus.from_paths(str(EXAMPLES / name)).dossier()) for name in ("ferry", "works")}


@pytest.fixture(scope="session")
def ready_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the ferry example, its analyses kept."""
    path = tmp_path_factory.mktemp("desk") / "ferry.case"
    for told in (["case", "new", path, EXAMPLES / "ferry", "--by", "Ada"], ["dossier", path]):
        subprocess.run([sys.executable, "-m", "twosource.cli", *map(str, told)], check=True, capture_output=True)
    return path
