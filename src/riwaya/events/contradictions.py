"""Where the voices of an event part: outcome, denial, perpetrator, victims, number, place, date, name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.events.compare import COMMON, NEAR
from riwaya.events.places import contains, distance
from riwaya.events.tellings import Telling
from riwaya.store import StoredReport

KINDS = ("outcome", "denial", "perpetrator", "victims", "number", "place", "date", "name")
ONE_SIDED = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"))  # types in which another doer is another account
SIDES = {"self": "for", "honouring": "for", "pejorative": "against"}  # of a name; a neutral one takes none


@dataclass(frozen=True, slots=True)
class Side:
    """What some voices say of a disputed thing. `value` is in actor and place ids, figures or days; `voices` as `riwaya.events.tellers`."""

    value: str
    voices: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A thing on which voices part; `kind` is one of KINDS, `about` says which number, actor or place, empty where that is plain."""

    kind: str
    about: str
    sides: tuple[Side, ...]


def conflicts(one: Telling, other: Telling) -> frozenset[str]:
    """The kinds of contradiction between what two voices tell."""
    return frozenset(kind for kind, test in TESTS.items() if test(one, other))


def contradictions(told: Sequence[Telling]) -> tuple[Contradiction, ...]:
    """All contradictions of an event in the order of KINDS; sides in the order in which their voices are first heard."""
    found: list[Contradiction] = []
    for kind in KINDS:
        parties = [t for t in told if any(TESTS[kind](t, o) for o in told if o is not t)]
        if parties:
            found += _sides(kind, parties)
    return tuple(found)


def _sides(kind: str, parties: Sequence[Telling]) -> Iterator[Contradiction]:
    """The contradictions of a kind among voices that part in it: one for each number or actor that is disputed."""
    about: dict[str, dict[str, list[Telling]]] = {}
    for telling in parties:
        for topic, value in VALUES[kind](telling):
            about.setdefault(topic, {}).setdefault(value, []).append(telling)
    for topic, values in about.items():
        if len(values) > 1:
            sides = tuple(
                Side(value, tuple(t.voice for t in voices), tuple(s.report.id for t in voices for s in t.reports))
                for value, voices in values.items()
            )
            yield Contradiction(kind, topic, sides)


def _outcome(one: Telling, other: Telling) -> bool:
    if one.denies or other.denies or not one.holders or not other.holders:
        return False
    if {holder for holder, _ in one.holders}.isdisjoint(holder for holder, _ in other.holders):
        return True
    extents = {extent for _, extent in one.holders if extent}, {extent for _, extent in other.holders if extent}
    return bool(extents[0] and extents[1]) and extents[0].isdisjoint(extents[1])


def _denial(one: Telling, other: Telling) -> bool:
    return one.denies != other.denies and not one.expects and not other.expects


def _perpetrator(one: Telling, other: Telling) -> bool:
    return _type(one) in ONE_SIDED and not one.denies and not other.denies and _apart(one.agents, other.agents)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of actors have nobody in common, and nobody who may be part of another (`LBY.MIL` and `LBY.LNA`)."""
    if not one or not other or one & other:
        return False
    vague = {actor.split(".")[0] for actor in one | other if actor.endswith(COMMON)}
    countries = [{actor.split(".")[0] for actor in side if "." in actor} for side in (one, other)]
    return all(countries) and not (countries[0] & countries[1] & vague)


def _victims(one: Telling, other: Telling) -> bool:
    return len(one.victims) == len(other.victims) == 1 and one.victims != other.victims and not (one.denies or other.denies)


def _number(one: Telling, other: Telling) -> bool:
    return any(
        one.numbers[what][1] < other.numbers[what][0] or other.numbers[what][1] < one.numbers[what][0]
        for what in one.numbers.keys() & other.numbers.keys()
    )


def _place(one: Telling, other: Telling) -> bool:
    if not one.paths or not other.paths or any(contains(a, b) for a in one.paths for b in other.paths):
        return False
    return not any(distance(*p, *q) <= NEAR for p in one.points for q in other.points)


def _date(one: Telling, other: Telling) -> bool:
    return bool(one.days and other.days) and one.days.isdisjoint(other.days)


def _name(one: Telling, other: Telling) -> bool:
    return any(
        a == b and SIDES.get(kind) and SIDES.get(other_kind) and SIDES[kind] != SIDES[other_kind]
        for a, _, kind in one.names
        for b, _, other_kind in other.names
    )


def _type(telling: Telling) -> str:
    return telling.reports[0].report.type


def _stance(telling: Telling) -> list[tuple[str, str]]:
    return [("", "denied" if telling.denies else "affirmed")]


def _joined(values: frozenset[str]) -> list[tuple[str, str]]:
    return [("", " + ".join(sorted(values)))] if values else []


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}-{high}"


def _span(days: frozenset[date]) -> list[tuple[str, str]]:
    return [("", "/".join(dict.fromkeys((min(days).isoformat(), max(days).isoformat()))))] if days else []


TESTS: Mapping[str, Callable[[Telling, Telling], bool]] = {
    "outcome": _outcome, "denial": _denial, "perpetrator": _perpetrator, "victims": _victims,
    "number": _number, "place": _place, "date": _date, "name": _name,
}  # fmt: skip
# What each side of a contradiction says, as (what it is about, value).
VALUES: Mapping[str, Callable[[Telling], list[tuple[str, str]]]] = {
    "outcome": lambda t: [("", " ".join(filter(None, holder))) for holder in sorted(t.holders)],
    "denial": _stance,
    "perpetrator": lambda t: _joined(t.agents),
    "victims": lambda t: _joined(t.victims),
    "number": lambda t: [(what, _range(*bounds)) for what, bounds in sorted(t.numbers.items())],
    "place": lambda t: _joined(frozenset(path[0] for path in t.paths)),
    "date": lambda t: _span(t.days),
    "name": lambda t: [(actor, f"{text} ({kind})") for actor, text, kind in sorted(t.names) if kind in SIDES],
}


def of_reports(found: Sequence[Contradiction], reports: Sequence[StoredReport]) -> dict[str, list[str]]:
    """The kinds of contradiction in which each report takes part, by the report's id."""
    kinds: dict[str, list[str]] = {stored.report.id: [] for stored in reports}
    for contradiction in found:
        for side in contradiction.sides:
            for report in side.reports:
                if contradiction.kind not in kinds[report]:
                    kinds[report].append(contradiction.kind)
    return kinds
