"""Values of fields as a page shows them: words of the text, the actor or place that is meant, numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from riwaya.review.check import CHOICES
from riwaya.review.fields import OUTCOME
from riwaya.web.language import say
from riwaya.web.names import Name, Names
from riwaya.web.visit import Visit

LISTED = {"type": "types", "mode": "modes", "means": "means", "stance": "stances", "ground": "grounds"}  # the words of closed lists


@dataclass(frozen=True, slots=True)
class Told:
    """A part of a value: words of the text, whom or what they mean, a remark in the visitor's language, days or numbers."""

    words: str = ""
    name: Name | None = None
    note: str = ""
    figure: str = ""


def told(visit: Visit, field: str, value: Any) -> tuple[Told, ...]:
    """The parts of a value; none if it is empty."""
    texts, names = visit.texts, visit.names
    if not value:
        return ()
    if field == OUTCOME:
        return (Told(note=say(texts, f"outcome-{value}")),)
    if field in CHOICES:
        return (Told(note=texts.get(LISTED[field], value)),)
    match field:
        case "place":
            return (Told(value["text"], names.place(value["id"]) if value["id"] else None),)
        case "time":
            return (Told(value["text"], figure=" – ".join(dict.fromkeys(day for day in (value["from"], value["to"]) if day))),)
        case "counts":
            return tuple(Told(one["who"], note=texts.get("counts", one["what"]), figure=_figure(one)) for one in value)
        case "control":
            return tuple(_control(visit, part, value[part]) for part in ("place", "gained_by", "lost_by", "extent") if value[part])
        case _:
            return tuple(_person(visit, names, one) for one in value)


def _person(visit: Visit, names: Names, value: Mapping[str, Any]) -> Told:
    strength = value.get("strength", "")
    note = visit.texts.get("strengths", strength) if strength and strength != "says" else ""
    return Told(value["text"], names.actor(value["actor"]) if value["actor"] else None, note)


def _control(visit: Visit, part: str, value: str) -> Told:
    if part == "extent":
        return Told(note=visit.texts.get("notes", value))
    name = visit.names.place(value) if part == "place" else visit.names.who(value)
    return Told(name=name, note=visit.texts.get("interface", part))


def _figure(count: Mapping[str, Any]) -> str:
    low, best, high = count["low"], count["best"], count["high"]
    span = f"{'' if low is None else low}–{'' if high is None else high}"
    return span if best is None else str(best) if low == best == high else f"{best} ({span})"
