"""Events on a map: a GeoJSON feature for each event that has an honest point, and a table of those that have none."""

from __future__ import annotations

import json
from collections.abc import Mapping

from riwaya.exports.cells import iso
from riwaya.exports.event_row import EventRows
from riwaya.exports.export import CsvTable, Export, Lines, Setting, Written
from riwaya.exports.names import POINTS
from riwaya.exports.told import Told

FILE = "events.geojson"
HEAD = '{"type": "FeatureCollection", "name": "riwaya events", "features": [\n'
TAIL = "\n]}\n"
# Columns of events.csv that a map shows; all others are a join on `event` away.
PROPERTIES = (
    *("event", "type", "mode", "words", "event_date", "date_earliest", "date_latest", "date_precision", "date_inferred"),
    *("place_name", "place_name_ar", "admin1", "country", "where_prec", "agent_names", "patient_names"),
    *("killed_low", "killed_best", "killed_high", "voice_count", "outlet_count", "reports", "disputes", "reviewed_by"),
)


def feature_of(told: Told, rows: EventRows, precisions: Mapping[int, str]) -> dict[str, object]:
    """The feature of an event that has an honest point; `precisions` are the words for each `where_prec`."""
    row = rows.of(told)
    return {
        "type": "Feature",
        "id": told.event.id,
        "geometry": {"type": "Point", "coordinates": [told.located.lon, told.located.lat]},
        "properties": {**{name: row[name] for name in PROPERTIES}, "point_means": precisions[told.event.where_prec]},
    }


class GeoJson(Export):
    """events.geojson (WGS84) and events_without_point.csv."""

    name = "geojson"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._lines = Lines(setting.folder / FILE, HEAD)
        self._others = CsvTable(setting, "without_point")
        self._precisions: dict[int, str] = setting.vocabularies["ucdp_style.yaml"]["where_prec"]

    def add(self, told: Told) -> None:
        """Writes the point of an event, or lists the event among those without one."""
        if told.located.lat is None or told.located.lon is None:
            self._list(told)
            return
        self.simplified["disputed place"] += "place" in told.event.disputes
        feature = feature_of(told, self.setting.rows, self._precisions)
        self._lines.write(("" if self._lines.rows == 0 else ",\n") + json.dumps(feature, ensure_ascii=False))

    def close(self) -> tuple[Written, ...]:
        """Ends both files."""
        self._lines.end(TAIL)
        return (Written(FILE, self._lines.rows), self._others.end())

    def _list(self, told: Told) -> None:
        event = told.event
        why = "no coordinates" if event.where_prec in POINTS else "country only" if event.country else "no place"
        self.left_out[why] += 1
        self._others.write(
            {
                "event": event.id,
                "type": event.type,
                "date_earliest": iso(event.low),
                "date_latest": iso(event.high),
                "place_name": told.located.name,
                "country": event.country,
                "where_prec": event.where_prec,
                "why": why,
            }
        )
