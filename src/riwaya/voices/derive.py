"""What follows from the other fields of a report: its claim of control and its codes in other vocabularies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.knowledge.crosswalk import Crosswalk, cross
from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.model import Codes, Control, Participant, Where

STATE_ROLES = ("GOV", "MIL", "COP")


def control_of(
    type: str, mode: str, agents: Sequence[Participant], patients: Sequence[Participant], where: Where | None, extent: str
) -> Control | None:
    """Who gains and who loses which place; None unless the report is of control."""
    if type != "CONTROL":
        return None
    place = (where.name_en or where.span.text) if where else ""
    if mode == "lose":
        return Control(place, _named(patients), _named(agents), extent)
    return Control(place, _named(agents), _named(patients), extent)


def codes_of(
    crosswalk: Crosswalk, type: str, mode: str, *, stance: str, means: str, agents: Sequence[Participant], patients: Sequence[Participant]
) -> Codes:
    """The codes of other vocabularies."""
    true = {
        "armed": _any(agents, ARMED_ROLES) and _any(patients, ARMED_ROLES),
        "civilian": _any(patients, ("CVL",)),
        "state": _any(agents, STATE_ROLES),
    }
    actors = frozenset(name for name, holds in true.items() if holds)
    return cross(crosswalk, type=type, mode=mode, stance=stance, means=means, actors=actors)


def _any(people: Sequence[Participant], roles: Iterable[str]) -> bool:
    return any(person.role in roles for person in people)


def _named(people: Iterable[Participant]) -> str:
    return ", ".join(person.actor or person.span.text for person in people)
