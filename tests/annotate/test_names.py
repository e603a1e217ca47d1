"""Who is named, and which names are one somebody or something."""

import pytest

from build import raw_mention, reading, reading_from_conllu, text_of
from twosource.annotate.coreference import join_mentions
from twosource.annotate.mentions import find_mentions
from twosource.model import Mention, RawMention, Tokens

PEOPLE = ("Berg", "Holm", "Lind", "Anna", "Nils", "Vera")


def words(text: str) -> Tokens:
    """Flat tokens: words apart from full stops, commas, brackets and possessives; capitals are proper nouns."""
    starts, ends, ranges, first = [], [], [], 0
    at = 0
    for piece in text.replace("\n", " ").split(" "):
        here = at
        at += len(piece) + 1
        for part in _parts(piece):
            starts.append(here)
            here += len(part)
            ends.append(here)
            if part == ".":
                ranges.append((first, len(starts)))
                first = len(starts)
    if first < len(starts):
        ranges.append((first, len(starts)))
    forms = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    upos = tuple("PROPN" if f[0].isupper() else "PUNCT" if not f[0].isalnum() else "NOUN" for f in forms)
    heads = tuple(
        -1 if i in {r[0] for r in ranges} else max(r[0] for r in ranges if r[0] <= i) for i in range(len(forms))
    )
    return Tokens(
        tuple(starts),
        tuple(ends),
        tuple(ranges),
        upos,
        upos,
        tuple(f.lower() for f in forms),
        heads,
        ("dep",) * len(forms),
    )


def _parts(piece: str) -> list[str]:
    found: list[str] = []
    while piece[:1] == "(":
        found.append("(")
        piece = piece[1:]
    tail: list[str] = []
    while piece[-1:] in {",", ")"} or (piece[-1:] == "." and piece not in {"Mr.", "Mrs.", "Ms.", "Dr.", "U.S."}):
        tail.insert(0, piece[-1])
        piece = piece[:-1]
    for mark in ("'s", "’s"):
        if piece.endswith(mark):
            tail.insert(0, mark)
            piece = piece[:-2]
    return [*found, *([piece] if piece else []), *tail]


def joined(text: str, *raw: RawMention) -> list[tuple[str, int]]:
    """(words, entity) of the names in a text."""
    return [(m.span.of(text), m.entity) for m in mentions(text, *raw)]


def mentions(text: str, *raw: RawMention) -> tuple[Mention, ...]:
    tokens = words(text)
    return join_mentions(text, tokens, find_mentions(text, reading(tokens, mentions=raw)))


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Sen. Anna Berg", "Anna Berg"),
        ("President Berg", "Berg"),
        ("Anna Berg’s", "Anna Berg"),
        ("the Anna Berg,", "Anna Berg"),
        ("Former Prime Minister Anna Berg", "Anna Berg"),
        ("of Anna Berg and", "Anna Berg"),
        ("Anna Berg ( D", "Anna Berg"),
        ("Majority Whip Anna Berg", "Anna Berg"),
    ],
)
def test_names_lose_title_article_possessive_and_marks(raw: str, name: str) -> None:
    text = f"Then {raw} came ."
    assert [w for w, _ in joined(text, raw_mention(text, raw, "PER"))] == [name]


@pytest.mark.parametrize(
    ("name", "given", "type_"),
    [
        ("Norway", "LOC", "GPE"),
        ("Middle East", "GPE", "LOC"),
        ("Grey River", "GPE", "LOC"),
        ("Holm Airport", "GPE", "FAC"),
        ("Clean Water Act", "MISC", "LAW"),
        ("Treaty of Holm", "ORG", "LAW"),
        ("Norwegian", "MISC", "NORP"),
        ("Holm County", "LOC", "GPE"),
        ("Jordan", "PER", "PER"),
        ("Holm Bank", "ORG", "ORG"),
    ],
)
def test_the_words_of_a_name_tell_its_type(name: str, given: str, type_: str) -> None:
    text = f"They saw {name} there ."
    assert [m.type for m in mentions(text, raw_mention(text, name, given))] == [type_]


