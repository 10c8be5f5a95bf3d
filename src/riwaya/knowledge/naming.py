"""How those who write about a country name its actors and events (`packs/XX/naming.yaml`), and the first name of each entry."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from riwaya.knowledge.files import check_arabic, check_keys, fail, listed, read_yaml
from riwaya.spelling import fold

CLASSES = ("self", "neutral", "honouring", "pejorative")
ABOUT = ("take", "death", "fighters", "strike", "withdrawal", "state")
FAVOURS = ("taker", "loser", "dead", "killer", "none")
ACTOR_KEYS = ["id", *CLASSES, "note"]
EVENT_KEYS = ["words", "about", "class", "favours", "note"]

Label = tuple[str, str, str]  # actor, folded name, class
EventWord = tuple[str, str, str, str]  # folded word, about, class, favours


def load_naming(paths: Iterable[Path], actors: Iterable[str]) -> tuple[tuple[Label, ...], tuple[EventWord, ...]]:
    """The labels of actors with their class, and the words for events, of all packs; the first class of a label wins.

    Raises KnowledgeError if an entry names an unknown actor, class or view."""
    known = set(actors)
    labels: dict[tuple[str, str], Label] = {}
    words: dict[tuple[str, str], EventWord] = {}
    for path in paths:
        content = read_yaml(path) or {}
        check_keys(path, "file", content, ["actors", "events"])
        for entry in content.get("actors") or []:
            id = str(entry.get("id", "entry without id"))
            check_keys(path, id, entry, ACTOR_KEYS)
            if id not in known:
                raise fail(path, id, "there is no actor of this id", "write the id as in actors.yaml")
            for kind in CLASSES:
                for name in listed(entry.get(kind)):
                    check_arabic(path, id, str(name))
                    labels.setdefault((id, _folded(name)), (id, _folded(name), kind))
        for entry in content.get("events") or []:
            at = str((listed(entry.get("words")) or ["entry without words"])[0])
            check_keys(path, at, entry, EVENT_KEYS)
            about, kind, favours = entry.get("about", ""), entry.get("class", ""), entry.get("favours", "none")
            if about not in ABOUT or kind not in CLASSES or favours not in FAVOURS:
                raise fail(path, at, f"{about!r}, {kind!r} or {favours!r} is unknown", f"allowed are {ABOUT}, {CLASSES}, {FAVOURS}")
            for word in listed(entry["words"]):
                check_arabic(path, at, str(word))
                words.setdefault((_folded(word), about), (_folded(word), about, kind, favours))
    return tuple(labels.values()), tuple(words.values())


def _folded(name: object) -> str:
    return " ".join(fold(word) for word in str(name).split())
