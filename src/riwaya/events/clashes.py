"""Pairs of things told that cannot both be true, kind by kind.

What one voice leaves open, tells of other people or of another place, or tells later of a toll that has risen, is no clash."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from riwaya.events.compare import FAR
from riwaya.events.facts import WEAPONS, bare
from riwaya.events.kin import apart
from riwaya.events.places import contains, distance
from riwaya.events.tellings import Said, Telling, Toll

KINDS = ("outcome", "denial", "perpetrator", "victims", "number", "place", "date", "name")
DONE_TO = frozenset(("ASSAULT", "COERCE"))  # types of acts for which somebody is to blame: of them another doer is another account
STILL = frozenset(("ASSAULT", "COERCE", "PROTEST", "CONSULT"))  # types of acts that are in one place: of others another place is another act
STRIKES = frozenset((*WEAPONS, "targeted", "destroy"))  # modes of one blow; a fight lasts for days, and both sides die in it
SIDES = {"self": "for", "honouring": "for", "pejorative": "against"}  # of a name; a neutral one takes none


@dataclass(frozen=True, slots=True)
class Word:
    """What a voice says in a clash, and the reports that say it."""

    value: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two things told that cannot both be true; `about` and `whose` as in Contradiction."""

    one: Word
    other: Word
    about: str = ""
    whose: str = ""


Test = Callable[[Telling, Telling], Iterator[Clash]]


def _outcome(one: Telling, other: Telling) -> Iterator[Clash]:
    """Two who have the same place, or one who has all of it and only a part. Two who took it may be allies, and the one may have taken it
    from the other: it needs somebody who holds it, and no voice that tells of both."""
    for a in one.affirmed:
        for b in other.affirmed:
            if not (a.holder and b.holder) or not _meet(a, b):
                continue
            part = a.holder == b.holder and a.path[:1] == b.path[:1] and {a.extent, b.extent} == {"full", "partial"}
            others = "hold" in (a.mode, b.mode) and apart((a.holder,), (b.holder,))
            both = {b.holder} & {said.holder for said in one.affirmed} or {a.holder} & {said.holder for said in other.affirmed}
            if part or (others and not both):
                yield Clash(_held(a), _held(b))


def _held(said: Said) -> Word:
    return Word(" ".join(filter(None, (said.holder, said.extent))), (said.report,))


def _denial(one: Telling, other: Telling) -> Iterator[Clash]:
    denied, affirmed = "denied", "affirmed"
    for d, b in _gainsaid(one, other):
        yield Clash(Word(denied, (d.report,)), Word(affirmed, (b.report,)))
    for d, b in _gainsaid(other, one):
        yield Clash(Word(affirmed, (b.report,)), Word(denied, (d.report,)))


def _gainsaid(denier: Telling, other: Telling) -> Iterator[tuple[Said, Said]]:
    """What a voice denies and another affirms, unless the denier affirms it, too: who denies that he shelled a college and says that
    others did, denies a doer and not the shelling. A denial answers what is said; what only did not happen (`دون قتال`) has to be of the
    same place or people."""
    for b in other.affirmed if denier.gainsaid else ():
        if not any(_same(a, b) for a in denier.affirmed):
            yield from ((d, b) for d in denier.gainsaid if (_may_be_same if d.stance == "denied" else _same)(d, b))


def _perpetrator(one: Telling, other: Telling) -> Iterator[Clash]:
    if _type(one) not in DONE_TO:
        return
    for a in one.affirmed:
        for b in other.affirmed:
            exchanged = a.agents & b.patients or b.agents & a.patients  # of a fight each may name the other side first
            both = b.agents & one.agents or a.agents & other.agents  # a voice that names both tells of two who did it
            if apart(a.agents, b.agents) and not (exchanged or both) and _meet(a, b) and _one_target(a, b):
                yield Clash(Word(_joined(a.agents), (a.report,)), Word(_joined(b.agents), (b.report,)))


def _victims(one: Telling, other: Telling) -> Iterator[Clash]:
    """Armed or unarmed people hit by one blow."""
    if len(one.victims) == len(other.victims) == 1 and one.victims != other.victims and _one_blow(one, other):
        if not (one.denies or other.denies or apart(one.agents, other.agents)):
            yield Clash(_all(one, _joined(one.victims)), _all(other, _joined(other.victims)))


