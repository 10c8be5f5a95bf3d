"""The frames of the knowledge as the codebook shows them; read once, from the shipped files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from riwaya.knowledge import knowledge_files
from riwaya.knowledge.files import families, listed, read_yaml
from riwaya.knowledge.vocabulary import MODES

EXAMPLES = 3
# CONTROL is riwaya's own: PLOVER has no type for who holds a place.
OWN: Mapping[str, Mapping[str, Any]] = {
    "CONTROL": {
        "gloss": "says who takes, holds, loses or contests a place",
        "quad": 4,
        "modes": (
            {"id": "capture", "gloss": "a place is taken, freed or recovered, or falls"},
            {"id": "hold", "gloss": "a place is in somebody's hands"},
            {"id": "lose", "gloss": "a place is lost, and no taker is named"},
            {"id": "contest", "gloss": "a place is fought for and in nobody's hands"},
        ),
    }
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A way in which an event of a type is told: what it means, its mode, its words, and sentences that code to it."""

    id: str
    mode: str
    gloss: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Type:
    """A type of events: what it is (PLOVER's, reworded), its quad class, its modes with what they are, and its frames."""

    id: str
    gloss: str
    quad: str
    modes: tuple[tuple[str, str], ...]
    frames: tuple[Frame, ...]

    def to_dict(self) -> dict[str, object]:
        """The type as a JSON object."""
        return asdict(self)


@cache
def types() -> tuple[Type, ...]:
    """All types in the order of the codebook."""
    files = knowledge_files()
    plover: Mapping[str, Any] = read_yaml(files["vocabularies/plover.yaml"])
    told = {entry["id"]: entry for entry in plover["types"]}
    frames: dict[str, list[Frame]] = {}
    for path in families(files):
        for entry in read_yaml(path)["frames"]:
            frames.setdefault(entry["type"], []).append(_frame(entry))
    return tuple(_type(kind, told.get(kind, OWN.get(kind, {})), plover["quads"], frames.get(kind, ())) for kind in MODES)


def _type(id: str, told: Mapping[str, Any], quads: Mapping[int, str], frames: Iterable[Frame]) -> Type:
    glosses = {mode["id"]: mode.get("gloss", "") for mode in told.get("modes", ())}
    modes = tuple((mode, glosses.get(mode, "")) for mode in sorted(MODES[id]))
    return Type(id, told.get("gloss", ""), quads.get(told.get("quad", 0), ""), modes, tuple(frames))


def _frame(entry: Mapping[str, Any]) -> Frame:
    verbs = (verb["lemma"] for verb in listed(entry.get("verbs")))
    nouns = (str(noun).partition("|")[0] for noun in listed(entry.get("nouns")) if isinstance(noun, str))
    examples = tuple(example["text"] for example in listed(entry.get("examples")) if isinstance(example, dict))[:EXAMPLES]
    return Frame(entry["id"], entry.get("mode", ""), entry.get("gloss", ""), tuple(dict.fromkeys((*verbs, *nouns))), examples)
