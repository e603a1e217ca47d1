"""Claims of one event -> where a later report gives the name that an earlier one has not, or holds back.

"Police have not released the driver's name" is outdated by a later report that names the driver: whom it calls so, or
who has the age. That a name is held back says of whom; of "the suspect" any name of a suspect will do, of "the teens"
that of a boy of sixteen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource import lexicon
from twosource.align.events import Events
from twosource.align.events.ages import stated_ages
from twosource.align.relation.decision import Decision
from twosource.align.table import Table
from twosource.align.table.row import Row, lemma_of
from twosource.model import Place, Span, because

FULL = 2  # words of a name that can be given
TEENS = range(13, 20)  # years
GROWN = 18  # years
NEAR = 60  # characters around a name in which its bearer is called what he is
PRONOUNS = {"he": ("man", "boy"), "his": ("man", "boy"), "her": ("woman", "girl"), "she": ("woman", "girl")}
NO = frozenset({"neither", "never", "no", "not", "n't", "nor", "yet"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A person's full name as one article first has it, and what it calls its bearer nearby."""

    name: str
    row: Row
    called: frozenset[str]


def find_naming(table: Table, events: Events) -> dict[tuple[int, int], Decision]:
    """The decision for each two rows of reports of one event, the lower number first: no name there, the name here."""
    rows: dict[int, list[Row]] = {}
    for row in table.rows:
        rows.setdefault(row.article, []).append(row)
    withheld = {n: [(row, who) for row in own if (who := _withheld(row))] for n, own in rows.items()}
    named = {n: list(_named_in(own)) for n, own in rows.items()} if any(withheld.values()) else {}
    found: dict[tuple[int, int], Decision] = {}
    for one, two in events.kin():
        for early, late in ((one, two), (two, one)):
            for before, who in withheld.get(early, ()):
                for after in named.get(late, ()):
                    if _answers(before, who, after):
                        key = (min(before.number, after.row.number), max(before.number, after.row.number))
                        places = {
                            slot: Place(row.claim.article, row.claim.span)
                            for slot, row in (("a", before), ("b", after.row))
                        }
                        why = because("later_state", course="naming", **places)
                        found[key] = Decision("update", why, "state")
    return found


def _withheld(row: Row) -> frozenset[str]:
    """Who it is whose name the claim says is not given; nobody where it says no such thing."""
    tokens = row.analysis.tokens
    words = [lemma_of(tokens, i) for i in tokens.begun_in(row.claim.span)]
    kept = not lexicon.words("courses", "withholding").isdisjoint(words)
    given = not lexicon.words("courses", "naming").isdisjoint(words)
    if not (kept or (given and not NO.isdisjoint(words))):
        return frozenset()
    if not kept and lexicon.words("courses", "identities").isdisjoint(words) and "identify" not in words:
        return frozenset()
    mentions = row.analysis.mentions
    meant = {mentions[n].entity for n in row.claim.mentions if mentions[n].type == "PER"}
    called = {lemma_of(tokens, i) for m in mentions if m.entity in meant for i in tokens.begun_in(m.span)}
    pronouns = {person for word, persons in PRONOUNS.items() if word in words for person in persons}
    return frozenset({*words, *called, *pronouns} & lexicon.words("courses", "persons"))


def _named_in(rows: Sequence[Row]) -> Iterator[_Named]:
    """Each full name of an article with its shortest claim, and what its bearer is called."""
    if not rows:
        return
    analysis = rows[0].analysis
    text, tokens = analysis.article.text, analysis.tokens
    years = {number: quantity.low for number, quantity in stated_ages(analysis)}
    seen = set[str]()
    for number, mention in enumerate(analysis.mentions):
        name = " ".join(mention.span.of(text).split())
        held = [row for row in rows if row.claim.span.contains(mention.span)]
        if mention.type != "PER" or mention.form != "name" or len(name.split()) < FULL or name in seen or not held:
            continue
        seen.add(name)
        near = Span(max(0, mention.span.start - NEAR), mention.span.end + NEAR)
        same = [m.span for m in analysis.mentions if m.entity == mention.entity and near.contains(m.span)]
        called = {lemma_of(tokens, i) for span in (*same, mention.span) for i in tokens.begun_in(span)}
        called |= {lemma_of(tokens, i) for i in tokens.begun_in(near)}
        called |= {"driver"} if "drive" in called else set()
        age = years.get(number)
        if age is not None:
            called |= {"teen", "teenager"} if age in TEENS else set()
            called |= {"man", "woman"} if age >= GROWN else {"boy", "girl", "child"}
        row = min(held, key=lambda r: (r.claim.span.end - r.claim.span.start, r.number))
        yield _Named(name, row, frozenset(called & lexicon.words("courses", "persons")))


def _answers(before: Row, who: frozenset[str], after: _Named) -> bool:
    one, two = before.day, after.row.day
    if one is None or two is None or one >= two:
        return False
    surname = after.name.split()[-1]
    return bool(who & after.called) and surname not in before.analysis.article.text
