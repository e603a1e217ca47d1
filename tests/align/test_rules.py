"""relation: two invented statements -> the rule that speaks, their relation, and in what they differ."""

from dataclasses import dataclass, replace
from typing import cast

import pytest

import build
from twosource.align.actors import find_actors
from twosource.align.pairs.pair import Pair
from twosource.align.relation import decide
from twosource.align.table import build as build_table
from twosource.model import (
    About,
    Article,
    Attribution,
    Claims,
    Comparator,
    Factuality,
    Mention,
    Quantity,
    Relation,
    Rule,
    Time,
    Tokens,
)


@dataclass(frozen=True)
class Number:
    """A number in a statement: its words, bounds, and what it counts or is measured in."""

    words: str
    low: float | None
    high: float | None
    how: Comparator = "exact"
    counted: str | None = "boats"
    unit: str | None = None


@dataclass(frozen=True)
class Said:
    """A statement in a few marks: the words of it that are verb, subject, hedge and so on."""

    text: str
    verb: str
    subject: str = ""
    number: Number | None = None
    time: tuple[str, str, str] | None = None  # words, first and last day
    negated: bool = False
    hedge: str = ""
    parts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    holder: str = ""
    published: str | None = None
    factuality: Factuality = "CT+"


PAST = dict.fromkeys(("opened", "sank", "closed"), "VBD") | {"opening": "VBG"}


def tokens_of(said: Said, text: str) -> Tokens:
    """The words, each hung on the verb."""
    plain = build.plain_tokens(text)
    forms = [text[start:end].strip(".") for start, end in zip(plain.starts, plain.ends, strict=True)]
    head = forms.index(said.verb)
    kinds = {head: "VERB"} | {i: "AUX" for i, form in enumerate(forms) if form in ("will", "was", "were")}
    return replace(
        plain,
        upos=tuple(kinds.get(i, kind) for i, kind in enumerate(plain.upos)),
        xpos=tuple(PAST.get(form, tag) for form, tag in zip(forms, plain.xpos, strict=True)),
        heads=tuple(-1 if i == head else head for i in range(len(forms))),
        deprels=tuple("root" if i == head else "dep" for i in range(len(forms))),
        lemmas=tuple({"opened": "open", "sank": "sink", "closed": "close"}.get(f, f).lower() for f in forms),
    )


def claims(said: Said, name: str) -> Claims:
    """The statement as the only claim of an article."""
    text = f"{said.holder} said {said.text}." if said.holder else f"{said.text}."
    article: Article = replace(build.article(text, name=name), published=said.published)
    number, time = said.number, said.time
    held: tuple[Attribution, ...] = ()
    if said.holder:
        spans = [build.span(text, words) for words in (said.holder, "said", said.text)]
        held = (build.attribution(*([s] for s in spans), source_type="named_person", source_entity=0),)
    named = [*said.people, *([said.holder] if said.holder else [])]
    of = build.analysis(
        article,
        tokens_of(said, text),
        quantities=()
        if number is None
        else (
            Quantity(
                build.span(text, number.words), number.low, number.high, number.how, None, number.unit, number.counted
            ),
        ),
        times=() if time is None else (Time(build.span(text, time[0]), "DATE", time[1], None, None, time[1], time[2]),),
        mentions=tuple(Mention(build.span(text, who), "PER", entity=n) for n, who in enumerate(reversed(named))),
        attributions=held,
    )
    made = build.claim(
        of,
        said.text,
        subject=build.span(text, said.subject) if said.subject else None,
        polarity="-" if said.negated else "+",
        hedges=(build.span(text, said.hedge),) if said.hedge else (),
        parts=tuple(build.span(text, part) for part in said.parts),
        attribution=held[0].id if held else None,
        factuality=said.factuality,
    )
    return build.claims_of(of, [made])


def pair_of(one: Said, two: Said) -> Pair:
    """The two side by side, in a table of their own."""
    articles = [claims(one, "a.txt"), claims(two, "b.txt")]
    table = build_table(articles, find_actors(articles), ())
    return Pair(table, table.rows[0], table.rows[1], 0.5)


