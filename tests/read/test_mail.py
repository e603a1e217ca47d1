"""Mail: its words, date, sender and subject whatever way they are encoded, and what is attached."""

from base64 import encodebytes
from pathlib import Path

import pytest

from read.samples import PAGE, SECOND, STORY, docx, mail, paragraph
from twosource.errors import InputError
from twosource.model import Article, Intake
from twosource.read import read_paths

MIXED = 'Content-Type: multipart/mixed; boundary="b"\n'
ALTERNATIVE = 'Content-Type: multipart/alternative; boundary="b"\n'


def read(folder: Path, data: bytes, name: str = "a.eml") -> Intake:
    (folder / name).write_bytes(data)
    return read_paths([str(folder / name)])


def one(folder: Path, data: bytes) -> Article:
    (article,) = read(folder, data).articles
    return article


def part(kind: str, body: str, *lines: str) -> str:
    return "\n".join(["--b", f"Content-Type: {kind}", *lines, "", body, ""])


def test_date_sender_and_subject_are_the_fields(tmp_path: Path) -> None:
    article = one(tmp_path, mail())
    assert (article.title, article.author, article.published, article.published_from) == (
        "Dam holds, café shut", "Ana Lind", "2024-05-06T09:30:00+02:00", "mail header Date",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n",
            b"The caf=C3=A9 is sh=\nut.",
            "The café is shut.",
        ),
        ("Content-Type: text/plain; charset=windows-1252\n", b"\x93Caf\xe9\x94", "“Café”"),
        ("Content-Type: text/plain; charset=iso-8859-1\n", "Café ½".encode(), "Café ½"),  # says one, is another
        ("Content-Type: text/plain; charset=iso-2022-jp\n", "橋は閉鎖".encode("iso-2022-jp"), "橋は閉鎖"),
        ("Content-Type: text/plain; charset=nobody-knows\n", "Café.".encode(), "Café."),
        ("Content-Transfer-Encoding: base64\n", encodebytes(STORY.encode()), STORY),
        ("Content-Type: text/plain; format=flowed\n", b"The dam \nheld.\n> So \n> I.\n", "The dam held.\n> So \n> I."),
        (
            "Content-Type: text/html; charset=utf-8\n",
            b"<div style='display:none'>Preview</div><p>The dam<br>held<sup>1</sup>.</p><p>So&nbsp;they said.</p>",
            "The dam\nheld.\nSo they said.",
        ),
        (
            "Content-Type: text/html\n",
            b"<table><tr><td><p>It held.</p></td><td><div>So they said.</div></td></tr></table>"
            b"<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Kelby</td><td>5</td></tr></table>",
            "It held.\nSo they said.\nTown | Dead\nKelby | 5",
        ),
    ],
)  # fmt: skip
def test_the_words_are_decoded(tmp_path: Path, head: str, body: bytes, text: str) -> None:
    assert one(tmp_path, mail("", head=head) + body).text == text


def test_of_two_forms_the_plain_one_is_taken(tmp_path: Path) -> None:
    body = part("text/plain", STORY) + part("text/html", PAGE) + "--b--\n"
    assert one(tmp_path, mail(body, head=ALTERNATIVE)).text == STORY
    body = part("text/plain", "") + part("text/html", f"<p>{SECOND}</p>") + "--b--\n"
    assert one(tmp_path, mail(body, head=ALTERNATIVE)).text == SECOND


def test_attachments_are_read_by_their_kind(tmp_path: Path) -> None:
    document = encodebytes(docx(paragraph(SECOND))).decode()
    attached = ('Content-Disposition: attachment; filename="r.docx"', "Content-Transfer-Encoding: base64")
    body = "".join([
        part("text/plain", "See the report."),
        part("application/octet-stream", document, *attached),
        part("application/octet-stream", document, *attached),
        part("text/plain", STORY, "Content-Disposition: attachment"),
        part("image/png", "iVBORw0KGgo=", "Content-Transfer-Encoding: base64", "Content-ID: <logo>"),
        part("application/zip", "x", 'Content-Disposition: attachment; filename="../../x.zip"'),
        "--b--\n",
    ])  # fmt: skip
    intake = read(tmp_path, mail(body, head=MIXED))
    assert [(a.name, a.text, a.other_names) for a in intake.articles] == [
        ("a.eml", "See the report.", ()),
        ("a.eml/2~r.docx", SECOND, ("a.eml/r.docx",)),
        ("a.eml/part3.txt", STORY, ()),
    ]
    assert [(s.name, s.passed) for s in intake.skipped] == [("a.eml", True), ("a.eml/x.zip", False)]


def test_a_mailbox_is_its_mails(tmp_path: Path) -> None:
    mark = b"From ana@kelby.example Mon May  6 09:30:00 2024\n"
    first = mail("One.\n>From the dam they saw it.\nFrom here too.\n")
    data = mark + first + b"\n" + mark + b"\n\n" + mark + mail("Two.")
    intake = read(tmp_path, data, "a.mbox")
    assert [(a.name, a.text) for a in intake.articles] == [
        ("a.mbox/1", "One.\nFrom the dam they saw it.\nFrom here too."),
        ("a.mbox/3", "Two."),
    ]
    assert [(s.name, s.reason) for s in intake.skipped] == [("a.mbox/2", "a mail without words")]


@pytest.mark.parametrize("head", ["Content-Type: multipart/encrypted\n", "Content-Type: application/pkcs7-mime\n"])
def test_an_encrypted_mail_is_named(tmp_path: Path, head: str) -> None:
    with pytest.raises(InputError, match="an encrypted mail"):
        read(tmp_path, mail("x", head=head))


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: =?utf-8?b?====?=\nDate: no day\nFrom: <>\n\nThe dam held.",
        b"Subject: " + b"x" * 20_000 + b"\nFrom: a <b@[\n\nThe dam held.",
        b"Date: Mon, 99 May 2024\nContent-Type: text/plain; charset=\"\nFrom: =?x?q?\n\nThe dam held.",
        b"Subject: \xff\xfe caf\xe9\n\nThe dam held.",
    ],
)  # fmt: skip
def test_broken_headers_cost_no_words(tmp_path: Path, head: bytes) -> None:
    article = one(tmp_path, head)
    assert article.text == "The dam held."
    assert article.published is None
    (article.title or "").encode()


def test_a_mail_of_countless_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a mail of more than 1,000 parts"):
        read(tmp_path, mail(part("text/plain", "x") * 5_000, head=MIXED))
