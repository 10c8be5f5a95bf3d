"""The tables of events and participants as Parquet, with the columns of the CSV files and their types; cells are not guarded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from riwaya.errors import UsageError
from riwaya.exports.cells import Cell
from riwaya.exports.export import Export, Setting, Written
from riwaya.exports.fields import Field, tables
from riwaya.exports.participants import participant_rows
from riwaya.exports.told import Told

if TYPE_CHECKING:
    import pyarrow

BATCH = 2000  # rows written at once
EXTRA = "pip install 'riwaya[parquet]'"


class Parquet(Export):
    """events.parquet and participants.parquet."""

    name = "parquet"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._events = ParquetTable(setting, "events")
        self._participants = ParquetTable(setting, "participants")

    def add(self, told: Told) -> None:
        """Writes the row of an event and the rows of its reports."""
        self._events.write(self.setting.rows.of(told))
        for stored in told.reports:
            for row in participant_rows(told, stored, self.setting.names):
                self._participants.write(row)

    def close(self) -> tuple[Written, ...]:
        """Ends both files."""
        return (self._events.end(), self._participants.end())


def arrow() -> Any:
    """The library that writes Parquet; raises UsageError if it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError("not-installed", "parquet", EXTRA) from error
    return pyarrow


class ParquetTable:
    """A table of `fields.yaml` as a Parquet file, written some thousand rows at a time. Empty text is null, as in CSV."""

    def __init__(self, setting: Setting, table: str) -> None:
        self._arrow, described = arrow(), tables()[table]
        self._file = f"{table}.parquet"
        self._schema = self._arrow.schema([_column(self._arrow, field) for field in described.fields])
        self._days = [field.name for field in described.fields if field.type == "date"]
        self._columns = described.columns
        self._writer: Any = self._arrow.parquet.ParquetWriter(setting.folder / self._file, self._schema)
        self._rows: list[dict[str, object]] = []
        self._written = 0

    def write(self, row: Mapping[str, Cell]) -> None:
        """Writes a row, which has a value for every column."""
        cells: dict[str, object] = {name: None if row[name] == "" else row[name] for name in self._columns}
        for name in self._days:
            told = cells[name]
            cells[name] = date.fromisoformat(told) if isinstance(told, str) else None
        self._rows.append(cells)
        if len(self._rows) == BATCH:
            self._flush()

    def end(self) -> Written:
        """Closes the file; gives what was written."""
        self._flush()
        self._writer.close()
        return Written(self._file, self._written)

    def _flush(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._written += len(self._rows)
        self._rows = []


def _column(arrow: Any, field: Field) -> pyarrow.Field:
    kinds = {"string": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_(), "date": arrow.date32()}
    return arrow.field(field.name, kinds[field.type], metadata={"about": field.about})
