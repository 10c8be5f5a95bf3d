"""What the compiled knowledge holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.knowledge.crosswalk import Crosswalk
from riwaya.knowledge.cues import Light, Speech, StanceCue
from riwaya.knowledge.frames import Example, Frame
from riwaya.knowledge.lexicon import Phrase
from riwaya.knowledge.names import Actor, Place, Tree
from riwaya.knowledge.naming import EventWord, Label
from riwaya.knowledge.quantitywords import NumberTables
from riwaya.knowledge.timewords import TimeTables
from riwaya.model import Reading


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All knowledge, compiled. Words in tables are keys (`riwaya.spelling`), in trees and lists of phrases folds.

    `version` is a hash of the files' content, `models` the trained weights by file name, `confidence` the weights
    of the signs that make a report more or less sure.

    Words:
    - `readings`: the readings of every form of the verbs, nouns and adjectives of frames, cues and verbs.tsv
    - `phrases`: triggers of several words by their first word
    - `closed`: function words with tag and class (`ADP/preposition`); `prepositions`: the ordinary spelling of each
    - `tags`: the tags of each function word as written; `listed`: frequent names and adjectives with their tag
    - `frequencies`: how often news has a form, as logarithm to base 2
    - `spellings`: words run together or mistyped, and their parts

    Events:
    - `frames` by id, `examples` of all frames, `means`: (means, mode) in the order of means.tsv
    - `lights`: light verbs by id
    - `crosswalk`: the codes of other vocabularies

    Voices:
    - `speeches`: reporting verbs by id; `adverbial`: their adverbial participles, with the id
    - `source_nouns`: nouns that name sources, with their class
    - `stances`: cues of stance by id
    - `cues`: tree of all phrases that attribute, modify or join: each leads to its meanings

    People and places:
    - `names`: tree of the names of actors, places and countries
    - `surnames`: family names that news uses alone
    - `first_names`: first names of people, folded; `given_names`: those that are listed as such, `clear_names`: those of them that are
      hardly ever another word; `family_names`: words that are family names behind them
    - `actors` and `places` by id; `countries`: latitude, longitude and name by code
    - `pattern_roles`: the role of each pattern of a state's actors (`MIL`)
    - `roles`: role nouns, with role, class and suffix of the actor; `titles`: with role and kind
    - `place_nouns`: with kind, precision and note; `victims`: what a word says became of people
    - `packs`: the head of each country pack by id
    - `spelled`: the first Arabic name of each actor, place and country by id
    - `labels`: (actor, folded name, class) and `event_words`: (folded word, about, class, favours) of naming.yaml

    Grammar:
    - `number_of`: `s` or `p` for role nouns, place nouns, source nouns; `feminine`: feminine words that do not look it
    - `numbered`: nouns that a number may follow (`اللواء 20`); `partitives`: nouns that take a part of what follows
    - `belonging`: participles that say with ل whose something is
    - `carriers`: nouns that carry an event noun in the genitive; `topics`: nouns whose genitive event is only a topic
    - `munitions`: nouns of what is fired or set off
    - `no_participants`: nouns that are never a participant
    - `name_particles`: words inside names of persons (`بن`)
    - `retellings`: folded words of retellings.tsv by kind
    - `genres`: tree of the words that speak for a genre: genre, where they must stand, points (`extra`)
    - `furniture`: beginnings of sentences that belong to the page; `connectives`: what opens a new main clause
    - `turns`: what opens a sentence that may turn to another story

    Numbers and times: `times` (words of time) and `numbers` (words of quantities).
    """

    version: str
    models: Mapping[str, Path]
    confidence: Mapping[str, float]
    readings: Mapping[str, tuple[Reading, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    closed: Mapping[str, str]
    prepositions: Mapping[str, str]
    tags: Mapping[str, frozenset[str]]
    listed: Mapping[str, str]
    frequencies: Mapping[str, int]
    spellings: Mapping[str, tuple[str, ...]]
    frames: Mapping[str, Frame]
    examples: tuple[Example, ...]
    means: tuple[tuple[str, str], ...]
    lights: Mapping[str, Light]
    crosswalk: Crosswalk
    speeches: Mapping[str, Speech]
    adverbial: Mapping[str, str]
    source_nouns: Mapping[str, str]
    stances: Mapping[str, StanceCue]
    cues: Tree
    names: Tree
    surnames: frozenset[str]
    first_names: frozenset[str]
    given_names: frozenset[str]
    clear_names: frozenset[str]
    family_names: frozenset[str]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    countries: Mapping[str, tuple[float | None, float | None, str]]
    pattern_roles: Mapping[str, str]
    roles: Mapping[str, tuple[str, str, str]]
    titles: Mapping[str, tuple[str, str]]
    place_nouns: Mapping[str, tuple[str, int, str]]
    victims: Mapping[str, str]
    packs: Mapping[str, Any]
    spelled: Mapping[str, str]
    labels: tuple[Label, ...]
    event_words: tuple[EventWord, ...]
    number_of: Mapping[str, str]
    feminine: frozenset[str]
    numbered: frozenset[str]
    partitives: frozenset[str]
    belonging: frozenset[str]
    carriers: frozenset[str]
    topics: frozenset[str]
    munitions: frozenset[str]
    no_participants: frozenset[str]
    name_particles: frozenset[str]
    retellings: Mapping[str, frozenset[str]]
    genres: Tree
    furniture: tuple[tuple[str, ...], ...]
    connectives: tuple[tuple[str, ...], ...]
    turns: tuple[tuple[str, ...], ...]
    times: TimeTables
    numbers: NumberTables
