"""relation: the same words never exclude each other, and what differs is told as it is."""

import dataclasses

import build
from twosource.align import align
from twosource.model import Claims, Group, Quantity


def _claims(text: str, name: str, day: str, negated: bool = False) -> Claims:
    analysis = build.analysis(dataclasses.replace(build.article(text, name=name), published=day))
    found = build.claims_of(analysis, [analysis.tokens.span(a, b - 1) for a, b in analysis.tokens.sentences])
    if not negated:
        return found
    return dataclasses.replace(found, claims=tuple(dataclasses.replace(c, polarity="-") for c in found.claims))


def _group(one: Claims, two: Claims) -> Group:
    return max(align([one, two]).groups, key=lambda g: (len(g.claims), g.claims))


def test_the_same_words_on_two_days_are_no_update() -> None:
    text = "The board counted 40 boats at the harbour pier."
    found = _group(_claims(text, "a.txt", "2020-01-01"), _claims(text + " Nothing else.", "b.txt", "2020-01-05"))
    assert found.relation == "agree"


def test_the_same_quotation_is_no_conflict_whatever_is_read_into_it() -> None:
    quote = "“We would rather open the old harbour bridge much faster,” Ann Gray said."
    found = _group(
        _claims(quote, "a.txt", "2020-01-01"), _claims(quote + " Boats passed.", "b.txt", "2020-01-05", negated=True)
    )
    assert found.relation in ("agree", "refine")


def test_what_is_denied_in_unquoted_words_is_not_called_the_same() -> None:
    text = "The board counted boats at the harbour pier."
    found = _group(
        _claims(text, "a.txt", "2020-01-01"), _claims(text + " Boats passed.", "b.txt", "2020-01-05", negated=True)
    )
    assert found.relation in ("differ", "conflict")


def test_a_later_state_of_another_subject_is_no_update() -> None:
    ship = _claims("The council will open the harbour bridge.", "a.txt", "2020-01-01")
    mayor = _claims("Farmers opened the wool market.", "b.txt", "2020-01-05")
    assert _group(ship, mayor).relation != "update"


THERE = """
There PRON 2 expl EX there
were VERB 0 root VBD be
more ADJ 5 amod JJR more
than ADP 5 case IN than
340,000 NUM 6 nummod CD 340,000
boats NOUN 2 nsubj NNS boat
at ADP 10 case IN at
Ostrand PROPN 10 compound NNP Ostrand
harbour NOUN 10 compound NN harbour
quay NOUN 6 nmod NN quay
. PUNCT 2 punct
"""
COUNTED = """
Despite ADP 4 case IN despite
over ADP 3 advmod IN over
335,000 NUM 4 nummod CD 335,000
boats NOUN 11 obl NNS boat
at ADP 8 case IN at
Ostrand PROPN 8 compound NNP Ostrand
harbour NOUN 8 compound NN harbour
quay NOUN 4 nmod NN quay
, PUNCT 11 punct , ,
crews NOUN 11 nsubj NNS crew
rested VERB 0 root VBD rest
. PUNCT 11 punct
"""


def test_two_open_bounds_of_one_count_differ_and_can_both_be_true() -> None:
    reports = []
    for conllu, name, said, bound, low in (
        (
            THERE,
            "a.txt",
            "There were more than 340,000 boats at Ostrand harbour quay",
            "more than 340,000 boats",
            340_000,
        ),
        (COUNTED, "b.txt", "over 335,000 boats at Ostrand harbour quay", "over 335,000 boats", 335_000),
    ):
        text = build.text_of(conllu)
        number = build.span(text, f"{low:,}")
        boats = build.span(text, "boats")
        counted = Quantity(number, low, None, "more_than", None, None, "boats", boats, build.span(text, bound))
        made = build.analysis(build.article(text, name=name), build.reading_from_conllu(conllu), quantities=(counted,))
        reports.append(build.claims_of(made, [said]))
    found = _group(*reports)
    assert found.relation == "differ"
    assert found.why.rule == "numbers_differ"


