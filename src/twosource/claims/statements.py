"""Which clauses state something: not frames around others' words, questions, commands or fragments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twosource.claims import ranges
from twosource.claims.holder import words_in
from twosource.claims.split import LONGEST, Clause, frames
from twosource.lexicon import table, words
from twosource.model import Article, Attribution, Span
from twosource.text import fold
from twosource.tree import Tree

SHORTEST = {"apposition": 3}  # own words, else 2; ", a clerk" alone is left to the mention
SHORT = 5  # words
FINITE = ("VBD", "VBZ", "MD")  # without VBP, which a command may be taken for
HEADLINE_WORDS = 30  # a first line longer than this is no headline


def framing(
    tree: Tree, clauses: Sequence[Clause], attributions: Sequence[Attribution], cues: Mapping[int, tuple[int, ...]]
) -> frozenset[int]:
    """The words that frame a clause of others' words: "said" in "said that taxes fell"."""
    found = {tree.heads[clause.top] for clause in clauses if clause.kind == "content"}
    heads = frozenset(clause.head for clause in clauses)
    nominal = {clause.head for clause in clauses if clause.kind == "nominal"}  # "linked to the theft" frames no theft
    accusing = {word for word in cues if tree.lemma(word) in table("accusations")["worth"]}
    contents: list[frozenset[int]] = [
        frozenset(word for span in attribution.content for word in words_in(tree, span)) for attribution in attributions
    ]
    stated = [content & heads for content in contents]
    own: dict[int, set[int]] = {}  # governor -> the predicates of its own clauses: "is expected to go" frames no "go"
    for clause in clauses:
        for link in clause.chain:
            own.setdefault(link, set()).add(clause.head)
    for word, numbers in cues.items():
        mine = own.get(word, set()) | {word} | (nominal if word in accusing else set())
        if any(_is_framed(tree, word, stated[number] - mine) and word not in contents[number] for number in numbers):
            found.add(word)
    for clause in clauses:
        if clause.kind == "parataxis" and frames(tree, clause.top) and not tree.kids(clause.top, "obj", "xcomp"):
            found.add(clause.top)
    return frozenset(found)


def _is_framed(tree: Tree, cue: int, stated: frozenset[int]) -> bool:
    """True where a predicate is what the cue says, not a clause that tells more of the cue's own arguments.

    "The clerk, who kept the books, was questioned" states that the clerk was questioned, whatever the cue is of.
    """
    if frames(tree, cue):
        return bool(stated)
    for word in stated:
        if tree.sentence_of[word] != tree.sentence_of[cue] and tree.kids(cue, "obj"):
            continue  # "signed the bill" is told, though the next sentence quotes who signed
        path = [word, *tree.above(word)]
        inside = path[: path.index(cue)] if cue in path else []
        if not any(tree.relation(step) in ("acl", "advcl", "appos") for step in inside):
            return True
    return False


def is_statement(tree: Tree, clause: Clause, frame_words: frozenset[int], title: Span | None) -> bool:
    """True where the clause says something that can be checked."""
    if clause.head in frame_words:
        return False
    if (
        _is_question_clause(tree, clause)
        or _is_command(tree, clause)
        or _only_speaks(tree, clause)
        or _is_furniture(tree, clause)
        or _is_unnamed(tree, clause)
    ):
        return False
    headlined = title is not None and title.contains(tree.word_span(clause.head))
    if (clause.kind == "root" and clause.subject is None and not _follows_noun(tree, clause)) or (
        clause.kind == "participle" and _in_caption(tree, clause)
    ):
        return headlined
    return len(clause.own) >= SHORTEST.get(clause.kind, 2) or (clause.kind == "conj" and clause.subject is not None)


def whole_sentences(
    tree: Tree, kept: Sequence[Clause], frame_words: frozenset[int], title: Span | None
) -> list[Clause]:
    """One clause each for sentences whose tree gave none, though they have a finite verb after a noun.

    A reader that takes the subject for something else should cost detail, not the sentence.
    """
    served = {tree.sentence_of[clause.head] for clause in kept}
    served |= {tree.sentence_of[word] for word in frame_words}
    found = []
    for number, (first, past) in enumerate(tree.tokens.sentences):
        headlined = title is not None and title.contains(tree.word_span(first))
        if number in served or not (3 if headlined else SHORT) <= past - first <= LONGEST:
            continue
        verb = _finite(tree, first, past)
        if headlined:  # "Hundreds dead in stampede"
            verb = next((w for w in range(first, past) if tree.lower[w] in words("clauses", "headline_states")), verb)
        block = ranges.run(tree, range(first, past), verb) if verb is not None else []
        if verb is None or (len(block) < SHORT and not headlined):
            continue
        clause = Clause(verb, verb, "root", block[0], block[-1], frozenset(block), None, ())
        stopped = headlined or any(tree.lower[word] == "." for word in range(block[-1], past))
        if stopped and not any(rule(tree, clause) for rule in (_is_question_clause, _is_furniture, _is_unnamed)):
            found.append(clause)
    return found


