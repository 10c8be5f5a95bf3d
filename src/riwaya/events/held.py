"""An event as linking remembers it: what each article told of it, and where and when most of them say that it was.

A new group of reports is compared with what single articles told, not with everything at once: otherwise an event that has grown would be
like anything that comes later, and swallow it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from riwaya.events.compare import Reason, across, apart
from riwaya.events.profile import Profile
from riwaya.store.rarity import Rarity

Value = TypeVar("Value")
PARTS = 12  # articles of an event that are compared: the latest
SHARE = 0.34  # of the tellings with a day or a place, from which on it is one of the event's own


@dataclass(slots=True)
class Held:
    """An event in memory."""

    reports: set[str] = field(default_factory=set)
    parts: deque[Profile] = field(default_factory=lambda: deque(maxlen=PARTS))
    days: Counter[int] = field(default_factory=Counter)
    paths: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def add(self, part: Profile, reports: set[str]) -> None:
        """Adds what an article tells."""
        self.reports |= reports
        self.parts.append(part)
        self.days.update(part.days)
        self.paths.update(part.paths)

    def like(self, own: Profile, rarity: Rarity) -> tuple[float, list[Reason]]:
        """The score of a group of reports from another article with this event, and its reasons."""
        best, why = max((across(own, part, rarity) for part in self.parts), key=lambda told: told[0])
        against = list(self._against(own))
        return best + sum(weight for _, weight in against), why + against

    def _against(self, own: Profile) -> Iterator[Reason]:
        """What speaks against a group that is like one telling, but not like the event as most tell it."""
        days = _own(self.days)
        if days and own.days and not own.days & days:
            gap = min(abs(day - other) for day in own.days for other in days)
            yield "not on the day of the event", -1.0 if gap == 1 else -3.0
        paths = _own(self.paths)
        if paths and own.paths and apart(own.paths, paths):
            yield "not in the place of the event", -1.5


def _own(told: Counter[Value]) -> set[Value]:
    """The values that a fair share of the tellings have."""
    most = max(told.values(), default=0)
    return {value for value, times in told.items() if times >= SHARE * most}
