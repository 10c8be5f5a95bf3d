"""Loads what attributes and modifies: reporting verbs, light verbs, cues of stance and ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from riwaya.knowledge.files import cell_list, check_keys, fail, listed, read_entries, read_tsv, read_yaml
from riwaya.knowledge.lexicon import Lexicon
from riwaya.knowledge.names import END, Meaning, Tree, words_of
from riwaya.knowledge.verbs import read_verb
from riwaya.knowledge.vocabulary import GENRES, GROUNDS, STANCES
from riwaya.spelling import key

STRENGTHS = frozenset(["says", "confirms", "claims", "denies", "hints"])
SPEECH_KEYS = [
    "id",
    "strength",
    "verbs",
    "phrases",
    "prep",
    "hearer",
    "adverbial",
    "continues",
    "narrator",
    "source",
    "only",
    "own",
    "note",
    "gloss",
]
STANCE_KEYS = [
    "id",
    "stance",
    "kind",
    "forms",
    "verbs",
    "scope",
    "unless",
    "prep",
    "needs",
    "self",
    "note",
    "gloss",
    "phrases",
    "nouns",
]
LIGHT_KEYS = ["id", "verbs", "prep", "roles", "stance", "with", "only", "unless", "note", "gloss"]
LIGHT_ROLES = frozenset(["active", "passive", "happen", "place", "share", "both", "order"])
WHERE = ("title", "heading", "opening", "text")  # where a word speaks for a genre
SCOPES = frozenset(["verb", "clause", "complement"])


@dataclass(frozen=True, slots=True)
class Speech:
    """How a reporting verb attributes what it governs (`ar/reporting.yaml`)."""

    id: str
    strength: str
    prep: frozenset[str]
    hearer: frozenset[str]
    continues: bool
    narrator: bool
    source: str
    only: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class StanceCue:
    """A word that says how an event is presented, and what it governs (`ar/stance.yaml`)."""

    id: str
    stance: str
    kind: str
    scope: str
    prep: frozenset[str]
    unless: tuple[tuple[str, ...], ...]
    unless_before: tuple[tuple[str, ...], ...]
    needs: str
    itself: bool


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that hands its participants to the event noun that it governs (`ar/light_verbs.yaml` tells the values of `roles`)."""

    id: str
    prep: frozenset[str]
    roles: str
    stance: str
    hands: Mapping[str, str]
    only: frozenset[str]
    unless: frozenset[str]


def add_cue(tree: Tree, words: str, meaning: Meaning) -> None:
    """Adds a phrase to the tree of cues."""
    node = tree
    for word in words_of(words):
        node = node.setdefault(word, {})
    if meaning not in node.get(END, ()):
        node[END] = (*node.get(END, ()), meaning)


def load_genres(path: Path) -> Tree:
    """The words that speak for a genre; raises KnowledgeError for a genre or a place in the article that does not exist."""
    tree: Tree = {}
    for row in read_tsv(path, ("words", "genre", "where", "points")):
        if row["genre"] not in GENRES or row["where"] not in WHERE or not row["points"].isdigit():
            raise fail(path, row["words"], "unknown genre or place, or no number of points", f"{', '.join(GENRES)}; {', '.join(WHERE)}")
        for words in cell_list(row["words"]):
            add_cue(tree, words, Meaning("genre", row["genre"], row["where"], row["points"]))
    return tree


def load_reporting(path: Path, lexicon: Lexicon, cues: Tree) -> tuple[dict[str, Speech], dict[str, str], list[tuple[str, ...]], dict[str, str]]:
    """The reporting verbs by id, the adverbial participles (key: id), the forms of the nouns that name
    sources (singular first), and their class by the key of each form."""
    content = read_yaml(path)
    check_keys(path, "file", content, ("verbs", "nouns", "according", "channels", "unnamed", "examples"))
    speeches: dict[str, Speech] = {}
    adverbial: dict[str, str] = {}
    for body in content["verbs"]:
        entry = str(body.get("id"))
        check_keys(path, entry, body, SPEECH_KEYS)
        if body.get("strength") not in STRENGTHS:
            raise fail(path, entry, f"strength {body.get('strength')!r} is unknown", f"strengths are {sorted(STRENGTHS)}")
        speeches[entry] = Speech(
            entry,
            body["strength"],
            frozenset(listed(body.get("prep"))),
            frozenset(listed(body.get("hearer"))),
            bool(body.get("continues")),
            bool(body.get("narrator")),
            str(body.get("source") or ""),
            str(body.get("only") or ""),
            bool(body.get("own")),
        )
        for verb in listed(body.get("verbs")):
            lexicon.add_verb(read_verb(path, entry, verb), speech=entry)
        for phrase in listed(body.get("phrases")):
            if body.get("narrator"):
                add_cue(cues, phrase, Meaning("narrator", entry))
            elif body.get("only") == "phrase":
                lexicon.add_phrase(phrase, f"speech:{entry}")
        for form in listed(body.get("adverbial")):
            adverbial[key(form)] = entry
    nouns = {key(f): str(body["class"]) for body in content["nouns"] for f in listed(body["forms"])}
    for body in content["according"]:
        add_cue(cues, body["words"], Meaning("according", body.get("strength", "says"), extra=str(body.get("verb") or "")))
    for words in content["channels"]:
        add_cue(cues, words, Meaning("channel", ""))
    for body in listed(content.get("unnamed")):
        for verb, words in product(body["verbs"], body["words"]):
            add_cue(cues, f"{verb} {words}", Meaning("unnamed", ""))
    return speeches, adverbial, [tuple(body["forms"]) for body in content["nouns"]], nouns


