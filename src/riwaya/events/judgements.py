"""What people decided about reports: same, different, unsure. Rows are only ever added; undoing adds one, too.

Invariant: a judgement always wins over the machine, now and when articles are coded or linked again; what it moved is written down in
`moves`, so that undoing brings every report back that has not been moved again since."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from riwaya.errors import UsageError
from riwaya.ids import event_id
from riwaya.store import Judgement, Library, now
from riwaya.store.write import log

JUDGED = '[["judged by a person", 0.0]]'  # the reason of a link that a person made
RELATIONS = ("same", "different", "unsure")
# What is listed of an event without reports: a tombstone keeps no figure that it was listed with when it still had some.
BLANK = (
    "mode = '', words = '', date_from = NULL, date_to = NULL, date_precision = 'unknown', date_inferred = 1, place_id = '', place_name = '',"
    " country = '', lat = NULL, lon = NULL, where_prec = 0, ground = '', reports = 0, articles = 0, outlets = 0, voices = 0,"
    " killed_low = NULL, killed_best = NULL, killed_high = NULL, disputes = ''"
)
HELD = """SELECT j.* FROM judgements j WHERE j.relation != 'undo'
 AND NOT EXISTS (SELECT 1 FROM judgements u WHERE u.undoes = j.id)"""


def judged(db: sqlite3.Connection, reports: Sequence[str]) -> dict[str, str]:
    """The reports that people told to be the same as, or different from, one of these, with the relation."""
    if db.execute("SELECT 1 FROM judgements LIMIT 1").fetchone() is None:
        return {}
    marks = ", ".join("?" for _ in reports)
    rows = db.execute(
        f"{HELD} AND j.relation != 'unsure' AND (j.a IN ({marks}) OR j.b IN ({marks})) ORDER BY j.id", (*reports, *reports)
    ).fetchall()
    mine = set(reports)
    return {(row["b"] if row["a"] in mine else row["a"]): row["relation"] for row in rows}


def judgements(library: Library) -> list[Judgement]:
    """All judgements in the order in which they were made."""
    return [Judgement(**dict(row)) for row in library.db.execute("SELECT * FROM judgements ORDER BY id")]


def judge(library: Library, run: int, relation: str, a: str, b: str, who: str, note: str = "") -> tuple[int, set[str]]:
    """Writes down a judgement of two reports, or of the events of such ids, and does what it says.

    Gives its number and the events whose reports changed; expects to be called within a transaction. Raises UsageError if an id is
    unknown or both are one."""
    db = library.db
    one, other = _report_of(db, a), _report_of(db, b)
    if one == other:
        raise UsageError("usage", a, "the two are one report")
    told = db.execute(
        "INSERT INTO judgements (relation, a, b, who, at, note) VALUES (?, ?, ?, ?, ?, ?)", (relation, one, other, who, now(), note)
    )
    number = int(told.lastrowid or 0)
    homes = _home(db, one), _home(db, other)
    if relation == "same" and homes[0] != homes[1]:
        merge(db, run, *homes, judgement=number)
        return number, set(homes)
    if relation == "different" and homes[0] == homes[1]:
        return number, _split(db, run, number, one, other, homes[0])
    return number, set()


def undo(library: Library, run: int, number: int, who: str, note: str = "") -> set[str]:
    """Undoes a judgement: what it moved goes back. Gives the events whose reports changed.

    Raises UsageError if there is no such judgement, or it was undone before."""
    db = library.db
    row = db.execute(f"{HELD} AND j.id = ?", (number,)).fetchone()
    if row is None:
        raise UsageError("nothing-to-undo", str(number), "no judgement that holds has this number")
    db.execute("INSERT INTO judgements (relation, undoes, who, at, note) VALUES ('undo', ?, ?, ?, ?)", (number, who, now(), note))
    touched: set[str] = set()
    for report, before, after in db.execute("SELECT report, before, after FROM moves WHERE judgement = ?", (number,)).fetchall():
        if _home(db, report) != after:
            continue  # a later decision moved it on; that one stands
        _move(db, run, report, after, before)
        touched |= {before, after}
    for event in sorted(touched):
        close_or_reopen(db, run, event)
    return touched


def _report_of(db: sqlite3.Connection, id: str) -> str:
    """The report of an id; an event stands for its first report, one that was merged for the first that it brought along."""
    found = db.execute("SELECT id FROM reports WHERE id = ? AND withdrawn IS NULL", (id,)).fetchone()
    found = found or db.execute("SELECT report FROM moves WHERE before = ? AND judgement IS NULL ORDER BY report LIMIT 1", (id,)).fetchone()
    found = found or db.execute("SELECT id FROM reports WHERE event = ? AND withdrawn IS NULL ORDER BY day_from, id LIMIT 1", (id,)).fetchone()
    if found is None:
        raise UsageError("unknown-report", id)
    return str(found[0])


def _home(db: sqlite3.Connection, report: str) -> str:
    (event,) = db.execute("SELECT event FROM reports WHERE id = ?", (report,)).fetchone()
    return str(event)


def touched_by_people(db: sqlite3.Connection, event: str) -> bool:
    """Whether people have judged a report of an event."""
    told = "SELECT 1 FROM reports r JOIN judgements j ON j.a = r.id OR j.b = r.id WHERE r.event = ? LIMIT 1"
    return db.execute(told, (event,)).fetchone() is not None


def merge(db: sqlite3.Connection, run: int, one: str, other: str, *, judgement: int | None = None) -> str:
    """Moves the reports of the smaller event into the larger, which leaves a tombstone; of two alike the id that comes first stays.

    Gives the id that stays. `judgement` is the number of the judgement that asks for it, None where linking finds it."""
    kept, gone = sorted((one, other), key=lambda event: (-len(_reports(db, event)), event))
    _take(db, run, judgement, _reports(db, gone), gone, kept)
    db.execute(f"UPDATE events SET ended = ?, merged_into = ?, {BLANK} WHERE id = ?", (run, kept, gone))
    db.execute("INSERT OR IGNORE INTO blocks SELECT block, ? FROM blocks WHERE event = ?", (kept, gone))
    log(db, run, "event-merged", gone, "", gone, kept)
    return kept


def _split(db: sqlite3.Connection, run: int, number: int, one: str, other: str, event: str) -> set[str]:
    """Moves the second report out of the event, with all that people told to be the same as it, and with what came into the event
    together with it when the program merged two."""
    members = set(_reports(db, event))
    together = db.execute(
        "SELECT b.report FROM moves a JOIN moves b ON b.judgement IS NULL AND b.before = a.before AND b.after = a.after"
        " WHERE a.report = ? AND a.judgement IS NULL AND a.after = ?",
        (other, event),
    )
    group = {other, *(report for (report,) in together if report in members)} - {one}
    left = set(group)
    while left:
        same = {report for report, relation in judged(db, sorted(left)).items() if relation == "same" and report in members}
        left = same - group - {one}
        group |= left
    fresh = event_id(f"{other}:{number}")
    (type,) = db.execute("SELECT type FROM reports WHERE id = ?", (other,)).fetchone()
    open_event(db, run, fresh, type)
    db.execute("INSERT INTO blocks SELECT block, ? FROM blocks WHERE event = ?", (fresh, event))
    _take(db, run, number, sorted(group), event, fresh)
    return {event, fresh}


def _reports(db: sqlite3.Connection, event: str) -> list[str]:
    return [report for (report,) in db.execute("SELECT id FROM reports WHERE event = ? AND withdrawn IS NULL ORDER BY id", (event,))]


def _take(db: sqlite3.Connection, run: int, number: int | None, reports: Sequence[str], before: str, after: str) -> None:
    for report in reports:
        _move(db, run, report, before, after, None if number is None else JUDGED)
        db.execute("INSERT INTO moves VALUES (?, ?, ?, ?)", (number, report, before, after))


def _move(db: sqlite3.Connection, run: int, report: str, before: str, after: str, why: str | None = JUDGED) -> None:
    """Moves a report; without a new reason it keeps the one that it has."""
    db.execute("UPDATE reports SET event = ?, link = coalesce(?, link) WHERE id = ?", (after, why, report))
    log(db, run, "report-moved", report, "event", before, after)


def open_event(db: sqlite3.Connection, run: int, event: str, type: str) -> None:
    """Writes an event that has no reports yet; one that has ended begins again."""
    db.execute(
        "INSERT INTO events (id, type, mode, words, date_precision, date_inferred, place_id, place_name, country, where_prec, ground,"
        " reports, articles, outlets, voices, disputes, run) VALUES (?, ?, '', '', 'unknown', 1, '', '', '', 0, '', 0, 0, 0, 0, '', ?)"
        " ON CONFLICT (id) DO UPDATE SET type = excluded.type, ended = NULL, merged_into = NULL",
        (event, type, run),
    )


def close_or_reopen(db: sqlite3.Connection, run: int, event: str) -> None:
    """Makes an event without reports a tombstone, and a tombstone with reports an event again."""
    (ended,) = db.execute("SELECT ended FROM events WHERE id = ?", (event,)).fetchone()
    empty = not _reports(db, event)
    if empty and ended is None:
        db.execute(f"UPDATE events SET ended = ?, {BLANK} WHERE id = ?", (run, event))
        log(db, run, "event-ended", event)
    elif not empty and ended is not None:
        db.execute("UPDATE events SET ended = NULL, merged_into = NULL WHERE id = ?", (event,))
        log(db, run, "event-returned", event)
