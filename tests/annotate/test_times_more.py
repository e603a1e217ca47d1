"""Periods in figures, days found by counting, ranges that share a year, feasts, spoken clocks, plans in the present."""

import pytest

import build
from twosource.annotate.times import find_times
from twosource.model import RawMention, Time, Tokens
from twosource.values.calendar import bounds, week_of_month

NONE = Tokens((), (), (), (), (), (), (), ())
WEDNESDAY = "2023-05-17"


def values(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(t.span.of(text), t.value) for t in find_times(text, NONE, published)]


def only(text: str) -> Time:
    (found,) = find_times(text, NONE, WEDNESDAY)
    return found


def parsed(tree: str, names: tuple[RawMention, ...] = ()) -> list[str | None]:
    found = find_times(build.text_of(tree), build.reading_from_conllu(tree).tokens, WEDNESDAY, names)
    return [t.value for t in found]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Sales fell in Q3 2019.", "Q3 2019", "2019-Q3"),
        ("Sales fell in 3Q19.", "3Q19", "2019-Q3"),
        ("Sales fell in H2 2022.", "H2 2022", "2022-H2"),
        ("Sales fell in Q1.", "Q1", "2023-Q1"),
        ("Sales fell in FY2021.", "FY2021", "FY2021"),
        ("Sales fell in FY21.", "FY21", "FY2021"),
        ("Exports fell in 2013-14.", "2013-14", "2013/2014"),
        ("Exports fell in 2013/14.", "2013/14", "2013/2014"),
        ("She was mayor 1998–2004.", "1998–2004", "1998/2004"),
        ("The winter of 2013-14 was mild.", "The winter of 2013-14", "2013-WI"),
        ("They met on the first Monday in May.", "the first Monday in May", "2023-05-01"),
        ("They met on the last Friday of March 2022.", "the last Friday of March 2022", "2022-03-25"),
        ("The second week of April was dry.", "The second week of April", "2023-W15"),
        ("They met on Tuesday of last week.", "Tuesday of last week", "2023-05-09"),
        ("They met on Tuesday last week.", "Tuesday last week", "2023-05-09"),
        ("They meet on the first Monday of next month.", "the first Monday of next month", "2023-06-05"),
        ("They met on the 3rd of this month.", "the 3rd of this month", "2023-05-03"),
        ("They met on January twenty-fourth.", "January twenty-fourth", "2023-01-24"),
        ("It is stamped 19-Nov-12.", "19-Nov-12", "2012-11-19"),
        ("It is stamped Tuesday, 3/28.", "Tuesday, 3/28", "2023-03-28"),
        ("They met on Good Friday.", "Good Friday", "2023-04-07"),
        ("They met on Black Friday.", "Black Friday", "2022-11-25"),
        ("It sank in the small hours of Monday.", "the small hours of Monday", "2023-05-15TMO"),
        ("It sank at half past nine on Monday.", "half past nine on Monday", "2023-05-15T09:30"),
        ("It sank at a quarter to nine on Monday.", "a quarter to nine on Monday", "2023-05-15T08:45"),
        ("It sank at 9.15 on Monday evening.", "9.15 on Monday evening", "2023-05-15T21:15"),
        ("It took four years and six months.", "four years and six months", "P4Y6M"),
        ("It took one hour and twenty minutes.", "one hour and twenty minutes", "PT1H20M"),
        ("It took three quarters of an hour.", "three quarters of an hour", "PT45M"),
        ("It is shut at weekends.", "weekends", "XXXX-WXX-WE"),
        ("They met on Wednesday the 10th.", "Wednesday the 10th", "2023-05-10"),
        ("They met last week on Friday.", "last week on Friday", "2023-05-12"),
        ("It was signed on the fourth of July of 1995.", "the fourth of July of 1995", "1995-07-04"),
        ("It fell on Friday, the fourth decline.", "Friday", "2023-05-12"),
        ("They meet this coming Monday.", "this coming Monday", "2023-05-22"),
        ("It closed in the late 70's.", "the late 70's", "197"),
        ("It was built in 2019².", "2019", "2019"),
    ],
)
def test_reads(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "It is dated February 29, 2023.",  # a day that is in no calendar
        "It is dated 32 January 1980.",
        "They voted on Super Tuesday.",
        "The Audi Q3 was sold.",
        "More than 2020 boats came.",
        "Councillors voted ten to nine.",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell from April to June 2017.", ["2017-04", "2017-06"]),
        ("Sales fell between January and March 2020.", ["2020-01", "2020-03"]),
        ("It ran from 28 December to 3 January 2022.", ["2021-12-28", "2022-01-03"]),
        ("It fell in March, April and May 2019.", ["2019-03", "2019-04", "2019-05"]),
        ("It ran from January 2022 to March.", ["2022-01", "2022-03"]),
        ("It will be shut 26 July - 22 August.", ["2023-07-26", "2023-08-22"]),
        ("It fell by two points on Friday to December's figure.", ["2023-05-12", "2022-12"]),
    ],
)
def test_both_ends_of_a_range_share_the_year(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sank on May 3. The following day it was raised.", "2023-05-04"),
        ("It sank on May 3. The day after, it was raised.", "2023-05-04"),
        ("It sank on 3 May 2019. It was raised the next year.", "2020"),
        ("It sank in May 2019. It was raised the following month.", "2019-06"),
        ("It was raised the next day.", None),  # reckoned from no day told
    ],
)
def test_the_next_day_is_reckoned_from_the_day_told(text: str, value: str | None) -> None:
    assert values(text)[-1][1] == value


