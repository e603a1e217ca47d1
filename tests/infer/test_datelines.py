"""Datelines: what stands before a report's first sentence."""

import pytest

from twosource.infer.datelines import end_of_dateline


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("ORSTEN (Norwick Press) - The ferry sank.", "ORSTEN (Norwick Press) -"),
        ("Nine dead\n\nPORT VALE, Orst., March 12 (NP) — The ferry sank.", "PORT VALE, Orst., March 12 (NP) —"),
        ("ORSTEN, Thursday - Two days later it sank.", "ORSTEN, Thursday -"),
        ("ST. ORVA--“We swam,” she said.", "ST. ORVA--"),
        ("Orsten (NP) – The ferry sank.", "Orsten (NP) –"),
    ],
)
def test_the_dateline_ends_behind_its_dash(text: str, dateline: str) -> None:
    end = end_of_dateline(text)
    assert text[:end].endswith(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry sank.",
        "The ferry — an old one — sank.",
        "OLF - the league of ferrymen - has closed its office.",
        "Orsten - The ferry sank.",
        "The board met. ORSTEN - The ferry sank.",
        "A" * 4000 + "\nORSTEN — The ferry sank.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert end_of_dateline(text) == -1
