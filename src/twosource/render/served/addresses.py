"""Where things are on the desk. A point is addressed by the place of a statement, never by its id: so links last."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from twosource.errors import InputError
from twosource.model import ArticleId, Place, Point, Span
from twosource.render.case import label_statement

LONGEST = 12  # digits of a place


def point_address(point: Point) -> str:
    """The address of a point: of the statement that its label stands in."""
    statement = label_statement(point)
    return statement_address(Place(statement.article, statement.span))


def statement_address(place: Place) -> str:
    """The address of the point in which the statement of that place stands."""
    return f"/point/{quote(place.article, safe='')}/{place.span.start}-{place.span.end}"


def cite_address(place: Place) -> str:
    """The address of the words of that place with their citation."""
    return f"/cite/{quote(place.article, safe='')}/{place.span.start}-{place.span.end}"


def article_address(article: ArticleId, span: Span | None = None) -> str:
    """The address of an article, or of words in it: asked for too, since of a long text a part is shown."""
    whole = f"/article/{quote(article, safe='')}"
    return f"{whole}?at={span.start}-{span.end}#c-{span.start}-{span.end}" if span else whole


def asked_address(path: str, asked: Mapping[str, str], **otherwise: str) -> str:
    """The address with the same questions but for those given; what is empty is left out."""
    kept = {key: value for key, value in {**asked, **otherwise}.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path


def place_key(place: Place) -> str:
    """A place as the forms send it: "article:start-end"."""
    return f"{place.article}:{place.span.start}-{place.span.end}"


def read_span(words: str) -> Span:
    """The span of "start-end"; raises InputError where it is none."""
    start, _, end = words.partition("-")
    if all(part.isascii() and part.isdigit() and len(part) <= LONGEST for part in (start, end)):
        span = Span(int(start), int(end))
        if span.start < span.end:
            return span
    raise InputError(f"place {words[:40]!r}: is no place; two numbers are asked for, as 120-184")
