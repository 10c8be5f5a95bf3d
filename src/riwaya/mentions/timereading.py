"""What the readers of times share: the sentence under way and the time that one of them has read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from riwaya.knowledge.timewords import TimeTables
from riwaya.mentions.atoms import Atom
from riwaya.mentions.calendar import Interval

NO_DATE = "the article has no date of publication"
TOLD = "counts from something told in the text"
UNCOUNTED = "the text does not say how many"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence under way.

    `forward` is set where the words look ahead (بحلول); `year` is one that a later part of a range gives."""

    atoms: Sequence[Atom]
    published: date | None
    tables: TimeTables
    forward: bool = False
    year: int | None = None

    def word(self, i: int) -> str:
        """The word at `i`, empty outside the sentence."""
        return self.atoms[i].word if 0 <= i < len(self.atoms) else ""

    def has(self, i: int, category: str) -> bool:
        """True if a phrase of the category stands at `i`."""
        return 0 <= i < len(self.atoms) and self.look(i, category) is not None

    def look(self, i: int, category: str) -> tuple[Any, int] | None:
        """The payload and end of the longest phrase of a category at atom `i`."""
        if i >= len(self.atoms):
            return None
        found = self.tables.phrases.get(self.atoms[i].word)
        if found is not None:
            for words, payload in found.get(category, ()):
                if len(words) == 1 or self._goes_on(i, words):
                    return payload, i + len(words)
        return None

    def _goes_on(self, i: int, words: tuple[str, ...]) -> bool:
        atoms = self.atoms
        if i + len(words) > len(atoms):
            return False
        return all(atoms[i + k].word == words[k] and not atoms[i + k].conj for k in range(1, len(words)))


@dataclass(frozen=True, slots=True)
class Reading:
    """A time read up to, not including, atom `end`;

    `unit` is what an edge (مطلع) cuts, `dated` says that the text gives the year."""

    end: int
    low: date | None
    high: date | None
    precision: str
    kind: str
    note: str = ""
    unit: str = ""
    dated: bool = False

    @property
    def resolved(self) -> bool:
        """True if the time is known as days; what lacks an end on one side says so in its note."""
        return (self.low is not None or self.high is not None) and not self.note


def of(end: int, interval: Interval | None, precision: str, kind: str, *, note: str = NO_DATE, dated: bool = False) -> Reading:
    """The reading of an interval; `note` says why there is none."""
    if interval is None:
        return Reading(end, None, None, precision, kind, note, precision, dated)
    return Reading(end, interval[0], interval[1], precision, kind, "", precision, dated)
