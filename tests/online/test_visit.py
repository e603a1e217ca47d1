"""Addresses asked politely. The server is one on this machine; time passes only where the visitor waits."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from loopback import Site, serving
from twosource.online.visit import APART, Seen, Visitor

WHEN = "Sat, 28 Nov 2026 09:00:00 GMT"
FEED = b"<rss><channel><title>Post</title></channel></rss>"


@dataclass
class Clock:
    now: float = 1000.0
    waited: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.waited.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    headers = {"Content-Type": "application/rss+xml", "ETag": '"1"', "Last-Modified": WHEN}
    made = Site(pages={"/feed.xml": (200, headers, FEED)})
    with serving(made):
        yield made


def visitor() -> tuple[Visitor, Clock]:
    clock = Clock()
    return Visitor(lambda: clock.now, clock.wait), clock


def test_what_is_new_comes_once_and_the_server_is_told_what_was_seen(site: Site) -> None:
    going, clock = visitor()
    first = going.visit(f"{site.address}/feed.xml", Seen())
    assert (first.state, first.data, first.ending) == ("new", FEED, ".rss")
    again = going.visit(f"{site.address}/feed.xml", first.seen)
    assert (again.state, again.seen) == ("same", first.seen)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/feed.xml", "/feed.xml"]
    assert site.asked[2][1]["If-None-Match"] == '"1"'
    assert site.asked[2][1]["If-Modified-Since"] == WHEN
    assert {headers["User-Agent"] for _, headers in site.asked} == {"twosource"}
    assert clock.waited == [APART, APART]


@pytest.mark.parametrize(
    ("rules", "state"),
    [
        (b"User-agent: *\nDisallow: /feed", "refused"),
        (b"User-agent: twosource\nDisallow: /", "refused"),
        (b"User-agent: other\nDisallow: /", "new"),
        (b"User-agent: *\nDisallow: /private", "new"),
        (b"\xff\xfe no rules", "new"),
    ],
)
def test_robots_are_kept_to(site: Site, rules: bytes, state: str) -> None:
    site.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, rules)
    going, _ = visitor()
    assert going.visit(f"{site.address}/feed.xml", Seen()).state == state
    assert ("/feed.xml" in [path for path, _ in site.asked]) == (state == "new")


def test_a_host_that_asks_for_more_time_has_it(site: Site) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 45\nDisallow: /no")
    site.pages["/busy"] = (503, {"Retry-After": "120"}, b"")
    going, clock = visitor()
    assert going.visit(f"{site.address}/busy", Seen()).state == "failed"
    assert going.visit(f"{site.address}/feed.xml", Seen()).state == "new"
    assert clock.waited == [45.0, 120.0]


@pytest.mark.parametrize("code", [401, 403, 500, 503])
def test_rules_that_can_not_be_had_allow_nothing(site: Site, code: int) -> None:
    site.pages["/robots.txt"] = (code, {}, b"")
    assert visitor()[0].visit(f"{site.address}/feed.xml", Seen()).state == "refused"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ((404, {}, b""), "404"),
        ((200, {"Content-Type": "video/mp4"}, b"x"), "sends video/mp4"),
        ((302, {"Location": "http://other.example/"}, b""), "was not named"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "was not named|leads|not allowed"),
        ((302, {"Location": "/page"}, b""), "redirect|loop|infinite"),
    ],
)
def test_what_can_not_be_taken_is_told(site: Site, page: tuple[int, dict[str, str], bytes], said: str) -> None:
    site.pages["/page"] = page
    answer = visitor()[0].visit(f"{site.address}/page", Seen())
    assert answer.state == "failed"
    assert any(part in answer.reason for part in said.split("|")), answer.reason


def test_what_is_no_web_address_and_who_does_not_answer_is_told(site: Site) -> None:
    going, _ = visitor()
    assert going.visit("ftp://127.0.0.1/x", Seen()).state == "failed"
    assert "does not answer" in going.visit("http://127.0.0.1:9/x", Seen()).reason
