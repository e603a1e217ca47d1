"""Random readings: of any texts with any heads, tags and spans, as a broken model might give them; of sentences."""

import itertools
from dataclasses import replace

from hypothesis import strategies as st

from build import reading_from_conllu, text_of
from twosource.model import RawAttribution, RawMention, Reading, Span, Tokens

_WORDS = st.one_of(
    st.sampled_from(
        ["he", "she", "they", "it", "who", "said", "told", "according", "to", "the", "gang", "company", "Mr.", "Anna",
         "Berg", "Berg's", "U.S.", "(CBP)", "“", "”", '"', "''", "‘", "’", ",", ".", ":", "was", "believed", "report",
         "Office", "of", "\n\n", "I", "that", "believe", "want", "order", "call", "what", "fear", "about", "city"]
    ),
    st.text(min_size=1, max_size=6),
)  # fmt: skip
_UPOS = st.sampled_from(["NOUN", "PROPN", "VERB", "AUX", "PRON", "ADP", "DET", "PUNCT", "SCONJ", "ADJ", "X"])
_XPOS = st.sampled_from(["NN", "NNS", "NNP", "VBD", "VBN", "PRP", "IN", "DT", "."])
_DEPRELS = st.sampled_from(
    ["nsubj", "nsubj:pass", "ccomp", "parataxis", "root", "case", "obl", "appos", "nmod", "acl:relcl", "conj", "cop",
     "compound", "flat", "det", "punct", "mark", "aux:pass", "xcomp", "obl:agent", "advcl"]
)  # fmt: skip
_TYPES = st.sampled_from(["PER", "ORG", "LOC", "GPE", "FAC", "NORP", "EVENT", "LAW", "MISC"])


@st.composite
def texts_and_readings(draw: st.DrawFn) -> tuple[str, Reading]:
    """A text and a reading of it whose tokens are in order and inside; nothing else is promised."""
    words = draw(st.lists(_WORDS, max_size=25))
    text, starts, ends = "", [], []
    for word in words:
        if word.strip():
            starts.append(len(text))
            ends.append(len(text) + len(word))
        text += word + draw(st.sampled_from([" ", "", "\n"]))
    n = len(starts)
    cuts = sorted({0, n, *draw(st.lists(st.integers(0, n), max_size=3))})
    heads = draw(st.lists(st.integers(-1, n), min_size=n, max_size=n))

    def tags(of: st.SearchStrategy[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(of, min_size=n, max_size=n)))

    tokens = Tokens(
        starts=tuple(starts),
        ends=tuple(ends),
        sentences=tuple((a, b) for a, b in itertools.pairwise(cuts)),
        upos=tags(_UPOS),
        xpos=tags(_XPOS),
        lemmas=tuple(text[s:e].lower() for s, e in zip(starts, ends, strict=True)),
        heads=tuple(heads),
        deprels=tags(_DEPRELS),
    )
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, 12)).map(
        lambda pair: Span(pair[0], min(len(text), pair[0] + pair[1]))
    )
    part = st.lists(spans, max_size=2).map(tuple)
    mentions = draw(st.lists(st.builds(RawMention, span=spans, type=_TYPES, score=st.just(1.0)), max_size=6))
    attributions = draw(
        st.lists(st.builds(RawAttribution, source=part, cue=part, content=part, score=st.just(1.0)), max_size=4)
    )
    return text, Reading(tokens, tuple(mentions), tuple(attributions), (0.0,) * n)


# Sentences in which somebody is meant, and something told.
_SENTENCES = (
    "Anna PROPN 3 nsubj NNP\nBerg PROPN 1 flat NNP\nran VERB 0 root VBD run\nOslo PROPN 3 obj NNP\n._ PUNCT 3 punct",
    "Nils PROPN 3 nsubj NNP\nHolm PROPN 1 flat NNP\nleft VERB 0 root VBD leave\n._ PUNCT 3 punct",
    "She PRON 2 nsubj PRP she\nsold VERB 0 root VBD sell\nher PRON 4 nmod:poss PRP$ her\nhouse NOUN 2 obj",
    "He PRON 2 nsubj PRP he\nspoke VERB 0 root VBD speak\n._ PUNCT 2 punct",
    "The DET 2 det DT\ncity NOUN 3 nsubj NN city\nlost VERB 0 root VBD lose\nits PRON 5 nmod:poss PRP$ its\n"
    "ferry NOUN 3 obj",
    "Berg PROPN 2 nsubj NNP\nsaid VERB 0 root VBD say\nthe DET 4 det DT\nboard NOUN 5 nsubj NN board\n"
    "believes VERB 2 ccomp VBZ believe\nit PRON 8 nsubj PRP it\nquickly ADV 8 advmod RB\nsank VERB 5 ccomp VBD sink",
    "Holm PROPN 2 nsubj NNP\nsaid VERB 0 root VBD say\nthey PRON 4 nsubj PRP they\nordered VERB 2 ccomp VBD order\n"
    "him PRON 4 obj PRP he\nto PART 7 mark TO\nleave VERB 4 xcomp VB leave",
    "Police NOUN 2 nsubj NNS\nsaid VERB 0 root VBD say\nthe DET 4 det DT\nmayor NOUN 5 nsubj NN mayor\n"
    "wants VERB 2 ccomp VBZ want\nto PART 7 mark TO\nresign VERB 5 xcomp VB resign",
)  # fmt: skip


@st.composite
def told_sentences(draw: st.DrawFn) -> tuple[str, Reading]:
    """Sentences in any order with some heads changed; the names are seen, and what is said in each."""
    conllu = "\n\n".join(draw(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6)))
    text = text_of(conllu)
    tokens = reading_from_conllu(conllu, text).tokens
    n = len(tokens.starts)
    heads = list(tokens.heads)
    for word, head in draw(st.lists(st.tuples(st.integers(0, n - 1), st.integers(-1, n - 1)), max_size=3)):
        heads[word] = head
    names = tuple(
        RawMention(tokens.span(i, i + (text[tokens.starts[i] :].startswith(("Anna", "Nils")))), kind, 1.0)
        for i in range(n)
        if tokens.upos[i] == "PROPN" and tokens.deprels[i] != "flat"
        for kind in ("GPE" if tokens.span(i, i).of(text) == "Oslo" else "PER",)
    )
    said = tuple(
        RawAttribution((tokens.span(first, first),), (tokens.span(i, i),), (tokens.span(i + 1, past - 1),), 1.0)
        for first, past in tokens.sentences
        for i in range(first, past)
        if tokens.lemmas[i] == "say"
    )
    return text, Reading(replace(tokens, heads=tuple(heads)), names, said, (0.0,) * n)
