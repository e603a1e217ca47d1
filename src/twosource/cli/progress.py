"""How far the work is, on standard error, where a person looks at it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from twosource.cli.process import undone_by_signal

Progress = Callable[[int, int, str], None]  # done so far, of how many, the name of the one at work


@contextmanager
def progress(what: str) -> Iterator[Progress | None]:
    """A function to tell of each item as it is done; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with undone_by_signal(_cleared), Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=escape(name[-40:]))

        yield tell


def _cleared() -> None:
    """Clears the line of the bar and shows the cursor, as the terminal was before."""
    os.write(2, b"\r\x1b[2K\x1b[?25h")
