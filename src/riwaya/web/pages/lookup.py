"""Looking up: actors and places by some letters of a name, for a box in which one types."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query

from riwaya.store import KnownActor, KnownPlace, find_actors, find_places
from riwaya.store.lookup import actors_like, places_like
from riwaya.web.listing import Json
from riwaya.web.visit import AtDesk, Visit

pages, api = APIRouter(), APIRouter(tags=["lookup"])
Letters = Annotated[str, Query(max_length=200, description="An id, or letters of a name in Arabic or English.")]
Exact = Annotated[bool, Query(description="Only whole names, in any spelling.")]
Limit = Annotated[int, Query(ge=1, le=50, description="At most so many.")]


@api.get("/lookup/actors", name="lookup_actors")
def lookup_actors(visit: AtDesk, q: Letters, exact: Exact = False, limit: Limit = 12) -> Json:
    """The actors whose id or name has some letters in it, those that fit best first; `name` is in the visitor's language."""
    found = find_actors(visit.library, q)[:limit] if exact else actors_like(visit.library, q, limit)
    return {"query": q, "found": [_named(visit, one) for one in found]}


@api.get("/lookup/places", name="lookup_places")
def lookup_places(visit: AtDesk, q: Letters, exact: Exact = False, limit: Limit = 12) -> Json:
    """The places whose id or name has some letters in it, those that fit best first; `name` is in the visitor's language."""
    found = find_places(visit.library, q)[:limit] if exact else places_like(visit.library, q, limit)
    return {"query": q, "found": [_named(visit, one) for one in found]}


def _named(visit: Visit, one: KnownActor | KnownPlace) -> Json:
    name = visit.names.known(one)
    within = visit.names.place(one.country).text if one.country else ""
    return {**asdict(one), "name": name.text, "lang": name.lang, "within": within}
