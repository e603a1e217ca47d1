"""How many names mean more than one thing, and which modules import each other in a circle.

    python -m bench.names              the share, the names that stand in most files, and circles

Counted are the functions and classes that a module of `src/` defines at its top, a private one as well as a public one:
who searches for `words` finds `_words` too. The share is that of the definitions whose name stands in more than one
file. Constants are not counted: their names are read beside the module's (`passages.GAP`). Circles are looked for in
`src/`, `eval/`, `training/` and `bench/`, in every import, those inside functions too.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("src/twosource", "eval", "training", "bench")
AGREED = frozenset({"__getattr__", "main"})  # called so in every module that has one
SHOWN = 20


def named() -> dict[str, list[str]]:
    """For each name that `src/` defines, without a leading underscore, the files that do."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, tree in _trees().items():
        if path.startswith("src/"):
            nodes = (n for n in tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef))
            for name in sorted({node.name for node in nodes} - AGREED):
                found[name.lstrip("_")].append(path)
    return dict(found)


def share(found: Mapping[str, Sequence[str]]) -> float:
    """The share of definitions whose name stands in more than one file."""
    many = [len(files) for files in found.values()]
    return sum(n for n in many if n > 1) / max(1, sum(many))


def circle() -> list[str]:
    """The modules of one circle of imports; empty where there is none."""
    modules = {_module(path) for path in _trees()}
    graph = {_module(path): set(_imports(path, tree, modules)) for path, tree in _trees().items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@cache
def _trees() -> dict[str, ast.Module]:
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def _module(path: str) -> str:
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imports(path: str, tree: ast.Module, modules: set[str]) -> Iterator[str]:
    """The modules that one imports when it runs; what is only for a type checker is not."""
    unseen = {id(part) for node in ast.walk(tree) if _is_type_checking(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in unseen:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & modules
            own = {node.module} & modules if len(inner) < len(node.names) else set[str]()
            yield from (inner | own) - {_module(path)}


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def main() -> None:
    """Prints the share, the worst names, and a circle where there is one."""
    found = named()
    print(f"{share(found):.1%} of {sum(map(len, found.values()))} definitions have a name of more than one file")
    for name, files in sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0]))[:SHOWN]:
        if len(files) > 1:
            print(f"{len(files):4d}  {name}: {' '.join(files)}")
    print(f"circle: {' -> '.join(circle()) or 'none'}")


if __name__ == "__main__":
    main()
