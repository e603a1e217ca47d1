"""Who may ask the desk, and what its answers may do: every request goes through the `Guard` first.

The desk listens on this machine's own address, and that is no protection: every web page that is open in a browser
here, and every program of another user, can reach it. So a request needs (1) this very Host, or a name that somebody
made lead here (DNS rebinding) would do; (2) a session, begun with a key that only the terminal and the browser opened
by it know; (3) to change something, the Origin of the desk itself and a word that stands in its own forms. Answers say
that nothing but the desk's own files is run, and that no other page may frame, read or cache them.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from typing import Literal
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN = "/open"  # where a key is exchanged for a cookie
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
SENT = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CHANGING = frozenset({"POST"})
READING = frozenset({"GET", "HEAD"})

What = Literal["session", "form"]


@dataclass(frozen=True, slots=True)
class Door:
    """What opens the desk while it runs: it listens at `port`. Made with `new_door`.

    `shown` is the key that the terminal shows; `once` holds those that were handed to a browser on its command line,
    which other users of the machine can read: each is good for one visit.
    """

    port: int
    secret: bytes = field(repr=False)
    shown: str = field(repr=False)
    once: set[str] = field(default_factory=set, repr=False)

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser may say that it asks."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: a browser sends the cookies of all ports of a machine to each."""
        return f"twosource-{self.port}"

    def address(self, *, once: bool = False) -> str:
        """The first address; with `once` one that is good for one visit."""
        key = self.shown
        if once:
            key = secrets.token_urlsafe(24)
            self.once.add(key)
        return f"http://127.0.0.1:{self.port}{OPEN}?key={key}"

    def fits(self, key: str) -> bool:
        """True of a key that opens; one of those for one visit is used up by it."""
        found = [known for known in (self.shown, *self.once) if same_word(known, key)]
        self.once.difference_update(found)
        return bool(found)

    def new_session(self) -> str:
        """The value of the cookie of a new session."""
        ident = secrets.token_urlsafe(16)
        return f"{ident}.{self.word('session', ident)}"

    def session(self, cookie: str | None) -> str | None:
        """The session of a cookie; None where it was not made here, or in an earlier run."""
        ident, _, word = (cookie or "").partition(".")
        return ident if ident and same_word(self.word("session", ident), word) else None

    def word(self, what: What, session: str) -> str:
        """A word that only this desk can make for the session."""
        return hmac.new(self.secret, f"{what} {session}".encode(), sha256).hexdigest()


def new_door(port: int) -> Door:
    """A door with new keys."""
    return Door(port, secrets.token_bytes(32), secrets.token_urlsafe(24))


def same_word(known: str, given: str) -> bool:
    """True where both are equal; it takes as long whichever character differs."""
    return hmac.compare_digest(known.encode(), given.encode("utf-8", "surrogatepass"))


class Guard:
    """An app behind which nothing is reached without a right. A class because ASGI wants an object that it can call."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers itself, or lets the app answer; either way with the headers of `SENT`."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        guarded = _with_headers(send)
        refused = turned_away(self._door, scope["method"], headers)
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        if scope["path"] == OPEN:
            await self._opened(scope, headers)(scope, receive, guarded)
            return
        session = self._door.session(cookies(headers).get(self._door.cookie))
        if session is None:
            await closed_door(scope["path"] if scope["method"] in READING else "/")(scope, receive, guarded)
            return
        scope["session_word"] = self._door.word("form", session)
        scope["session"] = session
        await self._app(scope, receive, guarded)

    def _opened(self, scope: Scope, headers: Headers) -> Response:
        """To the first page, with a session where the key is right."""
        if not self._door.fits(QueryParams(scope["query_string"]).get("key", "")):
            known = self._door.session(cookies(headers).get(self._door.cookie))
            return RedirectResponse("/", 303) if known else closed_door("/")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._door.cookie, self._door.new_session(), httponly=True, samesite="strict", path="/")
        return answer


def turned_away(door: Door, method: str, headers: Headers) -> Response | None:
    """The answer to a request that comes from elsewhere; None where it may go on."""
    host = headers.getlist("host")
    if len(host) != 1 or host[0] not in door.hosts:
        return said(421, f"The desk answers at http://{door.hosts[0]} alone.")
    site = headers.get("sec-fetch-site", "same-origin")
    if method in CHANGING:
        own = headers.getlist("origin") == [f"http://{host[0]}"]
        # A page that tells nobody where it is (Referrer-Policy) sends its own forms with Origin: null; that it is the
        # desk's own then says the header that no page can set.
        hidden = headers.getlist("origin") == ["null"] and headers.get("sec-fetch-site") == "same-origin"
        if not (own or hidden) or site != "same-origin":
            return said(403, "Only the desk's own pages may change something.")
    elif method in READING:
        follows = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        if site not in ("same-origin", "none") and not follows:
            return said(403, "No other page may read the desk.")
    else:
        answer = said(405, f"{method[:20]} is not known here.")
        answer.headers["Allow"] = "GET, HEAD, POST"
        return answer
    return None


def cookies(headers: Headers) -> dict[str, str]:
    """The cookies of a request."""
    return cookie_parser(headers.get("cookie", ""))


def said(status: int, line: str) -> Response:
    """A page of one line for whoever is not let in: it says nothing of the case."""
    return HTMLResponse(f"<!doctype html><title>twosource</title><p>{escape(line)}</p>\n", status)


def closed_door(path: str) -> Response:
    """What to do without a session. A link from another page brings no cookie (SameSite): the same link here does."""
    again = quote(path) if path.startswith("/") and not path.startswith("//") else "/"
    return HTMLResponse(
        "<!doctype html><title>twosource</title><p>The desk is closed to this window: open the address that "
        "<code>twosource serve</code> shows in the terminal. Where it is open in this browser already, "
        f'<a href="{escape(again)}">go on</a>.</p>\n',
        403,
    )


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SENT.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "private, no-store")
        await send(message)

    return sent
