"""Which country an article is about, and what its names mean there: short names and names that several countries share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from riwaya.knowledge import Knowledge
from riwaya.knowledge.names import Meaning
from riwaya.mentions.lookup import Found

NATIONAL = frozenset({"country", "adjective", "people", "capital"})
# Of places with one name the press means the bigger one, where nothing else tells: kinds by size, then clear names, then those that
# somebody thought worth writing down rather than those of the long list.
SIZES = {"country": 0, "city": 1, "province": 1, "region": 1, "town": 2, "district": 3, "village": 4, "neighbourhood": 4}
MIDDLING = 3

Names = Mapping[int, tuple[Found, ...]]


def main_country(names: Names, knowledge: Knowledge) -> str:
    """The country that an article is mostly about, by its names, adjectives and places; empty if none is named."""
    counts: Counter[str] = Counter()
    for found in names.values():
        for meaning in found[0].meanings:
            country = "" if meaning.context else _country_of(meaning, found[0].meanings, knowledge)  # short names follow the country
            if country and country != "INT":
                counts[country] += 1 if meaning.kind == "adjective" else 2
                break
    return counts.most_common(1)[0][0] if counts else ""


def countries_named(names: Names, first: int, last: int, knowledge: Knowledge) -> frozenset[str]:
    """The countries that the names of some tokens belong to, by their clear names only."""
    clearest = [names[index][0].meanings for index in range(first, last) if index in names]
    found = (_country_of(meaning, told, knowledge) for told in clearest for meaning in told if not meaning.context)
    return frozenset(country for country in found if country and country != "INT")


def _country_of(meaning: Meaning, among: tuple[Meaning, ...], knowledge: Knowledge) -> str:
    if meaning.kind in NATIONAL:
        return meaning.id
    if meaning.kind == "actor":
        if knowledge.actors[meaning.id].role == "MED":
            return ""  # وكالة فرانس برس reports from everywhere
        owners = {knowledge.actors[m.id].country for m in among if m.kind == "actor"} - {"INT"}  # طالبان of two countries tells neither
        return knowledge.actors[meaning.id].country if len(owners) == 1 else ""
    if meaning.kind == "place" and not knowledge.places[meaning.id].ambiguous:
        places = [m for m in among if m.kind == "place"]
        countries = {knowledge.places[m.id].country for m in _of_one_country(places, "", knowledge)}
        return knowledge.places[meaning.id].country if countries == {knowledge.places[meaning.id].country} else ""
    return ""


def settled(names: Names, knowledge: Knowledge, country: str, day: date | None) -> dict[int, tuple[Found, ...]]:
    """The names with the meanings that they have in an article about a country, published on a day; names that mean nothing
    there are left out, so that they hide no shorter name and no event."""
    known: dict[tuple[Meaning, ...], tuple[Meaning, ...]] = {}
    settled: dict[int, tuple[Found, ...]] = {}
    full = {m.id for found in names.values() for name in found for m in name.meanings if m.kind == "actor" and not m.context}
    for index, found in names.items():
        kept = []
        for name in found:
            meanings = known.get(name.meanings)
            if meanings is None:
                meanings = known[name.meanings] = _settled(name.meanings, knowledge, country, day, full)
            if meanings:
                kept.append(name if meanings == name.meanings else replace(name, meanings=meanings))
        if kept:
            settled[index] = tuple(kept)
    return settled


def _settled(meanings: tuple[Meaning, ...], knowledge: Knowledge, country: str, day: date | None, full: set[str]) -> tuple[Meaning, ...]:
    held = [m for m in meanings if m.kind != "actor" or _holds(m, knowledge, country, day)]
    shared = [m for m in held if m.kind == "actor" and m.context == "INT"]
    if len(shared) > 1:  # التحالف: of the one about this country, else of whom the article names in full
        meant = [m for m in shared if country in knowledge.actors[m.id].about] or shared
        meant = [m for m in meant if m.id in full] or meant
        held = [m for m in held if m not in shared or m in meant]
    own = [m for m in held if m.kind == "actor" and m.context == country != ""]
    if own:  # طالبان in an article about Pakistan: whom its pack knows by that name, not the namesake abroad
        held = [m for m in held if m.kind != "actor" or m in own or knowledge.actors[m.id].country in (country, "INT")]
    for kind in ("actor", "place"):
        rivals = [m for m in held if m.kind == kind and not m.context]
        if len(rivals) > 1:
            chosen = _of_one_country(rivals, country, knowledge)
            held = [m for m in held if m not in rivals or m in chosen]
    return tuple(held)


def _holds(meaning: Meaning, knowledge: Knowledge, country: str, day: date | None) -> bool:
    """Whether a name can mean an actor: a short name only in articles about its country and while it was so called, `militants` of
    another country's pack never."""
    actor = knowledge.actors[meaning.id]
    if actor.kind == "generic" and actor.country not in ("INT", country):
        return False
    return not meaning.context or (meaning.context in (country, "INT") and in_force(actor.since, actor.until, day))


def _of_one_country(rivals: list[Meaning], country: str, knowledge: Knowledge) -> list[Meaning]:
    """Of what bears one name in several countries: that of the article's country, else the biggest place, else that of the nearest
    country; in an article about no country places of one size, of which none is meant more than another, and no actor."""
    owners = {m: _owner(m, knowledge) for m in rivals}
    if len(set(owners.values())) < 2:
        return rivals
    if country in owners.values():
        return [m for m in rivals if owners[m] == country]
    if rivals[0].kind == "place":
        rivals = _biggest(rivals, knowledge)
    if country:
        nearest = min({owners[m] for m in rivals}, key=lambda owner: (_distance(owner, country, knowledge), owner))
        return [m for m in rivals if owners[m] == nearest]
    return rivals if rivals[0].kind == "place" else []


def _biggest(rivals: list[Meaning], knowledge: Knowledge) -> list[Meaning]:
    places = [(m, knowledge.places[m.id]) for m in rivals]
    sizes = {m: (SIZES.get(place.kind, MIDDLING), place.ambiguous, place.id.startswith("gn-")) for m, place in places}
    return [m for m in rivals if sizes[m] == min(sizes.values())]


def _owner(meaning: Meaning, knowledge: Knowledge) -> str:
    return knowledge.places[meaning.id].country if meaning.kind == "place" else knowledge.actors[meaning.id].country


def _distance(one: str, other: str, knowledge: Knowledge) -> float:
    """How far apart two countries lie, in degrees; what is in no country, or in many, is far from all."""
    lat, lon, _ = knowledge.countries.get(one, (None, None, ""))
    lat2, lon2, _ = knowledge.countries.get(other, (None, None, ""))
    if lat is None or lon is None or lat2 is None or lon2 is None:
        return 180.0
    return float(((lat - lat2) ** 2 + (lon - lon2) ** 2) ** 0.5)


def in_force(since: str, until: str, day: date | None) -> bool:
    """Whether a fact with ISO prefixes `since` and `until` holds on a day; without a day it does."""
    if day is None:
        return True
    told = day.isoformat()
    return not (since and told < since) and not (until and told[: len(until)] > until)
