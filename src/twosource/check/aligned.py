"""Two sentences that are the same word for word but for a name -> that name, and the one that stands in its place."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from twosource.check.sides import Sentence
from twosource.model import Span
from twosource.names.kinds import country_of
from twosource.names.persons import is_title
from twosource.text import fold

ALIKE = 0.75  # likeness (difflib, over words) from which two sentences are one but for a name; judged by eye
SHORT = 4  # letters of a word that is shortened to its first and last ones
LONGEST = 80  # words of a sentence that is compared: the time grows with the square


def names_in_place(draft: Sentence, source: Sentence) -> Iterator[tuple[Span, Span]]:
    """Each name of the draft's sentence with the name that the source's has in its very place."""
    if max(len(draft.words), len(source.words)) > LONGEST:
        return
    one, two = _aligned_words(draft), _aligned_words(source)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.quick_ratio() < ALIKE or matcher.ratio() < ALIKE:
        return
    for what, low, high, low2, high2 in matcher.get_opcodes():
        if what != "replace":
            continue
        own = _aligned_name(draft, draft.words[low:high])
        other = _aligned_name(source, source.words[low2:high2])
        changed = [
            [w for w in words if len(words) == len(run) or not is_title(w.rstrip("."))]
            for words, run in ((one[low:high], own), (two[low2:high2], other))
        ]
        if own and other and all(changed) and not _aligned_one_name((draft, own), (source, other), changed):
            yield draft.analysis.tokens.span(own[0], own[-1]), source.analysis.tokens.span(other[0], other[-1])


def _aligned_words(sentence: Sentence) -> list[str]:
    return [fold(sentence.word(i)) for i in sentence.words]


def _aligned_name(sentence: Sentence, words: Sequence[int]) -> list[int]:
    """The run of name words around the first one in the stretch; none where that tells a day or month."""
    upos = sentence.analysis.tokens.upos
    first = next((i for i in words if upos[i] == "PROPN"), None)
    if first is None:
        return []
    low = high = first
    while low - 1 in sentence.words and upos[low - 1] == "PROPN":
        low -= 1
    while high + 1 in sentence.words and upos[high + 1] == "PROPN":
        high += 1
    span = sentence.analysis.tokens.span(low, high)
    return [] if any(t.span.overlaps(span) for t in sentence.times) else list(range(low, high + 1))


def _aligned_one_name(
    one: tuple[Sentence, list[int]], two: tuple[Sentence, list[int]], changed: Sequence[Sequence[str]]
) -> bool:
    """True where a changed word is in the other name too, or the two are one country, body or person."""
    names = [[fold(s.word(i)) for i in run] for s, run in (one, two)]
    if set(changed[0]) & set(names[1]) or set(changed[1]) & set(names[0]):
        return True
    short = [country_of(" ".join(name)).replace(".", "") for name in names]
    if short[0] == short[1] or _aligned_initials(names[0]) == short[1] or _aligned_initials(names[1]) == short[0]:
        return True
    if len(names[0]) == len(names[1]) and all(map(_aligned_shortened, *names)):
        return True
    if set(names[0]) & set(names[1]):
        return False  # "Ann Gray", "Ben Gray"
    actors = [
        {a for at, a in s.actors.items() if at in {s.analysis.tokens.starts[i] for i in run}} for s, run in (one, two)
    ]
    return bool(actors[0] & actors[1])


def _aligned_shortened(one: str, two: str) -> bool:
    """True for one word, or its beginning, or its first and last letters: "man", "utd"."""
    short, long = sorted((one.rstrip("."), two.rstrip(".")), key=len)
    return long.startswith(short) or (len(short) <= SHORT and short[:1] + short[-1:] == long[:1] + long[-1:])


def _aligned_initials(name: Sequence[str]) -> str:
    return "".join(w[0] for w in name if w not in ("of", "the", "and", "for"))
