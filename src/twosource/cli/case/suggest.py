"""soon"""

import click


@click.command("suggest")
def suggest() -> int:
    return 0
