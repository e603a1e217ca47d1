"""Who is quoted: the speaker of direct quotations, by hand-made labels.

    python -m eval.quotes                  the part to look at
    python -m eval.quotes --part held      the untouched part, for a last look
    python -m eval.quotes --errors         each wrong answer beside the label

eval/gold/quotes.jsonl (its README says how labels were given): 234 quotations of news reports of five outlets with the
place of a name of who says it, or null where the article names nobody. The answer is the attribution whose content
overlaps the quotation most (IoU, white space left out, at least half of the quotation). It is right where its source is
the entity of the labelled name, or shows that name.

quotes         right, of all quotations with a name to give
quotes_named   the same, of those with that name in their paragraph
quotes_nobody  of the quotations without such a name, the share that no name is given to
"""

import json
from pathlib import Path

from eval.attributions import letters, overlap
from eval.scorer import DATA, options, require, show
from twosource.flow import Reader, analyse_article
from twosource.infer import load_reader
from twosource.model import Analysis, Article, ArticleId, Attribution, Span
from twosource.text import digest, fold

GOLD = Path(__file__).parent / "gold" / "quotes.jsonl"
TEXTS = DATA / "clusters" / "immigration_terrorism.jsonl"
LEAST = 0.5  # share of the quotation that the content covers
NAMED = ("named_person", "named_org")


def quotations(reader: Reader, part: str | None, errors: list[str] | None = None) -> dict[str, float]:
    """Shares right; `errors` is filled with a line for each wrong answer."""
    texts = {row["id"]: row["text"] for row in map(json.loads, TEXTS.open(encoding="utf-8"))}
    known: dict[str, Analysis] = {}
    right = {True: [0, 0], False: [0, 0], None: [0, 0]}  # by "said with a name"; None: nobody to name
    for row in map(json.loads, GOLD.open(encoding="utf-8")):
        text = texts[row["article"]]
        if part not in (None, row["part"]):
            continue
        if digest(text) != row["digest"]:
            raise SystemExit(f"{row['article']}: the text is not the one that was labelled")
        if row["article"] not in known:
            article = Article(id=ArticleId(digest(text)), name="text", text=text)
            known[row["article"]] = analyse_article(article, reader).analysis
        analysis = known[row["article"]]
        one = nearest(analysis, Span(*row["quote"]))
        speaker = Span(*row["speaker"]) if row["speaker"] else None
        good = is_right(analysis, one, speaker)
        count = right[row["named"] if speaker else None]
        count[0] += good
        count[1] += 1
        if errors is not None and not good:
            shown = one.source_label if one else "-"
            errors.append(f"{row['article']} {speaker.of(text) if speaker else '-'} <- {shown} | {_near(text, row)}")
    named, other, nobody = right[True], right[False], right[None]
    return {
        "quotes": (named[0] + other[0]) / max(1, named[1] + other[1]),
        "quotes_named": named[0] / max(1, named[1]),
        "quotes_nobody": nobody[0] / max(1, nobody[1]),
    }


def nearest(analysis: Analysis, quote: Span) -> Attribution | None:
    """The attribution that a quotation is compared with."""
    text = analysis.article.text
    wanted = letters(text, [quote])
    ranked = [(overlap(wanted, got), got, a) for a in analysis.attributions if (got := letters(text, a.content))]
    ranked = [r for r in ranked if len(r[1] & wanted) >= LEAST * len(wanted)]
    return max(ranked, key=lambda r: r[0])[2] if ranked else None


def is_right(analysis: Analysis, one: Attribution | None, speaker: Span | None) -> bool:
    """True where the answer is the labelled speaker, or no name where there is none to give."""
    if speaker is None:
        return one is None or one.source_type not in NAMED
    if one is None:
        return False
    text = analysis.article.text
    entities = {m.entity for m in analysis.mentions if m.span.overlaps(speaker) and m.form == "name"}
    return one.source_entity in entities or fold(speaker.of(text)) in fold(one.source_label or "")


def _near(text: str, row: dict[str, list[int]]) -> str:
    start, end = row["quote"]
    return " ".join(f"{text[max(0, start - 160) : start]}<<{text[start:end]}>>{text[end : end + 80]}".split())


def scores(reader: Reader | None = None) -> dict[str, float]:
    """All of them, by name; labels of both parts together."""
    return quotations(reader or load_reader(), None)


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("--part", choices=("look", "held"), default="look")
    a.add_argument("--errors", action="store_true")
    o = a.parse_args()
    require(DATA)
    errors: list[str] | None = [] if o.errors else None
    show(quotations(load_reader(), o.part, errors))
    print("\n".join(errors or ()))


if __name__ == "__main__":
    main()
