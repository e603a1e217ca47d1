"""Damaged files of every kind beside a good one: it is never lost, every end is documented, every span is in its text.

A new kind of input is one more file in tests/read/samples.py, or in samples/ with a line in SAMPLES. `--mutations N`
tries N damaged files, `--seed` other ones; what fails is told by its number, and written to a folder that is named.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fake_reader import FakeReader
from mutations.mutate import mutant
from read.samples import SAMPLES as MADE
from twosource.cli import main
from twosource.flow import analyse_article
from twosource.read import read_paths
from twosource.read.kinds import KINDS
from twosource.render.json import analysed

HERE = Path(__file__).parent / "samples"
GOOD = "The ferry opened on Monday. The office said 200 people crossed, “more than ever”.\n"
TOGETHER = 160  # damaged files in one run: enough that starting the processes costs little, few enough to find one


@dataclass(frozen=True)
class Sample:
    """A small valid file, in samples/ or made by read/samples.py, and the one that has to lie beside it."""

    name: str
    beside: str = ""


SAMPLES = (
    Sample("report.txt"),
    Sample("report.md"),
    Sample("report.html"),
    Sample("report.pdf"),
    Sample("reports.json"),
    Sample("reports.jsonl"),
    Sample("reports.zip"),
    Sample("metadata.csv", beside="report.txt"),
    *(Sample(name) for name in MADE if not name.endswith((".txt", ".md", ".html", ".pdf", ".json", ".jsonl", ".zip"))),
)
NO_REPORTS = {".png", ".url"}  # kinds that say how their words are had, and have no report to damage


def whole(sample: Sample) -> bytes:
    """The bytes of the sample, undamaged."""
    return MADE[sample.name] if sample.name in MADE else (HERE / sample.name).read_bytes()


@dataclass(frozen=True)
class Damaged:
    """One damaged file. The seed and its number make it again."""

    sample: Sample
    number: int
    data: bytes

    def put(self, root: Path) -> None:
        folder = root / f"{self.number:06d}"
        folder.mkdir(parents=True)
        (folder / self.sample.name).write_bytes(self.data)
        if self.sample.beside:
            (folder / self.sample.beside).write_bytes((HERE / self.sample.beside).read_bytes())


def damaged(seed: str, numbers: Iterable[int]) -> Iterator[Damaged]:
    held = [whole(sample) for sample in SAMPLES]
    for number in numbers:
        which = number % len(SAMPLES)
        yield Damaged(SAMPLES[which], number, mutant(held, which, f"{seed}/{SAMPLES[which].name}/{number}"))


@pytest.fixture
def count(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--mutations"))


pytestmark = pytest.mark.usefixtures("fake_reader")


def test_every_kind_has_a_sample() -> None:
    """And every sample is read without a word, so that what is damaged was whole before."""
    wanted = {kind.endings for kind in KINDS if not NO_REPORTS & set(kind.endings)}
    assert [endings for endings in wanted if not any(sample.name.endswith(endings) for sample in SAMPLES)] == []


def test_a_sample_is_read_whole(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for number, sample in enumerate(SAMPLES):
        Damaged(sample, number, whole(sample)).put(tmp_path / "in")
    assert main(["analyse", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 0
    assert capfd.readouterr() == ("", "")


def test_damaged_files_cost_themselves_alone(
    seed: str, count: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    problems: list[str] = []
    for start in range(0, count, TOGETHER):
        batch = list(damaged(seed, range(start, min(count, start + TOGETHER))))
        for number, (found, one) in enumerate(problems_of(batch, tmp_path / str(start), capfd)):
            kept = tmp_path / "failed" / f"{start}-{number}"
            one.put(kept)
            problems.append(f"--seed {seed}, {one.sample.name} number {one.number}, in {kept}: {found}")
    assert problems == []


@pytest.mark.parametrize("suffix", ["json", "html", "md"])
def test_damaged_files_make_a_dossier(
    suffix: str, seed: str, count: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Of one in four: the texts have been through all but the comparison by the test above."""
    share = [n for n in range(count) if n // len(SAMPLES) % 4 == ("json", "html", "md").index(suffix)]
    for start in range(0, len(share), TOGETHER):
        root = tmp_path / str(start)
        for one in damaged(seed, share[start : start + TOGETHER]):
            one.put(root)
        (root / "good.txt").write_text(GOOD, encoding="utf-8")
        out = tmp_path / f"d.{suffix}"
        assert main(["dossier", str(root), "-o", str(out)]) in (0, 3)
        told(capfd)
        assert "good.txt" in out.read_text(encoding="utf-8"), root


def test_damaged_settings_are_refused_in_one_line(
    seed: str, count: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    good, config = tmp_path / "none", tmp_path / "settings.toml"
    held = [(HERE / "settings.toml").read_bytes()]
    for number in range(count // 4):
        config.write_bytes(mutant(held, 0, f"{seed}/settings.toml/{number}"))
        assert main(["analyse", str(good), "--config", str(config)]) == 2, config.read_bytes()
        assert len(told(capfd)) == 1, config.read_bytes()


def problems_of(batch: Sequence[Damaged], root: Path, capfd: pytest.CaptureFixture[str]) -> list[tuple[str, Damaged]]:
    """What is wrong, and with which of the damaged files: halves are tried until one is left."""
    found = problem(batch, root, capfd)
    if found is None:
        return []
    if len(batch) == 1:
        return [(found, batch[0])]
    middle = len(batch) // 2
    halves = [
        problems_of(half, root.with_name(root.name + n), capfd)
        for half, n in ((batch[:middle], "a"), (batch[middle:], "b"))
    ]
    return [one for half in halves for one in half] or [(f"only together: {found}", batch[0])]


def problem(batch: Sequence[Damaged], root: Path, capfd: pytest.CaptureFixture[str]) -> str | None:
    """What is wrong with a run over these files and the good one."""
    for one in batch:
        one.put(root)
    (root / "good.txt").write_text(GOOD, encoding="utf-8")
    out = root.with_suffix(".jsonl")
    status = main(["analyse", str(root), "-o", str(out)])
    try:
        lines = told(capfd)
        assert status == (3 if lines else 0), f"exit status {status}"
        articles = [json.loads(line) for line in out.read_bytes().split(b"\n") if line]
        assert alone(root) in articles, "the good file is lost, or changed"
        for one in articles:
            check_spans(one)
    except AssertionError as error:
        return str(error).splitlines()[0] if str(error) else "no words"
    return None


def alone(root: Path) -> dict[str, Any]:
    """What is found in the good file, whatever lies beside it."""
    (article,) = read_paths([str(root / "good.txt")]).articles
    return dict(json.loads(analysed(analyse_article(article, FakeReader()))))


WRITTEN = re.compile(r"d\.(?:json|html|md): [\d,]+ articles?, ")


def told(capfd: pytest.CaptureFixture[str]) -> list[str]:
    """The lines on standard error: each is about one input, or tells what was written, and none is of a mistake."""
    lines = [line for line in capfd.readouterr().err.splitlines() if not WRITTEN.match(line)]
    assert [line for line in lines if not line.startswith("twosource: ")] == []
    assert [line for line in lines if "mistake" in line or "internal error" in line or "Traceback" in line] == []
    return lines


def check_spans(one: dict[str, Any]) -> None:
    """Every place is inside the text, and what is given with its words has the words of its place."""
    text, name = one["article"]["text"], one["article"]["name"]
    for layer, found in one.items():
        if layer == "article":
            continue
        for start, end in places(found):
            assert 0 <= start < end <= len(text), f"{name}: {layer} {start}-{end} of {len(text)}"
    for mention in one["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"], f"{name}: mention {mention}"


def places(found: Any) -> Iterator[tuple[int, int]]:
    """All pairs of start and end in a part of the JSON."""
    if isinstance(found, dict):
        if "start" in found:
            yield found["start"], found["end"]
        for key, value in found.items():
            if key not in ("times", "quantities", "parts_of"):  # numbers of other finds
                yield from places(value)
    elif isinstance(found, list) and len(found) == 2 and all(type(n) is int for n in found):
        yield found[0], found[1]
    elif isinstance(found, list):
        for value in found:
            yield from places(value)
