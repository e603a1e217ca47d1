"""Tables of a dossier, in a workbook and as comma-separated values: all of it, safe to open, the same every time."""

import csv
import io
import zipfile

import pytest

from render import sample
from render.desk_sample import HOSTILE, NOTHING, full, silent
from twosource.errors import MissingExtra
from twosource.model import Dossier
from twosource.render.case import open_case
from twosource.render.desk import workbook
from twosource.render.desk.cells import LONGEST, fitted, guarded, is_risky, text_of
from twosource.render.desk.extra import need
from twosource.render.desk.separated import separated
from twosource.render.desk.sheets import SHEETS, STATEMENTS
from twosource.render.exports import EXPORTS, Export

calamine = pytest.importorskip("python_calamine")


def made() -> Dossier:
    return full(sample.dossier())


def hostile(words: str) -> Dossier:
    return full(sample.hostile(words))


def written(dossier: Dossier) -> bytes:
    return workbook.workbook(dossier)


def opened(data: bytes) -> dict[str, list[list[object]]]:
    """The sheets of a workbook, with the headings."""
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def csv_rows(dossier: Dossier) -> list[list[str]]:
    text = b"".join(separated(dossier)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_every_row_of_every_table_has_a_value_a_column() -> None:
    case = open_case(made())
    kinds = {"text": str, "count": int, "number": float, "flag": bool, "texts": tuple}
    for table in SHEETS:
        rows = list(table.rows(case))
        assert rows, table.name
        for row in rows:
            assert len(row) == len(table.columns), table.name
            for column, cell in zip(table.columns, row, strict=True):
                assert cell is None or isinstance(cell, kinds[column.kind]), f"{table.name}.{column.name}: {cell!r}"


def test_a_statement_has_its_exact_words_and_where_they_stand() -> None:
    dossier = made()
    texts = {claims.analysis.article.name: claims.analysis.article.text for claims in dossier.articles}
    names = [column.name for column in STATEMENTS.columns]
    for row in STATEMENTS.rows(open_case(dossier)):
        told = dict(zip(names, row, strict=True))
        assert texts[str(told["file"])][told["start"] : told["end"]] == told["words"]  # type: ignore[misc]


def test_a_workbook_holds_every_table() -> None:
    dossier = made()
    sheets = opened(written(dossier))
    case = open_case(dossier)
    assert list(sheets) == [table.name for table in SHEETS]
    for table in SHEETS:
        assert sheets[table.name][0] == [column.name for column in table.columns]
        assert len(sheets[table.name]) == 1 + len(list(table.rows(case)))


def test_the_one_table_is_the_statements() -> None:
    dossier = made()
    rows = csv_rows(dossier)
    assert rows[0] == [column.name for column in STATEMENTS.columns]
    assert len(rows) == 1 + sum(len(point.statements) for point in dossier.points)


@pytest.mark.parametrize("export", [e for e in EXPORTS if e.suffix in (".xlsx", ".csv")], ids=lambda e: e.suffix)
def test_the_same_dossier_gives_the_same_bytes(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    first = b"".join(export.pieces(made(), False))
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert b"".join(export.pieces(made(), False)) == first


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_an_article_breaks_a_table_or_runs_in_it(words: str) -> None:
    dossier = hostile(words)
    case = open_case(dossier)
    sheets = opened(written(dossier))
    assert [len(rows) for rows in sheets.values()] == [1 + len(list(table.rows(case))) for table in SHEETS]
    rows = csv_rows(dossier)
    assert {len(row) for row in rows} == {len(STATEMENTS.columns)}
    assert [cell for row in rows for cell in row if is_risky(cell)] == []


def test_what_could_be_a_formula_stays_a_text_when_the_cell_is_edited() -> None:
    data = written(hostile("=1+1"))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        pages = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
        styles = book.read("xl/styles.xml")
    assert not any(b"<f>" in page for page in pages)
    assert styles.count(b'quotePrefix="1"') == 2
    assert "=1+1" in [cell for row in opened(data)["articles"] for cell in row]  # the exact words are kept


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", "\rx", "\nx", " =1", "＝1", "﹣1", "-"])
def test_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "5 dead", "“=1”", "(+1)", "–1"])
def test_what_is_no_formula_stays(text: str) -> None:
    assert guarded(text) == text


def test_a_cell_holds_no_more_than_a_spreadsheet_takes() -> None:
    assert fitted("a" * LONGEST) == "a" * LONGEST
    for long in ("a" * (LONGEST + 1), "𝕏" * LONGEST):
        cut = fitted(long)
        assert cut.endswith("…")
        assert len(cut.encode("utf-16-le")) // 2 in (LONGEST, LONGEST - 1)
        assert "\ufffd" not in cut
    assert text_of(("a", "b\nc")) == "a; b c"


def test_a_table_with_more_rows_than_a_sheet_goes_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 3)
    sheets = opened(written(made()))
    points = [rows[1:] for name, rows in sheets.items() if name.startswith("points")]
    assert [len(rows) for rows in points] == [2, 2, 1]
    assert "figures 2" not in sheets  # two rows fill one sheet


def test_a_dossier_of_nothing_is_written_too() -> None:
    assert {len(rows) for rows in opened(written(NOTHING)).values()} == {1}
    assert len(csv_rows(NOTHING)) == 1
    assert len(opened(written(silent(sample.dossier())))["articles"]) == 4


def test_a_library_that_is_not_there_is_told_with_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingExtra, match=r"^writing \.xlsx needs nosuch; pip install 'twosource\[office\]'$"):
        need("nosuch_module", "nosuch", "office", what="writing .xlsx")
    monkeypatch.setattr("twosource.render.desk.extra.find_spec", lambda _name: None)
    for export in EXPORTS:
        if export.library:
            with pytest.raises(MissingExtra, match=export.library[1]):
                export.check()
        else:
            export.check()
