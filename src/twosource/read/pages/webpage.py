"""A web page -> Document: the report without what stands round it, and what the page says about it."""

import re
import warnings
from collections.abc import Iterator

from twosource.lexicon import table, words
from twosource.notices import find_notices
from twosource.read.document import Document, Unreadable
from twosource.read.encoding import decode
from twosource.read.pages.extractor import extractor
from twosource.read.pages.gaps import filled
from twosource.read.pages.jsonld import Page
from twosource.read.pages.nesting import flattened, too_deep
from twosource.read.pages.pagefields import page_fields
from twosource.read.printed.raised import raised_figures

NOTHING_FOUND = "no article text found"
PROSE_WORDS = 8  # a sentence of a report; menus, labels and buttons are shorter or have no full stop
TAGS_MOST = 200_000  # a long live page has about 30,000
LABEL_LONGEST = 60  # characters of a line that may be a label ("Share this article on ...")

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")
# To a page white space is one blank and line breaks are a gap; runs of thousands cost the extractor hours.
_BREAKS = re.compile(r"(?:<br\s*/?>\s*){3,}", re.IGNORECASE)
# The figure of a note or of a power; the number before it must not grow by it.
_SUPERIOR = re.compile(
    r"<sup\b[^<>]{0,200}>\s{0,9}(?:<a\b[^<>]{0,500}>)?\s{0,9}(\d{1,3}(?:, ?\d{1,3}){0,4})\s{0,9}(?:</a>)?\s{0,9}</sup>",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s{50,}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*\Z|[.!?…][\"'”’)\]]*\s+\S")


def read_webpage(name: str, data: bytes) -> Document:
    """The article of the page, a line a paragraph, with what the page says about it.

    The headline is a field, not part of the text, unless the page repeats it there.
    Raises Unreadable where the page holds no report: menus, notices and forms only.
    """
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared=declared[1].decode("ascii") if declared else None)
    markup = _BLANKS.sub("\n", _NOT_XML.sub(" ", decoded.text)).lstrip()
    declaration = _DECLARATION.match(markup)
    markup = markup[declaration.end() :] if declaration else markup
    markup = _SUPERIOR.sub(lambda match: raised_figures(match[1]), _BREAKS.sub("<br><br>", markup))
    if markup.count("<") > TAGS_MOST:
        raise Unreadable(f"a page of more than {TAGS_MOST:,} tags, which no page with one report has")
    page, markup = _parse(markup)
    said = page_fields(page)
    text = _cleaned("\n".join(filled(_cleaned(_extract(markup)).split("\n"), page)))
    given = _cleaned(said.body or "")
    if not text or (said.live and not _holds_half(text, given)):
        text = given
    if not _is_report(text):
        raise Unreadable(NOTHING_FOUND)
    notes = (*decoded.notes, *((said.note,) if said.note else ()))
    return Document(name=name, text=text, fields=said.fields, notes=notes)


def _parse(markup: str) -> tuple[Page, str]:
    """The parsed page, and the markup, flattened if need be. Raises Unreadable for what is no markup, or too deep."""
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415  heavy, and seldom needed

    parser = html.HTMLParser()
    try:
        page = html.document_fromstring(markup, parser=parser)
        if too_deep(parser):
            markup = flattened(markup)
            page = html.document_fromstring(markup)
        return page, markup
    except (etree.LxmlError, ValueError, AssertionError):
        raise Unreadable(NOTHING_FOUND) from None


def _extract(markup: str) -> str:
    """The text trafilatura finds, or "" where it finds none."""
    bare_extraction = extractor()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = bare_extraction(markup, include_comments=False)
        # Third-party parsers on arbitrary markup: whatever they raise, one page is lost and no more.
        except Exception as problem:
            raise Unreadable(f"the page can't be taken apart ({type(problem).__name__})") from None
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else ""


def _cleaned(text: str) -> str:
    """The lines without labels of buttons, offers and notices of rights; white space inside a line made single."""
    lines = (" ".join(line.split()) for line in text.replace("\r", "\n").split("\n"))
    kept = "\n".join(line for line in lines if line and not _is_label(line))
    offers = {n.span.of(kept) for n in find_notices(kept) if n.kind in ("offer", "standing")}
    return "\n".join(line for line in kept.split("\n") if line not in offers)


def _holds_half(text: str, given: str) -> bool:
    """True where half of the lines of `given` stand in the text: a live page shows its entries itself."""
    lines = given.split("\n")
    return 2 * sum(line[:60] in text for line in lines) > len(lines)


def _is_label(line: str) -> bool:
    bare = line.lower().strip(" .:!|>»-")
    if len(bare) > LABEL_LONGEST or line[-1] in '.!?"”':
        return bare in words("pages", "labels")
    return bare in words("pages", "labels") or bare.startswith(("read more:", "related:", "share this", "sign up for"))


def _is_report(text: str) -> bool:
    """True where at least one sentence stands in the text that is no notice about the site itself."""
    return any(True for _ in _prose(text))


def _prose(text: str) -> Iterator[str]:
    phrases: list[str] = table("pages")["phrases"]
    for line in text.split("\n"):
        if len(line.split()) < PROSE_WORDS or not _SENTENCE_END.search(line):
            continue
        lowered = line.lower()
        # A report on cookies is long; a notice about them is a line or two.
        if len(line) > 600 or not any(phrase in lowered for phrase in phrases):
            yield line
