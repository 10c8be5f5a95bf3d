"""Who holds a place: the claims about it on a time axis, each with its voice, and what contradicts what. Nobody is put in the right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from riwaya.events.claims import GROUNDS, HAS, STANCES, Claim, Party, claims_of, end_of, length, order, overlap
from riwaya.events.kin import akin
from riwaya.events.places import parts_of
from riwaya.store import Filter, Library
from riwaya.store.holds import TYPES, Hold, holds

SHORT = timedelta(days=7)  # two claims about longer spans can both be true, one after the other
VAGUE = ("generic", "state")  # kinds of actors that are no one group
STALE = timedelta(days=90)  # without a repetition for so long, a claim tells nothing of the present


def control_of(library: Library, place: str, until: date | None = None) -> tuple[Claim, ...]:
    """The claims about who holds a place and its parts (`riwaya.events.control.timeline`)."""
    wanted = Filter(types=TYPES, stances=STANCES, grounds=GROUNDS, places=parts_of(library.db, place), until=until)
    vague = frozenset(id for (id,) in library.db.execute("SELECT id FROM known_actors WHERE kind IN (?, ?)", VAGUE))
    return timeline(holds(library, wanted), place, vague=vague, until=until)


def timeline(reports: Iterable[Hold], place: str, *, vague: frozenset[str] = frozenset(), until: date | None = None) -> tuple[Claim, ...]:
    """The claims about a place and its parts in the order of the days they speak of; undated ones stand at their publication.

    `vague` are the ids of actors that stand for no one group (the military, militias): they contradict nobody. With `until`, only
    what was published up to that day about days up to it counts, and claims are stale if they were not repeated before it."""
    told = [hold for hold in reports if until is None or _known(hold, until)]
    merged = claims_of(told, place, vague)
    disputed, position = _disputed(merged, vague), {claim.id: number for number, claim in enumerate(merged)}
    tellings = _Tellings(merged)
    against = {id: tuple(sorted(others, key=position.__getitem__)) for id, others in disputed.items()}
    return tuple(_marked(claim, against.get(claim.id, ()), tellings.stale(claim, until)) for claim in merged)


def _marked(claim: Claim, disputed: tuple[str, ...], stale: date | None) -> Claim:
    return replace(claim, disputed=disputed, stale=stale) if disputed or stale else claim


def snapshot(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Of each voice what it last said of each place: all its claims that none of its later ones supersedes, by place and voice.

    A claim is superseded by one that speaks of a time wholly after its own."""
    latest: dict[tuple[str, str], date] = {}
    for claim in claims:
        if claim.low is not None:
            said = (claim.teller, claim.place)
            latest[said] = max(latest.get(said, claim.low), claim.low)
    last = [claim for claim in claims if (end := end_of(claim)) is None or end >= latest.get((claim.teller, claim.place), end)]
    return tuple(sorted(last, key=lambda claim: (claim.part, claim.place, claim.teller, *order(claim))))


def contradict(one: Claim, other: Claim, vague: frozenset[str] = frozenset()) -> bool:
    """Whether two claims of different voices cannot both be true: another holder at the same time, one still fighting for what
    the other says is taken, or a denial."""
    if one.teller == other.teller or not overlap(one, other):
        return False
    if one.place != other.place:
        return _whole_against_part(one, other, vague) or _whole_against_part(other, one, vague)
    if one.denied != other.denied:
        denial, claim = (one, other) if one.denied else (other, one)
        return _denies(denial, claim, vague)
    if one.denied:
        return False
    if one.state in HAS and other.state in HAS:
        return _short(one) and _short(other) and _others(one.by, other.by, vague)
    return _excludes(one, other) or _excludes(other, one)


def _denies(denial: Claim, claim: Claim, vague: frozenset[str]) -> bool:
    if (denial.state in HAS) != (claim.state in HAS) or (denial.state not in HAS and denial.state != claim.state):
        return False
    named, told = (denial.losers, claim.losers) if denial.state == "lost" else (denial.by, claim.by)
    if named:
        return not _others(named, told, vague)
    return not any(akin(party.actor, denial.teller) for party in told)  # who denies that his town fell, does not deny that he has it


