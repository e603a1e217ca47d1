"""Whether an editor would sign the points that a dossier shows first: labels of 321 points of twelve collections.

    python -m eval.points [--part dev|held] [--list]     --list: also the firm parts that are not of one matter

`gold/points.jsonl` has a row for each point as it was shown to the reader: `statements` are `[article, start, end,
letters]`; statements of one matter share a letter. Two statements that stand in one row are known to be of one matter
or not, however points are made later. Of the points that are not folded away, those whose statements are all known (of
firm parts, theirs) count:

  points_signed       the share of them that are of one matter: any two of their statements, also of one article
  points_firm_signed  the same of their firm parts (`Point.firm`), which is what the page puts first
  points_firm         the share of them that have a firm part
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from eval.incidents import INCIDENTS
from eval.incidents import articles as of_incidents
from eval.scorer import DATA, options, require, show
from twosource.flow import analyse_article, make_dossier
from twosource.infer import load_reader
from twosource.model import Article, ArticleId, Claims, Dossier, Point, Statement
from twosource.read import read_paths
from twosource.text import digest

GOLD = Path(__file__).with_name("gold") / "points.jsonl"
RECESSION = DATA / "clusters" / "recession_46_articles.json"
NEWS = DATA / "clusters" / "immigration_terrorism.jsonl"
# The reports of NEWS on one attack that are a collection here; of the others the file or the incident says it.
ONE_ATTACK = frozenset(
    {"004Gt3gcsotuiYmz", "7h6KwhygCNSX4NqD", "8AkDpIUes2y9owmN"}
    | {"AhumHInzPYYqdxtD", "JUhjx8eAuNycMLag", "PDZ8i5wkqTyFAo84"}
)
SAME = 0.7  # overlap over union from which a statement is the labelled one: claims are cut anew by every reader

Labelled = tuple[str, int, int, str]  # article, start, end, letters


@dataclass(frozen=True, slots=True)
class Shown:
    """A point that stands alone, and whether it, and its firm part, is of one matter; None where that is not known."""

    point: Point
    signed: bool | None
    firm_signed: bool | None


def gold(part: str | None = None) -> dict[str, list[list[Labelled]]]:
    """The labelled rows by collection; of one part (`dev`, `held`) or of both."""
    found: dict[str, list[list[Labelled]]] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if part in (None, row["part"]):
            found.setdefault(row["collection"], []).append([tuple(one) for one in row["statements"]])
    return found


def scores(part: str | None = None) -> dict[str, float]:
    """All measures; empty where the data is not there."""
    if not RECESSION.exists():
        return {}
    found = [one for name, rows in gold(part).items() for one in shown(dossier_of(name), rows)]
    whole = [one for one in found if one.signed is not None]
    firm = [one.firm_signed for one in found if one.firm_signed is not None]
    return {
        "points_signed": sum(bool(one.signed) for one in whole) / len(whole),
        "points_firm_signed": sum(firm) / len(firm),
        "points_firm": sum(bool(one.point.firm) for one in whole) / len(whole),
    }


def shown(dossier: Dossier, rows: Sequence[Sequence[Labelled]]) -> list[Shown]:
    """The points that stand alone, with what the labels say of them."""
    names = {a.analysis.article.id: a.analysis.article.name for a in dossier.articles}
    by_id = {point.id: point for point in dossier.points}
    found = []
    for point in (by_id[ident] for ident in dossier.main):
        labels = [_labels(names[s.article], s, rows) for s in point.statements]
        firm = _one_matter([labels[n] for n in point.firm]) if point.firm else None
        found.append(Shown(point, _one_matter(labels), firm))
    return found


def dossier_of(name: str) -> Dossier:
    """The dossier of a labelled collection."""
    return make_dossier(_analysed(list(_articles(name))))


def _analysed(articles: Sequence[Article]) -> list[Claims]:
    reader = load_reader()
    return [analyse_article(article, reader) for article in {a.id: a for a in articles}.values()]


def _articles(name: str) -> Iterator[Article]:
    if name.startswith("incident:"):
        yield from of_incidents((name.removeprefix("incident:"),))[name.removeprefix("incident:")]
    elif name == "recession_46":
        for number, row in enumerate(json.loads(RECESSION.read_text(encoding="utf-8"))):
            if row["content"].strip():
                yield _article(str(number), row["content"], row["title"], None)
    elif name == "immigration_terrorism":
        with NEWS.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] in ONE_ATTACK:
                    yield _article(row["id"], row["text"], row["title"], row["published"])
    else:
        yield from (a for a in read_paths([str(DATA / "stories" / name)]).articles if not a.name.endswith("gold.json"))


def _article(name: str, text: str, title: str, published: str | None) -> Article:
    return Article(ArticleId(digest(text)), name, text, title=title, published=published)


def _labels(name: str, statement: Statement, rows: Sequence[Sequence[Labelled]]) -> dict[int, frozenset[str]]:
    """What the labels say of a statement: its letters, by row. A letter that the reader wavered at has a "?" behind."""
    found = {}
    for number, row in enumerate(rows):
        for article, start, end, letters in row:
            both = min(end, statement.span.end) - max(start, statement.span.start)
            either = max(end, statement.span.end) - min(start, statement.span.start)
            if article == name and both >= SAME * either:
                found[number] = frozenset(letters.replace("?", ""))
    return found


def _one_matter(labels: Sequence[dict[int, frozenset[str]]]) -> bool | None:
    """True where any two of the statements share a letter; None where of some two it is not known."""
    known = []
    for a, b in combinations(labels, 2):
        rows = a.keys() & b.keys()
        if not rows:
            return None
        known.append(any(a[row] & b[row] for row in rows))
    return all(known)


def _print_unsigned(name: str, rows: Sequence[Sequence[Labelled]]) -> None:
    dossier = dossier_of(name)
    text = {a.analysis.article.id: a.analysis.article.text for a in dossier.articles}
    for one in shown(dossier, rows):
        if one.firm_signed is False:
            print(name)
            for statement in one.point.firm_statements:
                print("    " + " ".join(statement.span.of(text[statement.article]).split()))


def main() -> None:
    """Prints the measures of a part."""
    a = options(__doc__)
    a.add_argument("--part", choices=["dev", "held"], default=None)
    a.add_argument("--list", action="store_true", help="the firm parts that are not of one matter")
    o = a.parse_args()
    require(INCIDENTS)
    if o.list:
        for name, rows in gold(o.part).items():
            _print_unsigned(name, rows)
    show(scores(o.part))


if __name__ == "__main__":
    main()
