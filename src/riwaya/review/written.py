"""The value of a field as a reviewer would type it: `riwaya.review.typed` reads the same from it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from riwaya.review.check import CHOICES
from riwaya.review.typed import OFFSETS

APART = "; "
SPECIAL = re.compile(r"[;؛=]|^[\[{\s]|\s$")  # what typed words cannot have


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values of a report of an article whose trigger begins at `near`. What cannot be typed is written as JSON."""

    text: str
    near: int

    def value(self, field: str, value: Any) -> str:
        """The value as it is typed; empty for none."""
        if field in CHOICES:
            return str(value)
        if not value:
            return ""
        match field:
            case "place":
                return f"{self._words(value)}={value['id']}"
            case "time":
                return f"{self._words(value)}={_days(value)}"
            case "counts":
                numbers = [_numbers(one) for one in value]
                return APART.join(f"{one['what']}={told}" for one, told in zip(value, numbers, strict=True)) if all(numbers) else _json(value)
            case "control":
                if any(SPECIAL.search(part) for part in value.values()):
                    return _json(value)
                return APART.join(f"{name}={part}" for name, part in value.items())
            case _:
                return APART.join(f"{self._words(one)}={one['actor']}" for one in value)

    def _words(self, span: Mapping[str, Any]) -> str:
        """The words if they find themselves again, else where they stand."""
        words, start = self.text[span["start"] : span["end"]], int(span["start"])
        found = (match.start() for match in re.finditer(re.escape(words), self.text))
        nearest = min(found, key=lambda at: abs(at - self.near))
        plain = nearest == start and not SPECIAL.search(words) and not OFFSETS.fullmatch(words)
        return words if plain else f"{start}:{span['end']}"


def _days(time: Mapping[str, Any]) -> str:
    low, high = time["from"] or "", time["to"] or ""
    return low if low == high else f"{low}/{high}"


def _numbers(count: Mapping[str, Any]) -> str:
    """One figure, low and high, or all three; empty if it cannot be typed."""
    low, best, high = count["low"], count["best"], count["high"]
    if low is None or high is None:
        return ""
    if low == best == high:
        return str(low)
    return f"{low}-{high}" if best is None else f"{low}-{best}-{high}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
