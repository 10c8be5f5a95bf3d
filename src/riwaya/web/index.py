"""The reports of a library as bits, so that every facet of every filter is counted in a moment.

Each report is one bit of a long number. The reports of an event stand side by side, the events in the order in which they are listed,
and behind each event stands a guard, a bit that is no report. A value of a facet is the number with the bits of its reports; conditions
are joined by `&` and `|`. To count events, all bits below the guards are added to a selection: an event that has one of them carries
into its guard, and none carries further.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from riwaya.store import Library

Posting: TypeAlias = "int | array[int]"  # the bits of a value; of a rare one the positions
RARE = 24  # reports: below that a list of positions is smaller and quicker
NOWHERE = 0xFFFFFFFF  # the bit of a report that counts no more
DEEP = 8  # steps from a place upwards
LISTED = ("type", "mode", "actor", "place", "voice", "outlet", "stance", "ground")
ORDER = "e.date_from IS NULL, e.date_from DESC, e.reports DESC, e.id"  # as `riwaya.store.events` lists


@dataclass(frozen=True, slots=True)
class Index:
    """`events` are ids in the order of the list, `guards_at` the place of the guard of each, `event_at` the number of the event at each
    bit, `at_row` the bit of each row of the table of reports (NOWHERE for one that counts no more). `reports` are all bits
    of reports, `guards` all guards; `values` the postings of each facet by value; `disputed` the bits of events with a contradiction;
    `days` the bits and days for conditions on time; `months` the guards of events by month."""

    events: tuple[str, ...]
    guards_at: array[int]
    event_at: array[int]
    at_row: array[int]
    reports: int
    guards: int
    values: Mapping[str, Mapping[str, Posting]]
    disputed: int
    first_days: tuple[tuple[str, int], ...]
    last_days: tuple[tuple[str, int], ...]
    months: Mapping[str, int]
    sizes: tuple[tuple[int, int, int], ...]
    bounds: dict[tuple[str, date], int] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)  # of voices, filled as they are asked for

    def since(self, day: date) -> int:
        """The reports of what can have been on a day or later."""
        return self._bound("since", day)

    def until(self, day: date) -> int:
        """The reports of what can have been on a day or earlier."""
        return self._bound("until", day)

    def _bound(self, name: str, day: date) -> int:
        if (name, day) not in self.bounds:
            told, days = day.isoformat(), self.last_days if name == "since" else self.first_days
            ones = (bit for other, bit in days if (other >= told if name == "since" else other <= told))
            self.bounds[name, day] = bits(ones, len(self.event_at))
        return self.bounds[name, day]


def bits(positions: Iterable[int], size: int) -> int:
    """The number with bits at some positions."""
    made = bytearray((size >> 3) + 1)
    for position in positions:
        made[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(made, "little")


def build(library: Library) -> Index:
    """The index of the reports of all events of a library."""
    events = library.db.execute(
        f"SELECT e.id, e.date_from, e.disputes, e.reports, e.killed_best FROM events e WHERE e.ended IS NULL ORDER BY {ORDER}"
    ).fetchall()
    numbers = {row[0]: number for number, row in enumerate(events)}
    members: list[list[tuple[Any, ...]]] = [[] for _ in events]
    rows = library.db.execute(
        "SELECT event, row, id, article, type, mode, stance, ground, voice, place_id, country, day_from, day_to FROM reports"
        " WHERE withdrawn IS NULL AND event IS NOT NULL"
    )
    for event, *row in rows:
        if event in numbers:
            members[numbers[event]].append(tuple(row))
    parents = dict(library.db.execute("SELECT id, parent FROM known_places").fetchall())
    outlets: dict[str, list[str]] = {}
    for article, outlet in library.db.execute("SELECT DISTINCT article, outlet FROM appearances"):
        outlets.setdefault(article, []).append(outlet)
    people: dict[str, set[str]] = {}
    for report, actor in library.db.execute("SELECT report, actor FROM participants WHERE slot IN ('agent', 'patient') AND actor != ''"):
        people.setdefault(report, set()).add(actor)

    found: dict[str, dict[str, array[int]]] = {name: {} for name in LISTED}
    guards_at, event_at = array("I"), array("I")
    (last_row,) = library.db.execute("SELECT coalesce(max(row), 0) FROM reports").fetchone()
    at_row = array("I", [NOWHERE]) * (last_row + 1)
    disputed = array("I")
    months: dict[str, array[int]] = {}
    first_days: list[tuple[str, int]] = []
    last_days: list[tuple[str, int]] = []
    paths: dict[tuple[str, str], tuple[str, ...]] = {}

    def add(facet: str, value: str, position: int) -> None:
        found[facet].setdefault(value, array("I")).append(position)

    for number, reports in enumerate(members):
        _, day, disputes, _, _ = events[number]
        for row, id, article, kind, mode, stance, ground, voice, place, country, first, last in reports:
            at_row[row] = position = len(event_at)
            event_at.append(number)
            add("type", kind, position)
            if mode:
                add("mode", mode, position)
            add("stance", stance, position)
            add("ground", ground, position)
            add("voice", voice, position)
            for outlet in outlets.get(article, ()):
                add("outlet", outlet, position)
            for actor in people.get(id, ()):
                add("actor", actor, position)
            if (place, country) not in paths:
                paths[place, country] = _path(place, country, parents)
            for above in paths[place, country]:
                add("place", above, position)
            if first:
                first_days.append((first, position))
            if last:
                last_days.append((last, position))
            if disputes:
                disputed.append(position)
        guards_at.append(len(event_at))
        months.setdefault(day[:7] if day else "", array("I")).append(len(event_at))
        event_at.append(number)
    size = len(event_at)
    guards = bits(guards_at, size)
    return Index(
        events=tuple(row[0] for row in events),
        guards_at=guards_at,
        event_at=event_at,
        at_row=at_row,
        reports=((1 << size) - 1) & ~guards,
        guards=guards,
        values={name: {value: _posting(at, size) for value, at in told.items()} for name, told in found.items()},
        disputed=bits(disputed, size),
        first_days=tuple(first_days),
        last_days=tuple(last_days),
        months={month: bits(at, size) for month, at in sorted(months.items())},
        sizes=tuple((len(row[2].split()), row[3], row[4] or 0) for row in events),
    )


def _posting(positions: array[int], size: int) -> Posting:
    return positions if len(positions) < RARE else bits(positions, size)


def _path(place: str, country: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """A place and all that contains it; where no place is told, the country that is."""
    found: list[str] = []
    here = place or country
    while here and here not in found and len(found) < DEEP:
        found.append(here)
        here = parents.get(here, "") if place else ""
    return tuple(found)
