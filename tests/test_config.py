"""Settings: read from TOML, and every mistake in it is named with its mend."""

from dataclasses import fields
from pathlib import Path

import pytest

from twosource.config import Settings, load_settings
from twosource.errors import InputError


def written(folder: Path, text: str) -> str:
    path = folder / "twosource.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_sets_what_it_names(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "workers = 2\n")) == Settings(workers=2)
    assert load_settings(written(tmp_path, "text = true\n")) == Settings(text=True)


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_each_setting_tells_what_it_needs(name: str) -> None:
    with pytest.raises(InputError, match=f"setting {name} = None: needs (?:a whole number|true or false)"):
        Settings(**{name: None})


def test_there_are_few_settings() -> None:
    assert len(fields(Settings)) <= 15


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("worker = 2", "unknown setting 'worker'; known are workers, memory, text"),
        ("workers = '2'", "workers = '2': needs a whole number from 0 to 64"),
        ("workers = true", "workers = True: needs a whole number"),
        ("workers = -1", "workers = -1: needs a whole number from 0 to 64"),
        ("memory = 100", "memory = 100: needs a whole number of megabytes from 400, or 0 for no limit"),
        ("memory = -1", "memory = -1: needs a whole number of megabytes"),
        ("text = " + "[" * 5000, "is not TOML: nested too deeply"),
        ("text = 1 #" + "x" * 1_000_000, "is larger than any settings"),
        ("text = 1", "text = 1: needs true or false"),
        ("workers = ", "is not TOML"),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        load_settings(written(tmp_path, text))
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        load_settings(str(tmp_path / "none.toml"))
