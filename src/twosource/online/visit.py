"""An address asked politely: what robots.txt allows, not too often, and only for what is new there.

The time is told from outside (`clock`, in seconds) and so is waiting: nothing here asks for either itself.
"""

import ipaddress
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import Literal
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

AGENT = "twosource"
APART = 10.0  # seconds between two requests to one host, where its robots.txt does not ask for more
LONGEST_DELAY = 3600.0  # seconds; who asks for more is asked once an hour all the same
TIMEOUT = 30.0  # seconds without an answer
LARGEST = 20_000_000  # bytes of an answer
ROBOTS_LARGEST = 500_000
PASSING = frozenset({408, 421, 425, 429})  # codes of a server that says: later
ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/rss+xml": ".rss", "application/atom+xml": ".rss", "application/rdf+xml": ".rss",
    "application/xml": ".rss", "text/xml": ".rss", "application/json": ".json", "application/feed+json": ".json",
}  # fmt: skip

State = Literal["new", "same", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server said of what it sent last: with it, it need not send the same again."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a visit; `reason` says why nothing did."""

    state: State
    data: bytes = b""
    ending: str = ""
    seen: Seen = Seen()
    reason: str = ""
    lasting: bool = False  # it will be the same the next time, as far as its server says


@dataclass(slots=True)
class _Host:
    """What is known of a host."""

    robots: RobotFileParser
    apart: float
    free: float = 0.0  # from when on it may be asked again, by the clock


@dataclass(slots=True)
class Visitor:
    """Asks addresses. A class because it remembers when it asked whom, and what their robots.txt says."""

    clock: Callable[[], float]
    wait: Callable[[float], None]
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def visit(self, address: str, seen: Seen) -> Answer:
        """What is at the address, if it is new; waits until its host may be asked."""
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return Answer("failed", reason="is no address of http or https", lasting=True)
        root = f"{parts.scheme}://{parts.netloc}"
        host = self._hosts.get(root)
        if host is None:
            found = _robots_of(root)
            if isinstance(found, str):
                return Answer("failed", reason=found)
            host = self._hosts[root] = found
            host.free = self.clock() + host.apart
            if not found.robots.can_fetch(AGENT, address):
                return Answer("refused", reason="its robots.txt does not allow it", lasting=True)
        elif not host.robots.can_fetch(AGENT, address):
            return Answer("refused", reason="its robots.txt does not allow it", lasting=True)
        if (still := host.free - self.clock()) > 0:
            self.wait(still)
        answer, after = _visit_asked(address, seen)
        host.free = self.clock() + max(host.apart, min(after, LONGEST_DELAY))
        return answer


def is_within(address: str) -> bool:
    """True of an address on this machine or in a network of one's own, to which nobody outside should lead one."""
    host = urlsplit(address).hostname or ""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False  # it leads nowhere: asked, it says so itself
    return any(not ipaddress.ip_address(str(one).partition("%")[0]).is_global for one in found)


class _SameKind(urllib.request.HTTPRedirectHandler):
    """Follows a redirection to http and https alone, and on the same host: another one was not named."""

    def redirect_request(  # type: ignore[no-untyped-def]
        self, req: urllib.request.Request, fp, code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        to = urlsplit(newurl)
        if to.scheme not in ("http", "https") or to.hostname != urlsplit(req.full_url).hostname:
            raise urllib.error.URLError(f"it leads to {newurl}, which was not named; name that address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _visit_opener() -> urllib.request.OpenerDirector:
    """Without proxies of the environment, cookies, files and passwords."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), _SameKind)


def _robots_of(root: str) -> _Host | str:
    """The rules of a host; where it has none, all is allowed; the reason where it can't be asked."""
    robots = RobotFileParser()
    request = urllib.request.Request(f"{root}/robots.txt", headers={"User-Agent": AGENT})
    try:
        with _visit_opener().open(request, timeout=TIMEOUT) as response:
            robots.parse(response.read(ROBOTS_LARGEST).decode("utf-8", "replace").splitlines())
    except urllib.error.HTTPError as error:
        if error.code in (401, 403) or error.code >= 500:
            robots.parse(["User-agent: *", "Disallow: /"])
        else:
            robots.parse([])
        error.close()
    except (OSError, HTTPException, ValueError) as error:
        return f"its host does not answer ({getattr(error, 'reason', None) or error})"
    asked = robots.crawl_delay(AGENT)
    return _Host(robots, max(APART, min(float(asked or 0), LONGEST_DELAY)))


def _visit_asked(address: str, seen: Seen) -> tuple[Answer, float]:
    """The answer, and for how many seconds the server wants to be left alone."""
    headers = {"User-Agent": AGENT, "Accept": "*/*"}
    headers |= {"If-None-Match": seen.etag} if seen.etag else {}
    headers |= {"If-Modified-Since": seen.modified} if seen.modified else {}
    try:
        with _visit_opener().open(urllib.request.Request(address, headers=headers), timeout=TIMEOUT) as response:
            return _taken(address, response), 0.0
    except urllib.error.HTTPError as error:
        after = _visit_seconds(error.headers.get("Retry-After"))
        error.close()
        if error.code == 304:
            return Answer("same", seen=seen), after
        lasting = error.code in range(400, 500) and error.code not in PASSING
        return Answer(
            "failed", seen=seen, reason=f"its server says {error.code} {error.reason}", lasting=lasting
        ), after
    except (OSError, HTTPException, ValueError) as error:
        return Answer("failed", seen=seen, reason=str(getattr(error, "reason", None) or error)), 0.0


def _taken(address: str, response: HTTPResponse) -> Answer:
    data = response.read(LARGEST + 1)
    seen = Seen(response.headers.get("ETag"), response.headers.get("Last-Modified"))
    if len(data) > LARGEST:
        return Answer("failed", seen=seen, reason=f"sends more than {LARGEST // 1_000_000} MB", lasting=True)
    kind = response.headers.get_content_type()
    ending = ENDINGS.get(kind, "")
    if not ending:
        reason = f"sends {kind}, which is not read; save it and give the file"
        return Answer("failed", seen=seen, reason=reason, lasting=True)
    return Answer("new", data, ending, seen)


def _visit_seconds(words: str | None) -> float:
    return float(words) if words and words.strip().isdigit() else 0.0
