"""Puts the compiled knowledge together from its files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from riwaya.knowledge import cues as cue_files
from riwaya.knowledge import names as name_files
from riwaya.knowledge import tables
from riwaya.knowledge.crosswalk import load_crosswalk
from riwaya.knowledge.cues import add_cue
from riwaya.knowledge.files import SCHEMES, cell_list, families, read_tsv, read_yaml
from riwaya.knowledge.frames import Example, Frame, load_frames, load_means
from riwaya.knowledge.knowledge import Knowledge
from riwaya.knowledge.lexicon import Lexicon
from riwaya.knowledge.names import Meaning, Names, Tree
from riwaya.knowledge.naming import load_naming
from riwaya.knowledge.quantitywords import load_quantities
from riwaya.knowledge.readings import Readings
from riwaya.knowledge.timewords import load_times
from riwaya.knowledge.verbs import load_verbs
from riwaya.spelling import key


def compile_knowledge(files: Mapping[str, Path]) -> Knowledge:
    """The compiled knowledge of a set of files; raises KnowledgeError at the first entry that breaks a rule."""
    lexicon = Lexicon()
    cues: Tree = {}
    frames, examples = _frames(files, lexicon)
    speeches, adverbial, source_forms, source_nouns = cue_files.load_reporting(files["ar/reporting.yaml"], lexicon, cues)
    lights = cue_files.load_light(files["ar/light_verbs.yaml"], lexicon)
    stances = cue_files.load_stance(files["ar/stance.yaml"], lexicon, cues)
    cue_files.load_ground(files["ar/ground.tsv"], cues)
    for verb in load_verbs(files["ar/verbs.tsv"]):
        lexicon.add_verb(verb)
    _phrases(files, cues)
    means = load_means(files["frames/means.tsv"])
    for index, (told, _, _) in enumerate(means):
        for alternative in cell_list(told):
            for form, told_by in _written_with(alternative):
                add_cue(cues, form, Meaning("means", str(index), extra=told_by))
    roles = cue_files.load_roles(files["world/roles.tsv"], cues)
    titles = cue_files.load_titles(files["ar/titles.tsv"], cues)
    names, pattern_roles = _names(files)
    closed, prepositions = tables.closed_words(files["ar/closed.tsv"])
    number_of, feminine = tables.agreement(files["world/roles.tsv"], files["ar/place_nouns.tsv"], source_forms)
    labels, event_words = load_naming(_pack_files(files, "naming.yaml"), names.actors)
    times = load_times(files)
    given = tables.folded_words(files["ar/first_names.tsv"], "note")
    return Knowledge(
        version=_version(files),
        models={Path(name).name: path for name, path in files.items() if name.startswith("models/") and path.suffix != ".tsv"},
        confidence=tables.weights(files["models/confidence.tsv"]),
        readings=Readings(lexicon.compile()),
        phrases={first: tuple(found) for first, found in lexicon.phrases.items()},
        closed=closed,
        prepositions=prepositions,
        tags=tables.tags_of_closed(files["ar/closed.tsv"]),
        listed=tables.listed_words(files["ar/listed.tsv"]),
        frequencies=tables.read_frequencies(files["ar/frequencies.tsv"]),
        spellings={key(r["form"]): tuple(r["parts"].split()) for r in read_tsv(files["ar/spellings.tsv"], ("form", "parts"))},
        frames=frames,
        examples=examples,
        means=tuple((m, mode) for _, m, mode in means),
        lights=lights,
        crosswalk=load_crosswalk(files["vocabularies/crosswalk.tsv"]),
        speeches=speeches,
        adverbial=adverbial,
        source_nouns=source_nouns,
        stances=stances,
        cues=cues,
        names=names.tree,
        surnames=frozenset(names.surnames),
        first_names=frozenset(names.first_names) | given["clear"] | given["word"],
        given_names=given["clear"] | given["word"],
        clear_names=given["clear"],
        family_names=given["family"],
        actors=names.actors,
        places=names.places,
        countries=names.countries,
        pattern_roles=pattern_roles,
        roles=roles,
        titles=titles,
        place_nouns=tables.place_nouns(files["ar/place_nouns.tsv"]),
        victims=tables.values(files["ar/victims.tsv"], "what"),
        packs=_packs(files),
        spelled=names.spelled,
        labels=labels,
        event_words=event_words,
        number_of=number_of,
        feminine=feminine,
        numbered=tables.words(files["ar/numbered.tsv"]),
        partitives=tables.words(files["ar/partitives.tsv"]),
        belonging=tables.words(files["ar/belonging.tsv"]),
        carriers=tables.words(files["ar/carriers.tsv"]),
        topics=tables.words(files["ar/topics.tsv"]),
        munitions=tables.words(files["ar/munitions.tsv"]),
        no_participants=tables.words(files["ar/no_participants.tsv"]),
        name_particles=tables.words(files["ar/name_particles.tsv"]),
        retellings=tables.folded_words(files["ar/retellings.tsv"], "kind"),
        genres=cue_files.load_genres(files["ar/genre.tsv"]),
        furniture=tables.phrases(files["ar/furniture.tsv"]),
        connectives=tables.phrases(files["ar/connectives.tsv"]),
        turns=tables.phrases(files["ar/turns.tsv"]),
        times=times,
        numbers=load_quantities(files, times),
    )


def _written_with(words: str) -> set[tuple[str, str]]:
    """The words of a means as they stand in a clause: behind ب, and with the article (`بقذائف الهاون`, `الطائرات الحربية`); `definite` are
    those that may as well be known already or be hit (`المدفعية`), so that more is asked of them."""
    *first, last = words.split()
    definite = words if last.startswith("ال") else " ".join([*first, "ال" + last])
    plain = {words, definite} if first else {words}
    forms = {(form, "") for form in plain | {"ب" + form for form in {words, definite}}}
    if definite != words and not first:
        forms.add((definite, "definite"))
    if len(first) == 1 and definite != words:
        forms |= {(f"{prep}ال{first[0]} ال{last}", "") for prep in ("", "ب")}
    return forms


def _frames(files: Mapping[str, Path], lexicon: Lexicon) -> tuple[dict[str, Frame], tuple[Example, ...]]:
    """The frames by id and their examples; their words go into the lexicon."""
    frames: dict[str, Frame] = {}
    examples: list[Example] = []
    for entry in load_frames(files[SCHEMES], families(files)):
        frames[entry.frame.id] = entry.frame
        examples.extend(entry.examples)
        for verb in entry.verbs:
            lexicon.add_verb(verb, frame=entry.frame.id)
        for noun in entry.nouns:
            lexicon.add_noun(noun, frame=entry.frame.id)
        for adjective in entry.adjectives:
            lexicon.add_adjective(adjective, frame=entry.frame.id)
        for phrase in entry.phrases:
            lexicon.add_phrase(phrase, entry.frame.id)
    return frames, tuple(examples)


def _phrases(files: Mapping[str, Path], cues: Tree) -> None:
    """Adds the agent markers, fixed adverbials, prepositions of several words and words of extent to the cues."""
    for file, kind in (
        ("ar/agent_markers.tsv", "by"),
        ("ar/adverbials.tsv", "adverb"),
        ("ar/compounds.tsv", "prep"),
        ("ar/extents.tsv", "extent"),
    ):
        columns = ("words", kind) if kind in ("prep", "extent") else ("words",)
        for row in read_tsv(files[file], columns):
            for phrase in cell_list(row["words"]):
                add_cue(cues, phrase, Meaning(kind, row.get(kind, "")))


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


def _packs(files: Mapping[str, Path]) -> dict[str, Any]:
    packs: dict[str, Any] = {}
    for path in _pack_files(files, "pack.yaml"):
        content = read_yaml(path)
        for entry in content if isinstance(content, list) else [content]:
            packs[entry["id"]] = entry
    return packs
