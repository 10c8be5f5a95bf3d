"""The words about numbers: vague quantities, bounds, ranges, units, and heads of names that end in a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riwaya.knowledge.files import fail, read_tsv
from riwaya.mentions.atoms import Atom
from riwaya.mentions.timewords import TimeTables
from riwaya.mentions.timewords import load_tables as load_times
from riwaya.spelling import fold

BEFORE = ("about", "least", "more", "most", "less")
AFTER = ("about-after", "least-after", "most-after", "more-after")
UNITS = ("percent", "money", "distance", "measure")
ROLES = ("vague", *BEFORE, *AFTER, "range", "range-from", *UNITS, "age-before", "clock-before", "name-before")


Phrase = tuple[tuple[str, ...], str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class NumberTables:
    """Phrases about numbers by first word, longest first: (words, role, low, high); `times` are the words of time."""

    phrases: dict[str, tuple[Phrase, ...]]
    words: frozenset[str]
    times: TimeTables

    def look(
        self, atoms: Sequence[Atom], i: int, roles: Sequence[str]
    ) -> tuple[str, int, int | None, int | None] | None:
        """The role, end and bounds of the longest phrase at `i` that has one of the roles."""
        if not 0 <= i < len(atoms):
            return None
        for words, role, low, high in self.phrases.get(atoms[i].word, ()):
            if (
                role in roles
                and i + len(words) <= len(atoms)
                and all(atoms[i + k].word == words[k] for k in range(1, len(words)))
            ):
                return role, i + len(words), low, high
        return None


def load_tables(folder: Path, times: TimeTables | None = None) -> NumberTables:
    """The tables of quantities.tsv and those it builds on; raises KnowledgeError on a bad entry."""
    path = folder / "quantities.tsv"
    times = times or load_times(folder)
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
