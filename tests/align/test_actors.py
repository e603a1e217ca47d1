"""actors: names join across articles where only one reading fits, and never otherwise."""

import build
from twosource.align.actors import find_actors, name_words
from twosource.model import Claims, Mention


def _article(name: str, *people: tuple[str, str]) -> Claims:
    text = ". ".join(who for who, _ in people) + "."
    mentions = tuple(
        Mention(build.span(text, who), kind, entity=n)  # type: ignore[arg-type]
        for n, (who, kind) in enumerate(people)
    )
    return build.claims_of(build.analysis(build.article(text, name=name), mentions=mentions), [])


def _names(*articles: Claims) -> list[set[str]]:
    return [{actor.name, *actor.aliases} for actor in find_actors(articles).all]


def test_a_surname_joins_the_only_full_name_it_fits() -> None:
    assert _names(_article("a", ("Ann Gray", "PER")), _article("b", ("Ms. Gray", "PER"))) == [{"Ann Gray", "Ms. Gray"}]


def test_a_surname_that_fits_two_joins_neither() -> None:
    found = _names(_article("a", ("Ann Gray", "PER"), ("Tom Gray", "PER")), _article("b", ("Gray", "PER")))
    assert sorted(map(sorted, found)) == [["Ann Gray"], ["Gray"], ["Tom Gray"]]


def test_a_middle_initial_fits_but_another_does_not() -> None:
    one = _names(_article("a", ("Ann B. Gray", "PER")), _article("b", ("Ann Gray", "PER")))
    two = _names(_article("a", ("Ann B. Gray", "PER")), _article("b", ("Ann C. Gray", "PER")))
    assert (len(one), len(two)) == (1, 2)


def test_accents_and_titles_do_not_part_names() -> None:
    assert len(_names(_article("a", ("Sen. José Ruiz", "PER")), _article("b", ("Jose Ruiz", "PER")))) == 1
    assert name_words("Dr. Ann Gray’s") == ("ann", "gray")


def test_an_acronym_joins_the_only_name_it_shortens() -> None:
    assert len(_names(_article("a", ("Harbour Workers Union", "ORG")), _article("b", ("HWU", "ORG")))) == 1
    two = _article("a", ("Harbour Workers Union", "ORG"), ("Home Weavers United", "ORG"))
    assert len(_names(two, _article("b", ("HWU", "ORG")))) == 3


def test_the_unnamed_are_nobody_across_articles() -> None:
    text = "officials"
    mention = Mention(build.span(text, text), "PER", "nominal", 0)
    articles = [build.claims_of(build.analysis(build.article(text + "." * n), mentions=(mention,)), []) for n in (1, 2)]
    assert find_actors(articles).all == ()


def test_joined_actors_say_why() -> None:
    [actor] = find_actors([_article("a", ("Ann Gray", "PER")), _article("b", ("Gray", "PER"))]).all
    assert actor.evidence == ("gray: the only one of that surname is ann gray",)
