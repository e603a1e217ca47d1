"""How many single changes of the code the tests notice: mutation testing of a few rooms.

    python -m bench.mutants                          48 changes, spread over align, claims and dossier
    python -m bench.mutants --changes 20 --seed 3 align
    python -m bench.mutants --list align             what could be changed, and changes nothing

A change turns one comparison round, swaps one `and` and `or`, drops one `not`, or makes one condition false, in a line
that the tests of its room run. Each is made in a copy of the tree, and the room's tests and the golden cases run
against it until the first fails (DeMillo, Lipton and Sayward 1978, "Hints on test data selection"); without any change
they must pass. Which lines are run, and by which tests, is measured first, with `coverage`: only a test that runs a
line can notice a change of it, so the others are not run. The same seed makes the same changes in a room, whichever
rooms are named. A change that alters nothing that can be observed counts as not noticed all the same: a few always
remain.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coverage import CoverageData

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("align", "claims", "dossier")
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
PYTEST = ("pytest", "-q", "-p", "no:cacheprovider")
LONGEST = 900  # seconds one run of the tests may take: a change that makes it hang is noticed


@dataclass(frozen=True, slots=True)
class Runs:
    """What the tests of a room run: of each file its lines, each with the tests that run it."""

    lines: Mapping[Path, frozenset[int]]
    tests: Mapping[tuple[Path, int], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where it stands, what it does, and the number of its node in the file's tree."""

    file: Path
    line: int
    what: str
    node: int


def changes(file: Path, run: frozenset[int]) -> Iterator[Change]:
    """All changes of a file in lines that are run."""
    for number, node in enumerate(ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
        line = getattr(node, "lineno", 0)
        if line in run and (what := _what(node)):
            yield Change(file, line, what, number)


def changed(change: Change, source: str) -> str:
    """The source of the change's file with the change made."""
    tree = ast.parse(source)
    node = list(ast.walk(tree))[change.node]
    match node:
        case ast.Compare():
            node.ops[0] = TURNED[type(node.ops[0])]()
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.UnaryOp():
            return ast.unparse(_without(tree, node))
        case ast.If() | ast.IfExp():
            node.test = ast.Constant(False)
    return ast.unparse(tree)


def _what(node: ast.AST) -> str:
    match node:
        case ast.Compare(ops=[op]) if type(op) in TURNED:
            return f"{type(op).__name__} becomes {TURNED[type(op)].__name__}"
        case ast.BoolOp():
            return "and, or swapped"
        case ast.UnaryOp(op=ast.Not()):
            return "not dropped"
        case ast.If() | ast.IfExp():
            return "condition made false"
    return ""


def _without(tree: ast.Module, gone: ast.UnaryOp) -> ast.Module:
    """The tree with the operand in place of a `not`."""

    class Drop(ast.NodeTransformer):
        def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
            self.generic_visit(node)
            return node.operand if node is gone else node

    found = Drop().visit(tree)
    assert isinstance(found, ast.Module)
    return found


def run_by(room: str) -> Runs:
    """The lines that the room's tests and the golden cases run."""
    with tempfile.TemporaryDirectory() as folder:
        data, settings = Path(folder) / "coverage", Path(folder) / "settings"
        settings.write_text("[run]\ndynamic_context = test_function\n", encoding="utf-8")
        options = [f"--rcfile={settings}", f"--data-file={data}", "--source=src/twosource"]
        command = [sys.executable, "-m", "coverage", "run", *options, "-m", *PYTEST, *_whole(room)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        seen = CoverageData(str(data))
        seen.read()
        files = {Path(name): name for name in seen.measured_files()}
        lines = {file: frozenset(seen.lines(name) or ()) for file, name in files.items()}
        return Runs(
            lines,
            {
                (file, line): frozenset(tests)
                for file, name in files.items()
                for line, tests in seen.contexts_by_lineno(name).items()
            },
        )


def copied(folder: Path) -> Path:
    """A copy of what the tests need, in which changes are made."""
    for part in ("src", "tests", "examples", "docs", "eval", "bench", "training"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        shutil.copy(ROOT / part, folder)
    return folder


def noticed(change: Change, room: str, runs: Runs, copy: Path) -> bool:
    """True where a test of the room fails with the change made in the copy; the copy is then as it was."""
    file = copy / change.file.relative_to(ROOT)
    whole = file.read_text(encoding="utf-8")
    file.write_text(changed(change, whole), encoding="utf-8")
    tests = runs.tests.get((change.file, change.line), frozenset())
    named = sorted(_as_pytest_takes(test) for test in tests if test.startswith("tests."))
    try:
        # a property test has no name there, nor has what runs outside any test: then all of the room may notice
        return bool(named and fails(named, copy)) or (len(named) < max(1, len(tests)) and fails(_whole(room), copy))
    finally:
        file.write_text(whole, encoding="utf-8")


def fails(tests: Sequence[str], copy: Path) -> bool:
    """True where one of the tests fails, or none can be collected, or they hang."""
    environment = os.environ | {"PYTHONPATH": f"{copy / 'src'}:{copy}", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", *PYTEST, *tests, "-x"]
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def _as_pytest_takes(test: str) -> str:
    module, _, name = test.rpartition(".")
    return f"{module.replace('.', '/')}.py::{name}"


def _whole(room: str) -> list[str]:
    return [f"tests/{room}", "tests/golden"]


def main() -> None:
    """Makes the changes and prints each, and of each room how many were noticed."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("rooms", nargs="*", default=ROOMS, metavar="ROOM")
    a.add_argument("--changes", type=int, default=48, metavar="N", help="in all")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--list", action="store_true", help="print what could be changed, and change nothing")
    given = a.parse_args()
    found = made = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        for number, room in enumerate(given.rooms):
            if not given.list and fails(_whole(room), copy):
                sys.exit(f"the tests of {room} fail without any change: nothing can be said of changes")
            runs, chance = run_by(room), random.Random(f"{given.seed} {room}")
            files = sorted(f for f in runs.lines if (ROOT / "src/twosource" / room) in f.parents)
            possible = [change for file in files for change in changes(file, runs.lines[file])]
            share = given.changes // len(given.rooms) + (number < given.changes % len(given.rooms))
            chosen = possible if given.list else chance.sample(possible, min(share, len(possible)))
            seen = 0
            for change in chosen:
                told = not given.list and noticed(change, room, runs, copy)
                seen += told
                verdict = "possible" if given.list else "noticed " if told else "SURVIVED"
                place = change.file.relative_to(ROOT / "src/twosource")
                print(f"{verdict}  {place}:{change.line}  {change.what}", flush=True)
            print(f"{room}: {seen} of {len(chosen)} noticed, of {len(possible)} possible", flush=True)
            found, made = found + seen, made + len(chosen)
    print(f"all: {found} of {made} noticed")


if __name__ == "__main__":
    main()
