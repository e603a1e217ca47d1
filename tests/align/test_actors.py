"""actors: names join across articles where only one reading fits, and never otherwise."""

from itertools import islice, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.align.actors import find_actors, name_words
from twosource.model import Claims, Mention, because
from twosource.names.spelling import sounded


def _article(name: str, *people: tuple[str, str], text: str = "", **kw: Any) -> Claims:
    """An article that names each, an entity a line; several names of one entity are parted by "=" ."""
    words = [(n, who, kind) for n, (line, kind) in enumerate(people) for who in line.split("=")]
    text = text or name + ": " + ". ".join(who for _, who, _ in words) + "."
    mentions = tuple(Mention(build.span(text, who), kind, entity=n) for n, who, kind in words)  # type: ignore[arg-type]
    return build.claims_of(build.analysis(build.article(text, name=name, **kw), mentions=mentions), [])


def _names(*articles: Claims) -> list[set[str]]:
    return [{actor.name, *actor.aliases} for actor in find_actors(articles).all]


def _one(a: str, b: str, kind: str = "PER") -> bool:
    """True where the two names, each in its own article, are one actor."""
    return len(_names(_article("a", (a, kind)), _article("b", (b, kind)))) == 1


# --- people ------------------------------------------------------------------------------------


def test_a_surname_joins_the_only_full_name_it_fits() -> None:
    assert _names(_article("a", ("Ann Gray", "PER")), _article("b", ("Ms. Gray", "PER"))) == [{"Ann Gray", "Ms. Gray"}]


def test_a_surname_that_fits_two_joins_neither() -> None:
    found = _names(_article("a", ("Ann Gray", "PER"), ("Tom Gray", "PER")), _article("b", ("Gray", "PER")))
    assert sorted(map(sorted, found)) == [["Ann Gray"], ["Gray"], ["Tom Gray"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann B. Gray", "Ann Gray"),
        ("Sen. José Ruiz", "Jose Ruiz"),
        ("Olena Dorinsky", "Olena Dorinskyy"),
        ("Bill Tarrow", "William Tarrow"),
        ("A. Tarrow", "Anna Tarrow"),
        ("Tomás Orrilo", "Tomás Orrilo Vanes"),
        ("Mohammed Tarrow", "Muhammad Tarrow"),
    ],
)
def test_one_name_in_two_forms_is_one_person(one: str, other: str) -> None:
    assert _one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann B. Gray", "Ann C. Gray"),
        ("Tom Gray Jr.", "Tom Gray Sr."),
        ("Mr. Robin Gray", "Ms. Robin Gray"),
        ("Tom Johnsen", "Tom Johnston"),
        ("Mario Gray", "Maria Gray"),
    ],
)
def test_names_that_clash_are_two_people(one: str, other: str) -> None:
    assert not _one(one, other)


def test_ages_tell_namesakes_apart_and_dates_are_minded() -> None:
    def aged(name: str, age: int, published: str) -> Claims:
        return _article(name, ("Ann Gray", "PER"), text=f"{name} Ann Gray, {age}, came.", published=published)

    assert len(_names(aged("a", 34, "2020-05-01"), aged("b", 61, "2020-06-01"))) == 2
    assert len(_names(aged("a", 34, "2020-05-01"), aged("b", 38, "2024-06-01"))) == 1


def test_what_fits_two_namesakes_joins_neither_and_does_not_chain_them() -> None:
    found = _names(*(_article(n, (f"Ann{n}Gray", "PER")) for n in (" B. ", " C. ", " ")))
    assert len(found) == 3


def test_an_office_tells_which_of_two_is_meant() -> None:
    full = _article("a", ("Ann Gray", "PER"), ("Tom Gray", "PER"), text="Mayor Ann Gray met Tom Gray.")
    short = _article("b", ("Gray", "PER"), text="Mayor Gray left.")
    assert {"Ann Gray", "Gray"} in _names(full, short)


def test_a_bare_surname_is_the_one_nearly_all_reports_name() -> None:
    many = [_article(f"m{n}", ("Ann Gray", "PER")) for n in range(12)]
    assert {"Ann Gray", "Gray"} in _names(*many, _article("o", ("Tom Gray", "PER")), _article("z", ("Gray", "PER")))
    assert {"Gray"} in _names(*many[:3], _article("o", ("Tom Gray", "PER")), _article("z", ("Gray", "PER")))


def test_a_short_name_an_article_itself_uses_is_known_elsewhere() -> None:
    assert _names(_article("a", ("Vo Tarin=Vo", "PER")), _article("b", ("Vo", "PER"))) == [{"Vo Tarin", "Vo"}]


def test_titles_accents_and_possessives_are_no_part_of_a_name() -> None:
    assert name_words("Dr. Ann Gray’s") == ("ann", "gray")
    assert sounded("dorinskiy") == sounded("dorinsky") == sounded("dorinskyy") != sounded("dorinsk")


# --- bodies and places -------------------------------------------------------------------------


def test_an_acronym_joins_the_only_name_it_shortens() -> None:
    assert _one("Harbour Workers Union", "HWU", "ORG")
    two = _article("a", ("Harbour Workers Union", "ORG"), ("Home Weavers United", "ORG"))
    assert len(_names(two, _article("b", ("HWU", "ORG")))) == 3


