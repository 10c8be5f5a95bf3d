"""What the library knows of actors and places, for the exports; what was looked up once is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from riwaya.events.places import Gazetteer
from riwaya.knowledge.files import SHIPPED, read_tsv
from riwaya.model import Participant, Source
from riwaya.store import EventRow, KnownPlace, Library, folded, known_actor, known_place

KINDS = "actor_kinds.tsv"
POINTS = (1, 2, 3, 4)  # where_prec of places that a point can stand for; a country's middle stands for nothing


@dataclass(frozen=True, slots=True)
class Located:
    """Where an event was, for those who need Latin names, provinces and points. The point is None where none would be honest."""

    name: str
    name_ar: str
    admin1: str
    admin2: str
    country: str
    country_name: str
    lat: float | None
    lon: float | None


def kinds_in(path: Path) -> dict[str, str]:
    """The English names of a file like `vocabularies/actor_kinds.tsv`."""
    return {row["id"]: row["name_en"] for row in read_tsv(path, ("id", "name_en"))}


@cache
def shipped_kinds() -> Mapping[str, str]:
    """The English names of the shipped vocabularies."""
    return kinds_in(SHIPPED / "vocabularies" / KINDS)


class Names:
    """Names of actors, places and countries of a library; `kinds` are the English names of the actors that the knowledge makes of a
    country and a noun, by default those of the shipped vocabularies."""

    def __init__(self, library: Library, kinds: Mapping[str, str] | None = None) -> None:
        self._library, self._kinds = library, shipped_kinds() if kinds is None else kinds
        self._gazetteer = Gazetteer(library.db)
        self._actor = cache(self._read_actor)
        self._place = cache(self._read_place)
        self.labels = {(actor, fold): kind for actor, fold, kind in library.db.execute("SELECT actor, fold, class FROM labels")}

    def path(self, place: str, country: str) -> tuple[str, ...]:
        """A place and all that contains it."""
        return self._gazetteer.path(place, country)

    def actor(self, id: str) -> str:
        """The English name of an actor; its id if nothing gives it one."""
        return self._actor(id)

    def country(self, code: str) -> str:
        """The English name of a country; its code if the library has no name."""
        place = self._place(code)
        return place.name_en if place else code

    def person(self, person: Participant | Source) -> str:
        """The English name of a participant; the name used if the lexicon does not know it."""
        return self.actor(person.actor) if person.actor else person.span.text

    def label(self, person: Participant | Source) -> str:
        """How the name used is meant (self, neutral, honouring, pejorative), empty if the knowledge does not say."""
        return self.labels.get((person.actor, folded(person.span.text)), "") if person.actor else ""

    def located(self, event: EventRow) -> Located:
        """Where an event was."""
        place = self._place(event.place_id) if event.place_id else None
        admin = {p.kind: p.name_en for id in self.path(event.place_id, event.country) if (p := self._place(id))}
        pointed = event.where_prec in POINTS
        return Located(
            name=place.name_en if place else event.place_name,
            name_ar=place.name_ar if place else "",
            admin1=admin.get("province", ""),
            admin2=admin.get("district", ""),
            country=event.country,
            country_name=self.country(event.country) if event.country else "",
            lat=event.lat if pointed else None,
            lon=event.lon if pointed else None,
        )

    def _read_actor(self, id: str) -> str:
        actor = known_actor(self._library, id)
        if actor and actor.name_en:
            return actor.name_en
        state, _, kind = id.partition(".")
        return f"{self.country(state)}: {self._kinds[kind]}" if kind in self._kinds else id

    def _read_place(self, id: str) -> KnownPlace | None:
        return known_place(self._library, id)
