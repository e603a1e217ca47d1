"""Who says what: kinds, sources, nesting, and what syntax and quotation marks add."""

import re

import pytest

from build import article, raw_attribution, raw_mention, reading, reading_from_conllu, span, text_of
from twosource.annotate.attributions import find_attributions
from twosource.annotate.coreference import join_mentions
from twosource.annotate.mentions import find_mentions
from twosource.model import Attribution, RawAttribution, Span

SAID = """
“ PUNCT 5 punct
The DET 3 det
river NOUN 5 nsubj
has AUX 5 aux
risen VERB 9 ccomp VBN rise
fast ADV 5 advmod
,_ PUNCT 5 punct
” PUNCT 5 punct
said VERB 0 root VBD say
Anna PROPN 9 nsubj
Berg PROPN 10 flat
._ PUNCT 9 punct
"""
CLAUSE = """
Anna PROPN 3 nsubj
Berg PROPN 1 flat
said VERB 0 root VBD say
that SCONJ 7 mark
the DET 6 det
bridge NOUN 7 nsubj
fell VERB 3 ccomp VBD fall
._ PUNCT 3 punct

She PRON 2 nsubj PRP she
added VERB 0 root VBD add
that SCONJ 6 mark
nobody PRON 6 nsubj NN nobody
was AUX 6 cop VBD be
hurt ADJ 2 ccomp
._ PUNCT 2 punct
"""
PASSIVE = """
The DET 2 det
gang NOUN 4 nsubj:pass
is AUX 4 aux:pass
believed VERB 0 root VBN believe
to PART 7 mark TO to
have AUX 7 aux
left VERB 4 xcomp VBN leave
._ PUNCT 4 punct
"""


def found(
    conllu: str, *raws: tuple[str, str, str], names: tuple[tuple[str, str], ...] = ()
) -> tuple[str, tuple[Attribution, ...]]:
    """The text and its attributions; `raws` are (source, cue, content) in the text's words."""
    text = text_of(conllu)
    tokens = reading_from_conllu(conllu, text).tokens
    read = reading(
        tokens,
        attributions=tuple(raw_attribution(text, *r) for r in raws),
        mentions=tuple(raw_mention(text, w, k) for w, k in names),
    )
    mentions = join_mentions(text, tokens, find_mentions(text, read))
    return text, find_attributions(article(text), read, mentions)


def shown(text: str, one: Attribution) -> tuple[list[str], list[str], list[str]]:
    return tuple([s.of(text) for s in part] for part in (one.source, one.cue, one.content))  # type: ignore[return-value]


def test_a_missing_source_is_the_subject_of_the_cue() -> None:
    text, (one, *_) = found(CLAUSE, ("", "said", "that the bridge fell"), names=(("Anna Berg", "PER"),))
    assert shown(text, one) == (["Anna Berg"], ["said"], ["that the bridge fell"])
    assert (one.kind, one.source_type, one.source_label) == ("indirect", "named_person", "Anna Berg")


def test_a_pronoun_source_shows_the_name_it_stands_for() -> None:
    text, ones = found(CLAUSE, ("She", "added", "that nobody was hurt"), names=(("Anna Berg", "PER"),))
    she = next(a for a in ones if a.cue[0].of(text) == "added")
    said = next(a for a in ones if a.cue[0].of(text) == "said")
    assert she.source[0].of(text) == "She"
    assert (she.source_label, she.source_type) == ("Anna Berg", "named_person")
    assert she.source_entity == said.source_entity is not None


def test_a_pronoun_without_antecedent_stays_a_pronoun() -> None:
    _, ones = found(CLAUSE, ("She", "added", "that nobody was hurt"))
    she = next(a for a in ones if a.source_label == "She")
    assert (she.source_entity, she.source_type) == (None, "unspecified")


def test_a_clause_under_said_is_found_without_the_reader() -> None:
    text, ones = found(CLAUSE)
    assert [shown(text, a) for a in ones] == [
        (["Anna Berg"], ["said"], ["that the bridge fell"]),
        (["She"], ["added"], ["that nobody was hurt"]),
    ]


