"""What every scorer shares: where the research data lies, how it is called, how it prints."""

import argparse
from collections.abc import Mapping
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA, TOOLS = SHARED / "data", SHARED / "tools"


def options(doc: str | None) -> argparse.ArgumentParser:
    """A parser whose help is the docstring of the scorer."""
    return argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)


def require(data: Path) -> None:
    """Ends the command with a word where the data is not there."""
    if not data.exists():
        raise SystemExit(f"skipped: {data} is not here")


def show(found: Mapping[str, float]) -> None:
    """Prints a line a score, or a count."""
    for name, value in found.items():
        print(f"{name:22s} {value:.4f}" if isinstance(value, float) else f"{name:22s} {value}")
