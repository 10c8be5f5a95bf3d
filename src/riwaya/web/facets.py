"""Which events a filter selects, in which order, and how many each further condition would leave."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Any

from riwaya.store import NARRATOR, Filter
from riwaya.store.filters import LISTS
from riwaya.web.index import NOWHERE, Index, Posting, bits

SHOWN = 12  # values of a facet
SORTS = ("date", "disputes", "reports", "killed")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: how many events it would leave, and whether it is chosen."""

    value: str
    events: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its most frequent values, the chosen ones always among them; `more` counts those that are not shown."""

    name: str
    choices: tuple[Choice, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The reports that pass a filter, as bits of an index, and the guards of their events."""

    index: Index
    bits: int
    guards: int

    @property
    def events(self) -> int:
        """How many events are selected."""
        return self.guards.bit_count()

    @property
    def reports(self) -> int:
        """How many reports pass the filter themselves."""
        return self.bits.bit_count()

    def ids(self, *, limit: int, offset: int = 0, sort: str = "date") -> list[str]:
        """The ids of selected events in an order (one of SORTS), a part of them."""
        numbers = self._numbers() if sort == "date" else iter(self._sorted(sort, offset + limit))
        return [self.index.events[number] for place, number in zip(range(offset + limit), numbers, strict=False) if place >= offset]

    def months(self) -> dict[str, int]:
        """How many of the events begin in each month; those without a day under an empty name."""
        counted = {month: (self.guards & guards).bit_count() for month, guards in self.index.months.items()}
        return {month: number for month, number in counted.items() if number}

    def _numbers(self) -> Iterator[int]:
        told = bin(self.guards)[:1:-1]
        at = told.find("1")
        while at >= 0:
            yield self.index.event_at[at]
            at = told.find("1", at + 1)

    def _sorted(self, sort: str, most: int) -> list[int]:
        sizes, first = self.index.sizes, SORTS.index(sort) - 1
        return heapq.nsmallest(most, self._numbers(), key=lambda n: (-sizes[n][first], *(-size for size in sizes[n]), n))


def select(index: Index, filter: Filter) -> Selection:
    """What passes a filter."""
    parts = _parts(index, filter)
    return _selection(index, reduce(int.__and__, parts.values(), index.reports))


def facets(index: Index, filter: Filter, names: Sequence[str], *, shown: int = SHOWN, among: int | None = None) -> tuple[Facet, ...]:
    """The facets of some names: each counts what is selected by all other conditions; `among` are the bits of the reports that count, where
    not all do."""
    parts = _parts(index, filter)
    every = index.reports if among is None else among
    whole = reduce(int.__and__, parts.values(), every)
    found = []
    for name in names:
        rest = whole
        if name in parts:
            rest = reduce(int.__and__, (part for other, part in parts.items() if other != name), every)
        found.append(_facet(index, name, rest, filter, shown))
    return tuple(found)


def among_rows(index: Index, rows: Iterable[int]) -> int:
    """The bits of the reports in some rows of the library."""
    last = len(index.at_row)
    told = (index.at_row[row] for row in rows if row < last)  # later rows came after the index
    return bits((at for at in told if at != NOWHERE), len(index.event_at)) & index.reports


def counts(index: Index, filter: Filter, name: str) -> dict[str, int]:
    """How many of the selected events have each value of a facet, the most frequent first; values that none has are left out."""
    chosen = select(index, filter).bits
    counted = {value: number for value, number in _counted(index, index.values[name], chosen)}
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def postings(index: Index, name: str) -> dict[str, int]:
    """The bits of each value of a facet."""
    return {value: _bits(index, posting) for value, posting in index.values[name].items()}


def events_of(index: Index, chosen: int) -> int:
    """The guards of the events to which chosen reports belong."""
    return (chosen + index.reports) & index.guards


def _bits(index: Index, posting: Posting) -> int:
    return posting if isinstance(posting, int) else bits(posting, len(index.event_at))


def _parts(index: Index, filter: Filter) -> dict[str, int]:
    """The bits of each condition of a filter by its name."""
    parts = {}
    for name, field in LISTS.items():
        wanted: tuple[str, ...] = getattr(filter, field)
        if wanted:
            told = (index.values[name].get(_key(name, value), 0) for value in wanted)
            parts[name] = reduce(int.__or__, (_bits(index, posting) for posting in told), 0)
    if filter.since:
        parts["since"] = index.since(filter.since)
    if filter.until:
        parts["until"] = index.until(filter.until)
    if filter.disputed:
        parts["disputed"] = index.disputed
    return parts


def _selection(index: Index, chosen: int) -> Selection:
    return Selection(index, chosen, events_of(index, chosen))


def _facet(index: Index, name: str, rest: int, filter: Filter, shown: int) -> Facet:
    if name == "disputed":
        number = _selection(index, rest & index.disputed).events
        return Facet(name, (Choice("yes", number, filter.disputed),) if number or filter.disputed else (), 0)
    if name == "year":
        return Facet(name, tuple(_years(index, rest, filter)), 0)
    chosen = {_key(name, value) for value in getattr(filter, LISTS[name])}
    counted = sorted(_counted(index, index.values[name], rest), key=lambda item: (-item[1], item[0]))
    top = counted[:shown]
    top += [(value, number) for value, number in counted[shown:] if value in chosen]
    top += [(value, 0) for value in sorted(chosen - {value for value, _ in counted})]
    told = tuple(Choice(_told(name, value), number, value in chosen) for value, number in top)
    return Facet(name, told, len({value for value, _ in counted} - {value for value, _ in top}))


def _years(index: Index, rest: int, filter: Filter) -> Iterator[Choice]:
    years = sorted({month[:4] for month in index.months if month})
    for year in years:
        first, last = date(int(year), 1, 1), date(int(year), 12, 31)
        number = _selection(index, rest & index.since(first) & index.until(last)).events
        if number:
            yield Choice(year, number, filter.since == first and filter.until == last)


def _counted(index: Index, values: Mapping[str, Posting], chosen: int) -> Iterator[tuple[str, int]]:
    """The values that some selected report has, and how many events that makes."""
    plain = chosen.to_bytes((len(index.event_at) >> 3) + 1, "little")
    for value, posting in values.items():
        if isinstance(posting, int):
            number = ((chosen & posting) + index.reports & index.guards).bit_count()
        else:
            number = len({index.event_at[at] for at in posting if plain[at >> 3] >> (at & 7) & 1})
        if number:
            yield value, number


def _key(name: str, value: str) -> str:
    return "" if name == "voice" and value == NARRATOR else value


def _told(name: str, value: str) -> str:
    return NARRATOR if name == "voice" and not value else value


def with_value(filter: Filter, name: str, value: str, *, chosen: bool) -> Filter:
    """The filter with a value chosen or no longer chosen."""
    if name == "disputed":
        return replace(filter, disputed=chosen)
    if name in ("since", "until"):
        day = date.fromisoformat(value) if chosen else None
        return replace(filter, since=day) if name == "since" else replace(filter, until=day)
    if name == "year":
        days = (date(int(value), 1, 1), date(int(value), 12, 31)) if chosen else (None, None)
        return replace(filter, since=days[0], until=days[1])
    held: Iterable[str] = getattr(filter, LISTS[name])
    kept = tuple(other for other in held if other != value)
    told: dict[str, Any] = {LISTS[name]: (*kept, value) if chosen else kept}
    return replace(filter, **told)
