"""How many top-level names mean more than one thing, and whether modules import each other in a circle.

    python -m bench.names              the share of names defined in more than one file, the worst of them, and circles

Counted are functions, classes and constants that a module of `src/` defines at its top, private ones too where a
second module defines a public or private one of the same name: a reader who searches for `words` finds them all. The
share is that of names that stand in more than one file among all names; `main` and `__all__` are the same by agreement.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "twosource"
AGREED = frozenset({"__all__", "__getattr__", "__version__", "main"})


def named(paths: Iterable[Path], *, private: bool) -> dict[str, list[str]]:
    """For each name the files that define it."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        for name in sorted(set(_defined(ast.parse(path.read_text(encoding="utf-8"))))):
            if name not in AGREED and (private or not name.startswith("_")):
                found[name].append(str(path.relative_to(ROOT)))
    return dict(found)


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def share(found: Mapping[str, list[str]]) -> float:
    """The share of names that stand in more than one file."""
    return sum(len(files) > 1 for files in found.values()) / max(1, len(found))
