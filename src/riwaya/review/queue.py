"""What to review next: where the program is least sure and most depends on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from riwaya.review.fields import Json
from riwaya.store import Filter, Library
from riwaya.store.filters import BRIEF, LISTS, Value, report_condition

# To a reviewer a report is there if the program has it, whatever others decided of it.
PRESENT = "({r}.withdrawn IS NULL OR {r}.id IN (SELECT report FROM reviewed WHERE machine IS NOT NULL))"
ADDED = "r.id IN (SELECT report FROM reviewed WHERE machine IS NULL)"
OUTLETS, DEAD = 8, 20.0  # outlets from which on more say no more; killed that make half of what any number can
# Of the event: told by how many outlets, disputed or not, how many dead. What one report alone tells weighs 1.
IMPACT = f"""1.0 + min(max(coalesce(e.outlets, 0) - 1, 0), {OUTLETS}) / 4.0 + (coalesce(e.disputes, '') != '')
 + 2.0 * coalesce(e.killed_high, e.killed_best, 0) / (coalesce(e.killed_high, e.killed_best, 0) + {DEAD})"""
DECIDED = """SELECT d.report FROM decisions d WHERE d.coder = ? AND d.kind IN ('accept', 'reject', 'correct', 'add') AND NOT d.late
 AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id)"""
SKIPPED = """SELECT d.report FROM decisions d WHERE d.coder = ? AND d.kind = 'skip'
 AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id)"""
TURNS = """(SELECT d.report, max(d.id) AS turn FROM decisions d WHERE d.coder = ? AND d.kind = 'skip'
 AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id) GROUP BY d.report)"""  # what was skipped comes in the order of skipping
# What each facet is counted by; where an article stood follows from the article.
COUNTED = {"type": "r.type", "place": "r.country", "outlet": "r.article", "stance": "r.stance", "ground": "r.ground"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that waits for a reviewer: how unsure the program is (0 to 1), how much depends on it (1 to 6), whether he skipped it."""

    report: str
    article: str
    event: str
    uncertainty: float
    impact: float
    disputed: bool
    outlets: int
    killed: int | None
    skipped: bool

    @property
    def urgency(self) -> float:
        """By what the queue is sorted."""
        return self.uncertainty * self.impact

    def to_dict(self) -> Json:
        """The item as a JSON object."""
        return {
            "report": self.report,
            "article_id": self.article,
            "event": self.event,
            "uncertainty": round(self.uncertainty, 2),
            "impact": round(self.impact, 2),
            "urgency": round(self.urgency, 3),
            "disputed": self.disputed,
            "outlets": self.outlets,
            "killed": self.killed,
            "skipped": self.skipped,
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reviewer is with the reports that pass a filter."""

    total: int
    decided: int
    skipped: int

    @property
    def left(self) -> int:
        """How many wait for him, the skipped ones included."""
        return self.total - self.decided


def queue(library: Library, coder: str, filter: Filter = Filter(), *, limit: int = 50, offset: int = 0) -> list[Waiting]:  # noqa: B008
    """The reports that pass a filter and wait for a reviewer, the most urgent first, those that he skipped last, in the order of
    skipping."""
    condition, values = report_condition(filter, present=PRESENT)
    rows = library.db.execute(
        "WITH chosen AS MATERIALIZED (SELECT r.id, r.confidence, r.event,"
        f" ({IMPACT}) AS impact, coalesce(s.turn, 0) AS skipped"
        f" FROM reports r LEFT JOIN events e ON e.id = r.event LEFT JOIN {TURNS} s ON s.report = r.id"
        f" WHERE {condition} AND r.id NOT IN ({DECIDED}) AND NOT {ADDED}"
        " ORDER BY skipped, (1.0 - r.confidence) * impact DESC, r.id LIMIT ? OFFSET ?)"
        " SELECT c.id, r.article, coalesce(c.event, '') AS event, 1.0 - c.confidence AS uncertainty, c.impact,"
        " coalesce(e.disputes, '') AS disputes, coalesce(e.outlets, 0) AS outlets, coalesce(e.killed_high, e.killed_best) AS killed, c.skipped"
        " FROM chosen c JOIN reports r ON r.id = c.id LEFT JOIN events e ON e.id = c.event"
        " ORDER BY c.skipped, (1.0 - c.confidence) * c.impact DESC, c.id",
        [coder, *values, coder, limit, offset],
    )
    return [
        Waiting(
            row["id"],
            row["article"],
            row["event"],
            row["uncertainty"],
            row["impact"],
            bool(row["disputes"]),
            row["outlets"],
            row["killed"],
            bool(row["skipped"]),
        )
        for row in rows
    ]


def progress(library: Library, coder: str, filter: Filter = Filter()) -> Progress:  # noqa: B008
    """How far a reviewer is with the reports that pass a filter."""
    condition, values = report_condition(filter, present=PRESENT)
    base = f"FROM reports r WHERE {condition} AND NOT {ADDED}"
    total = _count(library, base, values)
    decided = _count(library, f"{base} AND r.id IN ({DECIDED})", [*values, coder])
    skipped = _count(library, f"{base} AND r.id IN ({SKIPPED}) AND r.id NOT IN ({DECIDED})", [*values, coder, coder])
    return Progress(total, decided, skipped)


def waiting_by(library: Library, coder: str, filter: Filter, facet: str) -> dict[str, int]:
    """How many reports wait for a reviewer with each value of a facet (one of COUNTED), the most frequent first; the filter's own choice
    in this facet does not narrow it. Places count by country."""
    free: dict[str, Any] = {LISTS[facet]: ()}
    condition, values = report_condition(replace(filter, **free), present=PRESENT)
    column = COUNTED[facet]
    query = (
        f"SELECT {column} AS value, count(*) AS number FROM {BRIEF} WHERE {condition} AND NOT {ADDED} AND r.id NOT IN ({DECIDED}) GROUP BY value"
    )
    if facet == "outlet":
        query = f"SELECT o.outlet AS value, sum(w.number) AS number FROM ({query}) w JOIN printed o ON o.article = w.value GROUP BY o.outlet"
    rows = library.db.execute(f"{query} ORDER BY number DESC, value", [*values, coder])
    return {row["value"]: row["number"] for row in rows if row["value"] is not None}


def _count(library: Library, query: str, values: Sequence[Value]) -> int:
    (number,) = library.db.execute(f"SELECT count(*) {query}", values).fetchone()
    return int(number)
