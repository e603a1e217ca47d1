"""The fingerprint changes with whatever decides what is found in an article, and with nothing else."""

import ast
import shutil
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

import twosource
from twosource.fingerprints import COVERED, fingerprint, fingerprint_of
from twosource.infer import reader_digest

SOURCE = Path(twosource.__file__).parent
BORDERS = {"align", "check", "dossier", "engine"}  # what flow runs after an article is analysed, or around it


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of what is covered, without the reader's networks."""
    for name in COVERED:
        if (SOURCE / name).is_dir():
            shutil.copytree(SOURCE / name, tmp_path / name, ignore=shutil.ignore_patterns("reader", "__pycache__"))
        else:
            shutil.copy(SOURCE / name, tmp_path / name)
    return tmp_path


def test_it_is_the_same_each_time() -> None:
    assert fingerprint() == fingerprint.__wrapped__()
    assert len(fingerprint()) == len(reader_digest()) == 16
    int(fingerprint() + reader_digest(), 16)


@pytest.mark.parametrize(
    "rule",
    [
        "annotate/attributions/reach.py",
        "claims/certainty/polarity.py",
        "infer/decode.py",
        "model/analysis.py",
        "lexicon.py",
        "text.py",
        "tree.py",
        "data/en/negators.toml",
    ],
)
def test_a_changed_rule_changes_it(package: Path, rule: str) -> None:
    before = fingerprint_of(package, ())
    path = package / rule
    path.write_text(path.read_text(encoding="utf-8") + "# one thing more\n", encoding="utf-8")
    assert fingerprint_of(package, ()) != before


def test_every_covered_file_counts(package: Path) -> None:
    seen = {fingerprint_of(package, ())}
    for name in COVERED:
        path = next(p for p in sorted([package / name, *(package / name).rglob("*")]) if p.is_file())
        path.rename(path.with_name(f"x{path.name}"))
        seen.add(fingerprint_of(package, ()))
    assert len(seen) == len(COVERED) + 1


def test_another_reader_and_another_library_change_it(package: Path) -> None:
    found = {fingerprint_of(package, beside) for beside in (("r1", "numpy 2"), ("r2", "numpy 2"), ("r1", "numpy 3"))}
    assert len(found) == 3


def test_what_python_leaves_behind_changes_nothing(package: Path) -> None:
    before = fingerprint_of(package, ())
    (package / "claims" / "__pycache__").mkdir()
    (package / "claims" / "__pycache__" / "split.pyc").write_bytes(b"x")
    (package / "render").mkdir()
    (package / "render" / "page.py").write_text("", encoding="utf-8")
    assert fingerprint_of(package, ()) == before


def test_a_zip_has_the_fingerprint_of_its_files(package: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    packed = shutil.make_archive(str(tmp_path_factory.mktemp("zip") / "twosource"), "zip", package)
    assert fingerprint_of(zipfile.Path(packed), ()) == fingerprint_of(package, ())


def test_all_that_an_analysis_imports_is_covered() -> None:
    """Who adds a room below annotate or claims learns here that analyses kept from before would not notice it."""
    covered = {name.removesuffix(".py") for name in COVERED} | BORDERS
    waiting, seen = [SOURCE / "flow.py"], set()
    while waiting:
        path = waiting.pop()
        if path in seen or path.relative_to(SOURCE).parts[0].removesuffix(".py") in BORDERS:
            continue
        seen.add(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("twosource"):
                for name in (node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)):
                    at = SOURCE.joinpath(*name.split(".")[1:])
                    waiting += [p for p in (at.with_suffix(".py"), at / "__init__.py") if p.is_file() and at != SOURCE]
    rooms = {path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in seen}
    assert rooms <= covered
    assert {"annotate", "claims", "infer", "model"} <= rooms


def test_the_package_is_read_as_a_resource() -> None:
    assert files("twosource").joinpath("flow.py").is_file()
