"""What a reviewer types for a field, as a value: JSON as reports have it, or words of the text.

    agents, patients, voice   words, or words=ACTOR; several with ; between
    place                     words, or words=PLACE
    time                      words=2019-06-26, or words=2019-06-01/2019-06-30
    counts                    killed=5, killed=5-7, or killed=5-7-9 (low, best, high); several with ; between
    control                   gained_by=ACTOR;lost_by=ACTOR;extent=full

Words are those of the article, where they stand nearest to the trigger; 120:131 means what stands there. An empty value empties the field."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from riwaya.errors import UsageError
from riwaya.review.check import CHOICES, LISTS
from riwaya.review.fields import Json
from riwaya.store import Library, find_actors, find_places

OFFSETS = re.compile(r"([0-9]+):([0-9]+)")
PARTS = re.compile("[;؛]")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads typed values for a report of an article whose trigger begins at `near`."""

    library: Library
    where: str
    text: str
    near: int

    def value(self, field: str, told: str) -> Any:
        """The value that is meant; raises UsageError if its words stand nowhere in the text. It is not checked further."""
        told = told.strip()
        if field in CHOICES:
            return told
        if not told:
            return [] if field in LISTS else None
        if told[0] in "[{":
            try:
                return json.loads(told)
            except ValueError as error:
                raise self._fault(field, f"{told}: {error}") from error
        if field == "counts":
            return [self._count(part) for part in PARTS.split(told) if part.strip()]
        if field in LISTS:
            return [self._person(field, part) for part in PARTS.split(told) if part.strip()]
        if field == "control":
            return {name.strip(): value.strip() for name, _, value in (part.partition("=") for part in PARTS.split(told) if part.strip())}
        return self._place(told) if field == "place" else self._time(told) if field == "time" else told

    def span(self, field: str, told: str) -> Json:
        """The offsets of words of the text, or those that are typed themselves."""
        offsets = OFFSETS.fullmatch(told.strip())
        if offsets:
            return {"start": int(offsets[1]), "end": int(offsets[2])}
        found = [match.start() for match in re.finditer(re.escape(told.strip()), self.text)]
        if not found:
            raise self._fault(field, f"«{told.strip()}» stands nowhere in the text")
        start = min(found, key=lambda at: abs(at - self.near))
        return {"start": start, "end": start + len(told.strip())}

    def _person(self, field: str, told: str) -> Json:
        words, named, id = told.partition("=")
        span = self.span(field, words)
        if not named:
            id = next((actor.id for actor in find_actors(self.library, self.text[span["start"] : span["end"]])), "")
        return {**span, "actor": id.strip()}

    def _place(self, told: str) -> Json:
        words, named, id = told.partition("=")
        span = self.span("place", words)
        if not named:
            id = next((place.id for place in find_places(self.library, self.text[span["start"] : span["end"]])), "")
        return {**span, "id": id.strip()}

    def _time(self, told: str) -> Json:
        words, _, days = told.partition("=")
        low, several, high = days.strip().partition("/")
        return {**self.span("time", words), "from": low or None, "to": (high if several else low) or None}

    def _count(self, told: str) -> Json:
        what, _, numbers = told.partition("=")
        try:
            bounds = [int(number) for number in numbers.split("-")]
        except ValueError as error:
            raise self._fault("counts", f"{told}: killed=5, killed=5-7 or killed=5-7-9") from error
        if len(bounds) > 3:
            raise self._fault("counts", f"{told}: killed=5, killed=5-7 or killed=5-7-9")
        low, best, high = {1: (bounds[0],) * 3, 2: (bounds[0], None, bounds[-1])}.get(len(bounds), (*bounds, None, None)[:3])
        return {"what": what.strip(), "low": low, "best": best, "high": high}

    def _fault(self, field: str, problem: str) -> UsageError:
        return UsageError("bad-field", f"{self.where} {field}", problem)
