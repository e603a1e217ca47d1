"""A page, or why there is none -> the answer to a request: HTML in its frame, a fragment, or the JSON of its record."""

import re
from urllib.parse import quote, unquote

import msgspec
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.errors import InputError, MissingExtra, StoreError, TwosourceError
from twosource.render.served.html import DeskPage, Frame, page_html, page_json
from twosource.render.served.pages import Trouble, trouble_page
from twosource.text import digest
from twosource.web.desk import Desk
from twosource.web.forms import Forged, TooLarge
from twosource.web.safety import cookies

BY = "twosource-by"  # the cookie with the name of who decides
YEAR = 365 * 24 * 3600  # seconds that a browser keeps it
REFRESH = "2"  # seconds after which a browser looks again whether what it waits for is there
COMPARING = "The reports are being read and compared. They are shown here as soon as that is done."
STATUS: tuple[tuple[type[Exception], int], ...] = (
    (TooLarge, 413), (Forged, 403), (InputError, 400), (MissingExtra, 501), (StoreError, 503), (TwosourceError, 500),
)  # fmt: skip
_LOCAL = re.compile(r"/(?![/\\])[!-\[\]-~]*")  # an address of the desk: printable ASCII without \


def frame_of(desk: Desk, request: Request, *, address: str | None = None, told: str | None = None) -> Frame:
    """What is around a page that is asked for, or around that of another address; `told` is what it says once."""
    query = request.url.query
    headers = request.headers
    partly = headers.get("hx-request") == "true" and headers.get("hx-history-restore-request") != "true"
    return Frame(
        case=desk.name,
        address=address or request.url.path + (f"?{query}" if query else ""),
        csrf=request.scope["session_word"],
        by=person(desk, headers),
        state=desk.seen.state,
        numbers=desk.numbers(),
        jobs=desk.told().jobs,
        told=told,
        fragment=partly,
        writable=desk.writable,
    )


def person(desk: Desk, headers: Headers) -> str:
    """The name that was kept for the log, else the one the desk was started with."""
    return unquote(cookies(headers).get(BY, "")).strip() or desk.by


def page_answer(desk: Desk, request: Request, page: DeskPage, frame: Frame) -> Response:
    """The page as HTML; nothing where the browser has this very page."""
    seen = f"twosource-seen-{digest(desk.path)[:8]}"
    if desk.ready:
        known = cookies(request.headers).get(seen, "")
        desk.visited(int(known) if known.isdecimal() and len(known) < 10 else None)
    answer = Response(page_html(page, frame), page.status, media_type="text/html")
    if desk.ready and page.status == 200:
        answer.set_cookie(seen, str(desk.last), max_age=YEAR, httponly=True, samesite="strict")
    return _kept(answer)


def tag_of(desk: Desk, frame: Frame) -> str:
    """The mark of all that decides how a page of this state looks."""
    around = (frame.csrf, frame.by, repr(frame.jobs), repr(frame.numbers), frame.address, str(frame.fragment))
    return f'W/"{digest(desk.seen.state, *around)}"'


def unchanged(request: Request, tag: str) -> Response | None:
    """The answer that the browser has it already, where it has."""
    if request.headers.get("if-none-match") != tag:
        return None
    return _kept(Response(status_code=304, headers={"ETag": tag}))


def json_answer(page: DeskPage) -> Response:
    """The record of the page."""
    return _kept(Response(page_json(page), page.status, media_type="application/json"))


def not_yet() -> Response:
    """The answer to a program that asks for a record before there is one."""
    words = b'{"error": "not compared yet; ask again in a moment"}'
    return _kept(Response(words, 503, {"Retry-After": REFRESH}, "application/json"))


def trouble_answer(desk: Desk, request: Request, error: Exception, *, as_json: bool = False) -> Response:
    """One line that says what is wrong, with the status that says whose turn it is."""
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 500)
    if type(error) is LookupError:  # a KeyError is a mistake of ours
        status = 404
    words = str(error) if status != 500 or isinstance(error, TwosourceError) else ""
    words = words or ("there is no such page" if status == 404 else f"a mistake in twosource ({type(error).__name__})")
    if as_json:
        return _kept(Response(msgspec.json.encode({"error": words}), status, media_type="application/json"))
    return page_answer(desk, request, trouble_page(status, words), frame_of(desk, request))


def moment_answer(desk: Desk, request: Request, said: str = COMPARING) -> Response:
    """The page until the case was compared for the first time, or something else that takes its time is done."""
    answer = page_answer(desk, request, DeskPage("trouble", "One moment", Trouble(said)), frame_of(desk, request))
    answer.headers["Refresh"] = REFRESH
    return answer


def back_answer(desk: Desk, request: Request, back: str, told: str) -> Response:
    """Back to the page the form stood on, which then tells what was done."""
    if told:
        desk.messages[request.scope["session"]] = told
    return RedirectResponse(own_address(back), 303)


def next_line(desk: Desk, request: Request) -> str | None:
    """What the next page of the session is to tell, once."""
    return desk.messages.pop(request.scope["session"], None)


def keep_person(answer: Response, name: str) -> Response:
    """The answer, with the name of who decides for the next time."""
    answer.set_cookie(BY, quote(name), max_age=YEAR, httponly=True, samesite="strict")
    return answer


def own_address(address: str) -> str:
    """The address where it is one of the desk itself, else that of the first page."""
    return address if _LOCAL.fullmatch(address) else "/"


def _kept(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Cookie, HX-Request"
    return answer
