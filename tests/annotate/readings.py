"""Random readings of random texts: any heads, any tags, any spans, as a broken model might give them."""

import itertools

from hypothesis import strategies as st

from twosource.model import RawAttribution, RawMention, Reading, Span, Tokens

_WORDS = st.one_of(
    st.sampled_from(
        ["he", "she", "they", "it", "who", "said", "told", "according", "to", "the", "gang", "company", "Mr.", "Anna",
         "Berg", "Berg's", "U.S.", "(CBP)", "“", "”", '"', "''", "‘", "’", ",", ".", ":", "was", "believed", "report",
         "Office", "of", "\n\n", "I", "that"]
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