def boats(words: str, low: float | None, high: float | None, how: str = "exact", rest: str = "", **kw: object) -> Said:
    """So many boats sank."""
    number = Number(words, low, high, cast(Comparator, how))
    return Said(f"{words} boats sank{rest}", "sank", f"{words} boats", number, **kw)  # type: ignore[arg-type]


def price(words: str, value: float, rest: str = "", **kw: object) -> Said:
    """The pier cost so many crowns."""
    number = Number(words, value, value, "exact", None, "crown")
    return Said(f"The pier cost {words} crowns{rest}", "cost", "The pier", number, **kw)  # type: ignore[arg-type]


def opened(when: tuple[str, str, str] | None = None, rest: str = "", **kw: object) -> Said:
    """The bridge opened on some day."""
    words = f" {when[0]}" if when else ""
    return Said(f"The bridge opened{words}{rest}", "opened", "The bridge", time=when, **kw)  # type: ignore[arg-type]


MONDAY, TUESDAY = ("Monday", "2031-05-05", "2031-05-05"), ("Tuesday", "2031-05-06", "2031-05-06")
MAY = ("May", "2031-05-01", "2031-05-31")
WILL = Said("The bridge will open", "open", "The bridge")
FIVE, SEVEN = boats("Five", 5, 5), boats("Seven", 7, 7)
EARLY, LATE = {"published": "2031-05-05"}, {"published": "2031-05-07"}
MAYOR_WILL = Said("The mayor will open", "open", "The mayor", **EARLY)
GRAY_OPENED = Said("Ann Gray opened", "opened", "Ann Gray", **LATE)
QUOTED = "“we shall never open this old bridge,” Gray"


def opening(already: str = "") -> Said:
    """The bridge is being opened, as the later report has it."""
    return Said(f"The bridge {already}opening", "opening", "The bridge", **LATE)


def crew(*members: str, who: str = "Prosecutors charged the crew with") -> Said:
    """A charge with a list of crimes."""
    return Said(f"{who} {' '.join(members)}", "charged", who.split()[0], parts=members if len(members) > 1 else ())


def vote(verb: str) -> Said:
    """Ann Gray did so in the vote."""
    return Said(f"Ann Gray {verb} the harbour vote", verb, "Ann Gray", people=("Ann Gray",))


def bridge(how: str) -> Said:
    """The bridge was found to be so."""
    return Said(f"The Ostrand harbour bridge was found {how}", "found", "The Ostrand harbour bridge")


Row = tuple[Said, Said, float, Rule, Relation, About | None]

