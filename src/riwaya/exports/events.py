"""One row an event."""

from __future__ import annotations

from riwaya.exports.export import CsvTable, Export, Setting, Written
from riwaya.exports.told import Told


class EventsCsv(Export):
    """events.csv."""

    name = "events-csv"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._table = CsvTable(setting, "events")

    def add(self, told: Told) -> None:
        """Writes the row of an event."""
        self._table.write(self.setting.rows.of(told))

    def close(self) -> tuple[Written, ...]:
        """Ends the file."""
        return (self._table.end(),)