def test_a_quotation_beside_said_is_found_without_the_reader() -> None:
    text, (one,) = found(SAID)
    assert shown(text, one) == (["Anna Berg"], ["said"], ["“ The river has risen fast ,”"])
    assert one.kind == "direct"


def test_an_agentless_passive_has_no_source() -> None:
    text, (one,) = found(PASSIVE)
    assert shown(text, one) == ([], ["is believed"], ["The gang", "to have left"])
    assert (one.source_type, one.source_label, one.source_entity) == ("unspecified", None, None)


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We go,” Berg said.", "“We go,”", "direct"),
        ("Berg said that “we go”.", "that “we go”", "direct"),  # "that" is no word of hers
        ("Berg said we “go”.", "we “go”", "mixed"),
        ("Berg said that we go.", "that we go", "indirect"),
        ('"We go," Berg said.', '"We go,"', "direct"),
        ("''We go,'' Berg said.", "''We go,''", "direct"),
        ("'We go', Berg said.", "'We go'", "direct"),
        ("Berg said the town's voters' list fell.", "the town's voters' list fell", "indirect"),
    ],
)
def test_kind_follows_the_marks(text: str, content: str, kind: str) -> None:
    read = reading(
        plain(text),
        attributions=(raw_attribution(text, "Berg", "said", content),),
        mentions=(raw_mention(text, "Berg", "PER"),),
    )
    (one,) = find_attributions(article(text), read, ())
    assert one.kind == kind


def plain(text: str):  # type: ignore[no-untyped-def]
    """Words and marks of a text as nouns without a tree."""
    pieces = [m.span() for m in re.finditer(r"\w+(?:['’]s\b)?|''|[^\w\s]", text)]
    rows = "\n".join(f"{text[s:e]} NOUN 0 root" for s, e in pieces)
    return reading_from_conllu(rows, text).tokens


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ("two senior officials", "unnamed_official"),
        ("police", "unnamed_official"),
        ("critics", "unnamed_group"),
        ("law enforcement sources", "unnamed_official"),
        ("a report", "document"),
        ("an internal bulletin", "document"),
        ("most polls", "estimate"),
        ("estimates", "estimate"),
        ("a majority of voters", "unnamed_group"),
        ("something", "unspecified"),
    ],
)
def test_source_types_by_head_noun(source: str, type_: str) -> None:
    rows = [f"{w} {tag(w)} 0 dep" for w in source.split()]
    text, ones = found("\n".join([*rows, "said VERB 0 root VBD say", "so ADV 0 dep"]), (source, "said", "so"))
    assert [a.source_type for a in ones] == [type_], text


def tag(word: str) -> str:
    tags = {"a": "DET", "an": "DET", "most": "ADJ", "senior": "ADJ", "internal": "ADJ", "two": "NUM", "of": "ADP"}
    return tags.get(word, "NOUN")


@pytest.mark.parametrize(
    ("source", "kind", "name", "type_"),
    [
        ("Anna Berg", "PER", "Anna Berg", "named_person"),
        ("Harbour Board", "ORG", "Harbour Board", "named_org"),
        ("Harbour Board officials", "ORG", "Harbour Board", "unnamed_official"),
        ("Anna Berg's lawyer", "PER", "Anna Berg", "unnamed_group"),
        ("the chairman , Anna Berg ,", "PER", "Anna Berg", "named_person"),
        ("Anna Berg , who asked not to be named", "PER", "Anna Berg", "named_person"),
    ],
)
def test_a_name_is_the_source_only_where_it_speaks_itself(source: str, kind: str, name: str, type_: str) -> None:
    rows = []
    for word in source.replace("'s", " 's").split():
        upos = "PROPN" if word[0].isupper() else "PUNCT" if word == "," else "PART" if word == "'s" else tag(word)
        rows.append(f"{word} {'PRON' if word == 'who' else 'VERB' if word == 'asked' else upos} 0 dep")
    text = f"{source} said so"
    tokens = reading_from_conllu("\n".join([*rows, "said VERB 0 root VBD say", "so ADV 0 dep"]), text).tokens
    read = reading(
        tokens, mentions=(raw_mention(text, name, kind),), attributions=(raw_attribution(text, source, "said", "so"),)
    )
    mentions = join_mentions(text, tokens, find_mentions(text, read))
    (one,) = find_attributions(article(text), read, mentions)
    assert one.source_type == type_
    named = next(m.entity for m in mentions if m.form == "name")
    assert (one.source_entity == named) == type_.startswith("named")


