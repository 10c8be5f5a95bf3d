"""The words about numbers (`ar/quantities.tsv`): vague ones, bounds, ranges, units, heads of names with a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from riwaya.knowledge.files import fail, read_tsv
from riwaya.knowledge.timewords import TimeTables
from riwaya.spelling import fold

BEFORE = ("about", "least", "more", "most", "less")
AFTER = ("about-after", "least-after", "most-after", "more-after")
UNITS = ("percent", "money", "distance", "measure")
ROLES = ("vague", *BEFORE, *AFTER, "range", "range-from", *UNITS, "age-before", "clock-before", "name-before")


Phrase = tuple[tuple[str, ...], str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class NumberTables:
    """Phrases about numbers by first word, longest first: (words, role, low, high); `times` are the words of time."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    words: frozenset[str]
    times: TimeTables


def load_quantities(files: Mapping[str, Path], times: TimeTables) -> NumberTables:
    """The words about numbers in the files of the knowledge; raises KnowledgeError on a bad entry."""
    path = files["ar/quantities.tsv"]
    index: dict[str, list[Phrase]] = {}
    vocabulary = set(times.words)
    for row in read_tsv(path, ("words", "low", "best", "high", "approx", "note")):
        if row["approx"] not in ROLES:
            raise fail(path, f"line {row['_line']}", f"unknown role {row['approx']!r} in approx", f"use one of {ROLES}")
        words = tuple(fold(word) for word in row["words"].split())
        low, high = (int(row[name]) if row[name] else None for name in ("low", "high"))
        vocabulary.update(words)
        index.setdefault(words[0], []).append((words, row["approx"], low, high))
    phrases = {word: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for word, entries in index.items()}
    return NumberTables(phrases, frozenset(vocabulary | times.numbers.duals), times)
