"""Who says what: kinds, sources, nesting, and what syntax and quotation marks add."""

import re

import pytest

from build import article, raw_attribution, raw_mention, reading, reading_from_conllu, text_of
from twosource.annotate.attributions import find_attributions
from twosource.annotate.coreference import join_mentions
from twosource.annotate.mentions import find_mentions
from twosource.model import Attribution, Span

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
    (one,) = find_attributions(article(text), reading(plain(text), attributions=(raw,)), ())
    assert [s.of(text) for s in one.content] == ["“The river rose.", "“The bridge fell.", "“We left.”"]


def test_scraps_are_left_out() -> None:
    text = "Berg said so ."
    raws = (raw_attribution(text, "Berg", "said", ""), raw_attribution(text, "", "", "so"))
    assert find_attributions(article(text), reading(plain(text), attributions=raws), ()) == ()


def test_spans_are_widened_to_words() -> None:
    text = "Berg said that it fell ."
    raw = raw_attribution(text, "er", "ai", "hat it fe")
    (one,) = find_attributions(article(text), reading(plain(text), attributions=(raw,)), ())
    assert (one.source, one.cue, one.content) == ((Span(0, 4),), (Span(5, 9),), (Span(10, 22),))
