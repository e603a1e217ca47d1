"""Who says what and how surely, on small texts written for it, by the class of what they show.

    python -m eval.voices             the share right of each class and of all
    python -m eval.voices --errors    each wrong one

eval/gold/voices.jsonl: invented texts. With `claim`, the shortest claim that holds these words: `is` tells that it is
stated (+: positive, CT or PR), denied (-: not positive, nor stated) or open (?: neither). With `content`, an
attribution that covers all these words, with that `source` among the words of its source (null: none) and that `label`
shown; `absent` turns it round.
"""

import json
from collections import Counter
from pathlib import Path

from eval.scorer import options, show
from twosource.flow import Reader, analyse_article
from twosource.infer import load_reader
from twosource.model import Article, ArticleId, Claims
from twosource.text import digest

GOLD = Path(__file__).parent / "gold" / "voices.jsonl"
STATED = ("CT+", "PR+")


def rows() -> list[dict[str, object]]:
    """All cases."""
    return [json.loads(line) for line in GOLD.open(encoding="utf-8")]


def is_right(found: Claims, row: dict[str, object]) -> bool:
    """True where the claims and attributions are as the case says."""
    return _claim(found, row) if "claim" in row else _attribution(found, row)


def _claim(found: Claims, row: dict[str, object]) -> bool:
    text, wanted = found.analysis.article.text, str(row["claim"])
    holding = [claim for claim in found.claims if wanted in claim.span.of(text)]
    if not holding:
        return row["is"] != "+"
    one = min(holding, key=lambda claim: claim.span.end - claim.span.start)
    if row["is"] == "+":
        return one.factuality in STATED
    if row["is"] == "?":
        return one.factuality not in (*STATED, "CT-")
    return one.polarity == "-" and one.factuality not in STATED


def _attribution(found: Claims, row: dict[str, object]) -> bool:
    text = found.analysis.article.text
    content = [str(part) for part in row["content"]] if isinstance(row["content"], list) else []
    seen = False
    for one in found.analysis.attributions:
        source = " ".join(span.of(text) for span in one.source)
        told = " … ".join(span.of(text) for span in one.content)
        fits = not source if row["source"] is None else str(row["source"]) in source
        if fits and all(part in told for part in content) and row.get("label", one.source_label) == one.source_label:
            seen = True
    return seen != bool(row.get("absent"))


def judged(reader: Reader, errors: list[str] | None = None) -> dict[str, float]:
    """Shares right, by class and of all."""
    tried: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in rows():
        text = str(row["text"])
        good = is_right(analyse_article(Article(ArticleId(digest(text)), "text", text), reader), row)
        for name in (str(row["group"]), "all"):
            tried[name] += 1
            right[name] += good
        if errors is not None and not good:
            errors.append(json.dumps(row, ensure_ascii=False))
    return {f"voices_{name}": right[name] / tried[name] for name in tried}


def scores(reader: Reader | None = None) -> dict[str, float]:
    """The share right of all."""
    return {"voices_all": judged(reader or load_reader())["voices_all"]}


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("--errors", action="store_true")
    o = a.parse_args()
    errors: list[str] | None = [] if o.errors else None
    show(judged(load_reader(), errors))
    print("\n".join(errors or ()))


if __name__ == "__main__":
    main()
