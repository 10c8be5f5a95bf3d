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
    """An alteration. `kind` is report-changed, report-withdrawn, report-returned, report-moved, report-reviewed, event-merged, event-ended or
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


def count_changes(library: Library, since: str = "") -> int:
    """How many alterations were made at a point of time or later."""
    (number,) = library.db.execute("SELECT count(*) FROM changes WHERE at >= ?", (since,)).fetchone()
    return int(number)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to an event: `kind` is `added` (reports came, `after` says how many), a judgement's relation, or the kind of
    a Change; `who` is the person who judged, else the program's version."""

    at: str
    kind: str
    subject: str
    field: str
    before: str
    after: str
    who: str


def of_event(library: Library, event: str) -> list[Step]:
    """The history of an event and its reports, in its order."""
    own = "SELECT id FROM reports WHERE event = ?1"
    rows = library.db.execute(
        "SELECT u.started AS at, 'added' AS kind, ?1 AS subject, '' AS field, '' AS before, CAST(count(*) AS TEXT) AS after,"
        " u.code || ' ' || u.knowledge AS who FROM reports r JOIN runs u ON u.id = r.run WHERE r.event = ?1 GROUP BY u.id"
        " UNION ALL SELECT at, relation, coalesce(a, ''), '', coalesce(a, ''), coalesce(b, ''), who FROM judgements"
        f" WHERE a IN ({own}) OR b IN ({own})"
        " UNION ALL SELECT c.at, c.kind, c.subject, c.field, c.before, c.after, u.code || ' ' || u.knowledge FROM changes c"
        f" JOIN runs u ON u.id = c.run WHERE c.subject = ?1 OR c.subject IN ({own}) OR (c.kind = 'event-merged' AND c.after = ?1)"
        " ORDER BY at, kind, subject, field, before, after, who",
        (event,),
    )
    return [Step(**dict(row)) for row in rows]