def test_surname_title_and_given_name_join_the_one_who_bears_them() -> None:
    text = "Anna Berg spoke. Mayor Berg left. Anna smiled. Ms. Berg's car was Berg's."
    found = joined(text, raw_mention(text, "Anna Berg", "PER"), raw_mention(text, "Anna", "PER", 1))
    assert [w for w, _ in found] == ["Anna Berg", "Berg", "Anna", "Berg", "Berg"]
    assert len({e for _, e in found}) == 1


def test_two_people_with_one_surname_never_merge() -> None:
    text = "Anna Berg met Peter Berg. Berg spoke. Mr. Berg left. Ms. Berg stayed."
    found = joined(text, raw_mention(text, "Anna Berg", "PER"), raw_mention(text, "Peter Berg", "PER"))
    anna, peter, bare, mister, miss = (e for _, e in found)
    assert anna != peter
    assert bare not in (anna, peter)
    assert mister == peter
    assert miss == anna


def test_a_given_name_that_two_people_bear_joins_neither() -> None:
    text = "Anna Berg met Anna Holm. Anna spoke."
    found = joined(
        text, *(raw_mention(text, n, "PER") for n in ("Anna Berg", "Anna Holm")), raw_mention(text, "Anna", "PER", 2)
    )
    assert len({e for _, e in found}) == 3


def test_father_and_son_stay_two() -> None:
    text = "Nils Berg Sr. met Nils Berg Jr."
    found = mentions(text, raw_mention(text, "Nils Berg Sr.", "PER"), raw_mention(text, "Nils Berg Jr.", "PER"))
    assert len({m.entity for m in found}) == 2


@pytest.mark.parametrize(
    ("text", "a", "b", "kind"),
    [
        ("Coast and Harbour Guard (CHG) came. CHG left.", "Coast and Harbour Guard", "CHG", "ORG"),
        ("Sandholm Airways (SHA) grew. SHA fell.", "Sandholm Airways", "SHA", "ORG"),
        ("The Orrowal Reserve met. Then came the Orro.", "Orrowal Reserve", "Orro", "ORG"),
        ("The Lind Company grew. Lind fell.", "Lind Company", "Lind", "ORG"),
        ("Lind Inc. grew. Lind fell.", "Lind Inc.", "Lind", "ORG"),
        ("The U.S. said so. The United States did.", "U.S.", "United States", "GPE"),
        (
            "The U.S. Harbour Department spoke. The Harbour Department left.",
            "U.S. Harbour Department",
            "Harbour Department",
            "ORG",
        ),
        ("Red Lantern, also known as Lamp, grew. Lamp fell.", "Red Lantern", "Lamp", "ORG"),
    ],
)
def test_bodies_join_by_acronym_short_form_and_other_name(text: str, a: str, b: str, kind: str) -> None:
    at = text.rindex(b)
    raws = [raw_mention(text, a, kind), RawMention(type(raw_mention(text, b, kind).span)(at, at + len(b)), kind, 1.0)]
    assert len({e for _, e in joined(text, *raws)}) == 1


def test_a_bare_word_of_a_firm_and_of_a_person_joins_neither() -> None:
    text = "Holm Motor Company grew. Anna Holm left, and Holm fell. Ms. Holm smiled."
    raws = [raw_mention(text, "Holm Motor Company", "ORG"), raw_mention(text, "Anna Holm", "PER")]
    firm, anna, bare, miss = (e for _, e in joined(text, *raws))
    assert anna == miss
    assert bare not in (firm, anna)


