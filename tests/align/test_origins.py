"""origins: whose information it is, and how many independent origins there surely are and may be."""

import pytest

import build
from twosource.align.actors import find_actors
from twosource.align.origins import Said, find_origins, independent
from twosource.align.voices import NAMED, Voice, voices
from twosource.model import (
    ArticleId,
    Attribution,
    Evidence,
    Mention,
    OriginKind,
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


def _figure(article: str, kind: OriginKind, key: str, *figures: str) -> Said:
    return Said(ArticleId(article), Voice(kind, key, key, WHY), frozenset(), frozenset(figures))


def test_reports_with_one_figure_have_it_from_one_count() -> None:
    own = [_figure("a", "own_voice", "own/a", "800,000"), _figure("b", "own_voice", "own/b", "800,000")]
    (origin,) = find_origins(own)
    assert independent([origin]) == (1, 1)
    assert ("same figure", because("one_figure", figure="800,000")) in {(e.kind, e.why) for e in origin.evidence}
    other = [own[0], _figure("b", "own_voice", "own/b", "700,000")]
    assert independent(find_origins(other)) == (1, 2)


def test_each_origin_shows_the_figure_that_joins_it() -> None:
    reports = [("a", "800"), ("b", "800"), ("c", "40 minutes"), ("d", "40 minutes"), ("e", "700")]
    found = find_origins([_figure(name, "own_voice", f"own/{name}", figure) for name, figure in reports])
    shown = {o.articles: [e.why for e in o.evidence if e.kind == "same figure"] for o in found}
    assert shown[ArticleId("a"), ArticleId("b")] == [because("one_figure", figure="800")]
    assert shown[ArticleId("c"), ArticleId("d")] == [because("one_figure", figure="40 minutes")]


def test_a_figure_told_by_a_report_itself_is_of_the_only_one_cited_for_it() -> None:
    own, gray = _figure("a", "own_voice", "own/a", "800"), _figure("b", "statement", "Ann Gray", "800")
    assert independent(find_origins([own, gray])) == (1, 1)
    moss = _figure("c", "statement", "Bo Moss", "800")
    assert independent(find_origins([gray, moss])) == (2, 2)  # two who both say so are two
    assert independent(find_origins([own, gray, moss])) == (2, 3)


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
