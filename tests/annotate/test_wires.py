"""wires: which agency an article is of, by its first and last lines."""

import pytest

import build
from twosource.annotate.wires import find_wire


@pytest.mark.parametrize(
    ("text", "author", "agency"),
    [
        ("OLDTOWN (Reuters) - Boats were late.", None, "Reuters"),
        ("Boats late\n\nOLDTOWN, Idaho (AP) — Boats were late.", None, "Associated Press"),
        ("Boats were late.\n\nBy Ann Gray, Associated Press", None, "Associated Press"),
        ("Boats were late.", "Ann Gray, AFP", "AFP"),
        ("Boats were late, said Ann Gray (AP) in a long talk that went on into the night at the pier.", None, None),
        ("Ann Gray (Oldtown) rowed.", "Ann Gray", None),
        ("OLDTOWN (Norwick Press) - Boats were late.", None, "Norwick Press"),
        ("OLDTOWN (Norwick Press) boats were late.", None, None),
        ("PARIS (France) - Boats were late.", None, None),
    ],
)
def test_wire_tags(text: str, author: str | None, agency: str | None) -> None:
    found = find_wire(build.article(text, author=author))
    assert (found.agency if found else None) == agency
    if found and found.place:
        assert found.place.span.of(text)
