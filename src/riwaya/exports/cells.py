"""Cells of tables as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

JOIN = " | "  # between the values of one cell, in the same order in every cell of a row
Cell = str | int | float | None


def guard(cell: str) -> str:
    """The cell with an apostrophe before a sign that would make a spreadsheet run it as a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def csv_line(cells: Iterable[Cell]) -> str:
    """One line of CSV with LF; text is guarded, numbers are not, for a minus sign is part of them; true and false in small letters."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_shown(cell) for cell in cells])
    return line.getvalue()


def _shown(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return guard(cell)
    return str(cell).lower() if isinstance(cell, bool) else cell


def iso(day: date | None) -> str | None:
    """A day as `YYYY-MM-DD`."""
    return day.isoformat() if day else None


def joined(values: Iterable[str]) -> str:
    """The different values in the order in which they come first, in one cell; empty ones are passed over."""
    return JOIN.join(dict.fromkeys(value for value in values if value))
