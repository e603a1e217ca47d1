"""The desk as an app: which address leads where. Read this first.

A page is a record that render makes of the case as it was compared last (`pages.PAGES`); here it only gets its address.
What changes something is a form: it is carried out (`acts`, `drops`), and the page it stood on is shown again.
"""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from twosource.errors import InputError, TwosourceError
from twosource.render.served.html import shipped_file
from twosource.render.served.pages import PAGES, Served
from twosource.web.acts import Acted, decide, take_back, who
from twosource.web.answers import (
    back_answer,
    frame_of,
    json_answer,
    keep_person,
    local,
    message,
    moment_answer,
    page_answer,
    person,
    tag_of,
    trouble_answer,
    unchanged,
)
from twosource.web.desk import Desk
from twosource.web.drops import drop_work, keep_drop
from twosource.web.events import events_answer
from twosource.web.forms import FIELDS_LARGEST, FILES_LARGEST, Form, read_form
from twosource.web.reading import reading_routes
from twosource.web.safety import Door, Guard

Endpoint = Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]


def make_app(desk: Desk, door: Door, *, ending: Callable[[], bool] = lambda: False) -> Guard:
    """The desk behind its guard; `ending` is true once the server is to stop."""
    shown = [Route(one.address, _page(desk, one)) for one in PAGES]
    records = [Route(_json_address(one), _record(desk, one)) for one in PAGES]
    changing = [
        *reading_routes(desk),
        Route("/decide", _decide(desk), methods=["POST"]),
        Route("/undo/{number:int}", _undo(desk), methods=["POST"]),
        Route("/articles", _drop(desk), methods=["POST"]),
        Route("/jobs/{id}/cancel", _cancel(desk), methods=["POST"]),
    ]
    beside = [
        Route("/static/{name}", _static),
        Route("/events", lambda request: events_answer(desk, request, ending), methods=["GET"]),
    ]

    def failed(request: Request, error: Exception) -> Response:
        return trouble_answer(desk, request, error, as_json=request.url.path.endswith(".json"))

    def strange(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        said = "this address takes no such request" if status == 405 else "there is no such page"
        return failed(request, LookupError(said))

    # Forms come before pages (an address may be both), records before pages (a part of an address may hold a dot).
    app = Starlette(
        routes=[*changing, *beside, *records, *shown],
        exception_handlers={
            HTTPException: strange,
            TwosourceError: failed,
            LookupError: failed,
            Exception: failed,
        },
    )
    app.router.redirect_slashes = False
    return Guard(app, door)


def _json_address(served: Served) -> str:
    return "/overview.json" if served.address == "/" else f"{served.address}.json"


def _asked(request: Request) -> dict[str, str]:
    """The question and the parts of the address; these go before those of the same name."""
    return {**request.query_params, **{name: str(part) for name, part in request.path_params.items()}}


def _page(desk: Desk, served: Served) -> Endpoint:
    def page(request: Request) -> Response:
        if not desk.ready:
            return moment_answer(desk, request)
        frame = frame_of(desk, request, told=message(desk, request))
        tag = tag_of(desk, frame)
        known = None if frame.told else unchanged(request, tag)
        if known is not None:
            return known
        answer = page_answer(desk, request, served.make(desk.seen, _asked(request)), frame)
        if not frame.told:
            answer.headers["ETag"] = tag
        return answer

    return page


def _record(desk: Desk, served: Served) -> Endpoint:
    def record(request: Request) -> Response:
        tag = f'W/"{desk.seen.state}"'
        answer = unchanged(request, tag) or json_answer(served.make(desk.seen, _asked(request)))
        answer.headers["ETag"] = tag
        return answer

    return record


def _decide(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        form = await read_form(request, FIELDS_LARGEST)
        by = who(form, person(desk, request.headers), desk.by)
        acted = await run_in_threadpool(decide, desk, form, by)
        return keep_person(await run_in_threadpool(_done, desk, request, form, acted), by)

    return endpoint


def _undo(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        form = await read_form(request, FIELDS_LARGEST)
        by = who(form, person(desk, request.headers), desk.by)
        acted = await run_in_threadpool(take_back, desk, request.path_params["number"], form.get("why") or None, by)
        return keep_person(await run_in_threadpool(_done, desk, request, form, acted), by)

    return endpoint


def _drop(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        form = await read_form(request, FILES_LARGEST)
        by = who(form, person(desk, request.headers), desk.by)
        if not form.files:
            raise InputError("no file came along; choose one, or drop it on the page")
        folder = await run_in_threadpool(keep_drop, desk.path, form.files, by)
        many = len(form.files)
        job = desk.jobs.start(f"reading {many:,} file{'' if many == 1 else 's'}", drop_work(desk, folder, by))
        return back_answer(desk, request, form.get("back"), f"{job.what.capitalize()} in the background.")

    return endpoint


def _cancel(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        form = await read_form(request, FIELDS_LARGEST)
        desk.cancel(request.path_params["id"])
        return await run_in_threadpool(_done, desk, request, form, Acted("", 0))

    return endpoint


def _done(desk: Desk, request: Request, form: Form, acted: Acted) -> Response:
    """Back to the page of the form; where a script asked, that page at once, of which it takes what it needs."""
    back = local(form.get("back"))
    if request.headers.get("hx-request") != "true":
        return back_answer(desk, request, back, acted.told)
    path, _, query = back.partition("?")
    scope = {**request.scope, "path": path, "query_string": query.partition("#")[0].encode(), "method": "GET"}
    for served in PAGES:
        match, inner = Route(served.address, _page(desk, served)).matches(scope)
        if match is Match.FULL:
            again = Request({**scope, **inner})
            page = served.make(desk.seen, _asked(again))
            return page_answer(desk, again, page, frame_of(desk, again, told=acted.told))
    raise LookupError(f"{back[:80]}: there is no such page")


def _static(request: Request) -> Response:
    """A file of the package: the name is looked up in a list, and is no path."""
    file = shipped_file(request.path_params["name"])
    headers = {"ETag": f'"{file.version}"', "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(file.content, media_type=file.type, headers=headers)