def _excludes(one: Claim, other: Claim) -> bool:
    """Whether one claim says that somebody has the place and the other that he lost it or that it is fought for."""
    if one.state not in HAS or not (_short(one) and _short(other)):
        return False
    if other.state == "lost":
        return one.state == "held" and bool({party.key for party in one.by} & {party.key for party in other.losers})
    return other.state == "contested"


def _whole_against_part(whole: Claim, part: Claim, vague: frozenset[str]) -> bool:
    """Whether one claims all of the place, and the other a part of it for another."""
    return (
        part.part
        and not whole.part
        and whole.extent == "full"
        and not (whole.denied or part.denied)
        and whole.state in HAS
        and part.state in HAS
        and _others(whole.by, part.by, vague)
    )


def _others(some: Sequence[Party], others: Sequence[Party], vague: frozenset[str]) -> bool:
    """Whether two named sides are certainly not the same: known actors of which none belongs to the other side."""
    known = [party.actor for party in some if party.actor and party.actor not in vague]
    against = [party.actor for party in others if party.actor and party.actor not in vague]
    return bool(known and against) and not any(akin(one, other) for one in known for other in against)


def _disputed(claims: Iterable[Claim], vague: frozenset[str]) -> dict[str, set[str]]:
    """The ids of the claims that contradict each claim. Only claims of one place and time are compared, and parts with claims to all."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.place, []).append(claim)
        if claim.part or claim.extent == "full":
            groups.setdefault("", []).append(claim)  # no place has this id
    found: dict[str, set[str]] = {}
    for group in groups.values():
        for one, other in _at_one_time(group):
            if contradict(one, other, vague):
                found.setdefault(one.id, set()).add(other.id)
                found.setdefault(other.id, set()).add(one.id)
    return found


def _at_one_time(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of claims whose days meet."""
    open_now: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: claim.low or date.min):
        open_now = [before for before in open_now if claim.low is None or (end_of(before) or date.min) >= claim.low]
        yield from ((before, claim) for before in open_now)
        open_now.append(claim)


class _Tellings:
    """When each claim was told, and when anything was told of its place."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        alike: dict[tuple[object, ...], list[date]] = {}
        places: dict[str, list[date]] = {}
        for claim in claims:
            alike.setdefault(_content(claim), []).extend(_tellings(claim))
            places.setdefault(claim.place, []).extend(_tellings(claim))
        self._alike = {content: sorted(days) for content, days in alike.items()}
        self._places = {place: sorted(days) for place, days in places.items()}

    def stale(self, claim: Claim, until: date | None) -> date | None:
        """The day from which a claim had not been repeated for too long, by any voice, before the day asked for, or else the next claim."""
        own = _tellings(claim)
        if not own:
            return None
        last, days = own[-1], self._alike[_content(claim)]
        for day in days[bisect_right(days, last) :]:
            if day > last + STALE:
                break
            last = day
        following = until
        if until is None:
            told = self._places[claim.place]
            after = bisect_right(told, last)
            following = told[after] if after < len(told) else None
        return last + STALE if following is not None and following - last > STALE else None


def _content(claim: Claim) -> tuple[object, ...]:
    """What another claim has to say as well to repeat it: the same place, the same holder."""
    return claim.place, claim.denied, claim.state in HAS, frozenset(party.key for party in claim.by)


def _tellings(claim: Claim) -> list[date]:
    """The days on which it was told as news; for what is recalled, the last day it speaks of."""
    if claim.ground != "news":
        return [claim.high] if claim.high else []
    return sorted(day for told in claim.evidence if (day := told.published or claim.high))


def _known(hold: Hold, until: date) -> bool:
    told = hold.published or hold.high
    return (told is None or told <= until) and (hold.low is None or hold.low <= until)


def _short(claim: Claim) -> bool:
    return claim.state == "held" or length(claim) < SHORT
