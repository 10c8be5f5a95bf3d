"""Changes: what was added to the library, and what was altered in it since."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from riwaya.store.history import changes, count_changes, runs
from riwaya.web.asked import Part, link, part
from riwaya.web.downloads import table_download
from riwaya.web.listing import Json
from riwaya.web.render import page
from riwaya.web.visit import Visiting

pages, api = APIRouter(), APIRouter(tags=["changes"])
FORM = r"^(\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2}Z?)?)?)?)?)?)?$"
Since = Annotated[str, Query(pattern=FORM, description="A point of time in UTC or its beginning: 2024, 2024-05-01, 2024-05-01T12:00:00Z.")]
Which = Annotated[Part, Depends(part)]
COLUMNS = ("id", "run", "at", "kind", "subject", "field", "before", "after")


@pages.get("/changes")
def changes_page(visit: Visiting, which: Which, since: Since = "") -> Response:
    """The page."""
    return page(
        visit,
        "changes.html",
        since=since,
        runs=runs(visit.library, since)[::-1],
        total=count_changes(visit.library, since),
        changes=changes(visit.library, since, limit=which.limit, offset=which.offset),
        part=which,
        formats=("json", "csv"),
        address=lambda form: link(f"/changes{form and '.' + form}", None, since=since, **(which.told() if form != "csv" else {})),
    )


@pages.get("/changes.json", name="changes_json")
@api.get("/changes", name="changes")
def changes_data(visit: Visiting, which: Which, since: Since = "") -> Json:
    """The runs and alterations since a point of time; reports and events that ended are among them."""
    total, found = count_changes(visit.library, since), changes(visit.library, since, limit=which.limit, offset=which.offset)
    after = which.offset + len(found)
    return {
        "since": since,
        "runs": [asdict(run) for run in runs(visit.library, since)],
        "total": total,
        "limit": which.limit,
        "offset": which.offset,
        "next": link("/api/v1/changes", since=since, limit=which.limit, offset=after) if after < total else None,
        "changes": [asdict(change) for change in found],
    }


@pages.get("/changes.csv", name="changes_csv")
def changes_csv(visit: Visiting, since: Since = "") -> Response:
    """All alterations since a point of time as CSV."""
    return table_download(COLUMNS, [asdict(change) for change in changes(visit.library, since)], "changes.csv")
