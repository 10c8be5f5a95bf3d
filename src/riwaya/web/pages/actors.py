"""Actors: who takes part in what a filter selects, and a page for each."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from riwaya.events.names import made_name
from riwaya.store import Filter, KnownActor, known_actor
from riwaya.store.wordings import Called, names_of_actor, parts_of_actor
from riwaya.web.asked import Asked, Part, asked, part
from riwaya.web.facets import counts, select
from riwaya.web.faults import unknown
from riwaya.web.listing import Json, facet_links, facets_dict, listing, months
from riwaya.web.pages.counted import counted_data, counted_page, counted_table
from riwaya.web.render import page
from riwaya.web.visit import Visit, Visiting

pages, api = APIRouter(), APIRouter(tags=["actors"])
Wanted = Annotated[Asked, Depends(asked)]
Which = Annotated[Part, Depends(part)]
PROFILE = ("type", "place", "year", "voice", "outlet", "stance", "disputed")
COLUMNS = ("actor", "name_en", "name_ar", "country", "role", "kind", "since", "until", "events")


def _counted(visit: Visit, filter: Filter) -> list[tuple[KnownActor, int]]:
    found = counts(visit.index, filter, "actor")
    return [(_actor(visit, id), number) for id, number in found.items()]


def _actor(visit: Visit, id: str) -> KnownActor:
    """The actor of an id; of one that the lexicon does not list, what its id says."""
    found = known_actor(visit.library, id)
    if found:
        return found
    name_en, name_ar = (made_name(visit.library, id, arabic=arabic) for arabic in (False, True))
    return KnownActor(id, name_en or id, name_ar, id.partition(".")[0], "", "", "", "")


def _parts(visit: Visit, id: str) -> dict[str, int]:
    return visit.site.kept(f"parts {id}", lambda library: parts_of_actor(library, id))


def _names(visit: Visit, id: str) -> list[Called]:
    return visit.site.kept(f"names {id}", lambda library: names_of_actor(library, id))


def _known(visit: Visit, id: str) -> KnownActor:
    if known_actor(visit.library, id) is None and not _parts(visit, id):
        raise unknown(id)
    return _actor(visit, id)


@pages.get("/actors")
def actors_page(visit: Visiting, wanted: Wanted, which: Which) -> Response:
    """The page."""
    filter = wanted.filter(visit.library)
    return counted_page(visit, "actors", _counted(visit, filter), filter, which, ("json", "csv"))


@pages.get("/actors.json", name="actors_json")
@api.get("/actors", name="actors")
def actors_data(visit: Visiting, wanted: Wanted, which: Which) -> Json:
    """The actors that take part in the events of a filter, each with the number of these events."""
    filter = wanted.filter(visit.library)
    return counted_data("actors", _counted(visit, filter), filter, which)


@pages.get("/actors.csv", name="actors_csv")
def actors_csv(visit: Visiting, wanted: Wanted) -> Response:
    """All actors of a filter as CSV."""
    return counted_table("actors", _counted(visit, wanted.filter(visit.library)), COLUMNS)


@pages.get("/actors/{id}.json", name="actor_json")
@api.get("/actors/{id}", name="actor")
def actor_data(visit: Visiting, id: str) -> Json:
    """An actor: what the knowledge says of it, its parts in reports, and the names by which it is called."""
    known, mine = _known(visit, id), Filter(actors=(id,))
    chosen = select(visit.index, mine)
    return {
        "actor": asdict(known),
        "events": chosen.events,
        "parts": _parts(visit, id),
        "names": [asdict(name) for name in _names(visit, id)],
        "facets": facets_dict(visit, mine, PROFILE),
        "months": chosen.months(),
        "latest": chosen.ids(limit=10),
    }


@pages.get("/actors/{id}")
def actor_page(visit: Visiting, id: str) -> Response:
    """The page."""
    known, mine = _known(visit, id), Filter(actors=(id,))
    shown = listing(visit, mine, Part(10, 0))
    return page(
        visit,
        "actor.html",
        actor=known,
        view=shown,
        parts=_parts(visit, id),
        wordings=_names(visit, id),
        bars=months(shown),
        facets=facet_links(visit, mine, "/events", PROFILE),
        formats=("json",),
        address=f"/actors/{id}",
    )
