"""Who says what, beyond spans: kind, type of source and nesting by hand-made labels, and attribution outside politics.

    python -m eval.attributions                  the part to look at, and GUM
    python -m eval.attributions --part held      the untouched part, for a last look
    python -m eval.attributions --errors         each wrong answer beside the label

gold      eval/gold/attributions.jsonl (its README says how labels were given): 200 attributions of PolNeAR dev. A label
          is compared with the predicted attribution whose content overlaps most (IoU >= .5, white space left out; of
          equals the one whose cue overlaps too). `found` is the share that has one; the others are shares of the found:
          `type`, `kind`, `nesting` (the cue of the parent overlaps, or none on both sides). With 39 more that were
          chosen for it: `inner_r`, of what the labels see told within the found ones the share that comes out under
          the right parent, `inner_p`, of what comes out under the found ones the share that the labels see, and their
          F1, `inner`.
gum       attribution relations of the rhetorical trees of GUM's news and interviews (dev). The satellite ("he said") is
          source and cue, the nucleus with what is attached to it before the attribution is the content. Units of names
          alone are picture credits and left out. Paired one to one where contents have IoU >= .5 and the prediction's
          source or cue shares a character with the satellite. GUM marks only contents that are units of their own: of
          the predictions, those with less than half of their content outside the units of their cue are not counted.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.reader import Sentence, as_text, f1, treebank
from eval.scorer import DATA, options, require, show
from twosource.flow import Reader, analyse_article
from twosource.infer import load_reader
from twosource.model import Article, ArticleId, Attribution, Span
from twosource.text import digest

GOLD = Path(__file__).parent / "gold" / "attributions.jsonl"
GENRES = ("news", "interview")
NEAR = 0.5  # least overlap of contents
_RELATION = re.compile(r"([\w-]+):(\d+)->(\d+):(\d+)")

Find = Callable[[str], Sequence[Attribution]]  # the attributions of a text


@dataclass(frozen=True)
class Unit:
    """One attribution of GUM: the words of "he said", and what is said, as characters of the text."""

    says: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True)
class Rhetoric:
    """One document of GUM: its text, its attributions, and the unit that each character stands in."""

    name: str
    text: str
    units: tuple[Unit, ...]
    unit_of: dict[int, int]


def letters(text: str, spans: Sequence[Span] | Sequence[Sequence[int]]) -> frozenset[int]:
    """The characters in the spans, white space left out."""
    pairs = [(s.start, s.end) if isinstance(s, Span) else (s[0], s[1]) for s in spans]
    return frozenset(i for a, b in pairs for i in range(a, b) if not text[i].isspace())


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared characters / all characters."""
    return len(a & b) / len(a | b) if a or b else 0.0


# ---- labels made by hand


def gold_rows(part: str | None) -> list[dict[str, object]]:
    """The labels of one part, `look` or `held`, or all."""
    rows = [json.loads(line) for line in GOLD.open(encoding="utf-8")]
    return [r for r in rows if part in (None, r["part"])]


def gold(find: Find, part: str | None, errors: list[str] | None = None) -> dict[str, float]:
    """Shares right, by label; `errors` is filled with a line for each wrong answer."""
    texts = {r["id"]: r["text"] for r in map(json.loads, (DATA / "attribution" / "polnear_dev.jsonl").open())}
    rows = gold_rows(part)
    known: dict[str, Sequence[Attribution]] = {}
    seen = {"found": 0, "type": 0, "kind": 0, "nesting": 0}
    inner: list[int] = [0, 0, 0]  # right, predicted, labelled
    for row in rows:
        name = str(row["article"])
        text = texts[name]
        made = known.get(name) or known.setdefault(name, find(text))
        one = nearest(text, row, made)
        chosen = "set" in row  # for what it holds; it counts for nothing else
        if one is None:
            _note(errors, "found", text, row, "-")
            continue
        answers = {} if chosen else _answers(text, one, made, row)
        seen["found"] += not chosen
        for name_, (answer, right) in answers.items():
            seen[name_] += right
            if not right:
                _note(errors, name_, text, row, answer)
        inner = _sums([inner, _inner(text, one, made, row, errors)])
    found = max(1, seen["found"])
    out = {f"gold_{k}": seen[k] / found for k in ("type", "kind", "nesting")}
    out["gold_found"] = seen["found"] / max(1, sum("set" not in row for row in rows))
    out["gold_inner_p"], out["gold_inner_r"] = inner[0] / max(1, inner[1]), inner[0] / max(1, inner[2])
    return out | {"gold_inner": f1(*inner)}


