"""By which names an actor is called, and which parts it has."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.store.library import Library

MOST = 30


@dataclass(frozen=True, slots=True)
class Called:
    """A name by which reports call an actor: its most frequent spelling, how often, and how the name is meant (empty: not known)."""

    text: str
    times: int
    kind: str


def names_of_actor(library: Library, actor: str) -> list[Called]:
    """The most frequent names of an actor in reports."""
    rows = library.db.execute(
        "SELECT p.text, count(*) AS times, coalesce(l.class, '') FROM participants p LEFT JOIN labels l ON l.actor = p.actor AND l.fold = p.fold"
        " WHERE p.actor = ? AND p.slot IN ('agent', 'patient', 'voice') GROUP BY p.fold ORDER BY times DESC, p.fold LIMIT ?",
        (actor, MOST),
    )
    return [Called(*row) for row in rows]


def parts_of_actor(library: Library, actor: str) -> dict[str, int]:
    """How many reports have an actor as agent, as patient and as voice, and in how many it gains or loses a place."""
    rows = library.db.execute("SELECT slot, count(DISTINCT report) FROM participants WHERE actor = ? GROUP BY slot", (actor,))
    return dict(rows.fetchall())
