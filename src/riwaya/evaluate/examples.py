"""Sentences with the report that they should give: the examples of the frames, and the cases that a linguist writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riwaya.evaluate.gold import Row
from riwaya.evaluate.slots import leftovers, same_phrase, single, source

LISTED = ("agents", "patients")
LABELS = ("type", "mode", "ground", "means")


def faults(text: str, trigger: str, expected: Mapping[str, Any], rows: Sequence[Row]) -> list[str]:
    """What is wrong with the coded report of a trigger; nothing if some report there is as expected.

    `expected` holds what the report must have: type, stance (`actual` if not given), agents and patients (all of them),
    place, and, only where given, mode, ground, means, time and voice (nearest first). Phrases compare by a shared
    content word."""
    there = [row for row in rows if _stands(text, trigger, row)]
    if not there:
        return [f"no report on {trigger}"]
    return min((_differences(expected, row) for row in there), key=len)


def _stands(text: str, trigger: str, row: Row) -> bool:
    start = text.find(trigger)
    while start >= 0:
        if row["trigger"]["start"] < start + len(trigger) and start < row["trigger"]["end"]:
            return True
        start = text.find(trigger, start + 1)
    return False


def _differences(expected: Mapping[str, Any], row: Row) -> list[str]:
    found = []
    for label in LABELS:
        if label in expected and (expected[label] or "") != row[label]:
            found.append(f"{label} {row[label] or 'none'}, not {expected[label] or 'none'}")
    stance = expected.get("stance") or "actual"
    if row["stance"] != stance:
        found.append(f"stance {row['stance']}, not {stance}")
    for slot in LISTED:
        found += _phrases(slot, expected.get(slot), row[slot])
    found += _phrases("place", expected.get("place"), single("place")(row))
    if "time" in expected:
        found += _phrases("time", expected["time"], single("time")(row))
    if "voice" in expected:
        nearest = expected["voice"][:1] if isinstance(expected["voice"], list) else expected["voice"]
        found += _phrases("voice", nearest, source(row))
    return found


def _phrases(slot: str, expected: Any, rows: Sequence[Row]) -> list[str]:
    wanted = [{"text": str(text)} for text in ([expected] if isinstance(expected, str) else expected or [])]
    _, missing, extra = leftovers(wanted, rows, same_phrase)
    told = [f"{slot} lack {row['text']}" for row in missing]
    return told + [f"{slot} have {row['text']} too many" for row in extra]
