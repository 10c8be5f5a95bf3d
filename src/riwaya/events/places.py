"""Places in relation to one another: what contains what, and how far apart they lie."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

EARTH = 6371.0  # kilometres
WIDE = frozenset(("city", "town", "district", "province", "region", "country", "river", "road", "mountain", "valley"))
DEEP = 8  # steps upwards at most; a circle in the gazetteer must not hang


class Gazetteer:
    """The places of a library; what was looked up once is remembered."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, tuple[str, str]] = {}  # parent and kind

    def path(self, place: str, country: str = "") -> tuple[str, ...]:
        """A place and everything that contains it, the place first; a place that the gazetteer lacks gives its country alone."""
        found: list[str] = []
        here = place or country
        while here and here not in found and len(found) < DEEP:
            found.append(here)
            here = self._entry(here)[0]
        return tuple(found)

    def is_spot(self, place: str) -> bool:
        """Whether a place is one where little else happens at the time: a base, a port, a quarter, a village; no city, no region."""
        return self._entry(place)[1] not in WIDE

    def _entry(self, place: str) -> tuple[str, str]:
        if place not in self._known:
            row = self._db.execute("SELECT parent, kind FROM known_places WHERE id = ?", (place,)).fetchone()
            self._known[place] = (row[0], row[1]) if row else ("", "country")
        return self._known[place]


def contains(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of two places lies within the other, or they are the same; both as paths."""
    return bool(one and other) and (one[0] in other or other[0] in one)


@lru_cache(100_000)
def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points given in degrees."""
    north, east = radians(other_lat - lat), radians(other_lon - lon)
    half = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def parts_of(db: sqlite3.Connection, place: str) -> tuple[str, ...]:
    """A place and its parts: `ly.sirte` and every `ly.sirte.…`, for the gazetteer's parent of a quarter is the province."""
    rows = db.execute("SELECT id FROM known_places WHERE id > ? AND id < ? ORDER BY id", (f"{place}.", f"{place}/"))
    return (place, *(id for (id,) in rows))
