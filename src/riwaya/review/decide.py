"""Takes decisions of reviewers: accept, reject, correct, add, skip, undo.

Every decision is written down, whatever comes of it. One that was made on an older version of the report than the library's is late: it is
kept, does not count, and its reviewer is told. Decisions of others in the meantime make none late, for reviewers work blind to one another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from riwaya.errors import ConflictError, UsageError
from riwaya.ids import report_id
from riwaya.model import report_of
from riwaya.review.apply import apply
from riwaya.review.check import Checker
from riwaya.review.fields import Json, fits
from riwaya.review.items import Shown, shown_to
from riwaya.review.log import Decision, append, decision, decisions, standing, version
from riwaya.review.sentences import sentence_of
from riwaya.store import Library, article, event
from riwaya.voices.derive import control_of

KINDS = ("accept", "reject", "correct", "skip")
BLANK: Json = {
    "mode": "", "agents": [], "patients": [], "place": None, "time": None, "counts": [], "means": "", "control": None, "voice": [],
    "stance": "actual", "ground": "news",
}  # fmt: skip
FOR_CONTROL = ("type", "mode", "agents", "patients", "place")  # what a claim of control follows from


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a decision: its number, the report's version now, whether others decided on it since it was shown, and the events whose
    reports altered."""

    decision: int
    report: str
    version: str
    others: bool
    events: tuple[str, ...]


def decide(
    library: Library,
    report: str,
    kind: str,
    coder: str,
    *,
    fields: Mapping[str, Any] | None = None,
    note: str = "",
    version: str | None = None,
    code: str = "",
) -> Saved:
    """Takes a decision on a report. `kind` is one of KINDS; `fields` are those to be corrected; `version` is that of the item that was shown
    (None: the present one); `code` is the program's version.

    Raises UsageError if the report or a value is unknown or does not fit, ConflictError if the reviewer himself has decided since, or the
    report was coded anew: then the decision is kept as late."""
    if kind not in KINDS:
        raise UsageError("usage", report, f"{kind} is none of {', '.join(KINDS)}")
    with library.transaction() as db:
        item = shown_to(library, report, coder)
        trigger = item.row["trigger"]
        checked: Json = {}
        if kind == "correct":
            checker = Checker(library, report, item.text, (trigger["start"], trigger["end"]))
            checked = _completed(item.row, checker.fields(fields or {}))
            if not checked:
                raise UsageError("usage", report, "a correction names the fields that it corrects")
        late, others = _compared(db, version, item, coder)
        mine = standing(decisions(db, report)).get(coder)
        if kind == "correct" and mine is not None and mine.kind == "add":
            kind, checked = "add", {**mine.fields, **checked}
        told = Decision(
            *(0, report, item.head.id, trigger["start"], trigger["end"], kind, checked),
            *(item.row if kind not in ("add", "skip") else {}, late, None, coder, "", note),
        )
        saved = _take(library, db, told, code, others=others)
    if late:
        raise ConflictError(report, f"now it has the version {saved.version}", saved.decision)
    return saved


def add(
    library: Library, article_id: str, coder: str, fields: Mapping[str, Any], *, note: str = "", event_id: str = "", code: str = ""
) -> Saved:
    """Adds a report that the program missed: `fields` with at least `trigger` (a span) and `type`; `event_id` is the event that it tells of,
    empty if it opens one. Where another reviewer has added the same word, the two are one report.

    Raises UsageError if a value does not fit or the program has a report of this word."""
    with library.transaction() as db:
        found = article(library, article_id)
        if found is None:
            raise UsageError("unknown-article", library.name, article_id)
        text = found[1]
        trigger = Checker(library, article_id, text, (0, 1)).span("trigger", fields.get("trigger"))
        start, end = trigger["start"], trigger["end"]
        checker = Checker(library, article_id, text, (start, end))
        told = checker.fields({name: value for name, value in fields.items() if name != "trigger"})
        if "type" not in told:
            raise UsageError("bad-field", f"{article_id} type", "an added report needs a type")
        home = event(library, event_id) if event_id else None
        if event_id and (home is None or home.type != told["type"]):
            raise UsageError("unknown-event", article_id, f"{event_id} ({told['type']})")
        row = {**BLANK, **told, "trigger": trigger, "event": event_id, "quote": sentence_of(db, article_id, text, start, end)}
        row |= _completed({**row, "type": ""}, told)
        id = _same_word(db, article_id, start, end) or report_id(article_id, start, end, "")
        decision = Decision(0, id, article_id, start, end, "add", row, {}, False, None, coder, "", note)
        return _take(library, db, decision, code, others=False)


