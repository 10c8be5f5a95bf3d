"""The options by which a user says which reports and events are meant, the same for every command that takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from typing import Any, TypeVar

import click

from riwaya.cli.asked import the_actor, the_day, the_place
from riwaya.cli.language import say
from riwaya.errors import UsageError
from riwaya.knowledge.vocabulary import GROUNDS, MODES, STANCES, TYPES
from riwaya.store import NARRATOR, Filter, Library, find_actors, folded
from riwaya.store.filters import conditions

F = TypeVar("F", bound=Callable[..., Any])
ALL_MODES = sorted({mode for modes in MODES.values() for mode in modes})


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter options as the user wrote them; `filter_of` looks them up in a library."""

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    voices: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    disputed: bool = False


def filter_options(function: F) -> F:
    """The command with the filter options; it gets them as one argument `asked`. What may be given several times means any of the values."""

    @wraps(function)
    def with_asked(*args: Any, **options: Any) -> Any:
        asked = Asked(**{field.name: options.pop(field.name) for field in fields(Asked)})
        return function(*args, asked=asked, **options)

    told: Any = with_asked
    for option in reversed(OPTIONS):
        told = option(told)
    return told  # type: ignore[no-any-return]


def _any_of(name: str, into: str, help: str, choices: Sequence[str] | None = None) -> Callable[[F], F]:
    kind = click.Choice(choices, case_sensitive=False) if choices else None
    return click.option(name, into, multiple=True, type=kind, help=help, metavar=None if kind is None else name.strip("-").upper())


OPTIONS: tuple[Callable[[Any], Any], ...] = (
    _any_of("--type", "types", f"Only events of this type ({' '.join(sorted(TYPES))}); may be given several times.", sorted(TYPES)),
    _any_of("--mode", "modes", "Only this mode, such as aerial or capture.", ALL_MODES),
    _any_of("--actor", "actors", "Only where this actor does or suffers it: an id, or a name in Arabic or English."),
    _any_of("--place", "places", "Only there: an id, a country code, or a name in Arabic or English; its parts are included."),
    click.option("--since", metavar="DATE", help="Only what can have been on this day (YYYY-MM-DD) or later."),
    click.option("--until", metavar="DATE", help="Only what can have been on this day (YYYY-MM-DD) or earlier."),
    _any_of("--voice", "voices", "Only what this source tells: an actor, a name, or `narrator` for the article itself."),
    _any_of("--outlet", "outlets", "Only what stood in this outlet."),
    _any_of("--stance", "stances", f"Only as presented so ({' '.join(sorted(STANCES))}).", sorted(STANCES)),
    _any_of("--ground", "grounds", f"Only told as this ({' '.join(sorted(GROUNDS))}).", sorted(GROUNDS)),
    click.option("--disputed", is_flag=True, help="Only where accounts contradict one another."),
)


def filter_of(asked: Asked, library: Library) -> Filter:
    """The filter that is meant; raises UsageError for a name that the library does not know or a day that is none."""
    since, until = the_day(asked.since, "--since"), the_day(asked.until, "--until")
    if since and until and since > until:
        raise UsageError("usage", "--since", say("since-after-until"))
    for outlet in asked.outlets:
        if not library.db.execute("SELECT 1 FROM appearances WHERE outlet = ? LIMIT 1", (outlet,)).fetchone():
            raise UsageError("unknown-outlet", "--outlet", outlet)
    return Filter(
        types=asked.types,
        modes=asked.modes,
        actors=tuple(the_actor(library, told).id for told in asked.actors),
        places=tuple(the_place(library, told).id for told in asked.places),
        since=since,
        until=until,
        voices=tuple(_voice(library, told) for told in asked.voices),
        outlets=asked.outlets,
        stances=asked.stances,
        grounds=asked.grounds,
        disputed=asked.disputed,
    )


def in_words(filter: Filter) -> dict[str, str]:
    """The conditions of a filter by the name of their option, as they were understood."""
    told: dict[str, list[str]] = {}
    for name, value in conditions(filter):
        told.setdefault(name, []).append(value)
    return {name: ", ".join(values) for name, values in told.items()}


def _voice(library: Library, told: str) -> str:
    """The voice that is meant: the narrator, an actor, or a name that sources have which the lexicon lacks."""
    if told == NARRATOR:
        return NARRATOR
    name = folded(told)
    if library.db.execute("SELECT 1 FROM reports WHERE voice = ? LIMIT 1", (name,)).fetchone():
        return name
    return the_actor(library, told).id if find_actors(library, told) else name
