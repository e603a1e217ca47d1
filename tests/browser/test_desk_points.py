"""The desk in a real browser: points found, decided and taken back, suggestions answered by key, and all of it read."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.desk import Visit, compared_desk, home, until, windows
from twosource.web.server import ServedDesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.models, pytest.mark.slow]


@pytest.fixture
def running(ready_case: Path, tmp_path: Path) -> Iterator[ServedDesk]:
    """A desk over a copy of the case, compared."""
    case = tmp_path / "ferry.case"
    shutil.copy(ready_case, case)
    with compared_desk(case) as begun:
        yield begun


@pytest.fixture
def visit(browser: "Browser", running: ServedDesk) -> Iterator[Visit]:
    """Opens an address of the desk in a browser that has its key."""
    with windows(browser, running) as visiting:
        yield visiting


def first_point(page: "Page") -> str:
    page.goto(home(page) + "/points")
    return str(page.locator("a.label").first.get_attribute("href"))


def recompared(running: ServedDesk, before: int) -> None:
    until(lambda: running.desk.told().compared > before and not running.desk.told().jobs)


def test_filters_and_search_leave_what_was_asked_for(visit: Visit) -> None:
    opened = visit("/points")
    page = opened.page
    page.get_by_role("link", name=re.compile("^conflict")).click()
    page.wait_for_url("**/points?relation=conflict")
    assert page.locator(".rows .badge").all_inner_texts() == ["conflict"]
    page.get_by_role("link", name=re.compile("^Take back: Relation")).click()
    page.wait_for_url(re.compile("/points$"))
    page.keyboard.press("/")
    page.keyboard.type("rocks")
    page.keyboard.press("Enter")
    page.wait_for_url("**/points?q=rocks")
    assert page.locator(".row").count() == page.locator(".row:has(mark)").count() > 2
    assert {mark.lower() for mark in page.locator("mark").all_inner_texts()} == {"rocks"}
    assert opened.complaints == []


def test_keys_go_through_the_points_and_open_one(visit: Visit) -> None:
    page = visit("/points").page
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("a.label").nth(1)
    assert second.evaluate("node => node === document.activeElement")
    page.keyboard.press("k")
    address = page.locator("a.label").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").inner_text().count("Pin") == 1


def test_what_is_decided_shows_at_once_stays_and_is_taken_back(visit: Visit, running: ServedDesk) -> None:
    opened = visit("/points")
    page, address = opened.page, first_point(opened.page)
    page.goto(home(page) + address)
    before = running.desk.told().compared
    page.keyboard.press("r")
    page.get_by_label("Call it").fill("The dead")
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("heading", name="The dead", level=1).wait_for()
    assert "called" in page.locator(".byhand").inner_text().lower()
    recompared(running, before)
    page.reload()
    assert page.locator("h1").inner_text() == "The dead"
    page.goto(home(page) + "/points")
    assert "The dead" in page.locator(".row").first.inner_text()
    page.goto(home(page) + address)
    before = running.desk.told().compared
    page.locator(".byhand .undo button").first.click()
    page.get_by_role("heading", name=re.compile("Five people"), level=1).wait_for()
    recompared(running, before)
    page.reload()
    assert "The dead" not in page.locator("main").inner_text()
    page.goto(home(page) + "/log")
    assert "The dead" in page.locator(".undone").inner_text()
    assert opened.complaints == []


def test_a_statement_is_parted_and_another_point_joined(visit: Visit, running: ServedDesk) -> None:
    page = visit("/points?q=lifeboats").page
    row = page.locator("a.label").first
    address = str(row.get_attribute("href"))
    page.goto(home(page) + address)
    cards = page.locator(".statement")
    many, before = cards.count(), running.desk.told().compared
    last = cards.nth(many - 1)
    last.locator("summary", has_text="Part").click()
    last.get_by_role("button", name="Part them").click()
    page.locator(".byhand").wait_for()
    recompared(running, before)
    page.goto(home(page) + address)
    assert page.locator(".statement").count() < many
    before = running.desk.told().compared
    page.keyboard.press("i")
    field = page.get_by_label("Search for the other point")
    field.wait_for()
    field.fill("certificate")
    page.locator("#offered mark").first.wait_for()
    page.locator("#offered .plain").first.click()
    page.locator(".byhand", has_text="One matter").wait_for()
    recompared(running, before)
    page.reload()
    assert "certificate" in page.locator("main").inner_text()


def test_points_are_joined_by_drag(visit: Visit) -> None:
    page = visit("/points").page
    page.locator(".row .grip").nth(5).drag_to(page.locator(".row").nth(2))
    page.locator(".row .by-hand", has_text="one matter").first.wait_for()
    assert page.locator(".row .by-hand").count() == 2


def test_suggestions_are_answered_by_key_without_a_reload(visit: Visit) -> None:
    opened = visit("/suggestions")
    page = opened.page
    page.evaluate("window.stayed = true")
    pair = page.locator(".sides").inner_text()
    page.keyboard.press("n")
    page.get_by_text("1 pair answered").wait_for()
    assert page.locator(".sides").inner_text() != pair
    page.keyboard.press("s")
    page.wait_for_url("**/suggestions?after=*")
    page.keyboard.press("u")
    page.get_by_text("0 pairs answered").wait_for()
    assert page.evaluate("window.stayed") is True
    page.goto(home(page) + "/suggestions")
    until(
        lambda: page.reload() and page.locator(".sides").all_inner_texts() == [pair]
    )  # compared again without the answer
    page.evaluate("window.stayed = true")
    page.keyboard.press("y")
    page.get_by_text("1 pair answered").wait_for()
    assert page.evaluate("window.stayed") is True
    page.goto(home(page) + "/points?undecided=no")
    until(lambda: page.reload() and page.locator(".row").count())
    assert opened.complaints == []


def test_everything_is_decided_without_script(visit: Visit, running: ServedDesk) -> None:
    page = visit("/points", java_script_enabled=False).page
    address = first_point(page)
    page.goto(home(page) + address)
    page.get_by_role("button", name=re.compile("^Pin")).click()
    assert page.url.endswith(address)
    assert "Pinned" in page.locator(".byhand").inner_text()
    page.locator("summary", has_text="Note").first.click()
    page.get_by_label("Note", exact=True).first.fill("Ask the harbour master")
    page.get_by_role("button", name="Keep the note").first.click()
    page.locator(".statement").first.get_by_text("Ask the harbour master").wait_for()  # the page comes anew
    page.goto(home(page) + "/join" + address.removeprefix("/point"))
    page.locator("#join-q").fill("certificate")
    page.get_by_role("button", name="Search", exact=True).last.click()
    page.locator("#offered .plain").first.click()
    assert "One matter" in page.locator(".byhand").inner_text()


def test_nothing_is_asked_of_any_other_machine(visit: Visit) -> None:
    opened = visit("/")
    page = opened.page
    for address in ("/points", "/suggestions", "/log", first_point(page)):
        page.goto(home(page) + address)
    assert {url for url in opened.asked if not url.startswith((home(page), "data:"))} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 390])
def test_every_page_is_read_by_all(visit: Visit, width: int, scheme: str) -> None:
    opened = visit("/points", viewport={"width": width, "height": 844}, color_scheme=scheme)
    page, address = opened.page, first_point(opened.page)
    page.goto(home(page) + address)
    page.locator("form.act button", has_text="Pin").click()
    page.locator(".byhand").wait_for()
    join = "/join" + address.removeprefix("/point")
    for asked in (
        "/",
        "/points",
        "/points?q=rocks&relation=refine",
        address,
        join,
        "/suggestions",
        "/log",
        "/points?q=zzz",
    ):
        page.goto(home(page) + asked)
        assert list(opened.violations()) == [], asked
        assert opened.sideways() <= 0, asked
    assert opened.complaints == []
