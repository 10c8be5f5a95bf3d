"""The places that the reports of an event name, for the small map on its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from riwaya.exports.names import POINTS
from riwaya.store import EventRow, StoredReport, known_place
from riwaya.web.listing import Json
from riwaya.web.points import groups
from riwaya.web.visit import Visit


def places_told(visit: Visit, event: EventRow, reports: Iterable[StoredReport]) -> list[Json]:
    """The places that have an honest point, in the columns of a map's events: each with how many reports name it, in which voices part
    if they name several; the event's own place where no report has one."""
    told = Counter(stored.report.place.id for stored in reports if stored.report.place and stored.report.place.id)
    found: list[Json] = []
    for id, number in (told or Counter({event.place_id: event.reports})).items():
        known = known_place(visit.library, id)
        if known and known.precision in POINTS and known.lat is not None:
            precision = event.where_prec if id == event.place_id and event.where_prec in POINTS else known.precision
            found.append({
                "spot": id, "name": visit.names.place(id).text, "lon": known.lon, "lat": known.lat, "precision": precision, "reports": number,
                "group": groups()[event.type], "disputes": [kind for kind in event.disputes if kind == "place"],
            })  # fmt: skip
    return found
