"""One file of each kind, made here: invented, neutral text in the form that programs write it."""

import gzip
import io
import tarfile
import zipfile

from read.printed import column, pdf

STORY = "The dam above Kelby held through the night, the river board said on Monday."
SECOND = "Two roads along the river stay closed until the water falls, the council said."
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Dam holds</title>"
    "<meta property='og:site_name' content='Kelby Echo'></head>"
    f"<body><article><h1>Dam holds</h1><p>{STORY}</p><p>{SECOND}</p></article></body></html>"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    """A .tar.gz of these."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A .docx with these paragraphs of WordprocessingML; `parts` are other parts of word/ by name."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "word/document.xml": f"<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": "<c xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Dam holds</dc:title>"
        "<dc:creator>Ana Lind</dc:creator></c>",
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = f"<w:{name} xmlns:w='{W}'>{inner}</w:{name}>"
    return zipped(files)


def paragraph(text: str) -> str:
    """A paragraph of WordprocessingML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str) -> bytes:
    """An .odt with this body."""
    content = (
        f"<office:document-content xmlns:office='{OFFICE}' xmlns:text='{TEXT}' xmlns:table='{TABLE}'>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub(chapters: dict[str, str]) -> bytes:
    """An .epub of these chapters, with cover and contents."""
    items = "".join(f"<item id='{n}' href='{n}' media-type='application/xhtml+xml'/>" for n in chapters)
    refs = "".join(f"<itemref idref='{n}'/>" for n in chapters)
    opf = (
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<dc:title>The dam</dc:title><dc:publisher>Kelby Press</dc:publisher><dc:date>2024-05-06</dc:date>"
        "<dc:language>en-GB</dc:language></metadata>"
        f"<manifest><item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>{items}"
        f"</manifest><spine><itemref idref='nav'/>{refs}</spine></package>"
    )
    where = "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"
    files: dict[str, str | bytes] = {"META-INF/container.xml": where, "OEBPS/book.opf": opf}
    files["OEBPS/nav.xhtml"] = "<html><body><ol><li>Contents of the book</li></ol></body></html>"
    return zipped(files | {f"OEBPS/{name}": page for name, page in chapters.items()})


def xlsx(rows: list[list[str]]) -> bytes:
    """A workbook with one sheet of these cells, written as texts in place."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relations}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Reports" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    })  # fmt: skip


def record(url: str, body: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """One answer of a server as a record of a web archive."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-07T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def mail(body: str = STORY, *, head: str = "") -> bytes:
    """A plain mail."""
    lines = (
        "From: Ana Lind <ana@kelby.example>\nTo: desk@echo.example\nSubject: =?utf-8?q?Dam_holds=2C_caf=C3=A9_shut?=\n"
        f"Date: Mon, 6 May 2024 09:30:00 +0200\nMIME-Version: 1.0\n{head}\n"
    )
    return (lines + body).encode()


def rss(items: str) -> bytes:
    """A feed of these items."""
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        f"><channel><title>Kelby Echo</title><language>en</language>{items}</channel></rss>"
    ).encode()


ITEM = (
    "<item><title>Dam holds</title><link>https://echo.example/dam</link><pubDate>Mon, 06 May 2024 09:30:00 +0200"
    f"</pubDate><content:encoded>&lt;p&gt;{STORY}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content:encoded></item>"
)
SRT = f"1\n00:00:01,000 --> 00:00:04,000\nANA LIND: {STORY[:44]}\n\n2\n00:00:04,100 --> 00:00:07,000\n{STORY[44:]}\n"
MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://echo.example/dam\r\nSubject: Dam holds\r\n"
    "Date: Tue, 7 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html";\r\n\tboundary="b1"\r\n\r\n--b1\r\nContent-Type: text/html\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://echo.example/dam\r\n\r\n"
    + PAGE.replace("=", "=3D").replace("><", ">=\r\n<")
    + "\r\n--b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b1--\r\n"
).encode()
RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 The dam above Kelby held through the night, the river board"
    rb" said on Monday. Caf\'e9 owners went home.\par " + SECOND.encode() + rb"\par}"
)
CSV = f'headline,body,date,newspaper,url\nDam holds,"{STORY}\n{SECOND}",2024-05-06,Echo,https://echo.example/dam\n'
WARC = record("https://echo.example/dam", PAGE.encode())

# The kinds of a reporter's folder, and a file of each.
SAMPLES: dict[str, bytes] = {
    "a.txt": f"{STORY}\n{SECOND}\n".encode(),
    "a.md": f"---\ndate: 2024-05-06\n---\n# Dam holds\n\n{STORY}\n".encode(),
    "a.html": PAGE.encode(),
    "a.mhtml": MHTML,
    "a.pdf": pdf([column([STORY[:44], STORY[44:]])]),
    "a.docx": docx(paragraph(STORY) + paragraph(SECOND)),
    "a.odt": odt(f"<text:h>Dam holds</text:h><text:p>{STORY}</text:p>"),
    "a.rtf": RTF,
    "a.epub": epub({"one.xhtml": PAGE}),
    "a.srt": SRT.encode(),
    "a.vtt": f"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ana Lind>{STORY}\n".encode(),
    "a.eml": mail(),
    "a.mbox": b"From ana@kelby.example Mon May  6 09:30:00 2024\n"
    + mail()
    + b"\n\nFrom x@y.example Mon May  6 09:31:00 "
    b"2024\n" + mail(SECOND),
    "a.rss": rss(ITEM),
    "a.csv": CSV.encode(),
    "a.xlsx": xlsx([["headline", "body", "date"], ["Dam holds", STORY, "2024-05-06"]]),
    "a.json": f'[{{"text": "{STORY}", "published": "2024-05-06"}}]'.encode(),
    "a.jsonl": f'{{"text": "{STORY}"}}\n{{"text": "{SECOND}"}}\n'.encode(),
    "a.zip": zipped({"x/b.txt": STORY, "x/metadata.csv": "file,outlet\nb.txt,Echo\n"}),
    "a.tgz": tarred({"x/b.txt": STORY.encode(), "x/metadata.csv": b"file,outlet\nb.txt,Echo\n"}),
    "b.txt.gz": gzip.compress(STORY.encode(), mtime=0),
    "a.warc": WARC,
    "a.warc.gz": gzip.compress(WARC, mtime=0),
    "a.wacz": zipped({"archive/data.warc.gz": gzip.compress(WARC, mtime=0), "datapackage.json": "{}"}),
}
