"""Ids on the web page: of points and, with `Report`, of articles; made of the ids of the house, so that links last."""

from twosource.model import PointId


def anchor_of(ident: PointId) -> str:
    """The id of a point on the page. It holds as long as the point's own: see `dossier.points`."""
    return f"p-{ident}"
