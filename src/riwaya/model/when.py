"""Times as an article tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riwaya.model.span import Span


@dataclass(frozen=True, slots=True)
class When:
    """A time: its wording and, once resolved, the interval of days `low` to `high`, both included.

    `precision` is day, week, month, season, year, span or unknown; `note` says why a time stayed unresolved."""

    span: Span
    low: date | None = None
    high: date | None = None
    precision: str = "unknown"
    note: str = ""

    def to_dict(self) -> dict[str, object]:
        """The time as the JSON object of the report format; days are ISO dates."""
        return {
            **self.span.to_dict(),
            "from": self.low.isoformat() if self.low else None,
            "to": self.high.isoformat() if self.high else None,
            "precision": self.precision,
            "note": self.note,
        }
