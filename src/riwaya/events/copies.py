"""Copies of articles: the same wire text under another lead or in another outlet.

Two texts are compared by MinHash over runs of three words. Bands of the sketch are kept in the library, so that a new article looks
only at articles that share a band with it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from operator import eq
from struct import pack, unpack

from rensa import RMinHash

from riwaya.model import Article, Word

PERMUTATIONS = 128
BANDS = PERMUTATIONS // 2
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
    equal: int = sum(map(eq, one, other))
    return equal / PERMUTATIONS


def relate_copy(db: sqlite3.Connection, article: Article, words: Sequence[Word]) -> None:
    """Looks for the article of which this one is a copy, writes what it finds, and keeps the sketch for later ones."""
    own = sketch(words)
    if not own:
        return
    day, outlet = article.published, article.outlet
    low, high = ((day - DAYS).isoformat(), (day + DAYS).isoformat()) if day else ("", "")
    bands = _bands(own)
    near = db.execute(
        "SELECT DISTINCT b.article FROM json_each(?) j CROSS JOIN sketches b ON b.band = j.key AND b.hash = j.value AND b.day BETWEEN ? AND ?",
        (json.dumps(bands), low, high),
    ).fetchall()
    told = (
        "SELECT s.sketch, a.outlet, a.story FROM json_each(?) j CROSS JOIN shingles s ON s.article = j.value"
        " CROSS JOIN articles a ON a.id = s.article ORDER BY j.key"
    )
    best, story = 0.0, ""
    for other, printed_in, its_story in db.execute(told, (json.dumps(sorted(id for (id,) in near)),)) if near else ():
        like = likeness(own, unpack(f"<{PERMUTATIONS}I", other))
        if like > best and like >= (REVISED if printed_in == outlet else LIKE):
            best, story = like, its_story
    if story:
        db.execute("UPDATE articles SET story = ?, likeness = ? WHERE id = ?", (story, best, article.hash))
    printed = day.isoformat() if day else ""
    db.execute("INSERT OR REPLACE INTO shingles VALUES (?, ?)", (article.hash, pack(f"<{PERMUTATIONS}I", *own)))
    rows = [(band, told_hash, printed, article.hash) for band, told_hash in enumerate(bands)]
    db.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?, ?, ?)", rows)


def _bands(sketch: Sequence[int]) -> tuple[int, ...]:
    """What stands in each band: two values as one number of 64 bits."""
    return unpack(f"<{BANDS}q", pack(f"<{PERMUTATIONS}I", *sketch))
