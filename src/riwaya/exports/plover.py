"""PLOVER records (2.0 draft) as JSON Lines: one record an event."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from riwaya.exports.cells import iso, joined
from riwaya.exports.export import Export, Lines, Setting, Written
from riwaya.exports.leading import leading, plover_code
from riwaya.exports.sides import people
from riwaya.exports.told import Told, told_by
from riwaya.model import Participant
from riwaya.store import StoredReport

FILE = "plover.jsonl"
GEONAMES = "gn-"  # how the gazetteer marks the ids of GeoNames
Record = dict[str, Any]


class Plover(Export):
    """plover.jsonl."""

    name = "plover"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._lines = Lines(setting.folder / FILE)
        vocabulary = setting.vocabularies["plover.yaml"]
        self._sectors: dict[str, str] = vocabulary["sectors"]
        self._types: dict[str, Record] = {type["id"]: type for type in vocabulary["types"]}
        self._precisions: dict[int, str] = setting.vocabularies["ucdp_style.yaml"]["where_prec"]

    def add(self, told: Told) -> None:
        """Writes the record of an event that PLOVER covers."""
        found = leading(told.reports, plover_code)
        if found is None:
            stances = {stored.report.stance for stored in told.reports}
            self.left_out["stance" if "actual" not in stances else "type"] += 1
            return
        (type, mode), reports = found
        if self._types[type].get("recipient") == "required" and not any(s.report.patients for s in reports):
            self.left_out["no recipient"] += 1
            return
        self.simplified["other codes"] += len({plover_code(s.report.codes) for s in told.reports if s.report.codes.plover in self._types}) > 1
        self.simplified["disputes"] += bool(told.contradictions)
        self._lines.write(json.dumps(self._record(told, type, mode, reports), ensure_ascii=False) + "\n")

    def close(self) -> tuple[Written, ...]:
        """Ends the file."""
        self._lines.end()
        return (Written(FILE, self._lines.rows),)

    def _record(self, told: Told, type: str, mode: str, reports: tuple[StoredReport, ...]) -> Record:
        event, first = told.event, reports[0]
        signed = told.signed[first.report.id]
        kind = self._types[type]
        scales = {one["id"]: one["score"] for one in kind["modes"]}
        day, _, time = signed.coded_at.removesuffix("Z").partition("T")
        return {
            "id": event.id,
            "has_event": True,
            "date": iso(event.low) or "",
            "time": "",
            "enddate": iso(event.high) or "",
            "endtime": "",
            "actor": self._entities(people(reports, "agents")),
            "recipient": self._entities(people(reports, "patients")),
            "event": [type],
            "event_loc": self._location(told),
            "event_text": first.report.trigger.text,
            "quad_code": kind["quad"],
            "event_scale": scales.get(mode, kind["score"]),
            "mode": [mode] if mode else [],
            "context": [],
            "size": {
                "dead": told.figure("killed").best,
                "injured": told.figure("wounded").best,
                "arrested": told.figure("captured").best,
            },
            "link": first.article.url,
            "text": first.quote.text,
            "text_info": {"article": first.article.id, "start": first.quote.start, "end": first.quote.end, "language": "ar"},
            "cite_info": {
                "outlets": list(told.outlets),
                "published": [day.isoformat() for day in told.published],
                "voices": list(told.voices.values()),
                "told_by": told_by(first),
            },
            "coder": joined([signed.coded_by, *signed.reviewed_by]),
            "coded_date": day,
            "coded_time": time,
            "comment": _comment(told),
        }

    def _entities(self, participants: Iterable[Participant]) -> list[Record]:
        return [
            {
                "code": person.country,
                "sector": self._sectors.get(person.role, ""),
                "entity_text": person.span.text,
                "identifier_id": "",
                "identifier_text": person.actor,
                "religion": "",
                "ethnicity": "",
                "office": "",
                "gender": "",
                "age": "",
            }
            for person in participants
        ]

    def _location(self, told: Told) -> Record:
        event, where = told.event, told.located
        place = next((stored.report.place for stored in told.reports if stored.report.place), None)
        city = where.name if event.where_prec in (1, 2) else ""
        return {
            "extracted_place": place.span.text if place else "",
            "resolved_place": where.name,
            "geonameid": event.place_id.removeprefix(GEONAMES) if event.place_id.startswith(GEONAMES) else "",
            "lat": where.lat,
            "lon": where.lon,
            "city": city,
            "district": where.admin2,
            "province": where.admin1,
            "country": where.country_name,
            "country_code": where.country,
            "feature_class": "",
            "feature_code": "",
            "resolution": self._precisions.get(event.where_prec, ""),
        }


def _comment(told: Told) -> str:
    parts = [f"{len(told.reports)} reports by {len(told.voices)} voices"]
    parts += ["date inferred from the day of publication"] if told.event.inferred else []
    parts += [f"disputed: {told.disputes}"] if told.contradictions else []
    return "; ".join(parts)