def test_the_place_that_somebody_is_of_does_not_speak() -> None:
    text = "Senator Anna Berg of Holm said so"
    tags = ("PROPN", "PROPN", "PROPN", "ADP", "PROPN", "VERB", "ADV")
    tokens = reading_from_conllu(
        "\n".join(f"{w} {t} 0 dep" for w, t in zip(text.split(), tags, strict=True)), text
    ).tokens
    read = reading(
        tokens,
        mentions=(raw_mention(text, "Anna Berg", "PER"), raw_mention(text, "Holm", "GPE")),
        attributions=(raw_attribution(text, "Senator Anna Berg of Holm", "said", "so"),),
    )
    mentions = join_mentions(text, tokens, find_mentions(text, read))
    (one,) = find_attributions(article(text), read, mentions)
    person = next(m.entity for m in mentions if m.type == "PER")
    assert (one.source_type, one.source_entity) == ("named_person", person)


def test_a_source_that_was_cut_is_shown_without_what_leads_on() -> None:
    rows = "detectives NOUN 0 dep\nat ADP 0 dep\nthe DET 0 dep\nsaid VERB 0 root VBD say\nso ADV 0 dep"
    _, (one,) = found(rows, ("detectives at the", "said", "so"))
    assert one.source_label == "detectives"


def test_what_is_said_inside_what_is_said_has_a_parent() -> None:
    text = "Berg said that Holm claimed that the bridge fell ."
    raws = (
        raw_attribution(text, "Berg", "said", "that Holm claimed that the bridge fell"),
        raw_attribution(text, "Holm", "claimed", "that the bridge fell"),
    )
    outer, inner = find_attributions(article(text), reading(plain(text), attributions=raws), ())
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_a_quotation_that_goes_on_belongs_to_the_same_speaker() -> None:
    text = "Berg said : “The river rose.\n\n“The bridge fell.\n\n“We left.”\n\n“Who knows?”"
    raw = raw_attribution(text, "Berg", "said", "“The river rose.")
    one, other = find_attributions(article(text), reading(plain(text), attributions=(raw,)), ())
    assert [s.of(text) for s in one.content] == ["“The river rose.", "“The bridge fell.", "“We left.”"]
    assert shown(text, other) == ([], [], ["“Who knows?”"])  # closed before: whose it is is not settled


def test_scraps_are_left_out() -> None:
    text = "Berg said so ."
    raws = (raw_attribution(text, "Berg", "said", ""), raw_attribution(text, "", "", "so"))
    assert find_attributions(article(text), reading(plain(text), attributions=raws), ()) == ()


def test_spans_are_widened_to_words() -> None:
    text = "Berg said that it fell ."
    raw = raw_attribution(text, "er", "ai", "hat it fe")
    (one,) = find_attributions(article(text), reading(plain(text), attributions=(raw,)), ())
    assert (one.source, one.cue, one.content) == ((Span(0, 4),), (Span(5, 9),), (Span(10, 22),))


