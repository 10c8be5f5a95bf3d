"""The fields of a report that a reviewer can decide, and when two values of a field are the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from riwaya.knowledge.vocabulary import MODES
from riwaya.store import folded

Json = dict[str, Any]  # a report, or fields of one, as `riwaya code` writes them
FIELDS = ("type", "mode", "agents", "patients", "place", "time", "counts", "means", "control", "voice", "stance", "ground")
SPANNED = ("agents", "patients", "place", "time", "voice")  # fields whose values stand in the text
SETS = ("agents", "patients", "counts")  # fields with several values whose order says nothing
OUTCOME = "outcome"  # beside the fields: whether it is a report at all
KEEP, REJECT = "keep", "reject"


def values(row: Mapping[str, Any]) -> Json:
    """The fields of a report."""
    return {field: row[field] for field in FIELDS}


def label(field: str, value: Any) -> Hashable:
    """What a value says, without how it is worded: actors and places by their ids, names that the knowledge lacks in search form."""
    if field in ("agents", "patients"):
        return frozenset(_name(one, "actor") for one in value)
    if field == "voice":
        return tuple(_name(one, "actor") for one in value)
    if field == "counts":
        return frozenset((one["what"], one["low"], one["best"], one["high"]) for one in value)
    if value is None:
        return ""
    if field == "place":
        return _name(value, "id")
    if field == "time":
        return (value["from"], value["to"]) if value["from"] or value["to"] else folded(value["text"])
    if field == "control":
        return tuple(folded(value[part]) for part in ("place", "gained_by", "lost_by", "extent"))
    return str(value)


def same(field: str, one: Any, other: Any) -> bool:
    """Whether two values of a field say the same."""
    return label(field, one) == label(field, other)


def spans(field: str, value: Any) -> frozenset[int]:
    """The characters of the text that the value of a field covers."""
    listed: Iterable[Mapping[str, Any]] = value if isinstance(value, list) else [value] if value else []
    return frozenset(at for one in listed for at in range(one["start"], one["end"]))


def differing(one: Mapping[str, Any], other: Mapping[str, Any], fields: Sequence[str] = FIELDS) -> tuple[str, ...]:
    """The fields in which two reports differ, wording and offsets included."""
    return tuple(field for field in fields if one[field] != other[field])


def fits(type: str, mode: str) -> bool:
    """Whether a type has a mode; none is always possible."""
    return not mode or mode in MODES[type]


def _name(value: Mapping[str, Any], id: str) -> str:
    return str(value[id] or folded(value["text"]))
