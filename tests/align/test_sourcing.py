"""sourcing: one source under several names, who is heard through whom, and who is cited though not settled."""

from dataclasses import replace

import pytest

import build
from twosource.align.actors import find_actors
from twosource.align.origins import Said, find_origins, independent
from twosource.align.voices import Voice, voices
from twosource.align.voices.meant import told_in_full
from twosource.align.voices.offices import body_called, body_of, told_which
from twosource.align.voices.voice import head_word, heard_as, kin
from twosource.model import ArticleId, Evidence, Mention, MentionType, OriginKind, SourceType, because

WHY = Evidence("attribution", because("said_by", source="somebody"))


def _said(article: str, label: str, kind: OriginKind = "unnamed", **more: object) -> Said:
    return Said(ArticleId(article), replace(Voice(kind, f"words/{article}/{label}", label, WHY), **more), frozenset())  # type: ignore[arg-type]


def _paper(article: str, label: str) -> Said:
    return _said(article, label, "document", paper=kin(head_word(label)), of=told_which(label))


@pytest.mark.parametrize(
    ("one", "two", "sources"),
    [
        ("the affidavit", "court papers", 1),
        ("Documents released on Monday", "the documents", 1),
        ("the ad", "an advertisement", 1),
        ("the video", "footage", 1),
        ("the video", "the report", 2),
        ("the Varn report", "a report", 1),
        ("the Varn report", "the Kelby report", 2),
    ],
)
def test_papers_of_one_kind_are_one_unless_names_part_them(one: str, two: str, sources: int) -> None:
    assert len(find_origins([_paper("a", one), _paper("b", two)])) == sources


def test_who_is_heard_through_another_is_one_source_with_that_other() -> None:
    police = _said("b", "police", body="police")
    told = _said("a", "Bo Moss", "statement", person=True, relayed=heard_as(police.voice))
    (origin,) = find_origins([told, police])
    assert origin.label == "Bo Moss"
    assert because("relayed", source="police") in {e.why for e in origin.evidence}
    assert len(find_origins([replace(told, voice=replace(told.voice, relayed=frozenset())), police])) == 2
    other = _said("c", "Cy Lund", "statement", person=True, relayed=heard_as(police.voice))
    assert len(find_origins([told, police, other])) == 3


@pytest.mark.parametrize(("role", "sources"), [("lawmaker", 1), ("congressman", 1), ("judge", 2)])
def test_an_office_has_several_names(role: str, sources: int) -> None:
    rep = _said("a", "Ann Gray", "statement", person=True, described=frozenset({"rep"}))
    assert len(find_origins([rep, _said("b", f"the {role}", role=role)])) == sources


@pytest.mark.parametrize(
    ("label", "body"),
    [
        ("Varn police", "police"),
        ("the police commissioner", "police"),
        ("a former police chief", None),
        ("the ex-police chief", None),
        ("the fire chief", "fire"),
        ("firefighters", "fire"),
        ("state police", "state police"),
        ("jurors", "jury"),
    ],
)
def test_a_body_goes_by_its_crews_and_officers_but_not_by_former_ones(label: str, body: str | None) -> None:
    assert body_called(label) == body


def test_officials_with_a_body_are_it() -> None:
    assert body_of("officials with the Varn Sheriff's Office") == "sheriff"
    assert body_of("a member of the choir") is None


def test_an_officers_own_name_and_title_tell_no_two_forces_apart() -> None:
    assert told_which("Varn police Sgt. Ann Gray", "Ann Gray") == {"varn"}


@pytest.mark.parametrize(
    ("label", "name", "whole"),
    [
        ("The Millers' Association", "Association", "Millers' Association"),
        ("the Association", "Association", "Association"),
        ("Varn Trust", "Varn Trust", "Varn Trust"),
    ],
)
def test_a_name_that_the_reader_cut_is_told_in_full(label: str, name: str, whole: str) -> None:
    assert told_in_full(label, name) == whole


def test_what_one_of_several_people_says_elsewhere_vouches_for_no_telling() -> None:
    own = replace(_said("b", "b.txt", "own_voice"), cites=frozenset({"words/a/Ann Gray", "words/a/Bo Moss"}))
    assert len(find_origins([_said("a", "Ann Gray", "statement", person=True), own])) == 2
    only = replace(own, cites=frozenset({"words/a/Ann Gray"}))
    assert len(find_origins([_said("a", "Ann Gray", "statement", person=True), only])) == 1
    police = _said("a", "police", body="police")
    cited = replace(own, cites=frozenset({"words/a/police", "police/", "words/a/Bo Moss"}))
    assert len(find_origins([police, cited])) == 1


def _voices(text: str, sources: dict[str, SourceType], names: dict[str, MentionType]) -> list[Voice]:
    """The voices of what each source is cited for: all of the text."""
    rows = "\n".join(f"{word} {'PROPN' if word[0].isupper() else 'NOUN'} 0 dep" for word in text.split())
    mentions = tuple(Mention(build.span(text, n), kind, entity=i, head=0) for i, (n, kind) in enumerate(names.items()))
    told = [
        build.attribution([build.span(text, s)], [], [build.span(text, text)], source_type=kind)
        for s, kind in sources.items()
    ]
    of = build.analysis_from_conllu(rows, mentions=mentions, attributions=tuple(told))
    claims = [build.claim(of, build.span(text, text.split()[n]), attribution=one.id) for n, one in enumerate(told)]
    every = [build.claims_of(of, claims)]
    found = voices(every, find_actors(every))
    return [found[claim.id] for claim in claims]


def test_who_is_cited_and_not_settled_is_a_source_all_the_same() -> None:
    (she,) = _voices("she said so", {"she": "unspecified"}, {})
    assert (she.kind, she.label, she.role) == ("unnamed", "“she”", "she")
    assert independent(find_origins([Said(ArticleId("a"), she, frozenset())])) == (1, 1)


def test_a_body_is_meant_by_the_noun_in_its_name() -> None:
    text = "Orrow Coastguard boats left the coastguard said"
    (voice,) = _voices(text, {"the coastguard": "unspecified"}, {"Orrow Coastguard": "ORG"})
    assert (voice.kind, voice.label) == ("statement", "Orrow Coastguard")
    two = "Orrow Coastguard and Varn Coastguard left the coastguard said"
    (voice,) = _voices(two, {"the coastguard": "unspecified"}, {"Orrow Coastguard": "ORG", "Varn Coastguard": "ORG"})
    assert (voice.kind, voice.label) == ("unnamed", "the coastguard")


@pytest.mark.parametrize(("source_type", "body"), [("unnamed_official", "police"), ("unnamed_group", None)])
def test_only_officials_are_of_the_body_told_behind_them(source_type: SourceType, body: str | None) -> None:
    (voice,) = _voices("someone with the police said so", {"someone with the police": source_type}, {})
    assert voice.body == body


def test_the_department_is_the_only_one_that_is_named() -> None:
    text = "Varn Police searched and the department said so"
    (voice,) = _voices(text, {"the department": "unnamed_official"}, {"Varn Police": "ORG"})
    assert voice.body == "police"
    both = "Varn Police and Varn Firefighters searched and the department said so"
    (voice,) = _voices(both, {"the department": "unnamed_official"}, {"Varn Police": "ORG", "Varn Firefighters": "ORG"})
    assert voice.body is None