HEARSAY = """
Three NUM 2 nummod
workers NOUN 4 nsubj
reportedly ADV 4 advmod RB reportedly
hid VERB 0 root VBD hide
the DET 6 det
report NOUN 4 obj
._ PUNCT 4 punct
"""
EMERGED = """
It PRON 2 expl PRP it
emerged VERB 0 root VBD emerge
that SCONJ 6 mark
the DET 5 det
inspector NOUN 6 nsubj
left VERB 2 csubj VBD leave
._ PUNCT 2 punct
"""
AMID = """
Berg PROPN 2 nsubj
resigned VERB 0 root VBD resign
amid ADP 4 case
claims NOUN 2 obl NNS claim
that SCONJ 8 mark
the DET 7 det
board NOUN 8 nsubj
lied VERB 4 acl VBD lie
._ PUNCT 2 punct
"""
SEEMS = """
Berg PROPN 2 nsubj
seems VERB 0 root VBZ seem
to PART 4 mark TO to
know VERB 2 xcomp VB know
._ PUNCT 2 punct
"""
TOLD = """
Berg PROPN 3 nsubj:pass
was AUX 3 aux:pass
told VERB 0 root VBN tell
that SCONJ 7 mark
it PRON 7 nsubj PRP it
had AUX 7 aux
burned VERB 3 ccomp VBN burn
._ PUNCT 3 punct
"""
NESTED = """
Lind PROPN 2 nsubj
said VERB 0 root VBD say
the DET 4 det
board NOUN 5 nsubj
believes VERB 2 ccomp VBZ believe
the DET 7 det
wall NOUN 8 nsubj
held VERB 5 ccomp VBD hold
._ PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("conllu", "cue", "content"),
    [
        (HEARSAY, "reportedly", ["Three workers", "hid the report"]),
        (EMERGED, "emerged", ["that the inspector left"]),
        (AMID, "claims", ["that the board lied"]),
        (PASSIVE, "is believed", ["The gang", "to have left"]),
    ],
)
def test_what_is_told_without_a_teller_has_no_source(conllu: str, cue: str, content: list[str]) -> None:
    text, (one,) = found(conllu)
    assert shown(text, one) == ([], [cue], content)
    assert (one.source_type, one.source_label, one.source_entity) == ("unspecified", None, None)


@pytest.mark.parametrize(
    ("conllu", "raw"),
    [
        (HEARSAY, ("", "reportedly", "hid the report")),
        (PASSIVE, ("", "is believed", "to have left")),
        (PASSIVE, ("The gang", "is believed", "to have left")),
        (EMERGED, ("", "emerged", "that the inspector left")),
    ],
)
def test_an_agentless_claim_that_the_reader_saw_comes_once_and_without_source(
    conllu: str, raw: tuple[str, str, str]
) -> None:
    _, ones = found(conllu, raw)
    assert [a.source for a in ones] == [()]


def test_who_seems_to_do_something_does_not_say_so() -> None:
    text, (one,) = found(SEEMS, ("Berg", "seems", "to know"))
    assert shown(text, one) == ([], ["seems"], ["Berg", "to know"])


def test_who_is_told_something_is_no_part_of_it() -> None:
    text, (one,) = found(TOLD, ("", "was told", "that it had burned"))
    assert shown(text, one) == ([], ["was told"], ["that it had burned"])


def test_what_another_believes_is_found_inside_what_somebody_says() -> None:
    text, (outer, inner) = found(NESTED, ("Lind", "said", "the board believes the wall held"))
    assert shown(text, inner) == (["the board"], ["believes"], ["the wall held"])
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_what_is_not_quoted_stays_in_the_sentence_of_its_cue() -> None:
    text = text_of(CLAUSE)
    tokens = reading_from_conllu(CLAUSE, text).tokens
    parts = (span(text, "that the bridge fell"), span(text, "nobody was hurt"))
    raw = RawAttribution((span(text, "Anna Berg"),), (span(text, "said"),), parts, score=1.0)
    ones = find_attributions(article(text), reading(tokens, attributions=(raw,)), ())
    said = next(a for a in ones if a.cue[0].of(text) == "said")
    assert [s.of(text) for s in said.content] == ["that the bridge fell"]


@pytest.mark.parametrize("dash", ["—", "–", "--", "―"])
def test_a_quotation_is_signed_after_a_dash(dash: str) -> None:
    text = f"“The river rose and the old bridge fell.” {dash} Anna Berg"
    rows = "\n".join(f"{w}_ PROPN 0 dep" for w in re.findall(r"\w+|--|[^\w\s]", text))
    tokens = reading_from_conllu(rows, text).tokens
    (one,) = find_attributions(article(text), reading(tokens), ())
    assert shown(text, one) == (["Anna Berg"], [dash], ["“The river rose and the old bridge fell.”"])


def test_a_dash_before_a_clause_is_no_signature() -> None:
    text = "“The river rose and the old bridge fell.” — that was a lie"
    assert [shown(text, a)[0] for a in find_attributions(article(text), reading(plain(text)), ())] == [[]]


def test_a_quotation_goes_back_to_the_paragraph_where_it_began() -> None:
    text = "“The wall was old.\n\n“It fell,” Berg said."
    raw = raw_attribution(text, "Berg", "said", "“It fell,”")
    (one,) = find_attributions(article(text), reading(plain(text), attributions=(raw,)), ())
    assert [s.of(text) for s in one.content] == ["“The wall was old.", "“It fell,”"]


def test_a_report_without_content_is_not_told_twice() -> None:
    text = text_of(CLAUSE)
    raws = (("Anna Berg", "said", "that the bridge fell"), ("Anna Berg", "said", ""))
    _, ones = found(CLAUSE, *raws)
    assert [a.cue[0].of(text) for a in ones] == ["said", "added"]


def test_pieces_of_one_content_are_one_attribution() -> None:
    text = "“We go,” Berg said, “and soon.”"
    parts = (span(text, "“We go,”"), span(text, "“and soon.”"))
    raw = RawAttribution((span(text, "Berg"),), (span(text, "said"),), parts, score=1.0)
    (one,) = find_attributions(article(text), reading(plain(text), attributions=(raw,)), ())
    assert (one.content, one.kind) == (parts, "direct")


def test_marks_around_the_cue_too_belong_to_another_speaker() -> None:
    text = "“Holm knew the wall was weak,” Berg said."
    raws = (
        raw_attribution(text, "Berg", "said", "“Holm knew the wall was weak,”"),
        raw_attribution(text, "Holm", "knew", "the wall was weak"),
    )
    kinds = {
        a.cue[0].of(text): a.kind for a in find_attributions(article(text), reading(plain(text), attributions=raws), ())
    }
    assert kinds == {"said": "direct", "knew": "indirect"}


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ("business leaders", "unnamed_group"),
        ("Republicans", "unnamed_group"),
        ("Mexicans", "unnamed_group"),
        ("the Harbour Times poll", "estimate"),
        ("a Harbour Board report", "document"),
        ("Karl Lind", "named_person"),
    ],
)
def test_source_types_without_a_name_that_the_reader_saw(source: str, type_: str) -> None:
    rows = [f"{w} {'PROPN' if w[0].isupper() else tag(w)} 0 dep" for w in source.replace("the ", "a ").split()]
    _, ones = found(
        "\n".join([*rows, "said VERB 0 root VBD say", "so ADV 0 dep"]), (source.replace("the ", "a "), "said", "so")
    )
    assert [a.source_type for a in ones] == [type_]


NOUN_CUE = """
Berg PROPN 3 nmod:poss
's PART 1 case
claim NOUN 9 nsubj NN claim
that SCONJ 7 mark
the DET 6 det
wall NOUN 7 nsubj
held VERB 3 acl VBD hold
was AUX 9 cop
wrong ADJ 0 root
._ PUNCT 9 punct
"""


def test_a_noun_of_saying_with_an_owner_and_a_clause_is_a_cue() -> None:
    text, (one,) = found(NOUN_CUE)
    assert shown(text, one) == (["Berg 's"], ["claim"], ["that the wall held"])


AIM = """
Lind PROPN 2 nsubj
said VERB 0 root VBD say
Berg PROPN 4 nsubj
wants VERB 2 ccomp VBZ want
to PART 6 mark TO
leave VERB 4 xcomp VB leave
._ PUNCT 2 punct
"""
ORDER = """
Lind PROPN 2 nsubj
said VERB 0 root VBD say
police NOUN 4 nsubj
ordered VERB 2 ccomp VBD order
him PRON 4 obj
to PART 7 mark TO
leave VERB 4 xcomp VB leave
._ PUNCT 2 punct
"""
SUPPOSED = """
Lind PROPN 2 nsubj
said VERB 0 root VBD say
Berg PROPN 5 nsubj
would AUX 5 aux MD
hope VERB 2 ccomp VB hope
the DET 7 det
wall NOUN 8 nsubj
held VERB 5 ccomp VBD hold
._ PUNCT 2 punct
"""
OWN = """
Lind PROPN 2 nsubj
said VERB 0 root VBD say
I PRON 4 nsubj
believe VERB 2 ccomp VBP believe
the DET 6 det
wall NOUN 7 nsubj
held VERB 4 ccomp VBD hold
._ PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("conllu", "told", "inner"),
    [
        (AIM, "Berg wants to leave", (["Berg"], ["wants"], ["to leave"])),
        (ORDER, "police ordered him to leave", (["police"], ["ordered"], ["to leave"])),
    ],
)
def test_what_another_wants_and_orders_is_found_inside_what_somebody_says(
    conllu: str, told: str, inner: tuple[list[str], ...]
) -> None:
    text, (outer, held) = found(conllu, ("Lind", "said", told))
    assert shown(text, held) == inner
    assert held.parent == outer.id


