"""Addresses that show something: pages and their records, checked drafts, pictures, the files of the package."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from twosource.render.served.html import shipped_file
from twosource.render.served.pages import Served
from twosource.web.answers import (
    frame_of,
    json_answer,
    moment_answer,
    next_line,
    not_yet,
    page_answer,
    tag_of,
    unchanged,
)
from twosource.web.desk import Desk

Endpoint = Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]


def asked_of(request: Request) -> dict[str, str]:
    """The question and the parts of the address; these go before those of the same name."""
    return {**request.query_params, **{name: str(part) for name, part in request.path_params.items()}}


def page_endpoint(desk: Desk, served: Served) -> Endpoint:
    """The page as HTML."""

    def page(request: Request) -> Response:
        if not desk.ready:
            return moment_answer(desk, request)
        frame = frame_of(desk, request, told=next_line(desk, request))
        tag = tag_of(desk, frame)
        known = None if frame.told else unchanged(request, tag)
        if known is not None:
            return known
        answer = page_answer(desk, request, served.make(desk.seen, asked_of(request)), frame)
        if not frame.told:
            answer.headers["ETag"] = tag
        return answer

    return page


def record_endpoint(desk: Desk, served: Served) -> Endpoint:
    """The record of the page as JSON; 503 until the case was compared for the first time."""

    def record(request: Request) -> Response:
        if not desk.ready:
            return not_yet()
        tag = f'W/"{desk.seen.state}"'
        answer = unchanged(request, tag) or json_answer(served.make(desk.seen, asked_of(request)))
        answer.headers["ETag"] = tag
        return answer

    return record


def static_file(request: Request) -> Response:
    """A file of the package: the name is looked up in a list, and is no path."""
    file = shipped_file(request.path_params["name"])
    headers = {"ETag": f'"{file.version}"', "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(file.content, media_type=file.type, headers=headers)
