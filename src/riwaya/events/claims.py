"""Claims about who holds a place, read from reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from riwaya.events.tellers import voice_of
from riwaya.spelling import fold
from riwaya.store.holds import Hold, Name

STANCES = ("actual", "negated", "denied")  # what is planned, demanded or possible says of nobody that he holds the place
GROUNDS = ("news", "background")
DENYING = ("negated", "denied")
STATES = {"capture": "taken", "hold": "held", "lose": "lost", "contest": "contested"}
HAS = ("taken", "held")


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes, holds or loses: the actor's id, empty where the lexicon has none, and the name as told."""

    actor: str
    text: str

    @property
    def key(self) -> str:
        """The id, else the name in search form."""
        return self.actor or " ".join(fold(word) for word in self.text.split())


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report that carries a claim: its sentence, its article, and when that was published in which outlets."""

    report: str
    event: str
    article: str
    name: str
    published: date | None
    outlets: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """That somebody took, holds, lost, contests or besieges a place, as one voice says it; with `denied`, that it is not so.

    `id` is its first report. `part` is true of a claim about a part of the place that was asked for, and says nothing of the whole.
    `by` took, holds, contests or besieges it, `losers` lost it; empty where the text does not say. `voice` are the words for the
    source, empty for the narrator. `low` and `high` bound the day since when, `inferred` if only the day of publication tells.
    `disputed` are the ids of claims by other voices that contradict it; `stale` the day from which nobody had repeated it for long
    (`STALE`) before the next claim or the day that was asked for."""

    id: str
    place: str
    place_text: str
    part: bool
    state: str
    extent: str
    denied: bool
    by: tuple[Party, ...]
    losers: tuple[Party, ...]
    teller: str
    voice: str
    low: date | None
    high: date | None
    precision: str
    inferred: bool
    stance: str
    ground: str
    evidence: tuple[Evidence, ...]
    disputed: tuple[str, ...] = ()
    stale: date | None = None

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that printed it, in the order of publication."""
        return tuple(dict.fromkeys(outlet for told in self.evidence for outlet in told.outlets))


def claims_of(reports: Iterable[Hold], place: str, vague: frozenset[str]) -> list[Claim]:
    """The claims that reports make about a place and its parts, in the order of the days they speak of; what one voice repeats is one
    claim, with the most exact day that it gives. `vague` are the ids of actors that stand for no one group."""
    single = (claim for hold in sorted(reports, key=_order) if (claim := _claim(hold, place, vague)))
    return sorted(_merged(single), key=order)


def _claim(hold: Hold, asked: str, vague: frozenset[str]) -> Claim | None:
    if not hold.place or hold.stance not in STANCES or hold.ground not in GROUNDS:
        return None
    agents, patients = _parties(hold.agents), _parties(hold.patients)
    if hold.type == "CONTROL" and hold.mode in STATES:
        state = STATES[hold.mode]
        by, losers = (patients, agents) if state == "lost" else (agents, patients)
    elif hold.type == "RETREAT":
        state, by, losers = "lost", (), agents
    elif hold.type == "COERCE":
        state, by, losers = "besieged", agents, ()
    else:
        return None
    return Claim(
        id=hold.report,
        place=hold.place,
        place_text=hold.place_text,
        part=hold.place != asked,
        state=state,
        extent=hold.extent,
        denied=hold.stance in DENYING,
        by=by,
        losers=losers,
        teller=voice_of(hold.source, hold.first_outlet, hold.story, vague),
        voice=hold.source[1] if hold.source else "",
        low=hold.low,
        high=hold.high,
        precision=hold.precision if hold.precision and not hold.inferred else "unknown",
        inferred=hold.inferred,
        stance=hold.stance,
        ground=hold.ground,
        evidence=(Evidence(hold.report, hold.event, hold.article, hold.name, hold.published, hold.outlets, hold.quote),),
    )


def _parties(people: Iterable[Name]) -> tuple[Party, ...]:
    return tuple(Party(actor, text) for actor, text in people)


def _merged(claims: Iterable[Claim]) -> Iterator[Claim]:
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        parties = (frozenset(party.key for party in claim.by), frozenset(party.key for party in claim.losers))
        known = groups.setdefault((claim.place, claim.state, claim.denied, claim.teller, *parties), [])
        for number, before in enumerate(known):
            if overlap(before, claim) and (not before.extent or not claim.extent or before.extent == claim.extent):
                known[number] = _joined(before, claim)
                break
        else:
            known.append(claim)
    for known in groups.values():
        yield from known


def _joined(first: Claim, again: Claim) -> Claim:
    exact = min(first, again, key=lambda claim: (claim.inferred, length(claim)))
    return replace(
        first,
        extent=first.extent or again.extent,
        low=exact.low,
        high=exact.high,
        precision=exact.precision,
        inferred=exact.inferred,
        ground="news" if "news" in (first.ground, again.ground) else first.ground,
        evidence=(*first.evidence, *again.evidence),
    )


def overlap(one: Claim, other: Claim) -> bool:
    """Whether two claims speak of the same time; what is wholly undated speaks of none."""
    ends = (end_of(one), end_of(other))
    if one.low is None or other.low is None or ends[0] is None or ends[1] is None:
        return one.low is None and other.low is None and ends[0] == ends[1]
    return one.low <= ends[1] and other.low <= ends[0]


def end_of(claim: Claim) -> date | None:
    """The last day that a claim speaks of; of what is undated, the day of publication."""
    return claim.high or claim.evidence[0].published


def length(claim: Claim) -> timedelta:
    """How exact the day of a claim is: the time between its bounds."""
    end = end_of(claim)
    return end - claim.low if end and claim.low else timedelta.max


def order(claim: Claim) -> tuple[str, str, str]:
    """What sorts claims by the days they speak of; undated ones stand at their publication."""
    end = end_of(claim)
    start = claim.low or end
    return (start.isoformat() if start else "", end.isoformat() if end else "", claim.id)


def _order(hold: Hold) -> tuple[str, str, int]:
    return (hold.published.isoformat() if hold.published else "", hold.article, hold.start)
