"""Map: where the events of a filter were, in step with a list and with time; what has no honest point stands apart."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from riwaya.errors import UsageError
from riwaya.store import Filter, Library
from riwaya.store.fields import day_of
from riwaya.web.asked import DAY, Asked, Part, asked, link, part
from riwaya.web.downloads import csv_download, geojson_download
from riwaya.web.facets import counts
from riwaya.web.labels import labels
from riwaya.web.listing import Listing, facet_links, filter_dict, listing, rows_of
from riwaya.web.map_words import map_settings
from riwaya.web.points import COLUMNS, GROUPS, MOST, Window, rows, within
from riwaya.web.render import VENDOR, page
from riwaya.web.visit import Visit, Visiting

pages, api = APIRouter(), APIRouter(tags=["map"])
ALL = 1_000_000_000
STEPS = ("day", "week", "month", "year")
WORDS = (
    *("all-days", "play", "pause", "step-on", "undated", "inferred", "no-webgl", "map-failed", "map-empty", "zoom-in", "zoom-out"),
    *("map-gestures", "map-fingers", "nav-map", "of-reports", "of-voices", "of-events", "only-here", "more-events", "without-point"),
    *("map-sum", "why-country", "why-place", "why-coordinates", "cluster"),
)
Wanted = Annotated[Asked, Depends(asked)]
Which = Annotated[Part, Depends(part)]
Step = Annotated[Literal["", "day", "week", "month", "year"], Query(description="How far the slider goes at a time.")]
View = Annotated[str, Query(max_length=60, pattern=r"^(-?[0-9.]+,-?[0-9.]+,[0-9.]+)?$", description="Latitude, longitude and zoom of the map.")]
Spot = Annotated[str, Query(max_length=200, description="The place that is chosen on the map.")]


def _window(
    first: Annotated[str, Query(alias="from", pattern=DAY, description="Only what can have been on this day of the slider or later.")] = "",
    last: Annotated[str, Query(alias="to", pattern=DAY, description="Only what can have been on this day of the slider or earlier.")] = "",
) -> Window:
    window = Window(day_of(first, "from") if first else None, day_of(last, "to", last=True) if last else None)
    if window.first and window.last and window.first > window.last:
        raise UsageError("bad-condition", "from", f"{window.first} > {window.last}")
    return window


Windowed = Annotated[Window, Depends(_window)]


@pages.get("/map")
def map_page(visit: Visiting, wanted: Wanted, which: Which, window: Windowed, step: Step = "", view: View = "", spot: Spot = "") -> Response:
    """The page: a list that needs no script, which the map takes over where it can."""
    shown = _shown(visit, wanted)
    ids = _ids(visit, shown, window)
    kept: dict[str, Any] = {"from": _iso(window.first), "to": _iso(window.last), "step": step, "view": view, "spot": spot}
    return page(
        visit,
        "map.html",
        view=shown,
        total=len(ids),
        rows=rows_of(visit, ids[which.offset : which.offset + which.limit]),
        part=which,
        data=link("/map.json", shown.filter),
        labels=link("/map/labels.json", None, lang=visit.texts.language),
        events=link("/events", shown.filter),
        steps=STEPS,
        groups=GROUPS,
        drawn=VENDOR.is_dir(),
        facets=facet_links(visit, shown.filter, "/map", **kept),
        formats=("json", "csv", "geojson"),
        address=lambda form: link(f"/map{form and '.' + form}", shown.filter, **kept),
        settings=map_settings(visit, WORDS),
    )


@pages.get("/map.json", name="map_json")
@api.get("/map", name="map", response_class=Response, responses={200: {"content": {"application/json": {}}}})
def map_data(visit: Visiting, wanted: Wanted, window: Windowed) -> Response:
    """The events that pass a filter in few columns, the latest first and 20,000 at most: `columns`, `rows`, and how many there are in all.
    Coordinates are null where a point would not be honest."""
    shown = _shown(visit, wanted)
    ids = _ids(visit, shown, window)
    told = {
        "total": len(ids),
        "limit": MOST,
        "filter": filter_dict(shown.filter),
        "from": _iso(window.first),
        "to": _iso(window.last),
        "columns": COLUMNS,
        "rows": rows(visit.library, ids[:MOST], visit.texts.language),
    }
    return Response(json.dumps(told, ensure_ascii=False, separators=(",", ":")), media_type="application/json")


@pages.get("/map.csv", name="map_csv")
def map_csv(visit: Visiting, wanted: Wanted, window: Windowed) -> Response:
    """All events of the view as CSV with the columns of the export `events.csv`, those without a point too."""
    shown = _shown(visit, wanted)
    return csv_download(visit.site, shown, _ids(visit, shown, window))


@pages.get("/map.geojson", name="map_geojson")
@api.get("/map.geojson", name="map_geojson_api", response_class=Response, responses={200: {"content": {"application/geo+json": {}}}})
def map_geojson(visit: Visiting, wanted: Wanted, window: Windowed) -> Response:
    """All events of the view that have an honest point, as GeoJSON; the others are in the CSV."""
    shown = _shown(visit, wanted)
    return geojson_download(visit.site, shown, _ids(visit, shown, window))


@pages.get("/map/labels.json", name="map_labels")
def map_labels(visit: Visiting) -> Response:
    """The names that the map shows: [name, longitude, latitude, rank, events]."""
    language = visit.texts.language

    def make(library: Library) -> str:
        told = counts(visit.index, Filter(), "place")
        return json.dumps(labels(library, told, language), ensure_ascii=False, separators=(",", ":"))

    return Response(visit.kept(f"labels {language}", make), media_type="application/json")


def _shown(visit: Visit, wanted: Asked) -> Listing:
    return listing(visit, wanted.filter(visit.library), Part(0, 0), path="/map")


def _ids(visit: Visit, shown: Listing, window: Window) -> list[str]:
    return within(visit.library, shown.selection.ids(limit=ALL), window)


def _iso(day: object) -> str:
    return str(day) if day else ""
