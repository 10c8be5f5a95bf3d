"""What one voice tells of an event, all its reports taken together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.events.figures import DENYING, Figure, figures
from riwaya.events.tellers import teller
from riwaya.events.victims import ARMED, UNARMED
from riwaya.model import Participant, Report
from riwaya.store import StoredReport, folded

DENIED = ("denied", "negated")
TO_COME = ("planned", "demanded", "threatened")
LONGEST = 8  # days of a time that still says when

# A place and its country to the place and all that contains it.
Paths = Callable[[str, str], tuple[str, ...]]
Labels = Mapping[tuple[str, str], str]  # actor and folded name to the class of the name


@dataclass(frozen=True, slots=True)
class Said:
    """One report as far as another can gainsay it: its mode and stance, who did it to whom, the place with all that contains it, the
    days, and of CONTROL who has the place and how much of it (`full`, `partial` or empty)."""

    report: str
    mode: str
    stance: str
    agents: frozenset[str]
    patients: frozenset[str]
    path: tuple[str, ...]
    days: frozenset[date]
    holder: str
    extent: str


@dataclass(frozen=True, slots=True)
class Toll:
    """A current figure of a voice: of whom (`riwaya.events.victims`), its bounds (None: open above), when it was published."""

    what: str
    whose: str
    low: int
    high: int | None
    day: date | None
    report: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What a voice tells. `denies` says that it tells the event only as something that did not happen, `expects` only as something to
    come; `party` that the voice is an armed actor or takes part itself. `victims` are `armed` and `unarmed`; `numbers` are the bounds of
    its current figures; `holders` who gained the place, with `full`, `partial` or an empty extent; `names` are (actor, wording, class).
    `affirmed` and `gainsaid` are what it says happened and did not happen."""

    voice: str
    outlets: frozenset[str]
    reports: tuple[StoredReport, ...]
    denies: bool
    expects: bool
    party: bool
    affirmed: tuple[Said, ...]
    gainsaid: tuple[Said, ...]
    agents: frozenset[str]
    patients: frozenset[str]
    victims: frozenset[str]
    modes: frozenset[str]
    paths: frozenset[tuple[str, ...]]
    points: frozenset[tuple[float, float]]
    days: frozenset[date]
    numbers: Mapping[str, tuple[int, int]]
    tolls: tuple[Toll, ...]
    holders: frozenset[tuple[str, str]]
    names: frozenset[tuple[str, str, str]]


def tellings(reports: Sequence[StoredReport], paths: Paths, labels: Labels) -> list[Telling]:
    """What each voice tells of an event, in the order in which the voices are first heard."""
    voices: dict[str, list[StoredReport]] = {}
    for stored in reports:
        voices.setdefault(teller(stored), []).append(stored)
    return [_telling(voice, told, paths, labels) for voice, told in voices.items()]


def gainsays(report: Report) -> bool:
    """Whether a report says that its event did not happen. One that ended (`توقفت الاشتباكات`) did happen, though its stance is negated."""
    ended = any(reason.field == "stance" and reason.rule.startswith("light verb") for reason in report.because)
    return report.stance in DENIED and not (report.stance == "negated" and ended)


def _telling(voice: str, reports: list[StoredReport], paths: Paths, labels: Labels) -> Telling:
    affirmed = [stored for stored in reports if not gainsays(stored.report)]
    told = affirmed or reports  # a denial repeats what others say; where there is nothing else, it tells what is denied
    places = [stored.report.place for stored in told if stored.report.place]
    numbers = figures(affirmed)
    source = reports[0].report.voice[0] if reports[0].report.voice else None
    involved = {person.actor for stored in reports for person in (*stored.report.agents, *stored.report.patients)} - {""}
    # Who tells of a habit (`كثيرا ما يشن المسلحون هجمات`) tells of other occurrences.
    happened = [stored for stored in affirmed if stored.report.stance not in (*TO_COME, "possible") and stored.report.ground != "generic"]
    return Telling(
        voice=voice,
        outlets=frozenset(outlet for stored in reports for outlet in stored.article.outlets),
        reports=tuple(reports),
        denies=not affirmed,
        expects=all(stored.report.stance in TO_COME for stored in reports),
        party=source is not None and (source.role in ARMED or source.actor in involved),
        affirmed=tuple(_said(stored, paths) for stored in happened),
        gainsaid=tuple(_said(stored, paths) for stored in reports if gainsays(stored.report)),
        agents=_who(stored.report.agents for stored in told),
        patients=_who(stored.report.patients for stored in told),
        victims=_victims(person for stored in told for person in stored.report.patients),
        modes=frozenset(stored.report.mode for stored in told if stored.report.mode),
        paths=frozenset(paths(place.id, place.country) for place in places if place.id and place.id != place.country),
        points=frozenset((p.lat, p.lon) for p in places if p.lat is not None and p.lon is not None and p.precision in (1, 2)),
        days=frozenset(day for stored in told for day in _days(stored)),
        numbers=dict(_numbers(numbers)),
        tolls=tuple(_tolls(numbers)),
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


def _said(stored: StoredReport, paths: Paths) -> Said:
    report = stored.report
    place, control = report.place, report.control
    return Said(
        report=report.id,
        mode=report.mode,
        stance=report.stance,
        agents=_who([report.agents]),
        patients=_who([report.patients]),
        path=paths(place.id, place.country) if place and place.id and place.id != place.country else (),
        days=frozenset(_days(stored)),
        holder=control.gained_by if control else "",
        extent=control.extent if control else "",
    )


def _numbers(found: Iterable[Figure]) -> Iterator[tuple[str, tuple[int, int]]]:
    for figure in found:
        bounds = [bound for bound in (figure.low, figure.best, figure.high) if bound is not None]
        if bounds:
            yield figure.what, (min(bounds), max(bounds))


def _tolls(found: Iterable[Figure]) -> Iterator[Toll]:
    """The figures that hold. `44 على الأقل` is open above: it has a best and no high."""
    for figure in found:
        for claim in figure.claims:
            low = claim.low if claim.low is not None else claim.best if claim.best is not None else 0
            if claim.current:
                yield Toll(figure.what, claim.whose, low, claim.high, claim.day, claim.report)


def _who(slots: Iterable[tuple[Participant, ...]]) -> frozenset[str]:
    return frozenset(person.actor or folded(person.span.text) for people in slots for person in people)


def _victims(people: Iterable[Participant]) -> frozenset[str]:
    roles = {person.role for person in people}
    return frozenset(name for name, kind in (("armed", ARMED), ("unarmed", UNARMED)) if roles & kind)


def _days(stored: StoredReport) -> Iterable[date]:
    if stored.inferred or stored.low is None or stored.high is None or (stored.high - stored.low).days >= LONGEST:
        return ()
    return (date.fromordinal(day) for day in range(stored.low.toordinal(), stored.high.toordinal() + 1))
