"""What an article states, clause by clause: trees written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from twosource.claims import find_claims
from twosource.model import Analysis, Attribution, Claim, Quantity, Span

FLEW = """
The DET 2 det
pilots NOUN 3 nsubj NNS pilot
flew VERB 0 root VBD fly
to ADP 6 case
the DET 6 det
island NOUN 3 obl
and CCONJ 8 cc
landed VERB 3 conj VBD land
at ADP 10 case
noon_ NOUN 8 obl
. PUNCT 3 punct
"""

SAID = """
Officials NOUN 2 nsubj NNS official
said VERB 0 root VBD say
that SCONJ 6 mark
the DET 5 det
bridge NOUN 6 nsubj
collapsed VERB 2 ccomp VBD collapse
on ADP 8 case
Monday_ PROPN 6 obl
. PUNCT 2 punct
"""

FERRY = """
The DET 2 det
ferry_ NOUN 9 nsubj
, PUNCT 5 punct
which PRON 5 nsubj WDT
sank VERB 2 acl:relcl VBD sink
in ADP 7 case
May_ PROPN 5 obl
, PUNCT 5 punct
carried VERB 0 root VBD carry
mail NOUN 9 obj
after SCONJ 13 mark
it PRON 13 nsubj
left VERB 9 advcl VBD leave
port_ NOUN 13 obj
. PUNCT 9 punct
"""

FAILED = """
The DET 2 det
council NOUN 4 nsubj
never ADV 4 advmod
managed VERB 0 root VBD manage
to PART 6 mark TO
reopen VERB 4 xcomp VB reopen
the DET 8 det
bridge_ NOUN 6 obj
. PUNCT 4 punct
"""

REFUSAL = """
The DET 2 det
mayor NOUN 4 nmod:poss
's PART 2 case POS 's
refusal NOUN 9 nsubj
to PART 6 mark TO
open VERB 4 acl VB open
the DET 8 det
gates NOUN 6 obj NNS gate
angered VERB 0 root VBD anger
farmers_ NOUN 9 obj NNS farmer
. PUNCT 9 punct
"""


def found(conllu: str, **kw: object) -> list[str]:
    of = build.analysis_from_conllu(conllu, **kw)
    return [claim.span.of(of.article.text) for claim in find_claims(of)]


def only(conllu: str) -> Claim:
    (claim,) = find_claims(build.analysis_from_conllu(conllu))
    return claim


def spoken(conllu: str, source: str, cue: str, content: str) -> tuple[Analysis, Attribution]:
    plain = build.analysis_from_conllu(conllu)
    parts = [(build.span(plain.article.text, words),) if words else () for words in (source, cue, content)]
    said = build.attribution(*parts)
    return build.analysis(plain.article, plain.tokens, attributions=(said,)), said


def test_coordinated_predicates_are_two_claims_with_one_subject() -> None:
    of = build.analysis_from_conllu(FLEW)
    claims = find_claims(of)
    assert [c.span.of(of.article.text) for c in claims] == ["The pilots flew to the island", "landed at noon"]
    assert [c.subject and c.subject.of(of.article.text) for c in claims] == ["The pilots", "The pilots"]


def test_verbs_that_share_everything_are_one_claim() -> None:
    assert found("""
        It PRON 3 nsubj
        was AUX 3 aux:pass VBD be
        seized VERB 0 root VBN seize
        and CCONJ 5 cc
        sold VERB 3 conj VBN sell
        in ADP 7 case
        May_ PROPN 3 obl
        . PUNCT 3 punct
        """) == ["It was seized and sold in May"]


def test_relative_and_adverbial_clauses_are_claims_of_their_own() -> None:
    of = build.analysis_from_conllu(FERRY)
    claims = {c.span.of(of.article.text): c for c in find_claims(of)}
    assert list(claims) == ["The ferry, which sank in May, carried mail", "which sank in May", "it left port"]
    subject = claims["which sank in May"].subject
    assert subject is not None
    assert subject.of(of.article.text) == "The ferry"


def test_a_frame_is_no_claim_and_its_content_is_the_holders() -> None:
    of, said = spoken(SAID, "Officials", "said", "that the bridge collapsed on Monday")
    (claim,) = find_claims(of)
    assert claim.span.of(of.article.text) == "the bridge collapsed on Monday"
    assert (claim.attribution, claim.factuality) == (said.id, "CT+")


def test_content_that_nobody_is_known_to_hold_is_not_taken_for_the_articles_own() -> None:
    claim = only(SAID)
    assert (claim.attribution, claim.factuality) == (None, "Uu")
    assert claim.hedges == ()  # that somebody said it is no doubt of theirs


def test_a_frame_without_clausal_content_is_a_claim() -> None:
    of, _ = spoken(
        """
        Officials NOUN 2 nsubj NNS official
        announced VERB 0 root VBD announce
        the DET 4 det
        closure_ NOUN 2 obj
        . PUNCT 2 punct
        """,
        "Officials",
        "announced",
        "the closure",
    )
    (claim,) = find_claims(of)
    assert claim.span.of(of.article.text) == "Officials announced the closure"
    assert claim.attribution is None


def test_a_denied_clause_is_negative_for_its_holder() -> None:
    of, _ = spoken(
        SAID.replace("said", "denied").replace(" say", " deny"),
        "Officials",
        "denied",
        "that the bridge collapsed on Monday",
    )
    (claim,) = find_claims(of)
    assert (claim.polarity, claim.factuality) == ("-", "CT-")
    assert [s.of(of.article.text) for s in claim.negations] == ["denied"]


def test_the_innermost_holder_is_taken() -> None:
    plain = build.analysis_from_conllu(SAID)
    text = plain.article.text
    outer = build.attribution((), (), (build.span(text, text[:-1]),))
    inner = build.attribution(
        (build.span(text, "Officials"),),
        (build.span(text, "said"),),
        (build.span(text, "the bridge collapsed on Monday"),),
    )
    (claim,) = find_claims(build.analysis(plain.article, plain.tokens, attributions=(outer, inner)))
    assert claim.attribution == inner.id


def test_noun_phrases_can_carry_a_fact() -> None:
    of = build.analysis_from_conllu(REFUSAL.replace("mayor NOUN", "mayor_ NOUN"))
    first, second = find_claims(of)
    assert first.span.of(of.article.text) == "The mayor's refusal to open the gates"
    assert (first.presupposed, first.polarity, first.factuality) == (True, "-", "CT-")
    assert not second.presupposed


@pytest.mark.parametrize(
    ("tree", "factuality", "polarity"),
    [
        ("She PRON 2 nsubj\nleft VERB 0 root VBD leave", "CT+", "+"),
        ("She PRON 3 nsubj\nmay AUX 3 aux MD may\nleave VERB 0 root VB leave", "PS+", "+"),
        ("She PRON 3 nsubj\nprobably ADV 3 advmod\nleft VERB 0 root VBD leave", "PR+", "+"),
        ("She PRON 3 nsubj\nallegedly ADV 3 advmod\nlied VERB 0 root VBD lie", "Uu", "+"),
        ("She PRON 4 nsubj\ndid AUX 4 aux VBD do\nnot PART 4 advmod\nleave VERB 0 root VB leave", "CT-", "-"),
        ("Nobody PRON 2 nsubj\nleft VERB 0 root VBD leave", "CT-", "-"),
        ("No DET 2 det\nship NOUN 3 nsubj\nleft VERB 0 root VBD leave", "CT-", "-"),
        ("She PRON 2 nsubj\nfailed VERB 0 root VBD fail\nto PART 4 mark TO\nact VERB 2 xcomp VB act", "CT-", "-"),
        (
            "She PRON 3 nsubj\nnever ADV 3 advmod\n"
            "failed VERB 0 root VBD fail\nto PART 5 mark TO\nact VERB 3 xcomp VB act",
            "CT+",
            "+",
        ),
        ("She PRON 2 nsubj\nplans VERB 0 root VBZ plan\nto PART 4 mark TO\nact VERB 2 xcomp VB act", "Uu", "+"),
        ("She PRON 2 nsubj\nrefused VERB 0 root VBD refuse\nto PART 4 mark TO\nact VERB 2 xcomp VB act", "CT-", "-"),
        (
            "She PRON 3 nsubj\nis AUX 3 aux:pass VBZ be\naccused VERB 0 root VBN accuse\n"
            "of SCONJ 5 mark\ntaking VERB 3 advcl VBG take\nbribes NOUN 5 obj",
            "Uu",
            "+",
        ),
        (
            "She PRON 3 nsubj\nis AUX 3 cop VBZ be\nunlikely ADJ 0 root\nto PART 5 mark TO\nact VERB 3 xcomp VB act",
            "PR-",
            "-",
        ),
        (FAILED, "CT-", "-"),
    ],
)
def test_how_surely_and_which_way(tree: str, factuality: str, polarity: str) -> None:
    claim = only(tree)
    assert (claim.factuality, claim.polarity) == (factuality, polarity)


TOLD = """
The DET 2 det
firm NOUN 3 nsubj
said VERB 0 root VBD say
it PRON 7 nsubj
would AUX 7 aux MD would
soon ADV 7 advmod
close VERB 3 ccomp VB close
"""


@pytest.mark.parametrize(
    ("new", "factuality"),
    [
        ("soon ADV 7 advmod", "PR+"),
        ("not PART 7 advmod RB not", "PR-"),
        ("have AUX 7 aux VB have", "Uu"),  # it did not
    ],
)
def test_would_in_what_was_told_is_the_will_of_the_telling(new: str, factuality: str) -> None:
    tree = TOLD.replace("soon ADV 7 advmod", new)
    for helper in ("would", "will"):
        if helper == "will" and factuality == "Uu":
            continue
        conllu = tree.replace("would", helper)
        of, _ = spoken(conllu, "The firm", "said", build.text_of(conllu).partition("said ")[2])
        (claim,) = find_claims(of)
        assert claim.factuality == factuality


@pytest.mark.parametrize(("old", "new"), [("it PRON", "“ PRON"), (" VBD ", " VBZ "), ("close VERB 3", "prefer VERB 3")])
def test_would_stays_open_in_quotation_in_the_present_and_as_a_wish(old: str, new: str) -> None:
    tree = TOLD.replace(old, new).replace("VB close", f"VB {new.split()[0] if 'prefer' in new else 'close'}")
    of, _ = spoken(tree, "The firm", "said", build.text_of(tree).partition("said ")[2])
    (claim,) = find_claims(of)
    assert claim.factuality == "Uu"


def test_what_somebody_refuses_is_denied_though_the_verb_is_the_cue() -> None:
    tree = "Ada PROPN 2 nsubj\nrefused VERB 0 root VBD refuse\nto PART 4 mark TO\nact VERB 2 xcomp VB act"
    of, _ = spoken(tree, "Ada", "refused", "to act")
    (claim,) = find_claims(of)
    assert (claim.factuality, claim.polarity) == ("CT-", "-")


def test_not_only_denies_nothing() -> None:
    of = build.analysis_from_conllu("""
        It PRON 4 nsubj
        not PART 4 advmod RB not
        only ADV 4 advmod
        sank VERB 0 root VBD sink
        but CCONJ 6 cc
        burned VERB 4 conj VBD burn
        all DET 8 det
        night_ NOUN 6 obl
        . PUNCT 4 punct
        """)
    assert {c.polarity for c in find_claims(of)} == {"+"}


def test_a_condition_leaves_both_sides_open() -> None:
    of = build.analysis_from_conllu("""
        If SCONJ 3 mark
        rivers NOUN 3 nsubj NNS river
        rise_ VERB 8 advcl VBP rise
        , PUNCT 3 punct
        the DET 6 det
        dam NOUN 8 nsubj
        will AUX 8 aux MD will
        break_ VERB 0 root VB break
        . PUNCT 8 punct
        """)
    assert [c.factuality for c in find_claims(of)] == ["Uu", "Uu"]


@pytest.mark.parametrize(
    "fragment",
    [
        "Read VERB 0 root VB read\nmore_ ADJ 1 obj\n. PUNCT 1 punct",
        "Click VERB 0 root VB click\nhere ADV 1 advmod\nfor ADP 4 case\nmaps NOUN 1 obl",
        "By ADP 3 case\nAnn PROPN 3 compound\nExample PROPN 0 root",
        "Did AUX 3 aux VBD do\nit PRON 3 nsubj\nsink_ VERB 0 root VB sink\n? PUNCT 3 punct",
        "Photo NOUN 0 root\ntaken VERB 1 acl VBN take\nby ADP 4 case\nstaff NOUN 2 obl",
    ],
)
def test_fragments_questions_and_commands_are_no_claims(fragment: str) -> None:
    body = "The DET 2 det\nship NOUN 3 nsubj\nsank_ VERB 0 root VBD sink\n. PUNCT 3 punct"
    assert found(f"{body}\n\n{fragment}") == ["The ship sank"]


def test_headlines_are_claims_and_told_apart() -> None:
    head = "Ship NOUN 2 nsubj\nsinks VERB 0 root VBZ sink\noff ADP 4 case\ncoast NOUN 2 obl"
    body = "# newpar\nIt PRON 2 nsubj\nsank_ VERB 0 root VBD sink\n. PUNCT 2 punct"
    of = build.analysis_from_conllu(f"{head}\n\n{body}")
    assert [(c.span.of(of.article.text), c.title) for c in find_claims(of)] == [
        ("Ship sinks off coast", True),
        ("It sank", False),
    ]


def _clause(verb: str, thing: str, *, compound: str = "old") -> str:
    return f"""
