"""What the words of a query mean in a library: the keys under which it has them, and the actors and places that they name."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.spelling import fold
from riwaya.store.library import Library
from riwaya.store.read import find_actors, find_places, known_actor, known_place

SHORTEST = 3  # letters that must remain of a word which loses a clitic, and of a name that is looked up
MEANINGS = 5  # actors, and places, that a part of a name may mean
CONJUNCTIONS, PREPOSITIONS = ("و", "ف"), ("ب", "ك", "ل", "س")
ARTICLES = ("ال", "لل")
PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "كم", "ه")
# Endings that change before a pronoun or with the case, and what search has instead.
ENDINGS = (("ت", "ه"), ("ائ", "اء"), ("اؤ", "اء"), ("ا", "ي"), ("ا", ""), ("ون", "ين"), ("و", "وا"), ("و", "ين"), ("ي", "ين"))


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a query and the keys under which it was searched, one or more for each of its words."""

    told: str
    keys: tuple[tuple[str, ...], ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a query and an actor or place that it was understood as."""

    told: str
    kind: str
    id: str
    name_en: str
    name_ar: str


def keys_of(library: Library, word: str) -> tuple[str, ...]:
    """The search keys of a written word: those that the library's texts gave it, else those of the word without clitics and endings
    where the texts have that, else the word itself, folded."""
    told = fold(word)
    for form in _forms(told, feminine=word.endswith("ة")):
        if keys := _known(library.db, form):
            return keys
    return (told,)


def beginnings_of(word: str) -> tuple[str, ...]:
    """The beginnings of search keys that the beginning of a written word can stand for: with the article it may lose that."""
    told = fold(word)
    bare = next((told[2:] for article in ARTICLES if told.startswith(article) and len(told) > SHORTEST), "")
    return (told, bare) if bare else (told,)


def named(library: Library, told: str) -> tuple[Named, ...]:
    """The actors and places that an id or a name in Latin letters means; else those of which reports are told and whose name has all
    its words (`Haftar`), the most told first. None for other words."""
    if len(told) < SHORTEST or not told.isascii() or not any(letter.isalpha() for letter in told):
        return ()
    actors, places = find_actors(library, told), find_places(library, told)
    if not actors and not places:
        actors = [actor for id in _like(library.db, "actors", told) if (actor := known_actor(library, id))]
        places = [place for id in _like(library.db, "places", told) if (place := known_place(library, id))]
    return tuple(
        Named(told, kind, known.id, known.name_en, known.name_ar) for kind, found in (("actor", actors), ("place", places)) for known in found
    )


def _like(db: sqlite3.Connection, table: str, told: str) -> list[str]:
    """The ids of the actors or places whose Latin name has all words of another, the most told first."""
    words = re.findall(r"\w+", told)
    plain = "' ' || replace(replace(replace(k.name_en, '-', ' '), '(', ' '), ')', ' ') || ' '"
    where = " AND ".join(f"k.name_en LIKE ? AND {plain} LIKE ?" for _ in words)
    often = {
        "actors": "(SELECT count(DISTINCT p.report) FROM participants p WHERE p.actor = k.id)",
        "places": "(SELECT count(*) FROM reports r WHERE r.place_id = k.id)",
    }[table]
    query = f"SELECT id FROM (SELECT k.id, {often} AS often FROM known_{table} k WHERE {where}) WHERE often > 0 ORDER BY often DESC, id LIMIT ?"
    return [id for (id,) in db.execute(query, (*(form for word in words for form in (f"%{word}%", f"% {word} %")), MEANINGS))]


def _known(db: sqlite3.Connection, form: str) -> tuple[str, ...]:
    """The keys of a folded word; itself if it is a key."""
    keys = tuple(key for (key,) in db.execute("SELECT key FROM words WHERE fold = ? ORDER BY key", (form,)))
    if keys or not form.isalnum():
        return keys
    match = f'{{keys}} : "{form}"'
    return (form,) if db.execute("SELECT 1 FROM article_words WHERE article_words MATCH ? LIMIT 1", (match,)).fetchone() else ()


def _forms(told: str, *, feminine: bool) -> Iterator[str]:
    """A folded word, then what it can be without clitics, the longest first, then that with other endings."""
    bare = sorted(_without_proclitics(told), key=lambda form: (-len(form), form))
    yield from bare
    for form in bare:
        shorter = [] if feminine else [form[: -len(pronoun)] for pronoun in PRONOUNS if form.endswith(pronoun)]
        for stem in (form, *(stem for stem in shorter if len(stem) >= SHORTEST)):
            yield from (stem[: -len(old)] + new for old, new in ENDINGS if stem.endswith(old) and len(stem) - len(old) >= SHORTEST - 1)
            if stem != form:
                yield stem


def _without_proclitics(told: str) -> set[str]:
    found = {told}
    for clitics in (CONJUNCTIONS, PREPOSITIONS, ARTICLES):
        found |= {form[len(clitic) :] for form in found for clitic in clitics if form.startswith(clitic)}
    return {form for form in found if form == told or len(form) >= SHORTEST}
