"""`riwaya events`: the events of a library."""

from __future__ import annotations

import click

from riwaya.cli.asked import place_words, print_json, print_table
from riwaya.cli.filters import Asked, filter_of, filter_options
from riwaya.cli.language import language, language_option, say
from riwaya.cli.library import library_option
from riwaya.events.view import event_dict
from riwaya.show.texts import Texts
from riwaya.show.view import plain
from riwaya.store import EventRow, Library, event_page


@click.command("events")
@filter_options
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Events to pass over.")
@click.option("--json", "as_json", is_flag=True, help="Print them as one JSON object.")
@library_option
@language_option
def command(library: Library, asked: Asked, limit: int, offset: int, as_json: bool) -> None:
    """List events, the latest first; one is listed if one of its reports is what the options ask for."""
    filter = filter_of(asked, library)
    total, found = event_page(library, filter, limit=limit, offset=offset)
    if as_json:
        print_json({"total": total, "events": [event_dict(row) for row in found]})
        return
    texts = Texts(language())
    print_table("event-columns", [_row(library, row, texts) for row in found])
    if total > offset + len(found):
        click.echo(say("more-events", shown=len(found), total=total), err=True)


def _row(library: Library, row: EventRow, texts: Texts) -> tuple[str, ...]:
    days = "/".join(dict.fromkeys(day.isoformat() for day in (row.low, row.high) if day))
    kind = texts.get("modes", row.mode) if row.mode else ""
    disputes = ", ".join(say(f"kind-{found}") for found in row.disputes)
    told = f"{row.reports}/{row.outlets}/{row.voices}"
    return (
        row.id,
        days + ("?" if row.inferred else ""),
        f"{texts.get('types', row.type)} {kind}".strip(),
        place_words(library, row.place_id, row.place_name),
        told,
        disputes,
        plain(row.words),
    )