def _answers(
    text: str, one: Attribution, made: Sequence[Attribution], row: dict[str, object]
) -> dict[str, tuple[str, bool]]:
    """What the program says of a labelled attribution, and whether it is right, by label."""
    parent = next((a for a in made if a.id == one.parent), None)
    return {
        "type": (one.source_type, one.source_type == row["source_type"]),
        "kind": (one.kind, one.kind == row["kind"]),
        "nesting": (_cue(text, parent), _same_parent(text, parent, row["parent"])),
    }


def _inner(
    text: str, one: Attribution, made: Sequence[Attribution], row: dict[str, object], errors: list[str] | None
) -> list[int]:
    """What stands directly within an attribution: right, predicted, labelled."""
    held = [(a, letters(text, a.cue)) for a in made if a.parent == one.id]
    labels = [letters(text, [span]) for span in _spans(row["inner"])]
    for (start, end), label in zip(_spans(row["inner"]), labels, strict=True):
        if not any(cue & label for _, cue in held):
            _note(errors, "inner", text, row, text[start:end])
    for a, cue in held:
        if not any(cue & label for label in labels):
            _note(errors, "extra", text, row, f"[{' '.join(s.of(text) for s in a.source)}] <{_cue(text, a)}>")
    right = sum(any(cue & label for label in labels) for _, cue in held)
    return [right, len(held), len(labels)]


def nearest(text: str, row: dict[str, object], made: Sequence[Attribution]) -> Attribution | None:
    """The prediction that a label is compared with."""
    content, cue = letters(text, _spans(row["content"])), letters(text, _spans(row["cue"]))
    ranked = [(overlap(content, letters(text, a.content)), bool(cue & letters(text, a.cue)), a) for a in made]
    ranked = [r for r in ranked if r[0] >= NEAR]
    return max(ranked, key=lambda r: r[:2])[2] if ranked else None


def _spans(value: object) -> list[list[int]]:
    return value if isinstance(value, list) else []


def _cue(text: str, one: Attribution | None) -> str:
    return "-" if one is None else " ".join(s.of(text) for s in one.cue)


def _same_parent(text: str, parent: Attribution | None, label: object) -> bool:
    if parent is None or label is None:
        return parent is None and label is None
    return isinstance(label, list) and bool(letters(text, parent.cue) & letters(text, [label]))


def _note(errors: list[str] | None, what: str, text: str, row: dict[str, object], answer: str) -> None:
    if errors is not None:
        words = {k: " | ".join(text[a:b] for a, b in _spans(row[k]))[:160] for k in ("source", "cue", "content")}
        label = row["parent" if what == "nesting" else what if what == "kind" else "source_type"]
        errors.append(f"{what}: {answer} for {label}  [{words['source']}] <{words['cue']}> {{{words['content']}}}")


# ---- GUM


def rhetoric(part: str, genres: Sequence[str] = GENRES) -> Iterator[Rhetoric]:
    """The documents of some genres with their attributions."""
    path = DATA / "treebank" / f"en_gum-{part}.conllu"
    names = [line.split("= ")[1].strip() for line in path.open(encoding="utf-8") if line.startswith("# newdoc id")]
    for name, document in zip(names, treebank("gum", part), strict=True):
        if any(f"_{genre}_" in name for genre in genres):
            yield _rhetoric(name, document)


def _rhetoric(name: str, document: list[Sentence]) -> Rhetoric:
    text, words = as_text(document)
    rows = [r for sentence in document for r in sentence.rows if r[0].isdigit()]
    members: dict[int, list[int]] = {}  # unit -> its words
    above: dict[int, tuple[int, int]] = {}  # unit -> the one it hangs on, and how late it was attached
    told: list[int] = []
    unit = 0
    for i, row in enumerate(rows):
        found = re.search(r"Discourse=([^|]*)", row[9])
        if found:
            first = found[1].split(";")[0].split(":")
            unit = int(first[1].split("->")[0])
            link = _RELATION.match(found[1])
            if link:
                above[unit] = (int(link[3]), int(link[4]))
                if link[1].startswith("attribution"):
                    told.append(unit)
        members.setdefault(unit, []).append(i)
    below: dict[int, list[int]] = {}
    for u, (head, _) in above.items():
        below.setdefault(head, []).append(u)

    def characters(units: Sequence[int]) -> frozenset[int]:
        return letters(text, [(words.starts[i], words.ends[i]) for u in units for i in members.get(u, ())])

    def whole(u: int, late: int | None) -> list[int]:
        """The unit and all below it, of its own children only those attached before `late`."""
        out, waiting = [u], [k for k in below.get(u, ()) if late is None or above[k][1] < late]
        while waiting:
            k = waiting.pop()
            out.append(k)
            waiting += below.get(k, ())
        return out

    units = []
    for u in told:
        if all(rows[i][3] in ("PROPN", "PUNCT", "NUM", "SYM", "X") for i in members[u]):
            continue
        head, late = above[u]
        says = characters([u])
        units.append(Unit(says, characters([k for k in whole(head, late) if k != u]) - says))
    unit_of = {c: u for u in members for c in characters([u])}
    return Rhetoric(name, text, tuple(units), unit_of)


