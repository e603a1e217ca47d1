"""What each process of a run loads: none pays for the work of another."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Python runs this as it starts, in the processes of a run too; each writes down what it looks for.
RECORD = """
import os, sys

class Recorder:
    def find_spec(self, name, path=None, target=None):
        with open(os.path.join({folder!r}, str(os.getpid())), "a") as file:
            file.write(name + "\\n")
        return None

sys.meta_path.insert(0, Recorder())
"""


@pytest.mark.models
def test_only_the_process_that_analyses_loads_the_reader_and_the_rules(tmp_path: Path) -> None:
    (start := tmp_path / "start").mkdir()
    (loaded := tmp_path / "loaded").mkdir()
    (start / "sitecustomize.py").write_text(RECORD.format(folder=str(loaded)), encoding="utf-8")
    path = os.pathsep.join([str(start), str(ROOT / "src")])
    subprocess.run(
        [
            sys.executable,
            "-m",
            "twosource.cli",
            "dossier",
            str(ROOT / "examples" / "ferry"),
            "-o",
            str(tmp_path / "a.md"),
        ],
        env={**os.environ, "PYTHONPATH": path},
        check=True,
        timeout=300,
    )
    processes = [set(file.read_text(encoding="utf-8").split()) for file in loaded.iterdir()]
    does = {"twosource.align": [], "lxml": [], "onnxruntime": []}
    for modules in processes:
        for library, who in does.items():
            if library in modules:
                who.append(modules)
    ((parent,), (reading,), (analysing,)) = does.values()
    rules = {"twosource.annotate", "twosource.claims", "twosource.infer.reader"}
    assert not rules & parent
    assert not {*rules, "msgspec"} & reading
    assert rules < analysing
    assert not {"click", "twosource.dossier", "charset_normalizer"} & analysing
