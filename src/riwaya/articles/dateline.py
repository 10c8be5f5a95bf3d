"""Finds the date of publication in an article that comes without one."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from hijridate import Hijri

from riwaya.knowledge.timewords import Months
from riwaya.spelling import fold, norm

HEAD = 200  # code points: a dateline stands at the head, further down dates belong to the events
FIRST, LAST = 1990, 2100
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?![\d/.-])")
_DAY_FIRST = re.compile(r"(?<![\d/.-])(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})(?![\d/-])")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(4)
def _written(months: Months) -> tuple[re.Pattern[str], dict[str, tuple[int, bool]]]:
    """The pattern of a date with the month in words, and number and calendar (Hijri or not) of every month name."""
    names = {name: (number, hijri) for name, number, hijri in months}
    month = "|".join(sorted(names, key=len, reverse=True))
    alias = rf"(?:\s*[/(-]\s*(?:{month})\s*\)?)?"
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s*(?:من\s+)?(?:شهر\s+)?({month}){alias}\s*[,،]?\s*(?:عام\s+)?(\d{{4}})(?!\d)"), names


def published_in(text: str, months: Months) -> date | None:
    """The first full date (day, month and year) in the first 200 characters, or None; a Hijri date is converted. `months` are the
    names of months that the knowledge has (`knowledge.times.months`).

    A date that a preposition ties to something told (`منذ`, `في`, `حتى`, `قبل`) is no dateline."""
    head = _WORD.sub(lambda match: fold(match.group()), norm(text[:HEAD]))
    found: list[tuple[int, date]] = []
    written, names = _written(months)
    for match in written.finditer(head):
        month, hijri = names[match[2]]
        _add(found, head, match.start(), _day(int(match[3]), month, int(match[1]), hijri))
    for match in _YEAR_FIRST.finditer(head):
        _add(found, head, match.start(), _numeric(int(match[1]), int(match[3]), int(match[4])))
    for match in _DAY_FIRST.finditer(head):
        _add(found, head, match.start(), _numeric(int(match[4]), int(match[3]), int(match[1])))
    return min(found)[1] if found else None


def _numeric(year: int, month: int, number: int) -> date | None:
    hijri = 1300 < year < 1500
    return _day(year, month, number, hijri) or _day(year, number, month, hijri)


def _day(year: int, month: int, number: int, hijri: bool) -> date | None:
    try:
        return Hijri(year, month, number).to_gregorian() if hijri else date(year, month, number)
    except (OverflowError, ValueError):
        return None


_TIED = frozenset(fold(word) for word in ("منذ", "حتى", "قبل", "بعد", "في", "من", "إلى", "بين", "يوم", "ثورة", "أحداث", "هجمات"))


def _add(found: list[tuple[int, date]], head: str, start: int, day: date | None) -> None:
    """Keeps a day that can be one of publication."""
    before = head[:start].split()
    tied = bool(before) and (before[-1] in _TIED or (before[-1].isdigit() and len(before) > 1 and before[-2] in _TIED))
    if day is not None and FIRST <= day.year <= LAST and not tied:
        found.append((start, day))
