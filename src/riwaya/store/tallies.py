"""Counts of what each outlet printed, as the library keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.store.library import Library


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports of an outlet have a type, a stance and a voice (actor or folded name; empty: the outlet's own narration)."""

    outlet: str
    type: str
    stance: str
    voice: str
    reports: int


@dataclass(frozen=True, slots=True)
class Shared:
    """How many events an outlet tells, and how many of them no other outlet tells."""

    events: int
    alone: int


@dataclass(frozen=True, slots=True)
class Told:
    """A number of victims in a report of an event."""

    event: str
    words: str
    what: str
    outlet: str
    published: str
    report: str
    low: int | None
    best: int | None
    high: int | None


def articles_by_outlet(library: Library) -> dict[str, int]:
    """How many articles each outlet printed."""
    return dict(library.db.execute("SELECT outlet, articles FROM outlets ORDER BY outlet").fetchall())


def tallies(library: Library, outlet: str | None = None) -> list[Tally]:
    """The reports of all outlets, or of one, by type, stance and voice."""
    where, values = _only(outlet)
    return [Tally(*row) for row in library.db.execute(f"SELECT * FROM tallies WHERE reports > 0{where} ORDER BY 1, 2, 3, 4", values)]


def shared_events(library: Library) -> dict[str, Shared]:
    """Of each outlet the events that it tells, and those that it alone tells."""
    told = library.db.execute("SELECT outlet, count(*) FROM event_outlets GROUP BY outlet").fetchall()
    alone = library.db.execute(
        "SELECT outlet, count(*) FROM (SELECT min(outlet) AS outlet FROM event_outlets GROUP BY event HAVING count(*) = 1) GROUP BY outlet"
    ).fetchall()
    single = dict(alone)
    return {outlet: Shared(events, single.get(outlet, 0)) for outlet, events in told}


def figures_told(library: Library, outlet: str, whats: Sequence[str], stances: Sequence[str]) -> list[Told]:
    """The numbers in the reports of the events that an outlet tells; with some stances they are no claim and left out."""
    kinds, none = ", ".join("?" for _ in whats), ", ".join("?" for _ in stances)
    # The reports come from an index, `s` are the same ones with what stands in the table: only those with numbers are looked up there.
    rows = library.db.execute(
        "SELECT r.event, coalesce(e.words, ''), c.what, o.outlet, coalesce(a.published, ''), r.id, c.low, c.best, c.high"
        " FROM event_outlets t CROSS JOIN reports r ON r.event = t.event CROSS JOIN counts c ON c.report = r.id"
        " CROSS JOIN reports s ON s.row = r.row JOIN articles a ON a.id = s.article JOIN printed o ON o.article = s.article"
        " JOIN events e ON e.id = r.event"
        f" WHERE t.outlet = ? AND r.withdrawn IS NULL AND c.what IN ({kinds}) AND s.stance NOT IN ({none})"
        " ORDER BY 1, a.published, r.id, c.position, o.outlet",
        [outlet, *whats, *stances],
    )
    return [Told(*row) for row in rows]


def spelled(library: Library, voice: str) -> str:
    """A voice's most frequent spelling."""
    row = library.db.execute(
        "SELECT text FROM participants WHERE fold = ? AND slot = 'voice' GROUP BY text ORDER BY count(*) DESC, text LIMIT 1", (voice,)
    ).fetchone()
    return row[0] if row else voice


def _only(outlet: str | None) -> tuple[str, list[str]]:
    return (" AND outlet = ?", [outlet]) if outlet is not None else ("", [])
