"""Scores of joining names, nominals and pronouns within an article, on GUM with its gold trees and name spans.

Counted on entities that have a name (a mention headed by a proper noun, of a person, organization, place, event or
object). Mentions are matched by head word. Given to the rules: gold tokens and trees, gold name spans and their kind.

  given_names      "CoNLL F1" of the names alone, the mean of given_muc, given_b3 and given_ceaf
  given_pairs      of the pairs of names that one side joins: precision, recall
  given_nominal    nominals, and third person pronouns (of them the sources), that were given an entity with a name:
  given_pronoun    precision (the entity's names are mostly of the same gold entity), and recall of those that gold has

`scores` measures the same documents read by the learned reader from the bare text: nothing of gold is given, and a
mention found too many or too few counts (eval/partitions.py).

  coref_names      CoNLL F1 of the names
  coref_all        of the names with the nominals and third person pronouns that stand for something named

  python -m eval.score_names [--data FOLDER] [--part dev|train] [--genres news,interview,...] [--errors N]
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from build import reading_from_conllu, text_of
from eval.partitions import Tally
from eval.scorer import DATA, options, require, show
from twosource.annotate.coreference import join_mentions
from twosource.annotate.mentions import find_mentions
from twosource.infer import load_reader
from twosource.lexicon import words
from twosource.model import Mention, MentionType, RawMention, Reading
from twosource.tree import Tree, grow

TREEBANKS = DATA / "treebank"
GENRES = "news,interview,bio,speech,court,voyage,academic"
KINDS: dict[str, MentionType] = {
    "person": "PER", "organization": "ORG", "place": "GPE", "event": "EVENT", "object": "MISC", "abstract": "MISC",
}  # fmt: skip
SAYING = words("report_verbs", "saying")
THIRD = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs",
                   "themselves", "it", "its", "itself"})  # fmt: skip
JOINERS = frozenset({"of", "the", "and", "for", "de", "la", "del", "von", "van", "-", "'s", "&"})


@dataclass(frozen=True)
class Gold:
    """One annotated mention: word indices of the document, entity name, kind, head word."""

    first: int
    last: int
    entity: str
    kind: str
    head: int


def documents(path: Path, genres: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(id, CoNLL-U) of each document of the genres."""
    for block in re.split(r"(?m)^(?=# newdoc id)", path.read_text(encoding="utf-8")):
        name = block[: block.find("\n")].partition("= ")[2]
        if name and name.split("_")[1] in genres:
            yield name, block


def gold_mentions(conllu: str, tree: Tree) -> list[Gold]:
    """The `Entity=` mentions over word indices (a multiword token's part counts as its first word's row)."""
    rows = [r.split("\t") for r in conllu.split("\n") if r and not r.startswith("#")]
    rows = [r for r in rows if r[0].isdigit()]
    open_: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found: list[Gold] = []
    for i, row in enumerate(rows):
        value = next((f[7:] for f in row[9].split("|") if f.startswith("Entity=")), "")
        for opened, closed in re.findall(r"\(([^()]+)|([^()]*)\)", value):
            if opened:
                fields = opened.split("-")
                open_[fields[0]].append((i, fields[1] if len(fields) > 1 else ""))
                name = fields[0]
            else:
                name = closed
            single = bool(opened) and f"({opened})" in value
            if (not opened or single) and open_.get(name or ""):
                first, kind = open_[name].pop()
                head = tree.head_of(range(first, i + 1))
                found.append(Gold(first, i, name.partition("[")[0], kind, head))
    return found


def name_part(tree: Tree, gold: Gold) -> range | None:
    """The words of the name in a mention: proper nouns in a row around its head; None where its head is none."""
    tags = tree.tokens.upos
    if gold.head < 0 or tags[gold.head] != "PROPN" or gold.kind not in KINDS:
        return None
    first = last = gold.head
    while last < gold.last:
        step = next((n for n in (1, 2, 3) if last + n <= gold.last and tags[last + n] == "PROPN"), 0)
        if not step or not all(tree.lower[k] in JOINERS for k in range(last + 1, last + step)):
            break
        last += step
    while first > gold.first and (tags[first - 1] == "PROPN" or _capital_modifier(tree, first - 1, gold.head)):
        first -= 1
    return range(first, last + 1)


