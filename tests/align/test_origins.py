"""origins: whose information it is, and how many independent origins there surely are and may be."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from twosource.align.actors import find_actors
from twosource.align.origins import Said, find_origins, independent
from twosource.align.voices import NAMED, Voice, voices
from twosource.model import (
    ArticleId,
    Attribution,
    ClaimId,
    Evidence,
    Mention,
    OriginKind,
    Relay,
    SourceType,
    Span,
    Tokens,
    because,
)

WHY = Evidence("attribution", because("said_by", source="somebody"))


def _said(article: str, kind: OriginKind, key: str, *passages: int) -> Said:
    return Said(ArticleId(article), Voice(kind, key, key, WHY), frozenset(passages))


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ([_said("a", "statement", "gray"), _said("b", "statement", "gray")], (1, 1)),
        ([_said("a", "statement", "gray"), _said("b", "statement", "moss")], (2, 2)),
        ([_said("a", "own_voice", "own/a"), _said("b", "own_voice", "own/b")], (2, 2)),
        ([_said("a", "statement", "gray"), _said("b", "own_voice", "own/b"), _said("c", "own_voice", "own/c")], (1, 2)),
        ([_said("a", "own_voice", "own/a", 1), _said("b", "own_voice", "own/b", 1)], (1, 1)),
        ([_said("a", "wire", "agency"), _said("b", "wire", "agency"), _said("c", "wire", "agency")], (1, 1)),
        ([_said("a", "unnamed", "words/a/clerk"), _said("b", "unnamed", "words/b/nurse")], (2, 2)),
        ([_said("a", "statement", "gray"), _said("a", "own_voice", "own/a")], (1, 1)),
    ],
)
def test_bounds(said: list[Said], bounds: tuple[int, int]) -> None:
    origins = find_origins(said)
    assert independent(origins) == bounds
    assert find_origins(said[::-1]) == origins
    assert {a for o in origins for a in o.articles} == {s.article for s in said}


def test_copied_words_without_a_name_are_the_named_ones() -> None:
    said = [_said("a", "statement", "Ann Gray", 1), _said("b", "unattributed", "nobody/b", 1)]
    (origin,) = find_origins(said)
    assert (origin.kind, origin.label, origin.articles) == ("statement", "Ann Gray", ("a", "b"))
    assert independent([origin]) == (1, 1)


def test_a_person_under_an_office_is_one_origin() -> None:
    said = [_said("a", "statement", "County Prosecutor Ann Gray"), _said("b", "statement", "Ann Gray")]
    assert independent(find_origins(said)) == (1, 1)


def test_acts_of_two_are_two_origins() -> None:
    said = [_said("a", "act", "Oldtown Council"), _said("b", "act", "Harbour Trust")]
    assert independent(find_origins(said)) == (2, 2)


def test_one_outlet_is_one_origin_of_its_own_words() -> None:
    said = [_said("a", "own_voice", "own/gazette"), _said("b", "own_voice", "own/gazette")]
    assert independent(find_origins(said)) == (1, 1)


def _body(
    article: str, kind: OriginKind, key: str, body: str, *names: str, person: bool = False, role: str | None = None
) -> Said:
    voice = Voice(kind, key, key, WHY, body=body, of=frozenset(names), person=person, role=role)
    return Said(ArticleId(article), voice, frozenset())


def test_who_speaks_for_a_body_is_the_body() -> None:
    said = [_body("a", "unnamed", "police", "police"), _body("b", "unnamed", "police officers", "police")]
    assert independent(find_origins(said)) == (1, 1)
    officers = [_body("c", "statement", "Ann Gray", "police", person=True)]
    officers.append(_body("d", "statement", "Bo Moss", "police", person=True))
    (origin,) = find_origins([*said, *officers])
    assert (origin.label, len(origin.articles)) == ("Ann Gray", 4)
    assert independent(find_origins([*said, _body("c", "unnamed", "the coroner", "coroner")])) == (2, 2)


def test_two_who_hold_one_office_are_two_and_so_are_two_places() -> None:
    mayors = [_body(a, "statement", f"{name} Gray", "mayor", person=True) for a, name in (("a", "Ann"), ("b", "Bo"))]
    assert independent(find_origins(mayors)) == (2, 2)
    police = [_body("a", "unnamed", "Oldtown police", "police", "oldtown")]
    assert independent(find_origins([*police, _body("b", "unnamed", "Newtown police", "police", "newtown")])) == (2, 2)
    assert independent(find_origins([*police, _body("b", "unnamed", "police", "police")])) == (1, 1)


def test_investigators_are_of_the_only_force_that_is_cited() -> None:
    said = [_body("a", "unnamed", "sheriff", "sheriff"), _body("b", "unnamed", "investigators", "law")]
    assert independent(find_origins(said)) == (1, 1)
    assert independent(find_origins([*said, _body("c", "unnamed", "police", "police")])) == (3, 3)


def _person(article: str, name: str, *described: str, kind: OriginKind = "statement") -> Said:
    voice = Voice(kind, f"actor/{article}/{name}", name, WHY, person=True, described=frozenset(described))
    return Said(ArticleId(article), voice, frozenset())


def _unnamed(article: str, label: str, role: str | None, kind: OriginKind = "unnamed") -> Said:
    return Said(ArticleId(article), Voice(kind, f"words/{article}", label, WHY, vague=label, role=role), frozenset())


def test_a_surname_is_the_only_bearer_of_it() -> None:
    assert independent(find_origins([_person("a", "Ann Gray"), _person("b", "Gray")])) == (1, 1)
    two = [_person("a", "Ann Gray"), _person("b", "Gray"), _person("c", "Bo Gray")]
    assert independent(find_origins(two)) == (3, 3)
    for lawyer in ("Gray’s lawyer", "Ann Gray's lawyer"):
        assert independent(find_origins([_person("a", "Ann Gray"), _unnamed("b", lawyer, "lawyer")])) == (2, 2)


def test_a_description_is_of_the_only_one_it_fits() -> None:
    said = [_person("a", "Ann Gray", "minister"), _unnamed("b", "the minister", "minister")]
    (origin,) = find_origins(said)
    assert origin.label == "Ann Gray"
    assert because("one_role") in {e.why for e in origin.evidence}
    assert independent(find_origins([*said, _person("c", "Bo Moss", "minister")])) == (3, 3)
    assert independent(find_origins([_person("a", "Ann Gray"), _unnamed("b", "the minister", "minister")])) == (2, 2)


def test_an_unsettled_pronoun_is_the_only_person_cited() -> None:
    said = [_person("a", "Ann Gray"), _unnamed("b", "unattributed", "she", "unattributed")]
    assert independent(find_origins(said)) == (1, 1)
    assert len(find_origins([*said, _person("c", "Bo Moss")])) == 3


def test_a_statement_is_of_the_only_one_who_is_cited_and_a_newspaper_is_a_way() -> None:
    paper = [_person("a", "Ann Gray"), _unnamed("b", "the statement", "statement", "document")]
    assert independent(find_origins(paper)) == (1, 1)
    heard = [_person("a", "Ann Gray"), _unnamed("b", "The Calder Post", "post", "unnamed")]
    (origin,) = find_origins(heard)
    assert (origin.label, origin.through) == ("Ann Gray", (Relay("The Calder Post", (ArticleId("b"),), agency=False),))
    assert independent(find_origins([*heard, _person("c", "Bo Moss")])) == (3, 3)


def test_those_quoted_with_the_same_words_are_one() -> None:
    run = frozenset({("nobody", "was", "told", "anything")})
    said = [replace(_person("a", "Ann Gray"), quoted=run), replace(_unnamed("b", "the board", "board"), quoted=run)]
    assert independent(find_origins(said)) == (1, 1)


def test_what_a_report_tells_itself_is_of_whom_it_cites() -> None:
    gray, own = _said("a", "statement", "gray"), _said("b", "own_voice", "own/b")
    assert independent(find_origins([gray, own])) == (1, 2)
    (origin,) = find_origins([gray, replace(own, cites=frozenset({"gray"}))])
    assert because("cites_elsewhere") in {e.why for e in origin.evidence}
    assert len(find_origins([gray, replace(own, cites=frozenset({"moss"}))])) == 2
    (origin,) = find_origins([gray, _said("a", "own_voice", "own/a")])
    assert because("cites_for_it") in {e.why for e in origin.evidence}


def test_what_is_told_of_a_public_act_is_of_who_did_it() -> None:
    act, own = _said("a", "act", "council"), _said("b", "own_voice", "own/b")
    (origin,) = find_origins([act, own])
    assert (origin.kind, because("tells_act") in {e.why for e in origin.evidence}) == ("act", True)
    assert len(find_origins([act, _said("c", "unattributed", "nobody/c")])) == 2
    assert len(find_origins([act, own, _said("d", "act", "court")])) == 3
    assert len(find_origins([act, own, _said("a", "statement", "gray")])) == 3


def test_who_names_nobody_counts_once() -> None:
    said = [_said("a", "own_voice", "own/a"), _said("a", "unattributed", "nobody/a"), _said("b", "own_voice", "own/b")]
    assert independent(find_origins(said)) == (2, 2)
    assert independent(find_origins(said[1:])) == (2, 2)


def test_who_says_otherwise_has_it_from_another() -> None:
    origins = find_origins([_said("a", "statement", "gray"), _said("b", "own_voice", "own/b")])
    assert independent(origins, opposed=True) == (2, 2)
    assert independent(origins[:1], opposed=True) == (1, 1)


def test_one_text_in_several_articles_is_one_source_whoever_wrote_it() -> None:
    (origin,) = find_origins([_said("a", "own_voice", "own/a", 1), _said("b", "own_voice", "own/b", 1)])
    assert (origin.kind, origin.articles) == ("text", ("a", "b"))


PARTIES = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from(["statement", "document", "act", "unnamed", "own_voice", "unattributed", "wire"]),
        st.sampled_from(["Ann Gray", "Gray", "Bo Moss", "police", "the minister", "The Post"]),
        st.sampled_from([None, "police", "law", "mayor"]),
        st.sampled_from([(), (1,), (1, 2)]),
    ),
    min_size=1,
    max_size=7,
)


@given(PARTIES, st.randoms(use_true_random=False))
def test_bounds_are_no_wider_than_one_and_no_order_changes_them(
    parties: list[tuple[str, OriginKind, str, str | None, tuple[int, ...]]], rng: random.Random
) -> None:
    said = [
        Said(
            ArticleId(a),
            Voice(kind, f"{kind}/{name}", name, WHY, body=body, person=" " in name),
            frozenset(shared),
            claim=ClaimId(str(n)),
        )
        for n, (a, kind, name, body, shared) in enumerate(parties)
    ]
    origins = find_origins(said)
    low, high = independent(origins)
    assert 1 <= low <= high <= low + 1
    assert sorted(c for o in origins for c in o.claims) == sorted(one.claim for one in said)
    rng.shuffle(said)
    assert [(o.kind, o.label, o.articles, o.claims) for o in find_origins(said)] == [
        (o.kind, o.label, o.articles, o.claims) for o in origins
    ]


def _voice(
    conllu: str,
    names: dict[str, str],
    said_by: str | None,
    subject: str | None = None,
    source_type: SourceType = "named_person",
) -> Voice:
    text = build.text_of(conllu)
    tokens = build.reading_from_conllu(conllu).tokens
    mentions = tuple(
        Mention(build.span(text, n), kind, entity=i, head=_head(tokens, build.span(text, n)))  # type: ignore[arg-type]
        for i, (n, kind) in enumerate(names.items())
    )
    told: tuple[Attribution, ...] = ()
    if said_by:
        source = build.span(text, said_by)
        number = next((i for i, n in enumerate(names) if n in said_by), None) if source_type in NAMED else None
        told = (
            build.attribution([source], [], [build.span(text, text)], source_type=source_type, source_entity=number),
        )
    of = build.analysis_from_conllu(conllu, mentions=mentions, attributions=told)
    where = build.span(text, subject) if subject else None
    claim = build.claim(of, build.span(text, text), subject=where, attribution=told[0].id if told else None)
    claims = [build.claims_of(of, [claim])]
    return voices(claims, find_actors(claims))[claim.id]


def _head(tokens: Tokens, where: Span) -> int:
    inside = tokens.begun_in(where)
    return next(i for i in inside if tokens.heads[i] not in inside)


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


def test_an_officer_of_a_named_body_speaks_for_it_as_its_officials_do() -> None:
    chief = SPEAKER.replace("Police NOUN 2 compound", "Trust PROPN 2 compound")
    officer = _voice(chief, {"Ann Gray": "PER", "Trust": "ORG"}, "Trust chief Ann Gray")
    assert officer.label == "Ann Gray"
    assert (officer.body or "").startswith("actor/")
    officials = SPEAKER.replace("Police NOUN 2 compound", "Trust PROPN 2 compound").replace(
        "chief NOUN", "officials NOUN"
    )
    unnamed = _voice(officials, {"Trust": "ORG"}, "Trust officials", source_type="unnamed_official")
    assert unnamed.kind == "unnamed"
    assert (unnamed.body or "").startswith("actor/")
    assert _voice(chief, {"Ann Gray": "PER", "Trust": "PER"}, "Trust chief Ann Gray").body is None


BESIDE = """
The DET 2 det
envoy NOUN 8 nsubj
, PUNCT 5 punct
Captain PROPN 5 compound
Ann PROPN 2 appos
Gray PROPN 5 flat
, PUNCT 5 punct
called VERB 0 root VBD call
for ADP 10 case IN
calm NOUN 8 obl
. PUNCT 8 punct
"""


def test_a_name_beside_the_source_is_the_source_and_an_owner_is_not() -> None:
    voice = _voice(BESIDE, {"Ann Gray": "PER"}, "The envoy , Captain Ann Gray", source_type="unnamed_official")
    assert (voice.kind, voice.label) == ("statement", "Ann Gray")
    owner = BESIDE.replace("Ann PROPN 2 appos", "Ann PROPN 2 nmod")
    assert (
        _voice(owner, {"Ann Gray": "PER"}, "The envoy , Captain Ann Gray", source_type="unnamed_group").kind
        == "unnamed"
    )


PASSED = """
The DET 2 det
plan NOUN 4 nsubj:pass
was AUX 4 aux:pass VBD be
approved VERB 0 root VBN approve
by ADP 7 case IN by
Ostrand PROPN 7 compound
Council PROPN 4 obl:agent
. PUNCT 4 punct
"""


def test_an_act_is_of_the_one_by_whom_it_was_done() -> None:
    voice = _voice(PASSED, {"Ostrand Council": "ORG"}, None, subject="The plan")
    assert (voice.kind, voice.label) == ("act", "Ostrand Council")
    beside = PASSED.replace("by ADP 7 case IN by", "near ADP 7 case IN near")
    assert _voice(beside, {"Ostrand Council": "ORG"}, None, subject="The plan").kind == "own_voice"


def test_an_origin_names_all_who_carried_the_very_text() -> None:
    carried = Said(ArticleId("a"), Voice("own_voice", "own/a", "own/a", WHY), frozenset(), copies=("Echo", "Post"))
    others = [_said("b", "statement", "gray")]
    found = find_origins([carried, *others])
    assert [[e.why for e in o.evidence if e.kind == "same text"] for o in found] == [
        [because("one_text", carriers=("Echo", "Post"))],
        [],
    ]
    assert independent(found) == independent(find_origins([_said("a", "own_voice", "own/a"), *others]))


ARREST = """
Oldtown PROPN 2 compound
police NOUN 3 nsubj
arrested VERB 0 root VBD arrest
three NUM 5 nummod
men NOUN 3 obj
. PUNCT 3 punct
"""


def test_an_act_of_a_body_that_is_named_by_its_role_is_its_own() -> None:
    voice = _voice(ARREST, {}, None, subject="Oldtown police")
    assert (voice.kind, voice.body, voice.of) == ("act", "police", {"oldtown"})
    assert _voice(ARREST.replace("police", "boats"), {}, None, subject="Oldtown boats").kind == "own_voice"
