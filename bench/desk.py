"""How long the desk takes to answer, page by page, with a case of many articles.

    python -m bench.desk CASE [--articles 2000] [--tries 20] [--keep FILE]

The case is compared as it is, and its dossier is put beside itself, each time with other ids, until it has so many
articles: as many points, statements and names as so many collections would have; "In short" is that of the first.
(Nothing that the pages do knows that the words are the same.) What is compared is kept in FILE, and taken from there
the next time. Then every page is asked for, each time with another article, point or question, as a browser does that
has none of it (those of all sizes, evenly chosen, and the largest by themselves); and decisions are taken. Prints for
each the median and the 95th percentile, in milliseconds of processor time of browser and server together (on a quiet
machine as long as it takes), and the size of the answer; the exit status is 1 where something takes more than LIMIT.
"""

import argparse
import pickle
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from twosource.config import Settings
from twosource.corpus import Sharing
from twosource.fingerprints import fingerprint
from twosource.model import NOTHING_JUDGED, Dossier, Suggestion
from twosource.render.served.addresses import point_address
from twosource.render.served.pages import PAGES
from twosource.store.file import create_case, open_case
from twosource.store.held import hold
from twosource.text import digest
from twosource.web.app import make_app
from twosource.web.compare import OFFERED, CaseAnalysed, CaseCompared, analyse_case, compare_case, open_pairs
from twosource.web.desk import Desk
from twosource.web.safety import new_door

LIMIT = 200.0  # milliseconds, of the 95th percentile
PORT = 8765
PARTS = (
    "articles", "actors", "points", "disagreements", "figures", "cited", "passages", "timeline", "omissions", "shifts",
    "requotes", "questions", "coverage", "one_origin", "unattributed", "main",
)  # fmt: skip
_ID = re.compile(rb"\x8c\x10([0-9a-f]{16})")  # a string of 16 characters in a pickle


def compared(path: str, keep: Path | None) -> tuple[Dossier, tuple[Suggestion, ...]]:
    """The dossier of the case and its open pairs; taken from the file where it is there."""
    if keep and keep.exists():
        return pickle.loads(keep.read_bytes())  # type: ignore[no-any-return]
    before = time.process_time()
    with open_case(path) as case:
        held = hold(case, fingerprint())
        made = compare_case(replace(held, past=True), analyse_case(held, CaseAnalysed(()), Settings(), lambda *_: None))
        found = (made.dossier, open_pairs(made))
    print(f"compared {len(made.dossier.articles):,} articles in {time.process_time() - before:.0f} s", flush=True)
    if keep:
        keep.write_bytes(pickle.dumps(found))
    return found


