"""How time and memory grow with the number of articles, and what one article more costs.

    python -m bench.scale PATH... [--sizes 250 500 1000 2000]

Articles are analysed once; then, for each size, seconds of processor time of aligning and of the dossier, the slope to
the size before (1 is linear), peak memory of the process so far, and the ratio of one article more to all anew.
"""

import argparse
import math
import resource
import time
from collections.abc import Sequence

from twosource.align import Known, extend
from twosource.dossier import compile_dossier
from twosource.flow import LazyReader, analyse
from twosource.model import Claims
from twosource.read import read_paths

SIZES = (250, 500, 1000, 2000)


def chosen(articles: Sequence[Claims], size: int) -> list[Claims]:
    """`size` of the articles, evenly chosen."""
    return [articles[n * len(articles) // size] for n in range(size)]


def measured(articles: Sequence[Claims]) -> dict[str, float]:
    """Seconds of each step over these articles, and of the last article when the others are known."""
    start = time.process_time()
    whole = extend(articles, Known())
    aligned = time.process_time()
    compile_dossier(whole.alignment)
    compiled = time.process_time()
    before = extend(articles[:-1], Known()).known
    known = time.process_time()
    extend(articles[-1:], before)
    return {
        "claims": float(sum(len(a.claims) for a in articles)),
        "align": aligned - start,
        "dossier": compiled - aligned,
        "one_more": (time.process_time() - known) / (aligned - start),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Prints a line a size."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("paths", nargs="+")
    a.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    o = a.parse_args()
    articles = list(analyse(read_paths(o.paths).articles, LazyReader()))
    last: tuple[int, float] | None = None
    for size in sorted({min(size, len(articles)) for size in o.sizes}):
        found = measured(chosen(articles, size))
        seconds = found["align"] + found["dossier"]
        slope = math.log(seconds / last[1]) / math.log(size / last[0]) if last else math.nan
        print(f"{size:6d} " + "  ".join(f"{k} {v:.2f}" for k, v in found.items()) + f"  slope {slope:.2f}", flush=True)
        last = size, seconds


if __name__ == "__main__":
    main()
