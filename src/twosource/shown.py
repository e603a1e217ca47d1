"""A dossier, its points and its articles as users of the library hold them: the records, which can show themselves.

Each is the record of `model` with nothing added but ways to show it; it equals that record, and stands wherever one
is wanted. The model itself can't: it lies below `render` (decision 028). What shows something is loaded when it is
asked for.
"""

# ruff: noqa: PLC0415  (the imports inside, see above)

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from twosource import model
from twosource.errors import InputError

if TYPE_CHECKING:
    import pandas
    import pyarrow

SHORT = 60  # characters of a text in a `repr`


class ShownArticle(model.Claims):
    """An analysed article."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Claims of {_shortly(self.analysis.article.name)}: {_many(len(self.claims), 'claim')}>"

    def _repr_html_(self) -> str:
        from twosource.render.desk.notebook import article_glimpse

        return article_glimpse(self).html()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, model.Claims) and _equal(self, other)

    __hash__ = model.Claims.__hash__


class ShownPoint(model.Point):
    """A point that knows its dossier; one that was copied with changes or pickled shows its own words alone."""

    __slots__ = ("_dossier",)
    _dossier: model.Dossier

    def __repr__(self) -> str:
        many = _many(len({one.article for one in self.statements}), "article")
        return f"<Point {self.id}: {_shortly(self.label)}, {self.relation}, {many}>"

    def _repr_html_(self) -> str:
        from twosource.render.desk.notebook import bare_glimpse, point_glimpse

        dossier = getattr(self, "_dossier", None)
        return (point_glimpse(dossier, self) if dossier is not None else bare_glimpse(self)).html()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, model.Point) and _equal(self, other)

    __hash__ = model.Point.__hash__


class ShownDossier(model.Dossier):
    """A dossier."""

    __slots__ = ()

    def to_html(self) -> str:
        """The web page."""
        return self.to_bytes(".html").decode("utf-8")

    def to_markdown(self) -> str:
        """The same as Markdown."""
        return self.to_bytes(".md").decode("utf-8")

    def to_json(self, *, with_text: bool = False) -> str:
        """All of it for programs; `with_text` puts the articles' texts in."""
        return self.to_bytes(".json", with_text=with_text).decode("utf-8")

    def to_bytes(self, suffix: str, *, with_text: bool = False) -> bytes:
        """What `twosource dossier -o FILE` writes into a file of that suffix.

        Raises InputError for one that is not known, MissingExtra where a library is not installed.
        """
        from twosource.render.exports import EXPORTS

        export = next((one for one in EXPORTS if one.suffix == suffix.lower()), None)
        if export is None:
            raise InputError(f"suffix {suffix!r}: no such format; use {', '.join(one.suffix for one in EXPORTS)}")
        export.check()
        return b"".join(export.pieces(self, with_text))

    def to_frame(self, table: str = "points") -> "pandas.DataFrame":
        """One of the tables of docs/tables.md as a pandas data frame.

        Raises InputError for one that is not known, MissingExtra where pandas is not installed.
        """
        from twosource.render.desk.frames import frame

        return frame(self, table)

    def to_arrow(self, table: str = "points") -> "pyarrow.Table":
        """The same as an Arrow table."""
        from twosource.render.desk.frames import arrow

        return arrow(self, table)

    def __repr__(self) -> str:
        subject = f" {_shortly(self.subject)}" if self.subject else ""
        counts = (
            _many(len(self.articles), "article"),
            _many(len(self.points), "point"),
            _many(len(self.disputes), "disagreement"),
        )
        return f"<Dossier{subject}: {', '.join(counts)}>"

    def _repr_html_(self) -> str:
        from twosource.render.desk.notebook import dossier_glimpse

        return dossier_glimpse(self).html()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, model.Dossier) and _equal(self, other)

    __hash__ = model.Dossier.__hash__


def shown_article(claims: model.Claims) -> ShownArticle:
    """The same article."""
    return ShownArticle(**_field_values(claims))


def shown_dossier(dossier: model.Dossier) -> ShownDossier:
    """The same dossier, with points that know it."""
    points = []
    for point in dossier.points:
        one = ShownPoint(**_field_values(point))
        object.__setattr__(one, "_dossier", dossier)  # not a field: it is none of what the point says
        points.append(one)
    return ShownDossier(**(_field_values(dossier) | {"points": tuple(points)}))


def _field_values(record: model.Claims | model.Point | model.Dossier) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _equal(one: model.Claims | model.Point | model.Dossier, other: object) -> bool:
    return all(getattr(one, field.name) == getattr(other, field.name) for field in fields(one) if field.compare)


def _many(many: int, noun: str) -> str:
    return f"{many:,} {noun}{'' if many == 1 else 's'}"


def _shortly(text: str) -> str:
    return repr(text if len(text) <= SHORT else text[: SHORT - 1] + "…")
