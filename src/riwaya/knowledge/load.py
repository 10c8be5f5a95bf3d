"""Loads the whole knowledge: reads and validates the files, compiles them, and keeps the compiled form for the next start."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from platformdirs import user_cache_dir

from riwaya.errors import KnowledgeError
from riwaya.knowledge import cues as cue_files
from riwaya.knowledge import names as name_files
from riwaya.knowledge.crosswalk import Crossing, load_crosswalk
from riwaya.knowledge.cues import Light, Speech, StanceCue, add_cue
from riwaya.knowledge.files import cell_list, read_entries, read_tsv
from riwaya.knowledge.frames import Example, Frame, load_frames, load_means
from riwaya.knowledge.lexicon import Lexicon, Phrase
from riwaya.knowledge.names import Actor, Meaning, Names, Place, Tree
from riwaya.knowledge.readings import Readings
from riwaya.knowledge.verbs import load_verbs
from riwaya.model import Reading
from riwaya.spelling import key, norm

SHIPPED = Path(__file__).parents[2] / "riwaya_knowledge"
SCHEMES = "frames/schemes.yaml"
FORMAT = 1  # of the compiled form; raise it when a compiled class changes
KEPT = 4  # compiled forms: the shipped knowledge and a few that are laid over it


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All knowledge, compiled. `version` is a hash of the files' content; `folder` is where the models lie."""

    version: str
    folder: Path
    readings: Mapping[str, tuple[Reading, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    frames: Mapping[str, Frame]
    examples: tuple[Example, ...]
    means: tuple[tuple[str, str], ...]
    speeches: Mapping[str, Speech]
    adverbial: Mapping[str, str]
    source_nouns: Mapping[str, str]
    stances: Mapping[str, StanceCue]
    lights: Mapping[str, Light]
    roles: Mapping[str, tuple[str, str, str]]
    titles: Mapping[str, tuple[str, str]]
    place_nouns: Mapping[str, tuple[str, int, str]]
    victims: Mapping[str, str]
    closed: Mapping[str, str]
    prepositions: Mapping[str, str]
    spellings: Mapping[str, tuple[str, ...]]
    names: Tree
    surnames: frozenset[str]
    cues: Tree
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    countries: Mapping[str, tuple[float | None, float | None, str]]
    pattern_roles: Mapping[str, str]
    crosswalk: tuple[Crossing, ...]
    packs: Mapping[str, Any]
    number_of: Mapping[str, str]
    feminine: frozenset[str]
    numbered: frozenset[str]
    partitives: frozenset[str]
    no_participants: frozenset[str]
    carriers: frozenset[str]
    topics: frozenset[str]
    furniture: tuple[tuple[str, ...], ...]
    name_particles: frozenset[str]
    connectives: tuple[tuple[str, ...], ...]
    times: Any
    numbers: Any


def load_knowledge(extra: Path | None = None) -> Knowledge:
    """The shipped knowledge, with the files of `extra` laid over it: a file there replaces the one of the same path, and packs add.

    Raises KnowledgeError at the first entry that breaks a rule."""
    files = knowledge_files(extra)
    stamp = _stamp(files)
    kept = _cache_folder() / f"knowledge-{FORMAT}-{stamp}.pickle"
    try:
        with kept.open("rb") as stream, _uncollected():
            found = pickle.load(stream)
        if isinstance(found, Knowledge):
            return found
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError):
        pass  # no compiled form, or one of another version: compile again
    knowledge = compile_knowledge(files)
    _keep(kept, knowledge)
    return knowledge


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage while hundreds of thousands of objects come that will all stay."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def knowledge_files(extra: Path | None = None) -> dict[str, Path]:
    """The files of the knowledge by their path within it; those of `extra` win."""
    folders = [SHIPPED, *([extra] if extra else [])]
    files: dict[str, Path] = {}
    for folder in folders:
        if not folder.is_dir():
            raise KnowledgeError("not-found", str(folder), "no folder of knowledge")
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in (".yaml", ".tsv", ".crfsuite"):
                files[path.relative_to(folder).as_posix()] = path
    return files


def families(files: Mapping[str, Path]) -> list[Path]:
    """The files of frames, in the order of their names."""
    return [path for name, path in sorted(files.items()) if fnmatch(name, "frames/*.yaml") and name != SCHEMES]


def _stamp(files: Mapping[str, Path]) -> str:
    digest = hashlib.sha256()
    for code in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(f"{code.name}:{code.stat().st_mtime_ns};".encode())
    for name, path in files.items():
        told = path.stat()
        digest.update(f"{name}:{path}:{told.st_size}:{told.st_mtime_ns};".encode())
    return digest.hexdigest()[:20]


def _cache_folder() -> Path:
    return Path(os.environ.get("RIWAYA_CACHE") or user_cache_dir("riwaya"))


def _keep(path: Path, knowledge: Knowledge) -> None:
    """Keeps the compiled form; a machine where nothing can be written compiles at each start."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = sorted(path.parent.glob("knowledge-*.pickle"), key=lambda old: old.stat().st_mtime)
        for old in kept[: 1 - KEPT]:
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            pickle.dump(knowledge, stream, protocol=pickle.HIGHEST_PROTOCOL)
        os.replace(stream.name, path)
    except OSError:
        pass


@dataclass(slots=True)
class _Words:
    """What the frames' words need while the lexicon is built."""

    lexicon: Lexicon = field(default_factory=Lexicon)
    frames: dict[str, Frame] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)


