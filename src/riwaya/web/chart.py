"""Bars of a chart over time, measured so that the page draws them without a script."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

HEIGHT = 60
WIDTH = 12
MOST = 72  # bars: more months than that are drawn as years


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or year: how many events, where its bar stands, and the address of those events."""

    label: str
    events: int
    x: int
    y: float
    height: float
    href: str


def bars(months: Mapping[str, int], address: Callable[[date, date], str]) -> tuple[Bar, ...]:
    """A bar for each month between the first and the last, or for each year if that makes too many; undated events have none."""
    told = {month: number for month, number in months.items() if month}
    if not told:
        return ()
    spans = _months(min(told), max(told))
    if len(spans) > MOST:
        spans = [f"{year:04}" for year in range(int(min(told)[:4]), int(max(told)[:4]) + 1)]
    sums = dict.fromkeys(spans, 0)
    for month, number in told.items():
        sums[month[: len(spans[0])]] += number
    most = max(sums.values())
    return tuple(
        Bar(span, number, place * WIDTH, round(HEIGHT * (1 - number / most), 2), round(HEIGHT * number / most, 2), address(*_days(span)))
        for place, (span, number) in enumerate(sums.items())
    )


def _months(first: str, last: str) -> list[str]:
    begin, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1)]


def _days(span: str) -> tuple[date, date]:
    """The first and the last day of a month or year."""
    year, month = int(span[:4]), int(span[5:] or 0)
    return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])
