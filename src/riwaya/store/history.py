"""What was added to a library and what was altered in it since a point of time or a run."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.store.library import Library


@dataclass(frozen=True, slots=True)
class Run:
    """A run: what it was, with which program and knowledge, and how much it added. `ended` is empty if it was killed or goes on."""

    id: int
    kind: str
    started: str
    ended: str
    code: str
    knowledge: str
    articles: int
    reports: int
    events: int


@dataclass(frozen=True, slots=True)
class Change:
    """An alteration. `kind` is report-changed, report-withdrawn, report-returned, report-moved, event-merged, event-ended or
    event-returned; `before` and `after` are the field's values as JSON, or ids of events."""

    id: int
    run: int
    at: str
    kind: str
    subject: str
    field: str
    before: str
    after: str


def runs(library: Library, since: str = "") -> list[Run]:
    """The runs that began at a point of time (any prefix of `YYYY-MM-DDTHH:MM:SSZ`) or later, in their order."""
    rows = library.db.execute(
        "SELECT id, kind, started, coalesce(ended, '') AS ended, code, knowledge,"
        " (SELECT count(*) FROM articles a WHERE a.run = r.id) AS articles,"
        " (SELECT count(*) FROM reports p WHERE p.run = r.id) AS reports,"
        " (SELECT count(*) FROM events e WHERE e.run = r.id) AS events FROM runs r WHERE started >= ? ORDER BY id",
        (since,),
    )
    return [Run(**dict(row)) for row in rows]


def changes(library: Library, since: str = "", *, limit: int = -1, offset: int = 0) -> list[Change]:
    """The alterations made at a point of time (any prefix of `YYYY-MM-DDTHH:MM:SSZ`) or later, in their order."""
    rows = library.db.execute("SELECT * FROM changes WHERE at >= ? ORDER BY id LIMIT ? OFFSET ?", (since, limit, offset))
    return [Change(**dict(row)) for row in rows]
