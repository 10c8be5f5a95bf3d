"""Where reviewers differ, field by field, and the adjudicator's word on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from riwaya.errors import ConflictError, UsageError
from riwaya.model import Span
from riwaya.review.apply import apply
from riwaya.review.check import Checker
from riwaya.review.fields import KEEP, OUTCOME, REJECT, Json, fits
from riwaya.review.items import shown_to
from riwaya.review.log import (
    Adjudication,
    Decision,
    adjudicated,
    adjudications,
    append_adjudication,
    decisions,
    standing,
)
from riwaya.review.settle import open_fields
from riwaya.store import ArticleHead, Filter, Library
from riwaya.store.filters import report_condition

# Disputed reports stay where the program has them; an added one that another rejected is there as well.
DISPUTED = "SELECT r.id FROM reviewed w JOIN reports r ON r.id = w.report WHERE w.state = 'disputed' AND {condition} ORDER BY w.at, r.id"


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which reviewers differ, or `outcome` (keep or reject): what the program has (None of an outcome), and what each has."""

    field: str
    coded: Any
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A report on which reviewers differ. `row` is what the program says, `fields` are those that nobody has decided yet, `settled` the
    values that were decided, `notes` what reviewers remarked; `version` goes with the adjudication."""

    row: Json
    head: ArticleHead
    text: str
    quote: Span
    event: str
    version: str
    fields: tuple[Differing, ...]
    settled: Json
    notes: Mapping[str, str]

    def to_dict(self) -> Json:
        """The dispute as a JSON object."""
        return {
            "report": self.row["id"],
            "version": self.version,
            "article": self.head.name,
            "article_id": self.head.id,
            "quote": self.quote.to_dict(),
            "event": self.event,
            "coded": self.row,
            "fields": [{"field": one.field, "coded": one.coded, "told": dict(one.told)} for one in self.fields],
            "settled": self.settled,
            "notes": dict(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of an adjudication: its number, what is still open, and the events whose reports altered."""

    adjudication: int
    open: tuple[str, ...]
    events: tuple[str, ...]


def disputes(library: Library, filter: Filter = Filter(), *, limit: int = -1, offset: int = 0) -> list[Dispute]:  # noqa: B008
    """The reports that pass a filter and on which reviewers differ, in the order in which they began to."""
    condition, values = report_condition(filter)
    query = f"{DISPUTED.format(condition=condition)} LIMIT ? OFFSET ?"
    return [dispute(library, id) for (id,) in library.db.execute(query, [*values, limit, offset]).fetchall()]


def count_disputes(library: Library) -> int:
    """How many reports wait for an adjudicator."""
    (number,) = library.db.execute("SELECT count(*) FROM reviewed WHERE state = 'disputed'").fetchone()
    return int(number)


def dispute(library: Library, report: str) -> Dispute:
    """What reviewers of a report differ in; raises UsageError if the library has no such report or nobody has reviewed it."""
    item = shown_to(library, report, "")
    told = standing(decisions(library.db, report))
    if not told:
        raise UsageError("unknown-report", library.name, report)
    done = adjudicated(adjudications(library.db, report))
    return Dispute(
        *(item.row, item.head, item.text, item.quote, item.event, item.version),
        fields=tuple(_differing(field, item.row, told) for field in open_fields(told, done)),
        settled=done,
        notes={coder: one.note for coder, one in told.items() if one.note},
    )


def adjudicate(
    library: Library,
    report: str,
    who: str,
    *,
    fields: Mapping[str, Any] | None = None,
    side: str = "",
    note: str = "",
    version: str | None = None,
    code: str = "",
) -> Settled:
    """Decides between the reviewers of a report: `fields` are the values that hold (`outcome`: keep or reject); in what is open beside them
    the reviewer named `side` is right, if one is named. `version` is that of the dispute that was shown.

    Raises UsageError for what does not fit, ConflictError if the report was decided on or coded anew since: then it is kept as late."""
    with library.transaction() as db:
        item = dispute(library, report)
        trigger = item.row["trigger"]
        told = dict(fields or {})
        outcome = told.pop(OUTCOME, None)
        checked = Checker(library, report, item.text, (trigger["start"], trigger["end"])).fields(told)
        if outcome is not None:
            if outcome not in (KEEP, REJECT):
                raise UsageError("bad-field", f"{report} {OUTCOME}", f"{outcome!r} is none of {KEEP}, {REJECT}")
            checked[OUTCOME] = outcome
        if side:
            checked = {**_values_of(standing(decisions(db, report)), item.settled, side, report), **checked}
        if not checked:
            raise UsageError("usage", report, "an adjudication names fields, or the reviewer who is right")
        late = version is not None and version != item.version
        number = append_adjudication(db, Adjudication(0, report, checked, late, None, who, "", note))
        saved = _settled(library, report, number, code, late=late)
    if late:
        raise ConflictError(report, f"now it has the version {item.version}", number)
    return saved


def undo_adjudication(library: Library, number: int, who: str, *, code: str = "") -> Settled:
    """Undoes an adjudication; raises UsageError if there is none of this number that holds."""
    with library.transaction() as db:
        row = db.execute(
            "SELECT report FROM adjudications a WHERE id = ? AND undoes IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM adjudications u WHERE u.undoes = a.id)",
            (number,),
        ).fetchone()
        if row is None:
            raise UsageError("nothing-to-undo", library.name, str(number))
        done = append_adjudication(db, Adjudication(0, row["report"], {}, False, number, who, "", ""))
        return _settled(library, row["report"], done, code, late=False)


def _settled(library: Library, report: str, number: int, code: str, *, late: bool) -> Settled:
    touched = set() if late else apply(library, report, code)
    row = library.db.execute("SELECT data, state FROM reviewed WHERE report = ?", (report,)).fetchone()
    if row is not None and row["state"] != "rejected":
        held = json.loads(row["data"])
        if not fits(held["type"], held["mode"]):
            raise UsageError("bad-field", f"{report} mode", f"{held['type']} has no mode {held['mode']}: decide type and mode together")
    left = open_fields(standing(decisions(library.db, report)), adjudicated(adjudications(library.db, report)))
    return Settled(number, left, tuple(sorted(touched)))


def _differing(field: str, row: Json, told: Mapping[str, Decision]) -> Differing:
    if field == OUTCOME:
        return Differing(field, None, {coder: one.outcome for coder, one in told.items()})
    return Differing(field, row[field], {coder: one.values[field] for coder, one in told.items() if one.outcome != REJECT})


def _values_of(told: Mapping[str, Decision], done: Json, coder: str, report: str) -> Json:
    """What a reviewer has in everything that is open; where nothing is, in everything in which reviewers differ."""
    if coder not in told:
        raise UsageError("unknown-id", report, f"{coder} ({', '.join(sorted(told))})")
    mine = told[coder]
    if mine.outcome == REJECT:
        return {OUTCOME: REJECT}
    fields = open_fields(told, done) or open_fields(told, {})
    if fields == (OUTCOME,):
        return {OUTCOME: KEEP, **{field: mine.values[field] for field in open_fields(told, {**done, OUTCOME: KEEP})}}
    return {field: mine.values[field] for field in fields}
