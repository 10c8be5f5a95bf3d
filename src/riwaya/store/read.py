"""Reads reports, events, articles and what the library knows of places and actors."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from riwaya.model import Span
from riwaya.spelling import fold
from riwaya.store.filters import BRIEF, Filter, Value, is_open, report_condition
from riwaya.store.library import Library
from riwaya.store.records import ArticleHead, EventRow, KnownActor, KnownPlace, StoredReport

if TYPE_CHECKING:
    from riwaya.model import Report

ARTICLE = (
    "a.id, a.name, a.title, a.published, a.outlet, a.url, a.genre, a.story, a.likeness,"
    " (SELECT s.outlet FROM articles s WHERE s.id = a.story) AS first_outlet,"
    " (SELECT count(*) FROM printed o WHERE o.article = a.id) AS printings"
)
REPORT = (
    "r.data, r.quote_start, r.quote_end, substr(a.text, r.quote_start + 1, r.quote_end - r.quote_start) AS quote, "
    "r.event, r.day_from, r.day_to, r.day_inferred, r.terms, r.hints, r.link"
)
SELECT = f"SELECT {REPORT}, {ARTICLE} FROM reports r JOIN articles a ON a.id = r.article"
LATEST = "ORDER BY e.date_from IS NULL, e.date_from DESC, e.reports DESC, e.id"
MANY = 500  # values in one SQL list
REMEMBERED = 2_000  # reports whose JSON need not be read again


def reports(library: Library, filter: Filter = Filter(), *, limit: int = -1, offset: int = 0) -> Iterator[StoredReport]:  # noqa: B008
    """The reports that pass a filter, by article and then in the order of the text."""
    condition, values = report_condition(filter)
    order = "ORDER BY r.article, r.start, r.id LIMIT ? OFFSET ?"
    yield from _stored(library, f"{SELECT} WHERE {condition} {order}", [*values, limit, offset])


def reports_of_events(library: Library, events: Sequence[str]) -> dict[str, list[StoredReport]]:
    """The reports of some events, of each in the order of publication and of the text."""
    found: dict[str, list[StoredReport]] = {event: [] for event in events}
    for first in range(0, len(events), MANY):
        part = events[first : first + MANY]
        marks = ", ".join("?" for _ in part)
        rows = _stored(
            library,
            f"{SELECT} WHERE r.event IN ({marks}) AND r.withdrawn IS NULL ORDER BY a.published IS NULL, a.published, a.id, r.start, r.id",
            list(part),
        )
        for report in rows:
            found[report.event].append(report)
    return found


def reports_as_coded(library: Library, event: str) -> list[StoredReport]:
    """The reports that the program alone has in an event, without what people decided of them; their days are still those that hold."""
    condition = (
        "((r.event = ?1 AND w.home IS NULL) OR r.id IN (SELECT report FROM reviewed WHERE home = ?1))"
        " AND iif(w.report IS NULL, r.withdrawn IS NULL, w.machine IS NOT NULL)"
    )
    query = SELECT.replace("r.data", "coalesce(w.machine, r.data) AS data", 1) + " LEFT JOIN reviewed w ON w.report = r.id"
    return list(_stored(library, f"{query} WHERE {condition} ORDER BY a.published IS NULL, a.published, a.id, r.start, r.id", [event]))


def reports_of_article(library: Library, article: str) -> list[StoredReport]:
    """The reports of an article in the order of the text."""
    return list(_stored(library, f"{SELECT} WHERE r.article = ? AND r.withdrawn IS NULL ORDER BY r.start, r.id", [article]))


def report(library: Library, id: str) -> StoredReport | None:
    """The report of an id, or None if the library has none or it was withdrawn."""
    return next(_stored(library, f"{SELECT} WHERE r.id = ? AND r.withdrawn IS NULL", [id]), None)


def events(library: Library, filter: Filter = Filter(), *, limit: int = -1, offset: int = 0) -> list[EventRow]:  # noqa: B008
    """The events that pass a filter, the latest first; tombstones are left out."""
    return event_page(library, filter, limit=limit, offset=offset)[1]


def event_page(library: Library, filter: Filter, *, limit: int, offset: int) -> tuple[int, list[EventRow]]:
    """How many events pass a filter, and a part of them, the latest first; tombstones are left out."""
    condition, values = _event_condition(filter)
    ids = [id for (id,) in library.db.execute(f"SELECT e.id FROM events e WHERE {condition} {LATEST}", values)]
    part = ids[offset : offset + limit if limit >= 0 else None]
    rows = library.db.execute(f"SELECT e.* FROM events e WHERE e.id IN (SELECT value FROM json_each(?)) {LATEST}", [json.dumps(part)])
    return len(ids), [event_of(row) for row in rows]


def event(library: Library, id: str) -> EventRow | None:
    """The event of an id, a tombstone too, or None."""
    row = library.db.execute("SELECT * FROM events WHERE id = ?", (id,)).fetchone()
    return event_of(row) if row else None


def count_events(library: Library, filter: Filter = Filter()) -> int:  # noqa: B008
    """How many events pass a filter."""
    condition, values = _event_condition(filter)
    (number,) = library.db.execute(f"SELECT count(*) FROM events e WHERE {condition}", values).fetchone()
    return int(number)


def _event_condition(filter: Filter) -> tuple[str, list[Value]]:
    """The SQL condition on a row of `events` as `e`, and its values."""
    condition, values = "e.ended IS NULL AND e.reports > 0", list[Value]()
    if filter.disputed:
        condition += " AND e.disputes != ''"
    of_reports = replace(filter, disputed=False)
    if not is_open(of_reports):
        told, values = report_condition(of_reports)
        # The plus keeps the events in the order of their index: to sort what passes takes longer than to pass over what does not.
        condition += f" AND +e.id IN (SELECT r.event FROM {BRIEF} WHERE {told})"
    return condition, values


def count_articles(library: Library) -> int:
    """How many articles a library holds."""
    (number,) = library.db.execute("SELECT count(*) FROM articles").fetchone()
    return int(number)


def articles(library: Library) -> Iterator[ArticleHead]:
    """All articles by day of publication."""
    for row in library.db.execute(f"SELECT {ARTICLE} FROM articles a ORDER BY a.published IS NULL, a.published, a.id"):
        yield _head(library, row)


def heads_where(library: Library, rest: str, values: Sequence[Value]) -> list[ArticleHead]:
    """The articles `a` that the rest of an SQL query asks for, in its order; their texts are not read, for they are long."""
    return [_head(library, row) for row in library.db.execute(f"SELECT {ARTICLE} FROM articles a {rest}", values).fetchall()]


def article(library: Library, id: str) -> tuple[ArticleHead, str] | None:
    """An article and its text, by its id; None if there is none."""
    row = library.db.execute(f"SELECT {ARTICLE}, a.text FROM articles a WHERE a.id = ?", (id,)).fetchone()
    return (_head(library, row), row["text"]) if row else None


def known_place(library: Library, id: str) -> KnownPlace | None:
    """The place of an id."""
    row = library.db.execute("SELECT * FROM known_places WHERE id = ?", (id,)).fetchone()
    return KnownPlace(**dict(row)) if row else None


def known_actor(library: Library, id: str) -> KnownActor | None:
    """The actor of an id."""
    row = library.db.execute("SELECT * FROM known_actors WHERE id = ?", (id,)).fetchone()
    return KnownActor(**dict(row)) if row else None


def find_places(library: Library, told: str) -> list[KnownPlace]:
    """The places that a user may mean by an id, an Arabic or a Latin name; those of which reports are told come first."""
    rows = library.db.execute(
        "SELECT * FROM known_places WHERE id = ?1 OR id IN (SELECT place FROM place_names WHERE fold = ?2) OR name_en = ?1 COLLATE NOCASE",
        (told, folded(told)),
    ).fetchall()
    return sorted((KnownPlace(**dict(row)) for row in rows), key=lambda p: (-_told_of(library, "reports", "place_id", p.id), p.id))


def find_actors(library: Library, told: str) -> list[KnownActor]:
    """The actors that a user may mean by an id, an Arabic or a Latin name; those of which reports are told come first."""
    rows = library.db.execute(
        "SELECT * FROM known_actors WHERE id = ?1 COLLATE NOCASE OR id IN (SELECT actor FROM actor_names WHERE fold = ?2)"
        " OR name_en = ?1 COLLATE NOCASE",
        (told, folded(told)),
    ).fetchall()
    return sorted((KnownActor(**dict(row)) for row in rows), key=lambda a: (-_told_of(library, "participants", "actor", a.id), a.id))


def folded(name: str) -> str:
    """A name of one or more words in search form."""
    return " ".join(fold(word) for word in name.split())


def _told_of(library: Library, table: str, column: str, id: str) -> int:
    (number,) = library.db.execute(f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1000)", (id,)).fetchone()
    return int(number)


def _stored(library: Library, query: str, values: Sequence[Value]) -> Iterator[StoredReport]:
    heads: dict[str, ArticleHead] = {}
    for row in library.db.execute(query, values):
        head = heads.get(row["id"])
        if head is None:
            head = heads[row["id"]] = _head(library, row)
        yield StoredReport(
            _report_of(row["data"]),
            head,
            Span(row["quote"], row["quote_start"], row["quote_end"]),
            row["event"] or "",
            day_of(row["day_from"]),
            day_of(row["day_to"]),
            bool(row["day_inferred"]),
            frozenset(row["terms"].split()),
            frozenset(row["hints"].split()),
            row["link"],
        )


@lru_cache(REMEMBERED)
def _report_of(data: str) -> Report:
    """The report of its JSON; what has just been added is read again and again, to be linked, compared and summed up."""
    from riwaya.model import report_of  # most questions to a library need no report as a whole

    return report_of(json.loads(data))


def _head(library: Library, row: sqlite3.Row) -> ArticleHead:
    return ArticleHead(
        id=row["id"],
        name=row["name"],
        title=row["title"],
        published=day_of(row["published"]),
        outlet=row["outlet"],
        url=row["url"],
        story=row["story"],
        first_outlet=row["first_outlet"] or "",
        likeness=row["likeness"],
        outlets=outlets_of(library, row),
        genre=row["genre"],
    )


def outlets_of(library: Library, row: sqlite3.Row) -> tuple[str, ...]:
    """The outlets in which an article stood, in the order of the runs, from its row; most stood in one, and need not be looked for."""
    if row["printings"] == 1:
        return (row["outlet"],) if row["outlet"] else ()
    told = library.db.execute("SELECT DISTINCT outlet FROM appearances WHERE article = ? ORDER BY run, outlet", (row["id"],))
    return tuple(outlet for (outlet,) in told if outlet)


def event_of(row: Mapping[str, Any] | sqlite3.Row) -> EventRow:
    """The event of a row of `events`."""
    return EventRow(
        id=row["id"],
        type=row["type"],
        mode=row["mode"],
        words=row["words"],
        low=day_of(row["date_from"]),
        high=day_of(row["date_to"]),
        precision=row["date_precision"],
        inferred=bool(row["date_inferred"]),
        place_id=row["place_id"],
        place_name=row["place_name"],
        country=row["country"],
        lat=row["lat"],
        lon=row["lon"],
        where_prec=row["where_prec"],
        ground=row["ground"],
        reports=row["reports"],
        articles=row["articles"],
        outlets=row["outlets"],
        voices=row["voices"],
        killed_low=row["killed_low"],
        killed_best=row["killed_best"],
        killed_high=row["killed_high"],
        disputes=tuple(row["disputes"].split()),
        ended=row["ended"] is not None,
        merged_into=row["merged_into"] or "",
    )


def day_of(told: str | None) -> date | None:
    """The day of an ISO date, None for none."""
    return date.fromisoformat(told) if told else None
