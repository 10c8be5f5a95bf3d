"""Overview: what the library holds, the latest events, and those on which voices part most."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from riwaya.store import Filter, count_articles
from riwaya.store.history import runs
from riwaya.web.asked import Asked, Part, asked
from riwaya.web.facets import select
from riwaya.web.listing import Json, facet_links, facets_dict, filter_dict, listing, months, rows_of
from riwaya.web.render import page
from riwaya.web.visit import Visit, Visiting

pages, api = APIRouter(), APIRouter(tags=["overview"])
FIRST = Part(8, 0)


def _totals(visit: Visit, filter: Filter) -> dict[str, int]:
    index = visit.index
    chosen = select(index, filter)
    return {
        "articles": count_articles(visit.library),
        "events": chosen.events,
        "reports": chosen.reports,
        "disputed": (chosen.guards & select(index, Filter(disputed=True)).guards).bit_count(),
        "outlets": len(index.values["outlet"]),
        "voices": len(index.values["voice"]),
        "actors": len(index.values["actor"]),
        "places": len(index.values["place"]),
    }


@pages.get("/")
def overview(visit: Visiting, wanted: Annotated[Asked, Depends(asked)]) -> Response:
    """The page."""
    filter = wanted.filter(visit.library)
    latest = listing(visit, filter, FIRST)
    disputed = rows_of(visit, latest.selection.ids(limit=FIRST.limit, sort="disputes"))
    return page(
        visit,
        "overview.html",
        totals=_totals(visit, filter),
        latest=latest,
        disputed=[row for row in disputed if row.disputes],
        bars=months(latest),
        facets=facet_links(visit, filter, "/"),
        formats=("json",),
        view=latest,
    )


@pages.get("/overview.json", name="overview_json")
@api.get("/overview", name="overview")
def overview_data(visit: Visiting, wanted: Annotated[Asked, Depends(asked)]) -> Json:
    """What the library holds under a filter: totals, the facets, events by month, and the runs that made it."""
    filter = wanted.filter(visit.library)
    chosen = select(visit.index, filter)
    return {
        "library": visit.library.name,
        "filter": filter_dict(filter),
        "totals": _totals(visit, filter),
        "months": chosen.months(),
        "facets": facets_dict(visit, filter),
        "latest": chosen.ids(limit=FIRST.limit),
        "most_disputed": chosen.ids(limit=FIRST.limit, sort="disputes"),
        "runs": [{"id": run.id, "kind": run.kind, "started": run.started, "code": run.code, "knowledge": run.knowledge}
                 for run in runs(visit.library)],
    }  # fmt: skip
