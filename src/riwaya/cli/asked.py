"""What a user names on the command line, looked up in the library, and how several commands show what they found."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import click

from riwaya.cli.language import language, say
from riwaya.errors import UsageError
from riwaya.store import KnownActor, KnownPlace, Library, find_actors, find_places, known_place
from riwaya.store.lookup import actors_like, places_like

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

Known = TypeVar("Known", KnownActor, KnownPlace)
Find = Callable[[Library, str], list[Known]]
WIDE = 200  # letters of a line that goes to a file or another program
RIVALS = 5  # other meanings of a name that are listed


def the_place(library: Library, told: str) -> KnownPlace:
    """The place that is meant by an id or a name: of several the one that most reports tell of, and the others are listed."""
    return _one(library, told, find_places, places_like, "unknown-place")


def the_actor(library: Library, told: str) -> KnownActor:
    """The actor that is meant by an id or a name: of several the one that most reports tell of, and the others are listed."""
    return _one(library, told, find_actors, actors_like, "unknown-actor")


def the_day(told: str | None, option: str) -> date | None:
    """The day that is meant; raises UsageError if it is none."""
    try:
        return date.fromisoformat(told) if told else None
    except ValueError as error:
        raise UsageError("usage", option, say("bad-date", value=told)) from error


def title(known: KnownActor | KnownPlace) -> str:
    """Name and id of a place or actor, in the user's language as far as the knowledge has its name."""
    name = known.name_ar if language() == "ar" and known.name_ar else known.name_en
    return f"{name} ({known.id})" if name else known.id


def place_words(library: Library, id: str, told: str) -> str:
    """The name of a place in the user's language; as it is told where the library has none of this id."""
    known = known_place(library, id) if id else None
    if known is None:
        return told
    return known.name_ar if language() == "ar" and known.name_ar else known.name_en


def print_json(found: object) -> None:
    """Prints frozen data as JSON; days are ISO dates, sets and tuples are arrays."""
    click.echo(json.dumps(found, ensure_ascii=False, indent=1, default=_plain))


def print_table(columns: str, rows: Sequence[Sequence[str | Text]]) -> None:
    """Prints rows under headings, which are one message with bars between; Arabic belongs into the last column."""
    from rich.console import Console

    table = new_table(columns)
    for row in rows:
        table.add_row(*row)
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = WIDE
    console.print(table)


def new_table(columns: str) -> Table:
    """A table with the headings of a message."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_header=True, header_style="dim")
    headings = say(columns).split("|")
    for number, heading in enumerate(headings, 1):
        table.add_column(heading, overflow="fold", no_wrap=number == 1, ratio=None if number < len(headings) else 1)
    return table


def _one(library: Library, told: str, find: Find[Known], like: Find[Known], unknown: str) -> Known:
    """The one that is meant; raises UsageError, which lists names that have the letters in them, where there is none."""
    found = find(library, told)
    if not found:
        near = ", ".join(title(known) for known in like(library, told)[:RIVALS])
        raise UsageError(unknown, library.name, say("like", told=told, others=near) if near else told)
    if len(found) > 1:
        rivals = ", ".join(title(known) for known in found[1 : RIVALS + 1])
        click.echo(say("meant", told=told, meant=title(found[0]), others=rivals), err=True)
    return found[0]


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
