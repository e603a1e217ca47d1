"""The rules of the house that ruff, mypy and import-linter cannot express."""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import twosource

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "twosource"

LONGEST = 400  # lines of a module
FULLEST = 20  # modules in a folder
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "misc", "manager"}
NETWORK = {"socket", "ssl", "http.client", "http.server", "urllib.request", "ftplib", "smtplib", "xmlrpc", "asyncio"}
SILENCED = {"read/pages/extractor.py"}  # imports socket, to have another library open none
ONLINE = {"online/visit.py"}  # the one that opens connections, for case watch --online alone
LISTENS = {"web/server.py", "web/events.py"}  # a socket of this machine's own address, which asks nobody; and its waits
KEYS = {"web/safety.py"}  # what may not be guessed
CLOCKS = {"cli/clock.py"}  # where the time is asked for
CHANCE = {"random", "secrets", "uuid"}
ONLY_NEEDED = {"lxml_html_clean", "python_multipart"}  # by trafilatura, and by starlette for forms
OF_USERS = ("formats", "office", "frames", "web")  # extras
IMPORTED_AS = {"python-docx": "docx"}
COMES_WITH = {"markupsafe", "lxml"}  # jinja2, trafilatura
CLOCK = re.compile(r"\b(?:datetime\.now|datetime\.today|date\.today|time\.time|utcnow)\(")


@dataclass(frozen=True)
class Module:
    name: str  # path in src/twosource
    text: str
    nodes: tuple[ast.AST, ...]
    docstring: str | None

    def imported(self) -> Iterator[str]:
        """Every module named in an import, and every name taken from one."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.module or ""
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        found.append(Module(str(path.relative_to(SOURCE)), text, tuple(ast.walk(tree)), ast.get_docstring(tree)))
    return tuple(found)


def test_a_module_is_one_noun() -> None:
    assert [m.name for m in modules() if len(m.text.splitlines()) > LONGEST] == []
    assert [m.name for m in modules() if NO_NAMES & set(Path(m.name).with_suffix("").parts)] == []


def test_a_folder_is_taken_in_at_a_glance() -> None:
    many = Counter(str(Path(m.name).parent) for m in modules())
    assert [folder for folder, count in many.items() if count > FULLEST] == []


def test_a_module_says_what_comes_out_of_it() -> None:
    assert [m.name for m in modules() if m.text.strip() and not m.docstring] == []


def test_nothing_reaches_for_a_network_a_clock_or_chance() -> None:
    assert {m.name for m in modules() if set(m.imported()) & (NETWORK | CHANCE)} == SILENCED | ONLINE | LISTENS | KEYS
    assert {m.name for m in modules() if CLOCK.search(m.text)} == CLOCKS


def test_only_the_command_line_prints() -> None:
    said = [
        f"{m.name}:{node.lineno}"
        for m in modules()
        for node in m.nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "input"}
    ]
    assert [place for place in said if not place.startswith("cli/")] == []


def test_errors_are_not_swallowed() -> None:
    """A narrow error may be passed over, where the next line tries another way; any error may not."""
    wide = [
        (f"{m.name}:{node.lineno}", node)
        for m in modules()
        for node in m.nodes
        if isinstance(node, ast.ExceptHandler)
        if node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
    ]
    assert [place for place, node in wide if all(isinstance(line, ast.Pass) for line in node.body)] == []


def test_a_word_list_says_where_it_comes_from() -> None:
    lists = {path.name: path.read_text(encoding="utf-8") for path in sorted((SOURCE / "data").glob("*/*.toml"))}
    assert lists
    assert [name for name, text in lists.items() if not re.search(r"^# Source: \S", text, re.M)] == []
    for text in lists.values():
        tomllib.loads(text)


def test_the_public_names_are_few_and_there() -> None:
    assert sorted(twosource.__all__) == list(twosource.__all__)
    assert len(twosource.__all__) <= 20
    for public in twosource.__all__:
        assert getattr(twosource, public) is not None
    with pytest.raises(AttributeError, match="nothing_such"):
        twosource.nothing_such  # noqa: B018


def test_what_is_imported_is_a_dependency_and_the_other_way_round() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(d for extra in OF_USERS for d in extras[extra])]
    stated = {IMPORTED_AS.get(name := re.split(r"[<>=]", d)[0], name.replace("-", "_")) for d in wanted}
    tops = {module.split(".")[0] for m in modules() for module in m.imported()}
    assert stated - tops - ONLY_NEEDED == set()
    assert tops - set(sys.stdlib_module_names) - {"twosource", ""} - stated - COMES_WITH == set()
