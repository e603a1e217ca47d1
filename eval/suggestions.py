"""What a person's answers to suggestions are worth: pairs of statements found, against suggestions decided.

    python -m eval.suggestions             a line for each number of answers, over all annotated collections
    python -m eval.suggestions FOLDER ...  for these alone

The person is simulated by the annotation: a pair that the suggestions put first is "one matter" where both statements
stand for statements of one annotated point, "two matters" where both stand for statements of others alone, and passed
over where the annotation says nothing of one of them, which is no answer; how many were shown is told. After each
`STEP` answers everything is compared anew, and new suggestions are made. Scored as in `eval.stories`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.annotated import MORE, SCORER, STORIES, Collection, collections, labels, scoring
from eval.scorer import options, require
from eval.stories import points_of
from twosource.align import compare, suggested
from twosource.flow import make_dossier
from twosource.model import ClaimId, Judged, Ruled

ANSWERS = (0, 10, 20, 40)  # a collection
STEP = 5


@dataclass(frozen=True, slots=True)
class Person:
    """What the annotation of one collection says of its claims."""

    stands_for: dict[ClaimId, frozenset[int]]  # points

    def answer(self, a: ClaimId, b: ClaimId) -> bool | None:
        """True: one matter; False: two; None: it says nothing of one of them."""
        one, two = self.stands_for.get(a), self.stands_for.get(b)
        return bool(one & two) if one and two else None


def person(collection: Collection) -> Person:
    """The person who made the annotation."""
    marked = zip(collection.table.rows, labels(collection), strict=True)
    return Person({row.claim.id: frozenset(p for p, _ in of) for row, of in marked if of})


def curve(collection: Collection, answers: Sequence[int] = ANSWERS) -> Iterator[dict[str, int]]:
    """The counts of the scorer after each of these numbers of answers."""
    asked, judged, done = person(collection), Judged(), 0
    compared = compare(collection.articles)
    seen: set[tuple[ClaimId, ClaimId]] = set()
    for wanted in answers:
        while done < wanted:
            open_ = [s for s in suggested(compared, judged) if (s.a, s.b) not in seen]
            before = done
            for suggestion in open_:
                if done >= min(wanted, before + STEP):
                    break
                seen.add((suggestion.a, suggestion.b))
                said = asked.answer(suggestion.a, suggestion.b)
                done += said is not None
                verdict = Ruled(suggestion.a, suggestion.b, done)
                if said:
                    judged = replace(judged, joined=(*judged.joined, verdict))
                elif said is False:
                    judged = replace(judged, parted=(*judged.parted, verdict))
            if done == before:
                break
        points = points_of(make_dossier(collection.articles, judged=judged, comparison=compared))
        counted: dict[str, int] = scoring().score(collection.folder, points)
        yield counted | {"joined": len(judged.joined), "parted": len(judged.parted), "shown": len(seen)}


def scores(folders: tuple[Path, ...] = ()) -> dict[str, float]:
    """f1 without an answer and with twenty, and their difference; empty where the data is not there."""
    found = collections(folders)
    if not found:
        return {}
    curves = [list(curve(one, (0, 20))) for one in found]
    before, after = (float(scoring().summary([c[n] for c in curves])["f1"]) for n in (0, 1))
    return {"suggestions_f1_0": before, "suggestions_f1_20": after, "suggestions_gain_20": after - before}


def table(curves: Sequence[Sequence[dict[str, Any]]]) -> Iterator[str]:
    """A line for each number of answers."""
    for n, answers in enumerate(ANSWERS):
        rows = [one[n] for one in curves]
        total = scoring().summary(rows)
        said = " ".join(f"{k} {sum(r[k] for r in rows)}" for k in ("shown", "joined", "parted"))
        yield (
            f"{answers:3d} answers  "
            + "  ".join(f"{k} {total[k]:.3f}" for k in ("f1", "recall", "precision", "look_alikes"))
            + f"  {said}"
        )


def main() -> None:
    """Prints the curves of both parts of the collections."""
    a = options(__doc__)
    a.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    chosen = a.parse_args().folders
    require(SCORER)
    parts = [("chosen", tuple(chosen))] if chosen else [(p.name, _annotated(p)) for p in (STORIES, MORE)]
    for name, folders in parts:
        print(name)
        for line in table([list(curve(one)) for one in collections(folders)]):
            print(line, flush=True)


def _annotated(part: Path) -> tuple[Path, ...]:
    return tuple(sorted(path.parent for path in part.glob("*/gold.json")))


if __name__ == "__main__":
    main()