def undo(library: Library, coder: str, number: int | None = None, *, code: str = "") -> Saved:
    """Undoes a decision of a reviewer: the one of a number, or his last one that is not undone; what stood before it stands again.

    Raises UsageError if he has none."""
    with library.transaction() as db:
        if number is None:
            row = db.execute(
                "SELECT max(id) FROM decisions d WHERE coder = ? AND kind != 'undo' AND NOT late"
                " AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id)",
                (coder,),
            ).fetchone()
            number = row[0]
        told = decision(db, number) if number is not None else None
        if told is None or told.coder != coder or told.kind == "undo":
            raise UsageError("nothing-to-undo", library.name, f"{number} ({coder})" if number else coder)
        if any(one.undoes == number for one in decisions(db, told.report)):
            raise UsageError("usage", str(number), "it is undone already")
        row = Decision(0, told.report, told.article, told.start, told.end, "undo", {}, {}, False, number, coder, "", "")
        return _take(library, db, row, code, others=False)


def _take(library: Library, db: sqlite3.Connection, told: Decision, code: str, *, others: bool) -> Saved:
    number = append(db, told)
    touched = apply(library, told.report, code) if told.kind != "skip" and not told.late else set()
    machine = machine_of(db, told.report)
    return Saved(number, told.report, version(db, told.report, machine), others, tuple(sorted(touched)))


def machine_of(db: sqlite3.Connection, report: str) -> str:
    """What the program says of a report, as JSON; empty if it has none."""
    row = db.execute("SELECT machine FROM reviewed WHERE report = ?", (report,)).fetchone()
    if row is None:
        row = db.execute("SELECT data FROM reports WHERE id = ? AND withdrawn IS NULL", (report,)).fetchone()
    return (row[0] or "") if row else ""


def _compared(db: sqlite3.Connection, told: str | None, item: Shown, coder: str) -> tuple[bool, bool]:
    """Whether a decision on a version comes late, and whether others have decided since."""
    if told is None or told == item.version:
        return False, False
    coding, last, *_ = (*told.split("."), "")
    if coding != item.version.split(".")[0] or not last.isdecimal():
        return True, False
    since = [one for one in decisions(db, item.row["id"]) if one.id > int(last)]
    return any(one.coder == coder for one in since), any(one.coder != coder for one in since)


def _completed(shown: Json, fields: Json) -> Json:
    """The corrected fields with what follows from them: a mode that the type does not have goes, a claim of control follows who and where.

    Raises UsageError if the mode that was entered is none of the type's."""
    row = {**shown, **fields}
    if not fits(row["type"], row["mode"]):
        if "mode" in fields:
            raise UsageError("bad-field", "mode", f"{row['type']} has no mode {row['mode']}")
        fields = {**fields, "mode": ""}
    if "control" not in fields and any(name in fields for name in FOR_CONTROL) and "CONTROL" in (shown["type"], row["type"]):
        empty = {"id": "", "frame": "", "confidence": 1.0, "because": [], "codes": {}}
        report = report_of({**empty, **row, **fields})
        extent = shown["control"]["extent"] if shown.get("control") else ""
        claim = control_of(report.type, report.mode, report.agents, report.patients, report.place, extent)
        fields = {**fields, "control": claim.to_dict() if claim else None}
    return fields


def _same_word(db: sqlite3.Connection, article: str, start: int, end: int) -> str:
    """The report that a reviewer added whose trigger overlaps; empty if there is none. Raises UsageError if the program has one there."""
    for row in db.execute(
        "SELECT r.id, coalesce(w.machine, r.data) AS data, w.report IS NOT NULL AND w.machine IS NULL AS added FROM reports r"
        " LEFT JOIN reviewed w ON w.report = r.id WHERE r.article = ? AND (r.withdrawn IS NULL OR w.report IS NOT NULL)",
        (article,),
    ):
        trigger = json.loads(row["data"])["trigger"]
        if trigger["start"] < end and start < trigger["end"]:
            if row["added"]:
                return str(row["id"])
            raise UsageError("usage", f"{article} {start}:{end}", f"the program has the report {row['id']} there: correct it")
    return ""
