"""Reads and writes what reviewers and adjudicators said: rows are only ever added, undoing adds one, too."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riwaya.review.fields import KEEP, REJECT, Json, values
from riwaya.store import now
from riwaya.store.read import MANY

STANDING = ("accept", "reject", "correct", "add")  # kinds that say what holds; a skip and an undoing say nothing


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of a report. `kind` is accept, reject, correct, add, skip or undo; `fields` are the corrected fields (all of an
    added report, with its trigger), `base` the report that was shown, empty for an added one; `late`: made on an older version, so that it
    is kept but does not count."""

    id: int
    report: str
    article: str
    start: int
    end: int
    kind: str
    fields: Json
    base: Json
    late: bool
    undoes: int | None
    coder: str
    at: str
    note: str

    @property
    def outcome(self) -> str:
        """Whether it is a report: keep or reject."""
        return REJECT if self.kind == "reject" else KEEP

    @property
    def values(self) -> Json:
        """All fields of the report as the reviewer has it."""
        return values({**self.base, **self.fields})


@dataclass(frozen=True, slots=True)
class Adjudication:
    """What an adjudicator decided between reviewers: the value that holds, by field; `outcome` among them is keep or reject."""

    id: int
    report: str
    fields: Json
    late: bool
    undoes: int | None
    who: str
    at: str
    note: str


def append(db: sqlite3.Connection, decision: Decision) -> int:
    """Writes a decision down, now; gives its number, whatever number it had."""
    fields, base = (json.dumps(told, ensure_ascii=False) if told else "" for told in (decision.fields, decision.base))
    d = decision
    told = db.execute(
        "INSERT INTO decisions (report, article, start, end, kind, fields, base, late, undoes, coder, at, note)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (d.report, d.article, d.start, d.end, d.kind, fields, base, d.late, d.undoes, d.coder, now(), d.note),
    )
    return int(told.lastrowid or 0)


def append_adjudication(db: sqlite3.Connection, told: Adjudication) -> int:
    """Writes an adjudication down, now; gives its number, whatever number it had."""
    fields = json.dumps(told.fields, ensure_ascii=False)
    row = (told.report, fields, told.late, told.undoes, told.who, now(), told.note)
    done = db.execute("INSERT INTO adjudications (report, fields, late, undoes, who, at, note) VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    return int(done.lastrowid or 0)


def decisions(db: sqlite3.Connection, report: str) -> list[Decision]:
    """The decisions on a report in the order in which they were made."""
    return [_decision(row) for row in db.execute("SELECT * FROM decisions WHERE report = ? ORDER BY id", (report,))]


def decisions_of(db: sqlite3.Connection, reports: Sequence[str]) -> dict[str, list[Decision]]:
    """The decisions on some reports, of each in their order."""
    found: dict[str, list[Decision]] = {report: [] for report in reports}
    for first in range(0, len(reports), MANY):
        part = reports[first : first + MANY]
        marks = ", ".join("?" for _ in part)
        for row in db.execute(f"SELECT * FROM decisions WHERE report IN ({marks}) ORDER BY id", list(part)):
            found[row["report"]].append(_decision(row))
    return found


def decision(db: sqlite3.Connection, number: int) -> Decision | None:
    """The decision of a number."""
    row = db.execute("SELECT * FROM decisions WHERE id = ?", (number,)).fetchone()
    return _decision(row) if row else None


def standing(told: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that holds of each reviewer, by name: the last one that was neither undone nor late. Expects those of one report."""
    listed = list(told)
    undone = {one.undoes for one in listed if one.kind == "undo"}
    return {one.coder: one for one in listed if one.kind in STANDING and not one.late and one.id not in undone}


def adjudications(db: sqlite3.Connection, report: str) -> list[Adjudication]:
    """The adjudications on a report in the order in which they were made."""
    return [_adjudication(row) for row in db.execute("SELECT * FROM adjudications WHERE report = ? ORDER BY id", (report,))]


def adjudicated(told: Sequence[Adjudication]) -> Json:
    """The values that adjudicators set, by field: of each field the last one."""
    undone = {one.undoes for one in told if one.undoes}
    found: Json = {}
    for one in told:
        if not one.undoes and not one.late and one.id not in undone:
            found |= one.fields
    return found


def version(db: sqlite3.Connection, report: str, machine: str) -> str:
    """The version of a report under review: what the program says of it and the last decision and adjudication on it."""
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM decisions WHERE report = ?", (report,)).fetchone()
    (between,) = db.execute("SELECT coalesce(max(id), 0) FROM adjudications WHERE report = ?", (report,)).fetchone()
    return f"{hashlib.sha256(machine.encode()).hexdigest()[:8]}.{last}.{between}"


def _decision(row: sqlite3.Row) -> Decision:
    return Decision(
        **{**dict(row), "fields": json.loads(row["fields"] or "{}"), "base": json.loads(row["base"] or "{}"), "late": bool(row["late"])}
    )


def _adjudication(row: sqlite3.Row) -> Adjudication:
    return Adjudication(**{**dict(row), "fields": json.loads(row["fields"]), "late": bool(row["late"])})
