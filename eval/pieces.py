"""Words cut into pieces by twosource and by the library `tokenizers`: where do they differ?

    pip install tokenizers; python -m eval.pieces [--most CHARACTERS]

On the words and the whole lines of the research data, on every character of Unicode, and on random texts. Exit status 1
where anything differs but characters that Unicode has since 2016, which the library's tables don't know.
"""

import random
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.resources import files

from eval.scorer import DATA, options, require
from twosource.infer.pieces import MOST
from twosource.infer.wordpiece import UNK, Vocabulary, cut_word, vocabulary
from twosource.infer.words import split

PART = 1_000  # words given to the library at once
TEXTS = 100_000  # random texts of each kind
LATIN = "aábcdeéfgIiİßΣσς.,-'\"0123 \u0301\u0327\u00ad中文"  # where the rules meet


def theirs(words: Sequence[str], known: Vocabulary) -> list[tuple[int, ...]]:
    """What the library makes of each word, as the reader of earlier versions asked for it."""
    from tokenizers import BertWordPieceTokenizer  # noqa: PLC0415  a library that only this needs

    library = BertWordPieceTokenizer(dict(known.ids), lowercase=True)
    out: list[tuple[int, ...]] = []
    for at in range(0, len(words), PART):
        part = words[at : at + PART]
        coded = library.encode(
            [w.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd") for w in part],
            is_pretokenized=True,
            add_special_tokens=False,
        )
        found: list[list[int]] = [[] for _ in part]
        for piece, word in zip(coded.ids, coded.word_ids, strict=True):
            found[word].append(piece)
        out.extend(tuple(pieces or [UNK])[:MOST] for pieces in found)
    return out


def differing(name: str, words: Sequence[str], known: Vocabulary) -> list[str]:
    """The words that come out differently; says how many, and the seconds each took."""
    begun = time.process_time()
    old = theirs(words, known)
    between = time.process_time()
    new = [cut_word(word, known, most=MOST) for word in words]
    done = time.process_time()
    found = [word for word, a, b in zip(words, old, new, strict=True) if a != b]
    seconds = f"{between - begun:.1f} s theirs, {done - between:.1f} s ours"
    print(f"{name:24s} {len(words):9,d} texts, {len(found)} differ   {seconds}   {found[:3] or ''}")
    return found


def texts(most: int) -> Iterator[str]:
    """The texts of the research data, plain or in JSON and tables, of about `most` characters together."""
    for path in sorted(DATA.rglob("*")):
        if path.suffix in {".txt", ".tml", ".json", ".jsonl", ".conllu", ".tsv", ".csv"} and most > 0:
            text = path.read_text(encoding="utf-8", errors="replace")
            most -= len(text)
            yield text


def drawn(alphabet: Sequence[str], chance: random.Random) -> list[str]:
    """Random texts of up to sixty characters."""
    return ["".join(chance.choices(alphabet, k=chance.randint(1, 60))) for _ in range(TEXTS)]


def main() -> None:
    """Exit status 1 where the two differ in what both know."""
    a = options(__doc__)
    a.add_argument("--most", type=int, default=30_000_000, help="characters of research data")
    o = a.parse_args()
    require(DATA)
    file = files("twosource").joinpath("data", "en", "reader", "vocabulary.txt")
    known = vocabulary(file.read_text(encoding="utf-8"))
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    later = {word[1] for word in differing("each character", [f"a{c}b" for c in every], known)}
    print(
        f"{'':24s} of these {sum(unicodedata.ucd_3_2_0.category(c) == 'Cn' for c in later)} are new since Unicode 3.2"
    )
    fit = [c for c in every if c not in later]
    chance = random.Random(1)
    bad = differing("random, all characters", drawn(fit, chance), known)
    bad += differing("random, below U+3000", drawn([c for c in fit if c < "\u3000"], chance), known)
    bad += differing("random, Latin", drawn(LATIN, chance), known)
    lines: set[str] = set()
    words: set[str] = set()
    for text in texts(o.most):
        lines.update(text.splitlines())
        found = split(text)
        words.update(text[start:end] for start, end in zip(found.starts, found.ends, strict=True))
    bad += differing("lines of the data", sorted(lines), known)
    bad += differing("words of the data", sorted(words), known)
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