A DET 3 det
{compound} NOUN 3 compound NN {compound}
{thing} NOUN 5 nsubj NN {thing}
is AUX 5 aux VBZ be
{verb}ing VERB 0 root VBG {verb}
the DET 7 det
nation NOUN 5 obj NN nation
now_ ADV 5 advmod
. PUNCT 5 punct
"""


@pytest.mark.parametrize(
    ("conllu", "loaded"),
    [
        (_clause("hammer", "man"), [("hammering", "blows")]),
        (_clause("hammer", "man").replace("nation", "nail"), []),
        (_clause("terroriz", "man").replace("VBG terroriz", "VBG terrorize"), [("terrorizing", "verbs")]),
        (_clause("help", "disaster", compound="immigration"), [("disaster", "calamities")]),
        (_clause("help", "disaster", compound="mine"), []),
        (_clause("help", "disaster", compound="settlement"), []),
    ],
)
def test_loaded_words_say_which_list_has_them(conllu: str, loaded: list[tuple[str, str]]) -> None:
    of = build.analysis_from_conllu(conllu)
    claim = only(conllu)
    assert [(s.of(of.article.text), why) for s, why in zip(claim.loaded, claim.loaded_by, strict=True)] == loaded


def test_loaded_words_count_in_the_articles_own_voice_only() -> None:
    tree = """
        Officials NOUN 2 nsubj NNS official
        said VERB 0 root VBD say
        the DET 5 det
        outrageous ADJ 5 amod
        fee NOUN 6 nsubj
        doubled_ VERB 2 ccomp VBD double
        . PUNCT 2 punct

        The DET 3 det
        outrageous ADJ 3 amod
        fee NOUN 4 nsubj
        doubled_ VERB 0 root VBD double
        . PUNCT 4 punct
        """
    of, _ = spoken(tree, "Officials", "said", "the outrageous fee doubled")
    first, second = find_claims(of)
    assert first.loaded == ()
    assert [s.of(of.article.text) for s in second.loaded] == ["outrageous"]
    assert second.loaded_by == ("words",)


def test_hedges_are_found_in_the_claim_and_in_the_cue() -> None:
    of, _ = spoken(
        SAID.replace("said", "believe").replace(" say", " believe"),
        "Officials",
        "believe",
        "that the bridge collapsed on Monday",
    )
    (claim,) = find_claims(of)
    assert [s.of(of.article.text) for s in claim.hedges] == ["believe"]
    assert claim.factuality == "PR+"


def test_the_second_of_two_charges_is_not_told_as_a_fact() -> None:
    assert found("""
        She PRON 3 nsubj
        was AUX 3 aux:pass VBD be
        charged VERB 0 root VBN charge
        with SCONJ 5 mark
        hiding VERB 3 advcl VBG hide
        money NOUN 5 obj
        and CCONJ 9 cc
        with SCONJ 9 mark
        burning VERB 5 conj VBG burn
        the DET 11 det
        books_ NOUN 9 obj NNS book
        . PUNCT 3 punct
        """) == ["She was charged with hiding money and with burning the books"]


def test_a_plea_of_not_guilty_is_a_plea() -> None:
    claim = only("""
        She PRON 2 nsubj
        pleaded VERB 0 root VBD plead
        not PART 2 advmod RB not
        guilty_ ADJ 2 xcomp
        . PUNCT 2 punct
        """)
    assert claim.polarity == "+"


def test_the_readers_doubt_weakens_only_where_no_rule_speaks() -> None:
    plain = build.reading_from_conllu(FLEW)
    text = build.text_of(FLEW)
    doubted = build.analysis(text, plain, factuality=(-1.0,) * len(plain.tokens))
    assert [claim.factuality for claim in find_claims(doubted)] == ["PR+", "PR+"]


DESPITE = """
Despite ADP 4 case
over ADP 3 advmod
300 NUM 4 nummod CD 300
complaints NOUN 11 obl NNS complaint
in ADP 7 case
the DET 7 det
valley_ NOUN 4 nmod
, PUNCT 4 punct
the DET 10 det
mill NOUN 11 nsubj
stayed VERB 0 root VBD stay
open_ ADJ 11 xcomp
. PUNCT 11 punct
"""


def counting(conllu: str, number: str, counted: str) -> list[Claim]:
    plain = build.analysis_from_conllu(conllu)
    text = plain.article.text
    span, what = build.span(text, number), build.span(text, counted)
    whole = Span(span.start, what.end)
    quantity = Quantity(span, 300, None, "more_than", counted=counted, counted_span=what, whole=whole)
    return list(find_claims(build.analysis(plain.article, plain.tokens, quantities=(quantity,))))


def test_a_number_of_things_behind_a_preposition_is_a_claim_of_its_own() -> None:
    first, second = sorted(counting(DESPITE, "over 300", "complaints"), key=lambda claim: not claim.presupposed)
    text = build.analysis_from_conllu(DESPITE).article.text
    assert first.span.of(text) == "over 300 complaints in the valley"
    assert (first.presupposed, first.factuality, first.quantities) == (True, "CT+", (0,))
    assert not second.presupposed
    assert second.span.of(text) == text[:-1]


def test_a_participle_that_works_as_a_preposition_opens_no_clause() -> None:
    tree = DESPITE.replace("Despite ADP 4 case", "Given VERB 11 advcl VBN give").replace(
        "complaints NOUN 11 obl", "complaints NOUN 1 obj"
    )
    claims = counting(tree, "over 300", "complaints")
    text = build.analysis_from_conllu(tree).article.text
    assert {claim.span.of(text) for claim in claims} == {text[:-1], "over 300 complaints in the valley"}


def test_a_number_may_stand_within_a_word() -> None:
    """The reader's "'98" is one word, and the number in it begins behind the mark."""
    tree = DESPITE.replace("over ADP 3 advmod\n300 NUM 4 nummod CD 300", "the DET 4 det\n'98 NUM 4 nummod CD '98")
    claims = counting(tree, "98", "complaints")
    assert all(claim.span.of(build.analysis_from_conllu(tree).article.text) for claim in claims)


