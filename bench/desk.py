"""How long the desk takes to answer, page by page, with a case of many articles.

    python -m bench.desk CASE [--articles 2000] [--tries 20] [--keep FILE]

The articles are those of the case, with their kept analyses, and variations of them until there are so many: in the
n-th, names and longer words have other letters, and the vectors other places, so that each variation is a collection
of its own beside the others, with as many points. All is compared once (minutes; kept in FILE, and taken from there
the next time). Then every page is asked for, each time with another article, point or question, as a browser does that
has none of it. Prints for each page the median and the 95th percentile, in milliseconds of processor time of browser
and server together (on a quiet machine as long as it takes), and the size of the answer; the exit status is 1 where a
page takes more than LIMIT.
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

import msgspec
import numpy as np
from starlette.testclient import TestClient

from twosource.corpus import Sharing
from twosource.model import NOTHING_JUDGED, ArticleId, Claims, Vectors
from twosource.render.served.addresses import point_address
from twosource.render.served.pages import PAGES
from twosource.store.file import create_case, open_case
from twosource.text import digest
from twosource.web.app import make_app
from twosource.web.compare import CaseAnalysed, CaseCompared, open_pairs
from twosource.web.desk import Desk
from twosource.web.safety import new_door

LIMIT = 200.0  # milliseconds, of the 95th percentile
PORT = 8765
CONSONANTS, VOWELS = "bcdfghjklmnpqrstvwxz", "aeiou"
_WORDS = re.compile(r"\b(?:[A-Z][a-z]+|[a-z]{5,})\b")
_ENCODE, _DECODE = msgspec.json.Encoder(), msgspec.json.Decoder(Claims)


def kept(path: str) -> list[Claims]:
    """The analyses that the case keeps, of whatever version of the rules."""
    import zlib

    with open_case(path) as case:
        rows = case.rows("SELECT claims FROM analysis ORDER BY article")
    decode = msgspec.msgpack.Decoder(Claims)
    return [decode.decode(zlib.decompress(row[0])) for row in rows]  # type: ignore[arg-type]


def varied(claims: Claims, turn: int) -> Claims:
    """The article with other names and longer words, and so with other ids; every place is as it was."""
    article = claims.analysis.article
    table = str.maketrans({
        letter: made
        for letters in (CONSONANTS, VOWELS)
        for one, other in zip(letters, letters[turn % len(letters) :] + letters[: turn % len(letters)], strict=True)
        for letter, made in ((one, other), (one.upper(), other.upper()))
    })  # fmt: skip

    def other(words: str) -> str:
        return _WORDS.sub(lambda match: match[0].translate(table), words)

    text = other(article.text)
    ident = ArticleId(digest("article", text))
    ids = {one.id: digest(ident, one.id) for one in claims.claims} | {article.id: ident}
    whole = _ENCODE.encode(claims).decode("utf-8", "surrogatepass")
    whole = re.sub(r'"([0-9a-f]{16})"', lambda match: f'"{ids.get(match[1], match[1])}"', whole)  # type: ignore[call-overload]
    made = _DECODE.decode(whole)
    vectors = np.frombuffer(claims.vectors.data, np.float16).reshape(claims.vectors.rows, claims.vectors.dim)
    analysis = replace(
        made.analysis,
        article=replace(
            made.analysis.article, id=ident, text=text, name=f"{turn:02d}/{article.name}",
            title=other(article.title or ""),
        ),
        tokens=replace(made.analysis.tokens, lemmas=tuple(map(other, made.analysis.tokens.lemmas))),
    )  # fmt: skip
    data = np.roll(vectors, 7 * turn, axis=1).tobytes()
    return replace(made, analysis=analysis, vectors=Vectors(claims.vectors.rows, claims.vectors.dim, data))


def many(path: str, count: int) -> list[Claims]:
    """So many articles: those of the case, then variations of them."""
    own, sharing, found = kept(path), Sharing(), []
    for n in range(count):
        turn, place = divmod(n, len(own))
        found.append(sharing.shared(varied(own[place], turn) if turn else own[place]))
    return found


def compared(path: str, count: int, keep: Path | None) -> tuple[CaseCompared, object]:
    """The articles compared, with the open pairs; taken from the file where it is there."""
    from twosource.flow import make_dossier

    if keep and keep.exists():
        return pickle.loads(keep.read_bytes())  # type: ignore[no-any-return]
    articles = many(path, count)
    before = time.process_time()
    dossier = make_dossier(articles)
    made = CaseCompared("bench", {}, CaseAnalysed(tuple(articles)), NOTHING_JUDGED, dossier)
    print(f"compared {len(articles):,} articles in {time.process_time() - before:.0f} s", flush=True)
    before = time.process_time()
    pairs = open_pairs(made)
    print(f"looked for open pairs in {time.process_time() - before:.0f} s", flush=True)
    if keep:
        keep.write_bytes(pickle.dumps((made, pairs)))
    return made, pairs


def asked(desk: Desk, tries: int) -> Iterator[tuple[str, list[str]]]:
    """Every page, with the addresses to ask it at."""
    dossier = desk.seen.dossier
    # The largest points and articles come first, and then some of all sizes.
    points = sorted(dossier.points, key=lambda p: -len(p.statements))
    articles = sorted(dossier.articles, key=lambda a: -len(a.analysis.article.text))
    some = [*points[: tries // 2], *points[:: max(1, len(points) // tries)]][:tries]
    read = [*articles[: tries // 2], *articles[:: max(1, len(articles) // tries)]][:tries]
    words = ["police", "five", "the mayor said", "river", "zzz", "no", "government", "fire", "two people", "Monday"]
    for served in PAGES:
        if served.address.startswith(("/point/", "/join/", "/cite/")):
            head = served.address.split("/")[1]
            yield served.name, [point_address(point).replace("/point/", f"/{head}/") for point in some]
        elif served.address.startswith("/article/"):
            yield served.name, [f"/article/{one.analysis.article.id}" for one in read]
        else:
            yield served.name, [served.address] * tries
    yield "points: search", [f"/points?q={words[n % len(words)]}" for n in range(tries)]
    kinds = ["relation=conflict", "relation=agree", "certainty=alleged", "undecided=1", "page=20"]
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


def main() -> int:
    """1 where a page is too slow."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("case")
    a.add_argument("--articles", type=int, default=2000)
    a.add_argument("--tries", type=int, default=20)
    a.add_argument("--keep", type=Path)
    o = a.parse_args()
    made, pairs = compared(o.case, o.articles, o.keep)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "bench.case")
        create_case(path).close()
        desk, door = Desk(path, now=lambda: "2026-11-28T09:30:00Z", by="Ann"), new_door(PORT)
        before = time.process_time()
        desk.show(made, [])
        desk.offer(pairs, [])  # type: ignore[arg-type]
        print(f"made ready in {time.process_time() - before:.1f} s")
        client = TestClient(make_app(desk, door), base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False)
        client.get(f"/open?key={door.shown}")
        slow = False
        print(f"{'page':<18}{'median':>8}{'p95':>8}{'most':>8}{'kB':>8}  statuses")
        for name, addresses in asked(desk, o.tries):
            took, size, statuses = measure(client, addresses)
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
