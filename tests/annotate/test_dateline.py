"""When an article without a stated date was written: only what its own words settle."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.annotate import annotate
from twosource.annotate.times import find_times
from twosource.annotate.times.dateline import find_document_date
from twosource.annotate.times.embedded import no_older, no_younger
from twosource.model import DocumentDate, Reading, Tokens

NONE = Tokens((), (), (), (), (), (), (), ())


def dated(text: str, tokens: Tokens = NONE) -> DocumentDate | None:
    return find_document_date(text, tokens, find_times(text, tokens, None))


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("HARBOR CITY, Jan. 14, 2025 (Agency) - The ferry sank.", "Jan. 14, 2025", "dateline"),
        ("HARBOR CITY, Tuesday, Jan. 14, 2025 — The ferry sank.", "Tuesday, Jan. 14, 2025", "dateline"),
        (
            "Ferry sinks\nPublished 9:30 AM EST, Tue January 14, 2025\nIt sank.",
            "9:30 AM EST, Tue January 14, 2025",
            "Pub",
        ),
        ("Ferry sinks\nPosted: 14/01/2025 | Updated: Jan. 15, 2025\nIt sank.", "14/01/2025", "Posted"),
        ("Ferry sinks\nJan. 14, 2025 5:40 PM\nIt sank.", "Jan. 14, 2025 5:40 PM", "only a date"),
        ("The ferry sank today, Tuesday, Jan. 14, 2025, in the bay.", "Tuesday, Jan. 14, 2025", "today"),
        ("Ferry sinks\nBy Ada Berg in News | January 14, 2025 at 12:57PM\nIt sank.", "January 14, 2025", "aut"),
        (
            "Ferry with forty passengers and nine crew aboard sinks off Harbor City in the first storm of the year "
            "Posted: Jan. 14, 2025 8:36 AM EST Updated: Jan. 16, 2025 9:10 AM EST\nIt sank.",
            "Jan. 14, 2025 8:36 AM EST",
            "Posted",
        ),
    ],
)
def test_a_statement_with_its_year_settles_the_day(text: str, words: str, reason: str) -> None:
    found = dated(text)
    assert found is not None
    assert (found.day, [s.of(text) for s in found.spans]) == ("2025-01-14", [words])
    assert reason in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "HARBOR CITY (Agency), Jan. 14 - The ferry sank on Tuesday.",
        "Published Jan. 14\nThe ferry sank.",
        "Published 4/5/2025\nThe ferry sank.",  # April or May
        "Published Wednesday, Jan. 14, 2025\nThe ferry sank.",  # a Tuesday
        "Ferry sinks\nPublished Jan. 14, 2025\nPublished Jan. 20, 2025\nIt sank.",
        "Opening dates:\nDate: Jan. 14, 2025 to Jan. 20, 2025\nIt sank.",
        "Ferry sinks\nReader comments\nPosted: Jan. 14, 2025\nHow sad.",
        "The ferry sank.\n2 comments\nPosted by Ada on Jan. 14, 2025\nHow sad.",
        "The ferry sank.\nCopyright law of 2012 was changed.",
        "By the end of January 14, 2025 the ferry had sunk.",
        "The ferry sank yesterday, a week after the storm.",
        "",
    ],
)
def test_what_the_words_leave_open_stays_open(text: str) -> None:
    assert dated(text) is None


def test_days_one_apart_are_an_interval_and_settle_nothing() -> None:
    text = "Ferry sinks\nPublished Jan. 15, 2025\nHARBOR CITY, Jan. 14, 2025 (Agency) - It sank."
    found = dated(text)
    assert found is not None
    assert (found.earliest, found.latest, found.day) == ("2025-01-14", "2025-01-15", None)
    assert [s.of(text) for s in found.spans] == ["Jan. 15, 2025", "Jan. 14, 2025"]


def test_an_update_only_says_when_the_text_was_there() -> None:
    found = dated("Ferry sinks\nLast updated: Jan. 14, 2025\nIt sank.")
    assert found is not None
    assert (found.earliest, found.latest) == (None, "2025-01-14")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry sank.\nSo sad! — Ada Berg (@adaberg) January 14, 2025\nDivers search.", "January 14, 2025"),
        ("The ferry sank.\nA photo posted by Ada (@adaberg) on Jan 14, 2025 at 3:01pm PST", "Jan 14, 2025"),
        ("Divers at work. (Published Tuesday, Jan. 14, 2025)\n\nThe ferry sank.", "Tuesday, Jan. 14, 2025"),
        ("Divers in the bay on Jan. 14, 2025. (Photo: Ada Berg)\n\nThe ferry sank.", "Jan. 14, 2025"),
        ("FILE - In this Jan. 14, 2025, file photo, divers search.\n\nThe ferry sank.", "Jan. 14, 2025"),
    ],
)
def test_an_article_is_no_older_than_what_it_carries(text: str, words: str) -> None:
    found = dated(text)
    assert found is not None
    assert (found.earliest, found.latest, [s.of(text) for s in found.spans]) == ("2025-01-14", None, [words])


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Copyright 2025 Harbor News. All rights reserved.", "2025"),
        ("© 2019-2025 Harbor News", "2025"),
        ("Copyright © 2024 by Agency\n(c) 2025 Harbor News", "2025"),
    ],
)
def test_an_article_is_no_younger_than_its_copyright_line(line: str, year: str) -> None:
    found = dated("The ferry sank.\n\n" + line)
    assert found is not None
    assert (found.earliest, found.latest) == (None, f"{year}-12-31")


def test_a_post_and_a_copyright_line_close_the_interval() -> None:
    found = dated("It sank.\nSad. — Ada (@adaberg) January 14, 2025\nCopyright 2025 Harbor News")
    assert found is not None
    assert (found.earliest, found.latest, found.day) == ("2025-01-14", "2025-12-31", None)
    assert found.reason == "it carries a post or film of January 14, 2025; its copyright line is of 2025"


def test_a_stated_day_stands_whatever_a_changed_page_carries() -> None:
    text = "Ferry sinks\nPublished Jan. 14, 2025\nSad. — Ada (@adaberg) January 20, 2025\nCopyright 2024 Harbor News"
    found = dated(text)
    assert found is not None
    assert found.day == "2025-01-14"


def test_a_dated_update_says_when_the_text_was_there() -> None:
    found = dated("UPDATE (1/14/25): Divers have found the ferry.\n\nA ferry sank.")
    assert found is not None
    assert (found.earliest, found.latest) == (None, "2025-01-14")


PAST = (
    "The DET 2 det\nferry NOUN 3 nsubj\n"
    "sank VERB 0 root VBD\nin ADP 5 case\nMay PROPN 3 obl NNP\n2019 NUM 5 nummod CD\n"
)
FUTURE = "It PRON 3 nsubj\nwill AUX 3 aux MD\nsail VERB 0 root VB\nin ADP 5 case\n2031 NUM 3 obl CD\n"


def test_what_is_told_as_past_and_as_to_come_limits_the_date() -> None:
    conllu = PAST + "\n" + FUTURE
    text, read = build.text_of(conllu), build.reading_from_conllu(conllu)
    found = dated(text, read.tokens)
    assert found is not None
    assert (found.earliest, found.latest, found.day) == ("2019-05-01", "2031-12-31", None)
    assert [s.of(text) for s in found.spans] == ["May 2019", "2031"]


def test_a_statement_that_the_text_belies_settles_nothing() -> None:
    conllu = PAST
    stamp = "Published Jan. 14, 2018\n\n"
    read = build.reading_from_conllu(conllu, build.text_of(conllu))
    moved = Tokens(
        tuple(s + len(stamp) for s in read.tokens.starts),
        tuple(e + len(stamp) for e in read.tokens.ends),
        *(getattr(read.tokens, name) for name in ("sentences", "upos", "xpos", "lemmas", "heads", "deprels")),
    )
    assert dated(stamp + build.text_of(conllu), moved) is None


def read_of(text: str) -> Reading:
    return build.reading(build.plain_tokens(text))


def test_relative_times_are_reckoned_from_a_settled_day_alone() -> None:
    settled = "HARBOR CITY, Jan. 14, 2025 (Agency) - The ferry sank yesterday."
    open_year = "HARBOR CITY (Agency), Jan. 14 - The ferry sank yesterday."
    assert [t.value for t in annotate(build.article(settled), read_of(settled)).times][-1] == "2025-01-13"
    assert [t.value for t in annotate(build.article(open_year), read_of(open_year)).times][-1] is None


def test_a_stated_date_is_never_overruled() -> None:
    text = "HARBOR CITY, Jan. 14, 2025 (Agency) - The ferry sank yesterday."
    found = annotate(build.article(text, published="2025-02-01"), read_of(text))
    assert found.document_date is None
    assert found.times[-1].value == "2025-01-31"


PIECES = (
    "Published Updated: Date Copyright © (@ada) (Photo: 2025 UPDATE today , ( ) - — Jan. 14, 2025 2031 May 2019 CITY, "
    "yesterday 5:40 PM / comments |"
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES.split(" ")), max_size=20).map(" ".join))


@settings(max_examples=60, deadline=None)
@given(TEXTS.map(lambda text: text.replace("|", "\n")))
def test_bounds_are_in_order_and_rest_on_words(text: str) -> None:
    found = dated(text)
    if found is None:
        return
    assert found.earliest or found.latest
    assert found.spans
    assert found.reason
    assert all(s.of(text).strip() for s in found.spans)
    for bound in (found.earliest, found.latest):
        assert bound is None or date.fromisoformat(bound)
    if found.earliest and found.latest:
        assert found.earliest <= found.latest


CARRIED = ["(@ada)", "on", "shared by Ada", "Jan. 14, 2025", "May 2, 2019", "FILE -", "(Photo:", "Getty Images",
           "comments", "Copyright", "©", "2018", "2019-2021", "2031", "\n", "The ferry sank."]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(CARRIED), max_size=16).map(" ".join))
def test_what_is_carried_is_the_latest_day_it_shows(text: str) -> None:
    days = find_times(text, NONE, None)
    older, younger = no_older(text, days), no_younger(text)
    assert older is None or (older.day, older.span) in {(t.earliest, t.span) for t in days}
    assert younger is None or younger.day == f"{younger.span.of(text)[-4:]}-12-31"
    later = no_younger(f"{text}\n© 2040")
    assert later is not None
    assert later.day == "2040-12-31"


@pytest.mark.parametrize(
    "junk",
    [
        "Published ",
        "(@a) Jan. 14, 2025 ",
        "© (c) ",
        "posted by a ",
        "\n\n",
        "Jan. 14, 2025 ",
        "CITY, ",
        "A-",
        "today, Jan. 14, 2025, ",
        "5:40 \n",
    ],
)
def test_long_junk_is_read_to_its_end(junk: str) -> None:
    """A pattern that goes back and forth would not end; how time grows is `bench.linear`."""
    text = junk * (8_000 // len(junk))
    found = dated(text)
    assert found is None or all(span.of(text) for span in found.spans)
