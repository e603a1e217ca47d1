"""Analysis -> claims: the checkable statements of one article, who holds each and how surely."""

from __future__ import annotations

from twosource.claims.certainty.factuality import graded, judge
from twosource.claims.certainty.hedges import find_hedges
from twosource.claims.counted import counted_clauses
from twosource.claims.holder import cue_words, holders, stating
from twosource.claims.loaded import find_loaded, others_words
from twosource.claims.nominal import nominal_clauses
from twosource.claims.parts import find_parts
from twosource.claims.placing import find_placed
from twosource.claims.split import Clause, split
from twosource.claims.stages import staged
from twosource.claims.statements import framing, headline, is_statement, whole_sentences
from twosource.claims.things import Things
from twosource.claims.told import told_tree
from twosource.model import Analysis, Attribution, Claim, ClaimId, Span
from twosource.notices import find_notices
from twosource.text import digest
from twosource.tree import Tree

__all__ = ["find_claims", "find_placed"]


def find_claims(analysis: Analysis) -> tuple[Claim, ...]:
    """The claims of an article, in order of (start, end).

    One claim a clause. What frames the words of others ("officials said") is no claim, nor are questions, commands,
    fragments and what a text says about itself and its house. A claim's mentions, times and quantities are those in
    its own words and its subject.
    """
    attributions = stating(analysis.tokens, analysis.attributions)
    tree = told_tree(analysis.article.text, analysis.tokens, attributions)
    cues = cue_words(tree, attributions)
    clauses = list(split(tree, frozenset(cues)))
    clauses += [*nominal_clauses(tree, clauses), *counted_clauses(tree, clauses, analysis)]
    title = headline(analysis.article)
    frame_words = framing(tree, clauses, attributions, cues)
    kept = [clause for clause in clauses if is_statement(tree, clause, frame_words, title)]
    kept += whole_sentences(tree, kept, frame_words, title)
    notices = [notice.span for notice in find_notices(analysis.article.text)]
    kept = [clause for clause in kept if not any(span.contains(tree.word_span(clause.head)) for span in notices)]
    others = others_words(tree, analysis.attributions)
    things = Things(analysis)
    found: dict[tuple[int, int, int], Claim] = {}
    for clause, holder in zip(kept, holders(tree, kept, attributions), strict=True):
        claim = _claim(tree, clause, holder, things, others=others, title=title)
        if clause.kind == "nominal" and not clause.chain and claim.factuality == "Uu":
            continue  # "opposed the sale of the mill": the clause around it says all there is
        found.setdefault((claim.span.start, claim.span.end, claim.head), claim)
    return tuple(staged(analysis, found[key]) for key in sorted(found))


def _claim(
    tree: Tree,
    clause: Clause,
    holder: Attribution | None,
    things: Things,
    *,
    others: frozenset[int],
    title: Span | None,
) -> Claim:
    span = tree.tokens.span(clause.first, clause.last)
    learned = things.analysis.factuality[clause.head]
    judged = judge(tree, clause, holder, learned=learned)
    article = things.analysis.article.id
    times, quantities, mentions = things.of(tree, clause)
    loaded = () if holder else find_loaded(tree, clause, others)
    return Claim(
        id=ClaimId(digest(article, str(span.start), str(span.end), str(clause.head))),
        article=article,
        span=span,
        sentence=tree.sentence_of[clause.head],
        head=clause.head,
        subject=clause.subject,
        attribution=holder.id if holder else None,
        polarity=judged.value.polarity(),
        factuality=judged.value.factuality(),
        hedges=find_hedges(tree, clause, holder, judged.weak),
        negations=tuple(tree.word_span(word) for word in judged.negations),
        times=times,
        quantities=quantities,
        mentions=mentions,
        loaded=tuple(word.span for word in loaded),
        loaded_by=tuple(word.found_by for word in loaded),
        presupposed=clause.kind == "nominal" and judged.value.certainty == "CT",
        title=title is not None and title.overlaps(span),
        score=graded(tree, clause.head, judged.value, learned),
        parts=find_parts(tree, clause),
    )
