"""What is said where a file needs a library that a plain install leaves out."""

from twosource.read.document import Unreadable

EXTRA = "formats"


def missing(package: str, *, what: str) -> Unreadable:
    """The reason with what to install; `what` is what the package reads."""
    return Unreadable(f"{what} needs {package}; pip install 'twosource[{EXTRA}]'")