def _number(one: Telling, other: Telling) -> Iterator[Clash]:
    for a in one.tolls:
        for b in other.tolls:
            if a.what != b.what:
                continue
            if a.whose == b.whose:
                if (_below(a, b) or _below(b, a)) and (one.party or other.party or not _risen(a, b)):
                    yield Clash(_toll(a), _toll(b), a.what, a.whose)
            elif (not b.whose and _below(b, a)) or (not a.whose and _below(a, b)):  # more of one side than of all
                yield Clash(_toll(a, named=True), _toll(b, named=True), a.what)


def _below(a: Toll, b: Toll) -> bool:
    return a.high is not None and a.high < b.low


def _risen(a: Toll, b: Toll) -> bool:
    """Whether the later of two tolls is the higher: what was counted by those who are no party to the fight, and has risen."""
    if a.day is None or b.day is None or a.day == b.day:
        return False
    return _below(a, b) if a.day < b.day else _below(b, a)


def _toll(toll: Toll, *, named: bool = False) -> Word:
    high = "" if toll.high is None else f"{toll.high}"
    bounds = f"{toll.low}+" if not high else high if toll.high == toll.low else f"{toll.low}-{high}"
    return Word(f"{bounds} {toll.whose}" if named and toll.whose else bounds, (toll.report,))


def _place(one: Telling, other: Telling) -> Iterator[Clash]:
    """One act put into two places by voices of which each knows one place only: who tells of two, tells of a series. They have to lie far
    apart, for a village by the town is told as the town, and the gazetteer does not know of every quarter where it belongs."""
    if _type(one) not in STILL or len(one.paths) != 1 or len(other.paths) != 1:
        return
    (a,), (b,) = one.paths, other.paths
    gaps = [distance(*p, *q) for p in one.points for q in other.points]
    if gaps and min(gaps) > FAR and not contains(a, b):
        yield Clash(_all(one, a[0]), _all(other, b[0]))


def _date(one: Telling, other: Telling) -> Iterator[Clash]:
    if _at_once(one) and _at_once(other) and one.days.isdisjoint(other.days) and (_type(one) != "ASSAULT" or _one_blow(one, other)):
        yield Clash(_all(one, _span(one)), _all(other, _span(other)))


def _at_once(telling: Telling) -> bool:
    """Whether a voice knows one time only; who tells of several tells of a series."""
    return bool(telling.days) and (max(telling.days) - min(telling.days)).days < len(telling.days)


def _name(one: Telling, other: Telling) -> Iterator[Clash]:
    for a, text, kind in sorted(one.names):
        for b, other_text, other_kind in sorted(other.names):
            sides = SIDES.get(kind), SIDES.get(other_kind)
            if a == b and sides[0] and sides[1] and sides[0] != sides[1]:
                yield Clash(_all(one, f"{text} ({kind})"), _all(other, f"{other_text} ({other_kind})"), a)


def _meet(a: Said, b: Said) -> bool:
    """Whether two things told can be in one place at one time."""
    return (not a.path or not b.path or contains(a.path, b.path)) and not (a.days and b.days and a.days.isdisjoint(b.days))


def _may_be_same(a: Said, b: Said) -> bool:
    """Whether two reports can tell the same: who, whom, where and when do not exclude each other."""
    return _meet(a, b) and not apart(a.agents, b.agents) and not apart(a.patients, b.patients)


def _same(a: Said, b: Said) -> bool:
    """Whether two reports tell the same, and say so by a place or somebody that both name."""
    return _may_be_same(a, b) and bool(a.agents & b.agents or a.patients & b.patients or (a.path and a.path[:1] == b.path[:1]))


def _one_target(a: Said, b: Said) -> bool:
    """Whether what was hit can be one thing; the words for a thing may differ in the article."""
    targets = [{who if "." in who else bare(who.split()[0]) for who in said.patients} for said in (a, b)]
    return not all(targets) or bool(targets[0] & targets[1])


def _one_blow(one: Telling, other: Telling) -> bool:
    return bool(one.modes & STRIKES and other.modes & STRIKES)


def _type(telling: Telling) -> str:
    return telling.reports[0].report.type


def _joined(values: frozenset[str]) -> str:
    return " + ".join(sorted(values))


def _span(telling: Telling) -> str:
    return "/".join(dict.fromkeys((min(telling.days).isoformat(), max(telling.days).isoformat())))


def _all(telling: Telling, value: str) -> Word:
    return Word(value, tuple(stored.report.id for stored in telling.reports))


TESTS: Mapping[str, Test] = {
    "outcome": _outcome, "denial": _denial, "perpetrator": _perpetrator, "victims": _victims,
    "number": _number, "place": _place, "date": _date, "name": _name,
}  # fmt: skip