def test_a_number_that_the_verb_asks_for_is_no_claim_of_its_own() -> None:
    tree = """
        The DET 2 det
        mayor NOUN 3 nsubj
        met VERB 0 root VBD meet
        with ADP 7 case
        over ADP 6 advmod
        300 NUM 7 nummod CD 300
        farmers_ NOUN 3 obl NNS farmer
        . PUNCT 3 punct
        """
    assert [claim.presupposed for claim in counting(tree, "over 300", "farmers")] == [False]


def test_an_infinitive_is_open_without_a_hedge_and_a_named_aim_is_its_hedge() -> None:
    plain = "She PRON 2 nsubj\ncame VERB 0 root VBD come\nto PART 4 mark TO\nsell VERB 2 advcl VB sell\n"
    plain += "the DET 6 det\nold ADJ 7 amod\nboat NOUN 4 obj"
    of = build.analysis_from_conllu(plain)
    goal = find_claims(of)[-1]
    assert (goal.factuality, goal.hedges) == ("Uu", ())
    of = build.analysis_from_conllu(plain.replace("came VERB 0 root VBD come", "aims VERB 0 root VBZ aim"))
    assert [hedge.of(of.article.text) for claim in find_claims(of) for hedge in claim.hedges] == ["aims"]
    of = build.analysis_from_conllu(plain.replace("came VERB 0 root VBD come", "chosen VERB 0 root VBN choose"))
    assert [hedge.of(of.article.text) for hedge in find_claims(of)[-1].hedges] == ["chosen"]


