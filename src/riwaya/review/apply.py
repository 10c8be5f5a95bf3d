"""Brings a library up to date with what was decided of a report: its row, its event, the change log."""

from __future__ import annotations

import json
import sqlite3

from riwaya.events.link import Linker
from riwaya.events.reviewed import close, lay, lift, outcome_of
from riwaya.review.log import adjudicated, adjudications, decisions, standing
from riwaya.review.settle import settled
from riwaya.store import Library, now
from riwaya.store.write import begin_run, log

RUN = "review"
State = tuple[str, str]  # the report that holds (empty if none does), and its state under review


def apply(library: Library, report: str, code: str) -> set[str]:
    """Writes what holds of a report now; gives the events whose reports altered. Expects to be called within a transaction."""
    db = library.db
    outcome = settled(standing(decisions(db, report)), adjudicated(adjudications(db, report)))
    row = db.execute("SELECT * FROM reviewed WHERE report = ?", (report,)).fetchone()
    if outcome is None and row is None:
        return set()
    run, before = _run(db, code), _state(db, report)
    held = outcome_of(row) if row is not None else None
    if outcome is not None and held is not None and outcome.data == held.data and outcome.state == held.state:
        _sign(db, report, outcome.reviewers, outcome.at, adjudicated=outcome.adjudicated)
        return set()
    touched = lift(db, run, report)
    if outcome is not None:
        touched |= lay(db, run, outcome)
    close(db, run, touched)
    after = _state(db, report)
    _log(db, run, report, before, after)
    if before[0] == after[0]:
        return set()
    db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(event,) for event in sorted(touched)])
    Linker(library, {}).refresh()
    return touched


def _sign(db: sqlite3.Connection, report: str, reviewers: tuple[str, ...], at: str, *, adjudicated: bool) -> None:
    """Nothing but the names altered."""
    told = (json.dumps(reviewers, ensure_ascii=False), at, adjudicated, report)
    db.execute("UPDATE reviewed SET reviewers = ?, at = ?, adjudicated = ? WHERE report = ?", told)


def _run(db: sqlite3.Connection, code: str) -> int:
    """The run of a day's review, so that the list of runs is not one of single decisions."""
    row = db.execute("SELECT id, kind, started, code, knowledge FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    if row is not None and row["kind"] == RUN and row["code"] == code and row["started"][:10] == now()[:10]:
        db.execute("UPDATE runs SET ended = ? WHERE id = ?", (now(), row["id"]))
        return int(row["id"])
    run = begin_run(db, RUN, code, row["knowledge"] if row else "")
    db.execute("UPDATE runs SET ended = ? WHERE id = ?", (now(), run))
    return run


def _state(db: sqlite3.Connection, report: str) -> State:
    row = db.execute("SELECT data FROM reports WHERE id = ? AND withdrawn IS NULL", (report,)).fetchone()
    state = db.execute("SELECT state FROM reviewed WHERE report = ?", (report,)).fetchone()
    return row["data"] if row else "", state["state"] if state else ""


def _log(db: sqlite3.Connection, run: int, report: str, before: State, after: State) -> None:
    """Writes what altered into the change log: the state under review, and each field."""
    if before[1] != after[1]:
        log(db, run, "report-reviewed", report, "", before[1], after[1])
    if bool(before[0]) != bool(after[0]):
        log(db, run, "report-returned" if after[0] else "report-withdrawn", report)
    elif before[0] != after[0]:
        one, other = json.loads(before[0]), json.loads(after[0])
        for field in other:
            if field != "because" and one.get(field) != other[field]:
                told = (json.dumps(row.get(field), ensure_ascii=False) for row in (one, other))
                log(db, run, "report-changed", report, field, *told)
