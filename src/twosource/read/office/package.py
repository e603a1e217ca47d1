"""A document that is a ZIP archive of parts (.docx .odt .epub) -> its parts by name."""

from collections.abc import Mapping

from twosource.read.containers.archive import Loader, unpacked
from twosource.read.document import Unreadable
from twosource.read.office.markup import Element, parse_xml

PART_LARGEST = 50_000_000  # bytes unpacked; the text of a thick book is two


def open_package(data: bytes, *, what: str) -> Mapping[str, Loader]:
    """The parts by their paths. Raises Unreadable where it is no such archive; `what` names what it should be."""
    try:
        return {path: entry for path, entry in unpacked(data) if not isinstance(entry, str)}
    except Unreadable as problem:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise Unreadable(f"is no {what}: an old one by its content, or encrypted; save it anew") from None
        raise Unreadable(f"is no {what}: {problem}") from None


def part(parts: Mapping[str, Loader], path: str) -> Element | None:
    """The root element of a part, None where there is none of that name."""
    return parse_xml(parts[path](PART_LARGEST)) if path in parts else None
