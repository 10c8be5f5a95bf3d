"""Events: the table and the timeline of what passes a filter."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from riwaya.web.asked import Asked, Part, asked, part
from riwaya.web.downloads import csv_download, geojson_download
from riwaya.web.facets import SORTS
from riwaya.web.listing import Json, facet_links, facets_dict, filter_dict, listing, months
from riwaya.web.render import page
from riwaya.web.visit import Visiting

pages, api = APIRouter(), APIRouter(tags=["events"])
Wanted = Annotated[Asked, Depends(asked)]
Which = Annotated[Part, Depends(part)]
Sort = Annotated[
    Literal["date", "disputes", "reports", "killed"],
    Query(description="date: the latest first; disputes, reports, killed: those with most first."),
]


@pages.get("/events")
def events(
    visit: Visiting, wanted: Wanted, which: Which, sort: Sort = "date", view: Annotated[Literal["table", "timeline"], Query()] = "table"
) -> Response:
    """The page."""
    shown = listing(visit, wanted.filter(visit.library), which, sort="date" if view == "timeline" else sort)
    by_day = [(day, list(rows)) for day, rows in groupby(shown.events, key=lambda row: row.low)] if view == "timeline" else []
    return page(
        visit,
        "events.html",
        view=shown,
        kind=view,
        days_of=by_day,
        bars=months(shown),
        sorts=SORTS,
        facets=facet_links(visit, shown.filter, "/events", sort=sort if sort != "date" else "", view=view if view != "table" else ""),
        formats=("json", "csv", "geojson"),
    )


@pages.get("/events.json", name="events_json")
@api.get("/events", name="events")
def events_data(visit: Visiting, wanted: Wanted, which: Which, sort: Sort = "date") -> Json:
    """The events that pass a filter: a part of them, with how many there are."""
    return listing(visit, wanted.filter(visit.library), which, sort=sort).to_dict()


@pages.get("/events.csv", name="events_csv")
@api.get("/events.csv", name="events_csv_api", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
def events_csv(visit: Visiting, wanted: Wanted, sort: Sort = "date") -> Response:
    """All events that pass a filter, as CSV with the columns of the export `events.csv`."""
    return csv_download(visit.site, listing(visit, wanted.filter(visit.library), Part(0, 0), sort=sort))


@pages.get("/events.geojson", name="events_geojson")
@api.get("/events.geojson", name="events_geojson_api", response_class=Response, responses={200: {"content": {"application/geo+json": {}}}})
def events_geojson(visit: Visiting, wanted: Wanted, sort: Sort = "date") -> Response:
    """All events that pass a filter and have an honest point, as GeoJSON; the others are in the CSV."""
    return geojson_download(visit.site, listing(visit, wanted.filter(visit.library), Part(0, 0), sort=sort))


@api.get("/facets", name="facets")
def facets_data(visit: Visiting, wanted: Wanted) -> Json:
    """The facets of a filter: for each the most frequent values, with the number of events that choosing them would leave."""
    filter = wanted.filter(visit.library)
    return {"filter": filter_dict(filter), "facets": facets_dict(visit, filter)}
