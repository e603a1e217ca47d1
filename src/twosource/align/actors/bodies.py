"""Which entities of all articles are one body, place or thing: by name, then by short forms that fit one."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from twosource import lexicon
from twosource.align.actors.named import PLACES, Named, Words
from twosource.align.union import Union, parted
from twosource.model import MentionType, because

GROUPS = frozenset({"ORG", "GPE", "NORP", "LAW", "EVENT", "MISC"})
_BODIES = frozenset({"ORG", "FAC", "LAW", "EVENT", "MISC"})  # what is cut short in running text
_SMALL = frozenset({"a", "and", "at", "by", "for", "in", "of", "on", "the", "to"})
_COMPANY = frozenset(
    {"inc", "corp", "co", "ltd", "llc", "plc", "ag", "sa", "nv", "spa", "corporation", "incorporated", "company"}
)
_OFFICES = frozenset({"department", "ministry", "bureau", "office"})  # "Department of Justice", "Justice Department"
# A bare short form in more than this many times the reports of the one long name it fits belongs to another too.
_MOST_SHORT = 10
_LONGEST_ACRONYM = 6
# A short form that articles themselves use for several bodies is the one that nearly all of them mean: at least this
# share of at least so many reports.
_DOMINANT = 0.9
_DOMINANT_REPORTS = 5
_CLIPPED = 3  # the fewest letters of a first word that may stand for the name


@dataclass(frozen=True, slots=True)
class _NamedBody:
    """One entity with its names in the form they are compared in: the whole ones, and those cut from them."""

    number: int
    whole: frozenset[str]
    short: frozenset[str]  # what its own article uses for it besides


def join_bodies(found: Sequence[Named], union: Union) -> None:
    """Joins the entities of all types but PER in `union`."""
    bodies = [_body(i, named) for i, named in enumerate(found) if named.type != "PER"]
    _join_same_names(found, bodies, union)
    _short_names(found, bodies, union)


def normal(words: Words, kind: MentionType) -> str:
    """The name as it is compared: one name for a country, without "Inc.", "Justice Department" for its other order."""
    name = " ".join(words)
    if kind == "NORP":
        return "norp " + (name[:-1] if name.endswith("s") and not name.endswith("ss") else name)
    name = str(lexicon.table("places")["aliases"].get(name, name))
    parts = [str(lexicon.table("places")["spellings"].get(w, w)) for w in name.split()]
    while len(parts) > 1 and parts[-1] in _COMPANY:
        parts.pop()
    droppable = lexicon.words("nominals", "droppable")
    if parts[-1] in droppable and parts[-1].removesuffix("s") in droppable:  # "Motors" is "Motor"
        parts[-1] = parts[-1].removesuffix("s")
    for n, office in enumerate(parts[:-2]):
        if office in _OFFICES and parts[n + 1] == "of":
            rest = parts[n + 2 :]
            parts = [*parts[:n], *(rest[1:] if rest[0] == "the" and len(rest) > 1 else rest), office]
            break
    if len(parts) > 2 and parts[:2] == ["united", "states"]:
        parts = ["us", *parts[2:]]
    return " ".join(parts)


def _body(number: int, named: Named) -> _NamedBody:
    forms = {normal(words, named.type) for words in named.folded}
    short = {f for f in forms if any(f != g and _cut_from(f, g) for g in forms)}
    return _NamedBody(number, frozenset(forms - short), frozenset(short))


def _cut_from(short: str, long_: str) -> bool:
    """True where the short name is part of the long one or made of its first letters."""
    words = long_.split()
    if len(short) >= len(long_) or len(words) < 2:
        return False
    clipped = _CLIPPED <= len(short) < len(words[0]) and words[0].isalpha() and words[0].startswith(short)  # "fed"
    return clipped or set(short.split()) < set(words) or short.replace(" ", "") in _first_letters(words)


def _first_letters(words: Sequence[str]) -> set[str]:
    return {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL)}


def alike(a: MentionType, b: MentionType) -> bool:
    """True for two types between which the reader slips: two kinds of place, two kinds of body."""
    return a == b or {a, b} <= PLACES or {a, b} <= GROUPS


def _join_same_names(found: Sequence[Named], bodies: Sequence[_NamedBody], union: Union) -> None:
    """The same whole name and a like type; places in different states or countries stay apart."""
    holders: dict[str, list[int]] = defaultdict(list)
    for body in bodies:
        for form in body.whole:
            holders[form].append(body.number)
    for form, members in sorted(holders.items()):
        shown = form.removeprefix("norp ")
        for kind in sorted({found[i].type for i in members}):
            same = [i for i in members if alike(found[i].type, kind)]
            for group in parted(same, lambda i: found[i].inside):
                union.join_all(group, because("one_name", name=shown))


# --- short forms -------------------------------------------------------------------------------


def _short_names(found: Sequence[Named], bodies: Sequence[_NamedBody], union: Union) -> None:
    """A short name joins the only long one it fits: one that an article itself cuts so, else one that may be."""
    long_ones = [b for b in bodies if found[b.number].type in _BODIES]
    said: dict[str, set[int]] = defaultdict(set)
    cut: dict[str, set[int]] = defaultdict(set)
    made: dict[str, set[int]] = defaultdict(set)  # of first letters
    for body in bodies:
        for form in body.short:
            said[form].add(body.number)
    for body in long_ones:
        for form in body.whole:
            for short in _shorter_forms(form.split()):
                cut[short].add(body.number)
            for letters in _first_letters(form.split()) if " " in form else ():
                made[letters].add(body.number)
    reports = _reports_by_root(found, bodies, union)
    holders: dict[str, list[int]] = defaultdict(list)
    for body in bodies:
        for form in body.whole:
            holders[form].append(body.number)
    for form in sorted(holders, key=lambda f: (-len(f), f)):
        if not form.startswith("norp "):
            _join_short(form, holders[form], (said, cut, made), found, reports, union)


def _join_short(
    form: str,
    members: Sequence[int],
    ways: Sequence[dict[str, set[int]]],
    found: Sequence[Named],
    reports: dict[int, int],
    union: Union,
) -> None:
    """Joins the entities of one short name, in the first of the ways in which any longer name fits."""
    for root in union.roots(i for i in members if found[i].type in _BODIES or (found[i].type in PLACES and ways[0])):
        own = [i for i in members if union.find(i) == root]
        for n, way in enumerate(ways):
            if n == 2 and not _is_acronym(form, own, found):
                continue
            fits = union.roots(i for i in way.get(form, ()) if any(alike(found[i].type, found[j].type) for j in own))
            if not fits:
                continue
            if n == 0 and len(fits) > 1:
                fits = _dominant(fits, way[form], found, union)
            if len(fits) == 1 and fits[0] != root and reports[root] <= _MOST_SHORT * reports[fits[0]]:
                long_ = min(i for i in way[form] if union.find(i) == fits[0])
                name = max(found[long_].names, key=lambda w: (len(w), w))
                said = {"short": form, "name": name}
                own_form = because("own_short_form", **said, article=found[long_].key[0])
                union.join(fits[0], root, own_form if n == 0 else because("only_shortening", **said))
            break


def _dominant(fits: list[int], members: Collection[int], found: Sequence[Named], union: Union) -> list[int]:
    """The one set that nearly all articles that use the short form mean by it; all of `fits` where there is none."""
    of: dict[int, set[str]] = {root: set() for root in fits}
    for i in members:
        of.get(union.find(i), set()).add(found[i].key[0])
    most = max(fits, key=lambda root: (len(of[root]), -root))
    enough = len(of[most]) >= _DOMINANT_REPORTS and len(of[most]) >= _DOMINANT * sum(map(len, of.values()))
    return [most] if enough else fits


def _is_acronym(form: str, own: Sequence[int], found: Sequence[Named]) -> bool:
    written = {w.replace(".", "") for i in own for w in found[i].names}
    return any(
        w.isalpha() and w.isupper() and 2 <= len(w) <= _LONGEST_ACRONYM and w.casefold() == form for w in written
    )


def _reports_by_root(found: Sequence[Named], bodies: Sequence[_NamedBody], union: Union) -> dict[int, int]:
    """How many articles name each set."""
    articles: dict[int, set[str]] = defaultdict(set)
    for body in bodies:
        articles[union.find(body.number)].add(found[body.number].key[0])
    return {root: len(named) for root, named in articles.items()}


def _shorter_forms(parts: Sequence[str]) -> Iterator[str]:
    """What a name may be cut to: without its country before it, without "Group" and its like after it."""
    lists = ("countries", "demonyms", "states", "cities", "regions")
    rest = list(parts[1:])
    if rest and (parts[0] in ("us", "federal", "national") or parts[0] in lexicon.words("places", "demonyms")):
        yield " ".join(rest)
    if len(parts) > 1 and parts[-1] in lexicon.words("nominals", "droppable"):
        short = " ".join(parts[:-1])
        if not any(short in lexicon.words("places", key) for key in lists):
            yield short
