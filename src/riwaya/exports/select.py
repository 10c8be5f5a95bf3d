"""Reads from a library what is to be exported, a few events at a time, so that memory does not grow with the library."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from riwaya.events.contradictions import contradictions
from riwaya.events.figures import figures
from riwaya.events.judgements import HELD
from riwaya.events.places import parts_of
from riwaya.events.tellings import Telling, tellings
from riwaya.exports.names import POINTS, Names
from riwaya.exports.told import Signed, Told
from riwaya.store import EventRow, Filter, Library, event, reports_of_events
from riwaya.store.filters import report_condition

BATCH = 200  # events read at once
BATTLE = timedelta(days=31)  # what is told of a longer time is no fight for a place on a day

Signatures = dict[str, Signed]


class Selection:
    """The events that pass a filter, each with all its reports: by day, those without one last."""

    def __init__(self, library: Library, filter: Filter, names: Names) -> None:
        self._library, self._filter, self._names = library, filter, names
        self._reviewers = _reviewers(library)

    def count(self) -> tuple[int, int]:
        """How many events there are, and how many reports they have."""
        told, values = report_condition(self._filter)
        row = self._library.db.execute(
            "SELECT count(*), coalesce(sum(e.reports), 0) FROM events e WHERE e.ended IS NULL"
            f" AND e.id IN (SELECT r.event FROM reports r WHERE {told})",
            values,
        ).fetchone()
        return int(row[0]), int(row[1])

    def unlinked(self) -> int:
        """How many reports pass the filter but stand in no event."""
        told, values = report_condition(self._filter)
        (number,) = self._library.db.execute(f"SELECT count(*) FROM reports r WHERE r.event IS NULL AND {told}", values).fetchone()
        return int(number)

    def events(self) -> Iterator[Told]:
        """The events."""
        told, values = report_condition(self._filter)
        ids = self._library.db.execute(
            f"SELECT e.id FROM events e WHERE e.ended IS NULL AND e.id IN (SELECT r.event FROM reports r WHERE {told})"
            " ORDER BY e.date_from IS NULL, e.date_from, e.id",
            values,
        )
        while batch := [id for (id,) in islice(ids, BATCH)]:
            yield from self.read(batch)

    def read(self, ids: Sequence[str]) -> Iterator[Told]:
        """Some events in the order of their ids; `selected` are of each the reports that pass the filter."""
        reports, selected = reports_of_events(self._library, ids), self._selected(ids)
        signed, altered = self._signed(ids), self._altered(ids)
        for id in ids:
            row = event(self._library, id)
            if row is None or not reports[id]:
                continue
            told = tellings(reports[id], self._names.path, self._names.labels)
            yield Told(
                event=row,
                reports=tuple(reports[id]),
                selected=frozenset(stored.report.id for stored in reports[id] if stored.report.id in selected),
                signed=signed,
                voices={telling.voice: _written(telling) for telling in told},
                figures={figure.what: figure for figure in figures(reports[id])},
                contradictions=contradictions(told),
                located=self._names.located(row),
                altered=altered[id],
                fought_for=row.type == "CONTROL" and self._fought(row),
            )

    def _selected(self, events: Sequence[str]) -> set[str]:
        told, values = report_condition(self._filter)
        query = f"SELECT r.id FROM reports r WHERE r.event IN ({_marks(events)}) AND {told}"
        return {id for (id,) in self._library.db.execute(query, [*events, *values])}

    def _signed(self, events: Sequence[str]) -> Signatures:
        query = (
            "SELECT r.id, u.code, u.started, a.knowledge, (SELECT d.coder FROM decisions d WHERE d.report = r.id AND d.kind = 'add' AND"
            " EXISTS (SELECT 1 FROM reviewed w WHERE w.report = r.id AND w.state = 'added') ORDER BY d.id LIMIT 1) AS who"
            " FROM reports r JOIN articles a ON a.id = r.article JOIN runs u ON u.id = r.coded"
            f" WHERE r.event IN ({_marks(events)})"
        )
        return {
            id: Signed(who or f"riwaya {code}, knowledge {knowledge}", started, self._reviewers.get(id, ()))
            for id, code, started, knowledge, who in self._library.db.execute(query, events)
        }

    def _fought(self, row: EventRow) -> bool:
        """Whether anybody tells of an assault as a fact at the place of an event, or in a part of it, within its days."""
        if not row.place_id or row.low is None or row.high is None:
            return False
        query = (
            "SELECT 1 FROM events e WHERE e.place_id = ? AND e.date_from BETWEEN ? AND ? AND e.date_to >= ? AND e.type = 'ASSAULT'"
            " AND e.ended IS NULL AND EXISTS (SELECT 1 FROM reports r WHERE r.event = e.id AND r.stance = 'actual' AND r.withdrawn IS NULL)"
        )
        days = ((row.low - BATTLE).isoformat(), row.high.isoformat(), row.low.isoformat())
        places = parts_of(self._library.db, row.place_id) if row.where_prec in POINTS else (row.place_id,)
        return any(self._library.db.execute(query, (place, *days)).fetchone() for place in places)

    def _altered(self, events: Sequence[str]) -> dict[str, str]:
        """When each event was made or last gained a report."""
        query = (
            "SELECT e.id, max(u.started) FROM events e JOIN reports r ON r.event = e.id JOIN runs u ON u.id IN (e.run, r.coded)"
            f" WHERE e.id IN ({_marks(events)}) GROUP BY e.id"
        )
        return dict(self._library.db.execute(query, events).fetchall())


def _reviewers(library: Library) -> dict[str, tuple[str, ...]]:
    """The people whose decisions and judgements on a report stand, by report."""
    found: dict[str, set[str]] = {}
    for who, *judged in library.db.execute(f"SELECT who, a, b FROM ({HELD})"):
        for report in judged:
            if report:
                found.setdefault(report, set()).add(who)
    for report, names in library.db.execute("SELECT report, reviewers FROM reviewed"):
        found.setdefault(report, set()).update(json.loads(names))
    return {report: tuple(sorted(people)) for report, people in found.items()}


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" for _ in values)


def _written(telling: Telling) -> str:
    """What is written for a voice: its key, or the name as its first article writes it where the key is only a search form."""
    source = next(iter(telling.reports[0].report.voice), None)
    return source.span.text if source and not source.actor else telling.voice
