"""JSON: the fields and their order as promised, and it reads back to equal records."""

import json
from dataclasses import replace
from typing import Any, cast

import msgspec
import pytest

from build import analysis, article, attribution, claims_of, span
from twosource.model import (
    Actor,
    ActorId,
    Claims,
    Dossier,
    Mention,
    Moment,
    Origin,
    Passage,
    Place,
    Point,
    PointId,
    Quantity,
    Skipped,
    Statement,
    Time,
    because,
)
from twosource.render import json as edge

TEXT = "The ferry office said on Monday that more than 340,000 people crossed. They may come again."


def claims() -> Claims:
    said = attribution(
        [span(TEXT, "The ferry office")], [span(TEXT, "said")], [span(TEXT, "more than 340,000 people crossed")]
    )
    found = analysis(
        article(TEXT, name="ferry.txt", published="2021-05-03"),
        mentions=(
            Mention(span(TEXT, "ferry office"), "ORG", "name", 0),
            Mention(span(TEXT, "They"), "PER", "pronoun", 1),
        ),
        times=(Time(span(TEXT, "Monday"), "DATE", "2021-05-03", None, "2021-05-03", "2021-05-03", "2021-05-03"),),
        quantities=(Quantity(span(TEXT, "340,000"), 340000.0, None, "more_than", None, None, "people"),),
        attributions=(said,),
    )
    whole = claims_of(found, [TEXT.split(". ")[0], "They may come again"])
    first, second = whole.claims
    first = replace(first, subject=span(TEXT, "people"), attribution=said.id)
    second = replace(second, hedges=(span(TEXT, "may"),), factuality="PS+", polarity="-")
    return replace(whole, claims=(first, second))


def dossier() -> Dossier:
    one = claims()
    source = one.analysis.article
    place = Place(source.id, span(TEXT, "more than 340,000"))
    stated = Statement(source.id, one.claims[0].span, one.claims[0].id, "The ferry office", None, "CT+", "+")
    point = Point(
        id=PointId("p1"),
        label="340,000 people crossed",
        label_place=place,
        relation="single",
        statements=(stated,),
        links=(),
        origins=(Origin("statement", "The ferry office", (source.id,)),),
        independent=(1, 1),
        why=because("single"),
        weight=1.0,
    )
    return Dossier(
        subject="the ferry",
        articles=(one,),
        skipped=(Skipped("b.bin", "not a text"),),
        actors=(Actor(ActorId("a1"), "ferry office", "ORG", (), (place,)),),
        points=(point,),
        disagreements=(),
        figures=(),
        cited=(),
        passages=(Passage(place, place, "near"),),
        timeline=(Moment("2021-05-03", "2021-05-03", "Monday", (point.id,), (stated,)),),
        omissions=(),
    )


def test_a_line_has_the_promised_fields_in_their_order() -> None:
    line = json.loads(edge.analysed(claims()))
    assert " ".join(line) == "article sentences mentions times quantities attributions claims document_date"
    assert " ".join(line["article"]) == (
        "id name title outlet author published published_from url language other_names other_outlets text"
    )
    assert line["mentions"] == [{"start": 4, "end": 16, "type": "ORG", "text": "ferry office"}]
    assert " ".join(line["times"][0]) == "start end type value mod edtf earliest latest"
    assert " ".join(line["quantities"][0]) == "start end low high comparator change unit counted"
    assert " ".join(line["attributions"][0]) == "id source cue content kind source_type parent"
    assert (
        " ".join(line["claims"][0])
        == "id start end subject attribution polarity factuality hedges times quantities loaded "
        "loaded_by parts presupposed score"
    )


def test_spans_unknowns_and_whole_numbers() -> None:
    raw = edge.analysed(claims())
    assert raw.endswith(b"\n")
    assert raw.count(b"\n") == 1
    assert b'"low":340000,"high":null' in raw
    line = json.loads(raw)
    assert line["attributions"][0]["source"] == [[0, 16]]
    assert line["attributions"][0]["parent"] is None
    assert line["claims"][0]["subject"] == [55, 61]
    assert TEXT[slice(*line["claims"][1]["hedges"][0])] == "may"
    assert line["article"]["title"] is None
    assert line["sentences"] == [[0, 70], [71, 91]]


@pytest.mark.parametrize(("value", "shown"), [(2.5, b"2.5"), (3.0, b"3"), (-1.0, b"-1"), (1e20, b"1e20"), (0.0, b"0")])
def test_a_whole_number_is_written_without_a_fraction(value: float, shown: bytes) -> None:
    one = claims()
    amount = replace(one.analysis.quantities[0], low=value)
    line = edge.analysed(replace(one, analysis=replace(one.analysis, quantities=(amount,))))
    assert b'"low":' + shown + b"," in line


def test_a_line_and_a_dossier_read_back_to_their_records() -> None:
    assert isinstance(msgspec.json.decode(edge.analysed(claims()), type=edge.Analysed, strict=True), edge.Analysed)
    made = msgspec.json.decode(edge.dossier_json(dossier()), type=edge.Dossier, strict=True)
    assert made.points[0].statements[0].text == TEXT.split(". ")[0]


def test_the_pieces_are_one_indented_object_with_all_fields_in_order() -> None:
    for made in (dossier(), replace(dossier(), points=(), skipped=(), subject=None)):
        whole = edge.dossier_json(made)
        assert whole == msgspec.json.format(msgspec.json.encode(msgspec.json.decode(whole)), indent=1) + b"\n"
        assert tuple(msgspec.json.decode(whole)) == edge.Dossier.__struct_fields__


def test_a_dossier_has_the_promised_fields_in_their_order() -> None:
    made = json.loads(edge.dossier_json(dossier()))
    assert " ".join(made) == (
        "subject articles actors points passages timeline skipped disagreements figures shifts requotes questions "
        "coverage one_origin unattributed title brief disputes main top decided"
    )
    assert " ".join(made["points"][0]) == (
        "id label relation statements origins independent explanation about positions worth firm part_of named pinned"
    )
    assert " ".join(made["points"][0]["statements"][0]) == "article start end text said_by claim factuality"
    assert made["points"][0]["origins"] == [
        {"kind": "statement", "label": "The ferry office", "articles": ["ferry.txt"], "evidence": []}
    ]
    assert made["points"][0]["independent"] == [1, 1]
    assert made["passages"][0]["a"] == {"article": "ferry.txt", "start": 37, "end": 54}
    assert made["actors"][0]["mentions"] == [{"article": "ferry.txt", "start": 37, "end": 54}]
    assert " ".join(made["timeline"][0]) == "earliest latest label points statements placings"
    assert made["skipped"] == [{"name": "b.bin", "reason": "not a text"}]


def test_texts_are_in_a_dossier_only_when_asked_for() -> None:
    assert "text" not in json.loads(edge.dossier_json(dossier()))["articles"][0]
    assert json.loads(edge.dossier_json(dossier(), with_text=True))["articles"][0]["text"] == TEXT


@pytest.mark.parametrize("record", [edge.Analysed, edge.Dossier])
def test_the_schema_lists_every_field_as_required(record: Any) -> None:
    schema = cast(dict[str, Any], edge.schema(record))
    for name, part in schema["$defs"].items():
        expected = set(part["properties"]) - ({"text"} if name == "Article" else set())
        assert set(part["required"]) == expected, name
