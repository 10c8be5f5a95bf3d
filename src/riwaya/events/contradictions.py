"""Where the voices of an event part: outcome, denial, perpetrator, victims, number, place, date, name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from riwaya.events.clashes import KINDS, TESTS
from riwaya.events.tellings import Telling
from riwaya.store import StoredReport


@dataclass(frozen=True, slots=True)
class Side:
    """What some voices say of a disputed thing. `value` is in actor and place ids, figures or days; `voices` as `riwaya.events.tellers`."""

    value: str
    voices: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A thing on which voices part; `kind` is one of KINDS, `about` says which number or actor, `whose` of a number whom it counts
    (`riwaya.events.victims`); both are empty where that is plain."""

    kind: str
    about: str
    sides: tuple[Side, ...]
    whose: str = ""


def conflicts(one: Telling, other: Telling) -> frozenset[str]:
    """The kinds of contradiction between what two voices tell."""
    return frozenset(kind for kind in KINDS if next(TESTS[kind](one, other), None))


def contradictions(told: Sequence[Telling]) -> tuple[Contradiction, ...]:
    """All contradictions of an event in the order of KINDS, one for each number and actor that is disputed; sides in the order in which
    their voices are first heard."""
    return tuple(contradiction for kind in KINDS for contradiction in _of_kind(kind, told))


def _of_kind(kind: str, told: Sequence[Telling]) -> Iterator[Contradiction]:
    order = {telling.voice: number for number, telling in enumerate(told)}
    topics: dict[tuple[str, str], dict[str, dict[str, dict[str, None]]]] = {}
    for one, other in combinations(told, 2):
        for clash in TESTS[kind](one, other):
            values = topics.setdefault((clash.about, clash.whose), {})
            for voice, word in ((one.voice, clash.one), (other.voice, clash.other)):
                values.setdefault(word.value, {}).setdefault(voice, {}).update(dict.fromkeys(word.reports))
    for (about, whose), values in topics.items():
        sides = [_side(value, voices, order) for value, voices in values.items()]
        yield Contradiction(kind, about, tuple(sorted(sides, key=lambda side: order[side.voices[0]])), whose)


def _side(value: str, voices: Mapping[str, Mapping[str, None]], order: Mapping[str, int]) -> Side:
    heard = sorted(voices, key=order.__getitem__)
    return Side(value, tuple(heard), tuple(dict.fromkeys(report for voice in heard for report in voices[voice])))


def of_reports(found: Sequence[Contradiction], reports: Sequence[StoredReport]) -> dict[str, list[str]]:
    """The kinds of contradiction in which each report takes part, by the report's id."""
    kinds: dict[str, list[str]] = {stored.report.id: [] for stored in reports}
    for contradiction in found:
        for side in contradiction.sides:
            for report in side.reports:
                if contradiction.kind not in kinds[report]:
                    kinds[report].append(contradiction.kind)
    return kinds