def test_last_winter_is_one_winter_and_that_of_a_year_may_be_either() -> None:
    last, of_year = only("The road was shut last winter."), only("The road was shut in the winter of 2010.")
    assert (last.value, last.earliest, last.latest) == ("2022-WI", "2022-12-01", "2023-03-21")
    assert (of_year.value, of_year.earliest, of_year.latest) == ("2010-WI", "2009-12-01", "2011-03-21")


def test_a_week_of_a_month_is_the_one_with_most_of_its_days() -> None:
    day = week_of_month(2023, 4, 2)
    assert day is not None
    assert day.isocalendar()[1] == 15
    assert week_of_month(2023, 2, 5) is None
    assert bounds("2013/2014") is not None
    assert bounds("2014/2013") is None


PLAN = """The DET 2 det DT
trial NOUN 3 nsubj NN
{} VERB 0 root {} begin
on ADP 5 case IN
Monday PROPN 3 obl NNP
._ PUNCT 3 punct ."""
IS = """The DET 2 det DT
vote NOUN 5 nsubj NN
{} AUX 5 cop {} be
on ADP 5 case IN
Monday PROPN 0 root NNP
._ PUNCT 5 punct ."""


@pytest.mark.parametrize(
    ("tree", "form", "tag", "value"),
    [
        (PLAN, "begins", "VBZ", "2023-05-22"),
        (PLAN, "began", "VBD", "2023-05-15"),
        (IS, "is", "VBZ", "2023-05-22"),
        (IS, "was", "VBD", "2023-05-15"),
    ],
)
def test_a_plan_told_in_the_present_is_to_come(tree: str, form: str, tag: str, value: str) -> None:
    assert parsed(tree.format(form, tag)) == [value]


def test_a_headline_in_the_present_tells_of_what_was() -> None:
    assert parsed(PLAN.format("begins", "VBZ").rpartition("\n")[0]) == ["2023-05-15"]


@pytest.mark.parametrize(("form", "tag", "lemma", "value"), [
    ("sank", "VBD", "sink", "2022-06-02"),
    ("announced", "VBD", "announce", "2023-06-02"),  # the day may be of what is announced
])  # fmt: skip
def test_what_is_told_as_past_is_not_dated_after_the_report(form: str, tag: str, lemma: str, value: str) -> None:
    tree = f"""It PRON 2 nsubj PRP
{form} VERB 0 root {tag} {lemma}
on ADP 4 case IN
2 NUM 2 obl CD
June PROPN 4 nmod NNP
._ PUNCT 2 punct ."""
    assert parsed(tree) == [value]


NAMED = """The DET 3 det DT
Sunday PROPN 3 compound NNP
Echo PROPN 4 nsubj NNP
told VERB 0 root VBD
of ADP 6 case IN
it PRON 4 obl PRP
._ PUNCT 4 punct ."""
GIVEN = """June PROPN 3 nsubj NNP
Okafor PROPN 1 flat NNP
left VERB 0 root VBD
._ PUNCT 3 punct ."""


def test_a_day_or_month_within_a_name_is_no_time() -> None:
    assert parsed(NAMED) == []
    assert parsed(GIVEN) == []
    text = "They thanked the March Trust."
    assert find_times(text, NONE, WEDNESDAY, (build.raw_mention(text, "March Trust", "ORG"),)) == ()


@pytest.mark.parametrize("junk", ["FY23-", "Q1'22 ", "first Monday in ", "2013-14-", "half past ", "9.15 on "])
def test_junk_gives_no_error(junk: str) -> None:
    assert isinstance(find_times(junk * 200, NONE, WEDNESDAY), tuple)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It is dated 5/10/2023.", "2023-05-10"),  # within a week of the report; 5 October is months off
        ("It is dated 4/5/2019.", "2019-XX-XX"),
        ("The pact is effective June 1.", "2023-06-01"),
    ],
)
def test_the_report_settles_a_day_in_figures_and_what_is_effective_is_to_come(text: str, value: str) -> None:
    assert only(text).value == value
