"""Short texts with what a reader sees in them, kept beside what should come out: the tables of `claims/`, and of
`align/` and `dossier/` in `collections/`.

    python tests/cases.py tests/claims/cases/NAME.txt...      reads anew those texts of a file that have no words yet

A file of cases has a line a thing, told by how it begins:

    # what the case shows                     opens a case
    > a.txt | 2031-05-02 | Echo | Headline    opens a report: name, day, outlet and title, the last three as needed
    " The ferry sank.                         a paragraph of its text
      ferry NOUN 3 nsubj NN ferry             a word that the reader saw: form, tags, head in its sentence, lemma
      --                                      a sentence ends
    @ PER Ann Gray | 0                        a name, and which of its places where it stands in several
    @ said Ann Gray | said | the ferry sank   who says what, by the places of the words
    = claim ...                               what comes out; of a collection what aligning makes of it,
    + point ...                               and what stands in its dossier

The words are the shipped reader's, mended by hand where it errs, for these cases are about what is made of a reading.
What comes out was read line by line before it was agreed; `--update-golden` writes those lines anew, to be read again.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from typing import cast

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))

from build import article, reading, reading_from_conllu
from fake_reader import states
from twosource.flow import analyse_article
from twosource.infer import States, load_reader
from twosource.model import Article, Claims, MentionType, RawAttribution, RawMention, Reading, Span, Tokens
from twosource.text import digest

EXPECTED = ("=", "+")  # marks of the lines that come out


@dataclass
class Report:
    """One report of a case, as it stands in the file."""

    head: str
    paragraphs: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def article(self) -> Article:
        """The article, its title a line of the text where there is one."""
        name, day, outlet, title = ([part.strip() for part in self.head.split("|")] + [""] * 3)[:4]
        text = "\n\n".join(([title] if title else []) + self.paragraphs)
        return article(text, name=name, published=day or None, outlet=outlet or None, title=title or None)

    @property
    def reading(self) -> Reading:
        """What the reader saw."""
        text = self.article.text
        trees = reading_from_conllu("\n".join("" if w == "--" else w for w in self.words), text)
        names, said = [], []
        for line in self.names:
            kind, _, rest = line.partition(" ")
            if kind == "said":
                source, cue, content = (_spans(text, part) for part in rest.split("|"))
                said.append(RawAttribution(source, cue, content, 1.0))
            else:
                names.append(RawMention(*_spans(text, rest), cast(MentionType, kind), 1.0))
        return reading(trees.tokens, mentions=tuple(names), attributions=tuple(said))


@dataclass
class Case:
    """A case: its reports, and the lines that come out."""

    title: str
    reports: list[Report] = field(default_factory=list)
    expected: dict[str, list[str]] = field(default_factory=lambda: {mark: [] for mark in EXPECTED})

    def articles(self) -> list[Claims]:
        """Its reports, each read and cut into claims."""
        read = {digest(r.article.text): r.reading for r in self.reports}
        return [analyse_article(r.article, _Kept(read)) for r in self.reports]


@dataclass
class _Kept:
    """A reader that knows the readings of one case; the vectors are bags of words."""

    readings: Mapping[str, Reading]

    def read(self, text: str) -> tuple[Reading, States]:
        found = self.readings[digest(text)]
        return found, states(text, found.tokens)


def cases(path: Path) -> list[Case]:
    """The cases of a file."""
    found: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, rest = line[:2], line[2:]
        if mark == "# ":
            found.append(Case(rest))
        elif mark == "> ":
            found[-1].reports.append(Report(rest))
        elif mark == '" ':
            found[-1].reports[-1].paragraphs.append(rest)
        elif mark == "  ":
            found[-1].reports[-1].words.append(rest)
        elif mark == "@ ":
            found[-1].reports[-1].names.append(rest)
        elif mark.strip() in EXPECTED:
            found[-1].expected[mark.strip()].append(rest)
    return found


def write(path: Path, of: Sequence[Case]) -> None:
    """The file of these cases."""
    lines: list[str] = []
    for case in of:
        lines += ["", f"# {case.title}"] if lines else [f"# {case.title}"]
        for report in case.reports:
            lines += [f"> {report.head}", *(f'" {p}' for p in report.paragraphs)]
            lines += [f"  {word}" for word in report.words] + [f"@ {name}" for name in report.names]
        lines += [f"{mark} {line}" for mark, told in case.expected.items() for line in told]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def differing(path: Path, told: Callable[[Case], Iterator[str]], mark: str, *, update: bool) -> Iterator[str]:
    """The titles of the cases of which other lines come out than agreed; with `update` the file then holds them."""
    of = cases(path)
    for case in of:
        made = list(told(case))
        if made != case.expected[mark] and not update:
            yield f"{case.title}: " + "\n".join(unified_diff(case.expected[mark], made, "agreed", "made", n=0))
        case.expected[mark] = made
    if update:
        write(path, of)


def _spans(text: str, words: str) -> tuple[Span, ...]:
    """The spans of words, in pieces between slashes, each of its nth place where a number stands behind."""
    found = []
    for piece in filter(None, (part.strip() for part in words.split(" / "))):
        told = re.fullmatch(r"(.*?)(?: ~(\d+))?", piece)
        assert told is not None
        at = -1
        for _ in range(int(told[2] or 0) + 1):
            at = text.index(told[1], at + 1)
        found.append(Span(at, at + len(told[1])))
    return tuple(found)


# --- reading anew ------------------------------------------------------------------------------------


def _read_anew(path: Path) -> None:
    of, reader = cases(path), None
    for report in (r for case in of for r in case.reports if not r.words):
        reader = reader or load_reader(threads=1)
        text = report.article.text
        seen, _ = reader.read(text)
        report.words = list(_words(text, seen.tokens))
        report.names = [f"{m.type} {_place(text, m.span)}" for m in seen.mentions]
        for one in seen.attributions:
            parts = [" / ".join(_place(text, s) for s in part) for part in (one.source, one.cue, one.content)]
            report.names.append("said " + " | ".join(parts))
    write(path, of)


def _words(text: str, tokens: Tokens) -> Iterator[str]:
    for number, (first, past) in enumerate(tokens.sentences):
        if number:
            yield "--"
        for w in range(first, past):
            head = tokens.heads[w] - first + 1 if tokens.heads[w] >= 0 else 0
            form = text[tokens.starts[w] : tokens.ends[w]]
            yield f"{form} {tokens.upos[w]} {head} {tokens.deprels[w]} {tokens.xpos[w]} {tokens.lemmas[w]}"


def _place(text: str, span: Span) -> str:
    words = span.of(text)
    nth = sum(1 for m in re.finditer(f"(?={re.escape(words)})", text) if m.start() < span.start)
    return f"{words} ~{nth}" if nth else words


if __name__ == "__main__":
    for name in sys.argv[1:]:
        _read_anew(Path(name))
