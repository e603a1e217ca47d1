"""soon"""

import click


@click.command("diff")
def diff() -> int:
    return 0
