"""The names of actors, places and countries, and the tree of words in which a text looks them up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from riwaya.knowledge.files import cell_list, check_arabic, check_keys, fail, listed, read_entries, read_tsv
from riwaya.knowledge.vocabulary import ROLES
from riwaya.spelling import fold

ACTOR_KEYS = [
    "id",
    "name_en",
    "country",
    "role",
    "kind",
    "names",
    "short",
    "labels",
    "since",
    "until",
    "note",
    "wikidata",
    "about",
]
ACTOR_KINDS = frozenset(["organisation", "person", "generic", "state", "body"])
COUNTRY_KEYS = [
    "id",
    "name_en",
    "names",
    "formal",
    "adjective",
    "feminine",
    "plural",
    "demonyms",
    "capital",
    "capital_variants",
    "capital_metonym",
    "lat",
    "lon",
    "capital_lat",
    "capital_lon",
    "note",
    "region",
]
OUTLET_KEYS = ["id", "name_en", "names", "country", "domains", "kind", "note"]
PATTERN_KEYS = ["suffix", "role", "heads", "bare", "note"]
PLACE_COLUMNS = ("id", "name_en", "name_ar", "variants", "kind", "lat", "lon", "precision", "parent", "note")
PLACE_KINDS = frozenset(
    [
        "city",
        "town",
        "village",
        "district",
        "neighbourhood",
        "camp",
        "base",
        "junction",
        "oilfield",
        "port",
        "airport",
        "border-crossing",
        "island",
        "mountain",
        "valley",
        "region",
        "province",
        "country",
        "river",
        "road",
        "site",
    ]
)
WORD = re.compile(r"\w+")
END = "$"  # no word: the key of a tree under which the meanings of the words so far stand


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the lexicon. `since` and `until` are ISO prefixes (`2014`, `2014-05`), empty if open; `about` are the countries in articles on
    which a short name that it shares with others means it."""

    id: str
    name_en: str
    country: str
    role: str
    kind: str
    since: str = ""
    until: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `country` is an alpha-3 code; `ambiguous` names are ordinary words as well."""

    id: str
    name_en: str
    kind: str
    lat: float | None
    lon: float | None
    precision: int
    country: str
    parent: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name in the text may mean: kind is actor, place, country, adjective, capital, head, role, title or outlet.

    `id` is the actor's, place's, country's or pattern's; `context` is the country in whose articles alone a short name has this meaning.
    """

    kind: str
    id: str
    context: str = ""
    extra: str = ""


Tree = dict[str, Any]


@dataclass(slots=True)
class Names:
    """All names while they are collected; `tree` maps folded words to their meanings."""

    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    countries: dict[str, tuple[float | None, float | None, str]] = field(default_factory=dict)
    tree: Tree = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)
    first_names: set[str] = field(default_factory=set)
    spelled: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, meaning: Meaning) -> None:
        """Adds a meaning to a name."""
        node = self.tree
        for word in words_of(name):
            node = node.setdefault(word, {})
        meanings = node.get(END, ())
        if meaning not in meanings:
            node[END] = (*meanings, meaning)


def words_of(name: str) -> list[str]:
    """The folded words of a name, as the text is matched."""
    return [fold(word) for word in WORD.findall(name)]


def lookup(tree: Tree, words: Sequence[str], first: int) -> Iterator[tuple[int, tuple[Meaning, ...]]]:
    """The meanings of the names that begin at `words[first]`, as (index behind the name, meanings), short names first."""
    node: Tree | None = tree
    for index in range(first, len(words)):
        node = node.get(words[index]) if node else None
        if node is None:
            return
        if END in node:
            yield index + 1, node[END]


def load_actors(path: Path, names: Names) -> int:
    """Adds the actors of a file to the names; gives their number."""
    content = read_entries(path)
    for body in content:
        entry = str(body.get("id", "entry without id"))
        check_keys(path, entry, body, ACTOR_KEYS)
        role, kind = body.get("role", ""), body.get("kind", "organisation")
        if role not in ROLES or kind not in ACTOR_KINDS:
            raise fail(
                path,
                entry,
                f"role {role!r} or kind {kind!r} is unknown",
                f"roles are {sorted(ROLES)}, kinds {sorted(ACTOR_KINDS)}",
            )
        country = str(body.get("country", ""))
        if entry not in names.actors:
            names.actors[entry] = Actor(
                entry,
                str(body.get("name_en", "")),
                country,
                role,
                kind,
                str(body.get("since") or ""),
                str(body.get("until") or ""),
                tuple(map(str, listed(body.get("about")))),
            )
        labels = [label for group in (body.get("labels") or {}).values() for label in listed(group)]
        for name in [*listed(body.get("names")), *labels]:
            check_arabic(path, entry, str(name))
            names.add(str(name), Meaning("actor", entry))
            names.spelled.setdefault(entry, str(name))
            if kind == "person":
                names.surnames.update(words_of(str(name))[-1:])
                names.first_names.update(words_of(str(name))[:-1][:1])
        for name in listed(body.get("short")):
            check_arabic(path, entry, str(name))
            names.add(str(name), Meaning("actor", entry, country or "INT"))
            names.spelled.setdefault(entry, str(name))
    return len(content)


