"""How long the page of many articles takes to open in a browser, to search and to print its brief.

    python -m bench.opening PATH... [--articles 200] [--keep FOLDER] [--runs 3]

Articles are analysed once (and kept in FOLDER, as `bench.scale` keeps them). Then the page of the first of them is
made and opened in chromium as a reader opens it: from a file, in a window of 1300 x 800. Prints the size of the page,
how many elements it has at first, and for each run the seconds to the first words on the screen, until it is loaded,
until a search for WORDS has listed its hits, and to print; and how many pages that are. The whole is to be loaded in
less than two seconds.
"""

import argparse
import contextlib
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page, sync_playwright

from bench.scale import chosen, keep
from twosource.flow import make_dossier
from twosource.render.webpage import webpage

TIMES = """() => {
    const load = performance.getEntriesByType('navigation')[0];
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return [paint ? paint.startTime : NaN, load.loadEventEnd, document.querySelectorAll('*').length];
}"""


def opened(page: Page, file: Path, words: str) -> dict[str, float]:
    """Seconds of each step of one run."""
    page.goto(file.as_uri())
    painted, loaded, elements = page.evaluate(TIMES)
    clock = time.perf_counter()
    page.fill("#search", words)
    page.wait_for_selector("#hits li", timeout=60_000)
    searched = time.perf_counter()
    page.reload()
    before = time.perf_counter()
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return {
        "elements": elements,
        "painted": painted / 1000,
        "loaded": loaded / 1000,
        "search": searched - clock,
        "print": time.perf_counter() - before,
        "printed_pages": len(printed),
    }


def measured(file: Path, *, browser: str, words: str, runs: int) -> Sequence[dict[str, float]]:
    """The runs, each in a window of its own."""
    found = []
    with sync_playwright() as running:
        started = running.chromium.launch(executable_path=browser)
        for _ in range(runs):
            context = started.new_context(viewport={"width": 1300, "height": 800})
            found.append(opened(context.new_page(), file, words))
            context.close()
        started.close()
    return found


def main() -> None:
    """Prints a line for the page and one a run."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("paths", nargs="*")
    a.add_argument("--articles", type=int, default=200)
    a.add_argument("--keep", type=Path, help="where the analysed articles are kept")
    a.add_argument("--runs", type=int, default=3)
    a.add_argument("--words", default="police said", help="what is searched")
    a.add_argument("--browser", default="/usr/bin/chromium")
    o = a.parse_args()
    with contextlib.ExitStack() as stack:
        folder = o.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        if o.paths:
            keep(o.paths, folder)
        articles = chosen(folder, o.articles)
        page = webpage(make_dossier(articles))
        file = folder / "opening.html"
        file.write_text(page, encoding="utf-8")
        print(f"articles {len(articles)}  page_mb {file.stat().st_size / 1e6:.2f}")
        for run in measured(file, browser=o.browser, words=o.words, runs=o.runs):
            print("  ".join(f"{name} {value:.4g}" for name, value in run.items()), flush=True)


if __name__ == "__main__":
    main()