def _capital_modifier(tree: Tree, i: int, head: int) -> bool:
    """True for the first word of "United States": no proper noun by its tag, but part of the name."""
    return tree.words[i][0].isupper() and tree.tokens.upos[i] in ("ADJ", "VERB") and tree.heads[i] == head


def with_names(reading: Reading, tree: Tree, gold: Sequence[Gold]) -> Reading:
    """The reading with the gold names as the learned reader would give them."""
    raws = []
    for one in gold:
        part = name_part(tree, one)
        if part:
            raws.append(RawMention(tree.tokens.span(part[0], part[-1]), KINDS[one.kind], 1.0))
    raws = sorted(dict.fromkeys(raws), key=lambda r: (r.span.start, -r.span.end))
    return Reading(reading.tokens, tuple(raws), (), reading.factuality)


def measure(path: Path, genres: Sequence[str], errors: int) -> dict[str, float]:
    """The scores of all documents of the genres on what is given; prints the first `errors` slips."""
    names, total = Tally(), Counter[str]()
    slips: list[str] = []
    for name, conllu in documents(path, genres):
        case = read_case(name, conllu)
        count_names(case, names, slips)
        count_stand_ins(case, total, slips)
    for line in list(dict.fromkeys(slips))[:errors]:
        print(line)
    found = {"given_names": names.conll()} | {f"given_{kind}": names.f1(kind) for kind in ("muc", "b3", "ceaf")}
    found |= {f"given_pairs_{side}": names.rate(f"pairs {side}") for side in "pr"}
    for form in ("nominal", "pronoun", "pronoun source"):
        right, made, gold = (total[f"{form} {key}"] for key in "nsg")
        key = form.replace(" ", "_")
        found |= {f"given_{key}_p": right / max(made, 1), f"given_{key}_r": right / max(gold, 1)}
    return found


@dataclass(frozen=True)
class Case:
    """One document with what is annotated and what was found, both by head word."""

    name: str
    text: str
    tree: Tree
    gold: dict[int, Gold]  # of mentions with one head the longest
    named: frozenset[int]  # heads of the gold mentions with a name
    found: dict[int, Mention]

    def both(self) -> list[int]:
        """The heads that are names in gold and in the result."""
        return sorted(h for h in self.named if h in self.found and self.found[h].form == "name")


def read_case(name: str, conllu: str) -> Case:
    """The document with the result of the rules on gold trees and name spans."""
    text = text_of(conllu)
    reading = reading_from_conllu(conllu, text)
    tree = grow(text, reading.tokens)
    gold = gold_mentions(conllu, tree)
    reading = with_names(reading, tree, gold)
    joined = join_mentions(text, reading.tokens, find_mentions(text, reading))
    by_head: dict[int, Gold] = {}
    for g in sorted(gold, key=lambda g: g.first - g.last):
        by_head.setdefault(g.head, g)
    named = frozenset(g.head for g in gold if name_part(tree, g))
    return Case(name, text, tree, by_head, named, {m.head: m for m in joined})


def count_names(case: Case, names: Tally, slips: list[str]) -> None:
    """Adds the names that are in both."""
    both = case.both()
    names.add({h: case.gold[h].entity for h in both}, {h: case.found[h].entity for h in both})
    for a, b in combinations(both, 2):
        joined = case.gold[a].entity == case.gold[b].entity
        if joined != (case.found[a].entity == case.found[b].entity):
            pair = " / ".join(case.found[h].span.of(case.text) for h in (a, b))
            slips.append(f"{'missed' if joined else 'wrong '} {case.name}: {pair}")


