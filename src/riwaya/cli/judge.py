"""`riwaya judge`: a person's word on whether two reports, or events, tell of one occurrence."""

from __future__ import annotations

import getpass
import json
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import click

from riwaya.cli.language import language_option, say
from riwaya.cli.library import library_path
from riwaya.errors import UsageError
from riwaya.events.intake import decide
from riwaya.store import open_library

RELATIONS = ("same", "different", "unsure", "undo")


@click.command("judge")
@click.argument("relation", type=click.Choice(RELATIONS))
@click.argument("ids", nargs=-1, required=True, metavar="A B | NUMBER")
@click.option("--who", default=getpass.getuser, show_default="your user name", help="Who judges.")
@click.option("--note", default="", help="Why.")
@click.option("--json", "as_json", is_flag=True, help="Print number and touched events as JSON.")
@click.option("-L", "--library", "library_file", metavar="LIBRARY.db", type=click.Path(dir_okay=False, path_type=Path), help="The library.")
@language_option
def command(relation: str, ids: tuple[str, ...], who: str, note: str, as_json: bool, library_file: Path | None) -> None:
    """Say that A and B, two reports or events, are the `same` occurrence, `different` ones, or that you are `unsure`; or `undo` a
    judgement by its NUMBER.

    A judgement wins over the program, now and when articles are added or coded again. Nothing is lost: undoing brings back what it moved.
    """
    if len(ids) != (1 if relation == "undo" else 2) or (relation == "undo" and not ids[0].isdecimal()):
        raise UsageError("usage", "judge", say("judge-usage"))
    with closing(open_library(library_path(library_file), write=True)) as library:
        number, touched = decide(library, version("riwaya"), relation, ids, who, note)
    if as_json:
        click.echo(json.dumps({"judgement": number, "events": sorted(touched)}))
    else:
        click.echo(say("judged", number=number, events=", ".join(sorted(touched)) or "-"), err=True)