def test_what_begins_as_a_firm_does_is_the_firm_or_a_thing_of_its() -> None:
    text = "Orrow Motors sold it. Then Orrow grew. The Orrow Falcon came."
    at = text.index("Orrow grew")
    raws = [raw_mention(text, "Orrow Motors", "ORG"), raw_mention(text, "Orrow Falcon", "PER")]
    raws.append(RawMention(type(raws[0].span)(at, at + 5), "PER", 1.0))
    assert [m.type for m in mentions(text, *raws)] == ["ORG", "ORG", "MISC"]


@pytest.mark.parametrize(
    ("a", "b"), [("Norway", "Norwegians"), ("New York", "New York City"), ("Holm Senate", "Holm Court")]
)
def test_what_only_looks_alike_stays_apart(a: str, b: str) -> None:
    text = f"{b} came. Then {a} ."
    raws = [raw_mention(text, b, "ORG"), RawMention(raw_mention(text, a + " .", "ORG").span, "ORG", 1.0)]
    assert len({e for _, e in joined(text, *raws)}) == 2


def test_a_name_seen_once_is_found_again_in_the_same_case() -> None:
    text = "Red Lantern grew, and then Red Lantern fell, and a red lantern broke."
    found = joined(text, raw_mention(text, "Red Lantern", "ORG"))
    assert found == [("Red Lantern", 0), ("Red Lantern", 0)]


GANG = """
The DET 3 det
Red PROPN 3 compound
Lantern PROPN 8 nsubj
,_ PUNCT 6 punct
a DET 6 det
gang NOUN 3 appos
,_ PUNCT 6 punct
grew VERB 0 root VBD grow
._ PUNCT 8 punct

Anna PROPN 3 nsubj
Berg PROPN 1 flat
met VERB 0 root VBD meet
Nils PROPN 3 obj
._ PUNCT 3 punct

She PRON 2 nsubj PRP she
said VERB 0 root VBD say
the DET 4 det
gang NOUN 5 nsubj
fell VERB 2 ccomp VBD fall
._ PUNCT 2 punct
"""


def stand_ins(conllu: str, *names: tuple[str, str]) -> dict[str, str]:
    """nominal or pronoun -> the first name of its entity."""
    text = text_of(conllu)
    read = reading_from_conllu(conllu, text)
    read = reading(read.tokens, mentions=tuple(raw_mention(text, w, k) for w, k in names))
    found = join_mentions(text, read.tokens, find_mentions(text, read))
    first = {m.entity: m.span.of(text) for m in reversed(found) if m.form == "name"}
    return {m.span.of(text): first.get(m.entity, "") for m in found if m.form != "name"}


def test_noun_and_pronoun_take_their_only_antecedent() -> None:
    names = (("Red Lantern", "ORG"), ("Anna Berg", "PER"), ("Nils", "PER"))
    assert stand_ins(GANG, *names) == {"a gang": "Red Lantern", "She": "Anna Berg", "the gang": "Red Lantern"}


def test_a_second_gang_makes_the_gang_unclear() -> None:
    second = GANG + GANG.replace("Red", "Blue").split("\n\n", 1)[0]
    both = second.replace("Anna PROPN", "Anna PROPN", 1)
    names = (("Red Lantern", "ORG"), ("Blue Lantern", "ORG"), ("Anna Berg", "PER"))
    # the second gang comes only after the noun: the noun still has one antecedent
    assert stand_ins(both, *names)["the gang"] == "Red Lantern"
    before = GANG.split("\n\n", 1)[0].replace("Red", "Blue") + "\n\n" + GANG.lstrip()
    assert stand_ins(before, *names).get("the gang", "") == ""


