"""Formats that are written article by article: JSON Lines, CSV, and a table for the eye."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod

from riwaya.exports.cells import csv_line
from riwaya.exports.flat import COLUMNS, flat
from riwaya.model import Coding, Participant, Report


class Format(ABC):
    """A way to write codings down as they come."""

    def head(self) -> str:
        """What stands before the first report."""
        return ""

    @abstractmethod
    def body(self, coding: Coding) -> str:
        """The lines of a coding's reports, each with its line end."""


class JsonLines(Format):
    """One JSON object a report, with everything that is known of it."""

    def body(self, coding: Coding) -> str:
        """The lines of a coding's reports."""
        return "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in coding.to_dicts())


class Csv(Format):
    """One row a report, lists joined in a cell: UTF-8, commas, LF, cells that a spreadsheet would run are guarded."""

    def head(self) -> str:
        """The line of column names."""
        return csv_line(COLUMNS)

    def body(self, coding: Coding) -> str:
        """The rows of a coding's reports."""
        return "".join(csv_line(flat(coding.article, report)) for report in coding.reports)


class Table(Format):
    """One short line a report; Arabic comes last, for terminals that do not order or shape it."""

    def head(self) -> str:
        """The line of column names."""
        return _row("article", "type", "stance", "ground", "day", "place", "report")

    def body(self, coding: Coding) -> str:
        """The lines of a coding's reports."""
        return "".join(_line(coding.article.id, report) for report in coding.reports)


def _line(article: str, report: Report) -> str:
    day = report.time.low.isoformat() if report.time and report.time.low else ""
    place = report.place.name_en if report.place else ""
    told = " · ".join(
        part
        for part in (
            report.trigger.text,
            _names(report.agents),
            _names(report.patients),
            report.place.span.text if report.place else "",
            _by(report),
        )
        if part
    )
    kind = f"{report.type}/{report.mode}" if report.mode else report.type
    return _row(article, kind, report.stance, report.ground, day, place, told)


def _row(article: str, kind: str, stance: str, ground: str, day: str, place: str, told: str) -> str:
    cells = f"{article[:20]:20}  {kind[:22]:22}  {stance:10}  {ground:10}  {day:10}  {place[:16]:16}  {told}"
    return " ".join(cells.splitlines()) + "\n"


def _names(participants: tuple[Participant, ...]) -> str:
    return "، ".join(participant.span.text for participant in participants)


def _by(report: Report) -> str:
    return " ← ".join(f"«{source.span.text}»" for source in report.voice)


FORMATS: dict[str, Format] = {"jsonl": JsonLines(), "csv": Csv(), "table": Table()}
