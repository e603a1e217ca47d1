"""Whether conflicts and updates of the counts of killed and injured come out as such, over 60 incidents.

    python -m eval.incidents [--part dev|held] [--together]

`gold/incidents.jsonl` has a row for each count of an incident (killed, injured, hit: both together) and label:
`counts` are `[article, start, end, class]`, the place of the number in the article's `content`; numbers of one class
are the same. Between classes stands the label: `conflict` (both undated or of one day), `update` (reports of two
days), `compatible` (of another moment, part or scope: nothing is to be found). `agree`: one class.

Counted:
  counts_met        of the pairs of articles with counts of one class or of differing ones, the share in one point
  counts_recall     of the rows labelled conflict or update, the share whose counts stand in a disagreement of that name
  counts_noticed    the same, where either name will do
  counts_precision  of the conflicts and updates shown between two statements that both hold labelled counts, the share
                    between counts that are labelled so, by either name
  counts_apart      with --together: of the conflicts and updates shown where the reports of all incidents stand in one
                    collection, the share between reports of one incident (reports of two speak of two events)
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from eval.scorer import DATA, options, require, show
from twosource.flow import analyse_article, make_dossier
from twosource.infer import load_reader
from twosource.model import Article, ArticleId, Claims, Disagreement, Dossier, Statement
from twosource.text import digest

INCIDENTS = DATA / "clusters" / "incidents.jsonl"
GOLD = Path(__file__).with_name("gold") / "incidents.jsonl"
CHANGES = ("conflict", "update")

Place = tuple[int, int]  # article, and where the number starts


@dataclass(frozen=True, slots=True)
class Row:
    """The labelled counts of one kind in one incident, by class."""

    incident: str
    kind: str
    label: str
    counts: tuple[tuple[Place, str], ...]

    def pairs(self) -> Iterator[tuple[Place, Place, str]]:
        """Every two counts of different articles, and how they stand: the row's label, or agree within a class."""
        for (one, a), (two, b) in combinations(self.counts, 2):
            if one[0] != two[0]:
                yield one, two, "agree" if a == b else self.label


def gold(part: str | None = None) -> dict[str, list[Row]]:
    """The labelled rows by incident; of one part (`dev`, `held`) or of both."""
    found: dict[str, list[Row]] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if part in (None, row["part"]):
            counts = tuple(((a, start), of) for a, start, _, of in row["counts"])
            found.setdefault(row["incident"], []).append(Row(row["incident"], row["kind"], row["label"], counts))
    return found


def articles(incidents: Sequence[str]) -> dict[str, list[Article]]:
    """The articles of those incidents; their name is their place in the incident."""
    found = {}
    for line in INCIDENTS.open(encoding="utf-8"):
        row = json.loads(line)
        if row["incident"] in incidents:
            found[row["incident"]] = [_article(number, one) for number, one in enumerate(row["articles"])]
    return found


def score(rows: Sequence[Row], dossier: Dossier) -> dict[str, list[bool]]:
    """For each measure, whether each of its cases came out right, in one incident."""
    number = {a.analysis.article.id: int(a.analysis.article.name) for a in dossier.articles}

    def holds(statement: Statement, place: Place) -> bool:
        span = statement.span
        return number[statement.article] == place[0] and span.start <= place[1] < span.end

    out: dict[str, list[bool]] = {"met": [], "recall": [], "noticed": [], "precision": []}
    for row in rows:
        meetings: dict[tuple[int, int, str], bool] = {}
        for one, two, label in row.pairs():
            key = (one[0], two[0], label)
            meetings[key] = meetings.get(key, False) or any(
                any(holds(s, one) for s in p.statements) and any(holds(s, two) for s in p.statements)
                for p in dossier.points
            )
        out["met"] += meetings.values()
        if row.label in CHANGES:
            shown = {d.relation for d in dossier.disagreements if d.relation in CHANGES and _answers(d, row, holds)}
            out["recall"].append(row.label in shown)
            out["noticed"].append(bool(shown))
    for d in dossier.disagreements:
        if d.relation in CHANGES and all(any(holds(s, p) for r in rows for p, _ in r.counts) for s in (d.a, d.b)):
            out["precision"].append(any(r.label in CHANGES and _answers(d, r, holds) for r in rows))
    return out


def _answers(d: Disagreement, row: Row, holds: Any) -> bool:
    """True where the two statements hold counts of the row that are of different classes."""
    return any(
        label != "agree" and ((holds(d.a, one) and holds(d.b, two)) or (holds(d.a, two) and holds(d.b, one)))
        for one, two, label in row.pairs()
    )


def summary(cases: Sequence[Mapping[str, Sequence[bool]]]) -> dict[str, float]:
    """The shares over all incidents; precision 1 where nothing was shown."""
    out = {}
    for name in ("met", "recall", "noticed", "precision"):
        all_ = [right for case in cases for right in case[name]]
        out[f"counts_{name}"] = sum(all_) / len(all_) if all_ else 1.0
    return out


def scores(part: str | None = None) -> dict[str, float]:
    """All measures; empty where the data is not there."""
    if not INCIDENTS.exists():
        return {}
    rows, reader = gold(part), load_reader()
    found = articles(tuple(rows))
    return summary([score(rows[i], _dossier([analyse_article(a, reader) for a in found[i]])) for i in sorted(rows)])


def apart(part: str | None = None) -> float:
    """Of all conflicts and updates shown in one dossier of all reports, the share within one incident; 1 for none."""
    incident: dict[ArticleId, str] = {}
    reader, found = load_reader(), []
    for name, several in sorted(articles(tuple(gold(part))).items()):
        for article in several:
            if article.id not in incident:
                incident[article.id] = name
                found.append(analyse_article(replace(article, name=f"{name}/{article.name}"), reader))
    shown = [d for d in make_dossier(found).disagreements if d.relation in CHANGES]
    within = sum(incident[d.a.article] == incident[d.b.article] for d in shown)
    return within / len(shown) if shown else 1.0


def _dossier(claims: Sequence[Claims]) -> Dossier:
    return make_dossier(claims)


def _article(number: int, row: Mapping[str, str]) -> Article:
    text = row["content"]
    return Article(ArticleId(digest(text)), str(number), text, title=row["title"], published=row["dct"], url=row["uri"])


def main() -> None:
    """Prints the measures of a part."""
    a = options(__doc__)
    a.add_argument("--part", choices=["dev", "held"], default=None)
    a.add_argument("--together", action="store_true", help="all reports in one collection (slow)")
    o = a.parse_args()
    require(INCIDENTS)
    found = scores(o.part)
    if o.together:
        found["counts_apart"] = apart(o.part)
    show(found)


if __name__ == "__main__":
    main()