@pytest.mark.parametrize(
    ("conllu", "told"), [(SUPPOSED, "Berg would hope the wall held"), (OWN, "I believe the wall held")]
)
def test_what_is_supposed_and_the_speaker_himself_are_no_other_voice(conllu: str, told: str) -> None:
    _, ones = found(conllu, ("Lind", "said", told))
    assert len(ones) == 1


QUOTED_AS = """
Lind PROPN 3 nsubj:pass
was AUX 3 aux:pass
quoted VERB 0 root VBN quote
as SCONJ 5 mark
saying VERB 3 advcl VBG say
so ADV 5 advmod
._ PUNCT 3 punct
"""
HEARSAY = """
Police NOUN 2 nsubj
held VERB 0 root VBD hold
Lind PROPN 2 obj
for SCONJ 6 mark
allegedly ADV 2 advmod RB
hiding VERB 2 advcl VBG hide
maps NOUN 6 obj
._ PUNCT 2 punct
"""


def test_who_is_quoted_says_it() -> None:
    text, (one,) = found(QUOTED_AS, ("Lind", "was quoted as saying", "so"))
    assert shown(text, one) == (["Lind"], ["was quoted as saying"], ["so"])


def test_hearsay_is_of_the_verb_beside_it() -> None:
    text, (one,) = found(HEARSAY)
    assert shown(text, one) == ([], ["allegedly"], ["hiding maps"])


