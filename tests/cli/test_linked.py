"""The pages that a feed leads to, from a server on this machine; time passes only where the visitor waits."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from loopback import Site, serving
from twosource.cli.case import linked
from twosource.cli.case.watch import _Watched, look
from twosource.online.visit import APART, Visitor, is_within
from twosource.store.articles import articles_of
from twosource.store.file import create_case, open_case

pytest.importorskip("feedparser")
pytest.importorskip("trafilatura")

PAGE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>The old mill at Varn burned on Monday, the harbour office said. Five people were hurt in the fire, and the road was
closed for the night. {title}.</p><p>The office said that the fire had begun in a store of wool, and that the owner had
been told of it in May.</p></article></body></html>"""


class Outlet(Site):
    """A site with a feed and the pages that it leads to."""

    def feed(self, *links: str, said: str = "In short.") -> None:
        items = "".join(
            f"<item><title>Item {n}</title><link>{link if '://' in link else self.address + link}</link>"
            f"<description>{said}</description></item>"
            for n, link in enumerate(links)
        )
        rss = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
        self.pages["/feed.xml"] = (200, {"Content-Type": "application/rss+xml", "ETag": f'"{hash(rss)}"'}, rss.encode())

    def page(self, path: str, title: str, code: int = 200) -> None:
        self.pages[path] = (
            code,
            {"Content-Type": "text/html", "ETag": f'"{title}"'},
            PAGE.format(title=title).encode(),
        )

    def paths(self) -> list[str]:
        found = [path for path, _ in self.asked]
        self.asked.clear()
        return found


@pytest.fixture
def site() -> Iterator[Outlet]:
    made = Outlet()
    with serving(made):
        yield made


@dataclass
class Watch:
    case: str
    site: Outlet
    waited: list[float] = field(default_factory=list)
    watched: _Watched = field(default_factory=_Watched)

    def look(self) -> int:
        """One look by a program that was started anew: what it knows of servers stands in the case."""
        self.watched = _Watched(
            visitor=Visitor(lambda: sum(self.waited), self.waited.append), follow=self.watched.follow
        )
        return look(self.case, [f"{self.site.address}/feed.xml"], self.watched, by="Ann")

    def titles(self) -> list[str]:
        with open_case(self.case) as case:
            return sorted(str(article.title) for article in articles_of(case))


@pytest.fixture
def watch(site: Outlet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watch:
    monkeypatch.setattr(sys.modules["twosource.cli.case.watch"], "tell_difference", lambda *_: 0)
    create_case(str(tmp_path / "a.case")).close()
    return Watch(str(tmp_path / "a.case"), site)


def test_the_pages_are_fetched_once_and_politely(watch: Watch) -> None:
    watch.site.feed("/one", "/two")
    watch.site.page("/one", "Mill burned")
    watch.site.page("/two", "Mill closed")
    assert watch.look() == 2
    assert watch.titles() == ["Mill burned", "Mill closed"]
    assert watch.site.paths() == ["/robots.txt", "/feed.xml", "/one", "/two"]
    assert watch.waited == [APART] * 3
    assert watch.look() == 0
    assert watch.site.paths() == ["/robots.txt", "/feed.xml"]


def test_a_page_is_asked_again_where_the_feed_says_otherwise(watch: Watch) -> None:
    watch.site.feed("/one")
    watch.site.page("/one", "Mill burned")
    watch.look()
    watch.site.paths()
    watch.site.feed("/one", said="Corrected.")
    assert watch.look() == 0
    assert watch.site.asked[-1][1]["If-None-Match"] == '"Mill burned"'
    watch.site.feed("/one", said="Corrected again.")
    watch.site.page("/one", "Mill only smoked")
    assert watch.look() == 1
    assert watch.titles() == ["Mill only smoked"]


def test_why_a_page_does_not_come_is_told_of_each(watch: Watch, capsys: pytest.CaptureFixture[str]) -> None:
    watch.site.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /closed\n")
    watch.site.feed(
        "/closed", "/gone", "/busy", said="The mill at Varn burned down on Monday, the harbour office said."
    )
    watch.site.page("/busy", "Mill burned", code=503)
    watch.look()
    told = capsys.readouterr().err
    address = watch.site.address
    assert f"{address}/closed: its robots.txt does not allow it" in told
    assert f"{address}/gone: its server says 404" in told
    assert f"{address}/busy: its server says 503" in told
    assert (
        watch.titles() == ["Item 0", "Item 1", "Item 2"][: len(watch.titles())]
    )  # what the feed says of them is taken
    watch.site.paths()
    watch.site.page("/busy", "Mill burned")
    watch.look()  # what may pass is tried again, what will not is left
    assert watch.site.paths() == ["/robots.txt", "/feed.xml", "/busy"]
    assert "Mill burned" in watch.titles()
    assert watch.look() == 0
    assert watch.site.paths() == ["/robots.txt", "/feed.xml"]


def test_no_more_than_some_are_fetched_at_one_look(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linked, "MOST", 2)
    watch.site.feed("/one", "/two", "/three")
    for path in ("/one", "/two", "/three"):
        watch.site.page(path, f"Mill {path[1:]}")
    watch.look()
    assert watch.site.paths()[2:] == ["/one", "/two"]
    watch.look()
    assert watch.site.paths()[2:] == ["/three"]
    assert {"Mill one", "Mill two", "Mill three"} <= set(watch.titles())


def test_links_are_left_where_one_says_so(watch: Watch) -> None:
    watch.site.feed("/one", said="The mill at Varn burned down on Monday, the harbour office said.")
    watch.watched.follow = False
    watch.look()
    assert watch.site.paths() == ["/robots.txt", "/feed.xml"]


def test_no_feed_leads_into_a_network_of_ones_own(watch: Watch, capsys: pytest.CaptureFixture[str]) -> None:
    port = watch.site.address.rpartition(":")[2]
    watch.site.feed(f"http://localhost:{port}/inner", said="The mill at Varn burned down on Monday, the office said.")
    watch.look()
    assert "to which no feed may lead" in capsys.readouterr().err
    assert "/inner" not in watch.site.paths()
    assert is_within("http://[::1]/x")
    assert is_within("http://10.0.0.1/")
    assert not is_within("http://93.184.216.34/")