def test_a_verb_with_its_particle_is_another_verb() -> None:
    tree = "It PRON 2 nsubj\nset VERB 0 root VBD set\nup ADP 2 compound:prt\nfarms NOUN 2 obj NNS farm\n"
    tree += "to PART 6 mark TO\nsell VERB 2 xcomp VB sell\nthe DET 9 det\nold ADJ 9 amod\nboat NOUN 6 obj"
    assert next(claim.factuality for claim in find_claims(build.analysis_from_conllu(tree))) == "CT+"


def test_a_short_participle_that_picks_out_its_noun_stays_with_it() -> None:
    tree = """
        Boats NOUN 5 nsubj NNS boat
        owned VERB 1 acl VBN own
        by ADP 4 case
        farmers NOUN 2 obl:agent NNS farmer
        left VERB 0 root VBD leave
        port_ NOUN 5 obj
        . PUNCT 5 punct
        """
    assert found(tree) == ["Boats owned by farmers left port"]
    doubtful = """
        Boats NOUN 6 nsubj NNS boat
        reportedly ADV 3 advmod
        owned VERB 1 acl VBN own
        by ADP 5 case
        farmers NOUN 3 obl:agent NNS farmer
        left VERB 0 root VBD leave
        port_ NOUN 6 obj
        . PUNCT 6 punct
        """
    assert len(found(doubtful)) == 2  # the doubt is not the whole sentence's


