"""The desk in a real browser: articles, a text, timeline, names, changes, a draft; by mouse, by keyboard, on paper."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from browser.conftest import EXAMPLES, Opened
from browser.desk import WAIT, Visit, compared_desk, home, until, windows
from twosource.web.desk import Desk
from twosource.web.server import ServedDesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.models, pytest.mark.slow]

SIZES = (1300, 390)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def reading_desk(ready_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    """One desk for all tests of this file, with the folder beside it from which its articles came."""
    folder = tmp_path_factory.mktemp("reading")
    shutil.copytree(EXAMPLES / "ferry", folder / "ferry")
    case = folder / "ferry.case"
    shutil.copy(ready_case, case)
    with compared_desk(case) as begun:
        yield begun


@pytest.fixture
def go(browser: "Browser", reading_desk: ServedDesk) -> Iterator[Visit]:
    """Opens an address of the desk in a browser that has its key."""
    with windows(browser, reading_desk) as going:
        yield going


def printed_article(desk: Desk) -> tuple[str, str]:
    """The id of the article that came as a PDF, and the place of a statement of it."""
    article = next(one for one in desk.seen.case.articles.values() if one.pages)
    text = article.text
    span = next(s for s in desk.seen.ways.spans[article.id] if "number of dead has risen" in s.of(text))
    return article.id, f"{span.start}-{span.end}"


def addresses(desk: Desk) -> dict[str, str]:
    """A page of each kind."""
    ident, span = printed_article(desk)
    actor = next(a for a in desk.seen.dossier.actors if "Ostrell" in a.name)
    place = min(actor.mentions)
    return {
        "articles": "/articles",
        "article": f"/article/{ident}?at={span}",
        "timeline": "/timeline",
        "names": "/names?show=names",
        "who": f"/names?who={place.article}:{place.span.start}-{place.span.end}",
        "changes": "/changes",
        "draft": "/check",
        "cite": f"/cite/{ident}/{span}",
    }


def seen_by_all(opened: Opened, name: str) -> None:
    """Nobody is kept from reading it, in any size and scheme; nothing is wider than the window."""
    for width in SIZES:
        opened.page.set_viewport_size({"width": width, "height": 844})
        assert opened.sideways() <= 0, (name, width)
        for scheme in SCHEMES:
            opened.page.emulate_media(color_scheme=scheme)
            assert list(opened.violations()) == [], (name, width, scheme)


@pytest.mark.parametrize("name", ["articles", "article", "timeline", "names", "who", "changes", "draft", "cite"])
def test_every_page_is_read_by_all(go: Visit, reading_desk: ServedDesk, name: str) -> None:
    opened = go(addresses(reading_desk.desk)[name])
    opened.page.evaluate("document.querySelectorAll('main details:not(.sheet)').forEach((d, n) => { d.open = n < 4; })")
    seen_by_all(opened, name)
    assert opened.complaints == []
    assert {url for url in opened.asked if not url.startswith((f"{home(opened.page)}/", "data:"))} == set()


def test_the_words_asked_for_are_marked_in_the_text_and_on_the_page_of_the_pdf(
    go: Visit, reading_desk: ServedDesk
) -> None:
    ident, span = printed_article(reading_desk.desk)
    opened = go(f"/article/{ident}?at={span}#c-{span}")
    page = opened.page
    assert "number of dead has risen to nine" in "".join(page.locator("mark.asked").all_inner_texts())
    picture = page.locator("#sheet-1 img")
    picture.scroll_into_view_if_needed()
    until(lambda: picture.evaluate("image => image.complete && image.naturalWidth") > 300)
    assert picture.get_attribute("src") == f"/article/{ident}/page/1.png?at={span}"
    assert opened.complaints == []


def test_a_page_says_where_its_picture_is_not_to_be_had(go: Visit, reading_desk: ServedDesk) -> None:
    ident, _ = printed_article(reading_desk.desk)
    page = go(f"/article/{ident}").page
    page.route("**/page/2.png", lambda route: route.fulfill(status=404, body="gone"))
    page.locator("#sheet-2 summary").click()
    page.locator("#sheet-2", has_text="No picture").wait_for()


def test_beside_a_sentence_stands_who_agrees_and_who_does_not(go: Visit, reading_desk: ServedDesk) -> None:
    ident, _ = printed_article(reading_desk.desk)
    page = go(f"/article/{ident}").page
    aside = page.locator(".aside", has_text="update").first
    aside.locator("> summary").click()
    assert aside.locator(".telling", has_text="seven").count() >= 1
    aside.get_by_role("link", name="The point with all its sides").first.click()
    page.wait_for_url("**/point/**")
    assert "nine" in page.locator("main").inner_text()


def test_a_note_is_taken_by_keyboard_alone_and_taken_back(go: Visit, reading_desk: ServedDesk) -> None:
    ident, _ = printed_article(reading_desk.desk)
    opened = go(f"/article/{ident}")
    page, desk = opened.page, reading_desk.desk
    page.locator("#s-2").focus()
    page.keyboard.press("Enter")  # to the note beside the words, which opens
    until(lambda: page.locator("#n-2[open]").count())
    note = page.locator("#n-2 .own summary", has_text="Note").first
    for _ in range(80):
        page.keyboard.press("Tab")
        if note.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Called the coastguard")
    page.keyboard.press("Enter")
    page.locator("#n-2[open] .decisions", has_text="Called the coastguard").first.wait_for()
    until(lambda: not desk.seen.waiting and not desk.told().jobs)
    page.reload()
    aside = page.locator("#n-2[open]")
    assert "by hand" in aside.locator("> summary").inner_text()
    aside.locator(".undo button").first.click()
    until(lambda: not page.locator("#n-2 .decisions").count())
    until(lambda: not desk.seen.waiting and not desk.told().jobs)
    assert opened.complaints == []


def test_a_statement_is_copied_with_its_citation_by_button_and_by_key(go: Visit, reading_desk: ServedDesk) -> None:
    opened = go("/timeline", permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    first = page.locator(".telling").first
    read = """async () => { const [item] = await navigator.clipboard.read();
        return [await (await item.getType('text/plain')).text(), await (await item.getType('text/html')).text()]; }"""
    first.get_by_role("link", name="Copy with citation").click()
    page.get_by_text("Copied with its citation").wait_for()
    text, html = page.evaluate(read)
    assert (
        "the Skelsey Queen was sold in 2024” – The Vessany Post, “Five killed in island ferry accident”, 2026-03-11"
        in text
    )
    assert "https://vessanypost.example/ferry-accident" in text
    assert "<blockquote>" in html
    page.evaluate("navigator.clipboard.writeText('nothing')")
    second = page.locator(".telling").nth(1)
    second.focus()
    page.keyboard.press("c")
    until(lambda: "worn seals" in page.evaluate("navigator.clipboard.readText()"))
    page.keyboard.press("l")
    until(lambda: "/point/" in page.evaluate("navigator.clipboard.readText()"))
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    assert "worn seals" in page.locator("main").inner_text()
    assert opened.complaints == []


def test_a_name_is_joined_and_parted_again(go: Visit, reading_desk: ServedDesk) -> None:
    desk = reading_desk.desk
    page = go("/names").page
    page.get_by_role("link", name="a port official", exact=False).last.click()
    page.wait_for_url("**/names?who=*")
    offered = page.locator("#h-same ~ ul .twin", has_text="A port official")
    offered.get_by_role("button").click()
    page.locator(".decisions", has_text="One source").wait_for()
    until(lambda: not desk.seen.waiting and not desk.told().jobs)
    page.locator(".undo button").first.click()
    until(lambda: not page.locator("header .decisions").count())
    until(lambda: not desk.seen.waiting and not desk.told().jobs)


def test_an_outlet_is_set_by_hand(go: Visit, reading_desk: ServedDesk) -> None:
    desk = reading_desk.desk
    page = go("/articles").page
    item = page.locator(".item", has_text="Seven lost")
    item.locator("summary").click()
    item.get_by_label("Value").fill("Skelsey Evening Gazette")
    item.get_by_role("button", name="Set it").click()
    page.locator(".item", has_text="Skelsey Evening Gazette").locator(".undo button").wait_for()
    until(lambda: not desk.seen.waiting and not desk.told().jobs)
    page.locator(".item .undo button").first.click()
    until(lambda: not page.locator(".item .decisions").count())
    until(lambda: not desk.seen.waiting and not desk.told().jobs)


def test_a_draft_is_checked_and_its_evidence_is_one_click_away(go: Visit) -> None:
    opened = go("/check")
    page = opened.page
    page.locator("#draft").fill((EXAMPLES / "drafts" / "ferry.md").read_text(encoding="utf-8"))
    page.get_by_role("button", name="Check it").click()
    page.locator(".checked").wait_for(timeout=1000 * WAIT)
    seen_by_all(opened, "checked")
    page.set_viewport_size({"width": 1300, "height": 900})
    page.locator("mark a", has_text="1").first.click()
    note = page.locator(".aside[open]").first
    note.get_by_role("link", name="In the article").first.click()
    page.wait_for_url("**/article/**")
    assert page.locator("mark.asked").count() >= 1
    page.go_back()
    with page.expect_download() as download:
        page.get_by_role("link", name="Word, with comments at the words").click()
    assert download.value.suggested_filename == "pasted-checked.docx"
    assert opened.complaints == []


def test_a_draft_that_is_dropped_on_its_page_is_checked_and_no_article(go: Visit, reading_desk: ServedDesk) -> None:
    page = go("/check").page
    page.evaluate(
        """() => { const carried = new DataTransfer();
        carried.items.add(new File(["Five people died."], "mine.txt"));
        document.querySelector("main").dispatchEvent(
            new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried })); }"""
    )
    until(lambda: page.locator("#draft-file").evaluate("field => field.files.length") == 1)
    page.get_by_role("button", name="Check it").click()
    page.locator(".checked").wait_for(timeout=1000 * WAIT)
    assert page.locator("h1").inner_text() == "mine.txt"
    assert len(reading_desk.desk.seen.dossier.articles) == 6


def test_a_text_is_printed_without_buttons(go: Visit, reading_desk: ServedDesk) -> None:
    ident, _ = printed_article(reading_desk.desk)
    made = pypdfium2.PdfDocument(go(f"/article/{ident}").page.pdf())
    text = " ".join(" ".join(made[n].get_textpage().get_text_range().split()) for n in range(len(made)))
    for words in ("Divers found two more bodies", "is to go on today", "a delay of four weeks"):
        assert words in text, text[text.find("February") :][:200]
    assert "Orrow Coast Radio" in text  # who else says it
    for button in ("Copy with citation", "Keep the note", "Overview", "Search"):
        assert button not in text


def test_without_script_all_of_it_is_read(go: Visit, reading_desk: ServedDesk) -> None:
    for name, address in addresses(reading_desk.desk).items():
        page = go(address, java_script_enabled=False).page
        assert page.locator("main h1").is_visible(), name
    page = go(addresses(reading_desk.desk)["timeline"], java_script_enabled=False).page
    page.get_by_role("link", name="Copy with citation").first.click()
    page.wait_for_url("**/cite/**")
    assert "The Vessany Post" in page.locator(".copied").inner_text()
