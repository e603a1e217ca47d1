"""One analysed article as CoNLL-U: a line a word with tags and tree, what was found in MISC and in comments.

A word carries, in MISC, the numbers of everything that stands over it, and `TokenRange`, its place in the text. The
numbers are places in the lists of the JSON lines of the same article, from 0; what is known of each stands once,
as a comment of the sentence in which it begins: `# claim 3 = factuality=PS+|polarity=+|attribution=1`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Article, Attribution, AttributionId, Claim, Claims, Quantity, Span, Time, Tokens
from twosource.render import wording

NOTHING = "_"


@dataclass(frozen=True, slots=True)
class Find:
    """One thing found: its spans with the key and value they get in MISC, and the record for the comment."""

    name: str  # "claim 3"
    record: str
    spans: tuple[tuple[str, str, Span], ...]

    @property
    def start(self) -> int:
        """Where the first of its spans begins."""
        return min(span.start for _, _, span in self.spans)


@dataclass(frozen=True, slots=True)
class Word:
    """The words of one line; `spaced` where white space, or the end of the text, follows."""

    form: str
    spaced: bool


def conllu(claims: Claims) -> bytes:
    """The article as a document of CoNLL-U, in UTF-8, with a blank line after each sentence.

    An article without words has no sentence, and gives nothing.
    """
    analysis = claims.analysis
    tokens = analysis.tokens
    finds = _finds(claims)
    misc: list[dict[str, list[str]]] = [{} for _ in tokens.starts]
    comments: list[list[str]] = [[] for _ in tokens.sentences]
    firsts = [tokens.starts[first] for first, _ in tokens.sentences]
    for find in finds:
        if firsts:
            comments[max(0, bisect_right(firsts, find.start) - 1)].append(f"# {find.name} = {find.record}")
        for key, value, span in find.spans:
            for word in range(bisect_right(tokens.ends, span.start), bisect_left(tokens.starts, span.end)):
                misc[word].setdefault(key, []).append(value)
    words = _word_columns(analysis.article.text, tokens)
    blocks = []
    for number, (first, past) in enumerate(tokens.sentences):
        head = [*_document_lines(analysis.article), "# newpar"] if number == 0 else []
        if number and "\n" in analysis.article.text[tokens.ends[first - 1] : tokens.starts[first]]:
            head = ["# newpar"]
        text = "".join(word.form + " " * word.spaced for word in words[first:past])
        head += [f"# sent_id = {analysis.article.id}-{number + 1}", f"# text = {text.rstrip()}"]
        lines = [_word_line(tokens, i, first, words[i], misc[i]) for i in range(first, past)]
        blocks.append("\n".join([*head, *comments[number], *lines]) + "\n\n")
    return "".join(blocks).encode("utf-8")


def _document_lines(article: Article) -> list[str]:
    known = {
        "name": article.name,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "url": article.url,
    }
    return [f"# newdoc id = {article.id}", *(f"# {key} = {wording.one_line(v)}" for key, v in known.items() if v)]


def _word_line(tokens: Tokens, number: int, first: int, word: Word, found: dict[str, list[str]]) -> str:
    """The ten fields of one word; the head counts in its sentence from 1, 0 is the root."""
    head = tokens.heads[number] - first + 1 if tokens.heads[number] >= 0 else 0
    marks = [f"{key}={','.join(dict.fromkeys(values))}" for key, values in found.items()]
    if not word.spaced:
        marks.append("SpaceAfter=No")
    marks.append(f"TokenRange={tokens.starts[number]}:{tokens.ends[number]}")
    fields = (
        str(number - first + 1),
        word.form,
        _bare_value(tokens.lemmas[number]),
        tokens.upos[number],
        tokens.xpos[number] or NOTHING,
        NOTHING,
        str(head),
        tokens.deprels[number],
        NOTHING,
        "|".join(sorted(marks)),
    )
    return "\t".join(fields)


def _word_columns(text: str, tokens: Tokens) -> list[Word]:
    return [
        Word(_bare_value(text[start:end]), not text[end : end + 1].strip())
        for start, end in zip(tokens.starts, tokens.ends, strict=True)
    ]


def _bare_value(words: str) -> str:
    """One line that can stand in a field, `_` where nothing is left."""
    return words if words.isprintable() and " " not in words and words else wording.one_line(words) or NOTHING


# --- what was found ----------------------------------------------------------------------------


def _finds(claims: Claims) -> list[Find]:
    """Everything found in the article, kind by kind in the order of the JSON lists."""
    analysis = claims.analysis
    numbers = {a.id: n for n, a in enumerate(analysis.attributions)}
    names = [m for m in analysis.mentions if m.form == "name"]
    amounts = analysis.quantities
    return [
        *(Find(f"mention {n}", m.type, (("Mention", f"{n}.{m.type}", m.span),)) for n, m in enumerate(names)),
        *(Find(f"time {n}", _time_lines(t), (("Time", f"{n}", t.span),)) for n, t in enumerate(analysis.times)),
        *(Find(f"quantity {n}", _amount_fields(q), (("Quantity", f"{n}", q.span),)) for n, q in enumerate(amounts)),
        *(
            _attribution_lines(n, a, numbers)
            for n, a in enumerate(analysis.attributions)
            if a.source or a.cue or a.content
        ),
        *(_claim_lines(n, c, numbers) for n, c in enumerate(claims.claims)),
    ]


def _time_lines(time: Time) -> str:
    return _record(
        type=time.type, value=time.value, mod=time.mod, edtf=time.edtf, earliest=time.earliest, latest=time.latest
    )


def _amount_fields(quantity: Quantity) -> str:
    return _record(
        low=_number_line(quantity.low),
        high=_number_line(quantity.high),
        comparator=quantity.comparator,
        change=quantity.change,
        unit=quantity.unit,
        counted=quantity.counted,
    )


def _attribution_lines(number: int, attribution: Attribution, numbers: Mapping[AttributionId, int]) -> Find:
    parts = (("source", attribution.source), ("cue", attribution.cue), ("content", attribution.content))
    record = _record(
        kind=attribution.kind,
        source_type=attribution.source_type,
        parent=_number_line(numbers.get(attribution.parent) if attribution.parent else None),
    )
    spans = tuple(("Attribution", f"{number}.{part}", span) for part, of in parts for span in of)
    return Find(f"attribution {number}", record, spans)


def _claim_lines(number: int, claim: Claim, numbers: Mapping[AttributionId, int]) -> Find:
    record = _record(
        factuality=claim.factuality,
        polarity=claim.polarity,
        attribution=_number_line(numbers.get(claim.attribution) if claim.attribution else None),
        times=_number_lines(claim.times),
        quantities=_number_lines(claim.quantities),
    )
    parts: Sequence[tuple[str, Iterable[Span]]] = (
        ("Claim", (claim.span,)),
        ("Subject", (claim.subject,) if claim.subject else ()),
        ("Hedge", claim.hedges),
        ("Negation", claim.negations),
        ("Loaded", claim.loaded),
    )
    return Find(f"claim {number}", record, tuple((key, str(number), span) for key, of in parts for span in of))


def _record(**fields: str | None) -> str:
    """`key=value` of every field, `_` where it is not known."""
    return "|".join(f"{key}={_bare_value((value or '').replace('|', '/'))}" for key, value in fields.items())


def _number_line(value: float | None) -> str | None:
    return None if value is None else f"{int(value)}" if value == value // 1 else repr(value)


def _number_lines(values: Sequence[int]) -> str | None:
    return ",".join(map(str, values)) or None
