"""The events of a view as files that other programs read: the columns of the exports, row by row, without holding them all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from starlette.responses import StreamingResponse

from riwaya.exports.cells import Cell, csv_line
from riwaya.exports.event_row import EventRows
from riwaya.exports.fields import tables
from riwaya.exports.geojson import HEAD, TAIL, feature_of
from riwaya.exports.names import Names
from riwaya.exports.select import BATCH, Selection
from riwaya.exports.told import Told
from riwaya.knowledge import knowledge_files
from riwaya.knowledge.files import read_yaml
from riwaya.web.listing import Listing
from riwaya.web.site import Site

LONGEST = 600.0  # seconds that a whole download may take
Lines = Callable[[Iterator[Told], EventRows], Iterator[str]]


def csv_download(site: Site, shown: Listing, ids: Sequence[str] | None = None) -> StreamingResponse:
    """All events of a view, or some of them, as events.csv."""

    def lines(events: Iterator[Told], rows: EventRows) -> Iterator[str]:
        columns = tables()["events"].columns
        yield csv_line(columns)
        for told in events:
            row = rows.of(told)
            yield csv_line([row[name] for name in columns])

    return _download(site, shown, ids, lines, "events.csv", "text/csv; charset=utf-8")


def geojson_download(site: Site, shown: Listing, ids: Sequence[str] | None = None) -> StreamingResponse:
    """All events of a view, or some of them, that have an honest point, as GeoJSON."""

    def lines(events: Iterator[Told], rows: EventRows) -> Iterator[str]:
        precisions: Mapping[int, str] = read_yaml(knowledge_files()["vocabularies/ucdp_style.yaml"])["where_prec"]
        yield HEAD
        comma = ""
        for told in events:
            if told.located.lat is not None and told.located.lon is not None:
                yield comma + json.dumps(feature_of(told, rows, precisions), ensure_ascii=False)
                comma = ",\n"
        yield TAIL

    return _download(site, shown, ids, lines, "events.geojson", "application/geo+json")


def table_download(columns: tuple[str, ...], rows: Iterable[Mapping[str, Cell]], name: str) -> StreamingResponse:
    """Rows of a small table as CSV."""

    def lines() -> Iterator[str]:
        yield csv_line(columns)
        for row in rows:
            yield csv_line([row[column] for column in columns])

    return StreamingResponse(lines(), media_type="text/csv; charset=utf-8", headers=_named(name))


def _download(site: Site, shown: Listing, ids: Sequence[str] | None, lines: Lines, name: str, kind: str) -> StreamingResponse:
    wanted = shown.selection.ids(limit=shown.total, sort=shown.sort) if ids is None else ids

    def stream() -> Iterator[str]:
        with site.pool.reading(LONGEST) as library:
            names = Names(library)
            selection = Selection(library, shown.filter, names)
            events = (told for first in range(0, len(wanted), BATCH) for told in selection.read(wanted[first : first + BATCH]))
            yield from lines(events, EventRows(names))

    return StreamingResponse(stream(), media_type=kind, headers=_named(name))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{name}"'}
