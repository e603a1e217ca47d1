"""Invented articles of any number, with statements, names and sources, for cases of any size."""

import random
from collections.abc import Sequence
from dataclasses import replace

from build import analysis, article, attribution, claims_of, span
from twosource.model import Article, Claims, Mention, Span
from twosource.store.articles import Arrival
from twosource.text import digest

WHO = ("the mayor", "the coastguard", "Ann Gray", "Bo Lind", "the harbour office")
WHAT = ("opened the bridge", "closed the road", "counted the boats", "moved the pump", "paid the crew")
WHERE = ("in Orsten", "in Talmark", "at the quay", "near the mill", "on the hill")


def text_of(number: int, lines: int = 9) -> str:
    """A text of its own: no two articles share a sentence, within one a sentence may come twice."""
    chance = random.Random(f"text/{number}")
    said = [
        f"{chance.choice(WHO)} {chance.choice(WHAT)} {chance.choice(WHERE)} on day {number * 7 + chance.randrange(5)}."
        for _ in range(lines)
    ]
    return " ".join(line[0].upper() + line[1:] for line in said)


def made_article(number: int, **kw: str) -> Article:
    """The article of that number, with the id that reading would give it."""
    text = text_of(number)
    return article(text, id=digest("article", text), name=f"{number:03d}.txt", **kw)


def sentences(text: str) -> list[Span]:
    """The spans of the sentences without their full stops."""
    found, at = [], 0
    for line in text.split(". "):
        found.append(Span(at, at + len(line.rstrip("."))))
        at += len(line) + 2
    return found


def analysed(source: Article, cuts: Sequence[Span] | None = None) -> Claims:
    """The article with a claim a sentence (or at the cuts), its names, and who is said to say it."""
    text = source.text
    names = [span(text, name) for name in WHO if name in text]
    said = [attribution((name,), (), (Span(name.end, name.end + 5),)) for name in names]
    mentions = tuple(Mention(name, "PER", "name", n) for n, name in enumerate(names))
    read = analysis(source, mentions=mentions, attributions=tuple(said))
    made = claims_of(read, list(cuts or sentences(text)))
    held = {one.source[0]: one.id for one in said}
    cited = [
        replace(claim, attribution=next((held[name] for name in held if claim.span.contains(name)), None))
        for claim in made.claims
    ]
    return replace(made, claims=tuple(cited))


def arrivals(numbers: Sequence[int]) -> list[Arrival]:
    """The articles as they come in from a folder."""
    return [Arrival(made_article(n), f"reports/{n:03d}.txt") for n in numbers]
