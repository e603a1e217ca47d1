"""How a draft is read: comments and marks become blanks, what is accepted is kept, what can't be read says so."""

from io import BytesIO
from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.read import read_draft
from twosource.read.office.docx import find_insertions, read_docx


def test_comments_and_marks_are_no_words_and_places_stay(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    text = "# The bridge\n\nThe *new* bridge [closed](https://a.example/x) on Monday. <!-- a word -->\n\n- It leaks.\n"
    path.write_text(text)
    draft = read_draft(str(path))
    assert len(draft.article.text) == len(text)
    assert draft.article.text.split() == [
        "The",
        "bridge",
        "The",
        "new",
        "bridge",
        "closed",
        "on",
        "Monday.",
        "It",
        "leaks.",
    ]
    assert draft.lines_before == 0
    assert draft.article.text.index("closed") == text.index("closed")


def test_lines_of_front_matter_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("---\ntitle: The bridge\n---\nThe bridge closed on Monday.\n")
    assert read_draft(str(path)).lines_before == 3


def test_what_the_draft_accepts_is_kept_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(
        "The bridge cost 5 crowns. <!-- twosource: ok number-changed because the mayor\ntold us -->\n"
        "It closed. <!-- twosource:ok time-changed -->\n"
    )
    accepted = read_draft(str(path)).accepted
    assert [(a.code, a.reason) for a in accepted] == [
        ("number-changed", "the mayor told us"),
        ("time-changed", None),
    ]


@pytest.mark.parametrize("comment", ["twosource: ok everything", "twosource: okay number-changed", "twosource: ignore"])
def test_a_comment_that_accepts_nothing_known_is_an_error(tmp_path: Path, comment: str) -> None:
    path = tmp_path / "draft.md"
    path.write_text(f"The bridge closed on Monday. <!-- {comment} -->\n")
    with pytest.raises(InputError, match="twosource:"):
        read_draft(str(path))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.md", b"", "empty"),
        ("binary.txt", b"\0\1\2", "NUL"),
        ("comment.md", b"<!-- nothing else -->\n", "no words"),
        (
            "foreign.txt",
            "Die Brücke wurde am Montag gesperrt, und niemand weiß, wann sie wieder öffnet. ".encode() * 5,
            "English",
        ),
    ],
)
def test_what_is_no_draft_is_told_in_one_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=said) as told:
        read_draft(str(path))
    assert "\n" not in str(told.value)


def test_a_folder_of_several_is_no_draft(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"The {name} bridge closed on Monday.\n")
    with pytest.raises(InputError, match="one file with one text"):
        read_draft(str(tmp_path))


def test_what_a_tracked_change_put_in_is_found_in_the_text() -> None:
    docx = pytest.importorskip("docx")
    from docx.oxml import OxmlElement  # noqa: PLC0415

    document = docx.Document()
    paragraph = document.add_paragraph("The bridge closed ")
    run = paragraph.add_run("again on Monday")._r
    inserted = OxmlElement("w:ins")
    run.addprevious(inserted)
    inserted.append(run)
    paragraph.add_run(".")
    out = BytesIO()
    document.save(out)
    text = read_docx("draft.docx", out.getvalue()).text
    assert [s.of(text) for s in find_insertions(out.getvalue(), text)] == ["again on Monday"]
