"""What holds for every text and whatever the reader says of it."""

import itertools

from hypothesis import given, settings

from annotate.readings import texts_and_readings, told_sentences
from build import article
from twosource.annotate.attributions import find_attributions
from twosource.annotate.attributions.inner import told_within
from twosource.annotate.attributions.reach import Said
from twosource.annotate.coreference import join_mentions
from twosource.annotate.mentions import find_mentions
from twosource.model import Reading
from twosource.tree import grow


@settings(max_examples=120, deadline=None)
@given(texts_and_readings())
def test_spans_are_inside_and_parents_exist_without_rings(given_: tuple[str, Reading]) -> None:
    text, reading = given_
    found = find_mentions(text, reading)
    mentions = join_mentions(text, reading.tokens, found)
    for m in mentions:
        assert 0 <= m.span.start < m.span.end <= len(text)
        assert m.entity >= 0
        assert 0 <= m.head < len(reading.tokens)
    names = [m.span for m in mentions if m.form == "name"]
    assert len(names) == len([m for m in found if m.form == "name"])
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))
    attributions = find_attributions(article(text), reading, mentions)
    by_id = {a.id: a for a in attributions}
    assert len(by_id) == len(attributions)
    entities = {m.entity for m in mentions}
    for a in attributions:
        for piece in (*a.source, *a.cue, *a.content):
            assert 0 <= piece.start < piece.end <= len(text)
        assert a.content
        assert a.source_entity is None or a.source_entity in entities
        seen = {a.id}
        while a.parent is not None:
            assert a.parent in by_id
            assert a.parent not in seen
            seen.add(a.parent)
            a = by_id[a.parent]


@settings(max_examples=30, deadline=None)
@given(texts_and_readings())
def test_same_input_same_output(given_: tuple[str, Reading]) -> None:
    text, reading = given_
    first = join_mentions(text, reading.tokens, find_mentions(text, reading))
    again = join_mentions(text, reading.tokens, find_mentions(text, reading))
    assert first == again
    assert find_attributions(article(text), reading, first) == find_attributions(article(text), reading, again)


@settings(max_examples=120, deadline=None)
@given(told_sentences())
def test_a_pronoun_stands_for_what_was_met_before(given_: tuple[str, Reading]) -> None:
    text, reading = given_
    mentions = join_mentions(text, reading.tokens, find_mentions(text, reading))
    pronouns = [m for m in mentions if m.form == "pronoun"]
    assert all(any(n.entity == m.entity and n.head < m.head for n in mentions) for m in pronouns)


@settings(max_examples=120, deadline=None)
@given(told_sentences())
def test_what_is_told_within_has_words_of_its_own(given_: tuple[str, Reading]) -> None:
    text, reading = given_
    tree = grow(text, reading.tokens)
    outer = [Said(raw.source, raw.cue, raw.content) for raw in reading.attributions]
    inside = {i for one in outer for piece in one.content for i in tree.within(piece)}
    taken = {i for one in outer for piece in one.cue for i in tree.within(piece)}
    for one in told_within(tree, outer):
        words = [{i for piece in part for i in tree.within(piece)} for part in (one.source, one.cue, one.content)]
        assert all(words)
        assert sum(map(len, words)) == len(set().union(*words))
        assert words[1] <= inside - taken
