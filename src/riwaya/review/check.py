"""Checks what a reviewer enters for a field and completes it from the article and from what the library knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeGuard

from riwaya.errors import UsageError
from riwaya.knowledge.vocabulary import COUNTS, EXTENTS, GROUNDS, MEANS, MODES, PRECISIONS, ROLES, STANCES, TYPES
from riwaya.review.fields import FIELDS, Json
from riwaya.store import Library, find_places, known_actor, known_place

STRENGTHS = ("says", "confirms", "claims", "denies", "hints")
CLAIM = ("place", "gained_by", "lost_by", "extent")  # what a claim of control says
MOST = 1_000_000_000  # persons
MADE = re.compile(r"([A-Z]{3})\.[A-Z][A-Z_.]*")  # an actor that the knowledge makes of a state and a noun: `LBY.CIVILIANS`


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks the fields of a report of an article. `trigger` are the offsets of its trigger."""

    library: Library
    where: str
    text: str
    trigger: tuple[int, int]

    def fields(self, entered: Mapping[str, Any]) -> Json:
        """The fields as reports are written; raises UsageError that names the field and what is wrong with its value."""
        return {name: self._field(name, value) for name, value in entered.items()}

    def span(self, field: str, value: Any) -> Json:
        """The span of two offsets, its words filled in; words that are given must be those that stand there."""
        if not isinstance(value, Mapping):
            raise self._fault(field, f"{value!r} has no start and end")
        start, end = value.get("start"), value.get("end")
        if not _whole(start) or not _whole(end) or not 0 <= start < end <= len(self.text):
            raise self._fault(field, f"{start}:{end} are no offsets into a text of {len(self.text)} characters")
        words = self.text[start:end]
        if value.get("text", words) != words or not words.strip():
            raise self._fault(field, f"at {start}:{end} stands «{words}», not «{value.get('text', '')}»")
        return {"text": words, "start": start, "end": end}

    def _field(self, name: str, value: Any) -> Any:
        if name not in FIELDS:
            raise self._fault(name, f"there are {', '.join(FIELDS)}")
        if name in CHOICES:
            return self._among(name, value, CHOICES[name])
        if name in LISTS:
            if not isinstance(value, list):
                raise self._fault(name, f"{value!r} is no list")
            return [LISTS[name](self, name, one) for one in value]
        return None if value is None else SINGLE[name](self, name, value)

    def _participant(self, field: str, value: Any) -> Json:
        found = self.span(field, value)
        return {**found, **self._actor(field, value)}

    def _source(self, field: str, value: Any) -> Json:
        found = self._participant(field, value)
        cue = self._text(field, value.get("cue"))
        strength = self._among(field, value.get("strength") or "says", STRENGTHS)
        return {"text": found["text"], "start": found["start"], "end": found["end"], "cue": cue} | {
            **{part: found[part] for part in ("actor", "country", "role")},
            "strength": strength,
        }

    def _actor(self, field: str, value: Mapping[str, Any]) -> Json:
        """Actor, country and role; what is not given is what the library knows of the actor."""
        id = self._actor_id(field, value.get("actor"))
        known, made = known_actor(self.library, id) if id else None, MADE.fullmatch(id)
        country = self._country(field, value.get("country", known.country if known else made[1] if made else ""))
        role = value.get("role", known.role if known else "")
        return {"actor": id, "country": country, "role": self._among(field, role or "", ("", *ROLES))}

    def _actor_id(self, field: str, value: Any) -> str:
        """The id of an actor that the library knows, or that the knowledge would make of a state and a noun; empty for none."""
        id = self._text(field, value)
        made = MADE.fullmatch(id)
        if id and known_actor(self.library, id) is None and not (made and known_place(self.library, made[1])):
            raise self._fault(field, f"no actor {id} is known")
        return id

    def _country(self, field: str, value: Any) -> str:
        country = self._text(field, value)
        if country and country != "INT" and known_place(self.library, country) is None:
            raise self._fault(field, f"no country {country} is known")
        return country

    def _place(self, field: str, value: Any) -> Json:
        found, id = self.span(field, value), self._text(field, value.get("id"))
        if not id:
            country = self._country(field, value.get("country"))
            return {**found, "id": "", "name_en": "", "country": country, "lat": None, "lon": None, "where_prec": 0}
        place = known_place(self.library, id)
        if place is None:
            raise self._fault(field, f"no place {id} is known")
        precision = value.get("where_prec", place.precision)
        if not _whole(precision) or precision not in range(7):
            raise self._fault(field, f"where_prec {precision!r} is not 0 to 6")
        spot = {"lat": place.lat, "lon": place.lon, "where_prec": precision}
        return {**found, "id": place.id, "name_en": place.name_en, "country": place.country, **spot}

    def _time(self, field: str, value: Any) -> Json:
        found = self.span(field, value)
        low, high = self._day(field, value.get("from")), self._day(field, value.get("to"))
        if low and high and low > high:
            raise self._fault(field, f"{low} lies after {high}")
        usual = "unknown" if not (low or high) else "day" if low == high else "span"
        precision = self._among(field, value.get("precision") or usual, PRECISIONS)
        return {**found, "from": low, "to": high, "precision": precision, "note": self._text(field, value.get("note"))}

    def _count(self, field: str, value: Any) -> Json:
        if not isinstance(value, Mapping):
            raise self._fault(field, f"{value!r} is no count")
        bounds = {name: value.get(name) for name in ("low", "best", "high")}
        told = [bound for bound in bounds.values() if bound is not None]
        if not told or not all(_whole(bound) and 0 <= bound <= MOST for bound in told) or told != sorted(told):
            raise self._fault(field, f"low, best and high are numbers of persons in this order, one of them at least, none above {MOST}")
        start, end = self.trigger
        found = self.span(field, {"start": value.get("start", start), "end": value.get("end", end)})
        what = self._among(field, value.get("what"), COUNTS)
        return {"what": what, "who": self._text(field, value.get("who")), **bounds, "start": found["start"], "end": found["end"]}

    def _control(self, field: str, value: Any) -> Json:
        if not isinstance(value, Mapping):
            raise self._fault(field, f"{value!r} is no claim of control")
        unknown = [str(part) for part in value if part not in CLAIM]
        if unknown:
            raise self._fault(field, f"{', '.join(unknown)}: there are {', '.join(CLAIM)}")
        sides = {side: self._side(field, value.get(side)) for side in ("gained_by", "lost_by")}
        return {"place": self._held(field, value.get("place")), **sides, "extent": self._among(field, value.get("extent") or "", EXTENTS)}

    def _held(self, field: str, value: Any) -> str:
        """The place of a claim: an id, or as the program writes it, an English name or words of the text."""
        place = self._text(field, value)
        if place and place not in self.text and known_place(self.library, place) is None:
            if place not in (found.name_en for found in find_places(self.library, place)):
                raise self._fault(field, f"no place {place} is known")
        return place

    def _side(self, field: str, value: Any) -> str:
        """Who gains or loses: ids with commas between, and words of the text for whom the program knows none."""
        told = self._text(field, value)
        for one in told.split(", ") if told not in self.text else ():
            if one not in self.text:
                self._actor_id(field, one)
        return told

    def _day(self, field: str, told: Any) -> str | None:
        try:
            return date.fromisoformat(told).isoformat() if told else None
        except (TypeError, ValueError) as error:
            raise self._fault(field, f"{told!r} is no date YYYY-MM-DD") from error

    def _among(self, field: str, value: Any, known: Iterable[str]) -> str:
        listed = sorted(known)
        if value not in listed:
            raise self._fault(field, f"{value!r} is none of {', '.join(filter(None, listed))}")
        return str(value)

    def _text(self, field: str, value: Any) -> str:
        if value is not None and not isinstance(value, str):
            raise self._fault(field, f"{value!r} are no words")
        return value or ""

    def _fault(self, field: str, problem: str) -> UsageError:
        return UsageError("bad-field", f"{self.where} {field}", problem)


Check = Callable[[Checker, str, Any], Json]
CHOICES: Mapping[str, Iterable[str]] = {
    "type": TYPES,
    "mode": {"", *(mode for modes in MODES.values() for mode in modes)},
    "means": {"", *MEANS},
    "stance": STANCES,
    "ground": GROUNDS,
}
LISTS: Mapping[str, Check] = {
    "agents": Checker._participant,
    "patients": Checker._participant,
    "voice": Checker._source,
    "counts": Checker._count,
}
SINGLE: Mapping[str, Check] = {"place": Checker._place, "time": Checker._time, "control": Checker._control}


def _whole(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
