"""Reads reports as far as claims about who holds a place need them: a town at war has thousands, and most of each is not asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.store.filters import Filter, Value, report_condition
from riwaya.store.library import Library
from riwaya.store.read import ARTICLE, day_of, outlets_of

SIEGE = "coerce-besiege"  # of all restrictions only a siege says where the front runs
# The reports that can claim anything: of who withdraws, those that say which place is given up. An index holds them, for to find them by
# their JSON takes longer than all else.
CLAIMING = f"""(r.type = 'CONTROL' OR (r.type = 'RETREAT' AND r.mode = 'withdraw' AND json_extract(r.data, '$.control') IS NOT NULL)
 OR (r.type = 'COERCE' AND r.mode = 'restrict' AND json_extract(r.data, '$.frame') = '{SIEGE}'))"""
TYPES = ("CONTROL", "RETREAT", "COERCE")
# SQLite reads the JSON of a row once for all of these.
SELECT = f"""SELECT r.id AS report, r.event, r.start, r.type, r.mode, r.stance, r.ground, r.place_id, r.day_from, r.day_to, r.day_inferred,
 coalesce(nullif(json_extract(r.data, '$.place.name_en'), ''), json_extract(r.data, '$.place.text'), '') AS place_text,
 json_extract(r.data, '$.control.extent') AS extent, json_extract(r.data, '$.time.precision') AS precision,
 substr(a.text, r.quote_start + 1, r.quote_end - r.quote_start) AS quote, {ARTICLE}
 FROM reports r {{index}} JOIN articles a ON a.id = r.article"""
PEOPLE = """SELECT report, slot, actor, text FROM participants
 WHERE report IN (SELECT value FROM json_each(?)) AND slot IN ('agent', 'patient', 'voice') ORDER BY report, slot, position"""
Name = tuple[str, str]  # actor id, empty where the lexicon has none, and the name as told


@dataclass(frozen=True, slots=True)
class Hold:
    """A report that can claim who holds a place: `riwaya.store.StoredReport` without what such a claim is not made of.

    `source` is the nearest one, None if the article itself tells it; `extent` is that of the control told, `precision` that of the text's
    time, empty without one."""

    report: str
    event: str
    start: int
    type: str
    mode: str
    stance: str
    ground: str
    place: str
    place_text: str
    agents: tuple[Name, ...]
    patients: tuple[Name, ...]
    source: Name | None
    extent: str
    low: date | None
    high: date | None
    inferred: bool
    precision: str
    quote: str
    article: str
    name: str
    published: date | None
    story: str
    first_outlet: str
    outlets: tuple[str, ...]


def holds(library: Library, filter: Filter) -> list[Hold]:
    """The reports that pass a filter and can claim who holds a place, by article and then in the order of the text."""
    return _holds(library, *report_condition(filter), index="INDEXED BY reports_claiming")


def holds_by_id(library: Library, ids: Sequence[str]) -> list[Hold]:
    """Those of the reports of some ids that can claim who holds a place, by article and then in the order of the text."""
    return _holds(library, "r.id IN (SELECT value FROM json_each(?)) AND r.withdrawn IS NULL", [json.dumps(ids)])


def _holds(library: Library, condition: str, values: Sequence[Value], *, index: str = "") -> list[Hold]:
    query = f"{SELECT.format(index=index)} WHERE {condition} AND {CLAIMING} ORDER BY r.article, r.start, r.id"
    rows = library.db.execute(query, values).fetchall()
    people: dict[tuple[str, str], list[Name]] = {}
    for report, slot, actor, text in library.db.execute(PEOPLE, [json.dumps([row["report"] for row in rows])]):
        people.setdefault((report, slot), []).append((actor, text))
    return [
        Hold(
            report=row["report"],
            event=row["event"] or "",
            start=row["start"],
            type=row["type"],
            mode=row["mode"],
            stance=row["stance"],
            ground=row["ground"],
            place=row["place_id"],
            place_text=row["place_text"],
            agents=tuple(people.get((row["report"], "agent"), ())),
            patients=tuple(people.get((row["report"], "patient"), ())),
            source=next(iter(people.get((row["report"], "voice"), ())), None),
            extent=row["extent"] or "",
            low=day_of(row["day_from"]),
            high=day_of(row["day_to"]),
            inferred=bool(row["day_inferred"]),
            precision=row["precision"] or "",
            quote=row["quote"].strip(),
            article=row["id"],
            name=row["name"],
            published=day_of(row["published"]),
            story=row["story"],
            first_outlet=row["first_outlet"] or "",
            outlets=outlets_of(library, row),
        )
        for row in rows
    ]
