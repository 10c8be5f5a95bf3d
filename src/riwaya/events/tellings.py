"""What one voice tells of an event, all its reports taken together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.events.figures import DENYING, figures
from riwaya.events.tellers import teller
from riwaya.model import Participant
from riwaya.store import StoredReport, folded

ARMED = frozenset(("MIL", "PAR", "REB", "COP", "SPY", "UAF", "CRM"))
UNARMED = frozenset(("CVL", "MED", "NGO", "REL", "BUS", "OPP", "TRB", "REF", "IGO"))
DENIED = ("denied", "negated")
TO_COME = ("planned", "demanded", "threatened")
LONGEST = 8  # days of a time that still says when

Paths = Callable[[str, str], tuple[str, ...]]  # a place and its country to the place and all that contains it
Labels = Mapping[tuple[str, str], str]  # actor and folded name to the class of the name


@dataclass(frozen=True, slots=True)
class Telling:
    """What a voice tells. `denies` says that it tells the event only as something that did not happen, `expects` only as something to
    come. `victims` are `armed` and `unarmed`; `numbers` are the bounds of its current figures; `holders` who gained the place, with
    `full`, `partial` or an empty extent; `names` are (actor, wording, class)."""

    voice: str
    outlets: frozenset[str]
    reports: tuple[StoredReport, ...]
    denies: bool
    expects: bool
    agents: frozenset[str]
    patients: frozenset[str]
    victims: frozenset[str]
    paths: frozenset[tuple[str, ...]]
    points: frozenset[tuple[float, float]]
    days: frozenset[date]
    numbers: Mapping[str, tuple[int, int]]
    holders: frozenset[tuple[str, str]]
    names: frozenset[tuple[str, str, str]]


def tellings(reports: Sequence[StoredReport], paths: Paths, labels: Labels) -> list[Telling]:
    """What each voice tells of an event, in the order in which the voices are first heard."""
    voices: dict[str, list[StoredReport]] = {}
    for stored in reports:
        voices.setdefault(teller(stored), []).append(stored)
    return [_telling(voice, told, paths, labels) for voice, told in voices.items()]


def _telling(voice: str, reports: list[StoredReport], paths: Paths, labels: Labels) -> Telling:
    affirmed = [stored for stored in reports if stored.report.stance not in DENIED]
    told = affirmed or reports  # a denial repeats what others say; where there is nothing else, it tells what is denied
    places = [stored.report.place for stored in told if stored.report.place]
    found: dict[str, tuple[int, int]] = {}
    for figure in figures(affirmed):
        bounds = [bound for bound in (figure.low, figure.best, figure.high) if bound is not None]
        if bounds:
            found[figure.what] = (min(bounds), max(bounds))
    return Telling(
        voice=voice,
        outlets=frozenset(outlet for stored in reports for outlet in stored.article.outlets),
        reports=tuple(reports),
        denies=not affirmed,
        expects=all(stored.report.stance in TO_COME for stored in reports),
        agents=_who(stored.report.agents for stored in told),
        patients=_who(stored.report.patients for stored in told),
        victims=_victims(person for stored in told for person in stored.report.patients),
        paths=frozenset(path for place in places if (path := paths(place.id, place.country))),
        points=frozenset(
            (place.lat, place.lon) for place in places if place.lat is not None and place.lon is not None and place.precision in (1, 2)
        ),
        days=frozenset(day for stored in told for day in _days(stored)),
        numbers=found,
        holders=frozenset(
            (stored.report.control.gained_by, stored.report.control.extent)
            for stored in told
            if stored.report.control and stored.report.control.gained_by and stored.report.stance not in DENYING
        ),
        names=frozenset(
            (person.actor, person.span.text, kind)
            for stored in reports
            for person in (*stored.report.agents, *stored.report.patients)
            if (kind := labels.get((person.actor, folded(person.span.text)), ""))
        ),
    )


def _who(slots: Iterable[tuple[Participant, ...]]) -> frozenset[str]:
    return frozenset(person.actor or folded(person.span.text) for people in slots for person in people)


def _victims(people: Iterable[Participant]) -> frozenset[str]:
    roles = {person.role for person in people}
    return frozenset(name for name, kind in (("armed", ARMED), ("unarmed", UNARMED)) if roles & kind)


def _days(stored: StoredReport) -> Iterable[date]:
    if stored.inferred or stored.low is None or stored.high is None or (stored.high - stored.low).days >= LONGEST:
        return ()
    return (date.fromordinal(day) for day in range(stored.low.toordinal(), stored.high.toordinal() + 1))
