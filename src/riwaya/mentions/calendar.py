"""Days, weeks, months and years as intervals of Gregorian days, both ends included."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

Interval = tuple[date, date]
DAYS = {"minute": 0.0, "hour": 1 / 24, "day": 1.0, "week": 7.0}
MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Interval:
    """The first and last day of a month; months beyond 1 to 12 run on into the neighbouring years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_of(year: int) -> Interval:
    """The first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date) -> Interval:
    """Monday to Sunday of the week that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def months_from(day: date, months: int) -> date:
    """The same day so many months later (earlier if negative), or the last day of that month."""
    low, high = month_of(day.year, day.month + months)
    return min(low.replace(day=min(day.day, high.day)), high)


def moved(day: date, unit: str, count: float) -> date | None:
    """The day so many units later, or earlier if negative; None if that lies outside the calendar."""
    try:
        if unit in MONTHS:
            return months_from(day, round(MONTHS[unit] * count))
        return day + timedelta(days=round(DAYS[unit] * count))
    except (OverflowError, ValueError):
        return None


def around(day: date, unit: str) -> Interval:
    """The unit that holds a day: `around(2015-08-06, "month")` is the month of August 2015."""
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31)
    if unit == "century":
        return date(day.year // 100 * 100, 1, 1), date(day.year // 100 * 100 + 99, 12, 31)
    return day, day


def weekday_near(day: date, weekday: int, direction: int, strict: bool) -> date:
    """The last (direction -1) or next (1) day that is weekday 1 to 7; `strict` leaves out the day itself."""
    distance = (day.isoweekday() - weekday) % 7 if direction < 0 else (weekday - day.isoweekday()) % 7
    return day + timedelta(days=direction * (distance or (7 if strict else 0)))


def weekday_closest(day: date, weekday: int) -> date:
    """The day with a weekday 1 to 7 that lies at most three days off."""
    return day + timedelta(days=(weekday - day.isoweekday() + 3) % 7 - 3)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date (Umm al-Qura), or None outside 1343 to 1500 or for no such day."""
    try:
        return Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):
        return None


def hijri_month(year: int, month: int) -> Interval | None:
    """The Gregorian days of a Hijri month."""
    low = hijri_day(year, month, 1)
    following = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (low, following - timedelta(days=1)) if low and following else None


def hijri_year(year: int) -> Interval | None:
    """The Gregorian days of a Hijri year."""
    low, following = hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1)
    return (low, following - timedelta(days=1)) if low and following else None


def hijri_year_at(day: date) -> int | None:
    """The Hijri year of a Gregorian day."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().year
    except (OverflowError, ValueError):
        return None


def edge_of(low: date, high: date, edge: str, unit: str) -> tuple[Interval, str]:
    """The beginning, middle or end of a week, month, year or longer, and its precision: a third of it."""
    if unit == "day":
        return (low, high), "day"
    third = ((high - low).days + 1) / 3
    first = low + timedelta(days=round(third))
    second = low + timedelta(days=round(2 * third))
    interval = {
        "start": (low, first - timedelta(days=1)),
        "middle": (first, second - timedelta(days=1)),
        "end": (second, high),
    }[edge]
    return interval, {"week": "week", "month": "week", "season": "month", "year": "season"}.get(unit, "span")
