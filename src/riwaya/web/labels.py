"""The names on the map: countries, cities, towns and villages of the gazetteer, those of which most is told first."""

from __future__ import annotations

import re
from collections.abc import Mapping

from riwaya.store import Library

MOST = 4_000
RANKS = {"country": 0, "city": 1, "town": 2, "village": 3}  # the lower, the farther away a name is shown
TOLD = 1  # the rank of a place of which something is told
BRACKETED = re.compile(r"[\s]*[(\[{].*")  # a map draws brackets the wrong way round in Arabic
QUERY = "SELECT id, {name}, kind, lat, lon, country FROM known_places WHERE {name} != '' AND lat IS NOT NULL AND precision IN (1, 6)"


def labels(library: Library, told: Mapping[str, int], language: str) -> list[list[object]]:
    """Names as [name, longitude, latitude, rank, number of events]: of all countries, and of the places of those countries of which
    something is told (`told`: events by place and country)."""
    found: list[tuple[int, int, str, float, float]] = []
    for id, name, kind, lat, lon, country in library.db.execute(QUERY.format(name="name_ar" if language == "ar" else "name_en")):
        bare = BRACKETED.sub("", name).strip()
        number = told.get(id, 0)
        rank = RANKS.get(kind)
        if rank is None and number:
            rank = TOLD + 1
        elif rank and number:
            rank = TOLD
        if bare and rank is not None and (kind == "country" or country in told):
            found.append((rank, -number, bare, lon, lat))
    return [[name, lon, lat, rank, -less] for rank, less, name, lon, lat in sorted(found)[:MOST]]
