"""How well a draft is checked: labelled sentences, controlled changes, and public sets of summaries.

    python -m eval.checks                   the labelled sentences of the annotated collections, with codes confused
    python -m eval.checks --all             and all sets; some ten minutes on two cores
    python -m eval.checks --set NAME ...    these alone: labelled, changes, bump, summedits, qags, goyal, fm2
    python -m eval.checks ... --kept FOLDER  analyses are kept there: the next run takes seconds

`labelled` counts as `score_checks.py` beside the data does. `changes` are our own (see `check_changes`), over articles
of which half are kept for measuring; `bump` has summaries with one typed error each beside the reference they were made
of; `summedits`, `qags` and `goyal` ask whether a summary is supported, `fm2` whether a claim is, by the evidence given.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.check_analysed import Checker
from eval.check_changes import drafts
from eval.scorer import DATA, options, require
from twosource.model import ArticleId, Checked, Finding, Span
from twosource.text import digest

STORIES = DATA / "stories"
SETS = ("labelled", "changes", "bump", "summedits", "qags", "goyal", "fm2")
ARTICLES = 500  # of `changes`


def found_in(checked: Checked, span: Span) -> list[Finding]:
    """The findings of the sentences that overlap the span."""
    return [f for s in checked.sentences if s.span.overlaps(span) for f in s.findings]


# --- labelled ------------------------------------------------------------------------------------


def labelled(checker: Checker) -> tuple[dict[str, float], Counter[tuple[str, str]]]:
    """The scores of `score_checks.py` over all annotated collections, and how codes were confused."""
    count: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for path in sorted(STORIES.glob("*/gold.json")):
        checks = json.loads(path.read_text(encoding="utf-8"))["draft_checks"]
        text, spans = "", []
        for check in checks:
            spans.append(Span(len(text), len(text) + len(check["text"])))
            text += check["text"] + "\n\n"
        sources = checker.story(path.parent)
        names = {a.analysis.article.id: Path(a.analysis.article.name).stem for a in sources}
        checked = checker.check(text, sources)
        for check, span in zip(checks, spans, strict=True):
            found = found_in(checked, span)
            _count(check, found, names, count, confused)
    return _scores(count), confused


def _count(
    check: Mapping[str, Any],
    found: list[Finding],
    names: Mapping[ArticleId, str],
    count: Counter[str],
    confused: Counter[tuple[str, str]],
) -> None:
    codes = {f.code for f in found}
    label = check["label"].replace("_", "-")
    for code in codes or {"-"}:
        confused[label, code] += 1
    if label == "ok":
        count.update(ok=1, left=not codes)
        return
    wanted = {label} | {other.replace("_", "-") for other in check.get("alt_labels", [])}
    gold = [g for key in ("supporting", "contradicted") for g in check.get(key) or []]
    proven = any(
        names[e.article] == Path(g["file"]).stem and e.span.overlaps(Span(g["start"], g["end"]))
        for f in found
        for e in f.evidence
        for g in gold
    )
    count.update(wrong=1, flagged=bool(codes), coded=bool(codes & wanted), proven=proven)


def _scores(count: Counter[str]) -> dict[str, float]:
    ok, wrong = max(count["ok"], 1), max(count["wrong"], 1)
    return {
        "balanced": (count["left"] / ok + count["flagged"] / wrong) / 2,
        "left_alone": count["left"] / ok,
        "flagged": count["flagged"] / wrong,
        "code": count["coded"] / wrong,
        "evidence": count["proven"] / wrong,
    }


def scores() -> dict[str, float]:
    """What floors hold: the labelled sentences; empty where the data is not there."""
    if not any(STORIES.glob("*/gold.json")):
        return {}
    return {f"checks_{name}": value for name, value in labelled(Checker())[0].items()}


# --- changes -------------------------------------------------------------------------------------


def changes(checker: Checker, many: int) -> Iterator[str]:
    """For each kind of change how many were found, and of the harmless ones how many were left alone."""
    count: Counter[tuple[str, str]] = Counter()
    for text in _articles(many):
        article = checker.analysed(text)
        made = list(drafts(article))
        if not made:
            continue
        checked = checker.check("".join(one.text + "\n\n" for one, _ in made), [article])
        for one, span in made:
            codes = {f.code for f in found_in(checked, span)}
            kind = one.kind if one.code else f"harmless {one.kind}"
            count.update({(kind, "n"): 1, (kind, "any"): bool(codes), (kind, "code"): one.code in codes})
            for code in codes:
                count[one.code or "harmless", f"got {code}"] += 1
    yield from (f"{key}: {_row(count, key)}" for key in sorted({k for k, field in count if field == "n"}))
    for code in sorted({field[4:] for _, field in count if field.startswith("got ")}):
        right, wrong = count[code, f"got {code}"], count["harmless", f"got {code}"]
        share = right / (right + wrong) if right + wrong else 0.0
        yield f"precision {code}: {share:.3f} ({right} right, {wrong} on harmless ones)"


def _row(count: Counter[tuple[str, str]], kind: str) -> str:
    n = count[kind, "n"]
    return f"{n:5d}   with a finding {count[kind, 'any'] / n:.3f}   with its code {count[kind, 'code'] / n:.3f}"


def _articles(many: int) -> Iterator[str]:
    """Articles for measuring: those whose digest is even; the others may be looked at."""
    given = 0
    with (DATA / "clusters" / "immigration_terrorism.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line).get("text") or ""
            if 800 <= len(text) <= 6000 and int(digest(text), 16) % 2 == 0:
                given += 1
                yield text
            if given == many:
                return


# --- summaries -----------------------------------------------------------------------------------


def bump(checker: Checker) -> Iterator[str]:
    """Recall of each type of error, and false alarms on the references: of articles looked at, and of those not."""
    rows = [json.loads(line) for line in (DATA / "consistency" / "bump.jsonl").open(encoding="utf-8")]
    number = {article: n for n, article in enumerate(sorted({r["article"] for r in rows}))}
    for half, name in enumerate(("looked at", "kept apart")):
        yield from _bump(checker, [r for r in rows if number[r["article"]] % 2 == half], name)


def _bump(checker: Checker, rows: list[dict[str, Any]], name: str) -> Iterator[str]:
    alarms: Counter[str] = Counter()
    told: dict[tuple[str, str], set[tuple[str, str]]] = {}
    references = sorted({(r["article"], r["reference_summary"]) for r in rows})
    for article, summary in references:
        found = _findings(checker, article, summary)
        told[article, summary] = found
        codes = {code for code, _ in found}
        alarms.update({"any": bool(codes), **dict.fromkeys(codes, 1)})
        alarms["number or entity"] += bool(codes & {"number-changed", "entity-swapped", "time-changed"})
    shares = "  ".join(f"{k} {v / len(references):.3f}" for k, v in sorted(alarms.items()))
    yield f"{name}, references {len(references)}: {shares}"
    count: Counter[tuple[str, str]] = Counter()
    for r in sorted(rows, key=lambda r: str(r["article"])):
        kind = str(r["error_type"]).removesuffix(" Error")
        found = _findings(checker, r["article"], r["edited_summary"])
        new = found - told[r["article"], r["reference_summary"]]
        count.update({(kind, "n"): 1, (kind, "found"): bool(found), (kind, "new"): bool(new)})
    for kind in sorted({k for k, _ in count}):
        n = count[kind, "n"]
        yield (
            f"{name}, {kind}: {count[kind, 'found'] / n:.3f} of {n}, "
            f"with one that the reference has not {count[kind, 'new'] / n:.3f}"
        )


def _findings(checker: Checker, article: str, summary: str) -> set[tuple[str, str]]:
    """The codes found in the summary, each with the words it stands at."""
    checked = checker.check(summary, [checker.analysed(article)])
    return {(f.code, f.span.of(summary)) for s in checked.sentences for f in s.findings}


def supported(name: str) -> Iterator[tuple[str, str, bool]]:
    """The source, the summary, and whether people found it supported."""
    folder = DATA / "consistency"
    if name == "summedits":
        for line in (folder / "summedits_news.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            yield row["doc"], row["summary"], bool(row["consistent"])
    elif name == "qags":
        for line in (folder / "qags_cnndm_dev.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            for one in row["summary_sentences"]:
                yes = sum(r["response"] == "yes" for r in one["responses"])
                yield row["article"], one["sentence"], 2 * yes > len(one["responses"])
    elif name == "goyal":
        with (folder / "goyal21.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row["doc"], row["summ"], row["error_type"] == ""
    elif name == "fm2":
        for line in (DATA / "pairs" / "fm2_dev.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            yield " ".join(e["text"] for e in row["gold_evidence"]), row["text"], row["label"] == "SUPPORTS"


def balanced(checker: Checker, name: str) -> str:
    """The mean of the share of supported ones left alone, and of others with a finding."""
    count: Counter[tuple[bool, bool]] = Counter()
    for source, summary, good in supported(name):
        checked = checker.check(summary, [checker.analysed(source)])
        count[good, any(s.findings for s in checked.sentences)] += 1
    left = count[True, False] / max(1, count[True, False] + count[True, True])
    flagged = count[False, True] / max(1, count[False, True] + count[False, False])
    return f"{name}: balanced {(left + flagged) / 2:.3f}   left alone {left:.3f}   found {flagged:.3f}"


def main() -> None:
    """Prints a line a score."""
    a = options(__doc__)
    a.add_argument("--all", action="store_true")
    a.add_argument("--set", nargs="*", default=[], choices=SETS, metavar="NAME")
    a.add_argument("--articles", type=int, default=ARTICLES, help="of `changes`")
    a.add_argument("--kept", type=Path, metavar="FOLDER", help="where analyses are kept from run to run")
    asked = a.parse_args()
    require(STORIES)
    wanted = SETS if asked.all else asked.set or ("labelled",)
    checker = Checker(asked.kept)
    for name in wanted:
        if name == "labelled":
            found, confused = labelled(checker)
            print("labelled: " + "  ".join(f"{k} {v:.3f}" for k, v in found.items()))
            for label, code in sorted(confused):
                print(f"  {label:20s} {code:20s} {confused[label, code]}")
        elif name in ("changes", "bump"):
            for line in changes(checker, asked.articles) if name == "changes" else bump(checker):
                print(f"{name}: {line}")
        else:
            print(balanced(checker, name))


if __name__ == "__main__":
    main()