def test_a_clause_without_content_goes_back_into_the_clause_around_it() -> None:
    assert found("""
        The DET 2 det
        crew NOUN 3 nsubj
        lit VERB 0 root VBD light
        lamps NOUN 3 obj NNS lamp
        before SCONJ 7 mark
        it PRON 7 nsubj
        sank_ VERB 3 advcl VBD sink
        . PUNCT 3 punct
        """) == ["The crew lit lamps before it sank"]


def test_a_negated_clause_stands_alone_however_short() -> None:
    assert found("""
        The DET 2 det
        clerk_ NOUN 9 nsubj
        , PUNCT 7 punct
        who PRON 7 nsubj:pass WP
        was AUX 7 aux:pass VBD be
        not PART 7 advmod RB not
        charged_ VERB 2 acl:relcl VBN charge
        , PUNCT 7 punct
        kept VERB 0 root VBD keep
        records_ NOUN 9 obj NNS record
        . PUNCT 9 punct
        """) == ["The clerk, who was not charged, kept records", "who was not charged"]


def test_an_infinitive_stays_with_the_effort_it_completes() -> None:
    assert found("""
        The DET 2 det
        mayor NOUN 3 nsubj
        travelled VERB 0 root VBD travel
        in ADP 6 case
        an DET 6 det
        effort NOUN 3 obl
        to PART 8 mark TO
        stop VERB 3 advcl VB stop
        the DET 11 det
        old ADJ 11 amod
        plan_ NOUN 8 obj
        . PUNCT 3 punct
        """) == ["The mayor travelled in an effort to stop the old plan"]


