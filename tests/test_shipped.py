"""Every data file is held against its digest, and a command says in one line which one is not as it was shipped."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from training.digests import wanted

import twosource
from twosource.infer.boundaries import shipped as boundaries
from twosource.lexicon import table
from twosource.shipped import DIGESTS, data_digest, digests, shipped

PACKAGE = Path(twosource.__file__).parent
DATA = PACKAGE / "data" / "en"
READ_BY_PEOPLE = {"LICENSE", "MODEL_CARD.md"}


def test_the_digests_are_up_to_date() -> None:
    """Run `make digests` where this fails."""
    assert (DATA / DIGESTS).read_text(encoding="utf-8") == wanted(DATA)


def test_every_file_that_is_read_has_a_digest() -> None:
    reader = {f"reader/{name}" for name in re.findall(r'^"(\S+)": "[0-9a-f]{64}"', card(), re.M)}
    there = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file()}
    assert {name for name in there if Path(name).name not in READ_BY_PEOPLE} == {*digests(), *reader, DIGESTS}


def card() -> str:
    return shipped("reader/reader.json").decode("utf-8")


def test_nothing_opens_a_data_file_past_the_check() -> None:
    opened = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if re.search(r"\bfiles\(|__file__", path.read_text(encoding="utf-8"))
    ]
    # Templates and migrations are code, a fingerprint reads the code; the reader's files are held against reader.json.
    assert sorted(opened) == [
        "fingerprints.py",
        "infer/reader.py",
        "render/served/html.py",
        "render/template.py",
        "shipped.py",
        "store/file.py",
    ]


def test_one_digest_stands_for_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    before = data_digest()
    assert re.fullmatch("[0-9a-f]{64}", before)
    monkeypatch.setattr("twosource.shipped.digests", lambda *, lang: digests.__wrapped__(lang=lang) | {"a.toml": "0"})
    assert data_digest() != before


def altered(data: bytes) -> bytes:
    """One line end more."""
    return data + b"\n"


def emptied(_data: bytes) -> bytes:
    """Nothing, as a full disk leaves it."""
    return b""


def missing(_data: bytes) -> None:
    """No file."""


@pytest.mark.parametrize(
    ("name", "harm", "said"),
    [
        ("words.toml", altered, "the data file words.toml is altered"),
        ("words.toml", missing, "the data file words.toml can't be read (No such file or directory)"),
        ("boundaries.npz", emptied, "the data file boundaries.npz is altered"),
        ("boundaries.npz", missing, "the data file boundaries.npz can't be read"),
        ("reader/reader.json", altered, "the data file reader/reader.json is altered"),
        ("reader/vocabulary.txt", altered, "the reader's file vocabulary.txt is altered"),
        ("reader/rel.npy", missing, "rel.npy can't be read"),
        (DIGESTS, missing, "the data file digests.json can't be read"),
        (DIGESTS, emptied, "the data file digests.json is altered"),
    ],
)
def test_a_harmed_file_is_one_line_with_the_mend(
    name: str, harm: Callable[[bytes], bytes | None], said: str, tmp_path: Path, reports: Path
) -> None:
    copy = tmp_path / "src" / "twosource"
    shutil.copytree(PACKAGE, copy, copy_function=os.symlink, ignore=shutil.ignore_patterns("__pycache__"))
    harmed = copy / "data" / "en" / name
    left = harm(harmed.read_bytes())
    harmed.unlink()
    if left is not None:
        harmed.write_bytes(left)
    done = subprocess.run(
        [sys.executable, "-B", "-m", "twosource.cli", "analyse", str(reports / "a.txt")],
        env={**os.environ, "PYTHONPATH": str(copy.parent)},
        capture_output=True,
        check=False,
    )
    line = done.stderr.decode()
    assert said in line
    assert "install twosource again" in line
    assert line.count("\n") == 1
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_file_without_a_digest_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.shipped.digests", lambda *, lang: {})
    with pytest.raises(twosource.ModelError, match=r"acts\.toml has no digest.*make digests"):
        shipped("acts.toml")


def test_the_lists_and_the_net_are_what_their_files_hold() -> None:
    assert hashlib.sha256(shipped("acts.toml")).hexdigest() == digests()["acts.toml"]
    assert table("acts")
    assert boundaries().known
