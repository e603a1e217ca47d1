"""Writes the generated parts of docs/: commands, nouns, scores, JSON Schemas. `--check` only compares.

A generated part of a page stands between `<!-- generated: NAME -->` and `<!-- end -->`.
"""

import ast
import inspect
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from twosource.check import RULES
from twosource.cli.commands import twosource
from twosource.render.check.json import Check
from twosource.render.desk.sheets import SHEETS
from twosource.render.json import Analysed, Dossier, schema
from twosource.store.file import versions

DOCS = Path(__file__).resolve().parent
MODEL = DOCS.parent / "src" / "twosource" / "model"
FLOORS = DOCS.parent / "eval" / "floors.json"
FILES = (
    "span",
    "article",
    "reading",
    "analysis",
    "claim",
    "grounds",
    "alignment",
    "judged",
    "dossier",
    "draft",
)  # the way of the data
SCREEN = {**twosource.context_settings, "terminal_width": 100}


def generated() -> dict[Path, str]:
    """The wanted content of every page that has a generated part, by path."""
    return {
        DOCS / "commands.md": filled(DOCS / "commands.md", {"help": "\n".join(help_pages())}),
        DOCS / "case.md": filled(DOCS / "case.md", {"schema": schema_of_cases()}),
        DOCS / "nouns.md": filled(DOCS / "nouns.md", {"nouns": "\n".join(nouns())}),
        DOCS / "tables.md": filled(DOCS / "tables.md", {"tables": "\n".join(tables())}),
        DOCS / "scheme.md": filled(DOCS / "scheme.md", {"scores": "\n".join(scores())}),
        DOCS / "check.md": filled(DOCS / "check.md", {"rules": "\n".join(rules())}),
        DOCS / "schema" / "check.json": json.dumps(schema(Check), indent=1) + "\n",
        DOCS / "schema" / "analysed.json": json.dumps(schema(Analysed), indent=1) + "\n",
        DOCS / "schema" / "dossier.json": json.dumps(schema(Dossier), indent=1) + "\n",
    }


def schema_of_cases() -> str:
    """The steps by which a case file is made, as SQL."""
    return "\n".join(f"```sql\n{step.rstrip()}\n```\n" for _, step in versions())


def filled(page: Path, parts: dict[str, str]) -> str:
    """The page with its generated parts anew."""
    text = page.read_text(encoding="utf-8")
    for name, part in parts.items():
        mark = f"<!-- generated: {name} -->"
        before, rest = text.split(mark)
        text = f"{before}{mark}\n\n{part}\n{rest[rest.index('<!-- end -->') :]}"
    return text


def help_pages() -> Iterator[str]:
    """What `--help` prints, for `twosource` and each command."""
    with click.Context(twosource, info_name="twosource", **SCREEN) as top:
        yield section("twosource", twosource.get_help(top))
        for name, command in sorted(twosource.commands.items()):
            with click.Context(command, info_name=name, parent=top, **SCREEN) as context:
                yield section(f"twosource {name}", command.get_help(context))
                for below, inner in sorted(command.commands.items()) if isinstance(command, click.Group) else ():
                    with click.Context(inner, info_name=below, parent=context, **SCREEN) as own:
                        yield section(f"twosource {name} {below}", inner.get_help(own))


def section(title: str, text: str) -> str:
    """The text as it is on a screen, under a title."""
    return f"## `{title}`\n\n```text\n{text.rstrip()}\n```\n"


def tables() -> Iterator[str]:
    """A section a table of a dossier, with its columns."""
    for table in SHEETS:
        yield f"## `{table.name}`: {table.what}\n"
        yield "| column | kind | |\n|---|---|---|"
        yield from (f"| `{column.name}` | {column.kind} | {column.what} |" for column in table.columns)
        yield ""


def rules() -> Iterator[str]:
    """A section a rule of the check: its docstring, under its code."""
    for rule in RULES:
        first, _, rest = inspect.cleandoc(rule.__doc__ or "").partition("\n\n")
        yield f"### {rule.__name__.replace('_', '-')}\n\n{first}\n\n{rest}\n"


def nouns() -> Iterator[str]:
    """A section a record of the model: its docstring, and its fields with their comments."""
    for name in FILES:
        yield from nouns_of((MODEL / f"{name}.py").read_text(encoding="utf-8"))


def nouns_of(source: str) -> Iterator[str]:
    """The sections of one file."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and not isinstance(node.value, ast.Call):
            values = ", ".join(f"`{v}`" for v in re.findall(r'"([^"]+)"', ast.unparse(node.value).replace("'", '"')))
            yield f"**{ast.unparse(node.targets[0])}**: {values}\n"
        if isinstance(node, ast.ClassDef):
            yield f"## {node.name}\n\n{ast.get_docstring(node)}\n"
            fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
            if fields:
                yield "| field | type | |\n|---|---|---|"
                yield from (field_row(field, lines) for field in fields)
                yield ""


def field_row(field: ast.AnnAssign, lines: list[str]) -> str:
    """One row of a table of fields; the comment behind the field says what it is."""
    comment = lines[(field.end_lineno or field.lineno) - 1].partition("  # ")[2]
    kind = ast.unparse(field.annotation).replace("|", "\\|")
    return f"| `{ast.unparse(field.target)}` | `{kind}` | {comment} |"


# Which of the gate's scores the page on the scheme tells, and in which words; a score that is not measured is left out.
TOLD = (
    ("polnear_source", "attribution, source: exact F1 on PolNeAR dev"),
    ("polnear_cue", "attribution, cue: exact F1"),
    ("polnear_content", "attribution, content: exact F1"),
    ("polnear_linked", "attribution, content overlapping by half and its source right: F1"),
    ("polnear_outer_linked", "the same, of the outermost alone: the annotators marked none inside another"),
    ("gold_inner", "attribution inside another: F1 on 39 sentences labelled for this project"),
    ("times_relaxed", "times, found: F1 on TimeBank and AQUAINT"),
    ("times_value", "times, value right: F1"),
    ("meantime_relaxed", "times, found: F1 on MEANTIME"),
    ("meantime_value", "times, value right: F1"),
    ("quantity_value", "quantities, value right: F1 on NewsQuant dev"),
    ("quantity_unit", "quantities, value and unit right: F1"),
    ("quantity_bound", "quantities, value and bound right: F1"),
    ("names", "names, place and type right: F1 on UNER EWT dev"),
    ("coref_names", "names of one thing joined: CoNLL F1 on GUM dev, from the bare text"),
    ("coref_all", "the same with nominals and pronouns"),
    ("ewt_upos", "tags: accuracy on the given words of EWT dev"),
    ("ewt_las", "trees: labelled attachment, subtypes counted, on given words"),
    ("ewt_raw_las", "trees: labelled attachment, on own words and sentences: F1"),
    ("ewt_fact", "factuality: Pearson r of the graded score on UDS-IH2 dev"),
)


def scores() -> Iterator[str]:
    """A table of the scores that the gate holds."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"]
    yield "| what | score |\n|---|---|"
    yield from (f"| {words} | {floors[name]:.2f} |" for name, words in TOLD if name in floors)
    yield ""


def main() -> int:
    """1 where a page differs from what it should be and `--check` is given; else all are written."""
    stale = [
        path for path, text in generated().items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        sys.stderr.writelines(f"{path.relative_to(DOCS.parent)} is not up to date: run `make docs`\n" for path in stale)
        return 1 if stale else 0
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
