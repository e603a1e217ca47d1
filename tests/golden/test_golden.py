"""Small whole cases, one phenomenon each: what comes out, byte for byte.

`--update-golden` (or `make golden`) writes the expected files anew; a person then reads the difference.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from recorded import RecordedReader

from twosource.corpus import Corpus
from twosource.read import read_paths
from twosource.render.json import analysed, dossier_json
from twosource.render.markdown import markdown

CASES = sorted(path.parent for path in Path(__file__).resolve().parent.glob("*/reports"))


def outputs(case: Path) -> dict[str, bytes]:
    corpus = Corpus(read_paths([str(case / "reports")]), reader=RecordedReader(case))
    dossier = corpus.dossier(subject=case.name.replace("_", " "))
    return {
        "analysed.jsonl": b"".join(map(analysed, corpus.analyse())),
        "dossier.json": dossier_json(dossier),
        "dossier.md": markdown(dossier).encode("utf-8"),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_what_comes_out_is_what_was_agreed(case: Path, request: pytest.FixtureRequest) -> None:
    expected = case / "expected"
    made = outputs(case)
    if request.config.getoption("--update-golden"):
        expected.mkdir(exist_ok=True)
        for name, content in made.items():
            (expected / name).write_bytes(content)
    if not expected.exists():
        pytest.skip("its output is not agreed yet: read what --update-golden writes")
    for name, content in made.items():
        assert content.decode() == (expected / name).read_text(encoding="utf-8"), name
