"""Pages and data that list actors or places, each with the number of events of a filter that it has part in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from starlette.responses import Response

from riwaya.store import Filter, KnownActor, KnownPlace
from riwaya.web.asked import Part, link
from riwaya.web.downloads import table_download
from riwaya.web.listing import Json, facet_links, filter_dict, listing
from riwaya.web.render import page
from riwaya.web.visit import Visit

Counted = Sequence[tuple[KnownActor, int]] | Sequence[tuple[KnownPlace, int]]  # the most frequent first


def counted_page(visit: Visit, kind: str, found: Counted, filter: Filter, which: Part, formats: Sequence[str]) -> Response:
    """The page of a part of what was counted; `kind` is `actors` or `places`."""
    return page(
        visit,
        f"{kind}.html",
        rows=found[which.offset : which.offset + which.limit],
        total=len(found),
        most=found[0][1] if found else 0,
        part=which,
        view=listing(visit, filter, Part(0, 0), path=f"/{kind}"),
        facets=facet_links(visit, filter, f"/{kind}"),
        formats=formats,
    )


def counted_data(kind: str, found: Counted, filter: Filter, which: Part) -> Json:
    """A part of what was counted as data, with the address of the next part."""
    after = which.offset + which.limit
    rows = [{**asdict(known), "events": number} for known, number in found[which.offset : after]]
    more = link(f"/api/v1/{kind}", filter, limit=which.limit, offset=after) if after < len(found) else None
    return {"total": len(found), "limit": which.limit, "offset": which.offset, "filter": filter_dict(filter), "next": more, kind: rows}


def counted_table(kind: str, found: Counted, columns: tuple[str, ...]) -> Response:
    """All of what was counted as CSV; the first column is the id."""
    rows = ({**asdict(known), columns[0]: known.id, "events": number} for known, number in found)
    return table_download(columns, rows, f"{kind}.csv")
