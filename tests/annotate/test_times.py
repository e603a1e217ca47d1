"""Time expressions: what is found, what it means, and what stays open without a publication date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.annotate.times import find_times
from twosource.model import Time, Tokens
from twosource.values.calendar import bounds, easter, edtf, moved, unit_value

NONE = Tokens((), (), (), (), (), (), (), ())
WEDNESDAY = "2023-05-17"
REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


def values(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str | None]]:
    return [(t.span.of(text), t.type, t.value) for t in find_times(text, NONE, published)]


def only(text: str, published: str | None = WEDNESDAY) -> Time:
    (found,) = find_times(text, NONE, published)
    return found


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bridge opened on March 3, 1998.", "March 3, 1998", "1998-03-03"),
        ("The bridge opened on 3 March 1998.", "3 March 1998", "1998-03-03"),
        ("The bridge opened on the 3rd of March, 1998.", "the 3rd of March, 1998", "1998-03-03"),
        ("It was signed 1998-03-03 there.", "1998-03-03", "1998-03-03"),
        ("The form says 24/12/2019.", "24/12/2019", "2019-12-24"),
        ("The form says 12/24/2019.", "12/24/2019", "2019-12-24"),
        ("The form says 24.12.2019.", "24.12.2019", "2019-12-24"),
        ("The form says 4/5/2019.", "4/5/2019", "2019-XX-XX"),
        ("Work began in August 2011.", "August 2011", "2011-08"),
        ("Work began in Sept. 2011.", "Sept. 2011", "2011-09"),
        ("Work began in 2011.", "2011", "2011"),
        ("Prices doubled in the 1990s.", "the 1990s", "199"),
        ("It stood in the 19th century.", "the 19th century", "18"),
        ("Visits peaked in the summer of 2014.", "the summer of 2014", "2014-SU"),
        ("Profit fell in the third quarter of 2014.", "the third quarter of 2014", "2014-Q3"),
        ("Sales fell in the first half of 2014.", "the first half of 2014", "2014-H1"),
        ("Sales fell in fiscal 2014.", "fiscal 2014", "FY2014"),
        ("It was built in nineteen ninety-seven.", "nineteen ninety-seven", "1997"),
    ],
)
def test_finds_dates_that_stand_by_themselves(text: str, words: str, value: str) -> None:
    assert values(text, None) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sank on Monday.", "Monday", "2023-05-15"),
        ("The ferry sank Wednesday.", "Wednesday", "2023-05-17"),
        ("The ferry will sail on Monday.", "Monday", "2023-05-22"),
        ("The ferry sails next Friday.", "next Friday", "2023-05-19"),
        ("The ferry sank last Friday.", "last Friday", "2023-05-12"),
        ("The ferry sank yesterday.", "yesterday", "2023-05-16"),
        ("The ferry sails the day after tomorrow.", "the day after tomorrow", "2023-05-19"),
        ("The ferry sank last month.", "last month", "2023-04"),
        ("The ferry sank in April.", "April", "2023-04"),
        ("The ferry sank last October.", "last October", "2022-10"),
        ("The ferry will be sold in September.", "September", "2023-09"),
        ("The ferry sank on March 30.", "March 30", "2023-03-30"),
        ("The ferry sank three days ago.", "three days ago", "2023-05-14"),
        ("The ferry sank two years ago.", "two years ago", "2021"),
        ("The ferry sank last week.", "last week", "2023-W19"),
        ("The ferry sank at the end of last year.", "the end of last year", "2022"),
        ("The ferry sank last summer.", "last summer", "2022-SU"),
        ("The ferry sank in the first quarter of last year.", "the first quarter of last year", "2022-Q1"),
        ("The ferry sank last Christmas.", "last Christmas", "2022-12-25"),
        ("The ferry sank on Easter Monday.", "Easter Monday", "2023-04-10"),
    ],
)
def test_dates_relative_expressions_from_the_publication_day(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank on Tuesday.", "XXXX-WXX-2"),
        ("The ferry sank in July.", "XXXX-07"),
        ("The ferry sank on July 9.", "XXXX-07-09"),
        ("The ferry sank yesterday.", None),
        ("The ferry sank last month.", None),
        ("The ferry sank last fiscal year.", None),
        ("The ferry sank three days ago.", None),
        ("The ferry sank several years ago.", "PAST_REF"),
        ("The ferry sank recently.", "PAST_REF"),
        ("The ferry is safe now.", "PRESENT_REF"),
        ("The ferry will sail soon.", "FUTURE_REF"),
    ],
)
def test_leaves_relative_expressions_open_without_a_publication_day(text: str, value: str | None) -> None:
    found = only(text, None)
    assert (found.value, found.earliest, found.latest, found.edtf) == (value, None, None, None)


@pytest.mark.parametrize(
    ("text", "words", "value", "mod"),
    [
        ("They waited three days.", "three days", "P3D", None),
        ("It was a two-year plan.", "two-year", "P2Y", None),
        ("They waited more than a decade.", "more than a decade", "P10Y", "MORE_THAN"),
        ("They waited nearly two hours.", "nearly two hours", "PT2H", "LESS_THAN"),
        ("They waited at least 30 days.", "at least 30 days", "P30D", "EQUAL_OR_MORE"),
        ("They waited about a month.", "about a month", "P1M", "APPROX"),
        ("They waited a couple of years.", "a couple of years", "P2Y", None),
        ("They waited two and a half years.", "two and a half years", "P2Y6M", None),
        ("They waited half an hour.", "half an hour", "PT30M", None),
        ("They waited twenty-four hours.", "twenty-four hours", "PT24H", None),
        ("They waited several weeks.", "several weeks", "PXW", None),
        ("It grew over the past five years.", "the past five years", "P5Y", None),
    ],
)
def test_measures_durations(text: str, words: str, value: str, mod: str | None) -> None:
    found = only(text)
    assert (found.span.of(text), found.type, found.value, found.mod) == (words, "DURATION", value, mod)
    assert (found.earliest, found.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They meet every Tuesday.", "every Tuesday", "XXXX-WXX-2"),
        ("They meet on Tuesdays.", "Tuesdays", "XXXX-WXX-2"),
        ("They meet annually.", "annually", "P1Y"),
        ("They meet twice a week.", "twice a week", "P1W"),
        ("They meet every two months.", "every two months", "P2M"),
    ],
)
def test_finds_sets(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, "SET", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry left at 10:30 p.m. Monday.", "10:30 p.m. Monday", "2023-05-15T22:30"),
        ("The ferry left at noon on Monday.", "noon on Monday", "2023-05-15T12:00"),
        ("The ferry left Monday morning.", "Monday morning", "2023-05-15TMO"),
        ("The ferry left last night.", "last night", "2023-05-16TNI"),
        ("The ferry leaves tonight.", "tonight", "2023-05-17TNI"),
        ("The ferry left at 16:00 UTC today.", "16:00 UTC today", "2023-05-17T16:00Z"),
    ],
)
def test_finds_times_of_day(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, "TIME", value)]


def test_gives_a_clock_time_the_day_named_in_its_sentence() -> None:
    text = "On Monday the ferry left, and at 5 p.m. it was back."
    assert [v for _, _, v in values(text)] == ["2023-05-15", "2023-05-15T17:00"]


def test_reckons_from_a_date_mentioned_just_before() -> None:
    text = "The ferry was launched on June 2, 2001. Two weeks later it sank."
    assert [v for _, _, v in values(text, None)] == ["2001-06-02", "2001-W24"]


def test_tells_the_length_alone_where_no_day_is_known_to_reckon_from() -> None:
    assert values("The ferry sank. Two weeks later it was raised.") == [("Two weeks later", "DURATION", "P2W")]
    assert values("It was raised three hours later.") == [("three hours later", "DURATION", "PT3H")]
    assert values("It was raised two weeks ago.", None) == [("two weeks ago", "DATE", None)]


def test_compares_with_the_quarter_the_report_is_about() -> None:
    text = "Profit rose in the third quarter of 2022, from a loss in the year-ago quarter."
    assert [v for _, _, v in values(text)] == ["2022-Q3", "2021-Q3"]


@pytest.mark.parametrize(
    "text",
    [
        "A 45-year-old driver was hurt.",
        "The driver, aged two years, was hurt.",
        "The ferry may sail.",
        "They march against the fall in prices.",
        "The second ferry and a second opinion.",
        "The plan costs $3 million a year.",
        "About 2000 people were there.",
        "Call 555-2019 there.",
        "A quarter of the voters and three-quarters of the members.",
        "They spring into action as soon as they can.",
        "The Boeing 737-800 and the A320.",
    ],
)
def test_leaves_alone_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_bounds_and_edtf_say_what_is_known() -> None:
    text = "It opened in early May 2019, around 2015 or in the third quarter of 2014; earlier this year it closed."
    found = [(t.edtf, t.earliest, t.latest, t.mod) for t in find_times(text, NONE, WEDNESDAY)]
    assert found == [
        ("2019-05", "2019-05-01", "2019-05-31", "START"),
        ("2015~", "2015-01-01", "2015-12-31", "APPROX"),
        ("2014-07/2014-09", "2014-07-01", "2014-09-30", None),
        ("2023", "2023-01-01", "2023-05-17", None),
    ]


def test_takes_the_direction_of_a_weekday_from_the_tree() -> None:
    read = build.reading_from_conllu(
        "The DET 2 det\nferry NOUN 4 nsubj\nshall AUX 4 aux MD\nsail VERB 0 root VB\nfriday PROPN 4 obl:tmod NNP"
    )
    text = "The ferry shall sail friday"
    (found,) = find_times(text, read.tokens, WEDNESDAY)
    assert found.value == "2023-05-19"


def test_a_verb_is_no_month_where_the_tags_say_so() -> None:
    read = build.reading_from_conllu("In ADP 3 mark\nMay VERB 0 root MD\n")
    assert find_times("In May", read.tokens, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("year", "day"), [(1999, date(1999, 4, 4)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31))]
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize("value", ["1998-W53", "0000", "1999-13", "1999-02-30", "P3D", "XXXX-05", "FY1999", "", None])
def test_no_bounds_for_what_is_no_day_of_the_calendar(value: str | None) -> None:
    assert bounds(value) is None or value == "1998-W53"
    assert edtf(value, None) is None or value == "1998-W53"


PIECES = (
    "last next this the a of Monday May 1998 '98 12 3rd second quarter year years ago later earlier end early "
    "morning 10:30 p.m. ( , . - every two hundred 1/2 and half fiscal century 21st Easter GMT 0930 31/02/2001 day "
    "before yesterday 0 dd yyyy August 9999-12-31 9999 days 99999999 thousand week ’s ½ weekend previous "
    "Friday 1980s that |"
)
WORDS = st.lists(st.sampled_from(PIECES.replace("|", "\n\n").split(" ")), max_size=30)
TEXTS = st.one_of(st.text(max_size=200), WORDS.map(" ".join), WORDS.map("".join))
STAMPS = st.one_of(st.none(), st.dates().map(date.isoformat), st.text(max_size=12), st.just("2008-03"))


@settings(max_examples=100, deadline=None)
@given(TEXTS, STAMPS)
def test_spans_and_bounds_hold_on_any_text(text: str, published: str | None) -> None:
    end = 0
    for found in find_times(text, NONE, published):
        words = found.span.of(text)
        assert words
        assert words == words.strip()
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
        assert (found.earliest is None and found.latest is None) == (found.edtf is None)
        if found.earliest and found.latest:
            assert date.fromisoformat(found.earliest) <= date.fromisoformat(found.latest)


RELATIVE = st.sampled_from(
    ["yesterday", "last week", "next Tuesday", "in July", "on July 4", "two years ago", "this year", "a month later",
     "the third quarter", "tonight", "at 5 p.m. Monday", "last Christmas", "the end of the month", "the weekend",
     "in the '80s", "a year earlier", "the latest quarter", "year-end", "that day", "last spring", "the next morning"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(RELATIVE, min_size=1, max_size=8))
def test_no_date_comes_of_relative_words_alone(pieces: list[str]) -> None:
    for found in find_times("It happened " + ", ".join(pieces) + ".", NONE, None):
        assert found.earliest is None
        assert found.edtf is None
        assert found.value is None or found.value[0] in "XP" or found.value in REFERENCES


@pytest.mark.parametrize(
    "junk", ["the ", "1", "1,", "a-", "last the of ", "two hundred ", "\n \n", "10:30 ", "’80s", "may "]
)
def test_long_junk_is_read_to_its_end(junk: str) -> None:
    """A pattern that goes back and forth would not end; how time grows is `bench.linear`."""
    text = junk * (8_000 // len(junk))
    spans = [found.span for found in find_times(text, NONE, WEDNESDAY)]
    assert spans == sorted(spans)
    assert all(span.of(text).strip() for span in spans)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It broke out at 10:00 Friday night.", "2023-05-12T22:00"),
        ("It broke out at 12:00 Friday night.", "2023-05-12T24:00"),
        ("It broke out overnight Monday.", "2023-05-15TNI"),
        ("It broke out at 9 a.m. local time on Monday.", "2023-05-15T09:00"),
        ("It broke out at 7 o'clock in the evening.", "XXXX-XX-XXT19:00"),
    ],
)
def test_reads_clock_times_with_the_part_of_the_day(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He spoke in the '80s.", "198"),
        ("He spoke on Thanksgiving.", "2022-11-24"),
        ("He spoke the week of March 6.", "2023-W10"),
        ("He spoke in early 2011.", "2011"),
        ("He had spoken by Monday.", "2023-05-15"),
        ("He must speak by Monday.", "2023-05-22"),
        ("He spoke over the weekend.", "2023-W19-WE"),
        ("He will speak at the weekend.", "2023-W20-WE"),
        ("He spoke on Monday, May 2.", "2022-05-02"),
    ],
)
def test_finds_the_nearest_day_that_fits(text: str, value: str) -> None:
    assert only(text).value == value


def test_previous_weekday_is_reckoned_from_the_day_mentioned() -> None:
    text = "The talks ended on Friday, March 3, 2023. They had begun the previous Monday."
    assert [v for _, _, v in values(text)] == ["2023-03-03", "2023-02-27"]


@pytest.mark.parametrize(
    ("text", "words", "value", "earliest", "latest"),
    [
        ("They met June 15-17, 2009.", "June 15-17, 2009", "2009-06-15/2009-06-17", "2009-06-15", "2009-06-17"),
        ("They met on 24 and 25 April.", "24 and 25 April", "2023-04-24/2023-04-25", "2023-04-24", "2023-04-25"),
        ("They met in Q3 2009.", "Q3 2009", "2009-Q3", "2009-07-01", "2009-09-30"),
    ],
)
def test_reads_ranges_of_days_and_short_quarters(text: str, words: str, value: str, earliest: str, latest: str) -> None:
    found = only(text)
    assert (found.span.of(text), found.value, found.earliest, found.latest) == (words, value, earliest, latest)


@pytest.mark.parametrize(
    "text", ["It was the comeback of the decade,'” she wrote.", "He spoke of two decades.”", "dd yyyy hh"]
)
def test_a_word_that_is_spelled_like_a_class_of_words_is_only_a_word(text: str) -> None:
    assert all(t.span.of(text) for t in find_times(text, NONE, WEDNESDAY))


UNITS = st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "E", "C"])
DAYS = st.dates(date(1000, 1, 1), date(2900, 1, 1))


@given(DAYS, UNITS)
def test_a_value_and_its_days_say_the_same(day: date, unit: str) -> None:
    value = unit_value(day, unit)
    days = bounds(value)
    assert value is not None
    assert days is not None
    assert days.first <= days.last
    if unit != "WE":
        assert days.first <= day <= days.last
    assert unit_value(days.first, unit) == unit_value(days.last, unit) == value


@given(DAYS, st.sampled_from(["DW", "DMQHY", "DYEC"]))
def test_the_coarser_value_covers_the_finer(day: date, units: str) -> None:
    ranges = [bounds(unit_value(day, unit)) for unit in units]
    for finer, coarser in pairwise(ranges):
        assert finer is not None
        assert coarser is not None
        assert coarser.first <= finer.first <= finer.last <= coarser.last


@given(DAYS, UNITS, st.integers(-40, 40))
def test_what_is_moved_there_and_back_is_in_the_same_unit(day: date, unit: str, count: int) -> None:
    there = moved(day, unit, count)
    if there and (back := moved(there, unit, -count)):
        assert unit_value(back, unit) == unit_value(day, unit)


NOW = st.dates(date(1950, 1, 1), date(2080, 1, 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(RELATIVE, min_size=1, max_size=5), NOW)
def test_bounds_lie_in_the_days_of_the_value(pieces: list[str], now: date) -> None:
    for found in find_times("It happened " + ", ".join(pieces) + ".", NONE, now.isoformat()):
        days = bounds(found.value) if found.type in ("DATE", "TIME") else None
        assert (days is None) == (found.earliest is None) == (found.latest is None) == (found.edtf is None)
        if days and found.earliest and found.latest:
            assert days.first <= date.fromisoformat(found.earliest) <= date.fromisoformat(found.latest) <= days.last


@settings(max_examples=60, deadline=None)
@given(NOW)
def test_one_day_has_one_interval_however_it_is_named(now: date) -> None:
    texts = [f"It sank {now:%B} {now.day}, {now.year}.", f"It sank {now.isoformat()}.", "It sank today."]
    texts += [f"It sank on {now:%A}, {now:%B} {now.day}.", f"It sank {now.day} {now:%B} {now.year}."]
    found = [find_times(text, NONE, now.isoformat()) for text in texts]
    assert {(t[0].value, t[0].edtf, t[0].earliest, t[0].latest) for t in found} == {(now.isoformat(),) * 4}


def test_takes_up_the_quarter_of_the_report_again_in_each_paragraph() -> None:
    text = "Profit rose in the third quarter.\n\nAfter a flat second quarter it did well.\n\nA year ago it lost."
    assert [v for _, _, v in values(text, "2022-11-02")] == ["2022-Q3", "2022-Q2", "2021-Q3"]


def test_compares_nine_months_with_those_of_the_year_before() -> None:
    text = "Profit rose in the third quarter. In the first nine months it was 3 million, up from 2 million a year ago."
    assert [v for _, _, v in values(text, "2022-11-02")] == ["2022-Q3", "P9M", "2021"]


def test_a_finite_verb_settles_the_year_of_a_month() -> None:
    read = build.reading_from_conllu(
        "It PRON 2 nsubj\nclosed VERB 0 root VBD\nin ADP 4 case\nJanuary PROPN 2 obl NNP\n"
    )
    assert find_times("It closed in January", read.tokens, "2022-11-02")[0].value == "2022-01"
    assert values("It closed in January.", "2022-11-02")[0][2] == "2023-01"


@pytest.mark.parametrize(
    ("text", "edtf_", "earliest", "latest"),
    [
        ("It sank more than two years ago.", "../2021-12-31", None, "2021-12-31"),
        ("It sank at least three weeks ago.", "../2023-04-30", None, "2023-04-30"),
        ("It sank less than two years ago.", "2021-01-01/2023-05-17", "2021-01-01", "2023-05-17"),
        ("It sank nearly three weeks ago.", "2023-04-24/2023-05-17", "2023-04-24", "2023-05-17"),
        ("It will sink more than two years from now.", "2025-01-01/..", "2025-01-01", None),
    ],
)
def test_a_bound_on_the_distance_leaves_the_far_side_open(
    text: str, edtf_: str, earliest: str | None, latest: str | None
) -> None:
    found = only(text)
    assert (found.edtf, found.earliest, found.latest) == (edtf_, earliest, latest)


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("The bridge was planned a decade ago.", "2013", "2013-01-01", "2013-12-31"),
        ("The bridge was planned more than four decades ago.", "1983", None, "1983-12-31"),
        ("The bridge was planned a century ago.", "192", "1920-01-01", "1929-12-31"),
    ],
)
def test_decades_ago_are_counted_in_years(text: str, value: str, earliest: str | None, latest: str | None) -> None:
    found = only(text)
    assert (found.value, found.earliest, found.latest) == (value, earliest, latest)
    assert found.mod in ("APPROX", "MORE_THAN")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales in the quarter ended Sept. 29 rose.", "2022-Q3"),
        ("Sales in the quarter ended April 2 rose.", "2023-Q1"),
        ("Sales in the quarter ended Jan. 1 rose.", "2022-Q4"),
        ("Sales in the quarter ended Aug. 26 rose.", None),
    ],
)
def test_a_quarter_is_known_by_the_day_on_which_it_ended(text: str, value: str | None) -> None:
    assert values(text)[0][2] == value


def test_a_fiscal_year_that_ended_some_day_is_a_year_long() -> None:
    assert values("Sales in the fiscal year ended Jan. 31 rose.")[0] == ("the fiscal year", "DURATION", "P1Y")


def test_todays_world_is_of_our_time_and_todays_vote_of_the_day() -> None:
    assert values("Ships are rare in today's world.") == [("today", "DATE", "PRESENT_REF")]
    assert values("He spoke before today's vote.") == [("today", "DATE", WEDNESDAY)]


def test_one_day_to_come_measures_nothing() -> None:
    assert values("The bridge will one day fall.") == [("one day", "DATE", "FUTURE_REF")]
    assert values("The strike lasted one day.") == [("one day", "DURATION", "P1D")]


@pytest.mark.parametrize(
    "text", ["The quarter-to-quarter comparison is hard.", "They live day to day.", "He spoke on ’60 Minutes."]
)
def test_what_only_sounds_like_a_length_of_time_is_left_alone(text: str) -> None:
    assert values(text) == []


def test_the_second_of_two_decades_needs_no_article() -> None:
    assert values("It recalled the cars of the 70s and 80s.") == [("the 70s", "DATE", "197"), ("80s", "DATE", "198")]


def test_a_newspaper_is_no_repetition() -> None:
    tree = "The DET 3 det\ndaily {} 3 {}\nStar PROPN 4 nsubj NNP\nsaid VERB 0 root VBD\nso ADV 4 advmod"
    for tag, relation, count in (("NOUN", "compound", 0), ("ADJ", "amod", 1)):
        conllu = tree.format(tag, relation)
        found = find_times(build.text_of(conllu), build.reading_from_conllu(conllu).tokens, WEDNESDAY)
        assert len(found) == count


@pytest.mark.parametrize(
    ("tree", "value"),
    [
        (  # a tree that hangs "issued" on the infinitive
            "He PRON 2 nsubj\nwants VERB 0 root VBZ want\nto PART 4 mark TO\nlift VERB 2 xcomp VB lift\nthe DET 6 det\n"
            "order NOUN 4 obj NN\nissued VERB 4 xcomp VBN issue\nThursday NOUN 4 obl NNP",
            "2023-05-11",
        ),
        (
            "It PRON 4 nsubj\nhad AUX 4 aux VBD have\nbeen AUX 4 aux:pass VBN be\nscheduled VERB 0 root VBN schedule\n"
            "to PART 6 mark TO\nexpire VERB 4 xcomp VB expire\nThursday NOUN 6 obl NNP",
            "2023-05-11",
        ),
        (
            "It PRON 3 nsubj\nis AUX 3 aux:pass VBZ be\nscheduled VERB 0 root VBN schedule\n"
            "to PART 5 mark TO\nexpire VERB 3 xcomp VB expire\nThursday NOUN 5 obl NNP",
            "2023-05-18",
        ),
    ],
)
def test_the_nearest_verb_and_a_past_perfect_tell_of_the_past(tree: str, value: str) -> None:
    read = build.reading_from_conllu(tree)
    assert find_times(build.text_of(tree), read.tokens, WEDNESDAY)[-1].value == value


def test_each_of_so_many_years_is_every_year() -> None:
    assert values("It flooded in each of the last three years.")[0][1:] == ("SET", "P1Y")
    assert values("It floods every three years.")[0][1:] == ("SET", "P3Y")
