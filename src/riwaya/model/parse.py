"""Reports back from their JSON objects: the inverse of `Report.to_dict`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from riwaya.model.count import Count
from riwaya.model.participant import Participant, Source
from riwaya.model.report import Codes, Control, Reason, Report
from riwaya.model.span import Span
from riwaya.model.when import When
from riwaya.model.where import Where

Row = Mapping[str, Any]


def report_of(row: Row) -> Report:
    """The report that `Report.to_dict` made the row of; fields of the article in the row are passed over.

    Raises KeyError if a field is missing."""
    place, time, control = row["place"], row["time"], row["control"]
    return Report(
        id=row["id"],
        trigger=_span(row["trigger"]),
        frame=row["frame"],
        type=row["type"],
        mode=row["mode"],
        agents=tuple(_participant(p) for p in row["agents"]),
        patients=tuple(_participant(p) for p in row["patients"]),
        place=_where(place) if place else None,
        time=_when(time) if time else None,
        counts=tuple(Count(c["what"], c["who"], c["low"], c["best"], c["high"], c["start"], c["end"]) for c in row["counts"]),
        means=row["means"],
        control=Control(control["place"], control["gained_by"], control["lost_by"], control["extent"]) if control else None,
        voice=tuple(Source(_span(s), s["cue"], s["actor"], s["country"], s["role"], s["strength"]) for s in row["voice"]),
        stance=row["stance"],
        ground=row["ground"],
        confidence=row["confidence"],
        because=tuple(Reason(r["field"], r["rule"], r["detail"]) for r in row["because"]),
        codes=Codes(**row["codes"]),
    )


def _span(row: Row) -> Span:
    return Span(row["text"], row["start"], row["end"])


def _participant(row: Row) -> Participant:
    return Participant(_span(row), row["actor"], row["country"], row["role"])


def _where(row: Row) -> Where:
    return Where(_span(row), row["id"], row["name_en"], row["country"], row["lat"], row["lon"], row["where_prec"])


def _when(row: Row) -> When:
    return When(_span(row), _day(row["from"]), _day(row["to"]), row["precision"], row["note"])


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
