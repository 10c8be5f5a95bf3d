"""Events with HXL hashtags, as humanitarian data platforms read them."""

from __future__ import annotations

from riwaya.exports.export import CsvTable, Export, Setting, Written
from riwaya.exports.told import Told

# Columns of the table `hxl` that are columns of events.csv under another name.
SAME = {
    "date_start": "date_earliest",
    "date_end": "date_latest",
    "event_type": "type",
    "group_first": "agent_names",
    "group_second": "patient_names",
    "location": "place_name",
    "admin1": "admin1",
    "admin2": "admin2",
    "country": "country_name",
    "country_code": "country",
    "lat": "lat",
    "lon": "lon",
    "killed": "killed_best",
    "injured": "wounded_best",
    "source": "outlets",
    "killed_low": "killed_low",
    "killed_high": "killed_high",
    "event": "event",
}


class Hxl(Export):
    """events_hxl.csv."""

    name = "hxl"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._table = CsvTable(setting, "hxl")

    def add(self, told: Told) -> None:
        """Writes the row of an event."""
        self.simplified["disputes"] += bool(told.contradictions)
        row = self.setting.rows.of(told)
        disputed = f" Disputed: {told.disputes}" if told.contradictions else ""
        self._table.write({**{name: row[column] for name, column in SAME.items()}, "description": told.event.words + disputed})

    def close(self) -> tuple[Written, ...]:
        """Ends the file."""
        return (self._table.end(),)