def compile_knowledge(files: Mapping[str, Path]) -> Knowledge:
    """The compiled knowledge of a set of files; raises KnowledgeError at the first entry that breaks a rule."""
    words, tree = _Words(), {}
    cues: Tree = tree
    for entry in load_frames(files[SCHEMES], families(files)):
        words.frames[entry.frame.id] = entry.frame
        words.examples.extend(entry.examples)
        for verb in entry.verbs:
            words.lexicon.add_verb(verb, frame=entry.frame.id)
        for noun in entry.nouns:
            words.lexicon.add_noun(noun, frame=entry.frame.id)
        for adjective in entry.adjectives:
            words.lexicon.add_adjective(adjective, frame=entry.frame.id)
        for phrase in entry.phrases:
            words.lexicon.add_phrase(phrase, entry.frame.id)
    speeches, adverbial, source_forms, source_nouns = cue_files.load_reporting(files["ar/reporting.yaml"], words.lexicon, cues)
    lights = cue_files.load_light(files["ar/light_verbs.yaml"], words.lexicon)
    stances = cue_files.load_stance(files["ar/stance.yaml"], words.lexicon, cues)
    cue_files.load_ground(files["ar/ground.tsv"], cues)
    for verb in load_verbs(files["ar/verbs.tsv"]):
        words.lexicon.add_verb(verb)
    for row in read_tsv(files["ar/agent_markers.tsv"], ("words",)):
        for marker in cell_list(row["words"]):
            add_cue(cues, marker, Meaning("by", ""))
    for row in read_tsv(files["ar/adverbials.tsv"], ("words",)):
        for fixed in cell_list(row["words"]):
            add_cue(cues, fixed, Meaning("adverb", ""))
    for row in read_tsv(files["ar/compounds.tsv"], ("words", "prep")):
        for words_together in cell_list(row["words"]):
            add_cue(cues, words_together, Meaning("prep", row["prep"]))
    means = load_means(files["frames/means.tsv"])
    for index, (told, _, _) in enumerate(means):
        for alternative in cell_list(told):
            add_cue(cues, alternative, Meaning("means", str(index)))
    roles = cue_files.load_roles(files["world/roles.tsv"], cues)
    titles = cue_files.load_titles(files["ar/titles.tsv"], cues)
    names, pattern_roles = _names(files)
    closed, prepositions = _closed(files["ar/closed.tsv"])
    readings = Readings(words.lexicon.compile())
    number_of, feminine = _agreement(files["world/roles.tsv"], source_forms)
    times, numbers = _tables(files)
    return Knowledge(
        version=_version(files), folder=files["models/segmenter.crfsuite"].parent, readings=readings,
        phrases={first: tuple(found) for first, found in words.lexicon.phrases.items()}, frames=words.frames, examples=tuple(words.examples),
        means=tuple((m, mode) for _, m, mode in means), speeches=speeches, adverbial=adverbial, source_nouns=source_nouns,
        stances=stances, lights=lights, roles=roles, titles=titles, place_nouns=_place_nouns(files["ar/place_nouns.tsv"]),
        victims=_table(files["ar/victims.tsv"], "words", "what"), closed=closed, prepositions=prepositions,
        spellings={key(r["form"]): tuple(r["parts"].split()) for r in read_tsv(files["ar/spellings.tsv"], ("form", "parts"))},
        names=names.tree, surnames=frozenset(names.surnames), cues=cues, actors=names.actors, places=names.places, countries=names.countries, pattern_roles=pattern_roles,
        crosswalk=load_crosswalk(files["vocabularies/crosswalk.tsv"]), packs=_packs(files), number_of=number_of, feminine=feminine,
        numbered=frozenset(_table(files["ar/numbered.tsv"], "words", "note")), times=times, numbers=numbers,
        topics=frozenset(_table(files["ar/topics.tsv"], "words", "note")),
        carriers=frozenset(_table(files["ar/carriers.tsv"], "words", "note")),
        no_participants=frozenset(_table(files["ar/no_participants.tsv"], "words", "note")),
        partitives=frozenset(_table(files["ar/partitives.tsv"], "words", "note")),
        furniture=_phrases(files["ar/furniture.tsv"]), name_particles=frozenset(_table(files["ar/name_particles.tsv"], "words", "note")),
        connectives=_phrases(files["ar/connectives.tsv"]),
    )


