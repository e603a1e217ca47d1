"""Files for an editor's desk, from the command line. The reader is the fake one."""

from pathlib import Path

import pytest

from twosource.cli import main

pytestmark = pytest.mark.usefixtures("fake_reader")

BEGINS = {
    "out.csv": b"\xef\xbb\xbfpoint,",
    "out.xlsx": b"PK\x03\x04",
    "OUT.XLSX": b"PK\x03\x04",
    "out.docx": b"PK\x03\x04",
}


@pytest.mark.parametrize("name", BEGINS)
def test_dossier_writes_the_form_that_the_name_asks_for(
    name: str, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    written = []
    for _ in range(2):
        assert main(["dossier", str(reports), "-o", str(out)]) == 0
        written.append(out.read_bytes())
    assert written[0].startswith(BEGINS[name])
    assert written[0] == written[1]
    assert capsys.readouterr().err.count("\n") <= 2  # at most a line of success each


def test_a_library_that_is_missing_is_told_before_any_work(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.render.desk.extra.find_spec", lambda _name: None)
    monkeypatch.setattr("twosource.corpus.Corpus.from_paths", lambda *_args, **_more: pytest.fail("it read"))
    assert main(["dossier", str(reports), "-o", str(tmp_path / "out.xlsx")]) == 2
    said = "writing .xlsx needs xlsxwriter; pip install 'twosource[office]'"
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert not (tmp_path / "out.xlsx").exists()