def test_a_clipped_name_is_the_body_that_nearly_all_who_use_it_name() -> None:
    both = [_article(f"m{n}", ("Orrowal Reserve=Orro", "ORG")) for n in range(10)]
    other, bare = _article("y", ("Orrowal Board=Orro", "ORG")), _article("z", ("Orro", "ORG"))
    of = {frozenset(a.article for a in actor.mentions) for actor in find_actors([*both, other, bare]).all}
    assert sorted(map(len, of)) == [1, 11]
    few = {frozenset(a.article for a in actor.mentions) for actor in find_actors([*both[:3], other, bare]).all}
    assert sorted(map(len, few)) == [1, 1, 3]


def test_an_acronym_that_an_article_introduces_wins_over_one_that_would_fit() -> None:
    told = _article("a", ("Harbour Workers Union=HWU", "ORG"), ("Home Weavers United", "ORG"))
    assert {"Harbour Workers Union", "HWU"} in _names(told, _article("b", ("HWU", "ORG")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tarrow Motors Inc.", "Tarrow Motors"),
        ("Tarrow Group", "Tarrow"),
        ("Department of Fisheries", "Fisheries Department"),
        ("U.S. Fisheries Board", "Fisheries Board"),
        ("Tarrow Labour Centre", "Tarrow Labor Center"),
    ],
)
def test_one_body_under_two_forms_of_its_name(one: str, other: str) -> None:
    assert _one(one, other, "ORG")


def test_the_names_of_one_country_are_one() -> None:
    assert _one("the United States", "U.S.", "GPE")


def test_a_short_form_of_two_bodies_joins_neither() -> None:
    two = _article("a", ("Tarrow Group", "ORG"), ("Tarrow Energy", "ORG"))
    assert {"Tarrow"} in _names(two, _article("b", ("Tarrow", "ORG")))


def test_towns_of_one_name_in_two_states_stay_apart() -> None:
    def town(name: str, state: str) -> Claims:
        return _article(name, ("Springvale", "GPE"), (state, "GPE"), text=f"{name}: It is Springvale, {state}.")

    assert len(_names(town("a", "Texas"), town("b", "Ohio"))) == 4
    assert len(_names(town("a", "Texas"), town("b", "Texas"))) == 2


def test_a_country_in_a_list_of_countries_is_in_none_of_them() -> None:
    listed = _article("a", ("Norway", "GPE"), ("Sweden", "GPE"), text="They saw Norway, Sweden and more.")
    assert {"Norway"} in _names(listed, _article("b", ("Norway", "GPE")), _article("c", ("Norway", "GPE")))
    assert len(_names(listed, _article("b", ("Norway", "GPE")))) == 2


def test_a_name_that_nearly_all_take_for_a_body_is_one() -> None:
    many = [_article(f"m{n}", ("Tarrow", "ORG")) for n in range(6)]
    assert len(_names(*many, _article("z", ("Tarrow", "PER")))) == 1


def test_a_bare_word_is_the_firm_that_far_more_reports_name_than_people_of_that_name() -> None:
    firm = [_article(f"m{n}", ("Tarrow Motor Company", "ORG")) for n in range(4)]
    bare, anna = _article("y", ("Tarrow", "PER")), _article("z", ("Anna Tarrow", "PER"))
    assert {"Tarrow Motor Company", "Tarrow"} in _names(*firm, bare, anna)
    assert {"Anna Tarrow", "Tarrow"} in _names(*firm[:2], bare, anna)
    assert {"Tarrow Motor Company", "Tarrow"} not in _names(*firm, _article("y", ("Mr. Tarrow", "PER")), anna)


# --- all ---------------------------------------------------------------------------------------


def test_the_unnamed_are_nobody_across_articles() -> None:
    text = "officials"
    mention = Mention(build.span(text, text), "PER", "nominal", 0)
    articles = [build.claims_of(build.analysis(build.article(text + "." * n), mentions=(mention,)), []) for n in (1, 2)]
    assert find_actors(articles).all == ()


def test_joined_actors_say_why() -> None:
    [actor] = find_actors([_article("a", ("Ann Gray", "PER")), _article("b", ("Gray", "PER"))]).all
    assert actor.evidence == (because("only_surname", short="gray", name="Ann Gray"),)


NAMES = (
    "Ann Gray",
    "Gray",
    "Mr. Gray",
    "Tom Gray",
    "A. Gray",
    "Ann B. Gray",
    "Ann C. Gray",
    "Bill Vo",
    "William Vo",
    "Vo",
)
BODIES = ("Harbour Workers Union", "HWU", "Home Weavers United", "Tarrow Group", "Tarrow", "U.S. Army", "Army", "Gray")


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5), st.lists(st.sampled_from(BODIES), max_size=4))
def test_the_order_of_the_articles_changes_nothing(people: list[str], bodies: list[str]) -> None:
    rows = [(p, "PER") for p in people] + [(b, "ORG") for b in bodies]
    articles = [_article(f"n{n}", row) for n, row in enumerate(rows)]
    first = find_actors(articles)
    for order in islice(permutations(articles), 1, 5000, 777):
        assert find_actors(order) == first
    shown = [m for actor in first.all for m in actor.mentions]
    assert len(shown) == len(set(shown)) == len(rows)
