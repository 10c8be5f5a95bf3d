"""Actors and places by the beginning or a part of a name, for somebody who types one."""

from __future__ import annotations

from typing import Any

from riwaya.store.library import Library
from riwaya.store.read import folded
from riwaya.store.records import KnownActor, KnownPlace

MOST = 60  # of those that fit alike the shortest names, before they are weighed
# The closer a name fits the earlier it stands: as a whole, at its beginning, within.
FITS = """WITH fits AS (
 SELECT id, min(fit) AS fit FROM (
  SELECT n.{key} AS id, CASE WHEN n.fold = ?1 THEN 0 WHEN substr(n.fold, 1, length(?1)) = ?1 THEN 1 ELSE 2 END AS fit
   FROM {names} n WHERE instr(n.fold, ?1)
  UNION ALL
  SELECT k.id, CASE WHEN lower(k.name_en) = ?2 OR lower(k.id) = ?2 THEN 0 WHEN instr(lower(k.name_en), ?2) = 1 THEN 1 ELSE 2 END
   FROM {known} k WHERE instr(lower(k.name_en), ?2) OR instr(lower(k.id), ?2)) GROUP BY id),
 some AS (SELECT k.*, fits.fit FROM fits JOIN {known} k ON k.id = fits.id ORDER BY fits.fit, length(k.name_ar), k.id LIMIT {most})
 SELECT some.*, (SELECT count(*) FROM (SELECT 1 FROM {told} t WHERE t.{column} = some.id LIMIT 1000)) AS told
 FROM some ORDER BY fit, told DESC, iif(fit, length(name_ar), 0), id LIMIT ?3"""
ACTORS = FITS.format(key="actor", names="actor_names", known="known_actors", told="participants", column="actor", most=MOST)
PLACES = FITS.format(key="place", names="place_names", known="known_places", told="reports", column="place_id", most=MOST)


def actors_like(library: Library, told: str, limit: int = 12) -> list[KnownActor]:
    """The actors whose id or name, Arabic or English, has some letters in it; of those that fit alike the ones of which most is told."""
    return [KnownActor(**row) for row in _found(library, ACTORS, told, limit)]


def places_like(library: Library, told: str, limit: int = 12) -> list[KnownPlace]:
    """The places whose id or name, Arabic or English, has some letters in it; of those that fit alike the ones of which most is told."""
    return [KnownPlace(**row) for row in _found(library, PLACES, told, limit)]


def _found(library: Library, query: str, told: str, limit: int) -> list[dict[str, Any]]:
    if not told.strip():
        return []
    rows = library.db.execute(query, (folded(told), told.strip().lower(), limit))
    return [{name: value for name, value in dict(row).items() if name not in ("fit", "told")} for row in rows]
