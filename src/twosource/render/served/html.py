"""A page record and what is around it -> HTML, or JSON; and the files that the pages need."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

from twosource.render.template import part
from twosource.render.wording import COMPARE, MAY_BE_ONE, PERHAPS
from twosource.text import digest

WAYS = (  # the navigation
    ("Overview", "/"),
    ("Points", "/points"),
    ("Suggestions", "/suggestions"),
    ("Articles", "/articles"),
    ("Timeline", "/timeline"),
    ("Names", "/names"),
    ("Changes", "/changes"),
    ("Draft", "/check"),
    ("Log", "/log"),
)


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One page: the template templates/served/NAME.html shows the record, which is its JSON too."""

    name: str
    title: str
    record: object
    status: int = 200


@dataclass(frozen=True, slots=True)
class Progressed:
    """Work in the background: reading files, comparing again."""

    id: str
    what: str  # "reading 12 files", "comparing again"
    done: int
    of: int  # 0: not known
    failed: str | None = None
    ended: bool = False  # told until somebody puts it away


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the navigation counts."""

    points: int = 0
    suggestions: int = 0
    articles: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around every page, and not of it."""

    case: str  # name of the case
    address: str  # of this page, with its question: "/points?relation=conflict"
    csrf: str = ""  # token for the forms
    by: str = ""  # who decides, as it goes into the log
    state: str = ""  # of what is shown, by which the page knows whether it is out of date
    numbers: Numbers = field(default_factory=Numbers)
    jobs: tuple[Progressed, ...] = ()
    told: str | None = None  # one line about what was just done, or why it was not
    fragment: bool = False  # a script asked: only what stands in <main>
    writable: bool = True

    @property
    def ways(self) -> tuple[tuple[str, str, int], ...]:
        """The navigation: name, address, and what is counted beside it."""
        counted = {
            "Points": self.numbers.points, "Suggestions": self.numbers.suggestions,
            "Articles": self.numbers.articles, "Changes": self.numbers.new,
        }  # fmt: skip
        return tuple((name, address, counted.get(name, 0)) for name, address in WAYS)

    @property
    def here(self) -> str:
        """The name, in the navigation, of where this page belongs."""
        top = "/" + self.address.partition("?")[0].split("/")[1]
        top = "/points" if top == "/join" else top
        return next((name for name, address in WAYS if address in (top, f"{top}s")), "")


@dataclass(frozen=True, slots=True)
class Shipped:
    """A file that the pages ask for."""

    content: bytes
    type: str
    version: str  # digest of the content


FILES = {  # name: what it is made of, and what it is
    "desk.css": (
        ("style.css", "dossier.css", "marks.css", "served/served.css", "served/reading.css"),
        "text/css; charset=utf-8",
    ),
    "desk.js": (("served/served.js", "served/reading.js"), "text/javascript; charset=utf-8"),
    "htmx.js": (("served/htmx.min.js",), "text/javascript; charset=utf-8"),
}


def page_html(page: DeskPage, frame: Frame) -> str:
    """The whole page, or its inner part where a script asked. Characters that no page can hold are U+FFFD."""
    values = {
        "page": page,
        "it": page.record,
        "frame": frame,
        "base": "served/fragment.html" if frame.fragment else "served/base.html",
        "may_be_one": MAY_BE_ONE,
        "compare": COMPARE,
        "perhaps": PERHAPS,
        "versions": {name: shipped_file(name).version for name in FILES},
    }
    return part(f"served/{page.name}.html", values)


def jobs_html(frame: Frame) -> str:
    """The work in the background alone, as it stands on every page."""
    return part("served/jobs.html", {"frame": frame})


def page_json(page: DeskPage) -> bytes:
    """The record of the page as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(page.record), indent=1) + b"\n"


@cache
def shipped_file(name: str) -> Shipped:
    """A file of FILES, under /static/NAME?v=VERSION. Raises LookupError where there is none of that name."""
    if name not in FILES:
        raise LookupError(name)
    parts, kind = FILES[name]
    folder = files("twosource.render").joinpath("templates")
    text = "\n".join(folder.joinpath(part).read_text(encoding="utf-8").strip() for part in parts) + "\n"
    return Shipped(text.encode("utf-8"), kind, digest(text)[:12])
