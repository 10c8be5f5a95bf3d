"""The claims about a place as bars on a time axis: a lane for each who is said to have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.events.claims import Claim
from riwaya.web.names import Name, Names

WIDTH, HEIGHT, GAP = 100.0, 16, 4  # of the axis in per cent; of a bar and between bars in pixels
NARROW = 0.8  # of a bar of one day
TICKS = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A claim: where it stands in its lane, `x` and `width` in per cent; pale if its days are only inferred, hollow if it
    is a denial."""

    claim: Claim
    x: float
    y: int
    width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """All claims about one claimant; `name` is None where the text names nobody."""

    name: Name | None
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes and the marks of the axis: (place in per cent, year or day)."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]


def lanes(claims: Sequence[Claim], names: Names) -> Lanes:
    """The lanes of claims that have a day, those with most claims first."""
    dated = [(claim, low, high) for claim in claims if (low := claim.low or claim.high) and (high := claim.high or claim.low)]
    if not dated:
        return Lanes((), ())
    first, last = min(low for _, low, _ in dated), max(high for _, _, high in dated)
    span = max((last - first).days, 1)
    groups: dict[str, list[tuple[Claim, date, date]]] = {}
    for told in dated:
        groups.setdefault(_claimant(told[0]), []).append(told)
    found = []
    for claimant, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        bars, ends = [], list[float]()
        for claim, low, high in sorted(group, key=lambda told: told[1]):
            x = (low - first).days / span * (WIDTH - NARROW)
            width = max((high - low).days / span * (WIDTH - NARROW), NARROW)
            row = next((number for number, end in enumerate(ends) if end + 0.1 < x), len(ends))
            ends[row : row + 1] = [x + width]
            bars.append(Bar(claim, round(x, 2), row * (HEIGHT + GAP) + GAP, round(width, 2)))
        height = len(ends) * (HEIGHT + GAP) + 2 * GAP
        found.append(Lane(names.who(claimant) if claimant else None, height, tuple(bars)))
    return Lanes(tuple(found), _ticks(first, last, span))


def _claimant(claim: Claim) -> str:
    party = next(iter(claim.by), None) or next(iter(claim.losers), None)
    return (party.actor or party.text) if party else ""


def _ticks(first: date, last: date, span: int) -> tuple[tuple[float, str], ...]:
    """Years, or the ends alone where all lies within one."""
    years = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    step = max(1, -(-len(years) // TICKS))
    marks = years[::step] or [first, last]
    return tuple((round((day - first).days / span * (WIDTH - NARROW), 2), str(day.year) if years else day.isoformat()) for day in marks)
