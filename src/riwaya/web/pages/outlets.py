"""Outlets: how much each tells, whom it quotes, and where its numbers differ. No outlet is graded."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends
from starlette.responses import Response

from riwaya.events.outlets import Difference, Profile, differences_of, outlets_of
from riwaya.store import Filter
from riwaya.store.archive import heads
from riwaya.store.tallies import articles_by_outlet
from riwaya.web.asked import Asked, Part, asked
from riwaya.web.downloads import table_download
from riwaya.web.faults import unknown
from riwaya.web.listing import Json, facet_links, filter_dict, listing, months
from riwaya.web.printed import Printed, printed
from riwaya.web.render import page
from riwaya.web.visit import Visit, Visiting

pages, api = APIRouter(), APIRouter(tags=["outlets"])
Wanted = Annotated[Asked, Depends(asked)]
PROFILE = ("type", "actor", "place", "year", "voice", "stance", "disputed")
COLUMNS = ("outlet", "articles", "reports", "unattributed", "events", "alone")
SHOWN = 12


def _profiles(visit: Visit) -> tuple[Profile, ...]:
    return visit.site.kept("outlets", outlets_of)


def _profile(visit: Visit, outlet: str) -> Profile:
    found = next((profile for profile in _profiles(visit) if profile.outlet == outlet), None)
    if found is None:
        raise unknown(outlet)
    return found


def _differences(visit: Visit, outlet: str) -> tuple[Difference, ...]:
    return visit.site.kept(f"differences {outlet}", lambda library: differences_of(library, outlet))


def _printed(visit: Visit, filter: Filter) -> list[Printed]:
    return printed(visit.index, filter, visit.site.kept("articles by outlet", articles_by_outlet))


@pages.get("/outlets")
def outlets_page(visit: Visiting, wanted: Wanted) -> Response:
    """The page."""
    filter = wanted.filter(visit.library)
    return page(
        visit,
        "outlets.html",
        rows=_printed(visit, filter),
        view=listing(visit, filter, Part(0, 0), path="/outlets"),
        facets=facet_links(visit, filter, "/outlets"),
        formats=("json", "csv"),
    )


@pages.get("/outlets.json", name="outlets_json")
@api.get("/outlets", name="outlets")
def outlets_data(visit: Visiting, wanted: Wanted) -> Json:
    """The outlets that tell anything of what a filter selects, the one with most articles first; `articles` are all that it printed, the
    other numbers are of the selection."""
    filter = wanted.filter(visit.library)
    rows = [asdict(row) for row in _printed(visit, filter)]
    return {"total": len(rows), "filter": filter_dict(filter), "outlets": rows}


@pages.get("/outlets.csv", name="outlets_csv")
def outlets_csv(visit: Visiting, wanted: Wanted) -> Response:
    """The outlets of a filter as CSV."""
    return table_download(COLUMNS, (asdict(row) for row in _printed(visit, wanted.filter(visit.library))), "outlets.csv")


@pages.get("/outlets/{outlet}.json", name="outlet_json")
@api.get("/outlets/{outlet}", name="outlet")
def outlet_data(visit: Visiting, outlet: str) -> Json:
    """An outlet: what it tells, whom it quotes, and the events for which its numbers differ from those of others."""
    return {"outlet": asdict(_profile(visit, outlet)), "differences": [asdict(found) for found in _differences(visit, outlet)]}


@pages.get("/outlets/{outlet}")
def outlet_page(visit: Visiting, outlet: str) -> Response:
    """The page."""
    mine = Filter(outlets=(outlet,))
    shown = listing(visit, mine, Part(10, 0))
    return page(
        visit,
        "outlet.html",
        profile=_profile(visit, outlet),
        differences=_differences(visit, outlet)[: 2 * SHOWN],
        heads=heads(visit.library, outlet=outlet, limit=SHOWN),
        view=shown,
        bars=months(shown),
        facets=facet_links(visit, mine, "/events", PROFILE),
        shown=SHOWN,
        formats=("json",),
        address=f"/outlets/{quote(outlet, safe='')}",
    )
