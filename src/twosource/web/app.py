"""The desk as an app: which address leads where. Read this first.

A page is a record that render makes of the case as it was compared last (`pages.PAGES`); here it only gets its address.
What changes something is a form: it is carried out, and the page it stood on is shown again.
"""

import logging
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.errors import TwosourceError
from twosource.render.served.pages import PAGES, Served
from twosource.web.answers import trouble_answer
from twosource.web.changing import cancel_endpoint, decide_endpoint, drop_endpoint, undo_endpoint
from twosource.web.desk import Desk
from twosource.web.events import events_answer
from twosource.web.reading import reading_routes
from twosource.web.safety import Door, Guard
from twosource.web.shown import page_endpoint, record_endpoint, static_file

log = logging.getLogger(__name__)


def make_app(desk: Desk, door: Door, *, ending: Callable[[], bool] = lambda: False) -> Guard:
    """The desk behind its guard; `ending` is true once the server is to stop."""
    changing = [
        Route("/decide", decide_endpoint(desk), methods=["POST"]),
        Route("/undo/{number:int}", undo_endpoint(desk), methods=["POST"]),
        Route("/articles", drop_endpoint(desk), methods=["POST"]),
        Route("/jobs/{id}/cancel", cancel_endpoint(desk), methods=["POST"]),
    ]
    beside = [
        *reading_routes(desk),
        Route("/static/{name}", static_file),
        Route("/events", lambda request: events_answer(desk, request, ending)),
    ]
    records = [Route(_json_address(one), record_endpoint(desk, one)) for one in PAGES]
    pages = [Route(one.address, page_endpoint(desk, one)) for one in PAGES]
    app = Starlette(
        # Records come before pages: a part of an address may hold a dot.
        routes=[*changing, *beside, *records, *pages],
        exception_handlers=_told_by(desk),
    )
    app.router.redirect_slashes = False
    return Guard(app, door)


def _json_address(served: Served) -> str:
    return "/overview.json" if served.address == "/" else f"{served.address}.json"


def _told_by(desk: Desk) -> dict[type[Exception], Callable[[Request, Exception], Response]]:
    """How each kind of error becomes a page of one line."""

    def failed(request: Request, error: Exception) -> Response:
        if not isinstance(error, TwosourceError) and type(error) is not LookupError:
            log.error("answering %s", request.url.path, exc_info=error)
        return trouble_answer(desk, request, error, as_json=request.url.path.endswith(".json"))

    def strange(request: Request, error: Exception) -> Response:
        wrong = isinstance(error, HTTPException) and error.status_code == 405
        return failed(request, LookupError("this address takes no such request" if wrong else "there is no such page"))

    return {HTTPException: strange, TwosourceError: failed, LookupError: failed, Exception: failed}
