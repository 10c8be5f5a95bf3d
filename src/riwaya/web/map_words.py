"""What the scripts of a map need from the page: words in the visitor's language, and how types of events are grouped."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.web.points import GROUPS, groups
from riwaya.web.visit import Visit

KINDS = ("outcome", "denial", "perpetrator", "victims", "number", "place", "date", "name")
STATES = ("taken", "held", "lost", "contested", "besieged")


def map_settings(visit: Visit, words: Sequence[str]) -> dict[str, object]:
    """The words of some keys, and the names of types with their groups, of groups, contradictions and states of a place."""
    texts = visit.texts
    return {
        "language": texts.language,
        "words": {key: texts.get("web", key) for key in words},
        "types": {type: {"word": texts.get("types", type), "group": group} for type, group in groups().items()},
        "groups": {group: texts.get("web", f"group-{group}") for group in GROUPS},
        "kinds": {kind: texts.get("kinds", kind) for kind in KINDS},
        "states": {state: texts.get("states", state) for state in STATES},
    }
