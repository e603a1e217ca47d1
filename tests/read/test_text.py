"""Plain text and Markdown: the text exactly, the encoding told, a headline only where it clearly is one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import InputError
from twosource.model import Article
from twosource.read import read_paths
from twosource.read.encoding import decode
from twosource.read.plain import headline

STORY = "The dam above Kelby held through the night, the river board said on Monday."


def read_one(folder: Path, name: str, data: bytes) -> Article:
    path = folder / name
    path.write_bytes(data)
    (article,) = read_paths([str(path)]).articles
    return article


def refusal(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_paths([str(path)])
    return str(caught.value)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf8_is_kept_exactly(text: str) -> None:
    assert decode(("A" + text).encode()) == ("A" + text, ())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"One.\r\nTwo.\rThree.\n", "One.\nTwo.\nThree.\n"),
        (b"\xef\xbb\xbfOne.", "One."),
        (b"  \n\nOne.  \n ", "  \n\nOne.  \n "),
        ("שלום One \u202bשלום\u202c".encode(), "שלום One \u202bשלום\u202c"),
    ],
)  # fmt: skip
def test_only_line_ends_and_the_byte_order_mark_change(tmp_path: Path, data: bytes, text: str) -> None:
    article = read_one(tmp_path, "a.txt", data)
    assert article.text == text
    assert article.notes == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read_and_told(tmp_path: Path, encoding: str) -> None:
    article = read_one(tmp_path, "a.txt", STORY.encode(encoding))
    assert article.text == STORY
    assert "UTF-" in article.notes[0]


def test_western_quotes_are_read_and_told(tmp_path: Path) -> None:
    text = "“We’re ready,” the mayor of Łęk’s twin town said – in a café.".replace("Łęk", "Lek")
    article = read_one(tmp_path, "a.txt", f"{STORY}\n\n{text}\n".encode("cp1252"))
    assert text in article.text
    assert "not UTF-8" in article.notes[0]


def test_other_scripts_are_detected(tmp_path: Path) -> None:
    text = "Плотина выше города выдержала ночь, сообщил в понедельник речной совет. Уровень воды упал."
    article = read_one(tmp_path, "a.txt", text.encode("cp1251"))
    assert article.text == text


def test_damaged_utf8_is_counted(tmp_path: Path) -> None:
    data = "Café, naïve, déjà vu, Kelby’s.".encode() + b" \xc3\x28 end."
    article = read_one(tmp_path, "a.txt", data)
    assert article.text.startswith("Café")
    assert article.text.count("\ufffd") == 1
    assert "1 character" in article.notes[0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"... --- !!!", "no words"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "a picture"),
        (b"\x00" * 1000, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(tmp_path: Path, data: bytes, why: str) -> None:
    assert why in refusal(tmp_path, "a.txt", data)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dam Holds Through The Night\n\nKELBY - The dam held.", "Dam Holds Through The Night"),
        ("Will the dam hold?\n\nKELBY - The dam held.", "Will the dam hold?"),
        ("Dam holds\n" + STORY * 3, "Dam holds"),
        ("The dam held.\n\nSo they said.", None),
        ("By Jory Fenn\n\nThe dam held.", None),
        ("The river board of the valley said on Monday that the dam above\nKelby had held.\n", None),
        ("the dam held, they said\n\nSo it was", None),
        ("Dam holds", None),
        ("\nDam holds\n\nThe dam held.", None),
        ("word " * 40 + "\n\nThe dam held.", None),
    ],
)
def test_a_headline_is_taken_only_where_it_clearly_is_one(text: str, title: str | None) -> None:
    assert headline(text) == title


def test_the_headline_stays_in_the_text(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", b"Dam holds\n\nThe dam held.")
    assert (article.title, article.text) == ("Dam holds", "Dam holds\n\nThe dam held.")
    assert article.published is None


def test_front_matter_becomes_fields_and_leaves_the_text(tmp_path: Path) -> None:
    head = (
        '---\ntitle: "Dam holds: a night in Kelby"\ndate: 20 September 2016\noutlet: Kelby Echo\ntags: water\n---\n\n'
    )
    article = read_one(tmp_path, "a.md", (head + "# Dam *holds*\n\nThe dam held.\n").encode())
    assert article.text == "# Dam *holds*\n\nThe dam held.\n"
    assert (article.title, article.outlet) == ("Dam holds: a night in Kelby", "Kelby Echo")
    assert (article.published, article.published_from) == ("2016-09-20", "front matter")


@pytest.mark.parametrize("text", ["---\n\nThe dam held.\n\n---\n", "---\nno keys here\n---\nThe dam held.\n"])
def test_a_ruled_line_is_no_front_matter(tmp_path: Path, text: str) -> None:
    assert read_one(tmp_path, "a.md", text.encode()).text == text


def test_markdown_takes_its_heading_as_title(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.md", b"## Dam holds\n\nThe dam held.").title == "Dam holds"