def many(dossier: Dossier, pairs: tuple[Suggestion, ...], count: int) -> tuple[Dossier, tuple[Suggestion, ...]]:
    """The dossier beside itself until it has so many articles, and the open pairs of all of it."""
    coded, sharing = pickle.dumps((dossier, pairs)), Sharing()
    parts: dict[str, list[object]] = {name: list(getattr(dossier, name)) for name in PARTS}
    found = list(pairs)
    for turn in range(1, -(-count // len(dossier.articles))):
        ids: dict[bytes, bytes] = {}

        def other(match: re.Match[bytes], turn: int = turn, ids: dict[bytes, bytes] = ids) -> bytes:
            if match[0] not in ids:
                ids[match[0]] = match[0][:2] + digest(str(turn), match[1].decode()).encode()
            return ids[match[0]]

        again, open_again = pickle.loads(_ID.sub(other, coded))
        for name in PARTS:
            more = getattr(again, name)
            parts[name] += map(sharing.shared, more) if name == "articles" else more
        found += open_again
    del parts["articles"][count:]
    return replace(dossier, **{name: tuple(part) for name, part in parts.items()}), tuple(found)


def asked(desk: Desk, tries: int) -> Iterator[tuple[str, list[str]]]:
    """Every page, with the addresses to ask it at."""
    dossier = desk.seen.dossier
    points = sorted(dossier.points, key=lambda p: -len(p.statements))
    articles = sorted(dossier.articles, key=lambda a: -len(a.analysis.article.text))
    some, read = (spread[:tries] for spread in (points[:: len(points) // tries], articles[:: len(articles) // tries]))
    words = ["police", "five", "the mayor said", "river", "zzz", "no", "government", "fire", "two people", "Monday"]
    for served in PAGES:
        if served.address.startswith(("/point/", "/join/", "/cite/")):
            head = served.address.split("/")[1]
            yield served.name, [point_address(point).replace("/point/", f"/{head}/") for point in some]
        elif served.address.startswith("/article/"):
            yield served.name, [f"/article/{one.analysis.article.id}" for one in read]
        else:
            yield served.name, [served.address] * tries
    yield "point: largest", [point_address(point) for point in points[:tries]]
    yield "article: largest", [f"/article/{one.analysis.article.id}" for one in articles[:tries]]
    yield "points: search", [f"/points?q={words[n % len(words)]}" for n in range(tries)]
    kinds = ["relation=conflict", "relation=agree", "certainty=alleged", "undecided=yes", "page=20"]
    yield "points: filters", [f"/points?{kinds[n % len(kinds)]}" for n in range(tries)]
    yield "points.json", ["/points.json"] * tries


def measure(client: TestClient, addresses: Sequence[str]) -> tuple[list[float], int, set[int]]:
    """Milliseconds of processor time of each answer, the size of the largest, and their statuses."""
    took, size, statuses = [], 0, set()
    for address in addresses:
        before = time.process_time()
        answer = client.get(address)
        took.append(1000 * (time.process_time() - before))
        size = max(size, len(answer.content))
        statuses.add(answer.status_code)
    return took, size, statuses


def decided(desk: Desk, client: TestClient, word: str, tries: int) -> tuple[list[float], int, set[int]]:
    """As `measure`, of decisions: each is recorded, and the page it was taken on asked for again."""
    took, statuses = [], set()
    for point in [point for point in desk.seen.dossier.points if point.relation == "agree"][:tries]:
        one = point.statements[0]
        place = f"{one.article}:{one.span.start}-{one.span.end}"
        fields = {"csrf": word, "kind": "pin", "a": place, "back": point_address(point)}
        before = time.process_time()
        answer = client.post("/decide", data=fields, headers={"Origin": f"http://127.0.0.1:{PORT}"})
        statuses |= {answer.status_code, client.get(answer.headers.get("location", "/")).status_code}
        took.append(1000 * (time.process_time() - before))
    return took, 0, statuses


def main() -> int:
    """1 where a page is too slow."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("case")
    a.add_argument("--articles", type=int, default=2000)
    a.add_argument("--tries", type=int, default=20)
    a.add_argument("--keep", type=Path)
    o = a.parse_args()
    dossier, pairs = many(*compared(o.case, o.keep), o.articles)
    made = CaseCompared("bench", {}, CaseAnalysed(dossier.articles), NOTHING_JUDGED, dossier)
    print(f"{len(dossier.articles):,} articles, {len(dossier.points):,} points, {len(pairs):,} open pairs")
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "bench.case")
        create_case(path).close()
        desk, door = Desk(path, now=lambda: "2026-11-28T09:30:00Z", by="Ann"), new_door(PORT)
        before = time.process_time()
        desk.show(made, [])
        desk.offer(pairs[:OFFERED], [])
        print(f"made ready in {time.process_time() - before:.1f} s")
        client = TestClient(make_app(desk, door), base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False)
        client.get(f"/open?key={door.shown}")
        session = door.session(client.cookies[door.cookie]) or ""
        slow = False
        print(f"{'page':<18}{'median':>8}{'p95':>8}{'most':>8}{'kB':>8}  statuses")
        found = [(name, measure(client, addresses)) for name, addresses in asked(desk, o.tries)]
        found.append(("decide", decided(desk, client, door.word("form", session), o.tries)))
        for name, (took, size, statuses) in found:
            high = statistics.quantiles(took, n=20)[-1]
            slow |= high > LIMIT
            told = f"{statistics.median(took):8.0f}{high:8.0f}{max(took):8.0f}{size / 1000:8.0f}"
            print(
                f"{name:<18}{told}  {','.join(map(str, sorted(statuses)))}{'  slow' if high > LIMIT else ''}",
                flush=True,
            )
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
