"""rests: what a report tells itself, or of somebody's aims, and the source that it rests on."""

from dataclasses import replace

import pytest

import build
from twosource.align.actors import find_actors
from twosource.align.origins import Said, backgrounds, find_origins
from twosource.align.table import build as table_of
from twosource.align.voices import Voice, voices
from twosource.align.voices.loose import loose
from twosource.model import ArticleId, Evidence, Mention, OriginKind, because

WHY = Evidence("attribution", because("said_by", source="somebody"))
AIM = because("tells_aim", source="Ann Gray")
POLICE = Voice("unnamed", "words/p/police", "police", WHY, body="police")


def _own(article: str, **more: object) -> Said:
    voice = Voice("own_voice", f"own/{article}", article, Evidence("own voice", because("own_words", outlet=article)))
    return Said(ArticleId(article), voice, frozenset(), own=voice, **more)  # type: ignore[arg-type]


def _said(article: str, label: str, kind: OriginKind = "statement", **more: object) -> Said:
    told = Voice(kind, f"words/{article}/{label}", label, WHY, **more)  # type: ignore[arg-type]
    return replace(_own(article), voice=told)


def _kinds(*said: Said) -> list[OriginKind]:
    return sorted(origin.kind for origin in find_origins(said))


def test_an_aim_is_the_reports_own_telling_where_another_tells_the_same_itself() -> None:
    aim = _said("a", "Ann Gray", loose=AIM)
    assert _kinds(aim, _own("b")) == ["own_voice", "own_voice"]
    assert _kinds(replace(aim, voice=replace(aim.voice, loose=None)), _own("b")) == ["own_voice", "statement"]
    (told,) = [o for o in find_origins([aim, _own("b")]) if o.articles == ("a",)]
    assert AIM in {e.why for e in told.evidence}


def test_an_aim_stays_its_own_where_words_or_an_act_are_told_or_nobody_tells_it_himself() -> None:
    aim = _said("a", "Ann Gray", loose=AIM)
    assert _kinds(aim, _own("b"), _said("c", "Bo Moss")) == ["own_voice", "statement", "statement"]
    assert _kinds(aim, _said("b", "Cy Lund", loose=AIM)) == ["statement", "statement"]
    assert "act" in _kinds(aim, _own("b"), _said("c", "the council", "act"))
    assert _kinds(aim, _own("a")) == ["statement"]


def test_the_own_telling_of_a_report_that_has_most_from_the_police_rests_on_them() -> None:
    (origin,) = find_origins([_said("a", "police", "unnamed", body="police"), _own("b", mostly=POLICE)])
    assert (origin.kind, origin.articles) == ("unnamed", ("a", "b"))
    assert because("cites_mostly", source="police") in {e.why for e in origin.evidence}
    assert _kinds(_own("a"), _own("b", mostly=POLICE)) == ["own_voice", "unnamed"]
    assert _kinds(_said("a", "Ann Gray"), _own("b", mostly=POLICE)) == ["statement", "unnamed"]


@pytest.mark.parametrize(
    ("sources", "mostly"),
    [
        (("police", "police"), "police"),
        (("police", "police", "Ann Gray"), "police"),
        (("police", "Ann Gray"), None),
        (("police", "police", "Ann Gray", "Bo Moss"), None),
        (("residents", "residents"), None),
    ],
)
def test_a_report_has_most_from_those_whom_it_cites_for_most_of_what_has_a_source(
    sources: tuple[str, ...], mostly: str | None
) -> None:
    text = " ".join(f"Boats sank {source} said ." for source in sources)
    told, claims, at = [], [], 0
    for source in sources:
        where = build.span(text[at:], source)
        span = replace(where, start=where.start + at, end=where.end + at)
        content = replace(span, start=at, end=at + len("Boats sank"))
        told.append(build.attribution([span], [], [content], source_type="unnamed_official"))
        at = text.index(".", at) + 2
    of = build.analysis(text, attributions=tuple(told))
    claims = [build.claim(of, one.content[0], attribution=one.id) for one in told]
    article = build.claims_of(of, claims)
    table = table_of([article], find_actors([article]), [])
    (behind,) = backgrounds(table.articles, table.rows).values()
    assert (None if behind.mostly is None else behind.mostly.label) == mostly


