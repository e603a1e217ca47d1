"""`twosource search`: statements of a case by words and conditions."""

import click

from twosource.cli.case import asked
from twosource.cli.messages import one_line, say

MOST = 20


@click.command(short_help="Find statements of a case.")
@asked.file
@click.argument("query", metavar="QUERY...", nargs=-1, required=True)
@click.option(
    "--most", metavar="N", type=click.IntRange(1), default=MOST, show_default=True, help="How many are shown."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a statement and line, all of them.")
def search(file: str, query: tuple[str, ...], most: int, as_json: bool) -> int:
    """Finds statements by the words of their sentence, and by conditions. All must hold. A word written big is another
    one than the same written small: U.S. finds US, not us. Other forms of a word are found: ferry finds ferries.

    \b
    speaker:mayor         who says it; outlet:post and article:courier likewise
    certainty:alleged     or fact probable possible denied open planned done unknown
    source:unnamed        or named document official person body own
    number:>300           or 300, <=12, 100-200: a number that can be so
    after:2026-03-01      published on that day or later; before:2026-04 in that month or earlier
    relation:conflict     of its point: single agree refine differ conflict update

    \b
    Examples:
      twosource search fire.case ferry inspection
      twosource search fire.case '"five people"' relation:conflict
      twosource search fire.case speaker:coastguard number:'>300'
    """
    import msgspec

    from twosource.store.file import open_case
    from twosource.store.query import parse
    from twosource.store.search import search as find

    asked_for = " ".join(f'"{part}"' if " " in part and '"' not in part and ":" not in part else part for part in query)
    with open_case(file) as case:
        asked.up_to_date(case)
        hits = find(case, parse(asked_for))
    if as_json:
        for hit in hits:
            click.echo(msgspec.json.encode(hit).decode("utf-8", "replace"))
        return 0
    for hit in hits[:most]:
        where = f"{hit.outlet or hit.article}, {(hit.published or 'undated')[:10]}"
        by = f"said by {hit.said_by}" if hit.said_by else "in its own voice"
        click.echo(one_line(f"{hit.text}"))
        click.echo(one_line(f"    {where}; {by}; {hit.stand}; {hit.relation}: {hit.article} {hit.start}-{hit.end}"))
    say(f"{len(hits):,} found" + (f", {most} shown" if len(hits) > most else ""))
    return 0
