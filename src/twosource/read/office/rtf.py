"""An .rtf -> Document, by striprtf."""

from twosource.read.document import Document, Fields, Unreadable
from twosource.read.extra import missing
from twosource.read.office.markup import lines_of
from twosource.read.plain import headline

MARK = b"{\\rtf"


def read_rtf(name: str, data: bytes) -> Document:
    """The text without its layout, a line a paragraph."""
    if not data.lstrip().startswith(MARK):
        raise Unreadable("is no rich text: it does not begin with {\\rtf")
    try:
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415  an extra
    except ImportError:
        raise missing("striprtf", what="rich text (.rtf)") from None
    try:
        # Its bytes are ASCII; what stands for other letters is written with \'xx in the code page that it names.
        found = str(rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]
    except MemoryError:
        raise
    # A third-party reader of arbitrary bytes: whatever it raises, one document is lost and no more.
    except Exception as problem:
        raise Unreadable(f"damaged rich text ({type(problem).__name__})") from None
    text = lines_of(iter([found]))
    if not text:
        raise Unreadable("no text in it")
    return Document(name=name, text=text, fields=Fields(title=headline(text)))