def test_he_is_nobody_where_two_men_are_as_near() -> None:
    two = (
        GANG.replace("Anna PROPN", "Nils PROPN", 1).replace("Nils PROPN 3 obj", "Ivan PROPN 3 obj").replace("She", "He")
    )
    text = text_of(two)
    read = reading_from_conllu(two, text)
    raw = (raw_mention(text, "Nils Berg", "PER"), raw_mention(text, "Ivan", "PER"))
    found = join_mentions(text, read.tokens, find_mentions(text, reading(read.tokens, mentions=raw)))
    # the only subject of the sentence before is taken; with two subjects nobody is
    assert [m.entity for m in found if m.form == "pronoun"] in ([], [next(m.entity for m in found if m.type == "PER")])
    rivals = two.replace("Ivan PROPN 3 obj", "and CCONJ 5 cc\nIvan PROPN 3 nsubj")
    assert "He" not in stand_ins(rivals, ("Nils Berg", "PER"), ("Ivan", "PER"))


ITS = """
Red PROPN 2 compound
Lantern PROPN 3 nsubj
sold VERB 0 root VBD sell
its PRON 5 nmod:poss PRP$ its
house NOUN 3 obj
._ PUNCT 3 punct
"""


def test_its_is_of_the_subject_of_its_clause() -> None:
    assert stand_ins(ITS, ("Red Lantern", "ORG")) == {"its": "Red Lantern"}


def test_its_is_never_of_a_person() -> None:
    assert stand_ins(ITS.replace("Red", "Anna").replace("Lantern", "Berg"), ("Anna Berg", "PER")) == {}


def kinds(text: str, *raw: tuple[str, str]) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.type) for m in mentions(text, *(raw_mention(text, w, k) for w, k in raw))]


@pytest.mark.parametrize(
    ("text", "raw", "expected"),
    [
        ("Hurricane Zora grew . Then Zora hit .", ("Zora", "PER"), ("Zora", "EVENT")),
        ("The town called Orrow is old .", ("Orrow", "ORG"), ("Orrow", "GPE")),
        ("They sued HADO over it .", ("HADO", "PER"), ("HADO", "ORG")),
        ("They left the Orrow Orchestra .", ("Orrow Orchestra", "GPE"), ("Orrow Orchestra", "ORG")),
        ("They left to Karl Lind Motors .", ("Karl Lind Motors", "PER"), ("Karl Lind Motors", "ORG")),
    ],
)
def test_the_article_tells_what_a_name_names(text: str, raw: tuple[str, str], expected: tuple[str, str]) -> None:
    assert expected in kinds(text, raw)


def test_a_short_name_is_the_body_named_in_full() -> None:
    found = kinds("The Orrow Foundation grew . They praised Orrow .", ("Orrow Foundation", "ORG"), ("Orrow", "MISC"))
    assert {k for _, k in found} == {"ORG"}


def test_a_title_or_common_noun_alone_is_no_name() -> None:
    assert kinds("They asked the Gov about it .", ("Gov", "PER")) == []
    assert kinds("They left the bay area .", ("bay", "LOC")) == []


def test_a_field_and_its_minister_are_two() -> None:
    text = "The Minister for Women and Equalities Vera Holm agreed ."
    assert ("Vera Holm", "PER") in kinds(text, ("Women and Equalities Vera Holm", "ORG"))


def test_an_initial_belongs_to_the_name_behind_it() -> None:
    assert kinds("They met V K Lind there .", ("K Lind", "PER")) == [("V K Lind", "PER")]


def test_a_name_borne_before_is_the_same_person() -> None:
    text = "Vera Berg (née Lind) spoke . Then Lind left ."
    found = joined(text, raw_mention(text, "Vera Berg", "PER"), raw_mention(text, "Lind", "PER"))
    assert len({entity for _, entity in found}) == 1


def test_a_capital_of_the_sentence_alone_makes_no_person() -> None:
    tree = "Frank PROPN 2 compound NNP\ntalks NOUN 3 nsubj NNS\nfollowed VERB 0 root VBD\n._ PUNCT 3 punct ."
    text = text_of(tree)
    read = reading(reading_from_conllu(tree).tokens, mentions=(raw_mention(text, "Frank", "PER"),))
    assert find_mentions(text, read) == ()
