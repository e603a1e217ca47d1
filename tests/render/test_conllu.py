"""CoNLL-U: valid, and everything that was found can be read back from it."""

import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from render.sample import hostile, morning
from twosource.model import Claims, Mention, Span
from twosource.render.conllu import conllu

TREES = """\
Ann PROPN 2 nsubj
sang_ VERB 0 root
, PUNCT 2 punct
loud_ ADV 2 advmod
. PUNCT 2 punct

It PRON 4 nsubj
was_ AUX 4 cop
n't PART 4 advmod
far_ ADV 0 root
. PUNCT 4 punct
"""


@dataclass
class Sentence:
    """One sentence read back: comments by their key, and the ten fields of each word."""

    comments: dict[str, str]
    words: list[list[str]]

    def misc(self, word: int) -> dict[str, str]:
        return dict(pair.split("=", 1) for pair in self.words[word][9].split("|"))


def parsed(data: bytes) -> list[Sentence]:
    """The sentences; fails where the format is not kept as its description (v2) has it."""
    text = data.decode("utf-8")
    assert not text or text.endswith("\n\n")
    found = []
    for block in text.split("\n\n")[:-1]:
        comments, words = {}, []
        for line in block.split("\n"):
            if line.startswith("# ") and not words:
                key, _, value = line[2:].partition(" = ")
                assert key not in comments
                comments[key] = value
            else:
                words.append(line.split("\t"))
        valid(comments, words)
        found.append(Sentence(comments, words))
    ids = [sentence.comments["sent_id"] for sentence in found]
    assert len(set(ids)) == len(ids)
    return found


def valid(comments: dict[str, str], words: list[list[str]]) -> None:
    assert words
    assert all(len(fields) == 10 for fields in words)
    assert all(field and field.strip() == field for fields in words for field in fields)
    assert [fields[0] for fields in words] == [str(n + 1) for n in range(len(words))]
    assert all(re.fullmatch(r"\S+", field) for fields in words for field in (fields[0], *fields[3:9]))
    roots = [fields for fields in words if fields[6] == "0"]
    assert [fields[7] for fields in roots] == ["root"]
    assert all(0 <= int(fields[6]) <= len(words) and fields[6] != fields[0] for fields in words)
    spelled = "".join(fields[1] + ("" if "SpaceAfter=No" in fields[9].split("|") else " ") for fields in words)
    assert comments["text"] == spelled.rstrip()
    assert re.fullmatch(r"\S+", comments["sent_id"])
    keys = [pair.split("=")[0] for pair in words[0][9].split("|")]
    assert keys == sorted(keys, key=str.lower)


def words_of(sentences: list[Sentence], text: str, key: str, value: str) -> str:
    """The text from the first to the last word that has the value under the key in MISC."""
    ranges = [
        tuple(map(int, s.misc(n)["TokenRange"].split(":")))
        for s in sentences
        for n in range(len(s.words))
        if value in s.misc(n).get(key, "").split(",")
    ]
    return text[ranges[0][0] : ranges[-1][1]]


def test_words_spaces_and_trees_come_back() -> None:
    read = build.analysis_from_conllu(TREES)
    one, two = parsed(conllu(build.claims_of(read, [])))
    assert one.comments["text"] == "Ann sang, loud."
    assert two.comments["text"] == "It wasn't far."
    assert [fields[6] for fields in two.words] == ["4", "4", "4", "0", "4"]
    assert [fields[3] for fields in one.words] == ["PROPN", "VERB", "PUNCT", "ADV", "PUNCT"]
    assert "newpar" in one.comments
    assert "newpar" not in two.comments
    text = read.article.text
    for sentence in (one, two):
        for n, fields in enumerate(sentence.words):
            start, end = map(int, sentence.misc(n)["TokenRange"].split(":"))
            assert text[start:end] == fields[1]


def test_everything_found_comes_back_with_its_record() -> None:
    claims = morning().claims
    analysis, text = claims.analysis, claims.analysis.article.text
    sentences = parsed(conllu(claims))
    comments = {key: value for s in sentences for key, value in s.comments.items()}
    assert comments["newdoc id"] == analysis.article.id
    assert comments["outlet"] == "Morning Paper"
    assert comments["mention 0"] == "GPE"
    assert words_of(sentences, text, "Mention", "0.GPE") == "Varn"
    assert words_of(sentences, text, "Time", "0").startswith("on Monday")
    assert comments["time 0"].startswith("type=DATE|value=2031-05-05|mod=_")
    assert comments["quantity 0"] == "low=200|high=200|comparator=approx|change=_|unit=_|counted=people"
    for number, one in enumerate(analysis.attributions):
        assert comments[f"attribution {number}"] == f"kind={one.kind}|source_type={one.source_type}|parent=_"
        if one.source:
            assert one.source[0].of(text) in words_of(sentences, text, "Attribution", f"{number}.source")
    for number, claim in enumerate(claims.claims):
        assert f"factuality={claim.factuality}|polarity=+|attribution={number}" in comments[f"claim {number}"]
        assert claim.span.of(text) in words_of(sentences, text, "Claim", str(number))
    assert words_of(sentences, text, "Hedge", "2") == "allegedly"
    assert words_of(sentences, text, "Loaded", "3") == "notorious"


def test_a_record_stands_once_in_the_sentence_it_begins_in() -> None:
    sentences = parsed(conllu(morning().claims))
    held = [key for s in sentences for key in s.comments if re.match(r"(claim|attribution|time|quantity) ", key)]
    assert len(held) == len(set(held))
    for sentence in sentences:
        for key in (k for k in sentence.comments if k.startswith("claim ")):
            assert any(key[6:] in sentence.misc(n).get("Claim", "").split(",") for n in range(len(sentence.words)))


def test_an_article_without_words_gives_nothing() -> None:
    assert conllu(build.claims_of(build.analysis(""), [])) == b""


def test_articles_follow_each_other_as_documents() -> None:
    one = build.claims_of(build.analysis(build.article("A ferry opened.", name="a")), [])
    two = build.claims_of(build.analysis(build.article("A ferry closed.", name="b")), [])
    both = parsed(conllu(one) + conllu(two))
    assert [s.comments["name"] for s in both] == ["a", "b"]


@pytest.mark.parametrize("words", ["a|b=c", "x\ty", "1\u20282", "\x00", "_", "# text = no", "é\u0301 = |"])
def test_no_text_breaks_the_format(words: str) -> None:
    for claims in hostile(words).articles:
        assert parsed(conllu(claims))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80), st.data())
def test_any_text_and_any_spans(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: Span(min(p), max(p)))
    read = build.analysis(text)
    mentions = tuple(Mention(s, "PER") for s in data.draw(st.lists(spans, max_size=4)))
    held = [build.attribution((s,), (), ()) for s in data.draw(st.lists(spans, max_size=3, unique=True))]
    read = replace(read, mentions=mentions, attributions=tuple(held))
    claims: Claims = build.claims_of(read, [])
    sentences = parsed(conllu(claims))
    assert sum(len(s.words) for s in sentences) == len(read.tokens)
