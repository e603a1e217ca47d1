"""Documents of office programs and books: the accepted text, its notes after it, no comments and running heads."""

from pathlib import Path

import pytest

from read.samples import PAGE, RTF, SECOND, STORY, docx, epub, odt, paragraph, zipped
from twosource.errors import InputError
from twosource.model import Article
from twosource.read import read_paths


def one(folder: Path, name: str, data: bytes) -> Article:
    (folder / name).write_bytes(data)
    (article,) = read_paths([str(folder / name)]).articles
    return article


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            f"<w:p>{run('The dam ')}<w:del><w:r><w:delText>broke</w:delText></w:r></w:del><w:ins>{run('held')}</w:ins>"
            f"{run('.')}</w:p>",
            "The dam held.",
        ),
        (
            f"<w:p><w:moveFrom>{run('Gone. ')}</w:moveFrom>{run('It held.')}</w:p>"
            f"<w:p><w:moveTo>{run('Here.')}</w:moveTo></w:p>",
            "It held.\nHere.",
        ),
        (  # the end of a paragraph that was taken out
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('The dam ')}</w:p><w:p>{run('held.')}</w:p>",
            "The dam held.",
        ),
        (f"<w:p>{run('It held')}<w:r><w:footnoteReference/></w:r>{run(' for 32 h.')}</w:p>", "It held for 32 h."),
        (
            f"<w:p>{run('Seen')}{run('Hidden', '<w:vanish/>')}<w:r><w:tab/></w:r>"
            + run("text", "<w:vanish w:val='0'/>")
            + f"<w:r><w:br/></w:r>{run('Next.')}</w:p>",
            "Seen text\nNext.",
        ),
        (f"<w:p><w:hyperlink>{run('A link')}</w:hyperlink><w:r><w:instrText>X</w:instrText></w:r></w:p>", "A link"),
        (
            "<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in ("Town", "Dead")) + "</w:tr><w:tr>"
            + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in ("Kelby", "5")) + "</w:tr></w:tbl>" + paragraph("End."),
            "Town | Dead\nKelby | 5\nEnd.",
        ),
        ("<w:sdt><w:sdtContent>" + paragraph("In a field.") + "</w:sdtContent></w:sdt>", "In a field."),
    ],
)  # fmt: skip
def test_docx_gives_the_accepted_text(tmp_path: Path, body: str, text: str) -> None:
    assert one(tmp_path, "a.docx", docx(body)).text == text


def test_docx_has_notes_after_the_text_and_neither_comments_nor_heads(tmp_path: Path) -> None:
    notes = (
        f"<w:footnote w:type='separator'>{paragraph('-')}</w:footnote><w:footnote>{paragraph('As the board counts.')}"
        "</w:footnote>"
    )
    data = docx(paragraph(STORY), footnotes=notes, comments=paragraph("Is that so?"), header1=paragraph("Draft 3"))
    article = one(tmp_path, "a.docx", data)
    assert article.text == f"{STORY}\nAs the board counts."
    assert (article.title, article.author, article.published) == ("Dam holds", "Ana Lind", None)


def test_odt_gives_the_accepted_text(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>broke</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:h>Dam holds</text:h>"
        "<text:p>The<text:s text:c='2'/>dam<text:change text:change-id='a'/> held<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>As the board counts.</text:p></text:note-body></text:note>"
        " <text:span>fast</text:span>,<office:annotation><text:p>Is that so?</text:p></office:annotation>"
        " they said.<text:line-break/>Twice.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Kelby</text:p></table:table-cell>"
        "<table:table-cell><text:p>5</text:p></table:table-cell></table:table-row></table:table>"
    )
    text = "Dam holds\nThe dam held fast, they said.\nTwice.\nKelby | 5\nAs the board counts."
    assert one(tmp_path, "a.odt", odt(body)).text == text


def test_rtf_gives_its_words(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    article = one(tmp_path, "a.rtf", RTF)
    assert article.text == f"{STORY} Café owners went home.\n{SECOND}"


def test_rtf_of_junk_ends(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    (tmp_path / "ok.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 " + b"{\\*\\x" * 100_000 + b"\\'zz\\u99999999 ")
    read_paths([str(tmp_path)])


def test_epub_chapters_are_articles(tmp_path: Path) -> None:
    chapters = {
        "cover.xhtml": "<html><body><p>The dam</p></body></html>",
        "b one.xhtml": PAGE.replace("Dam holds", "The night"),
        "a.xhtml": f"<?xml version='1.0'?><html><body><h2>After</h2><p>{SECOND} {SECOND}</p></body></html>",
    }
    (tmp_path / "a.epub").write_bytes(epub(chapters))
    intake = read_paths([str(tmp_path)])
    assert [(a.name, a.title, a.outlet, a.published, a.language) for a in intake.articles] == [
        ("a.epub/OEBPS/a.xhtml", "After", "Kelby Press", "2024-05-06", "en"),
        ("a.epub/OEBPS/b one.xhtml", "The night", "Kelby Press", "2024-05-06", "en"),
    ]
    assert intake.articles[1].text == f"The night\n{STORY}\n{SECOND}"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old one by its content, or encrypted"),
        ("a.docx", zipped({"content.xml": "<a/>"}), "no text part"),
        ("a.odt", zipped({"word/document.xml": "<a/>"}), "no text part"),
        ("a.odt", odt("<text:p/>"), "no text in it"),
        ("a.docx", docx(""), "no text in it"),
        ("a.epub", zipped({"a.xhtml": PAGE}), "does not say where its contents are"),
        ("a.rtf", b"plain words", "is no rich text"),
        ("a.docx", docx("<w:p>" * 5000 + "</w:p>" * 5000), "no text in it|no readable XML"),
    ],
)
def test_what_is_no_such_document_is_named(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=reason):
        read_paths([str(tmp_path)])