def _finite(tree: Tree, first: int, past: int) -> int | None:
    """The first finite main verb that has a noun before it."""
    named = False
    for word in range(first, past):
        named = named or tree.tokens.upos[word] in ("NOUN", "PROPN", "PRON")
        if named and tree.tokens.upos[word] in ("VERB", "AUX") and tree.xpos(word) in ("VBD", "VBZ", "VBP", "MD"):
            head = tree.heads[word]
            inside = tree.relation(word) in ("aux", "cop") and first <= head < past
            return head if inside else word
    return None


def headline(article: Article) -> Span | None:
    """The span of the headline in the text: where the title stands, else a first line that is no sentence."""
    text = article.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    line = Span(start, end if end >= 0 else len(text))
    parts = line.of(text).split()
    if article.title and fold(line.of(text)) == fold(article.title):
        return line
    if article.title and (at := text.find(article.title)) >= 0:
        return Span(at, at + len(article.title))
    if end < 0 or not parts or len(parts) > HEADLINE_WORDS or parts[-1].rstrip("\"”’'")[-1:] in (".", ""):
        return None
    return line


def _follows_noun(tree: Tree, clause: Clause) -> bool:
    """True for a finite predicate behind a noun or pronoun, whatever the reader took that for."""
    helpers = [w for w in tree.kids(clause.head, "aux", "cop") if tree.xpos(w) in (*FINITE, "VBP")]
    verbs = helpers + ([clause.head] if tree.xpos(clause.head) in FINITE else [])
    named = [w for w in clause.own if tree.tokens.upos[w] in ("NOUN", "PROPN", "PRON")]
    return bool(verbs and named) and min(named) < min(verbs)


def _only_speaks(tree: Tree, clause: Clause) -> bool:
    """True for "the president said", "they believe" with what is said elsewhere."""
    if len(clause.own) > 5 or tree.tokens.upos[clause.head] != "VERB" or not frames(tree, clause.head):
        return False
    if any(tree.lower[mark] == "without" for mark in tree.kids(clause.head, "mark")):
        return False  # "without telling the owner"
    passive = any(tree.tokens.deprels[word] == "nsubj:pass" for word in tree.children[clause.head])
    told = ("obj", "xcomp", "ccomp", "obl", *(() if tree.lemma(clause.head) == "tell" else ("iobj",)))
    return not passive and not set(tree.kids(clause.head, *told)) & clause.own


def _is_unnamed(tree: Tree, clause: Clause) -> bool:
    """True for "who spoke on condition of anonymity", "he may not speak to the press": of how a source is named."""
    told = " ".join(tree.lower[word] for word in sorted(clause.own))
    if any(phrase in told for phrase in words("clauses", "unnamed")):
        return True
    permits = [word for word in (*clause.chain, clause.head) if tree.lemma(word) in words("clauses", "permits")]
    aims = [aim for word in permits for aim in tree.kids(word, "xcomp")]
    speaks = [aim for aim in aims if tree.lemma(aim) in words("clauses", "speaks")]
    heard = any(tree.lower[w] in words("clauses", "publics") for aim in speaks for w in tree.subtree(aim))
    return "not" in told and heard


def _is_furniture(tree: Tree, clause: Clause) -> bool:
    """True for rows of tables, lines cut by bars, and "What we know so far:"."""
    first, past = tree.tokens.sentences[tree.sentence_of[clause.head]]
    line = tree.tokens.span(first, past - 1).of(tree.text)
    if line.rstrip("\"”’')")[-1:] not in (".", "!", "…") and ("\t" in line or line.count(" | ") > 1):
        return True
    return line.endswith(":") and tree.tokens.xpos[first] in ("WP", "WRB", "WDT")


def _in_caption(tree: Tree, clause: Clause) -> bool:
    """True in a line without a predicate of its own and without a full stop: "Photo taken by staff"."""
    first, past = tree.tokens.sentences[tree.sentence_of[clause.head]]
    root = (tree.above(clause.head) or [clause.head])[-1]
    return not tree.is_predicate(root) and not any(
        tree.lower[word][0] in ".!" for word in range(max(first, past - 3), past)
    )


def _is_question_clause(tree: Tree, clause: Clause) -> bool:
    first, past = tree.tokens.sentences[tree.sentence_of[clause.head]]
    after = clause.last + 1
    if after < past and tree.lower[after].startswith("?"):
        return True
    if clause.kind not in ("root", "conj", "advcl", "parataxis", "content"):
        return False
    closing = [word for word in range(max(first, past - 3), past) if tree.lower[word].startswith("?")]
    return bool(closing) and all(tree.is_punct(word) for word in range(closing[0], past))


def _is_command(tree: Tree, clause: Clause) -> bool:
    top = clause.top
    if clause.kind not in ("root", "conj", "parataxis", "content") or tree.xpos(top) not in ("VB", "VBP"):
        return False
    for _ in range(len(clause.own) + 8):  # "Go and see": the subject would stand with the first
        helpers = [word for word in tree.kids(top, "aux", "mark") if tree.lemma(word) != "do"]  # "Don't go"
        if tree.subject(top) is not None or helpers:
            return False
        if tree.relation(top) != "conj" or tree.heads[top] < 0:
            break
        top = tree.heads[top]
    return tree.xpos(top) in ("VB", "VBP")
