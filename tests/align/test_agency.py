"""agency: whose text an article is, by its own tag or by a last line that another article's tag explains."""

import build
from twosource.align.voices.agency import find_agencies
from twosource.model import Claims


def _report(text: str, outlet: str | None = None) -> Claims:
    return build.claims_of(build.analysis(build.article(text, outlet=outlet)), [])


def _agencies(*reports: Claims) -> list[str | None]:
    found = find_agencies(reports)
    return [wire.agency if (wire := found.get(r.analysis.article.id)) else None for r in reports]


TAGGED = _report("OLDTOWN (Norwick Press) - Boats were late.")


def test_a_last_line_names_the_agency_that_another_article_carries() -> None:
    copied = _report("Boats were late again.\n\n(Norwick Press, Vessany Post)", "Vessany Post")
    assert _agencies(TAGGED, copied) == ["Norwick Press", "Norwick Press"]
    assert _agencies(copied) == [None]


def test_a_name_in_a_sentence_or_the_papers_own_is_no_tag() -> None:
    told = _report("Boats were late, said a reporter (Norwick Press)")
    own = _report("Boats were early.\n\n(Norwick Press)", "Norwick Press")
    assert _agencies(TAGGED, told, own)[1:] == [None, None]
