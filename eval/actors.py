"""Scores of who is who across articles, on MEANTIME's cross-document entities (two subjects, 60 articles, one run).

python -m eval.actors [--keep every|dev|held] [--errors N]

Gold are the named mentions (NAM, PRE.NAM) of sentences 0-5 that refer to an entity; an entity with one instance number
is one in all articles. Demonyms ("American") are left out on both sides: MEANTIME takes them for the country, we keep a
people apart. A found name is that of the shortest gold mention that holds it before its first comma or bracket.

actors_conll   CoNLL F1 with all that is missed or too much counted; pairs_f1: of all pairs of mentions
linked_conll   the same among the mentions that both have: the joining alone
"""

import xml.etree.ElementTree as ET
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from eval.partitions import Tally
from eval.scorer import DATA, options, require, show
from twosource.align.actors import entity_numbers, find_actors
from twosource.annotate import annotate
from twosource.infer import load_reader
from twosource.lexicon import words
from twosource.model import Article, ArticleId, Claims, Span, Vectors
from twosource.text import digest, fold

MEANTIME = DATA / "meantime"
LAST = 5  # the last sentence that is fully annotated
NAMED = frozenset({"NAM", "PRE.NAM"})
HELD_EVERY = 5  # every fifth article is kept for the last look


@dataclass
class Text:
    """One article with its gold names: span -> entity; `past` is where the annotated part ends."""

    article: Article
    past: int
    gold: dict[Span, Hashable] = field(default_factory=dict)


def texts() -> Iterator[Text]:
    """All articles of both subjects, in order of the file names."""
    for path in sorted(MEANTIME.glob("*/*.xml"), key=lambda p: (p.parent.name, p.name)):
        yield _text(path)


def _text(path: Path) -> Text:
    root = ET.parse(path).getroot()
    text, where, past, sentence = "", {}, 0, 0
    for token in root.iter("token"):
        number, form = int(token.get("sentence", "0")), token.text or ""
        form = {"``": "“", "''": "”"}.get(form, form)
        if number != sentence:
            text += "\n\n" if sentence <= 1 else " "
            sentence = number
        elif text and not _glued(text, form):
            text += " "
        where[token.get("t_id")] = Span(len(text), len(text) + len(form))
        text += form
        past = len(text) if number <= LAST else past
    found = Text(Article(id=ArticleId(digest(text)), name=path.stem, text=text), past)
    entities = {e.get("m_id"): e.get("instance_id") or (path.stem, e.get("m_id")) for e in root.iter("ENTITY")}
    of = {
        source.get("m_id"): target.get("m_id")
        for link in root.iter("REFERS_TO")
        for target in link.iter("target")
        for source in link.iter("source")
    }
    for mention in root.iter("ENTITY_MENTION"):
        places = [where[a.get("t_id")] for a in mention.iter("token_anchor")]
        entity = entities.get(of.get(mention.get("m_id")))
        if mention.get("syntactic_type") in NAMED and places and entity:
            span = Span(min(p.start for p in places), max(p.end for p in places))
            if span.end <= past and not _demonym(span.of(text)):
                found.gold[span] = entity
    return found


def _glued(text: str, form: str) -> bool:
    return form in {",", ".", ";", ":", "?", "!", ")", "'", "'s", "”", "%", "n't"} or text[-1] in "(“$£€"


def _demonym(name: str) -> bool:
    folded = fold(name)
    return any(folded.removesuffix(tail) in words("places", "demonyms") for tail in ("", "s"))


def analysed(found: Sequence[Text]) -> list[Claims]:
    """The analyses of the articles, without claims: names are all that is compared here."""
    reader = load_reader()
    return [Claims(annotate(t.article, reader.read(t.article.text)[0]), (), Vectors(0, 0, b"")) for t in found]


@dataclass(frozen=True)
class Case:
    """What is annotated and what was found, over mentions of all articles: those that both have share their key."""

    gold: dict[Hashable, Hashable]
    found: dict[Hashable, Hashable]
    shown: dict[Hashable, str]


