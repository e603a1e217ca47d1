"""What happens on the desk, told to its open pages as it happens (server-sent events).

`jobs`: the work in the background as HTML, to be put in its place. `compared`: the case was compared anew, which the
page offers to show and never jumps to. `changed`: another process changed the case. A page that was away learns from
`state` whether it is out of date.
"""

import asyncio
from collections.abc import AsyncIterator, Callable

import msgspec
from starlette.requests import Request
from starlette.responses import StreamingResponse

from twosource.render.served.html import jobs_html
from twosource.web.answers import frame_of, own_address
from twosource.web.desk import Desk

LOOK = 0.25  # seconds between two looks
QUIET = 60  # looks after which a line keeps the connection open, and shows one that is gone


def events_answer(desk: Desk, request: Request, ending: Callable[[], bool]) -> StreamingResponse:
    """A stream that ends when the page is gone, or the desk."""
    address = own_address(request.query_params.get("address", "/"))

    async def told() -> AsyncIterator[str]:
        yield "retry: 1000\n\n"
        last, quiet = None, 0
        while not ending():
            now = desk.told()
            if now != last:
                if last is None or now.jobs != last.jobs:
                    yield as_event("jobs", jobs_html(frame_of(desk, request, address=address)))
                if last is None or (now.compared, now.state) != (last.compared, last.state):
                    yield as_event("compared", msgspec.json.encode({"ready": now.ready, "state": now.state}).decode())
                if last is not None and now.others != last.others:
                    yield as_event("changed", msgspec.json.encode({"state": now.state}).decode())
                last, quiet = now, 0
            quiet += 1
            if quiet >= QUIET:
                yield ": still here\n\n"
                quiet = 0
            await asyncio.sleep(LOOK)

    return StreamingResponse(told(), media_type="text/event-stream", headers={"Cache-Control": "private, no-store"})


def as_event(name: str, data: str) -> str:
    """One event; its data may have lines."""
    return f"event: {name}\n" + "".join(f"data: {line}\n" for line in data.splitlines() or [""]) + "\n"
