"""soon"""

import click


@click.command("watch")
def watch() -> int:
    return 0
