"""Precision, recall and F1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of `gold` things the `system` got right: `hits` of them."""

    hits: int
    system: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of the system's things that are right; 0 if it has none."""
        return self.hits / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold things that were found; 0 if there are none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, float]:
        """The figure as a JSON object, rounded to four places."""
        return {
            "p": round(self.precision, 4),
            "r": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "gold": self.gold,
            "system": self.system,
            "hits": self.hits,
        }
