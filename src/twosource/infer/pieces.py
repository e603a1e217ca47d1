"""Words -> word pieces and the windows that the encoder sees.

A window is a run of whole sentences of at most `WINDOW` pieces. Labels are read off per word and joined over
the whole article afterwards, so a span that crosses a seam between two windows is not lost.
The encoder is uncased; the shape of a word (capitals, digits, first of a paragraph) is a second input beside
its pieces.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from twosource.infer.wordpiece import Vocabulary, cut_word
from twosource.infer.words import Words

WINDOW = 160  # word pieces: attributions rarely reach over more than three sentences (PolNeAR: 1 of 20,000 a paragraph)
LONGEST = 254  # pieces of one sentence; a longer one is cut between words
SHAPES = 16  # see shape()
MOST = 24  # pieces of one word: a word of more is a key or a URL, and its start is enough
KEPT = 20_000  # words whose pieces are kept
CLS, SEP = 101, 102  # of the BERT uncased vocabulary


@dataclass(frozen=True, slots=True)
class Sentence:
    """The pieces of one sentence: `counts[i]` pieces for its word i, never 0; `shapes[i]` see shape()."""

    first_word: int
    pieces: tuple[int, ...]
    counts: tuple[int, ...]
    shapes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder sees at once: `first[i]` is the place of word i's first piece, CLS being place 0."""

    first_word: int
    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    counts: tuple[int, ...]
    sentences: tuple[int, ...]  # for each word the running number of its sentence in this window


@lru_cache(maxsize=1 << 14)
def shape(word: str, *, opens_paragraph: bool = False) -> int:
    """0..15: punctuation, lower, Title, CAPITALS, miXed, digits, Initial, other script; + 8 first of a paragraph."""
    if word.isdigit():
        kind = 5
    elif not any(c.isalnum() for c in word):
        kind = 0
    elif len(word.rstrip(".")) == 1 and word[0].isupper():
        kind = 6
    elif word.isupper():
        kind = 3
    elif word.islower():
        kind = 1
    elif word[0].isupper() and not any(c.isupper() for c in word[1:]):
        kind = 2
    elif any(c.isupper() for c in word):
        kind = 4
    else:
        kind = 7 if not any(c.isdigit() for c in word) else 5
    return kind + 8 * opens_paragraph


class WordPieces:
    """The ids of the pieces of words, each word cut once: news says the same words over and over.

    Every word is cut by itself, so what stands around it changes nothing. A class because it holds what was cut;
    at most `KEPT` words, then it begins anew.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._kept: dict[str, tuple[int, ...]] = {}

    def of(self, forms: Sequence[str]) -> list[tuple[int, ...]]:
        """The ids of each word's pieces; a word that the vocabulary strips to nothing is one UNK."""
        kept, out = self._kept, []
        for form in forms:
            ids = kept.get(form)
            if ids is None:
                if len(kept) >= KEPT:
                    kept.clear()
                ids = kept[form] = cut_word(form, self._vocabulary, most=MOST)
            out.append(ids)
        return out


def encode(pieces: WordPieces, text: str, words: Words) -> Iterator[Sentence]:
    """The sentences of `words` as pieces, in order; one past LONGEST pieces comes in several parts."""
    forms = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    ids = pieces.of(forms)
    previous = -1
    for (first, past), paragraph in zip(words.sentences, words.paragraphs, strict=True):
        shapes = [shape(form) for form in forms[first:past]]
        if paragraph != previous:
            shapes[0] = shape(forms[first], opens_paragraph=True)
        previous = paragraph
        inside = ids[first:past]
        yield from cut(first, [piece for word in inside for piece in word], [len(word) for word in inside], shapes)


def cut(first_word: int, pieces: list[int], counts: list[int], shapes: list[int]) -> Iterator[Sentence]:
    """One Sentence, or several of at most LONGEST pieces."""
    start = at = word = 0
    for i, count in enumerate(counts):
        if at + count - start > LONGEST:
            yield Sentence(first_word + word, tuple(pieces[start:at]), tuple(counts[word:i]), tuple(shapes[word:i]))
            start, word = at, i
        at += count
    yield Sentence(first_word + word, tuple(pieces[start:at]), tuple(counts[word:]), tuple(shapes[word:]))


def windows(sentences: Sequence[Sentence], *, limit: int = WINDOW) -> list[Window]:
    """Runs of whole sentences of at most `limit` pieces each, in order."""
    out: list[Window] = []
    group: list[Sentence] = []
    size = 0
    for sentence in sentences:
        if group and size + len(sentence.pieces) > limit:
            out.append(_window_at(group))
            group, size = [], 0
        group.append(sentence)
        size += len(sentence.pieces)
    if group:
        out.append(_window_at(group))
    return out


def _window_at(group: Sequence[Sentence]) -> Window:
    ids, shapes = [CLS], [0]
    first: list[int] = []
    counts: list[int] = []
    numbers: list[int] = []
    for number, sentence in enumerate(group):
        at = len(ids)
        for count, kind in zip(sentence.counts, sentence.shapes, strict=True):
            first.append(at)
            shapes.extend([kind] * count)
            numbers.append(number)
            at += count
        ids.extend(sentence.pieces)
        counts.extend(sentence.counts)
    return Window(group[0].first_word, (*ids, SEP), (*shapes, 0), tuple(first), tuple(counts), tuple(numbers))
