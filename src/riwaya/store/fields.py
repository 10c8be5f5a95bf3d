"""The fields of a query (`type:ASSAULT place:Sirte since:2019-04`), turned into filters."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from riwaya.errors import UsageError
from riwaya.knowledge.vocabulary import GROUNDS, MODES, STANCES, TYPES
from riwaya.spelling import norm
from riwaya.store.filters import NARRATOR, Filter
from riwaya.store.library import Library
from riwaya.store.read import find_actors, find_places, folded
from riwaya.store.records import KnownActor, KnownPlace

_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_MODES = frozenset(mode for modes in MODES.values() for mode in modes)


def filter_of(library: Library, name: str, values: Sequence[str], at: int) -> Filter:
    """The filter of a field and its values, any of which will do; raises UsageError that names the value and its place in the query
    if it is nothing that the field can have or that the library knows."""
    where = f"query:{at}"
    match name:
        case "type":
            return Filter(types=_among(TYPES, [value.upper() for value in values], where))
        case "mode":
            return Filter(modes=_among(_MODES, values, where))
        case "stance":
            return Filter(stances=_among(STANCES, values, where))
        case "ground":
            return Filter(grounds=_among(GROUNDS, values, where))
        case "outlet":
            return Filter(outlets=tuple(values))
        case "actor":
            return Filter(actors=_known(library, find_actors, "participants", "actor", values, where))
        case "place":
            return Filter(places=_known(library, find_places, "reports", "place_id", values, where))
        case "voice":
            return Filter(voices=tuple(voice for value in values for voice in _voices(library, value)))
        case "since":
            return Filter(since=min(day_of(value, where) for value in values))
        case _:
            return Filter(until=max(day_of(value, where, last=True) for value in values))


def day_of(told: str, where: str, *, last: bool = False) -> date:
    """The first or the last day of an ISO day, month or year."""
    plain = norm(told)
    try:
        if not _DAY.fullmatch(plain):
            raise ValueError(plain)
        year, month, day = (*map(int, plain.split("-")), 0, 0)[:3]
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        raise UsageError("bad-day", where, told) from error


def _among(known: frozenset[str] | Sequence[str], told: Sequence[str], where: str) -> tuple[str, ...]:
    for value in told:
        if value not in known:
            raise UsageError("query-value", where, f"{value} ({', '.join(sorted(known))})")
    return tuple(told)


def _known(
    library: Library,
    find: Callable[[Library, str], Sequence[KnownActor | KnownPlace]],
    table: str,
    column: str,
    told: Sequence[str],
    where: str,
) -> tuple[str, ...]:
    """The ids that names mean; an id that only reports have, such as the militants of a country, means itself."""
    found: list[str] = []
    for value in told:
        meant = [known.id for known in find(library, value)]
        if not meant and library.db.execute(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", (value,)).fetchone():
            meant = [value]
        if not meant:
            raise UsageError("query-value", where, value)
        found += meant
    return tuple(found)


def _voices(library: Library, told: str) -> tuple[str, ...]:
    """The ids of a voice, or its name as libraries keep the voices that are no known actor."""
    if told == NARRATOR:
        return (told,)
    return tuple(actor.id for actor in find_actors(library, told)) or (folded(told),)
