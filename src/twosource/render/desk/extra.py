"""Libraries that a plain install leaves out, asked for before any work is done."""

from importlib.util import find_spec

from twosource.errors import MissingExtra

OFFICE = "office"  # the extra that brings what writes Word files and workbooks
FRAMES = "frames"  # the one that brings data frames


def need(module: str, package: str, extra: str, *, what: str) -> None:
    """Raises MissingExtra where the module is not installed; `what` is what needs it."""
    if find_spec(module) is None:
        raise MissingExtra(f"{what} needs {package}; pip install 'twosource[{extra}]'")
