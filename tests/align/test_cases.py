"""Small invented collections -> who is who, what is copied, and how statements stand to each other: `collections/`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cases import Case, differing
from twosource.align import align
from twosource.align.pairs.features import FEATURES
from twosource.align.pairs.score import counted, shipped
from twosource.model import Actor, Grounds, Group, Link, Passage, Place, Slot
from twosource.view import View, open_view

WEIGHTLESS = {f.name for f in FEATURES} - {f.name for f in counted(shipped())}  # told to people alone
FILES = sorted((Path(__file__).resolve().parents[1] / "collections").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_how_reports_stand_to_each_other_is_what_was_agreed(file: Path, request: pytest.FixtureRequest) -> None:
    update = bool(request.config.getoption("--update-golden"))
    assert list(differing(file, told, "=", update=update)) == []


def told(case: Case) -> Iterator[str]:
    """A line for each actor, passage, group, link and origin."""
    made = align(case.articles())
    view = open_view(made.articles, made.actors)
    for actor in made.actors:
        yield " | ".join(_actor(view, actor))
    for passage in made.passages:
        yield " | ".join(_passage(view, passage))
    for group in sorted(
        made.groups, key=lambda g: min((view.rank[view.claims[c].article], view.claims[c].span) for c in g.claims)
    ):
        if len(group.claims) > 1:
            yield from _group(view, group)


def _actor(view: View, actor: Actor) -> Iterator[str]:
    yield f"actor {actor.name} {actor.type}"
    yield from (f"also {name}" for name in actor.aliases)
    yield "in " + " ".join(sorted({_name(view, place) for place in actor.mentions}))
    yield from (_grounds(view, why) for why in actor.evidence)


def _passage(view: View, passage: Passage) -> Iterator[str]:
    yield f"passage {passage.kind}"
    yield _words(view, passage.a)
    yield _words(view, passage.b)
    if passage.direction:
        source = passage.direction.source
        yield f"from {view.analyses[source].article.name}" if source else "from either"
        yield from (f"{sign.kind} {_grounds(view, sign.why)}" for sign in passage.direction.signs)


def _group(view: View, group: Group) -> Iterator[str]:
    low, high = group.independent
    about = f" {group.about}" if group.about else ""
    yield f"group {group.relation}{about} | {low}-{high} | {group.why.rule}"
    for ident in group.claims:
        claim = view.claims[ident]
        yield f"  says {_words(view, Place(claim.article, claim.span))}"
    for link in group.links:
        yield "  " + " | ".join(_link(view, link))
    for origin in group.origins:
        names = " ".join(view.analyses[a].article.name for a in origin.articles)
        evidence = sorted(f"{e.kind}: {_grounds(view, e.why)}" for e in origin.evidence)
        through = [f"through {r.name}{' (agency)' if r.agency else ''}" for r in origin.through]
        yield "  " + " | ".join([f"origin {origin.kind} {origin.label} in {names}", *through, *evidence])


def _link(view: View, link: Link) -> Iterator[str]:
    a, b = (view.claims[c] for c in (link.a, link.b))
    yield f"link {link.relation}{f' {link.about}' if link.about else ''}"
    yield f"{_words(view, Place(a.article, a.span))} <> {_words(view, Place(b.article, b.span))}"
    yield _grounds(view, link.why)
    said = sorted((r for r in link.reasons if r.feature not in WEIGHTLESS), key=lambda r: r.feature)
    yield " ".join(f"{r.feature}={r.score:.2f}" for r in said)


def _grounds(view: View, why: Grounds) -> str:
    slots = ", ".join(f"{name}={_slot(view, value)}" for name, value in why.slots)
    return f"{why.rule}({slots})" if slots else why.rule


def _slot(view: View, value: Slot) -> str:
    if isinstance(value, Grounds):
        return _grounds(view, value)
    if isinstance(value, Place):
        return _words(view, value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_slot(view, one) for one in value) + "]"
    names = {ident: a.article.name for ident, a in view.analyses.items()}
    return names.get(value, value) if isinstance(value, str) else str(value)  # type: ignore[call-overload]


def _words(view: View, place: Place) -> str:
    return f"{_name(view, place)[0]}:“{view.words(place.article, place.span)}”"


def _name(view: View, place: Place) -> str:
    return view.analyses[place.article].article.name
