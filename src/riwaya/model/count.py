"""Numbers of victims and the like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many were killed, wounded and so on: `low`, `best` and `high` persons, None where the text gives no bound."""

    what: str
    who: str
    low: int | None
    best: int | None
    high: int | None
    start: int
    end: int

    def to_dict(self) -> dict[str, object]:
        """The count as the JSON object of the report format."""
        return {
            "what": self.what,
            "who": self.who,
            "low": self.low,
            "best": self.best,
            "high": self.high,
            "start": self.start,
            "end": self.end,
        }
