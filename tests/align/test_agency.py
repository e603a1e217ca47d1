"""agency: whose text an article is, by its own tag or by a last line that another article's tag explains."""

import build
from twosource.align.voices.agency import find_agencies
from twosource.model import Claims, Mention


def _report(text: str, outlet: str | None = None) -> Claims:
    return build.claims_of(build.analysis(build.article(text, outlet=outlet)), [])


def _agencies(*reports: Claims) -> list[str | None]:
    found = find_agencies(reports)
    return [wire.agency if (wire := found.get(r.analysis.article.id)) else None for r in reports]


TAGGED = _report("OLDTOWN (Norwick Press) - Boats were late.")


def test_a_last_line_names_the_agency_that_another_article_carries() -> None:
    copied = _report("Boats were late again.\n\n(Norwick Press, Vessany Post)", "Vessany Post")
    assert _agencies(TAGGED, copied) == ["Norwick Press", "Norwick Press"]
    unknown = _report("Boats were late again.\n\n(Norwick Press, Vessany Post)")
    assert _agencies(TAGGED, unknown) == ["Norwick Press", "Norwick Press"]
    assert _agencies(unknown) == [None]


def test_a_last_line_of_two_names_tells_the_agency_beside_the_outlet() -> None:
    assert _agencies(_report("Boats were late.\n\n(Norwick Press, Vessany Post)", "Vessany Post")) == ["Norwick Press"]
    assert _agencies(_report("Boats were late.\n\n(Reuters, Vessany Post)")) == ["Reuters"]
    assert _agencies(_report("Boats were late.\n\n(Norwick Press, Vessany Post)", "Orrow Echo")) == [None]
    assert _agencies(_report("Boats were late.\n\n(Vessany, Vessany Post)", "Vessany Post")) == [None]


def test_a_name_before_different_outlets_is_an_agencys_unless_it_is_a_persons() -> None:
    tags = ("(Norwick Press, Vessany Post)", "(Norwick Press, Orrow Echo)")
    one, two = (f"{words}\n\n{tag}" for words, tag in zip(("Boats were late.", "Boats were early."), tags, strict=True))
    assert _agencies(_report(one), _report(two)) == ["Norwick Press", "Norwick Press"]
    assert _agencies(_report(one), _report("Boats were early.\n\n(Norwick Press, Vessany Post)")) == [None, None]
    signed = (one.replace("Norwick Press", "Ann Gray"), two.replace("Norwick Press", "Ann Gray"))
    people = [
        build.claims_of(
            build.analysis(build.article(text), mentions=(Mention(build.span(text, "Ann Gray"), "PER"),)), []
        )
        for text in signed
    ]
    assert _agencies(*people) == [None, None]


def test_a_name_in_a_sentence_or_the_papers_own_is_no_tag() -> None:
    told = _report("Boats were late, said a reporter (Norwick Press)")
    own = _report("Boats were early.\n\n(Norwick Press)", "Norwick Press")
    assert _agencies(TAGGED, told, own)[1:] == [None, None]
