"""`riwaya changes`: what was added to a library and what was altered in it."""

from __future__ import annotations

import click

from riwaya.cli.asked import print_json, print_table
from riwaya.cli.language import language_option, say
from riwaya.cli.library import library_option
from riwaya.errors import UsageError
from riwaya.store import Library
from riwaya.store.history import changes, count_changes, runs

FORM = "0000-00-00T00:00:00Z"


@click.command("changes")
@click.option("--since", default="", metavar="TIME", help="A day or point of time in UTC: YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ.")
@click.option("--limit", type=click.IntRange(0), default=100, show_default=True, help="At most so many alterations.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Alterations to pass over.")
@click.option("--json", "as_json", is_flag=True, help="Print runs and alterations as one JSON object.")
@library_option
@language_option
def command(library: Library, since: str, limit: int, offset: int, as_json: bool) -> None:
    """Show the runs that added to a library, and what was altered: reports coded anew, moved or withdrawn, events merged or ended."""
    if len(since) > len(FORM) or any((c == "0") != d.isdigit() or (c != "0" and c != d) for c, d in zip(FORM, since, strict=False)):
        raise UsageError("usage", "--since", say("bad-date", value=since))
    done, altered = runs(library, since), changes(library, since, limit=limit, offset=offset)
    if as_json:
        print_json({"runs": done, "changes": altered})
        return
    print_table(
        "run-columns",
        [
            (run.started, run.kind, run.knowledge, str(run.articles), str(run.reports), str(run.events), "" if run.ended else say("unfinished"))
            for run in done
        ],
    )
    if altered:
        print_table(
            "change-columns", [(c.at, c.kind, c.subject, c.field, f"{c.before} → {c.after}" if c.before or c.after else "") for c in altered]
        )
    total = count_changes(library, since)
    if total > offset + len(altered):
        click.echo(say("more-changes", shown=len(altered), total=total), err=True)
