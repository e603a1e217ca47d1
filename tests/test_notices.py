"""Notices: what a text says about itself and its house is found; what it reports is not."""

import pytest

from twosource.notices import find_notices

REPORT = "The dam held through the night.\n\nThe board said on Monday that 40 pumps had come."


@pytest.mark.parametrize(
    ("notice", "kind"),
    [
        ("Follow us on our pages and sign up for our daily letter.", "offer"),
        ("You can read on if you subscribe to the Echo.", "offer"),
        ("To continue reading this story, you will need to be a subscriber.", "offer"),
        (
            "The Echo is paid for by its readers. If you value what we do, think of a gift. You can sign up here.",
            "standing",
        ),
        ("Copyright 2024 Kelby Echo. All rights reserved.", "standing"),
        ("Letters to the editor must bear the name of the writer.", "standing"),
        ("The value of shares can go down as well as up.", "standing"),
        ("If you have been affected by this story, call the line of the valley.", "help"),
        ("This story has been updated.", "making"),
        ("An earlier version of this article gave the number of pumps as 15.", "making"),
        ("This is a developing story and will be updated.", "making"),
        ("Ana Holm is a reporter of the Echo. She has covered the port since 2011 and won a prize twice.", "author"),
        ("Jory Fenn and Ada Moll contributed to this report.", "author"),
        ("Reporting by Ana Holm; editing by Ada Moll.", "author"),
    ],
)
def test_notices_are_found_whole(notice: str, kind: str) -> None:
    found = [(n.span.of(f"{REPORT}\n\n{notice}\n"), n.kind) for n in find_notices(f"{REPORT}\n\n{notice}\n")]
    assert found == [(notice, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The paper lost 4,000 subscribers in May, its owner said.",
        '"Sign up for our letter," he told the readers of his newsletter, "and you will see."',
        "The story of the dam was updated by three historians.",
        "The board has updated its report on the wall.",
        "The newsletter of the board said that 40 pumps had come.",
        "He said we must wait.",
    ],
)
def test_reports_are_no_notices(text: str) -> None:
    assert find_notices(f"{text}\n\n{REPORT}") == ()


def test_a_reporter_in_the_news_is_no_line_on_the_author() -> None:
    news = "Ana Holm is a reporter of the Echo who was held in Lenn on Monday."
    assert find_notices("\n\n".join([news, *["The board said so."] * 5])) == ()


def test_a_sentence_of_the_report_beside_a_notice_stays() -> None:
    text = "The board looks into it. This is a developing story."
    assert [n.span.of(text) for n in find_notices(text)] == ["This is a developing story."]


@pytest.mark.parametrize(
    "junk", ["You " * 300_000, "we. " * 200_000, "A\n\n" * 200_000, "this story has been " * 50_000]
)
def test_junk_ends_in_time(junk: str) -> None:
    assert isinstance(find_notices(junk), tuple)
