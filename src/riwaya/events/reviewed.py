"""Puts what people decided of a report over what the program says of it, and takes it off again.

Invariant: `reports` has what holds, so that search, lists and exports need not know of review; `reviewed` keeps beside it what the program
says. Taking off brings back exactly what was there, so that an article is coded again as if nobody had reviewed it, and what people decided
is laid over the new coding."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from riwaya.events.judgements import close_or_reopen, open_event
from riwaya.ids import event_id
from riwaya.model import report_of
from riwaya.store.marks import index_of
from riwaya.store.write import columns_of, write_details

REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds of a report after review. `state` is accepted, corrected, rejected, added or disputed; `data` is the report as
    `riwaya code` writes it (of a rejected one, what was rejected); `quote` are the offsets of its sentence; `event` is where an added report
    belongs, empty if it opens an event."""

    report: str
    article: str
    state: str
    adjudicated: bool
    reviewers: tuple[str, ...]
    at: str
    data: str
    quote: tuple[int, int] = (0, 0)
    event: str = ""


def lay(db: sqlite3.Connection, run: int, outcome: Outcome) -> set[str]:
    """Puts an outcome over the program's report; gives the events whose reports altered, to be closed by `close`. Expects that nothing
    lies over it."""
    row = _row(db, outcome.report)
    machine = row["data"] if row is not None and row["withdrawn"] is None else None
    if row is None:
        _insert(db, run, outcome)
        row = _row(db, outcome.report)
    assert row is not None
    db.execute(
        "INSERT INTO reviewed VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
        (
            *(outcome.report, outcome.article, outcome.state, outcome.adjudicated, json.dumps(outcome.reviewers, ensure_ascii=False)),
            *(outcome.at, machine, outcome.data),
        ),
    )
    if outcome.state == REJECTED:
        _withdraw(db, run, outcome.report)
        return _events(row["event"])
    if machine == outcome.data:
        return set()
    _write(db, outcome.report, outcome.data)
    return _events(row["event"], *_follow_type(db, run, outcome.report))


def lift(db: sqlite3.Connection, run: int, report: str) -> set[str]:
    """Takes off what lies over the program's report; gives the events whose reports altered, to be closed by `close`."""
    row = db.execute("SELECT * FROM reviewed WHERE report = ?", (report,)).fetchone()
    if row is None:
        return set()
    db.execute("DELETE FROM reviewed WHERE report = ?", (report,))
    held = _row(db, report)
    assert held is not None
    if row["machine"] is None:
        _withdraw(db, run, report)
        return _events(held["event"])
    if held["withdrawn"] is None and held["data"] == row["machine"]:
        return set()
    _write(db, report, row["machine"])
    moved = _return_home(db, report, row["home"]) if row["home"] else _follow_type(db, run, report)
    return _events(held["event"], *moved)


def lift_article(db: sqlite3.Connection, run: int, article: str) -> tuple[list[Outcome], set[str]]:
    """Takes off everything that lies over the reports of an article; gives it, to be laid over a new coding, and the events whose reports
    altered."""
    rows = db.execute("SELECT * FROM reviewed WHERE article = ? ORDER BY report", (article,)).fetchall()
    touched = set[str]().union(*(lift(db, run, row["report"]) for row in rows))
    return [outcome_of(row) for row in rows], touched


def lay_all(db: sqlite3.Connection, run: int, outcomes: Iterable[Outcome]) -> set[str]:
    """Lays outcomes over the program's reports; gives the events whose reports altered."""
    return set[str]().union(*(lay(db, run, outcome) for outcome in outcomes))


def close(db: sqlite3.Connection, run: int, events: Iterable[str]) -> None:
    """Makes tombstones of events that have no reports left, and events of tombstones that have some again."""
    for event in sorted(events):
        close_or_reopen(db, run, event)


def outcome_of(row: sqlite3.Row) -> Outcome:
    """The outcome that a row of `reviewed` keeps."""
    reviewers = tuple(json.loads(row["reviewers"]))
    return Outcome(row["report"], row["article"], row["state"], bool(row["adjudicated"]), reviewers, row["at"], row["data"])