def case(given: Sequence[Text], analyses: Sequence[Claims], keep: set[int]) -> Case:
    """All articles joined in one run; only the mentions of the articles in `keep` are counted."""
    actors = find_actors(analyses)
    made = Case({}, {}, {})
    for n, (text, claims) in enumerate(zip(given, analyses, strict=True)):
        if n not in keep:
            continue
        made.gold.update({(n, s): e for s, e in text.gold.items()})
        made.shown.update({(n, s): f"{text.article.name[:12]}: {s.of(text.article.text)}" for s in text.gold})
        ident = claims.analysis.article.id
        names = {
            m.span: actors.of_entity.get((ident, number), (ident, number))
            for m, number in zip(claims.analysis.mentions, entity_numbers(claims), strict=True)
            if m.form == "name"
            and m.span.end <= text.past
            and m.type != "NORP"
            and not _demonym(m.span.of(text.article.text))
        }
        keys = _match(text, sorted(names))
        for span, actor in names.items():
            key = (n, keys.get(span, span))
            made.found[key] = actor
            made.shown.setdefault(key, f"{text.article.name[:12]}: {span.of(text.article.text)}")
    return made


def _match(text: Text, names: Sequence[Span]) -> dict[Span, Span]:
    """name -> the gold mention whose name it is: the same span, else the last name before a comma or bracket in it."""
    out = {name: name for name in names if name in text.gold}
    for gold in sorted(text.gold, key=lambda g: (g.end - g.start, g.start)):
        words = gold.of(text.article.text)
        core = Span(
            gold.start, gold.start + min([len(words), *(at for c in (", ", " (") if (at := words.find(c)) > 0)])
        )
        inside = [n for n in names if n not in out and core.contains(n)]
        if (
            gold not in out
            and inside
            and not any(c.isupper() or c.isdigit() for c in text.article.text[inside[-1].end : core.end])
        ):
            out[inside[-1]] = gold
    return out


def scores(keep: str = "every") -> dict[str, float]:
    """All figures; `keep` counts "every" article, all but each fifth ("dev"), or each fifth only ("held")."""
    given = list(texts())
    return figures(measured(given, analysed(given), keep))


def measured(given: Sequence[Text], analyses: Sequence[Claims], keep: str) -> Case:
    """The case over the chosen articles; all are joined in one run."""
    chosen = {n for n in range(len(given)) if keep == "every" or (n % HELD_EVERY == 0) == (keep == "held")}
    return case(given, analyses, chosen)


def figures(made: Case) -> dict[str, float]:
    """The figures of one case."""
    whole, linked = Tally(), Tally()
    whole.add(made.gold, made.found)
    both = made.gold.keys() & made.found.keys()
    linked.add({k: made.gold[k] for k in both}, {k: made.found[k] for k in both})
    out = {
        "actors_conll": whole.conll(),
        "actors_pairs_f1": whole.f1("pairs"),
        "actors_names_found": len(both) / len(made.gold),
    }
    out |= {
        "linked_conll": linked.conll(),
        "linked_pairs_p": linked.rate("pairs p"),
        "linked_pairs_r": linked.rate("pairs r"),
    }
    return out


def slips(made: Case) -> list[str]:
    """Pairs of mentions that only one side joins, one line for each two spellings; then names missed and too many."""
    both = sorted(made.gold.keys() & made.found.keys(), key=repr)
    out: dict[str, int] = {}
    for a, b in combinations(both, 2):
        gold, found = made.gold[a] == made.gold[b], made.found[a] == made.found[b]
        if gold != found:
            pair = " / ".join(sorted({made.shown[k].split(": ", 1)[1] for k in (a, b)}))
            line = f"{'parted' if gold else 'joined'} {pair}"
            out[line] = out.get(line, 0) + 1
    lines = [f"{n:4d} {line}" for line, n in sorted(out.items(), key=lambda p: (-p[1], p[0]))]
    lines += [f"missed {made.shown[k]}" for k in made.gold if k not in made.found]
    return lines + [f"extra {made.shown[k]}" for k in made.found if k not in made.gold]


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("--keep", choices=("every", "dev", "held"), default="every")
    a.add_argument("--errors", type=int, default=0)
    o = a.parse_args()
    require(MEANTIME)
    given = list(texts())
    made = measured(given, analysed(given), o.keep)
    show(figures(made))
    print("\n".join(slips(made)[: o.errors]))


if __name__ == "__main__":
    main()
