"""What a checked draft looks like in each form, made by hand: no reader is needed."""

import json
from io import BytesIO

import pytest
from sarif_pydantic import Sarif

from build import article, claims_of, span
from twosource.model import (
    Article,
    Checked,
    CheckedSentence,
    Claims,
    Draft,
    Finding,
    Place,
    Quoted,
    Span,
    Vectors,
)
from twosource.render.check.document import check_document
from twosource.render.check.json import check_json
from twosource.render.check.sarif import check_sarif
from twosource.render.check.text import check_text
from twosource.render.check.webpage import check_page
from twosource.render.check.wording import TITLES

TEXT = "The bridge\n\nThe 𝔹ridge cost 52 crowns <b>. It “closed for good”. Why?\n"
SOURCE = "Kelby, Monday.\nThe bridge cost 25 crowns. It closed.\n"


def sources() -> Claims:
    return claims_of(SOURCE, [])


def checked(*, accepted: str | None = None) -> Checked:
    source = sources()
    place = Place(source.analysis.article.id, span(SOURCE, "The bridge cost 25 crowns."))
    other = Place(place.article, span(SOURCE, "25"))
    first = span(TEXT, "The 𝔹ridge cost 52 crowns <b>.")
    number = Finding("number-changed", "error", span(TEXT, "52"), "value", (place,), other, accepted)
    note = Finding("single-origin", "note", first, "one", (place,), place)
    second = span(TEXT, "It “closed for good”.")
    quote = Quoted(span(TEXT, "closed for good"), "nowhere")
    draft: Article = article(TEXT, name="my draft.md")
    return Checked(
        Draft(draft, draft.id, lines_before=3),
        (source,),
        (
            CheckedSentence(span(TEXT, "The bridge"), "opinion", unchecked="heading"),
            CheckedSentence(first, "contradicted", (number,), (note,), (place,)),
            CheckedSentence(second, "supported", (), (), (place,), (quote,), new=True),
            CheckedSentence(span(TEXT, "Why?"), "opinion", unchecked="question"),
        ),
    )


def test_the_json_has_what_is_promised() -> None:
    found = json.loads(check_json(checked()))
    sentence = found["sentences"][1]
    assert {"start", "end", "text", "verdict", "findings"} <= sentence.keys()
    finding = sentence["findings"][0]
    assert {"code", "severity", "message", "start", "end", "evidence"} <= finding.keys()
    assert TEXT[finding["start"] : finding["end"]] == "52"
    proof = finding["evidence"][0]
    assert SOURCE[proof["start"] : proof["end"]] == proof["text"]
    assert finding["other"]["text"] == "25"
    assert (found["checked"], found["unchecked"], found["findings"]) == (2, 2, 1)
    assert found["sentences"][2]["new"] is True
    assert found["sentences"][2]["quotes"][0]["tier"] == "nowhere"


def test_an_accepted_finding_stays_and_counts_nothing() -> None:
    found = json.loads(check_json(checked(accepted="the mayor said so")))
    assert found["findings"] == 0
    assert found["sentences"][1]["findings"][0]["accepted"] == "the mayor said so"
    assert "Accepted in the draft" in check_text(checked(accepted="the mayor said so"), notes=False)


def test_the_terminal_tells_words_file_and_line_and_lists_what_was_not_checked() -> None:
    said = check_text(checked(), notes=False)
    assert "number-changed: “52” here, “25” in a.txt" in said
    assert "a.txt, line 2" in said
    assert "(a heading)" in said
    assert "(a question)" in said
    assert "single-origin" not in said
    assert "single-origin" in check_text(checked(), notes=True)
    assert "2 sentences checked against 1 source, 1 with nothing found, 1 finding, 2 not checked." in said


def test_sarif_has_stable_ids_lines_of_the_file_and_code_points() -> None:
    log = json.loads(check_sarif(checked(), notes=True, path="texts/my draft.md"))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(TITLES)
    number, note = run["results"]
    where = number["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "texts/my%20draft.md"
    assert where["region"] == {
        "startLine": 6, "startColumn": 17, "endLine": 6, "endColumn": 19, "snippet": {"text": "52"},
    }  # fmt: skip
    assert run["tool"]["driver"]["rules"][number["ruleIndex"]]["id"] == number["ruleId"] == "number-changed"
    assert (number["level"], note["level"]) == ("error", "note")
    assert number["partialFingerprints"].keys() == {"twosourceFinding/v1"}
    assert number["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 2
    again = json.loads(check_sarif(checked(), notes=False, path="elsewhere.md"))["runs"][0]["results"]
    assert [r["partialFingerprints"] for r in again] == [number["partialFingerprints"]]
    taken = json.loads(check_sarif(checked(accepted=""), notes=False, path="a.md"))["runs"][0]["results"][0]
    assert taken["suppressions"][0]["kind"] == "inSource"


def test_sarif_is_what_another_takes_for_sarif() -> None:
    """The models that sarif-pydantic makes of the standard's schema read it, and write it back with nothing lost."""
    log = json.loads(check_sarif(checked(), notes=True, path="my draft.md"))
    read = Sarif.model_validate(log)
    assert json.loads(read.model_dump_json(by_alias=True, exclude_none=True)) == log
    with pytest.raises(ValueError, match="level"):
        Sarif.model_validate(json.loads(json.dumps(log).replace('"level": "error"', '"level": "fatal"')))


def test_the_page_escapes_marks_and_links_both_ways() -> None:
    page = check_page(checked(), notes=True)
    assert "&lt;b&gt;" in page
    assert "<b>. It" not in page
    assert 'href="#note-1"' in page
    assert 'id="note-1"' in page
    assert 'href="#ref-1"' in page
    assert "<strong>25</strong>" in page
    assert "http" not in page.split("</head>")[1]


def test_the_document_has_a_comment_at_the_words() -> None:
    docx = pytest.importorskip("docx")
    data = check_document(checked(), notes=False)
    assert data == check_document(checked(), notes=False)
    document = docx.Document(BytesIO(data))
    comments = list(document.comments)
    assert len(comments) == 1
    assert "number-changed" in comments[0].text
    assert [p.text for p in document.paragraphs][:2] == ["The bridge", TEXT.split("\n")[2]]
    body = document.element.body.xml
    start, end = body.index("commentRangeStart"), body.index("commentRangeEnd")
    assert "52" in body[start:end]
    assert "crowns" not in body[start:end]


def test_every_code_has_a_title() -> None:
    from typing import get_args  # noqa: PLC0415

    from twosource.model import FindingCode, NoteCode  # noqa: PLC0415

    assert {*get_args(FindingCode), *get_args(NoteCode)} == TITLES.keys()


def test_nothing_is_needed_of_a_source_without_claims() -> None:
    assert sources().vectors == Vectors(0, 64, b"") or sources().claims == ()
    assert Span(0, 1) < Span(1, 2)
