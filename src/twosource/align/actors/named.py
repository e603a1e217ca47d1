"""One analysed article -> its entities with names, and what its own words say of each that tells namesakes apart."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource import lexicon
from twosource.model import Article, ArticleId, Claims, Mention, MentionType, Place
from twosource.names.persons import Sex, sex_of_title, spelled, title_words
from twosource.text import fold

EntityKey = tuple[ArticleId, int]
Words = tuple[str, ...]  # a name as it is compared

PLACES = frozenset({"LOC", "GPE", "FAC"})
_EDGE = " \t\n.,;:!?\"'()[]“”‘’-–—"
_AGE_AFTER = re.compile(r"\A(?:,| \() ?(?:aged? )?(\d{1,3})(?=[,.;)]| years? old)")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old (?:[^\W\d_]+ ){0,2}\Z")
_AROUND = 40  # characters before and after a name in which an age or a title of it is looked for
_OLDEST = 115


@dataclass(frozen=True, slots=True)
class Named:
    """One entity of one article that has at least one name."""

    key: EntityKey
    article: str  # its name, for the evidence
    type: MentionType
    names: tuple[str, ...]  # as written, first seen first
    folded: tuple[Words, ...]  # their words without titles and suffixes, for comparing
    places: tuple[Place, ...]
    titles: frozenset[str] = frozenset()  # "president", "mr": the words of titles that stand before a name
    sex: Sex | None = None  # as titles show it
    suffix: str | None = None  # "jr"
    age: int | None = None
    year: int | None = None  # of publication
    inside: str | None = None  # for a place the state or country named right after it


def named_entities(article: Claims) -> Iterator[Named]:
    """The entities with a name, in order of their numbers."""
    analysis = article.analysis
    source = analysis.article
    entities: dict[int, list[Mention]] = defaultdict(list)
    followers = {m.span.start: m for m in analysis.mentions if m.form == "name"}
    for number, mention in zip(entity_numbers(article), analysis.mentions, strict=True):
        entities[number].append(mention)
    for entity, mentions in sorted(entities.items()):
        names = [m for m in mentions if m.form == "name"]
        written = list(dict.fromkeys(m.span.of(source.text).strip(_EDGE) for m in names))
        folded = [words for words in dict.fromkeys(name_words(n) for n in written) if words]
        if not folded:
            continue
        kinds = sorted({m.type for m in names}, key=lambda k: (-sum(m.type == k for m in names), k))
        titles = frozenset(t for m in names for t in _titles(source.text, m))
        yield Named(
            key=(source.id, entity),
            article=source.name,
            type=kinds[0],
            names=tuple(written),
            folded=tuple(folded),
            places=tuple(Place(source.id, m.span) for m in sorted(mentions, key=lambda m: m.span)),
            titles=titles,
            sex=sex_of_title(titles),
            suffix=next((s for n in written if (s := _suffix(n))), None),
            age=_stated_age(source.text, names) if kinds[0] == "PER" else None,
            year=_published_year(source),
            inside=_inside_place(source.text, names, followers) if kinds[0] in PLACES else None,
        )


def entity_numbers(article: Claims) -> tuple[int, ...]:
    """For each mention of the article, the entity number it counts under in `Actors.of_entity`."""
    return tuple(m.entity if m.entity >= 0 else -2 - n for n, m in enumerate(article.analysis.mentions))


def name_words(name: str) -> Words:
    """The words of a name for comparing: as `spelled`, without titles before it and "Jr." after it."""
    words = spelled(name)
    while len(words) > 1 and (words[0] in title_words() or words[0] == "the"):
        words = words[1:]
    while len(words) > 2 and words[-1] in lexicon.words("titles", "suffixes"):
        words = words[:-1]
    return tuple(words)


def _titles(text: str, mention: Mention) -> Iterator[str]:
    """The words of the title that stands right before a name, or at its beginning."""
    before = fold(text[max(0, mention.span.start - _AROUND) : mention.span.start]).split()
    for word in reversed(before):
        bare = word.rstrip(".")
        if bare not in title_words():
            break
        yield bare
    for word in fold(mention.span.of(text)).split()[:-1]:
        if word.rstrip(".") not in title_words():
            break
        yield word.rstrip(".")


def _suffix(name: str) -> str | None:
    words = fold(name).replace(".", "").replace(",", " ").split()
    found = words[-1] if len(words) > 2 else ""
    return found if found in ("jr", "sr", "ii", "iii", "iv") else None


def _stated_age(text: str, names: Sequence[Mention]) -> int | None:
    for m in names:
        after = _AGE_AFTER.match(text[m.span.end : m.span.end + _AROUND])
        before = _AGE_BEFORE.search(text[max(0, m.span.start - _AROUND) : m.span.start])
        found = after or before
        if found and int(found.group(1)) <= _OLDEST:
            return int(found.group(1))
    return None


def _published_year(article: Article) -> int | None:
    return int(article.published[:4]) if article.published and article.published[:4].isdigit() else None


def _inside_place(text: str, names: Sequence[Mention], followers: dict[int, Mention]) -> str | None:
    """The state or country that one of the names is followed by: "Springfield, Illinois"; countries are in none."""
    if any(fold(m.span.of(text)) in lexicon.words("places", "countries") for m in names):
        return None
    for m in names:
        following = followers.get(m.span.end + 2)
        if following and text[m.span.end : m.span.end + 2] == ", ":
            name = fold(following.span.of(text))
            if name in lexicon.words("places", "states") or name in lexicon.words("places", "countries"):
                return str(lexicon.table("places")["aliases"].get(name, name))
    return None
