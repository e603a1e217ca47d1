"""firm: in a folder on one subject two claims need more than that subject in common, and more the larger it is."""

import build
from twosource.align.actors import find_actors
from twosource.align.events import Events
from twosource.align.groups.firm import Firm
from twosource.align.table import Table
from twosource.align.table import build as build_table
from twosource.model import Mention

SUBJECT = "The harbour guild met. The harbour guild ate. The harbour guild sang."


def _firm(*texts: str, score: float = 0.5, place: str = "") -> tuple[Table, Firm]:
    articles = []
    for n, text in enumerate(texts):
        names = [Mention(build.span(text, place), "GPE", entity=0)] if place and place in text else []
        analysis = build.analysis(build.article(text, name=f"{n}.txt"), mentions=tuple(names))
        spans = [analysis.tokens.span(a, b - 1) for a, b in analysis.tokens.sentences]
        articles.append(build.claims_of(analysis, spans))
    actors = find_actors(articles)
    table = build_table(articles, actors, ())
    return table, Firm(table, Events(table, actors, {}), lambda _i, _j: score)


def _rows(table: Table, one: str, two: str) -> tuple[int, int]:
    by_text = {row.text: row.number for row in table.rows}
    return by_text[one], by_text[two]


def _hold(one: str, two: str, many: int) -> bool:
    others = [f"{SUBJECT} Sheep number {n} grazed." for n in range(many - 2)]
    table, firm = _firm(f"{SUBJECT} {one}", f"{SUBJECT} {two}", *others)
    return firm.hold(*_rows(table, one, two), 0.5)


NAMED = "Rain soaked the harbour guild."
AGAIN = "Envoys praised the harbour guild."
FIRE = "Fire ruined the harbour guild barn."
BARN = "Bats left the harbour guild barn."


def test_the_common_subject_alone_holds_nothing_in_many_reports() -> None:
    assert not _hold(NAMED, AGAIN, 6)
    assert _hold(FIRE, BARN, 6)


def test_of_few_reports_nothing_is_called_their_subject() -> None:
    assert _hold(NAMED, AGAIN, 3)


def test_the_more_reports_the_less_a_likeness_says() -> None:
    found = []
    for many in (2, 3, 5, 9):
        table, firm = _firm(*(f"Boat {n} sank at dawn." for n in range(many)))
        found.append(firm.score(table.rows[0].number, table.rows[1].number))
    assert found[0] == found[1] == 0.5
    assert found[1] > found[2] > found[3] > 0


def test_reports_of_one_event_keep_their_score() -> None:
    _, firm = _firm(*(f"Boat {n} sank at Tarnhead." for n in range(6)), place="Tarnhead")
    assert firm.score(0, 1) == 0.5


def test_what_is_left_of_the_links_is_what_groups_are_made_of() -> None:
    _, firm = _firm(*(f"Boat {n} sank at dawn." for n in range(9)))
    assert firm.links({(0, 1): 0.31, (0, 2): 0.99}).keys() == {(0, 2)}