def load_stance(path: Path, lexicon: Lexicon, cues: Tree) -> dict[str, StanceCue]:
    """The cues of stance by id; verbs enter the lexicon, all else the tree of cues."""
    found = {}
    for body in read_entries(path):
        entry = str(body.get("id"))
        check_keys(path, entry, body, STANCE_KEYS)
        if body.get("stance") not in STANCES or body.get("scope", "clause") not in SCOPES:
            raise fail(path, entry, "unknown stance or scope", f"stances are {sorted(STANCES)}, scopes {sorted(SCOPES)}")
        unless = [str(u).strip() for u in listed(body.get("unless"))]
        found[entry] = StanceCue(
            entry,
            body["stance"],
            str(body.get("kind", "phrase")),
            body.get("scope", "clause"),
            frozenset(map(str, listed(body.get("prep")))),
            tuple(tuple(words_of(u)) for u in unless if not u.endswith("~")),
            tuple(tuple(words_of(u)) for u in unless if u.endswith("~")),
            str(body.get("needs") or ""),
            bool(body.get("self")),
        )
        for verb in listed(body.get("verbs")):
            lexicon.add_verb(read_verb(path, entry, verb), cue=entry)
        for form in [*listed(body.get("forms")), *listed(body.get("phrases")), *listed(body.get("nouns"))]:
            add_cue(cues, str(form), Meaning("stance", entry))
    return found


def load_ground(path: Path, cues: Tree) -> int:
    """Adds the cues of ground to the tree; gives their number."""
    count = 0
    for row in read_tsv(path, ("words", "ground", "scope")):
        if row["ground"] not in GROUNDS:
            raise fail(path, f"line {row['_line']}", f"{row['ground']!r} is no ground", f"grounds are {sorted(GROUNDS)}")
        for words in cell_list(row["words"]):
            add_cue(cues, words, Meaning("ground", row["ground"], extra=row["scope"]))
            count += 1
    return count


def load_light(path: Path, lexicon: Lexicon) -> dict[str, Light]:
    """The light verbs by id."""
    found = {}
    for body in read_entries(path):
        entry = str(body.get("id"))
        check_keys(path, entry, body, LIGHT_KEYS)
        if body.get("roles", "active") not in LIGHT_ROLES:
            raise fail(path, entry, f"roles {body.get('roles')!r} is unknown", f"use one of {sorted(LIGHT_ROLES)}")
        only, unless = (frozenset(key(str(word)) for word in listed(body.get(name))) for name in ("only", "unless"))
        found[entry] = Light(
            entry,
            frozenset(map(str, listed(body.get("prep")))),
            body.get("roles", "active"),
            str(body.get("stance") or ""),
            dict(body.get("with") or {}),
            only,
            unless,
        )
        for verb in listed(body.get("verbs")):
            lexicon.add_verb(read_verb(path, entry, verb), light=entry)
    return found


def load_roles(path: Path, tree: Tree) -> dict[str, tuple[str, str, str]]:
    """The generic role nouns: key of a form to (role, class, suffix of the state's actor); forms of several words enter the tree."""
    nouns: dict[str, tuple[str, str, str]] = {}
    for row in read_tsv(path, ("forms", "role", "class", "note")):
        suffix = next((word.removeprefix("actor=") for word in row["note"].split() if word.startswith("actor=")), "").rstrip(";,")
        for form in cell_list(row["forms"]):
            if " " in form:
                add_cue(tree, form, Meaning("role", row["role"], extra=row["class"]))
                nouns.setdefault(" ".join(map(key, form.split())), (row["role"], row["class"], suffix))  # فرقة عسكرية
            else:
                entry = (row["role"], row["class"], suffix)
                nouns.setdefault(key(form), entry)
                if form.endswith(("ون", "ين")) and len(form) > 4:
                    nouns.setdefault(key(form)[:-1], entry)  # the construct: مقاتلو التنظيم
                if not form.endswith(("ة", "ا", "ى", "اء", "ون", "ين", "ان", "ات")):
                    nouns.setdefault(key(form) + "ا", entry)  # the accusative of counted nouns: 15 مسلحا
    return nouns


def load_titles(path: Path, tree: Tree) -> dict[str, Any]:
    """The titles and ranks before names: key of a form to its role."""
    titles: dict[str, Any] = {}
    for row in read_tsv(path, ("form", "role", "kind")):
        for form in cell_list(row["form"]):
            if " " in form:
                add_cue(tree, form, Meaning("title", row["role"], extra=row["kind"]))
            else:
                titles[key(form)] = (row["role"], row["kind"])
    return titles
