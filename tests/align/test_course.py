"""course: a later report of one event that is a step further is an update, and nothing else is."""

import dataclasses

import pytest

import build
from twosource.align import align
from twosource.model import Claims, Factuality, Group, Mention, Relation

EARLY, LATE = "2031-05-05", "2031-05-07"
LEMMAS = {
    "was": "be",
    "were": "be",
    "is": "be",
    "died": "die",
    "arrested": "arrest",
    "arrests": "arrest",
    "charged": "charge",
    "made": "make",
}
PLACE = "Kelby"


def _report(
    said: str, name: str, day: str | None, *, factuality: Factuality = "CT+", people: tuple[str, ...] = ()
) -> Claims:
    """A report of an event in Kelby at Ann Gray's house, with one more claim."""
    text = f"Ann Gray owns the house in {PLACE}. {said}."
    article = dataclasses.replace(build.article(text, name=name), published=day)
    plain = build.plain_tokens(text)
    forms = [text[a:b].strip(".") for a, b in zip(plain.starts, plain.ends, strict=True)]
    tokens = dataclasses.replace(plain, lemmas=tuple(LEMMAS.get(form, form).lower() for form in forms))
    named = [("Ann Gray", "PER"), (PLACE, "GPE"), *((who, "PER") for who in people)]
    mentions = tuple(Mention(build.span(text, who), kind, entity=n) for n, (who, kind) in enumerate(named))  # type: ignore[arg-type]
    made = build.analysis(article, tokens, mentions=mentions)
    own = build.claim(made, f"Ann Gray owns the house in {PLACE}")
    return build.claims_of(made, [own, build.claim(made, said, factuality=factuality)])


def _updates(*reports: Claims) -> list[Group]:
    return [group for group in align(reports).groups if group.why.rule == "later_state"]


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("The boy was in critical condition", "Later the boy died"),
        ("Police look for the suspect", "A man was arrested on Tuesday"),
        ("So far no arrests", "A man was arrested on Tuesday"),
        ("A man was arrested on Tuesday", "The man was charged with arson"),
        ("The victim was in serious condition", "Later the boy died"),
    ],
)
def test_a_step_further_in_the_later_report_is_an_update(early: str, late: str) -> None:
    (found,) = _updates(_report(early, "a.txt", EARLY), _report(late, "b.txt", LATE))
    relation: Relation = "update"
    assert (found.relation, found.about) == (relation, "state")


@pytest.mark.parametrize(
    ("early", "late", "days"),
    [
        ("The boy was in critical condition", "Later the woman died", (EARLY, LATE)),  # another person
        ("The boy was in critical condition", "Later the boy died", (LATE, EARLY)),  # the earlier report is further
        ("The boy was in critical condition", "Later the boy died", (EARLY, EARLY)),
        ("The boy was in critical condition", "Later the boy died", (None, LATE)),
        ("Police look for a motive and the suspect", "A man was arrested on Tuesday", (EARLY, LATE)),
        ("A man was arrested on Tuesday", "Police look for the suspect", (EARLY, LATE)),
        ("A man was arrested on Tuesday", "A man was not charged with arson", (EARLY, LATE)),
    ],
)
def test_what_is_no_step_further_is_no_update(early: str, late: str, days: tuple[str | None, str | None]) -> None:
    assert not _updates(_report(early, "a.txt", days[0]), _report(late, "b.txt", days[1]))


def test_what_is_not_sure_has_not_reached_its_step() -> None:
    hurt = _report("The boy was in critical condition", "a.txt", EARLY)
    assert not _updates(hurt, _report("Later the boy died", "b.txt", LATE, factuality="Uu"))


def _named(one: str, two: str) -> list[Group]:
    reports = (
        _report(f"The door was shut by {one}", "a.txt", EARLY, people=(one,)),
        _report(f"At noon {two} saw a boat", "b.txt", EARLY, people=(two,)),
    )
    return [group for group in align(reports).groups if group.why.rule == "name_spelled"]


def test_a_full_name_spelled_in_two_ways_is_a_conflict_wherever_it_stands() -> None:
    (found,) = _named("Karl Lindwart", "Karl Lindwert")
    assert (found.relation, found.about) == ("conflict", "name")


@pytest.mark.parametrize(
    ("one", "two"),
    [("Karl Lindwart", "Karl Moss"), ("Karl Lindwart", "Carla Lindwert"), ("Prophet Mohammed", "Prophet Muhammad")],
)
def test_other_names_are_no_misspelling(one: str, two: str) -> None:
    assert not _named(one, two)


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (("Karl Moss",), ("Karl Mosse",), 1),  # a letter more
        (("Sheikh Karl Lindwart",), ("Karl Lindwert Jr.",), 1),  # what stands around a name is none of it
        (("wife Stacy",), ("wife Stacey",), 1),
        (("U.S. Envoy",), ("U.N. Envoy",), 0),
    ],
)
def test_a_slip_in_a_name_needs_a_word_beside_it_that_is_the_same(
    one: tuple[str, ...], two: tuple[str, ...], found: int
) -> None:
    def report(written: str, name: str) -> Claims:
        alone = written.split()[-1] if written.split()[0] in ("wife", "sister") else written
        return _report(f"The door was shut by {written} at noon", name, EARLY, people=(alone,))

    groups = align([report(one[0], "a.txt"), report(two[0], "b.txt")]).groups
    assert sum(group.why.rule == "name_spelled" for group in groups) == found
