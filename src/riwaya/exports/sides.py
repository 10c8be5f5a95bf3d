"""The sides of an event for data sets that know two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from riwaya.exports.cells import JOIN
from riwaya.exports.names import Names
from riwaya.model import Participant
from riwaya.store import StoredReport


def people(reports: Iterable[StoredReport], slot: str) -> tuple[Participant, ...]:
    """Those who take part as `agents` or `patients`, each actor or name once: first those whom the lexicon knows, of these the ones
    that most reports name, else as they are told."""
    found = [person for s in reports for person in _slot(s, slot)]
    often = Counter(key(person) for person in found)
    first = {key(person): person for person in reversed(found)}
    return tuple(first[one] for one in sorted(often, key=lambda one: (not first[one].actor, -often[one])))


def side(reports: Iterable[StoredReport], slot: str) -> tuple[Participant, ...]:
    """The one of them that is told most, and those whom a report names beside it: not those whom a contradicting account names."""
    told = list(reports)
    found = people(told, slot)
    if not found:
        return ()
    together = {key(p) for s in told if key(found[0]) in {key(q) for q in _slot(s, slot)} for p in _slot(s, slot)}
    return tuple(person for person in found if key(person) in together)


def key(person: Participant) -> str:
    """What tells participants apart: the actor, else the name used."""
    return person.actor or person.span.text


def two_sides(agents: tuple[Participant, ...], patients: tuple[Participant, ...]) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Two sides: agents and patients; of agents alone the first against the others, as in a clash that lists its parties."""
    if not agents:
        return patients, ()
    mine = {key(person) for person in agents}
    others = tuple(person for person in patients if key(person) not in mine)
    return agents, others


def named(side: Iterable[Participant], names: Names) -> str:
    """The English names of a side in one cell."""
    return JOIN.join(names.person(person) for person in side)


def code_of_days(days: int | None, bounds: Iterable[dict[str, int]]) -> int | None:
    """The code of the first bound that a time of so many days keeps; None if it keeps none or has no days."""
    return next((bound["code"] for bound in bounds if days is not None and days <= bound["days"]), None)


def _slot(stored: StoredReport, slot: str) -> tuple[Participant, ...]:
    return stored.report.agents if slot == "agents" else stored.report.patients
