"""Two claims about one matter -> how the one stands to the other, with the rule that says so.

The rules go from the strongest to the weakest: what excludes each other (strife), what came later (later), what is
worded with another strength or scope, what adds (worded). Numbers and times are compared exactly, and only where both
say the same thing of the same: in one matter many things are counted and dated.
"""

from collections.abc import Callable, Mapping, Sequence

from twosource.align.groups import JOIN
from twosource.align.pairs.pair import Pair
from twosource.align.relation import later, strife, worded
from twosource.align.relation.decision import FRAME, Decision
from twosource.model import ArticleId, ClaimId, Link, Reason, Relation, because

ORDER: tuple[Relation, ...] = ("single", "agree", "refine", "differ", "update", "conflict")  # weak to strong

RULES: tuple[Callable[[Pair, float], Decision | None], ...] = (  # the first that says something decides
    worded.same_words,
    strife.numbers_differ,
    strife.name_spelled,
    strife.other_name,
    strife.dates_differ,
    strife.denial,
    strife.opposite,
    later.outdated,
    later.still_to_come,
    worded.strength,
    worded.more_exact,
    worded.lists,
    worded.copies,
    worded.says_all,
)


def decide(pair: Pair, score: float) -> Decision:
    """The relation between two claims of different articles that are about one matter."""
    for rule in RULES:
        decision = rule(pair, score)
        if decision is not None:
            return decision
    return worded.detail(pair)


def strongest(links: Sequence[Link], article: Mapping[ClaimId, ArticleId]) -> Decision:
    """The strongest relation between statements that answer each other, and the grounds of the surest link of it.

    Between two articles that is the nearest pair of statements, and any pair of surely one statement that excludes
    or outdates: in a point of many statements a far pair, compared all the same, would mostly be found to differ.
    """
    leading: dict[tuple[ArticleId, ArticleId], Link] = {}
    for link in sorted(links, key=lambda k: (-k.score, k.a, k.b)):
        first, second = sorted((article[link.a], article[link.b]))
        leading.setdefault((first, second), link)
    if not leading:
        return Decision("single", because("single"))
    near = [link for link in leading.values() if link.score >= JOIN] or list(leading.values())
    sure = (link for link in links if link.score >= FRAME and link.relation in ("conflict", "update"))
    answering = [*near, *sure]
    best = max(answering, key=lambda link: (ORDER.index(link.relation), link.score, link.a, link.b))
    return Decision(best.relation, best.why, best.about)


def reasons_of(said: Sequence[Reason]) -> tuple[Reason, ...]:
    """The reasons that say something, the weightiest first."""
    return tuple(sorted((r for r in said if r.score), key=lambda r: (-abs(r.score), r.feature)))