def _version(files: Mapping[str, Path]) -> str:
    digest = hashlib.sha256()
    for name, path in files.items():
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _pack_files(files: Mapping[str, Path], name: str) -> Iterable[Path]:
    return (path for told, path in files.items() if told.startswith("packs/") and told.endswith("/" + name))


def _names(files: Mapping[str, Path]) -> tuple[Names, dict[str, str]]:
    names = Names()
    for path in (*_pack_files(files, "actors.yaml"), files["world/organisations.yaml"], files["world/leaders.yaml"]):
        name_files.load_actors(path, names)
    for path in _pack_files(files, "outlets.yaml"):
        name_files.load_outlets(path, names)
    name_files.load_countries(files["world/countries.yaml"], names)
    roles = name_files.load_patterns(files["world/patterns.yaml"], names)
    name_files.load_places((*_pack_files(files, "places.tsv"), files["world/places_extra.tsv"], files["world/places.tsv"]), names)
    return names, roles


def _closed(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The function words (key: tag and class) and the ordinary spelling of each preposition."""
    closed: dict[str, str] = {}
    prepositions: dict[str, str] = {}
    rows = list(read_tsv(path, ("form", "tag", "note")))
    for spelled in (norm, key):  # what is written exactly so comes before what only folds to it: كان is no كأن
        for row in rows:
            closed.setdefault(spelled(row["form"]), f"{row['tag']}/{row['note']}")
    for row in rows:
        if row["tag"] == "ADP":
            prepositions.setdefault(key(row["form"]), row["form"])
    return closed, prepositions


def _phrases(path: Path) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name_files.words_of(words)) for row in read_tsv(path, ("words",)) for words in cell_list(row["words"]))


def _table(path: Path, column: str, value: str) -> dict[str, str]:
    return {key(word): row[value] for row in read_tsv(path, (column, value)) for word in cell_list(row[column])}


def _place_nouns(path: Path) -> dict[str, tuple[str, int, str]]:
    return {
        key(form): (row["kind"], int(row["precision"]), row["note"])
        for row in read_tsv(path, ("form", "kind", "precision", "note")) for form in cell_list(row["form"])
    }


def _agreement(path: Path, sources: Iterable[tuple[str, ...]]) -> tuple[dict[str, str], frozenset[str]]:
    """The number of each form of the role nouns, and the feminine words that do not look it."""
    number_of: dict[str, str] = {}
    feminine: set[str] = set()
    for row in read_tsv(path, ("forms", "role", "class")):
        for index, form in enumerate(cell_list(row["forms"])):
            number_of.setdefault(key(form), "s" if index == 0 else "p")
            if "feminine" in row.get("note", ""):
                feminine.add(key(form))
    for row in read_tsv(path.parents[1] / "ar" / "place_nouns.tsv", ("form", "kind")):
        for index, form in enumerate(cell_list(row["form"])):
            number_of.setdefault(key(form), "s" if index == 0 else "p")
    for forms in sources:
        for index, form in enumerate(forms):
            number_of.setdefault(key(form), "s" if index == 0 else "p")
    return number_of, frozenset(feminine)


def _packs(files: Mapping[str, Path]) -> dict[str, Any]:
    return {entry["id"]: entry for path in _pack_files(files, "pack.yaml") for entry in _one(path)}


def _one(path: Path) -> list[dict[str, Any]]:
    from riwaya.knowledge.files import read_yaml

    content = read_yaml(path)
    return content if isinstance(content, list) else [content]


def _tables(files: Mapping[str, Path]) -> tuple[Any, Any]:
    from riwaya.mentions.quantitywords import load_tables
    from riwaya.mentions.timewords import load_tables as load_times

    folder = files["ar/times.yaml"].parent
    times = load_times(folder)
    return times, load_tables(folder, times)
