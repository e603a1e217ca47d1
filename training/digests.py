"""Writes `digests.json` of the shipped data files: run it after changing one.

    python -m training.digests

The other files of the reader are in its own reader.json, which has its digest here.
"""

import hashlib
import json
from pathlib import Path

from twosource.shipped import DIGESTS

DATA = Path(__file__).resolve().parents[1] / "src" / "twosource" / "data"


def wanted(folder: Path) -> str:
    """The content of the file for a folder `data/<lang>`, a file a line so that changes merge."""
    paths = [path for path in folder.iterdir() if path.suffix in {".toml", ".npz", ".npy"}]
    paths.append(folder / "reader" / "reader.json")
    found = {str(p.relative_to(folder).as_posix()): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}
    return json.dumps(found, indent=0, sort_keys=True) + "\n"


def main() -> None:
    """One file a language."""
    for folder in sorted(path for path in DATA.iterdir() if path.is_dir()):
        (folder / DIGESTS).write_text(wanted(folder), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
