"""What every export format does: it takes events one by one, writes them down, and counts what it has to leave out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from riwaya.exports.cells import Cell, csv_line
from riwaya.exports.event_row import EventRows
from riwaya.exports.fields import Table, tables
from riwaya.exports.names import Names
from riwaya.exports.told import Told

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how to write: the folder, whether spreadsheets shall know the encoding, the names of the library, the rows of events,
    and the vocabularies (the content of `vocabularies/*` by the name of the file)."""

    folder: Path
    excel: bool
    names: Names
    rows: EventRows
    vocabularies: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its rows, and the table that describes them if it is one."""

    file: str
    rows: int
    table: Table | None = None


class Export(ABC):
    """A format. `left_out` counts the events (or reports, as `losses.yaml` says) that it could not give, `simplified` those that it gives
    with less than is known, both by reason."""

    name: ClassVar[str]

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.left_out: Counter[str] = Counter()
        self.simplified: Counter[str] = Counter()

    @abstractmethod
    def add(self, told: Told) -> None:
        """Writes an event down, or counts why it cannot."""

    @abstractmethod
    def close(self) -> tuple[Written, ...]:
        """Ends the files; gives what was written."""


class Lines:
    """A text file that grows by lines: UTF-8, LF."""

    def __init__(self, path: Path, head: str = "") -> None:
        self.path = path
        self.rows = 0
        self._stream = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        self._stream.write(head)

    def write(self, line: str) -> None:
        """Writes a line, which brings its line end along."""
        self._stream.write(line)
        self.rows += 1

    def end(self, tail: str = "") -> None:
        """Writes the end and closes the file."""
        self._stream.write(tail)
        self._stream.close()


class CsvTable:
    """A table of `fields.yaml` as a CSV file: names in the first line, HXL tags in the second if it has any."""

    def __init__(self, setting: Setting, table: str) -> None:
        self.table = tables()[table]
        self._columns = self.table.columns
        head = (BOM if setting.excel else "") + csv_line(self._columns)
        if self.table.tagged:
            head += ",".join(field.tag for field in self.table.fields) + "\n"
        self._lines = Lines(setting.folder / self.table.file, head)

    def write(self, row: Mapping[str, Cell]) -> None:
        """Writes a row, which has a value for every column."""
        self._lines.write(csv_line([row[name] for name in self._columns]))

    def end(self) -> Written:
        """Closes the file; gives what was written."""
        self._lines.end()
        return Written(self.table.file, self._lines.rows, self.table)
