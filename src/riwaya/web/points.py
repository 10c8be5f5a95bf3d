"""Events as a map needs them: few columns, in one query, with the reason where there is no point."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from riwaya.exports.names import POINTS
from riwaya.knowledge import knowledge_files
from riwaya.knowledge.files import read_yaml
from riwaya.knowledge.vocabulary import TYPES
from riwaya.show.view import plain
from riwaya.store import Library

MOST = 20_000  # events that are drawn; the latest ones
GROUPS = ("assault", "control", "force", "against", "aid", "talk")  # of types, each with a shape of its own
QUADS = {1: "talk", 2: "aid", 3: "against", 4: "force"}  # PLOVER's quads of the other types
COLUMNS = (
    *("event", "type", "mode", "words", "date_earliest", "date_latest", "date_inferred", "place", "name", "country", "lat", "lon", "precision"),
    *("reports", "voices", "outlets", "disputes", "killed_low", "killed_high"),
)
QUERY = """
SELECT e.id, e.type, e.mode, e.words, coalesce(e.date_from, e.date_to), coalesce(e.date_to, e.date_from), e.date_inferred, e.place_id,
 coalesce(nullif(p.{name}, ''), nullif(p.name_en, ''), nullif(e.place_name, ''), nullif(c.{name}, ''), e.country) AS name,
 e.country, e.lat, e.lon, e.where_prec, e.reports, e.voices, e.outlets, e.disputes, e.killed_low, e.killed_high
FROM json_each(?) wanted CROSS JOIN events e ON e.id = wanted.value
LEFT JOIN known_places p ON p.id = e.place_id LEFT JOIN known_places c ON c.id = e.country
WHERE e.ended IS NULL ORDER BY wanted.key
"""
WITHIN = """
SELECT e.id FROM json_each(?) wanted CROSS JOIN events e ON e.id = wanted.value
WHERE coalesce(e.date_from, e.date_to) <= ? AND coalesce(e.date_to, e.date_from) >= ? ORDER BY wanted.key
"""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a slider leaves, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None


@cache
def groups() -> Mapping[str, str]:
    """The group of each type."""
    quads = {entry["id"]: entry["quad"] for entry in read_yaml(knowledge_files()["vocabularies/plover.yaml"])["types"]}
    own = {"ASSAULT": "assault", "CONTROL": "control"}
    return {type: own.get(type) or QUADS[quads[type]] for type in TYPES}


def within(library: Library, ids: Sequence[str], window: Window) -> list[str]:
    """Those of some events that can have been on a day of a window; undated events only in an open one."""
    if not window:
        return list(ids)
    days = ((window.last or date.max).isoformat(), (window.first or date.min).isoformat())
    return [row[0] for row in library.db.execute(WITHIN, (json.dumps(ids), *days))]


def rows(library: Library, ids: Sequence[str], language: str) -> list[list[object]]:
    """The columns (COLUMNS) of some events in their order. Coordinates are None where a point would not be honest: a country's middle
    stands for nothing. Names are in the visitor's language where the library has them."""
    found = []
    for row in library.db.execute(QUERY.format(name="name_ar" if language == "ar" else "name_en"), (json.dumps(ids),)):
        told = dict(zip(COLUMNS, row, strict=True))
        if told["precision"] not in POINTS or told["lat"] is None:
            told["lat"] = told["lon"] = None
        told |= {"words": plain(told["words"]), "name": plain(told["name"]), "disputes": told["disputes"].split()}
        found.append(list(told.values()))
    return found