def gum(find: Find, part: str = "dev", errors: list[str] | None = None) -> dict[str, float]:
    """Precision, recall and F1 of attributions in news and interviews, each and together."""
    counts = {genre: [0, 0, 0] for genre in GENRES}  # right, predicted, gold
    for document in rhetoric(part):
        made = [a for a in find(document.text) if _own_unit(document, a)]
        right = _paired(document, made)
        count = counts[document.name.split("_")[1]]
        count[0] += len(right)
        count[1] += len(made)
        count[2] += len(document.units)
        if errors is not None:
            errors += _misses(document, made, right)
    out = {}
    for genre, (right_, predicted, wanted) in [*counts.items(), ("all", _sums(counts.values()))]:
        out[f"gum_{genre}_p"] = right_ / max(1, predicted)
        out[f"gum_{genre}_r"] = right_ / max(1, wanted)
        out[f"gum_{genre}"] = f1(right_, predicted, wanted)
    return out


def _sums(rows: Iterable[list[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def _own_unit(document: Rhetoric, one: Attribution) -> bool:
    """True with words for a cue and at least half of the content in other units than the cue."""
    if not any(document.text[c].isalnum() for c in letters(document.text, one.cue)):
        return False
    content = letters(document.text, one.content)
    beside = {document.unit_of.get(c) for c in letters(document.text, one.cue or one.source)}
    return 2 * sum(document.unit_of.get(c) not in beside for c in content) >= len(content) > 0


def _paired(document: Rhetoric, made: Sequence[Attribution]) -> dict[int, int]:
    """Unit -> prediction: the largest one-to-one pairing."""
    edges: list[list[int]] = []
    parts = [(letters(document.text, (*a.source, *a.cue)), letters(document.text, a.content)) for a in made]
    for unit in document.units:
        edges.append([n for n, (s, c) in enumerate(parts) if unit.says & s and overlap(unit.content, c) >= NEAR])
    owner: dict[int, int] = {}

    def place(u: int, tried: set[int]) -> bool:
        for n in edges[u]:
            if n not in tried:
                tried.add(n)
                if n not in owner or place(owner[n], tried):
                    owner[n] = u
                    return True
        return False

    for u in range(len(edges)):
        place(u, set())
    return {u: n for n, u in owner.items()}


def _misses(document: Rhetoric, made: Sequence[Attribution], right: dict[int, int]) -> Iterator[str]:
    text = document.text
    for u, unit in enumerate(document.units):
        if u not in right:
            yield f"missed {document.name}  <{_words(text, unit.says)}> {{{_words(text, unit.content)}}}"
    for n, one in enumerate(made):
        if n not in right.values():
            says, content = letters(text, (*one.source, *one.cue)), letters(text, one.content)
            yield f"extra  {document.name}  <{_words(text, says)}> {{{_words(text, content)}}}"


def _words(text: str, characters: frozenset[int]) -> str:
    return " ".join(text[min(characters) : max(characters) + 1].split())[:200] if characters else ""


# ---- all


def through(reader: Reader) -> Find:
    """The attributions of a text through the whole of `twosource analyse`."""

    def find(text: str) -> Sequence[Attribution]:
        article = Article(id=ArticleId(digest(text)), name="text", text=text)
        return analyse_article(article, reader).analysis.attributions

    return find


def scores(part: str | None = None) -> dict[str, float]:
    """All of them, by name; labels of both parts together."""
    find = through(load_reader())
    return gold(find, part) | gum(find)


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("--part", choices=("look", "held"), default="look")
    a.add_argument("--errors", action="store_true")
    o = a.parse_args()
    require(DATA)
    errors: list[str] | None = [] if o.errors else None
    find = through(load_reader())
    found = gold(find, o.part, errors) | gum(find, errors=errors)
    show(found)
    print("\n".join(errors or ()))


if __name__ == "__main__":
    main()
