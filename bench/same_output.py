"""Whether two folders of dossiers differ in ids alone.

    python -m bench.same_output OLD NEW      each a folder with the same dossiers, made by two versions

Of each `.json` in both it maps the ids of points and actors in the order they stand in, one to one, and puts the new
ids into the old file: the two must then be equal byte for byte. Every other file must be equal as it is. Prints one
line a file, and ends with status 1 where anything else differs.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

ID = re.compile(rb'"[0-9a-f]{16}"')


def differences(old: Path, new: Path) -> list[str]:
    """One line for each file that differs otherwise than in ids, or stands in one folder alone."""
    names = sorted({path.name for folder in (old, new) for path in folder.iterdir() if path.is_file()})
    found = []
    for name in names:
        if not (old / name).is_file() or not (new / name).is_file():
            found.append(f"{name}: in one folder only")
            continue
        before, after = (old / name).read_bytes(), (new / name).read_bytes()
        told = _compared(before, after) if name.endswith(".json") else ("equal" if before == after else "DIFFERS")
        print(f"{name}: {told}")
        if told.startswith("DIFFERS"):
            found.append(f"{name}: {told}")
    return found


def mapping(old: Any, new: Any) -> dict[str, str] | None:
    """Old id -> new id of the points and actors of two dossiers; None where they can not be mapped one to one."""
    found: dict[str, str] = {}
    for kind in ("points", "actors"):
        if len(old[kind]) != len(new[kind]):
            return None
        found |= {a["id"]: b["id"] for a, b in zip(old[kind], new[kind], strict=True)}
    kept = len(set(found.values())) == len(found) == len(old["points"]) + len(old["actors"])
    return found if kept else None


def _compared(before: bytes, after: bytes) -> str:
    if before == after:
        return "equal"
    ids = mapping(json.loads(before), json.loads(after))
    if ids is None:
        return "DIFFERS: points or actors are not the same ones"
    known = {f'"{a}"'.encode(): f'"{b}"'.encode() for a, b in ids.items()}
    mapped = ID.sub(lambda found: known.get(found[0], found[0]), before)
    return f"equal but for {sum(a != b for a, b in ids.items())} ids" if mapped == after else "DIFFERS"


def main() -> None:
    """Prints the comparison."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("old", type=Path)
    a.add_argument("new", type=Path)
    given = a.parse_args()
    sys.exit(1 if differences(given.old, given.new) else 0)


if __name__ == "__main__":
    main()
