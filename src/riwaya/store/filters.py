"""Which reports and events a user asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

NARRATOR = "narrator"  # as a voice: what the article tells without a source
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that all have to hold; within one, any of the values. Empty means no condition.

    `actors`, `voices` are actor ids (a voice may be `narrator` or a folded name), `places` gazetteer ids or country codes, their
    parts included; `since` and `until` are days, both included; an event passes if one of its reports does."""

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    voices: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    disputed: bool = False


# The name of each condition, as options, fields of a query and addresses have it, and the field that lists its values.
LISTS = {
    "type": "types", "mode": "modes", "actor": "actors", "place": "places", "voice": "voices", "outlet": "outlets", "stance": "stances",
    "ground": "grounds",
}  # fmt: skip


def conditions(filter: Filter) -> tuple[tuple[str, str], ...]:
    """The conditions of a filter as name and value, one pair for each value."""
    pairs = [(name, value) for name, field in LISTS.items() for value in getattr(filter, field)]
    days = (("since", filter.since), ("until", filter.until))
    return (*pairs, *((name, day.isoformat()) for name, day in days if day), *((("disputed", "yes"),) if filter.disputed else ()))


# All places below some places, themselves included; country codes are the parents at the top.
BELOW = """WITH RECURSIVE below (id) AS (VALUES {marks} UNION SELECT p.id FROM known_places p JOIN below ON p.parent = below.id)
 SELECT id FROM below"""


HELD = "{r}.withdrawn IS NULL"
BRIEF = "reports r INDEXED BY reports_brief"  # reports for conditions alone: the index has all that they ask for, a tenth of the table


def report_condition(filter: Filter, report: str = "r", article: str = "a", *, present: str = HELD) -> tuple[str, list[Value]]:
    """The SQL condition on a row of `reports` and one of `articles` under their aliases, and its values; `present` says which reports are
    there at all."""
    parts, values = [present], list[Value]()

    def among(column: str, wanted: Sequence[str]) -> None:
        if wanted:
            parts.append(f"{column} IN ({_marks(wanted)})")
            values.extend(wanted)

    among("{r}.type", filter.types)
    among("{r}.mode", filter.modes)
    among("{r}.stance", filter.stances)
    among("{r}.ground", filter.grounds)
    among("{r}.voice", ["" if voice == NARRATOR else voice for voice in filter.voices])
    if filter.outlets:
        parts.append(f"{{r}}.article IN (SELECT o.article FROM printed o WHERE o.outlet IN ({_marks(filter.outlets)}))")
        values.extend(filter.outlets)
    if filter.actors:
        parts.append(
            f"{{r}}.id IN (SELECT p.report FROM participants p WHERE p.slot IN ('agent', 'patient') AND p.actor IN ({_marks(filter.actors)}))"
        )
        values.extend(filter.actors)
    if filter.places:
        below = BELOW.format(marks=", ".join("(?)" for _ in filter.places))
        parts.append(f"({{r}}.place_id IN ({below}) OR ({{r}}.place_id = '' AND {{r}}.country IN ({_marks(filter.places)})))")
        values.extend([*filter.places, *filter.places])
    if filter.since:
        parts.append("{r}.day_to >= ?")
        values.append(filter.since.isoformat())
    if filter.until:
        parts.append("{r}.day_from <= ?")
        values.append(filter.until.isoformat())
    if filter.disputed:
        parts.append("{r}.event IN (SELECT id FROM events WHERE disputes != '')")
    return " AND ".join(parts).format(r=report, a=article), values


def is_open(filter: Filter) -> bool:
    """Whether the filter lets everything through."""
    return filter == Filter()


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
