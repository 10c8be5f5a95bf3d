"""Where the words that a search found stand in the text."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence

from riwaya.model import Report, Span, Word
from riwaya.store.library import Library
from riwaya.store.names import NAME_END, names_of
from riwaya.store.plan import ARTICLES, TABLES

AROUND = 240  # characters of a snippet
BEGIN, END = "\x02", "\x03"  # stand around what SQLite found; no key has them


def found_words(library: Library, within: str, marks: str, ids: Sequence[str], *, exact: bool) -> dict[str, tuple[str, str]]:
    """Of some articles or reports the keys and names with BEGIN and END around the words that a full-text expression finds."""
    if not marks or not ids:
        return {}
    table = TABLES[within]
    names = "''" if within == ARTICLES else f"highlight({table}, 2, ?2, ?3)"
    rows = dict(library.db.execute(f"SELECT row, id FROM {within} WHERE id IN ({', '.join('?' * len(ids))})", ids).fetchall())
    query = (
        f"SELECT rowid, highlight({table}, {1 if exact else 0}, ?2, ?3), {names} FROM {table}"
        f" WHERE {table} MATCH ?1 AND rowid IN ({', '.join(map(str, rows))})"
    )
    return {rows[row[0]]: (row[1], row[2]) for row in library.db.execute(query, (marks, BEGIN, END))}


def positions(told: str) -> list[int]:
    """Which of the words of a line stand between BEGIN and END, counted from 0."""
    found, inside = [], False
    for number, word in enumerate(told.split(" ")):
        if inside or BEGIN in word:
            found.append(number)
        inside = word.rfind(BEGIN) > word.rfind(END) or (inside and END not in word)
    return found


def offsets_of(library: Library, article: str) -> tuple[array[int], array[int]]:
    """The offsets of the words of an article: all beginnings and all ends, in the order of its keys."""
    row = library.db.execute("SELECT marks FROM articles WHERE id = ?", (article,)).fetchone()
    offsets = array("I", row["marks"])
    return offsets[::2], offsets[1::2]


def index_of(db: sqlite3.Connection, article: str) -> tuple[Word, ...]:
    """The words of an article with their search keys, as they were when it was coded."""
    row = db.execute(
        "SELECT a.marks, w.keys, w.exact FROM articles a JOIN article_words w ON w.rowid = a.row WHERE a.id = ?", (article,)
    ).fetchone()
    offsets = array("I", row["marks"])
    return tuple(map(Word, offsets[::2], offsets[1::2], row["keys"].split(" "), row["exact"].split(" ")))


def named_spans(report: Report, told: str, ids: Container[str]) -> tuple[Span, ...]:
    """The participants, voices and place of a report that a search found: by words of their names, or because they are meant by ids."""
    names = told.split(NAME_END)
    found = (span for number, (span, id) in enumerate(names_of(report)) if id in ids or BEGIN in "".join(names[number : number + 1]))
    return tuple(dict.fromkeys(found))


def snippet(text: str, starts: Sequence[int], ends: Sequence[int], marks: Sequence[Span]) -> Span:
    """The part of a text, of whole words, where marks in the order of the text stand closest; its beginning if there are none."""
    near = [sum(mark.start <= other.end <= mark.start + AROUND for other in marks) for mark in marks]
    best = near.index(max(near)) if near else 0
    first, last = (marks[best].start, marks[min(best + near[best], len(marks)) - 1].end) if near else (0, 0)
    low = max(0, first - max(0, AROUND - (last - first)) // 2)
    low = min(starts[bisect_left(starts, low)] if low else 0, first)
    high = max(low + AROUND, last)
    if high >= len(text) or not ends:
        return Span(text[low:], low, len(text))
    high = max(ends[max(bisect_right(ends, high), 1) - 1], last)
    return Span(text[low:high], low, high)
