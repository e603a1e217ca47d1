"""The way into the command `twosource`.

Nothing is imported here that takes time: Ctrl-C while the command loads is heard by a handler of ours, not by Python,
which would answer with a traceback.
"""

import os
import sys

TYPE_CHECKING = False  # typing and collections take longer than all else here
if TYPE_CHECKING:
    from collections.abc import Sequence


# Objects made before garbage is looked for, instead of 700: hardly anything here is garbage, and to look through all
# that is held took a third of the time of a dossier of 200 kept analyses. The memory at most is the same.
GARBAGE = 50_000


def main(args: "Sequence[str] | None" = None) -> int:
    """The exit status of the process's own command line; with `args`, of those, and signals are left to the caller."""
    if args is not None:
        from twosource.cli.commands import run

        return run(args)
    try:
        from twosource.cli.process import own_signals, own_streams

        own_signals()
    except KeyboardInterrupt:  # in the thousandth of a second before the handler stood
        os.write(2, b"twosource: stopped by Ctrl-C; no output file was changed\n")
        os._exit(130)
    own_streams()
    import gc  # not above: a module that is not loaded yet is looked for, and Ctrl-C may come there

    gc.set_threshold(GARBAGE)
    from twosource.cli.commands import run
    from twosource.cli.process import done

    status = run(sys.argv[1:])
    done()
    return status
