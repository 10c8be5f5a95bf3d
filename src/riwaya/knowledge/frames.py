"""Loads the frames: which words say which kind of event, and which grammatical function fills which slot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.knowledge.files import check_arabic, check_keys, fail, listed, read_tsv, read_yaml
from riwaya.knowledge.stems import Verb
from riwaya.knowledge.verbs import read_verb
from riwaya.knowledge.vocabulary import GROUNDS, MEANS, MODES, STANCES, TYPES
from riwaya.knowledge.wording import Veto, veto

CLASSES = frozenset(
    [
        "actor",
        "armed",
        "person",
        "civilian",
        "official",
        "several",
        "place",
        "name",
        "weapon",
        "asset",
        "event",
        "clause",
        "time",
        "quantity",
        "any",
        "nothing",
        "none",
    ]
)
SLOTS = frozenset(["agent", "patient", "place", "destination", "origin", "content", "means", "parties", "object", "take", "none"])
FRAME_KEYS = [
    "id",
    "type",
    "mode",
    "means",
    "gloss",
    "args",
    "verbs",
    "participles",
    "nouns",
    "phrases",
    "lists",
    "adjectives",
    "when",
    "unless",
    "ground",
    "stance",
    "lasting",
    "toll",
    "examples",
    "note",
]
EXAMPLE_KEYS = [
    "text",
    "trigger",
    "type",
    "mode",
    "agents",
    "patients",
    "place",
    "time",
    "voice",
    "stance",
    "ground",
    "counts",
    "note",
    "means",
]

Slots = tuple[tuple[str, str], ...]  # (slot, class the complement must have or ""), the first that fits


@dataclass(frozen=True, slots=True)
class Scheme:
    """Which grammatical function fills which slot, for verbs and for nouns."""

    verb: Mapping[str, Slots]
    noun: Mapping[str, Slots]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the report that the frame makes of it."""

    frame: str
    text: str
    trigger: str
    expected: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of the frames (docs/knowledge.md); `unless` holds what makes it no event right behind its trigger, `unless_later`
    anywhere behind it in the clause, `unless_before` right before it; a `lasting` frame takes of its verbs only the imperfect that tells how
    things are; a `toll` only counts the fallen."""

    id: str
    type: str
    mode: str
    means: str
    gloss: str
    scheme: Scheme
    participles: frozenset[str]
    when: tuple[tuple[str, frozenset[str]], ...]
    unless: Veto
    unless_later: Veto
    unless_before: Veto
    ground: str
    stance: str
    lasting: bool
    toll: bool


@dataclass(frozen=True, slots=True)
class FrameWords:
    """The trigger words of a frame, as the lexicon needs them."""

    frame: Frame
    verbs: tuple[Verb, ...]
    nouns: tuple[tuple[str, ...], ...]
    phrases: tuple[str, ...]
    adjectives: tuple[str, ...]
    examples: tuple[Example, ...]


def parse_slots(path: Path, entry: str, text: Any) -> Slots:
    """The alternatives of a slot cell such as `place:place|patient`."""
    slots = []
    for part in str(text).split("|"):
        slot, _, kind = part.strip().partition(":")
        if slot not in SLOTS or (kind and kind not in CLASSES):
            raise fail(path, entry, f"{part!r} is no slot", f"slots are {sorted(SLOTS)}, classes {sorted(CLASSES)}")
        slots.append((slot, kind))
    return tuple(slots)


def load_schemes(path: Path) -> dict[str, Scheme]:
    """The argument schemes by name."""
    schemes = {}
    for name, body in read_yaml(path).items():
        check_keys(path, name, body, ("verb", "noun", "both"))
        parsed = {
            kind: {function: parse_slots(path, name, text) for function, text in (body.get(kind) or {}).items()}
            for kind in ("verb", "noun", "both")
        }
        schemes[name] = Scheme({**parsed["both"], **parsed["verb"]}, {**parsed["both"], **parsed["noun"]})
    return schemes


def _scheme(path: Path, entry: str, args: Any, schemes: Mapping[str, Scheme]) -> Scheme:
    verb: dict[str, Slots] = {}
    noun: dict[str, Slots] = {}
    for part in listed(args):
        if isinstance(part, str):
            if part not in schemes:
                raise fail(path, entry, f"there is no scheme {part!r}", f"schemes are {sorted(schemes)}")
            verb.update(schemes[part].verb)
            noun.update(schemes[part].noun)
            continue
        part = {("scheme" if k == "scheme" else k): v for k, v in part.items()}
        base = part.pop("scheme", None)
        if base:
            verb.update(schemes[base].verb)
            noun.update(schemes[base].noun)
        for kind, target in (("verb", (verb,)), ("noun", (noun,)), ("both", (verb, noun))):
            for function, text in (part.pop(kind, None) or {}).items():
                for table in target:
                    table[function] = parse_slots(path, entry, text)
        for function, text in part.items():
            slots = parse_slots(path, entry, text)
            verb[function] = noun[function] = slots
    return Scheme(verb, noun)


def _classes(path: Path, entry: str, value: Any) -> frozenset[str]:
    classes = frozenset(str(v) for v in listed(value))
    if classes - CLASSES:
        raise fail(path, entry, f"{sorted(classes - CLASSES)} are no classes", f"classes are {sorted(CLASSES)}")
    return classes


def _spelled_out(path: Path, entry: str, body: Mapping[str, Any]) -> tuple[str, ...]:
    """The phrases of a frame, those with the name of one of its `lists` once for each word of it (`قدّم *{goods}`)."""
    lists = {f"{{{name}}}": listed(words) for name, words in (body.get("lists") or {}).items()}
    found: list[str] = []
    for phrase in map(str, listed(body.get("phrases"))):
        name = next((name for name in lists if name in phrase), "")
        if not name and "{" in phrase:
            raise fail(path, entry, f"{phrase!r} names no list of the frame", f"lists are {sorted(lists)}")
        found += [phrase.replace(name, str(word)) for word in lists[name]] if name else [phrase]
    return tuple(dict.fromkeys(found))


def _frame(path: Path, body: Mapping[str, Any], schemes: Mapping[str, Scheme]) -> FrameWords:
    entry = str(body.get("id", "entry without id"))
    check_keys(path, entry, body, FRAME_KEYS)
    kind, mode, means = body.get("type", ""), body.get("mode") or "", body.get("means") or ""
    if kind not in TYPES:
        raise fail(path, entry, f"{kind!r} is no type", "use a type of the codebook")
    if mode and mode not in MODES[kind]:
        raise fail(path, entry, f"{mode!r} is no mode of {kind}", f"modes are {sorted(MODES[kind])}")
    if means and means not in MEANS:
        raise fail(path, entry, f"{means!r} is no means", f"means are {sorted(MEANS)}")
    if (body.get("stance") or "actual") not in STANCES or (body.get("ground") or "news") not in GROUNDS:
        raise fail(path, entry, "unknown stance or ground", "use the codebook's values")
    unless = [str(u) for u in listed(body.get("unless"))]
    phrases = _spelled_out(path, entry, body)
    words = [
        *unless,
        *phrases,
        *map(str, listed(body.get("nouns"))),
        *map(str, listed(body.get("adjectives"))),
    ]
    for word in words:
        check_arabic(path, entry, word)
    frame = Frame(
        id=entry,
        type=kind,
        mode=mode,
        means=means,
        gloss=str(body.get("gloss", "")),
        scheme=_scheme(path, entry, body.get("args", "transitive"), schemes),
        participles=frozenset(map(str, listed(body.get("participles")))),
        when=tuple((str(f), _classes(path, entry, c)) for f, c in (body.get("when") or {}).items()),
        unless=veto(u for u in unless if not u.endswith("~") and not u.startswith("...")),
        unless_later=veto(u.removeprefix("...") for u in unless if not u.endswith("~") and u.startswith("...")),
        unless_before=veto(u.removesuffix("~") for u in unless if u.endswith("~")),
        ground=body.get("ground") or "",
        stance=body.get("stance") or "",
        lasting=bool(body.get("lasting")),
        toll=bool(body.get("toll")),
    )
    examples = []
    for example in listed(body.get("examples")):
        check_keys(path, entry, example, EXAMPLE_KEYS)
        text, trigger = str(example.get("text", "")), str(example.get("trigger", ""))
        if not trigger or trigger not in text:
            raise fail(path, entry, f"the trigger {trigger!r} does not stand in its example", "write the word as in the text")
        examples.append(Example(entry, text, trigger, {"type": kind, **example}))
    return FrameWords(
        frame=frame,
        verbs=tuple(read_verb(path, entry, verb) for verb in listed(body.get("verbs"))),
        nouns=tuple(tuple(part.strip() for part in str(noun).split("|")) for noun in listed(body.get("nouns"))),
        phrases=phrases,
        adjectives=tuple(map(str, listed(body.get("adjectives")))),
        examples=tuple(examples),
    )


def load_family(path: Path, schemes: Mapping[str, Scheme]) -> list[FrameWords]:
    """The frames of one file."""
    content = read_yaml(path)
    check_keys(path, "file", content, ("family", "frames", "note"))
    return [_frame(path, body, schemes) for body in content["frames"]]


def load_frames(schemes: Path, families: Iterable[Path]) -> list[FrameWords]:
    """All frames in the order of the files; ids must be unique."""
    known = load_schemes(schemes)
    frames: list[FrameWords] = []
    seen: dict[str, Path] = {}
    for path in families:
        for words in load_family(path, known):
            if words.frame.id in seen:
                raise fail(path, words.frame.id, f"the id stands in {seen[words.frame.id].name} as well", "give it another id")
            seen[words.frame.id] = path
            frames.append(words)
    return frames


def load_means(path: Path) -> list[tuple[str, str, str]]:
    """The rows of `means.tsv`: words, means, mode."""
    rows = []
    for row in read_tsv(path, ("words", "means", "mode")):
        if (row["means"] and row["means"] not in MEANS) or (row["mode"] and row["mode"] not in MODES["ASSAULT"]):
            raise fail(path, f"line {row['_line']}", "unknown means or mode", "use the codebook's values")
        rows.append((row["words"], row["means"], row["mode"]))
    return rows