APPOSITION = """
The DET 2 det
operator_ NOUN 7 nsubj
, PUNCT 5 punct
Arden PROPN 5 compound
Line_ PROPN 2 appos
, PUNCT 5 punct
denied VERB 0 root VBD deny
fault NOUN 7 obj
._ PUNCT 7 punct
"""


def test_a_source_that_breaks_off_in_an_apposition_runs_up_to_its_cue() -> None:
    text, (one,) = found(APPOSITION, ("The operator,", "denied", "fault"))
    assert shown(text, one)[0] == ["The operator, Arden Line,"]


BROKEN_OFF = """
Boats NOUN 2 nsubj NNS boat
sank VERB 0 root VBD sink
on ADP 5 case IN on
the DET 5 det DT the
rocks NOUN 2 obl NNS rock
off ADP 8 case IN off
Tarn PROPN 8 compound NNP Tarn
Head PROPN 5 nmod NNP Head
, PUNCT 17 punct , ,
a DET 11 det DT a
clerk NOUN 17 nsubj NN clerk
who PRON 13 nsubj WP who
asked VERB 11 acl:relcl VBD ask
to PART 15 mark TO to
leave VERB 13 xcomp VB leave
, PUNCT 13 punct , ,
said VERB 2 parataxis VBD say
. PUNCT 2 punct
"""


def test_what_breaks_off_inside_a_phrase_runs_on_to_its_end() -> None:
    text, (one,) = found(BROKEN_OFF, ("a clerk who asked", "said", "Boats sank on the rocks off"))
    assert shown(text, one)[0] == ["a clerk who asked to leave ,"]
    assert shown(text, one)[2] == ["Boats sank on the rocks off Tarn Head"]