def test_a_relative_clause_takes_the_short_apposition_it_hangs_on() -> None:
    assert found("""
        The DET 2 det
        council NOUN 3 nsubj
        sold VERB 0 root VBD sell
        the DET 5 det
        harbour_ NOUN 3 obj
        , PUNCT 8 punct
        a DET 8 det
        move NOUN 3 appos
        that PRON 10 nsubj WDT
        angered VERB 8 acl:relcl VBD anger
        local ADJ 12 amod
        sailors_ NOUN 10 obj NNS sailor
        . PUNCT 3 punct
        """) == ["The council sold the harbour", "a move that angered local sailors"]


def test_a_finite_predicate_whose_subject_the_reader_missed_is_kept() -> None:
    (claim,) = find_claims(
        build.analysis_from_conllu("""
        The DET 2 det
        ferry NOUN 3 obl
        hit VERB 0 root VBD hit
        the DET 5 det
        pier_ NOUN 3 obj
        . PUNCT 3 punct
        """)
    )
    assert claim.subject is None


def test_a_cue_that_frames_no_clause_of_its_own_is_a_claim() -> None:
    of, _ = spoken(
        """
        The DET 2 det
        clerk_ NOUN 9 nsubj:pass
        , PUNCT 5 punct
        who PRON 5 nsubj WP
        kept VERB 2 acl:relcl VBD keep
        books_ NOUN 5 obj NNS book
        , PUNCT 5 punct
        was AUX 9 aux:pass VBD be
        questioned VERB 0 root VBN examine
        by ADP 11 case
        police_ NOUN 9 obl:agent
        . PUNCT 9 punct
        """,
        "police",
        "was questioned",
        "The clerk, who kept books",
    )
    assert "The clerk, who kept books, was questioned by police" in [
        claim.span.of(of.article.text) for claim in find_claims(of)
    ]


