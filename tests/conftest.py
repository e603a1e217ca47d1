"""What all tests share: options of the command line, and the reader without a model."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from fake_reader import FakeReader
from twosource.engine import serial

TEXTS = {
    "a.txt": "The ferry opened on Monday. The office said 200 people crossed.\n",
    "b.txt": "The ferry opened on Monday. The office said 300 people crossed.\n",
}

# The suite gives the same answer every time, also on a busy machine; `make explore` draws new examples.
NO_CLOCK = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("explore", **NO_CLOCK)
settings.register_profile("same", derandomize=True, **NO_CLOCK)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected outputs of tests/golden anew")
    parser.addoption("--mutations", type=int, default=320, help="how many damaged files are tried")
    parser.addoption("--seed", default="1", help="which damaged files, and which moments of a kill, are tried")


@pytest.fixture
def fake_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that would load the shipped reader gets the fake one, in this process."""
    monkeypatch.setattr("twosource.corpus.LazyReader", lambda _threads: FakeReader())
    monkeypatch.setattr("twosource.corpus.Processes", lambda *_how: serial)


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> str:
    """Which damaged files and which moments: the same in every run, unless `--seed` says otherwise."""
    return str(request.config.getoption("--seed"))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two short reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