def count_stand_ins(case: Case, total: Counter[str], slips: list[str]) -> None:
    """Adds the counts of nominals and pronouns whose entity has a name."""
    of_entity: dict[int, Counter[str]] = defaultdict(Counter)
    for h in case.both():
        of_entity[case.found[h].entity][case.gold[h].entity] += 1
    for h, mention in sorted(case.found.items()):
        if mention.form == "name" or mention.entity not in of_entity:
            continue
        right = h in case.gold and case.gold[h].entity == of_entity[mention.entity].most_common(1)[0][0]
        for key in (mention.form, mention.form + " source")[: 1 + is_source(case.tree, h)]:
            total[key + " s"] += 1
            total[key + " n"] += right
        if not right:
            around = case.text[max(0, mention.span.start - 90) : mention.span.end + 30].replace("\n", " ")
            slips.append(f"{mention.form} {case.name}: {case.tree.words[h]} | {around}")
    with_name = {case.gold[h].entity for h in case.named}
    for h, g in case.gold.items():
        tag = case.tree.tokens.upos[h] if h >= 0 else ""
        form = {"NOUN": "nominal", "PRON": "pronoun"}.get(tag, "")
        if g.entity not in with_name or h in case.named or not form:
            continue
        if form == "nominal" or case.tree.lower[h] in THIRD:
            total[form + " g"] += 1
            total[form + " source g"] += is_source(case.tree, h)


def is_source(tree: Tree, h: int) -> bool:
    """True for the subject of a verb of saying."""
    return tree.relation(h) == "nsubj" and tree.heads[h] >= 0 and tree.tokens.lemmas[tree.heads[h]].lower() in SAYING


def scores() -> dict[str, float]:
    """CoNLL F1 on the dev part read from the bare text: of the names, and with what stands for them."""
    reader = load_reader()
    tallies = {"coref_names": Tally(), "coref_all": Tally()}
    for _, conllu in documents(TREEBANKS / "en_gum-dev.conllu", GENRES.split(",")):
        text = text_of(conllu)
        reading = reader.read(text)[0]
        gold = _gold_labels(text, conllu)
        joined = join_mentions(text, reading.tokens, find_mentions(text, reading))
        names = {m.entity for m in joined if m.form == "name" and m.type != "NORP"}
        for key, only in (("coref_names", True), ("coref_all", False)):
            found = {
                reading.tokens.starts[m.head]: m.entity
                for m in joined
                if m.entity in names and m.head >= 0 and not (only and (m.form != "name" or m.type == "NORP"))
            }
            tallies[key].add({at: entity for (at, named), entity in gold.items() if named or not only}, found)
    return {key: tally.conll() for key, tally in tallies.items()}


def _gold_labels(text: str, conllu: str) -> dict[tuple[int, bool], str]:
    """(where the head word begins, whether it is a name) -> entity, of the entities that have a name."""
    tree = grow(text, reading_from_conllu(conllu, text).tokens)
    gold = gold_mentions(conllu, tree)
    parts = {g: name_part(tree, g) is not None for g in gold}
    named = {g.entity for g in gold if parts[g]}
    found: dict[int, tuple[bool, str]] = {}
    for g in sorted(gold, key=lambda g: (not parts[g], g.first - g.last)):
        stands_in = g.head >= 0 and (tree.tokens.upos[g.head] == "NOUN" or tree.lower[g.head] in THIRD)
        if g.entity in named and (parts[g] or stands_in):
            found.setdefault(tree.tokens.starts[g.head], (parts[g], g.entity))
    return {(at, is_name): entity for at, (is_name, entity) in found.items()}


def main() -> None:
    """Prints the scores, those with names and trees given first."""
    a = options(__doc__)
    a.add_argument("--data", type=Path, default=TREEBANKS)
    a.add_argument("--part", default="dev")
    a.add_argument("--genres", default=GENRES)
    a.add_argument("--errors", type=int, default=0)
    o = a.parse_args()
    require(o.data)
    show(measure(o.data / f"en_gum-{o.part}.conllu", o.genres.split(","), o.errors) | scores())


if __name__ == "__main__":
    main()
