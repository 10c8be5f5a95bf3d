"""Validates every file of the knowledge by itself, so that one bad entry hides no other, and counts the entries."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from riwaya.errors import KnowledgeError
from riwaya.knowledge import cues, names
from riwaya.knowledge.compile import compile_knowledge
from riwaya.knowledge.crosswalk import load_crosswalk
from riwaya.knowledge.files import SCHEMES, families, read_tsv, read_yaml
from riwaya.knowledge.frames import Scheme, load_family, load_means, load_schemes
from riwaya.knowledge.lexicon import Lexicon
from riwaya.knowledge.verbs import load_verbs

Counts = dict[str, int]
Loader = Callable[[Path], Counts]
WRONG = (KnowledgeError, KeyError, ValueError, TypeError, AttributeError)  # what a bad entry can raise


def check(files: Mapping[str, Path]) -> tuple[Counts, list[KnowledgeError]]:
    """The numbers of entries by kind, and all problems of a set of files, in the order of the files."""
    counts: Counter[str] = Counter()
    found: list[KnowledgeError] = []
    schemes = _schemes(files)
    for name, path in sorted(files.items()):
        loader = _loader(name, schemes)
        try:
            counts.update(loader(path))
        except WRONG as error:
            found += list(_alone(name, path, loader)) or [_problem(name, "file", error)]
    found += [*_duplicates(files), *_packs(files)]
    if not found:
        try:
            compile_knowledge(files)  # what only all files together can show
        except WRONG as error:
            found.append(_problem("knowledge", "all files", error))
    return dict(counts), found


def _schemes(files: Mapping[str, Path]) -> Mapping[str, Scheme]:
    try:
        return load_schemes(files[SCHEMES])
    except WRONG:
        return {}  # told when the file itself is checked


def _loader(name: str, schemes: Mapping[str, Scheme]) -> Loader:
    """What reads a file by its name."""
    if name != SCHEMES and fnmatch(name, "frames/*.yaml"):
        return partial(_frames, schemes=schemes)
    for pattern, loader in LOADERS.items():
        if fnmatch(name, pattern):
            return loader
    return _any


def _frames(path: Path, schemes: Mapping[str, Scheme]) -> Counts:
    frames = load_family(path, schemes)
    words = sum(len(f.verbs) + len(f.nouns) + len(f.phrases) + len(f.adjectives) for f in frames)
    return {"frames": len(frames), "predicates": words, "examples": sum(len(f.examples) for f in frames)}


def _reporting(path: Path) -> Counts:
    lexicon = Lexicon()
    _, _, _, nouns = cues.load_reporting(path, lexicon, {})
    phrases = sum(len(body.get("phrases") or []) for body in read_yaml(path)["verbs"])
    return {"reporting verbs and phrases": len(lexicon.verbs) + phrases, "source nouns": len(nouns)}


def _rows(path: Path, kind: str) -> Counts:
    return {kind: sum(1 for _ in read_tsv(path, ()))}


def _any(path: Path) -> Counts:
    """Reads a file of which only the form is known here."""
    if path.suffix == ".yaml":
        read_yaml(path)
    elif path.suffix == ".tsv":
        _rows(path, "")
    return {}


LOADERS: dict[str, Loader] = {
    SCHEMES: lambda path: {"schemes": len(load_schemes(path))},
    "frames/means.tsv": lambda path: {"means": len(load_means(path))},
    "ar/reporting.yaml": _reporting,
    "ar/light_verbs.yaml": lambda path: {"light verbs": len(cues.load_light(path, Lexicon()))},
    "ar/stance.yaml": lambda path: {"stance cues": len(cues.load_stance(path, Lexicon(), {}))},
    "ar/ground.tsv": lambda path: {"ground cues": cues.load_ground(path, {})},
    "ar/genre.tsv": lambda path: {"genre cues": len(cues.load_genres(path))},
    "ar/verbs.tsv": lambda path: {"other verbs": len(load_verbs(path))},
    "ar/titles.tsv": lambda path: _rows(path, "titles"),
    "world/roles.tsv": lambda path: _rows(path, "role nouns"),
    "world/countries.yaml": lambda path: {"countries": _countries(path)},
    "world/patterns.yaml": lambda path: {"state patterns": len(names.load_patterns(path, names.Names()))},
    "world/organisations.yaml": lambda path: {"organisations": names.load_actors(path, names.Names())},
    "world/leaders.yaml": lambda path: {"leaders": names.load_actors(path, names.Names())},
    "world/places*.tsv": lambda path: {"places": names.load_places([path], names.Names())},
    "packs/*/actors.yaml": lambda path: {f"actors ({path.parent.name})": names.load_actors(path, names.Names())},
    "packs/*/outlets.yaml": lambda path: {f"outlets ({path.parent.name})": names.load_outlets(path, names.Names())},
    "packs/*/places.tsv": lambda path: {f"places ({path.parent.name})": names.load_places([path], names.Names())},
    "vocabularies/crosswalk.tsv": lambda path: {"crosswalk rows": sum(map(len, load_crosswalk(path).values()))},
}


def _countries(path: Path) -> int:
    found = names.Names()
    names.load_countries(path, found)
    return len(found.countries)


def _packs(files: Mapping[str, Path]) -> Iterator[KnowledgeError]:
    """What packs lack of the numbers that they promise themselves."""
    for name, path in sorted(files.items()):
        if not fnmatch(name, "packs/*/pack.yaml"):
            continue
        try:
            minimum = read_yaml(path).get("minimum") or {}
        except WRONG:
            continue  # told already
        for kind, least in minimum.items():
            beside = [files[n] for end in ("yaml", "tsv") if (n := f"{Path(name).parent}/{kind}.{end}") in files]
            try:
                have = sum(sum(_loader(f"packs/x/{path.name}", {})(path).values()) for path in beside)
            except WRONG:
                continue
            if have < least:
                told = f"{have} {kind}, promised are {least}; add the missing ones"
                yield KnowledgeError("knowledge", f"{name}, minimum", told)


def _duplicates(files: Mapping[str, Path]) -> Iterator[KnowledgeError]:
    """The ids that frames of several files share."""
    first: dict[str, str] = {}
    for path in families(files):
        try:
            ids = [str(body.get("id")) for body in read_yaml(path)["frames"]]
        except WRONG:
            continue
        for id in ids:
            if id in first:
                told = f"the id stands in {first[id]} as well; give it another id"
                yield KnowledgeError("knowledge", f"frames/{path.name}, {id}", told)
            first.setdefault(id, path.name)


def _problem(name: str, entry: str, error: Exception) -> KnowledgeError:
    if isinstance(error, KnowledgeError):
        _, _, told = error.where.rpartition("/")
        _, _, place = told.partition(", ")
        return KnowledgeError("knowledge", f"{name}, {place or entry}", error.detail)
    if isinstance(error, KeyError):
        return KnowledgeError("knowledge", f"{name}, {entry}", f"{error.args[0]!r} is missing; add it")
    return KnowledgeError("knowledge", f"{name}, {entry}", f"{error}; compare it with docs/knowledge.md")


def _alone(name: str, path: Path, loader: Loader) -> Iterator[KnowledgeError]:
    """The problems of the entries of a file that is bad as a whole, each entry read as if it were the only one."""
    told: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.parent.name, path.name)
        copy.parent.mkdir()
        for entry, content in _singles(path):
            copy.write_text(content, "utf-8")
            try:
                loader(copy)
            except WRONG as error:
                problem = _problem(name, entry, error)
                if problem.line() not in told:
                    told.add(problem.line())
                    yield problem


def _singles(path: Path) -> Iterator[tuple[str, str]]:
    """Each entry of a file by its name, and the file as it would be with that entry alone; nothing without entries."""
    if path.suffix == ".tsv":
        lines = path.read_text("utf-8").split("\n")
        kept = [number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")]
        for number in kept[1:]:  # blank lines in place of the others keep the line's number
            blank = [line if index in (kept[0], number) else "" for index, line in enumerate(lines)]
            yield f"line {number + 1}", "\n".join(blank)
        return
    try:
        content = read_yaml(path)
    except KnowledgeError:
        return
    body: dict[Any, Any] = content if isinstance(content, dict) else {None: content}
    lists = [(len(value), key) for key, value in body.items() if isinstance(value, list)]
    if not lists:
        return
    longest = max(lists, key=lambda pair: pair[0])[1]
    for number, entry in enumerate(body[longest], 1):
        alone = [entry] if longest is None else {**body, longest: [entry]}
        name = entry.get("id") if isinstance(entry, dict) else None
        yield str(name or f"entry {number}"), yaml.safe_dump(alone, allow_unicode=True, sort_keys=False)
