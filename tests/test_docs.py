"""The documentation is complete, and its generated parts say what the code says."""

import importlib.util
import re
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import click
import msgspec
import pytest

import twosource
from twosource.cli.commands import twosource as top
from twosource.config import Settings
from twosource.read.kinds import KINDS
from twosource.render import records

DOCS = Path(__file__).resolve().parents[1] / "docs"
# What the page on the commands tells field by field; what a dossier's points add up to is in the schema alone.
RECORDS = (
    *(records.Article, records.Mention, records.Time, records.Quantity, records.Attribution, records.Claim),
    *(records.DocumentDate, records.Actor, records.Point, records.Statement, records.Origin, records.Evidence),
    *(records.Passage, records.Direction, records.Sign, records.Moment, records.Placing, records.Skipped),
)


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_generated_pages_are_up_to_date() -> None:
    """Run `make docs` where this fails. Line breaks may differ: they depend on the version of click."""
    for path, wanted in generator().generated().items():
        assert path.read_text(encoding="utf-8").split() == wanted.split(), path.name


@pytest.mark.parametrize("name", sorted(top.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    command = top.commands[name]
    text = page("commands.md")
    assert f"`twosource {name}`" in text
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.name} has no help"
            for flag in parameter.opts:
                assert flag in text
    assert "Examples:" in (command.help or "")


@pytest.mark.parametrize("name", sorted(top.commands["case"].commands))  # type: ignore[attr-defined]
def test_every_command_of_a_case_is_documented(name: str) -> None:
    command = top.commands["case"].commands[name]  # type: ignore[attr-defined]
    assert f"`twosource case {name}`" in page("commands.md")
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []
    assert "Examples:" in (command.help or "")


def test_every_setting_is_documented() -> None:
    for field in fields(Settings):
        assert f"| `{field.name}` |" in page("commands.md")


@pytest.mark.parametrize("record", [records.Analysed, records.Dossier, *RECORDS], ids=lambda record: record.__name__)
def test_every_field_of_the_json_is_documented(record: type[msgspec.Struct]) -> None:
    text = page("commands.md")
    assert [field for field in record.__struct_fields__ if not re.search(rf"`[^`]*\b{field}\b[^`]*`", text)] == []


@pytest.mark.parametrize("name", [n for n in twosource.__all__ if n[0].isupper()])
def test_every_public_name_is_documented(name: str) -> None:
    where = page("nouns.md")
    assert re.search(rf"^## {name}$|`{name}\b", where, re.M)


def test_decisions_are_numbered_and_dated() -> None:
    for path in sorted((DOCS / "decisions").glob("*.md")):
        assert re.fullmatch(r"\d{3}-[a-z0-9-]+\.md", path.name), path.name
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# "), path.name
        assert re.search(r"^\d{4}-\d\d-\d\d", text, re.M), f"{path.name} has no date"


def test_every_kind_of_file_is_in_the_table() -> None:
    told = set(re.findall(r"\.[a-z.]+", page("formats.md")))
    assert [ending for kind in KINDS for ending in kind.endings if ending not in told] == []
