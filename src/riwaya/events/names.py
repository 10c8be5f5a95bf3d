"""The names of actors in the user's language, those that the knowledge makes of a country and a noun among them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from riwaya.knowledge.files import SHIPPED, read_tsv
from riwaya.store import Library, known_actor, known_place

COLUMNS = ("name_en", "name_ar")
GOVERNMENT = "GOV"


def actor_words(library: Library, id: str, *, arabic: bool = False) -> str:
    """The Arabic or English name of an actor; in Arabic the English one where the knowledge has no other, empty if nothing names it."""
    known = known_actor(library, id)
    if known is None:
        return made_name(library, id, arabic=arabic)
    if not arabic:
        return known.name_en
    return known.name_ar or _state(library, id) or known.name_en


def made_name(library: Library, id: str, *, arabic: bool = False) -> str:
    """The name of an actor that the knowledge makes of a country and a noun (`LBY.MILITANTS`: Libya: militants); empty if it is none."""
    state, _, kind = id.partition(".")
    country, nouns = known_place(library, state), _nouns()[COLUMNS[arabic]]
    if country is None or kind not in nouns:
        return ""
    return f"{country.name_ar if arabic and country.name_ar else country.name_en}: {nouns[kind]}"


def _state(library: Library, id: str) -> str:
    """The Arabic name of the country whose government it is: the government of a country is called by the country's name."""
    state, _, kind = id.partition(".")
    country = known_place(library, state) if kind == GOVERNMENT else None
    return country.name_ar if country else ""


@cache
def _nouns() -> Mapping[str, Mapping[str, str]]:
    rows = list(read_tsv(SHIPPED / "vocabularies" / "actor_kinds.tsv", ("id", *COLUMNS)))
    return {column: {row["id"]: row[column] for row in rows} for column in COLUMNS}
