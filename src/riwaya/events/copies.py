"""Copies of articles: the same wire text under another lead or in another outlet.

Two texts are compared by MinHash over runs of three words. Bands of the sketch are kept in the library, so that a new article looks
only at articles that share a band with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from hashlib import blake2b
from operator import eq
from struct import pack, unpack

from rensa import RMinHash

from riwaya.model import Article, Word

PERMUTATIONS = 128
BANDS = 64
SEED = 1
RUN = 3  # words of one shingle
LIKE = 0.28  # share of common shingles from which on articles of two outlets are copies (docs/events.md tells how it was found)
REVISED = 0.6  # within one outlet, which repeats its own background from day to day
DAYS = timedelta(days=10)  # between the publications of two copies
SHORTEST = 20  # words: shorter texts are alike by chance


def sketch(words: Sequence[Word]) -> tuple[int, ...]:
    """The MinHash of an article's words; empty for a text too short to tell."""
    keys = [word.key for word in words]
    if len(keys) < SHORTEST:
        return ()
    found = RMinHash(PERMUTATIONS, SEED)
    found.update([" ".join(keys[i : i + RUN]) for i in range(len(keys) - RUN + 1)])
    return tuple(found.digest())


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated share of shingles that two articles have in common, 0 to 1."""
    return sum(map(eq, one, other)) / PERMUTATIONS


def relate_copy(db: sqlite3.Connection, article: Article, words: Sequence[Word]) -> None:
    """Looks for the article of which this one is a copy, writes what it finds, and keeps the sketch for later ones."""
    own = sketch(words)
    if not own:
        return
    day, outlet = article.published, article.outlet
    low, high = ((day - DAYS).isoformat(), (day + DAYS).isoformat()) if day else ("", "")
    bands = _bands(own)
    marks = " OR ".join("(band = ? AND hash = ? AND day BETWEEN ? AND ?)" for _ in bands)
    near = db.execute(
        "SELECT DISTINCT s.article, s.sketch, a.outlet, a.story FROM sketches b JOIN shingles s ON s.article = b.article"
        f" JOIN articles a ON a.id = s.article WHERE {marks} ORDER BY s.article",
        [value for band in bands for value in (*band, low, high)],
    ).fetchall()
    best, story = 0.0, ""
    for row in near:
        like = likeness(own, unpack(f"<{PERMUTATIONS}I", row["sketch"]))
        if like > best and like >= (REVISED if row["outlet"] == outlet else LIKE):
            best, story = like, row["story"]
    if story:
        db.execute("UPDATE articles SET story = ?, likeness = ? WHERE id = ?", (story, best, article.hash))
    told = day.isoformat() if day else ""
    db.execute("INSERT OR REPLACE INTO shingles VALUES (?, ?)", (article.hash, pack(f"<{PERMUTATIONS}I", *own)))
    db.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?, ?, ?)", [(*band, told, article.hash) for band in bands])


def _bands(sketch: Sequence[int]) -> list[tuple[int, int]]:
    rows = PERMUTATIONS // BANDS
    return [(band, _hash(sketch[band * rows : (band + 1) * rows])) for band in range(BANDS)]


def _hash(values: Sequence[int]) -> int:
    return int.from_bytes(blake2b(pack(f"<{len(values)}I", *values), digest_size=7).digest(), "big")
