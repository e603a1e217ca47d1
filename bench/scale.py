"""How time and memory grow with the number of articles, and what a few articles more cost.

    python -m bench.scale PATH... [--sizes 250 500 1000 2000] [--keep FOLDER] [--more 10]

Articles are analysed once (and kept in FOLDER, to be taken from there the next time). Then, for each size in a process
of its own: seconds of processor time of aligning, of the dossier, of its JSON and its page, the slope to the size
before (1 is linear), the size of both files, and the peak of resident memory. With --more N: `more`, the ratio of N
articles more to all anew where the others are known, and `taken_over`, the share of the compared pairs whose scores
were known. Without PATH what stands in FOLDER is measured.
"""

import argparse
import contextlib
import itertools
import math
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from twosource.align import NOTHING_KEPT, align, compare, conclude
from twosource.corpus import Sharing
from twosource.dossier import compile_dossier
from twosource.flow import LazyReader, analyse
from twosource.model import Claims
from twosource.read import read_paths
from twosource.render.json import dossier_pieces
from twosource.render.webpage import pieces

SIZES = (250, 500, 1000, 2000)


def keep(paths: Sequence[str], folder: Path) -> None:
    """One file an analysed article in the folder, those that are not there yet."""
    articles = read_paths(paths).articles
    missing = [(n, a) for n, a in enumerate(articles) if not (folder / f"{n:06d}.pickle").exists()]
    for (n, _), claims in zip(missing, analyse([a for _, a in missing], LazyReader()), strict=True):
        (folder / f"{n:06d}.pickle").write_bytes(pickle.dumps(claims))


def chosen(folder: Path, size: int) -> list[Claims]:
    """`size` of the articles, evenly chosen; as the corpus keeps them."""
    files = sorted(folder.glob("*.pickle"))
    size, sharing = min(size, len(files)), Sharing()
    return [sharing.shared(pickle.loads(files[n * len(files) // size].read_bytes())) for n in range(size)]


def measured(articles: Sequence[Claims], *, more: int) -> dict[str, float]:
    """Seconds of each step over these articles, and what the last `more` of them cost when the others are known."""
    clock = [time.process_time()]
    alignment = align(articles)
    clock.append(time.process_time())
    dossier = compile_dossier(alignment)
    clock.append(time.process_time())
    json = sum(map(len, dossier_pieces(dossier)))
    clock.append(time.process_time())
    page = sum(len(piece.encode("utf-8")) for piece in pieces(dossier))
    clock.append(time.process_time())
    steps = [after - before for before, after in itertools.pairwise(clock)]
    found = dict(zip(("align", "dossier", "json", "page"), steps, strict=True))
    found |= {"json_mb": json / 1e6, "page_mb": page / 1e6, "peak_mb": peak()}
    if more:
        del alignment, dossier
        before = compare(articles[:-more], kept=NOTHING_KEPT)
        known = time.process_time()
        after = compare(articles, kept=before.kept, before=before)
        conclude(after)
        found["more"] = (time.process_time() - known) / steps[0]
        found["taken_over"] = float(np.isin(after.kept.pairs, before.kept.pairs).mean())
    return found


def peak() -> float:
    """The most memory this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Prints a line a size."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("paths", nargs="*")
    a.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    a.add_argument("--keep", type=Path, help="where the analysed articles are kept")
    a.add_argument("--more", type=int, default=0, metavar="N", help="also what the last N articles cost")
    a.add_argument("--alone", action="store_true", help="measure the one size here, in this process")
    o = a.parse_args()
    if o.alone:
        articles = chosen(o.keep, o.sizes[0])
        claims = sum(len(x.claims) for x in articles)
        found = {"articles": len(articles), "claims": claims} | measured(articles, more=o.more)
        print("  ".join(f"{k} {v:.4g}" for k, v in found.items()), sum(found[k] for k in ("align", "dossier")))
        return
    with contextlib.ExitStack() as stack:
        folder = o.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        if o.paths:
            keep(o.paths, folder)
        last: tuple[int, float] | None = None
        for size in sorted(set(o.sizes)):
            command = [sys.executable, "-m", "bench.scale", "--alone", "--keep", str(folder), "--sizes", str(size)]
            command += ["--more", str(o.more)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            line, _, seconds = told.strip().rpartition(" ")
            slope = math.log(float(seconds) / last[1]) / math.log(size / last[0]) if last else math.nan
            print(f"{line}  slope {slope:.2f}", flush=True)
            last = size, float(seconds)


if __name__ == "__main__":
    main()
