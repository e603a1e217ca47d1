"""The quality gate: every score of floors.json is measured again, and none may fall.

    python -m eval.gate             exit 1 where a score fell below its floor by more than EPSILON
    python -m eval.gate --update    raises the floors to what was measured; refuses to lower one
    python -m eval.gate --lower N.. allows the named floors to be lowered, for a reason that a decision page states

Floors rest on the data of ../shared/data; without it the gate says so and passes. The digest of the data is kept:
other data, other floors.
"""

import hashlib
import json
from pathlib import Path

from eval import (
    actors,
    articles,
    attributions,
    certainty,
    checks,
    core,
    incidents,
    points,
    quotes,
    reader,
    score_names,
    stories,
    together,
    voices,
)
from eval.scorer import DATA, SHARED, options
from twosource.infer import load_reader

FLOORS = Path(__file__).with_name("floors.json")
# onnxruntime's int8 kernels differ a little from one processor to another: about three spans of PolNeAR's. A floor is
# what the processor gives that gives least (decision 040)
EPSILON = 0.002
EPSILON_FEW = 0.02  # of measures over some dozens: one look-alike of 71 is .014
EPSILON_FEWEST = 0.07  # of those over a dozen or two: one conflict of 15 is .067, one of 27 updates said .037
FEWEST = tuple(f"stories_{of}{kind}_" for of in ("", "more_") for kind in ("conflict", "update"))
FEW = (
    *("checks_", "core_", "coref_", "counts_", "stories_", "gold_", "gum_all", "mt_", "points_", "quotes"),
    *("together_", "voices_"),
)
LESS_IS_BETTER = frozenset(
    {"stories_left_out_clutter", "stories_left_out_look_alikes"}
    | {f"stories_{of}{less}" for of in ("", "more_") for less in ("look_alikes", "clutter", "open_origin")}
)
# Printed by their own modules, without a floor: parts of a figure that has one, and labels nearly all the same.
NO_FLOOR = frozenset(
    {"core_by_articles_of_all", "core_by_articles_of_found"}  # the order it is measured against
    | {"gold_nesting", "gold_inner_p", "gold_inner_r", "gold_found", "uds", "mt_doubt", "mt_matched"}
    | {"actors_names_found", "quotes_nobody"}
    | {f"gum_{part}{of}" for part in ("news", "interview", "all") for of in ("", "_p", "_r")} - {"gum_all"}
    | {"linked_pairs_p", "linked_pairs_r", "together_look_alikes", "together_precision", "together_recall"}
)
FILES = (
    "attribution/polnear_dev.jsonl",
    "treebank/en_ewt-dev.conllu",
    "quantities/newsquant_dev.jsonl",
    "entities/uner_ewt-dev.iob2",
)


def measured() -> dict[str, float]:
    """All scores, by name, four decimals."""
    read = load_reader()
    found = reader.scores(read) | articles.scores() | attributions.scores() | certainty.scores(read)
    found |= quotes.scores(read) | voices.scores(read)
    found |= actors.scores() | score_names.scores() | incidents.scores("dev")
    found |= {f"stories_{k}": v for k, v in stories.scores().items()} | together.scores()
    found |= {f"stories_more_{k}": v for k, v in stories.scores_of_more().items()}
    found |= {f"core_{k}": v for k, v in core.scores().items()} | points.scores()
    found |= checks.scores()
    return {k: round(v, 4) for k, v in found.items() if k not in NO_FLOOR}


def digest() -> str:
    """Of the data that the floors rest on."""
    return hashlib.sha256(b"".join((DATA / f).read_bytes() for f in FILES)).hexdigest()[:16]


def fallen(found: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The names of scores below their floor, or above it where less is better, or not measured any more."""
    out = []
    for name, floor in floors.items():
        gain = found.get(name, float("nan")) - floor
        if name in LESS_IS_BETTER:
            gain = -gain
        if not gain >= -(
            EPSILON_FEWEST if name.startswith(FEWEST) else EPSILON_FEW if name.startswith(FEW) else EPSILON
        ):
            out.append(name)
    return out


def raised(found: dict[str, float], floors: dict[str, float], lower: list[str]) -> dict[str, float]:
    """New floors: the better of the old and the found; only those in `lower` may get worse."""
    best = {k: min(v, floors.get(k, v)) if k in LESS_IS_BETTER else max(v, floors.get(k, v)) for k, v in found.items()}
    return dict(sorted((best | {k: found[k] for k in lower if k in found}).items()))


def main() -> int:
    """Prints every score beside its floor."""
    a = options(__doc__)
    a.add_argument("--update", action="store_true")
    a.add_argument("--lower", nargs="*", default=[])
    o = a.parse_args()
    if not DATA.exists():
        print(f"gate skipped: {DATA.relative_to(SHARED.parent)} is not beside this checkout")
        return 0
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"data": digest(), "floors": {}}
    if kept["data"] != digest():
        print(f"gate: the data changed ({digest()}, floors rest on {kept['data']}): measure anew with --update")
        return 1
    found, floors = measured(), kept["floors"]
    for name, value in sorted(found.items()):
        floor = format(floors[name], ".4f") if name in floors else "-"
        mark = "   FELL" if name in fallen(found, floors) else ""
        print(f"{name:22s} {value:8.4f}   floor {floor}{mark}")
    if o.update or o.lower:
        FLOORS.write_text(
            json.dumps({"data": digest(), "floors": raised(found, floors, o.lower)}, indent=1) + "\n", encoding="utf-8"
        )
        return 0
    down = fallen(found, floors)
    print("gate: " + (f"fell: {', '.join(down)}" if down else f"{len(floors)} floors hold"))
    return 1 if down else 0


if __name__ == "__main__":
    raise SystemExit(main())
