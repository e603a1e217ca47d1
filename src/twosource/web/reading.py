"""What a page record alone can't answer: the picture of a PDF's page, a draft, what is new since some day."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from twosource.corpus import Corpus
from twosource.dossier.difference import find_difference
from twosource.engine.processes import Processes
from twosource.errors import InputError
from twosource.flow import check_draft
from twosource.model import Checked, Difference, Draft, Intake
from twosource.read.drafts import draft_of_bytes
from twosource.render.check.forms import FORMS
from twosource.render.served.addresses import read_span
from twosource.render.served.reading.changes import news_page
from twosource.render.served.reading.draft import LONGEST_PASTED, checked_page
from twosource.store.events import Logged, log
from twosource.store.file import open_case
from twosource.text import digest
from twosource.web.answers import frame_of, json_answer, moment_answer, next_line, not_yet, page_answer
from twosource.web.desk import Desk
from twosource.web.forms import DRAFT_LARGEST, read_form
from twosource.web.jobs import Tell
from twosource.web.pictures import Pictures
from twosource.web.slow import Slow

READING_SECONDS = 60.0  # for one draft; what takes longer hangs
LOOKING = "What is new since then is looked for. It is shown here as soon as that is done."
PICTURED_LARGEST = 300_000_000  # bytes of a PDF
PASTED = "pasted.md"  # what a draft that was pasted is called
TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".sarif": "application/sarif+json", ".json": "application/json", ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?")

Answer = Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]


def reading_routes(desk: Desk) -> list[Route]:
    """The routes; they come before those of the pages, two of which they answer themselves."""
    drafts: Slow[Checked] = Slow(desk)
    news: Slow[Difference] = Slow(desk)
    return [
        Route("/article/{article}/page/{number:int}.png", _picture(Pictures(desk))),
        Route("/changes", _news_answer(desk, news)),
        Route("/changes.json", _news_answer(desk, news, as_json=True)),
        Route("/check", _draft_answer(desk, drafts), methods=["POST"]),
        Route("/check/{key}.{form}", _taken_along(desk, drafts)),
        Route("/check/{key}", _checked_answer(desk, drafts)),
    ]


# --- the page of a PDF -------------------------------------------------------------------------


def _picture(pictures: Pictures) -> Answer:
    def picture(request: Request) -> Response:
        at = request.query_params.get("at")
        path = request.path_params
        png = pictures.png(path["article"], path["number"], read_span(at) if at else None)
        return Response(png, media_type="image/png", headers={"Cache-Control": "private, max-age=600"})

    return picture


# --- what is new since a day -------------------------------------------------------------------


def _news_answer(desk: Desk, news: Slow[Difference], *, as_json: bool = False) -> Answer:
    def changes(request: Request) -> Response:
        since = request.query_params.get("since", "").strip()
        if not desk.ready:
            return not_yet() if as_json else moment_answer(desk, request)
        seen = desk.seen
        if since:
            key = f"{since} {seen.state}"
            number = _entry_before(desk, since)
            news.ask(key, f"looking what is new since {since}", lambda tell: _difference(desk, since, number, tell))
            found = news.found(key)
            if found is None:
                return not_yet() if as_json else moment_answer(desk, request, LOOKING)
            seen = replace(seen, news=found)
        page = news_page(seen, {"since": since})
        if as_json:
            return json_answer(page)
        return page_answer(desk, request, page, frame_of(desk, request, told=next_line(desk, request)))

    return changes


def _entry_before(desk: Desk, since: str) -> int:
    """The last entry of the log before what is new. Raises InputError for what is no day and no entry."""
    with open_case(desk.path) as case:
        entries: list[Logged] = log(case)
    if since.isascii() and since.isdigit() and len(since) < 10:
        if int(since) not in {entry.number for entry in entries}:
            raise InputError(f"since {since}: the log has no such entry; it goes to {len(entries):,}")
        return int(since)
    if not _DAY.fullmatch(since):
        raise InputError(
            f"since {since[:40]!r}: is no day and no entry; write it as 2026-11-28, or a number of the log"
        )
    return max((entry.number for entry in entries if entry.at < since), default=0)


def _difference(desk: Desk, since: str, number: int, tell: Tell) -> Difference:
    with open_case(desk.path) as case:
        return find_difference(desk.as_of(case, number, tell), desk.seen.dossier, since=since)


# --- a draft -----------------------------------------------------------------------------------


def _draft_answer(desk: Desk, drafts: Slow[Checked]) -> Answer:
    async def given(request: Request) -> Response:
        form = await read_form(request, DRAFT_LARGEST)
        text = form.fields.get("text", "")
        if len(text) > LONGEST_PASTED:
            raise InputError(f"draft: has {len(text):,} characters; {LONGEST_PASTED:,} at most are pasted, give a file")
        if form.files:
            name, data = form.files[0].name, form.files[0].data
        elif text.strip():
            name, data = PASTED, text.replace("\r\n", "\n").encode("utf-8", "replace")
        else:
            raise InputError("draft: nothing was given; paste a text, or choose a file")
        draft = await run_in_threadpool(_draft_read, desk, name, data)
        key = digest("draft", name, draft.original, desk.seen.state)[:20]
        drafts.ask(key, f"checking {draft.article.name}", lambda tell: _found_in(desk, draft, tell))
        return RedirectResponse(f"/check/{key}{'?strict=1' if form.get('strict') else ''}", 303)

    return given


def _draft_read(desk: Desk, name: str, data: bytes) -> Draft:
    safe = re.split(r"[/\\]", name)[-1] or PASTED
    return draft_of_bytes(safe, data, apart=Processes(1, lambda _: READING_SECONDS, desk.settings.memory))


def _found_in(desk: Desk, draft: Draft, tell: Tell) -> Checked:
    """The draft checked against the articles of the case that are not the draft itself."""
    sources = [c for c in desk.articles if c.analysis.article.id not in (draft.original, draft.article.id)]
    if not sources:
        raise InputError("draft: there is nothing to check it against; add the articles it rests on")
    tell(0, 2, draft.article.name)
    claims = next(iter(Corpus(Intake((draft.article,)), settings=desk.settings).analyse()))
    tell(1, 2, draft.article.name)
    return check_draft(draft, claims, sources)


def _checked_answer(desk: Desk, drafts: Slow[Checked]) -> Answer:
    def checked(request: Request) -> Response:
        key = request.path_params["key"]
        found = drafts.found(key)
        if found is None:
            return moment_answer(desk, request, "The draft is being checked. What is found is shown here in a moment.")
        page = checked_page(desk.seen, found, key, strict=bool(request.query_params.get("strict")))
        return page_answer(desk, request, page, frame_of(desk, request))

    return checked


def _taken_along(desk: Desk, drafts: Slow[Checked]) -> Answer:
    def taken_along(request: Request) -> Response:
        key, suffix = request.path_params["key"], f".{request.path_params['form']}"
        form = next((one for one in FORMS if one.suffix == suffix), None)
        found = drafts.found(key)
        if form is None or found is None:
            raise LookupError(f"a checked draft is not to be had as {suffix[:20]}")
        strict = bool(request.query_params.get("strict"))
        name = re.sub(r"[^\w.-]+", "-", Path(found.draft.article.name).stem, flags=re.ASCII) or "draft"
        content = b"".join(form.pieces(found, strict, found.draft.article.name))
        headers = {"Content-Disposition": f'attachment; filename="{name}-checked{suffix}"'}
        return Response(content, media_type=TYPES[suffix], headers=headers)

    return taken_along
