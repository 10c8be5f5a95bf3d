"""What the reports of an event say of its numbers: each claim, and the range of those that hold last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.events.tellers import teller
from riwaya.events.victims import is_part, whose
from riwaya.store import StoredReport

DENYING = ("negated", "denied", "planned", "demanded", "threatened")  # stances under which a number is no claim that it happened
# A voice, as `riwaya.events.tellers` has it, that is a toll which the article itself calls overtaken: `وكانت الحصيلة الأولى تفيد بسقوط تسعة`.
OVERTAKEN = re.compile("(?:ال)?حصيله (?:ال)?(?:اولي|اوليه|سابقه|مبدئيه)@")


@dataclass(frozen=True, slots=True)
class Claim:
    """A number as one report tells it. `voice` is who tells it (`riwaya.events.tellers`), `day` when that was published; `current` is
    false once the same voice has told another figure later. `whose` is whom it counts (`riwaya.events.victims`), empty for all."""

    report: str
    voice: str
    day: date | None
    who: str
    low: int | None
    best: int | None
    high: int | None
    current: bool
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """How many were killed, wounded and so on, from the claims that are current: the lowest, the one that most voices tell (of those
    that as many tell, the latest), and the highest. Never an average or a sum; None where no claim gives that bound.

    Lowest and best are those of claims about all victims; only where there are none, of those about one side or a part."""

    what: str
    low: int | None
    best: int | None
    high: int | None
    claims: tuple[Claim, ...]


def figures(reports: Sequence[StoredReport]) -> tuple[Figure, ...]:
    """The figures of an event, in the order in which the codebook lists counts as they come; claims in the order of publication."""
    found: dict[str, list[Claim]] = {}
    for stored in sorted(reports, key=_order):
        if stored.report.stance in DENYING:
            continue
        for count in stored.report.counts:
            claim = Claim(
                stored.report.id,
                teller(stored),
                stored.article.published,
                count.who,
                count.low,
                count.best,
                count.high,
                True,
                whose(stored.report, count),
            )
            found.setdefault(count.what, []).append(claim)
    return tuple(_figure(what, claims) for what, claims in found.items())


def _figure(what: str, claims: list[Claim]) -> Figure:
    """Of each voice the figure of its last day counts; of several on that day the largest, for the others are parts of it. What is told of
    other people is another figure: who counts the attackers takes nothing back of what he told of the defenders. A toll that is told as
    an earlier one counts only where there is no other."""
    last: dict[tuple[str, str], Claim] = {}
    for claim in [claim for claim in claims if not OVERTAKEN.match(claim.voice)] or claims:
        held = last.get((claim.voice, claim.whose))
        if held is None or _day(claim) > _day(held) or _size(claim) >= _size(held):
            last[claim.voice, claim.whose] = claim
    current = set(map(id, last.values()))
    told = tuple(Claim(c.report, c.voice, c.day, c.who, c.low, c.best, c.high, id(c) in current, c.whose) for c in claims)
    held_now = [claim for claim in told if claim.current]
    deciding = [claim for claim in held_now if not claim.whose] or [claim for claim in held_now if not is_part(claim.whose)] or held_now
    lows = [value for c in deciding if (value := c.low if c.low is not None else c.best) is not None]
    highs = [value for c in held_now if (value := c.high if c.high is not None else c.best) is not None]  # a part is not above the whole
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and high is not None and high < low:
        high = None  # "at least two" of all, and a part that is smaller: nobody says how many at most
    return Figure(what, low, _most_told(deciding), high, told)


def _most_told(claims: Sequence[Claim]) -> int | None:
    tellers: dict[int, set[str]] = {}
    latest: dict[int, str] = {}
    for claim in claims:
        if claim.best is not None:
            tellers.setdefault(claim.best, set()).add(claim.voice)
            latest[claim.best] = max(latest.get(claim.best, ""), _day(claim))
    return max(tellers, key=lambda value: (len(tellers[value]), latest[value], value), default=None)


def _order(stored: StoredReport) -> tuple[str, str, int]:
    day = stored.article.published
    return (day.isoformat() if day else "", stored.article.id, stored.report.trigger.start)


def _day(claim: Claim) -> str:
    return claim.day.isoformat() if claim.day else ""


def _size(claim: Claim) -> int:
    return next((value for value in (claim.best, claim.high, claim.low) if value is not None), 0)