TABLE: list[Row] = [
    # the same words
    (
        opened(),
        opened(rest=" again"),
        0.9,
        "same",
        "agree",
        None,
    ),  # three words may do so by chance
    (opened(rest=" there"), opened(rest=" there again"), 0.9, "few_more_words", "agree", None),
    (opened(), opened(rest=" again"), 0.7, "same_as_worded", "agree", None),
    (FIVE, boats("Five", 5, 5, published="2031-05-07"), 0.9, "same_words", "agree", None),
    (opened(), opened(published="2031-05-07"), 0.2, "same_words", "agree", None),
    (opened(holder="Ann Gray"), opened(), 0.9, "same_words", "agree", None),
    # numbers
    (FIVE, SEVEN, 0.9, "numbers_exclude", "conflict", "number"),
    (SEVEN, FIVE, 0.9, "numbers_exclude", "conflict", "number"),
    (FIVE, SEVEN, 0.1, "numbers_exclude", "conflict", "number"),
    (boats("Five", 5, 5, **EARLY), boats("Seven", 7, 7, **LATE), 0.9, "later_count", "update", "number"),
    (boats("Five", 5, 5, **LATE), boats("Seven", 7, 7, **EARLY), 0.9, "later_count", "update", "number"),
    (boats("Five", 5, 5, **EARLY), boats("Seven", 7, 7, **EARLY), 0.9, "numbers_exclude", "conflict", "number"),
    (
        boats("Over5", 5, None, "more_than"),
        boats("Over9", 9, None, "more_than"),
        0.9,
        "numbers_differ",
        "differ",
        "number",
    ),
    (boats("Five", 5, 5), boats("Over3", 3, None, "more_than"), 0.9, "more_exact", "refine", "number"),
    (boats("Some5", 5, 5, "approx"), boats("5to6", 5, 6, "range"), 0.9, "numbers_differ", "differ", "number"),
    (price("40", 40), price("45", 45), 0.9, "numbers_exclude", "conflict", "number"),
    (price("40", 40, **EARLY), price("45", 45, **LATE), 0.9, "numbers_exclude", "conflict", "number"),
    # times
    (opened(MONDAY), opened(TUESDAY), 0.9, "times_exclude", "conflict", "time"),
    (opened(MONDAY), opened(TUESDAY), 0.6, "times_exclude", "conflict", "time"),
    (opened(MAY), opened(MONDAY), 0.9, "more_exact", "refine", "time"),
    (opened(MONDAY), opened(MAY), 0.9, "more_exact", "refine", "time"),
    (opened(MONDAY), opened(("Monday", "2031-05-12", "2031-05-12"), " there"), 0.9, "few_more_words", "agree", None),
    (
        opened(("Monday", "2031-05-05", "2031-05-05"), " early there"),
        opened(("Monday", "2031-05-12", "2031-05-12"), " there late"),
        0.9,
        "each_adds",
        "refine",
        "detail",
    ),
    # yes and no
    (opened(), opened(rest=" never", negated=True), 0.9, "denied", "conflict", "denial"),
    (opened(rest=" never", negated=True), opened(), 0.9, "denied", "conflict", "denial"),
    (opened(), opened(rest=" never", negated=True), 0.4, "denied", "conflict", "denial"),
    (opened(), opened(rest=" never", negated=True), 0.3, "put_as_denial", "differ", "denial"),
    # what should be, or would be if, is denied by no fact
    (
        opened(),
        Said("The bridge should never opened", "opened", "The bridge", negated=True),
        0.6,
        "put_as_denial",
        "differ",
        "denial",
    ),
    (
        Said("It opened", "opened"),
        Said("It never opened", "opened", negated=True),
        0.9,
        "put_as_denial",
        "differ",
        "denial",
    ),
    # to come, and done
    (replace(WILL, **EARLY), opened(**LATE), 0.9, "expected_done", "update", "state"),
    (opened(**LATE), replace(WILL, **EARLY), 0.9, "expected_done", "update", "state"),
    (replace(WILL, **LATE), opened(**EARLY), 0.9, "still_to_come", "differ", "state"),
    (WILL, opened(), 0.9, "still_to_come", "differ", "state"),
    # surely one statement, of one who is called otherwise
    (MAYOR_WILL, GRAY_OPENED, 0.9, "expected_done", "update", "state"),
    (MAYOR_WILL, GRAY_OPENED, 0.6, "each_adds", "refine", "detail"),
    # what goes on by now has come about
    (replace(WILL, **EARLY), opening("already "), 0.9, "expected_done", "update", "state"),
    (replace(WILL, **EARLY), opening(), 0.9, "each_adds", "refine", "detail"),
    # what might come, or comes only if, is not expected
    (replace(WILL, factuality="PS+", **EARLY), opened(**LATE), 0.9, "still_to_come", "differ", "state"),
    (
        replace(WILL, text="The bridge will open if dry", **EARLY),
        opened(**LATE),
        0.9,
        "still_to_come",
        "differ",
        "state",
    ),
    # names
    (
        Said("Ann Lindgren opened it", "opened", people=("Ann Lindgren",)),
        Said("Ann Lindgrem opened it", "opened", people=("Ann Lindgrem",)),
        0.9,
        "name_spelled",
        "conflict",
        "name",
    ),
    (
        Said("Lindgren opened it", "opened", people=("Lindgren",)),
        Said("Mossbacher opened it", "opened", people=("Mossbacher",)),
        0.9,
        "each_adds",
        "refine",
        "detail",
    ),
    # how surely
    (opened(), opened(rest=" reportedly", hedge="reportedly"), 0.9, "hedged", "differ", "certainty"),
    (opened(rest=" reportedly", hedge="reportedly"), opened(), 0.6, "hedged", "differ", "certainty"),
    # lists
    (crew("theft", "fraud"), crew("theft"), 0.9, "longer_list", "refine", "parts"),
    (crew("theft"), crew("theft", "fraud"), 0.9, "longer_list", "refine", "parts"),
    (crew("theft", "fraud"), crew("theft", "arson"), 0.9, "lists_differ", "differ", "parts"),
    # what adds
    (opened(), opened(MONDAY, " quietly"), 0.9, "adds_kinds", "refine", "detail"),
    (
        Said("bridge opened", "opened", "bridge"),
        Said("bridge opened crowded banners music speeches fireworks children flags", "opened", "bridge"),
        0.9,
        "adds",
        "refine",
        "detail",
    ),
    (
        Said("Ostrand ferry lost power near Kelby", "lost", "Ostrand ferry"),
        Said("Faulty engines stopped Ostrand boats", "stopped", "Faulty engines"),
        0.9,
        "each_adds",
        "refine",
        "detail",
    ),
    (
        Said("ferry lost power near Kelby", "lost", "ferry", holder="Ann Gray"),
        Said("engines stopped most boats", "stopped", "engines", holder="Bo Moss"),
        0.6,
        "each_adds",
        "refine",
        "detail",
    ),
    (
        Said("ferry lost power near Kelby", "lost", "ferry", holder="Ann Gray"),
        Said("engines stopped most boats", "stopped", "engines", holder="Ann Gray"),
        0.6,
        "each_adds",
        "differ",
        "detail",
    ),
    # opposites, all else alike
    (vote("win"), vote("lose"), 0.9, "opposites", "conflict", "denial"),
    (vote("lose"), vote("win"), 0.6, "opposites", "conflict", "denial"),
    (vote("lose"), vote("win"), 0.4, "each_adds", "refine", "detail"),
    (bridge("legal"), bridge("illegal"), 0.9, "opposites", "conflict", "denial"),
    (bridge("not safe"), bridge("safe"), 0.9, "opposites", "conflict", "denial"),
    (bridge("nearly full"), bridge("full"), 0.9, "opposites", "conflict", "denial"),
    (bridge("not legal"), bridge("illegal"), 0.9, "each_adds", "refine", "detail"),
    (bridge("armed"), bridge("harmed"), 0.9, "each_adds", "refine", "detail"),
    (
        Said("The bridge opened once and closed", "opened", "The bridge"),
        Said("The bridge closed", "closed", "The bridge"),
        0.9,
        "adds",
        "refine",
        "detail",
    ),
    # each may be hurt
    (
        Said("son of the Ostrand mayor sank", "sank", "son"),
        Said("daughter of the Ostrand mayor sank", "sank", "daughter"),
        0.9,
        "opposites",
        "differ",
        "denial",
    ),
    # "not until" denies nothing
    (
        opened(MONDAY),
        Said("The bridge never opened until Monday", "opened", "The bridge", time=MONDAY, negated=True),
        0.9,
        "adds",
        "refine",
        "detail",
    ),
    (
        opened(MONDAY),
        Said("The bridge not opened until Monday", "opened", "The bridge", time=MONDAY),
        0.9,
        "same",
        "agree",
        None,
    ),
]


@pytest.mark.parametrize(("one", "two", "score", "rule", "relation", "about"), TABLE)
def test_the_rule_that_speaks(one: Said, two: Said, score: float, rule: Rule, relation: Relation, about: About) -> None:
    found = decide(pair_of(one, two), score)
    assert (found.why.rule, found.relation, found.about) == (rule, relation, about)