def test_no_longer_denies_however_the_two_words_hang() -> None:
    tree = """
        It PRON 4 nsubj
        no {}
        longer ADV 4 advmod RBR
        floats_ VERB 0 root VBZ float
        . PUNCT 4 punct
        """
    for hanging in ("ADV 3 advmod", "DET 3 det", "ADV 4 advmod"):
        claim = only(tree.format(hanging))
        assert (claim.polarity, claim.factuality) == ("-", "CT-")


CHARGED = """
Two NUM 2 nummod CD
clerks NOUN 4 nsubj:pass NNS clerk
were AUX 4 aux:pass VBD be
charged VERB 0 root VBN charge
with ADP 6 case
theft_ NOUN 4 obl
, PUNCT 9 punct
false ADJ 9 amod
accounting NOUN 6 conj
and CCONJ 11 cc
fraud NOUN 6 conj
on ADP 13 case
Monday_ PROPN 4 obl
. PUNCT 4 punct
"""


def test_the_members_of_a_list_can_be_addressed_one_by_one() -> None:
    analysis = build.analysis_from_conllu(CHARGED)
    (claim,) = find_claims(analysis)
    assert [part.of(analysis.article.text) for part in claim.parts] == ["theft", "false accounting", "fraud"]


BETWEEN = """
Talks NOUN 7 nsubj
between ADP 3 case
Arden_ PROPN 1 nmod
and CCONJ 5 cc
Vesk_ PROPN 3 conj
have AUX 7 aux
failed_ VERB 0 root VBN fail
. PUNCT 7 punct
"""


def test_two_sides_between_whom_something_is_are_no_list() -> None:
    assert [claim.parts for claim in find_claims(build.analysis_from_conllu(BETWEEN))] == [()]


def test_a_claim_without_a_list_has_no_parts() -> None:
    assert all(claim.parts == () for claim in find_claims(build.analysis_from_conllu(FERRY)))


@pytest.mark.parametrize(("learned", "score"), [(1.2, 1.2), (5.0, 3.0)])
def test_the_graded_score_is_the_readers(learned: float, score: float) -> None:
    analysis = build.analysis_from_conllu(CHARGED)
    analysis = replace(analysis, factuality=(learned,) * len(analysis.tokens))
    assert [claim.score for claim in find_claims(analysis)] == [score]


def test_the_graded_score_of_what_is_denied_is_never_positive() -> None:
    analysis = build.analysis_from_conllu(FAILED)
    analysis = replace(analysis, factuality=(1.0,) * len(analysis.tokens))
    assert [(claim.factuality, claim.score) for claim in find_claims(analysis)] == [("CT-", 0.0)]