def _row(db: sqlite3.Connection, report: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = db.execute("SELECT data, event, withdrawn FROM reports WHERE id = ?", (report,)).fetchone()
    return row


def _write(db: sqlite3.Connection, id: str, data: str) -> None:
    """Writes a report that the library has: the sentence, the event and what linking compares stay."""
    report = report_of(json.loads(data))
    row = db.execute(
        "SELECT r.article, r.quote_start, r.quote_end, a.published FROM reports r JOIN articles a ON a.id = r.article WHERE r.id = ?", (id,)
    ).fetchone()
    columns = columns_of(report, date.fromisoformat(row["published"]) if row["published"] else None)
    told = ", ".join(f"{column} = ?" for column in columns)
    db.execute(f"UPDATE reports SET {told}, withdrawn = NULL WHERE id = ?", (*columns.values(), id))
    write_details(db, report, index_of(db, row["article"]), (row["quote_start"], row["quote_end"]))


def _insert(db: sqlite3.Connection, run: int, outcome: Outcome) -> None:
    """Writes a report that the program missed, into the event that was named or one of its own."""
    report = report_of(json.loads(outcome.data))
    (published,) = db.execute("SELECT published FROM articles WHERE id = ?", (outcome.article,)).fetchone()
    event = _living(db, outcome.event)
    if not event:
        event = event_id(report.id)
        open_event(db, run, event, report.type)
    columns = columns_of(report, date.fromisoformat(published) if published else None)
    columns |= {"id": report.id, "article": outcome.article, "quote_start": outcome.quote[0], "quote_end": outcome.quote[1], "event": event}
    columns |= {"run": run, "coded": run, "terms": "", "hints": "", "link": ""}
    # Withdrawn until `lay` writes it: to the program it is not there.
    columns["withdrawn"] = run
    db.execute(f"INSERT INTO reports ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", list(columns.values()))


def _withdraw(db: sqlite3.Connection, run: int, report: str) -> None:
    db.execute("UPDATE reports SET withdrawn = ? WHERE id = ?", (run, report))
    db.execute("DELETE FROM report_words WHERE rowid = (SELECT row FROM reports WHERE id = ?)", (report,))


def _follow_type(db: sqlite3.Connection, run: int, report: str) -> set[str]:
    """An event is of one type: where a report has another now, the event follows if it has no other report, else the report leaves it."""
    row = db.execute(
        "SELECT r.type, r.event, e.type AS of_event FROM reports r JOIN events e ON e.id = r.event WHERE r.id = ?", (report,)
    ).fetchone()
    if row is None or row["type"] == row["of_event"]:
        return set()
    (others,) = db.execute("SELECT count(*) FROM reports WHERE event = ? AND id != ? AND withdrawn IS NULL", (row["event"], report)).fetchone()
    if not others:
        db.execute("UPDATE events SET type = ? WHERE id = ?", (row["type"], row["event"]))
        return {row["event"]}
    fresh = event_id(f"{report}:{row['type']}")
    open_event(db, run, fresh, row["type"])
    db.execute("UPDATE reports SET event = ? WHERE id = ?", (fresh, report))
    db.execute("UPDATE reviewed SET home = ? WHERE report = ?", (row["event"], report))
    return {row["event"], fresh}


def _return_home(db: sqlite3.Connection, report: str, home: str) -> set[str]:
    event = _living(db, home) or home
    db.execute("UPDATE reports SET event = ? WHERE id = ?", (event, report))
    return {event}


def _living(db: sqlite3.Connection, event: str) -> str:
    """The event of an id, or the one that took its reports; empty if there is none."""
    row = db.execute("SELECT id, merged_into FROM events WHERE id = ?", (event,)).fetchone()
    while row is not None and row["merged_into"]:
        row = db.execute("SELECT id, merged_into FROM events WHERE id = ?", (row["merged_into"],)).fetchone()
    return str(row["id"]) if row is not None else ""


def _events(*events: str | None) -> set[str]:
    return {event for event in events if event}
