"""A desk at work, and windows of a browser on it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from browser.conftest import Opened, watched
from twosource.config import Settings
from twosource.web.desk import Desk
from twosource.web.server import ServedDesk, listen, serve_in_background

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WAIT = 60  # seconds for what takes a tenth of it on a quiet machine
Visit = Callable[..., Opened]


@contextmanager
def compared_desk(case: Path) -> Iterator[ServedDesk]:
    """A desk over the case, once it is compared."""
    desk = Desk(str(case), now=lambda: "2026-03-14T10:00:00Z", by="Ada", settings=Settings(workers=1))
    begun = serve_in_background(desk, listen(str(case), None))
    desk.begin()
    until(lambda: desk.ready and not desk.told().jobs)
    yield begun
    begun.end(5)


@contextmanager
def windows(browser: "Browser", served: ServedDesk) -> Iterator[Visit]:
    """What opens an address of the desk in a window that has its key; options go to the window."""
    contexts = []

    def visiting(address: str, **how: Any) -> Opened:  # Any: what a browser context takes
        context = browser.new_context(
            **({"viewport": {"width": 1300, "height": 900}, "reduced_motion": "reduce"} | how)
        )
        contexts.append(context)
        opened = watched(context.new_page())
        opened.page.goto(served.door.address())
        opened.page.goto(home(opened.page) + address)
        return opened

    yield visiting
    for context in contexts:
        context.close()


def until(done: Callable[[], object]) -> None:
    """Waits for it."""
    end = time.monotonic() + WAIT
    while not done():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.05)


def home(page: "Page") -> str:
    """The address of the desk without a path."""
    return page.url[: page.url.index("/", len("http://"))]