def sale(verb: str, lemma: str, owner: str, helper: str = "") -> str:
    """ "The council VERB the sale of OWNER." with an auxiliary before the verb where one is given."""
    rows = ["The DET 2 det", "council NOUN 4 nsubj", f"{helper} AUX 4 aux MD" if helper else "now ADV 4 advmod"]
    rows += [
        f"{verb} VERB 0 root {'VB' if helper else 'VBD'} {lemma}",
        "the DET 6 det",
        "sale NOUN 4 obj",
        "of ADP 9 case",
    ]
    rows += ["the DET 9 det" if owner == "mill" else "cheap ADJ 9 amod", f"{owner}_ NOUN 6 nmod", ". PUNCT 4 punct"]
    return "\n" + "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("conllu", "carried"),
    [
        (sale("regretted", "regret", "mill"), ["the sale of the mill"]),
        (sale("opposed", "oppose", "mill"), []),
        (sale("regret", "regret", "mill", helper="would"), []),
        (sale("regretted", "regret", "flour"), []),
    ],
    ids=["given", "opposed", "not yet", "a kind of event"],
)
def test_an_event_noun_carries_a_fact_only_where_nothing_leaves_it_open(conllu: str, carried: list[str]) -> None:
    analysis = build.analysis_from_conllu(conllu)
    found = [claim for claim in find_claims(analysis) if claim.presupposed]
    assert [claim.span.of(analysis.article.text) for claim in found] == carried
    assert all(claim.factuality == "CT+" for claim in found)


def test_an_object_that_stands_as_subject_of_what_is_said_is_its_subject() -> None:
    tree = """
        Officials NOUN 2 nsubj NNS official
        said VERB 0 root VBD say
        two NUM 4 nummod CD
        mills NOUN 2 obj NNS mill
        were AUX 7 cop VBD be
        without ADP 7 case
        power_ NOUN 2 ccomp
        . PUNCT 2 punct
        """
    of, _ = spoken(tree, "Officials", "said", "two mills were without power")
    (claim,) = find_claims(of)
    assert claim.span.of(of.article.text) == "two mills were without power"
    assert claim.subject is not None
    assert claim.subject.of(of.article.text) == "two mills"


OUTAGE = """
The DET 2 det
firm NOUN 3 nsubj
said VERB 0 root VBD say
on ADP 5 case
Monday PROPN 3 obl
that SCONJ 11 mark
340 NUM 8 nummod
households NOUN 3 iobj NNS household
were AUX 11 cop VBD be
without ADP 11 case
power_ NOUN 8 nmod
. PUNCT 3 punct
"""


def test_what_is_told_keeps_its_subject_where_the_tree_gives_it_to_the_verb_of_saying() -> None:
    of, said = spoken(OUTAGE, "The firm", "said", "that 340 households were without power")
    (claim,) = find_claims(of)
    assert claim.span.of(of.article.text) == "340 households were without power"
    assert claim.subject is not None
    assert claim.subject.of(of.article.text) == "340 households"
    assert claim.attribution == said.id


def test_the_day_of_saying_is_no_part_of_what_is_told() -> None:
    of, _ = spoken(
        """
        The DET 2 det
        line NOUN 4 nsubj
        will AUX 4 aux MD will
        close VERB 8 ccomp VB close
        , PUNCT 8 punct
        the DET 7 det
        operator NOUN 8 nsubj
        said VERB 0 root VBD say
        on ADP 10 case
        Monday_ PROPN 4 obl
        . PUNCT 8 punct
        """,
        "the operator",
        "said",
        "The line will close",
    )
    assert [c.span.of(of.article.text) for c in find_claims(of)] == ["The line will close"]


ROW = """
Year NOUN 2 nsubj
Deaths VERB 0 root VBZ
Injured NOUN 2 obj
"""


def test_the_head_of_a_table_states_nothing() -> None:
    of = build.analysis("Year\tDeaths\tInjured", build.reading_from_conllu(ROW, "Year\tDeaths\tInjured"))
    assert find_claims(of) == ()


UPDATED = """
This DET 2 det
story NOUN 5 nsubj:pass NN story
has AUX 5 aux VBZ have
been AUX 5 aux:pass VBN be
updated_ VERB 0 root VBN update
. PUNCT 5 punct
"""


def test_what_a_text_says_about_itself_is_no_claim() -> None:
    assert find_claims(build.analysis_from_conllu(UPDATED)) == ()
    assert find_claims(build.analysis_from_conllu(UPDATED.replace("story", "bridge"))) != ()