def load_outlets(path: Path, names: Names) -> int:
    """Adds the outlets of a file as actors with the role MED; gives their number."""
    content = read_entries(path)
    for body in content:
        entry = str(body.get("id", "entry without id"))
        check_keys(path, entry, body, OUTLET_KEYS)
        names.actors.setdefault(entry, Actor(entry, str(body.get("name_en", "")), str(body.get("country", "")), "MED", "organisation"))
        for name in listed(body.get("names")):
            check_arabic(path, entry, str(name))
            names.add(str(name), Meaning("actor", entry))
            names.spelled.setdefault(entry, str(name))
    return len(content)


def load_countries(path: Path, names: Names) -> None:
    """Adds the countries: names, adjectives, demonyms and capitals."""
    entries = read_entries(path)
    countries = {fold(str(name)) for body in entries for name in listed(body.get("names"))}
    for body in entries:
        code = str(body.get("id", ""))
        check_keys(path, code, body, COUNTRY_KEYS)
        names.countries[code] = (body.get("lat"), body.get("lon"), str(body.get("name_en", code)))
        if f"{code}.GOV" not in names.actors:
            names.actors[f"{code}.GOV"] = Actor(f"{code}.GOV", str(body.get("name_en", "")), code, "GOV", "state")
        for name in [*listed(body.get("names")), *listed(body.get("formal"))]:
            names.add(str(name), Meaning("country", code))
            names.spelled.setdefault(code, str(name))
        masculine, feminine = body.get("adjective"), body.get("feminine")
        for name in [*listed(masculine), *listed(feminine)]:
            names.add(str(name), Meaning("adjective", code))
            names.add("ال" + str(name), Meaning("adjective", code))
        for name in map(str, listed(masculine)):
            for form in (name + "ا", name + "ان", name + "تان", name + "تين"):  # هجوما إسرائيليا, هجومان أمريكيان
                if fold(form) not in countries:  # سوريا, تركيا
                    names.add(form, Meaning("adjective", code))
        for name in {*listed(body.get("plural")), *listed(body.get("demonyms"))}:
            names.add(str(name), Meaning("people", code))
            names.add("ال" + str(name).removeprefix("ال"), Meaning("people", code))
        if body.get("capital_metonym"):
            for name in [*listed(body.get("capital")), *listed(body.get("capital_variants"))]:
                names.add(str(name), Meaning("capital", code))


def load_patterns(path: Path, names: Names) -> dict[str, str]:
    """Adds the heads that make a state's actors (`الجيش`, `وزارة الدفاع`); gives the role of each suffix."""
    roles = {}
    for body in read_entries(path):
        suffix = str(body.get("suffix", ""))
        check_keys(path, suffix, body, PATTERN_KEYS)
        if body.get("role") not in ROLES:
            raise fail(path, suffix, f"role {body.get('role')!r} is unknown", f"roles are {sorted(ROLES)}")
        roles[suffix] = str(body["role"])
        for head in listed(body.get("heads")):
            names.add(str(head), Meaning("head", suffix, extra="bare" if body.get("bare") else ""))
    return roles


def _number(path: Path, entry: str, text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError as error:
        raise fail(path, entry, f"{text!r} is no coordinate", "write degrees with a point") from error


def load_places(paths: Iterable[Path], names: Names) -> int:
    """Adds the places of the files; the country of each is found through its parents. Gives their number."""
    rows = []
    parents: dict[str, str] = {}
    for path in paths:
        for row in read_tsv(path, PLACE_COLUMNS):
            if row["kind"] not in PLACE_KINDS:
                raise fail(
                    path,
                    f"line {row['_line']}",
                    f"{row['kind']!r} is no kind of place",
                    f"kinds are {sorted(PLACE_KINDS)}",
                )
            rows.append((path, row))
            parents[row["id"]] = row["parent"]
    for path, row in rows:
        country = row["parent"]
        for _ in range(6):
            if country not in parents:
                break
            country = parents[country]
        place = Place(
            row["id"],
            row["name_en"],
            row["kind"],
            _number(path, row["id"], row["lat"]),
            _number(path, row["id"], row["lon"]),
            int(row["precision"] or 1),
            country if len(country) == 3 and country.isupper() else "",
            row["parent"],
            "ambiguous" in row["note"],
        )
        names.places.setdefault(place.id, place)
        names.spelled.setdefault(place.id, row["name_ar"])
        for name in [row["name_ar"], *cell_list(row["variants"])]:
            if len(name) >= 2:
                names.add(name, Meaning("place", place.id))
    return len(rows)