def test_a_speaker_who_is_not_settled_is_told_in_the_words_of_the_report() -> None:
    def told(name: str, source: str) -> Claims:
        text = f"The harbour board counted forty boats, {source} said."
        said = build.attribution(
            [build.span(text, source)],
            [build.span(text, "said")],
            [build.span(text, "The harbour board counted forty boats")],
        )
        of = build.analysis(build.article(text, name=name), attributions=(said,))
        return build.claims_of(of, [build.claim(of, "The harbour board counted forty boats", attribution=said.id)])

    found = _group(told("a.txt", "it"), told("b.txt", "Ann Gray"))
    unsettled, settled = found.why.slot("voices")  # type: ignore[misc]
    assert (unsettled.rule, unsettled.slot("words")) == ("has_from_unsettled", "it")
    assert (settled.rule, settled.slot("source")) == ("has_from", "Ann Gray")


COMING = """
Ostrand PROPN 2 compound
Council PROPN 4 nsubj
will AUX 4 aux MD will
embrace VERB 0 root VB embrace
a DET 8 det
wide ADJ 8 amod
harbour NOUN 8 compound NN harbour
plan NOUN 4 obj NN plan
for ADP 12 case
Kelby PROPN 12 compound
ferries NOUN 9 nmod NNS ferry
. PUNCT 4 punct
"""
DONE = """
Ostrand PROPN 2 compound
Council PROPN 3 nsubj
unveiled VERB 0 root VBD unveil
its PRON 7 nmod
wide ADJ 7 amod
harbour NOUN 7 compound NN harbour
plan NOUN 3 obj NN plan
for ADP 10 case
Kelby PROPN 10 compound
ferries NOUN 7 nmod NNS ferry
. PUNCT 3 punct
"""
MAY = COMING.replace("will AUX 4 aux MD will", "may AUX 4 aux MD may")


def _stage(conllu: str, name: str, day: str, crowns: float | None = None) -> Claims:
    text = build.text_of(conllu)
    plan = build.span(text, "wide")  # its price
    prices = () if crowns is None else (Quantity(plan, crowns, crowns, "exact", unit="crowns"),)
    made = build.analysis(
        dataclasses.replace(build.article(text, name=name), published=day),
        build.reading_from_conllu(conllu),
        quantities=prices,
    )
    whole = made.tokens.span(0, len(made.tokens) - 2)
    return build.claims_of(made, [build.claim(made, whole, subject=build.span(text, "Ostrand Council"))])


def test_what_a_later_report_has_done_outdates_what_an_earlier_one_expects() -> None:
    early, late = _stage(COMING, "a.txt", "2020-01-01"), _stage(DONE, "b.txt", "2020-01-03")
    found = _group(early, late)
    assert found.links
    assert found.links[0].why.rule == "expected_done"


def test_what_is_done_first_and_expected_later_is_no_update() -> None:
    assert _group(_stage(COMING, "a.txt", "2020-01-03"), _stage(DONE, "b.txt", "2020-01-01")).relation != "update"
    assert _group(_stage(COMING, "a.txt", "2020-01-01"), _stage(DONE, "b.txt", "2020-01-01")).relation != "update"
    assert _group(_stage(MAY, "a.txt", "2020-01-01"), _stage(DONE, "b.txt", "2020-01-03")).relation != "update"


def test_what_costs_a_hundred_times_as_much_is_another_thing() -> None:
    early, late = _stage(COMING, "a.txt", "2020-01-01", 38e6), _stage(DONE, "b.txt", "2020-01-03", 85e3)
    assert _group(early, late).why.rule != "expected_done"


def _told(text: str, name: str, said_by: str | None) -> Claims:
    analysis = build.analysis(dataclasses.replace(build.article(text, name=name), published="2020-01-01"))
    alike = build.vectors([build.bag("one matter")])  # however they are worded
    if said_by is None:
        return build.claims_of(analysis, [text], vectors=alike)
    told = build.attribution([build.span(text, said_by)], [], [build.span(text, text)])
    analysis = dataclasses.replace(analysis, attributions=(told,))
    return build.claims_of(analysis, [build.claim(analysis, text, attribution=told.id)], vectors=alike)


def test_other_words_are_detail_whoever_says_them() -> None:
    one, two = "Ostrand ferry lost power near Kelby", "Faulty engines left Ostrand boats stuck outside harbour"
    told = _group(_told(one, "a.txt", None), _told(two, "b.txt", None))
    cited = _group(_told(one, "a.txt", None), _told(two, "b.txt", "Faulty engines"))
    assert (told.relation, cited.relation) == ("refine", "refine")
