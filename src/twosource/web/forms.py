"""What a form of the desk brings: its fields and files, held to a size, and only from a page of the desk."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from twosource.errors import InputError
from twosource.web.safety import same_word

FIELDS_LARGEST = 300_000  # bytes of a decision: the longest note, each of its characters encoded, and room for more
DRAFT_LARGEST = 60_000_000  # bytes: a text of a million characters in a document with pictures
FILES_LARGEST = 500_000_000  # bytes dropped at once: they are in memory until they are written
FILES_MOST = 2_000  # dropped at once
MULTIPART = "multipart/form-data"


class TooLarge(InputError):
    """More was sent than is taken."""


class Forged(InputError):
    """The form is none of the desk's own, or of an earlier run."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file as it was sent; its name may be anything."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SentForm:
    """The fields, of each the last value, and the files that are not empty or have a name."""

    fields: Mapping[str, str]
    files: tuple[Dropped, ...] = ()
    several: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # all values of each field

    def get(self, name: str) -> str:
        """A field without blanks at its ends; empty where it was not sent."""
        return self.fields.get(name, "").strip()


class _InMemory(MultiPartParser):
    """Writes no file of its own: nothing is written but the case and what is kept beside it."""

    spool_max_size = FILES_LARGEST + 1


async def read_form(request: Request, largest: int) -> SentForm:
    """The form of the request. Raises TooLarge, Forged, or InputError where it is none."""
    if int(request.headers.get("content-length", "0") or 0) > largest:
        async for _ in request.stream():  # to the end: a browser shows no answer before it has sent all
            pass
        raise _too_large(largest)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    stream = _held_to(request, largest)
    try:
        if kind == MULTIPART:
            most = {"max_files": FILES_MOST, "max_fields": 50, "max_part_size": largest}
            sent = await _InMemory(request.headers, stream, **most).parse()
        else:
            sent = await FormParser(request.headers, stream).parse()
    except MultiPartException as error:
        raise InputError(f"the form can't be read ({error.message}); load the page anew") from error
    form = await _form_of(sent)
    word = form.get("csrf") or request.headers.get("x-csrf", "")
    if not same_word(request.scope["session_word"], word):
        raise Forged("the page is of an earlier run, or none of the desk's; load it anew and do it again")
    return form


async def _form_of(sent: FormData) -> SentForm:
    fields: dict[str, str] = {}
    several: dict[str, tuple[str, ...]] = {}
    files: list[Dropped] = []
    for name, value in sent.multi_items():
        if isinstance(value, UploadFile):
            data = await value.read()
            if data or value.filename:
                files.append(Dropped(value.filename or "", data))
        else:
            fields[name] = value
            several[name] = (*several.get(name, ()), value)
    await sent.close()
    return SentForm(fields, tuple(files), several)


async def _held_to(request: Request, largest: int) -> AsyncGenerator[bytes]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= largest:
            yield chunk
    if size > largest:
        raise _too_large(largest)


def _too_large(largest: int) -> TooLarge:
    size = f"{largest // 1_000_000} MB" if largest >= 1_000_000 else f"{largest // 1000} kB"
    return TooLarge(f"more than {size} at once; send less, or give the files to twosource serve by name")
