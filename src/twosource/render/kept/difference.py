"""What is new in a case: as text, as JSON, and as one HTML page that needs nothing else."""

from collections.abc import Callable, Iterator, Mapping
from html import escape

import msgspec

from twosource import model
from twosource.render import wording

SHOWN = 240  # characters of a statement


class NewStatement(msgspec.Struct, frozen=True):
    """One statement that came into a point or left it."""

    article: str
    start: int
    end: int
    text: str
    said_by: str | None


class Change(msgspec.Struct, frozen=True):
    """What changed in one point; `was` is its relation before where that was another."""

    point: str
    label: str
    relation: model.Relation
    new: bool
    gone: bool
    was: model.Relation | None
    statements: list[NewStatement]
    left: list[NewStatement]
    values: list[str]
    sources: list[str]


class Changes(msgspec.Struct, frozen=True):
    """The whole of `twosource case diff -o FILE.json`."""

    since: str
    articles: list[str]
    left: list[str]
    decisions: int
    changes: list[Change]


Articles = Mapping[model.ArticleId, model.Article]


def changes_json(difference: model.Difference, articles: Articles) -> bytes:
    """The difference as one indented JSON object."""
    made = Changes(
        difference.since, list(difference.articles), list(difference.left), difference.decisions,
        [_change(change, articles) for change in difference.changes],
    )  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def changes_text(difference: model.Difference, articles: Articles) -> bytes:
    """The difference as lines for a terminal or a mail."""
    return ("\n".join(_difference_lines(difference, articles)) + "\n").encode("utf-8", "replace")


def changes_page(difference: model.Difference, articles: Articles) -> bytes:
    """The difference as one page: a heading a point, a list of what is new in it."""
    body = [
        f"<h1>What is new since {escape(difference.since)}</h1>",
        f"<p>{escape(told_counts(difference))}</p>",
    ]
    for change in difference.changes:
        made = _change(change, articles)
        body.append(f"<h2>{escape(_difference_headline(made))}</h2><ul>")
        body += [f"<li>{escape(line)}</li>" for line in _difference_told(made)]
        body.append("</ul>")
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>What is new</title>'
    style = "<style>body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}</style>"
    whole = (
        f'<!doctype html>\n<html lang="en"><head>{head}{style}</head><body>\n' + "\n".join(body) + "\n</body></html>\n"
    )
    return whole.encode("utf-8", "replace")


FORMS: Mapping[str, Callable[[model.Difference, Articles], bytes]] = {
    ".txt": changes_text,
    ".json": changes_json,
    ".html": changes_page,
}


def _difference_lines(difference: model.Difference, articles: Articles) -> Iterator[str]:
    yield f"Since {difference.since}: {told_counts(difference)}"
    for change in difference.changes:
        made = _change(change, articles)
        yield ""
        yield _difference_headline(made)
        yield from (f"  {line}" for line in _difference_told(made))


def told_counts(difference: model.Difference) -> str:
    """How many articles, points and decisions are new: "2 new articles, 14 points changed."."""
    parts = [wording.count(len(difference.articles), "new article")]
    if difference.left:
        parts.append(f"{wording.count(len(difference.left), 'article')} no longer in it")
    parts.append(wording.count(len(difference.changes), "point") + " changed")
    if difference.decisions:
        parts.append(wording.count(difference.decisions, "decision"))
    return ", ".join(parts) + "."


def _difference_headline(change: Change) -> str:
    sign = "NEW" if change.new else "GONE" if change.gone else "CHANGED"
    return f"{sign}  {wording.clipped(change.label, SHOWN)}"


def _difference_told(change: Change) -> Iterator[str]:
    """A line for each thing that is new."""
    if change.was:
        yield f"relation: {wording.RELATIONS[change.was]}, now {wording.RELATIONS[change.relation]}"
    elif change.new and change.relation != "single":
        yield f"relation: {wording.RELATIONS[change.relation]}"
    yield from (f"new value: {wording.one_line(value)}" for value in change.values)
    yield from (f"new source: {wording.one_line(source)}" for source in change.sources)
    for sign, statements in (("+", change.statements), ("-", change.left)):
        for said in statements:
            by = f", said by {wording.one_line(said.said_by)}" if said.said_by else ""
            yield f"{sign} {wording.one_line(said.article)}{by}: {wording.clipped(said.text, SHOWN)}"


def _change(change: model.PointChange, articles: Articles) -> Change:
    return Change(
        change.point, change.label, change.relation, change.new, change.gone, change.was,
        [_new_statement(s, articles) for s in change.statements], [_new_statement(s, articles) for s in change.left],
        [p.value for p in change.values if p.value], list(change.sources),
    )  # fmt: skip


def _new_statement(statement: model.Statement, articles: Articles) -> NewStatement:
    article = articles[statement.article]
    span = statement.span
    return NewStatement(article.name, span.start, span.end, span.of(article.text), statement.said_by)
