"""Footnotes of a Word file: python-docx has no call for them, so the part of the file that holds them is made here.

What stands in it and how it is referred to: ECMA-376 part 1, 17.11.
"""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

RULES = ("separator", "continuationSeparator")  # the lines above the notes; their ids are -1 and 0
SIZE = 8  # points


class Footnotes:
    """The footnotes of one document, which holds them from now on. A class because it counts them."""

    def __init__(self, document: Document) -> None:
        self._root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        self._count = 0
        part = document.part
        notes = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self._root, part.package)
        part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
        text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        text.base_style = document.styles["Normal"]
        text.font.size = Pt(SIZE)
        text.paragraph_format.space_after = Pt(0)
        sign = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
        sign.font.superscript = True
        self._text_style, self._sign_style = text.style_id, sign.style_id
        for number, rule in enumerate(RULES, start=-1):
            note = self._note(number)
            note.set(qn("w:type"), rule)
            note[0].append(_footnotes_run_of(_element(f"w:{rule}")))
        _name_rules(document)

    def add(self, to: Paragraph, lines: list[str]) -> None:
        """A note of those lines, its sign at the end of the paragraph as it stands. Lines must hold what XML can."""
        self._count += 1
        to._p.append(self._sign(_element("w:footnoteReference", {"w:id": str(self._count)})))
        note = self._note(self._count)
        for number, line in enumerate(lines):
            paragraph = note[0] if number == 0 else _footnotes_paragraph(note)
            style = _element("w:pStyle", {"w:val": self._text_style})
            properties = _element("w:pPr")
            properties.append(style)
            paragraph.insert(0, properties)
            if number == 0:
                paragraph.append(self._sign(_element("w:footnoteRef")))
            words = _element("w:t", {"xml:space": "preserve"})
            words.text = f" {line}" if number == 0 else line
            paragraph.append(_footnotes_run_of(words))

    def _note(self, number: int) -> BaseOxmlElement:
        note = _element("w:footnote", {"w:id": str(number)})
        _footnotes_paragraph(note)
        self._root.append(note)
        return note

    def _sign(self, what: BaseOxmlElement) -> BaseOxmlElement:
        run = _element("w:r")
        properties = _element("w:rPr")
        properties.append(_element("w:rStyle", {"w:val": self._sign_style}))
        run.extend([properties, what])
        return run


def _name_rules(document: Document) -> None:
    """Tells in the settings which notes are the lines above the others."""
    named = _element("w:footnotePr")
    named.extend([_element("w:footnote", {"w:id": str(number)}) for number in (-1, 0)])
    compat = document.settings.element.find(qn("w:compat"))
    if compat is not None:  # the order of the settings is fixed, and the notes' place is right before it
        compat.addprevious(named)


def _element(tag: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    return OxmlElement(tag, {qn(name): value for name, value in (attributes or {}).items()})


def _footnotes_paragraph(note: BaseOxmlElement) -> BaseOxmlElement:
    paragraph = _element("w:p")
    note.append(paragraph)
    return paragraph


def _footnotes_run_of(content: BaseOxmlElement) -> BaseOxmlElement:
    run = _element("w:r")
    run.append(content)
    return run