@pytest.mark.parametrize(
    ("conllu", "cue", "aim"),
    [
        ("Gray PROPN 2 nsubj\nplans VERB 0 root VBZ plan\nto PART 4 mark\nleave VERB 2 xcomp", "plans", True),
        ("Gray PROPN 2 nsubj\nsaid VERB 0 root VBD say\nboats NOUN 4 nsubj\nsank VERB 2 ccomp", "said", False),
        ("Gray PROPN 3 nsubj\nallegedly ADV 3 advmod\nleft VERB 0 root VBD leave", "allegedly", False),
    ],
)
def test_an_aim_is_told_with_a_verb_that_gives_no_words(conllu: str, cue: str, aim: bool) -> None:
    text = build.text_of(conllu)
    held = build.attribution([build.span(text, "Gray")], [build.span(text, cue)], [build.span(text, text.split()[-1])])
    of = build.analysis_from_conllu(conllu, attributions=(held,))
    claim = build.claim(of, held.content[0], attribution=held.id)
    assert loose(of, claim, held, "Ann Gray") == (AIM if aim else None)
    assert loose(of, claim, replace(held, kind="direct"), "Ann Gray") is None
    assert loose(of, claim, replace(held, source=()), "Ann Gray") is None
    assert loose(of, claim, replace(held, parent=held.id), "Ann Gray") is None


@pytest.mark.parametrize(
    ("deprel", "mark", "aside"),
    [("acl:relcl", ",", True), ("appos", "(", True), ("acl:relcl", "two", False), ("ccomp", ",", False)],
)
def test_what_is_added_behind_a_comma_about_a_noun_is_told_beside_the_words(
    deprel: str, mark: str, aside: bool
) -> None:
    conllu = (
        f"Gray PROPN 2 nsubj\nsaid VERB 0 root VBD say\nboats NOUN 2 obj\n{mark} PUNCT 5 punct\nsank VERB 3 {deprel}"
    )
    text = build.text_of(conllu)
    held = build.attribution(
        [build.span(text, "Gray")], [build.span(text, "said")], [build.span(text, f"boats {mark} sank")]
    )
    of = build.analysis_from_conllu(conllu, attributions=(held,))
    claim = build.claim(of, build.span(text, "sank"), attribution=held.id)
    why = because("tells_aside", source="Ann Gray") if aside else None
    assert loose(of, claim, held, "Ann Gray") == why


CHARGED = "Moss PROPN 3 nsubj\nwas AUX 3 aux\n{} VERB 0 root VBN {}\nwith SCONJ 5 mark\ntheft NOUN 3 obl"


@pytest.mark.parametrize(("word", "lemma", "label"), [("charged", "charge", "the charges"), ("linked", "link", None)])
def test_what_somebody_is_charged_with_is_told_by_the_charges(word: str, lemma: str, label: str | None) -> None:
    conllu = CHARGED.format(word, lemma)
    text = build.text_of(conllu)
    held = build.attribution([], [build.span(text, word)], [build.span(text, "theft")])
    of = build.analysis_from_conllu(conllu, attributions=(held,))
    claim = build.claim(of, build.span(text, "theft"), attribution=held.id)
    every = [build.claims_of(of, [claim])]
    voice = voices(every, find_actors(every))[claim.id]
    assert (voice.kind, voice.label) == (("document", label) if label else ("unattributed", "unattributed"))


DENIAL = """
Gray PROPN 2 nsubj
spoke VERB 0 root VBD speak
to PART 4 mark
{} VERB 2 advcl VB {}
the DET 6 det
claim NOUN 4 obj
"""


@pytest.mark.parametrize(("word", "kind"), [("deny", "act"), ("hear", "own_voice")])
def test_what_somebody_denies_is_known_from_him_also_where_the_subject_stands_before(word: str, kind: str) -> None:
    conllu = DENIAL.format(word, word)
    text = build.text_of(conllu)
    of = build.analysis_from_conllu(conllu, mentions=(Mention(build.span(text, "Gray"), "PER", entity=0, head=0),))
    claim = build.claim(of, build.span(text, f"to {word} the claim"))
    every = [build.claims_of(of, [claim])]
    assert voices(every, find_actors(every))[claim.id].kind == kind


def test_who_names_nobody_adds_none_to_the_only_one_who_is_cited() -> None:
    nobody = _said("b", "unattributed", "unattributed")
    (origin,) = find_origins([_said("a", "Ann Gray"), nobody])
    assert because("names_nobody_beside") in {e.why for e in origin.evidence}
    assert len(find_origins([_said("a", "Ann Gray"), _said("c", "Bo Moss"), nobody])) == 3
    assert len(find_origins([_said("a", "the council", "act"), nobody])) == 2


def test_a_document_is_one_with_whom_its_own_report_cites_too() -> None:
    gray, report = _said("a", "Ann Gray"), _said("b", "the report", "document")
    known = replace(report, cites=frozenset({gray.voice.key}))
    (origin,) = find_origins([gray, known])
    assert because("paper_beside", document="the report", source="Ann Gray") in {e.why for e in origin.evidence}
    assert len(find_origins([gray, report])) == 2
    assert len(find_origins([gray, _said("c", "Bo Moss"), known])) == 3
    police = _said("a", "police", "unnamed", body="police")
    assert len(find_origins([police, replace(report, cites=frozenset({police.voice.key, "police/"}))])) == 2
