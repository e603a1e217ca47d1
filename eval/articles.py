"""Scores of single articles through the whole of `twosource analyse`, by the scorers in ../shared/tools.

python -m eval.articles [--only attribution names times meantime quantities]

attribution   PolNeAR dev: exact span F1 of source, cue, content, and linked (content IoU >= .5 and source right);
              polnear_outer_*: of the outermost alone; the annotators marked none inside another (0 of 2,193)
times         TimeBank and AQUAINT: relaxed and value F1, publication dates given
meantime      MEANTIME (sentences 0-5): the same
quantities    NewsQuant dev: value, value+unit, value+bound F1
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from eval.reader import PLACE, f1, gold_names, uner
from eval.scorer import DATA, TOOLS, options, require, show
from twosource.annotate.coreference import join_mentions
from twosource.annotate.mentions import find_mentions
from twosource.flow import analyse_article
from twosource.infer import load_reader
from twosource.read import read_paths
from twosource.render.json import analysed


def tool(name: str, *arguments: str) -> str:
    """What a scorer of ../shared/tools prints."""
    return subprocess.run(
        [sys.executable, str(TOOLS / name), *arguments], capture_output=True, text=True, check=True
    ).stdout


def analysed_folder(folder: Path, out: Path) -> Path:
    """The articles of a folder as `twosource analyse` prints them."""
    reader = load_reader()
    with out.open("wb") as file:
        for article in read_paths([str(folder)]).articles:
            file.write(analysed(analyse_article(article, reader)))
    return out


def predictions(kind: str, folder: Path) -> Path:
    """What the scorer of `kind` reads, for all texts of `folder`."""
    found = analysed_folder(folder, folder.with_suffix(".jsonl"))
    rows = [json.loads(line) for line in tool("predictions.py", kind, str(found)).splitlines()]
    # Texts that stand twice are one article with two names; the scorers want both, the second with what the first has.
    key = "doc" if kind == "times" else "id"
    named = {str(row[key]): row for row in rows}
    for article in read_paths([str(folder)]).articles:
        row = named[Path(article.name).stem]
        rows += [{**row, key: type(row[key])(Path(other).stem)} for other in article.other_names]
    out = folder.with_suffix(".pred")
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return out


def attribution(work: Path) -> dict[str, float]:
    """PolNeAR dev."""
    folder = work / "polnear"
    folder.mkdir()
    for line in (DATA / "attribution" / "polnear_dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        (folder / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8", newline="")
    everything = predictions("attribution", folder)
    printed = [json.loads(line) for line in folder.with_suffix(".jsonl").open(encoding="utf-8")]
    for row in printed:
        row["attributions"] = [a for a in row["attributions"] if a["parent"] is None]
    outer = work / "outer.jsonl"
    outer.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in printed), encoding="utf-8")
    outermost = work / "outer.pred"
    outermost.write_text(tool("predictions.py", "attribution", str(outer)), encoding="utf-8")
    return _spans("polnear", everything) | _spans("polnear_outer", outermost)


def _spans(name: str, pred: Path) -> dict[str, float]:
    s = json.loads(tool("score_attribution.py", "score", "--pred", str(pred), "--json"))
    s = s.get("scores", s)
    out = {f"{name}_{k}": s["exact"][k]["f1"] for k in ("source", "cue", "content")}
    return out | {f"{name}_linked": s["linked"]["content+source"]["f1"]}


def _times(work: Path, name: str, folders: list[str]) -> dict[str, float]:
    given = ["--folder", *(str(DATA / f) for f in folders)]
    folder = work / name
    tool("score_times.py", "texts", *given, "--out", str(folder))
    s = json.loads(tool("score_times.py", "score", *given, "--pred", str(predictions("times", folder)), "--json"))
    return {f"{name}_relaxed": s["relaxed"]["f1"], f"{name}_value": s["value"]["f1"]}


def times(work: Path) -> dict[str, float]:
    """TimeBank and AQUAINT."""
    return _times(work, "times", ["times/timebank", "times/aquaint"])


def meantime(work: Path) -> dict[str, float]:
    """MEANTIME."""
    return _times(work, "meantime", ["meantime/airbus", "meantime/gm"])


def quantities(work: Path) -> dict[str, float]:
    """NewsQuant, a sentence a file."""
    folder = work / "quantities"
    folder.mkdir()
    for number, line in enumerate((DATA / "quantities" / "newsquant_dev.jsonl").open(encoding="utf-8")):
        (folder / f"{number}.txt").write_text(json.loads(line)["text"], encoding="utf-8", newline="")
    pred = predictions("quantities", folder)
    s = json.loads(tool("score_quantities.py", "score", "--pred", str(pred), "--json"))
    s = s.get("scores", s)
    return {f"quantity_{k.replace('value+', '')}": s[k]["f1"] for k in ("value", "value+unit", "value+bound")}


def names(work: Path) -> dict[str, float]:
    """UNER's EWT dev part, exact PER ORG LOC on gold words, after all rules."""
    reader, right, predicted, gold = load_reader(), 0, 0, 0
    for text, words, tags in uner():
        reading = reader.read(text, words)[0]
        found = join_mentions(text, reading.tokens, find_mentions(text, reading))
        got = {(m.span.start, m.span.end, PLACE.get(m.type, m.type)) for m in found if m.form == "name"}
        got = {g for g in got if g[2] in ("PER", "ORG", "LOC")}
        want = gold_names(words, tags)
        right, predicted, gold = right + len(want & got), predicted + len(got), gold + len(want)
    return {"names": f1(right, predicted, gold)}


PARTS = (attribution, names, times, meantime, quantities)


def scores(only: list[str] | None = None) -> dict[str, float]:
    """All of them, by name."""
    out: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as work:
        for part in PARTS:
            if only is None or part.__name__ in only:
                out |= part(Path(work))
    return out


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("--only", nargs="*", default=None, choices=[p.__name__ for p in PARTS])
    o = a.parse_args()
    require(DATA)
    show(scores(o.only))


if __name__ == "__main__":
    main()
