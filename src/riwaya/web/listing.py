"""Lists of events as pages and programs get them: the rows, how many there are, and the facets that narrow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from riwaya.events.view import event_dict
from riwaya.store import EventRow, Filter, event
from riwaya.store.filters import conditions
from riwaya.web.asked import Part, link
from riwaya.web.chart import Bar, bars
from riwaya.web.facets import Facet, Selection, facets, select, with_value
from riwaya.web.names import Name
from riwaya.web.site import FACETS
from riwaya.web.visit import Visit

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Listing:
    """A part of the events that pass a filter; `path` is the address of the view without its conditions."""

    path: str
    filter: Filter
    part: Part
    sort: str
    selection: Selection
    events: tuple[EventRow, ...]

    @property
    def total(self) -> int:
        """How many events pass."""
        return self.selection.events

    def address(self, form: str = "", **more: object) -> str:
        """The permanent address of the view: `form` is empty for the page, else `.json`, `.csv` or `.geojson`."""
        told = {"sort": self.sort if self.sort != "date" else "", **more}
        return link(self.path + form, self.filter, **told)

    def to_dict(self) -> Json:
        """The list as a JSON object; `next` is the address of the following part, null at the end."""
        after = self.part.offset + len(self.events)
        more = link("/api/v1/events", self.filter, sort=self.sort, limit=self.part.limit, offset=after) if after < self.total else None
        return {
            "total": self.total,
            "reports": self.selection.reports,
            "limit": self.part.limit,
            "offset": self.part.offset,
            "sort": self.sort,
            "filter": filter_dict(self.filter),
            "next": more,
            "events": [event_dict(row) for row in self.events],
        }


@dataclass(frozen=True, slots=True)
class Link:
    """A value of a facet as a page shows it: its name, its number, and the address of the view with it chosen or no longer chosen."""

    name: Name
    events: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class FacetLinks:
    """A facet as a page shows it."""

    name: str
    links: tuple[Link, ...]
    more: int


def listing(visit: Visit, filter: Filter, part: Part, *, sort: str = "date", path: str = "/events") -> Listing:
    """The part of the events that pass a filter."""
    selection = select(visit.index, filter)
    ids = selection.ids(limit=part.limit, offset=part.offset, sort=sort)
    return Listing(path, filter, part, sort, selection, rows_of(visit, ids))


def rows_of(visit: Visit, ids: Sequence[str]) -> tuple[EventRow, ...]:
    """The rows of some events; one that has ended meanwhile is passed over."""
    found = (event(visit.library, id) for id in ids)
    return tuple(row for row in found if row is not None and not row.ended)


def facet_links(
    visit: Visit, filter: Filter, path: str, names: Sequence[str] = FACETS, *, among: int | None = None, **more: object
) -> tuple[FacetLinks, ...]:
    """The facets of a view at a path; `more` are further values that its address keeps, `among` the bits of the reports that count."""

    def of(facet: Facet) -> FacetLinks:
        links = tuple(
            Link(
                visit.names.value(facet.name, choice.value), choice.events, choice.chosen,
                link(path, with_value(filter, facet.name, choice.value, chosen=not choice.chosen), **more),
            )
            for choice in facet.choices
        )  # fmt: skip
        return FacetLinks(facet.name, links, facet.more)

    return tuple(of(facet) for facet in facets(visit.index, filter, names, among=among))


def chosen_links(visit: Visit, filter: Filter, path: str, **more: object) -> tuple[FacetLinks, ...]:
    """The conditions that hold, each with the address of the view without it."""

    def of(name: str, value: str) -> Link:
        return Link(visit.names.value(name, value), 0, True, link(path, with_value(filter, name, value, chosen=False), **more))

    return tuple(FacetLinks(name, (of(name, value),), 0) for name, value in conditions(filter))


def facets_dict(visit: Visit, filter: Filter, names: Sequence[str] = FACETS) -> Json:
    """The facets as a JSON object: for each the most frequent values with the number of events that they leave."""
    return {
        facet.name: [{"value": choice.value, "events": choice.events, "chosen": choice.chosen} for choice in facet.choices]
        for facet in facets(visit.index, filter, names)
    }


def months(shown: Listing) -> tuple[Bar, ...]:
    """The events of a list by month or year, as bars that lead to their part."""
    return bars(shown.selection.months(), lambda since, until: link(shown.path, replace(shown.filter, since=since, until=until)))


def filter_dict(filter: Filter) -> Json:
    """The conditions of a filter as a JSON object: lists of values by name."""
    told: dict[str, list[str]] = {}
    for name, value in conditions(filter):
        told.setdefault(name, []).append(value)
    return dict(told)
