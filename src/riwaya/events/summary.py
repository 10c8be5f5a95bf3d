"""What is listed of an event, from its reports."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from riwaya.events.contradictions import contradictions
from riwaya.events.figures import figures
from riwaya.events.tellings import DENIED, LONGEST, Labels, Paths, tellings
from riwaya.model import Where
from riwaya.store import StoredReport
from riwaya.store.filters import Value

LONGEST_QUOTE = 200  # characters of the sentence that stands for the event in lists


def summarise(db: sqlite3.Connection, event: str, reports: Sequence[StoredReport], paths: Paths, labels: Labels) -> None:
    """Writes what is listed of an event."""
    row = listing(reports, paths, labels)
    columns = ", ".join(f"{name} = ?" for name in row)
    db.execute(f"UPDATE events SET {columns} WHERE id = ?", (*row.values(), event))


def listing(reports: Sequence[StoredReport], paths: Paths, labels: Labels) -> dict[str, Value]:
    """What is listed of an event, by column; its type and id are not among it."""
    told = tellings(reports, paths, labels)
    place = _place([stored.report.place for stored in reports if stored.report.place])
    low, high, precision, inferred = _when(reports)
    best = max(reports, key=lambda stored: _detail(stored, place, (low, high)))
    killed = next((figure for figure in figures(reports) if figure.what == "killed"), None)
    outlets = {outlet for stored in reports for outlet in stored.article.outlets}
    return {
        "mode": _most(stored.report.mode for stored in reports if stored.report.mode),
        "words": " ".join(best.quote.text.split())[:LONGEST_QUOTE],
        "date_from": low,
        "date_to": high,
        "date_precision": precision,
        "date_inferred": inferred,
        "place_id": place.id if place else "",
        "place_name": place.name_en if place else "",
        "country": place.country if place else "",
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "where_prec": place.precision if place else 0,
        "ground": "news" if any(stored.report.ground == "news" for stored in reports) else reports[0].report.ground,
        "reports": len(reports),
        "articles": len({stored.article.id for stored in reports}),
        "outlets": len(outlets),
        "voices": len(told),
        "killed_low": killed.low if killed else None,
        "killed_best": killed.best if killed else None,
        "killed_high": killed.high if killed else None,
        "disputes": " ".join(dict.fromkeys(found.kind for found in contradictions(told))),
    }


def _detail(stored: StoredReport, place: Where | None, days: tuple[str | None, str | None]) -> tuple[int, int]:
    """How much a report tells of what the event is listed with; of two that tell as much the one with the shorter sentence is clearer."""
    report = stored.report
    here = report.place is not None and place is not None and report.place.id == place.id
    then = report.time is not None and (_iso(stored.low), _iso(stored.high)) == days
    told = bool(report.agents) + bool(report.patients) + here + then + bool(report.counts)
    return (told + (report.ground == "news") + (report.stance not in DENIED), -len(stored.quote.text))


def _place(places: Sequence[Where]) -> Where | None:
    """The place that most reports tell; of several the more exact. One with an entry in the gazetteer goes before a mere name."""
    if not places:
        return None
    often = Counter(place.id or place.span.text for place in places)
    return max(places, key=lambda p: (bool(p.id), p.country != p.id, often[p.id or p.span.text], -(p.precision or 9), p.id))


def _when(reports: Sequence[StoredReport]) -> tuple[str | None, str | None, str, bool]:
    """The days that most reports tell, of several the shorter span; a time that says when goes before one that only says since when, and
    without any it is the days that all articles allow, as an inference."""
    told = [(stored, stored.low, stored.high) for stored in reports if not stored.inferred and stored.low and stored.high]
    if told:
        often = Counter((low, high) for _, low, high in told)
        best, low, high = max(told, key=lambda t: ((t[2] - t[1]).days < LONGEST, often[t[1], t[2]], (t[1] - t[2]).days))
        return low.isoformat(), high.isoformat(), best.report.time.precision if best.report.time else "unknown", False
    open_ended = next((stored for stored in reports if not stored.inferred), None)
    if open_ended is not None:
        return _iso(open_ended.low), _iso(open_ended.high), "span", False
    lows, highs = [s.low for s in reports if s.low], [s.high for s in reports if s.high]
    if not lows or not highs:
        return None, None, "unknown", True
    first, last = max(lows), min(highs)  # the days that every article allows; if there are none, those of the first
    if first > last:
        first, last = min(lows), min(highs)
    return first.isoformat(), last.isoformat(), "span", True


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _most(values: Iterable[str]) -> str:
    return max(Counter(values).items(), key=lambda item: (item[1], item[0]), default=("", 0))[0]
