"""origins: whose information it is, and how many independent origins there surely are and may be."""

import pytest

import build
from twosource.align.actors import find_actors
from twosource.align.origins import Said, find_origins, independent
from twosource.align.voice import Voice, voices
from twosource.align.wires import wire_tag
from twosource.model import ArticleId, Attribution, Evidence, Mention, OriginKind

WHY = Evidence("attribution", "said")


def _said(article: str, kind: OriginKind, key: str, *passages: int) -> Said:
    return Said(ArticleId(article), Voice(kind, key, key, WHY), frozenset(passages))


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ([_said("a", "statement", "gray"), _said("b", "statement", "gray")], (1, 1)),
        ([_said("a", "statement", "gray"), _said("b", "statement", "moss")], (2, 2)),
        ([_said("a", "own_voice", "own/a"), _said("b", "own_voice", "own/b")], (1, 2)),
        ([_said("a", "own_voice", "own/a", 1), _said("b", "own_voice", "own/b", 1)], (1, 1)),
        ([_said("a", "wire", "agency"), _said("b", "wire", "agency"), _said("c", "wire", "agency")], (1, 1)),
        ([_said("a", "unnamed", "words/a/police"), _said("b", "unnamed", "words/b/police")], (1, 2)),
        ([_said("a", "statement", "gray"), _said("a", "own_voice", "own/a")], (1, 1)),
    ],
)
def test_bounds(said: list[Said], bounds: tuple[int, int]) -> None:
    origins = find_origins(said)
    assert independent(origins) == bounds
    assert find_origins(said[::-1]) == origins
    assert {a for o in origins for a in o.articles} == {s.article for s in said}


@pytest.mark.parametrize(
    ("text", "author", "agency"),
    [
        ("OLDTOWN (Reuters) - Boats were late.", None, "Reuters"),
        ("Boats late\n\nOLDTOWN, Idaho (AP) — Boats were late.", None, "Associated Press"),
        ("Boats were late.\n\nBy Ann Gray, Associated Press", None, "Associated Press"),
        ("Boats were late.", "Ann Gray, AFP", "AFP"),
        ("Boats were late, said Ann Gray (AP) in a long talk that went on into the night at the pier.", None, None),
        ("Ann Gray (Oldtown) rowed.", "Ann Gray", None),
    ],
)
def test_wire_tags(text: str, author: str | None, agency: str | None) -> None:
    found = wire_tag(build.article(text, author=author))
    assert (found[0] if found else None) == agency
    if found and found[1]:
        assert found[1].span.of(text)


def test_copied_words_without_a_name_are_the_named_ones() -> None:
    said = [_said("a", "statement", "Ann Gray", 1), _said("b", "unattributed", "nobody/b", 1)]
    (origin,) = find_origins(said)
    assert (origin.kind, origin.label, origin.articles) == ("statement", "Ann Gray", ("a", "b"))
    assert independent([origin]) == (1, 1)


def test_a_person_under_an_office_is_one_origin() -> None:
    said = [_said("a", "statement", "County Prosecutor Ann Gray"), _said("b", "statement", "Ann Gray")]
    assert independent(find_origins(said)) == (1, 1)


def test_acts_of_two_may_be_two_origins_and_are_not_surely() -> None:
    said = [_said("a", "act", "Oldtown Council"), _said("b", "act", "Harbour Trust")]
    assert independent(find_origins(said)) == (1, 2)


def test_one_outlet_is_one_origin_of_its_own_words() -> None:
    said = [_said("a", "own_voice", "own/gazette"), _said("b", "own_voice", "own/gazette")]
    assert independent(find_origins(said)) == (1, 1)


def _body(article: str, kind: OriginKind, key: str, body: str) -> Said:
    return Said(ArticleId(article), Voice(kind, key, key, WHY, body=body), frozenset())


def test_the_only_named_officer_speaks_for_the_body() -> None:
    said = [_body("a", "unnamed", "police", "police"), _body("b", "unnamed", "detectives", "police")]
    assert independent(find_origins(said)) == (1, 1)
    assert independent(find_origins([*said, _body("c", "statement", "Ann Gray", "police")])) == (1, 1)
    two = [*said, _body("c", "statement", "Ann Gray", "police"), _body("d", "statement", "Bo Moss", "police")]
    assert independent(find_origins(two)) == (2, 3)
    assert independent(find_origins([*said, _body("c", "unnamed", "deputies", "sheriff")])) == (1, 2)


def test_who_names_nobody_counts_once() -> None:
    said = [_said("a", "own_voice", "own/a"), _said("a", "unattributed", "nobody/a"), _said("b", "own_voice", "own/b")]
    assert independent(find_origins(said)) == (1, 2)
    assert independent(find_origins(said[1:])) == (1, 2)


def _voice(conllu: str, names: dict[str, str], said_by: str | None, subject: str | None = None) -> Voice:
    text = build.text_of(conllu)
    mentions = tuple(Mention(build.span(text, n), kind, entity=i) for i, (n, kind) in enumerate(names.items()))  # type: ignore[arg-type]
    told: tuple[Attribution, ...] = ()
    if said_by:
        source = build.span(text, said_by)
        number = next((i for i, n in enumerate(names) if n in said_by), None)
        told = (
            build.attribution([source], [], [build.span(text, text)], source_type="named_person", source_entity=number),
        )
    of = build.analysis_from_conllu(conllu, mentions=mentions, attributions=told)
    where = build.span(text, subject) if subject else None
    claim = build.claim(of, build.span(text, text), subject=where, attribution=told[0].id if told else None)
    claims = [build.claims_of(of, [claim])]
    return voices(claims, find_actors(claims))[claim.id]


SPEAKER = """
Police NOUN 2 compound
chief NOUN 3 nmod:desc
Ann PROPN 5 nsubj
Gray PROPN 3 flat
called VERB 0 root VBD call
for ADP 7 case
calm NOUN 5 obl
. PUNCT 5 punct
"""


def test_an_officer_speaks_for_the_body_told_beside_the_name() -> None:
    assert _voice(SPEAKER, {"Ann Gray": "PER"}, "Police chief Ann Gray").body == "police"
    lawyer = SPEAKER.replace("Police NOUN", "Company NOUN")
    assert _voice(lawyer, {"Ann Gray": "PER"}, "Company chief Ann Gray").body is None
    critic = SPEAKER.replace("chief NOUN", "critic NOUN")
    assert _voice(critic, {"Ann Gray": "PER"}, "Police critic Ann Gray").body is None


def test_an_act_is_of_the_person_whose_title_is_the_subject() -> None:
    voice = _voice(SPEAKER, {"Ann Gray": "PER"}, None, subject="Police chief")
    assert (voice.kind, voice.label) == ("act", "Ann Gray")
