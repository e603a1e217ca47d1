"""soon"""

import click


@click.command("check")
def check() -> int:
    return 0


@click.command("export")
def export() -> int:
    return 0


@click.command("import")
def import_() -> int:
    return 0
