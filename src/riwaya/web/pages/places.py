"""Places: where the events of a filter were, and a page for each."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from riwaya.events.places import Gazetteer
from riwaya.exports.names import POINTS
from riwaya.store import Filter, KnownPlace, known_place
from riwaya.web.asked import Asked, Part, asked, part
from riwaya.web.facets import counts, select
from riwaya.web.faults import unknown
from riwaya.web.listing import Json, facet_links, facets_dict, listing, months
from riwaya.web.pages.counted import counted_data, counted_page, counted_table
from riwaya.web.render import page
from riwaya.web.visit import Visit, Visiting

pages, api = APIRouter(), APIRouter(tags=["places"])
Wanted = Annotated[Asked, Depends(asked)]
Which = Annotated[Part, Depends(part)]
PROFILE = ("type", "actor", "year", "voice", "outlet", "stance", "disputed")
COLUMNS = ("place", "name_en", "name_ar", "kind", "lat", "lon", "precision", "country", "parent", "events")


def _counted(visit: Visit, filter: Filter) -> list[tuple[KnownPlace, int]]:
    found = counts(visit.index, filter, "place")
    return [(known_place(visit.library, id) or KnownPlace(id, id, "", "", None, None, 0, "", ""), number) for id, number in found.items()]


def _known(visit: Visit, id: str) -> KnownPlace:
    found = known_place(visit.library, id)
    if found is None:
        raise unknown(id)
    return found


@pages.get("/places")
def places_page(visit: Visiting, wanted: Wanted, which: Which) -> Response:
    """The page."""
    filter = wanted.filter(visit.library)
    return counted_page(visit, "places", _counted(visit, filter), filter, which, ("json", "csv", "geojson"))


@pages.get("/places.json", name="places_json")
@api.get("/places", name="places")
def places_data(visit: Visiting, wanted: Wanted, which: Which) -> Json:
    """The places of the events of a filter, each with the number of events there, those in its parts among them."""
    filter = wanted.filter(visit.library)
    return counted_data("places", _counted(visit, filter), filter, which)


@pages.get("/places.csv", name="places_csv")
def places_csv(visit: Visiting, wanted: Wanted) -> Response:
    """All places of a filter as CSV."""
    return counted_table("places", _counted(visit, wanted.filter(visit.library)), COLUMNS)


@pages.get("/places.geojson", name="places_geojson")
@api.get("/places.geojson", name="places_geojson_api")
def places_geojson(visit: Visiting, wanted: Wanted) -> Json:
    """All places of a filter that are a point, as GeoJSON; countries and provinces are none."""
    features: list[Json] = [
        {
            "type": "Feature",
            "id": place.id,
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
            "properties": {"name": place.name_en, "name_ar": place.name_ar, "kind": place.kind, "country": place.country, "events": number},
        }
        for place, number in _counted(visit, wanted.filter(visit.library))
        if place.lat is not None and place.lon is not None and place.precision in POINTS
    ]
    return {"type": "FeatureCollection", "features": features}


@pages.get("/places/{id}.json", name="place_json")
@api.get("/places/{id}", name="place")
def place_data(visit: Visiting, id: str) -> Json:
    """A place: what the gazetteer says of it, what contains it, and what is told of it."""
    known, mine = _known(visit, id), Filter(places=(id,))
    chosen = select(visit.index, mine)
    return {
        "place": asdict(known),
        "within": list(Gazetteer(visit.library.db).path(id)[1:]),
        "events": chosen.events,
        "facets": facets_dict(visit, mine, PROFILE),
        "months": chosen.months(),
        "latest": chosen.ids(limit=10),
    }


@pages.get("/places/{id}")
def place_page(visit: Visiting, id: str) -> Response:
    """The page."""
    known, mine = _known(visit, id), Filter(places=(id,))
    shown = listing(visit, mine, Part(10, 0))
    parts = [(part, number) for part, number in counts(visit.index, mine, "place").items() if part != id]
    above = Gazetteer(visit.library.db).path(id)[1:]
    return page(
        visit,
        "place.html",
        place=known,
        within=above,
        parts=[(part, number) for part, number in parts if part not in above][:40],
        view=shown,
        bars=months(shown),
        facets=facet_links(visit, mine, "/events", PROFILE),
        formats=("json",),
        address=f"/places/{id}",
    )
