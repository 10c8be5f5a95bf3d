"""Puts the reports of a new coding in the place of those of an older one.

A report keeps its id while its trigger stays where it is, whatever its frame is called now. Reports that are no longer found are withdrawn,
not deleted: a person may have judged them, and a later coding may find them again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import replace

from riwaya.knowledge import Knowledge
from riwaya.model import Coding, Report
from riwaya.store.rarity import Rarity
from riwaya.store.write import add_report, log, write_index

DECIDING = ("type", "agents", "patients", "place", "time")  # fields by which events are found: where one changes, the report is linked anew


def replace_reports(db: sqlite3.Connection, run: int, coding: Coding, knowledge: Knowledge, reviewed: Collection[str] = frozenset()) -> set[str]:
    """Writes the reports of a coding over those that the library has of the article; gives the events that they stood in, to be closed if
    they are empty.

    Reports that people reviewed are found again also if their trigger has other bounds now, keep their event, and are not in the log: what
    holds of them does not alter."""
    article = coding.article.hash
    rows = db.execute("SELECT id, data, event, withdrawn FROM reports WHERE article = ?", (article,)).fetchall()
    old = {row["id"]: row for row in rows}
    triggers = {row["id"]: _trigger(json.loads(row["data"])) for row in rows}
    by_trigger = {trigger: id for id, trigger in triggers.items()}
    kept = {id: trigger for id, trigger in triggers.items() if id in reviewed}
    taken: set[str] = set()
    rarity = Rarity(knowledge.frequencies)
    touched = {row["event"] for row in rows if row["event"]}
    for found in coding.reports:
        id = found.id if found.id in old else by_trigger.get((found.trigger.start, found.trigger.end)) or _overlapped(found, kept) or found.id
        report = found if id in taken else replace(found, id=id)
        taken.add(report.id)
        row = old.get(report.id)
        add_report(db, run, coding, report, knowledge, rarity)
        if row is not None and report.id not in reviewed:
            _compare(db, run, row, report)
    for id, row in old.items():
        if id not in taken and row["withdrawn"] is None:
            db.execute("UPDATE reports SET withdrawn = ? WHERE id = ?", (run, id))
            db.execute("DELETE FROM report_words WHERE rowid = (SELECT row FROM reports WHERE id = ?)", (id,))
            if id not in reviewed:
                log(db, run, "report-withdrawn", id)
    db.execute("UPDATE articles SET knowledge = ?, words = ?, genre = ? WHERE id = ?", (coding.knowledge, coding.words, coding.genre, article))
    write_index(db, coding)
    return touched


def _compare(db: sqlite3.Connection, run: int, row: sqlite3.Row, report: Report) -> None:
    """Logs every field that altered; a report whose event may be another now loses its link, unless a person has judged it."""
    before, after = json.loads(row["data"]), report.to_dict()
    if row["withdrawn"] is not None:
        log(db, run, "report-returned", report.id)
    altered = [field for field in after if before.get(field) != after[field]]
    for field in altered:
        log(db, run, "report-changed", report.id, field, _told(before.get(field)), _told(after[field]))
    judged = db.execute("SELECT 1 FROM judgements WHERE a = ?1 OR b = ?1", (report.id,)).fetchone()
    if judged is None and any(field in DECIDING for field in altered):
        db.execute("UPDATE reports SET event = NULL, link = '' WHERE id = ?", (report.id,))


def _overlapped(found: Report, triggers: Mapping[str, tuple[int, int]]) -> str | None:
    """Which of some reports has a trigger that overlaps that of a report."""
    trigger = found.trigger
    return next((id for id, (start, end) in triggers.items() if trigger.start < end and start < trigger.end), None)


def _trigger(data: Mapping[str, dict[str, int]]) -> tuple[int, int]:
    return data["trigger"]["start"], data["trigger"]["end"]


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
