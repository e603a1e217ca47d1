"""Forms that change something: each is carried out, and the page it stood on is shown again with a line about it."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from twosource.errors import InputError
from twosource.web.acts import signed_by, take_back, take_decision
from twosource.web.answers import back_answer, keep_person, person
from twosource.web.desk import Desk
from twosource.web.drops import drop_work, keep_drop
from twosource.web.forms import FIELDS_LARGEST, FILES_LARGEST, SentForm, read_form

Endpoint = Callable[[Request], Awaitable[Response]]


def decide_endpoint(desk: Desk) -> Endpoint:
    """A decision of any kind."""

    async def endpoint(request: Request) -> Response:
        form = await read_form(request, FIELDS_LARGEST)
        by = _signer(desk, request, form)
        acted = await run_in_threadpool(take_decision, desk, form, by)
        return keep_person(back_answer(desk, request, form.get("back"), acted.told), by)

    return endpoint


def undo_endpoint(desk: Desk) -> Endpoint:
    """A decision taken back."""

    async def endpoint(request: Request) -> Response:
        form = await read_form(request, FIELDS_LARGEST)
        by = _signer(desk, request, form)
        number = request.path_params["number"]
        acted = await run_in_threadpool(take_back, desk, number, form.get("why") or None, by)
        return keep_person(back_answer(desk, request, form.get("back"), acted.told), by)

    return endpoint


def drop_endpoint(desk: Desk) -> Endpoint:
    """Files that come in."""

    async def endpoint(request: Request) -> Response:
        form = await read_form(request, FILES_LARGEST)
        by = _signer(desk, request, form)
        if not form.files:
            raise InputError("no file came along; choose one, or drop it on the page")
        folder = await run_in_threadpool(keep_drop, desk.path, form.files, by)
        many = len(form.files)
        what = f"reading {many:,} file{'' if many == 1 else 's'}"
        desk.jobs.start(what, drop_work(desk, folder, by))
        return back_answer(desk, request, form.get("back"), f"{what.capitalize()}, in the background.")

    return endpoint


def cancel_endpoint(desk: Desk) -> Endpoint:
    """A piece of work stopped, or put away where it has ended."""

    async def endpoint(request: Request) -> Response:
        form = await read_form(request, FIELDS_LARGEST)
        desk.cancel(request.path_params["id"])
        return back_answer(desk, request, form.get("back"), "")

    return endpoint


def _signer(desk: Desk, request: Request, form: SentForm) -> str:
    return signed_by(form, person(desk, request.headers), desk.by)
