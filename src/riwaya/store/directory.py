"""What the knowledge says of actors, places and names, copied into a library so that it explains itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from riwaya.knowledge import Knowledge
from riwaya.knowledge.names import END, Meaning, Place, Tree

TABLES = ("known_actors", "actor_names", "known_places", "place_names", "labels", "event_words")


def copy_directory(db: sqlite3.Connection, knowledge: Knowledge) -> None:
    """Writes the actors, places and names of the knowledge into the library, unless they are of this version already."""
    told = db.execute("SELECT value FROM facts WHERE name = 'directory'").fetchone()
    if told and told[0] == knowledge.version:
        return
    before = _event_words(db)
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")
    names = list(_names(knowledge.names, ()))
    spelled = knowledge.spelled
    db.executemany(
        "INSERT INTO known_actors VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (actor.id, actor.name_en, spelled.get(actor.id, ""), actor.country, actor.role, actor.kind, actor.since, actor.until)
            for actor in knowledge.actors.values()
        ],
    )
    db.executemany("INSERT OR IGNORE INTO actor_names VALUES (?, ?)", [(name, m.id) for name, m in names if m.kind == "actor"])
    db.executemany(
        "INSERT INTO known_places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (p.id, p.name_en, spelled.get(p.id, ""), p.kind, p.lat, p.lon, p.precision, p.country, _parent(p, knowledge))
            for p in knowledge.places.values()
        ],
    )
    countries = [
        (code, name, spelled.get(code, ""), "country", lat, lon, 6, code, "")
        for code, (lat, lon, name) in knowledge.countries.items()
        if code not in knowledge.places
    ]
    db.executemany("INSERT INTO known_places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", countries)
    db.executemany("INSERT OR IGNORE INTO place_names VALUES (?, ?)", [(name, m.id) for name, m in names if m.kind in ("place", "country")])
    db.executemany("INSERT OR IGNORE INTO labels VALUES (?, ?, ?)", knowledge.labels)
    db.executemany("INSERT OR IGNORE INTO event_words VALUES (?, ?, ?, ?)", knowledge.event_words)
    if _event_words(db) != before:
        db.execute("INSERT OR IGNORE INTO unsettled SELECT id FROM articles")  # other words are counted from now on
    db.execute("INSERT OR REPLACE INTO facts VALUES ('directory', ?)", (knowledge.version,))


def _event_words(db: sqlite3.Connection) -> list[tuple[str, str]]:
    return [tuple(row) for row in db.execute("SELECT fold, about FROM event_words ORDER BY fold, about")]


def _parent(place: Place, knowledge: Knowledge) -> str:
    """What contains a place most closely: the town whose id its own id continues (`ly.sirte.gardabiya`), else what the gazetteer says."""
    id = place.id
    while "." in id:
        id = id.rpartition(".")[0]
        if id in knowledge.places:
            return id
    return place.parent or place.country


def _names(tree: Tree, words: tuple[str, ...]) -> Iterator[tuple[str, Meaning]]:
    """All names of a tree, folded, with each of their meanings."""
    for word, below in tree.items():
        if word == END:
            yield from ((" ".join(words), meaning) for meaning in below)
        else:
            yield from _names(below, (*words, word))
