"""Reads days and months: `صباح أمس الأول الخميس`, `الثامن من أبريل/نيسان الجاري`, `2015/08/06`, `15 رمضان 1436هـ`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from riwaya.mentions import calendar
from riwaya.mentions.numbers import number_at
from riwaya.mentions.timereading import NO_DATE, TOLD, Reading, Sentence, of

NUMERIC = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})$")
NO_DAY = "the calendar has no such day"
TITLES = frozenset({"اليوم", "الغد"})  # days that newspapers are called by
WHERE = frozenset({"في", "الى", "إلى", "من", "مدينة", "مدينه", "محافظة", "محافظه", "شرق", "غرب", "شمال", "جنوب"})


def day(s: Sentence, i: int) -> Reading | None:
    """A day with all that belongs to it: lead-in, parts of the day, اليوم or أمس, weekday, date."""
    j, parts = i, 0
    lead = s.look(j, "lead_ins")
    if lead:
        j = lead[1] + (s.word(lead[1]) == "من")
    while parts < 3 and (part := s.look(j, "parts")):
        if (name := s.look(j, "day")) and name[1] >= part[1]:
            break
        j, parts = part[1], parts + 1
        if s.word(j) == "الاولي" or s.word(j) == "الصباح":
            j += 1
        if s.word(j) == "من" and parts < 3:
            j += 1
    pair = s.look(j, "day_pairs") if not parts else None
    if pair:
        return _pair(s, pair[1])
    found = _named(s, j, bool(parts or lead)) or date_at(s, j, loose=bool(parts))
    if found is None:
        return None
    after = s.look(found.end, "part_adverbs")
    return replace(found, end=after[1]) if after else found


def _pair(s: Sentence, i: int) -> Reading | None:
    """What follows يومي: two weekdays or two days of a month."""
    first, second = _weekday(s, i), None
    if first and first.end < len(s.atoms) and s.atoms[first.end].conj:
        second = _weekday(s, first.end)
    if first and second:
        return join(first, second)
    return date_at(s, i, loose=False)


def join(first: Reading, second: Reading) -> Reading:
    """The time from the beginning of one to the end of the other; unresolved if one is or if they do not follow."""
    low, high = first.low, second.high
    note = first.note or second.note
    if low and high and low > high:
        low, high, note = None, None, "the end lies before the beginning"
    elif not (low and high):
        low = high = None
    precision = "day" if first.precision == second.precision == "day" and low and high and (high - low).days < 2 else "span"
    return Reading(second.end, low, high, precision, "range", note, "", first.dated or second.dated)


def _named(s: Sentence, i: int, licensed: bool) -> Reading | None:
    """اليوم, أمس, a weekday, with what explains them further."""
    if s.word(i) == "ذلك" and s.word(i + 1) == "اليوم":
        return Reading(i + 2, None, None, "day", "anaphoric", TOLD)
    if s.has(i, "same") and s.word(i + 1) == "اليوم":
        return Reading(i + 2, None, None, "day", "anaphoric", TOLD)
    name = s.look(i, "day")
    if name is None:
        return _weekday(s, i)
    offset, end = name
    called = s.has(i - 1, "not_today_before") and s.word(i) in TITLES and s.word(i - 2) not in WHERE
    if not licensed and (s.has(i - 1, "name_heads") or called or s.has(i - 1, "every")):
        return None  # صحيفة ليبيا اليوم, but في ليبيا اليوم, زار عدن أمس
    if s.word(i) == "اليوم" and end == i + 1:
        if s.has(end, "anaphoric"):
            return Reading(end + 1, None, None, "day", "anaphoric", TOLD)
        if s.has(end, "not_today_after") or s.has(end, "shift") or s.tables.numbers.words.get(s.word(end), (0, ""))[1] == "ordinal":
            return None
    moved = s.published + timedelta(days=offset) if s.published else None
    found = of(end, (moved, moved) if moved else None, "day", "relative")
    return _explained(s, found, offset)


def _explained(s: Sentence, found: Reading, offset: int) -> Reading:
    """A day followed by its weekday, its date or both, in brackets or not; both decide over أمس."""
    opened, j = _open(s, found.end)
    weekday = s.look(j, "weekday")
    if weekday and not s.atoms[j].conj:
        number, end = weekday
        near = found.low
        if near and near.isoweekday() != number:
            near = calendar.weekday_closest(near, number)
        found = replace(found, end=_close(s, end, opened), low=near, high=near)
        opened, j = _open(s, found.end)
    if s.word(j) == "الموافق" or s.word(j) == "الموافقه":
        j += 1
    dated = date_at(s, j, loose=False)
    if dated and not s.atoms[j].conj and dated.precision == "day":
        return replace(dated, end=_close(s, dated.end, opened))
    return found


def _open(s: Sentence, i: int) -> tuple[bool, int]:
    return (True, i + 1) if s.word(i) == "(" else (False, i)


def _close(s: Sentence, end: int, opened: bool) -> int:
    return end + 1 if opened and s.word(end) == ")" else end


def _weekday(s: Sentence, i: int) -> Reading | None:
    """A weekday with الماضي or المقبل, or with a date; two in a row are the night between them."""
    found = s.look(i, "weekday")
    if found is None or s.has(i - 1, "weekday_heads") or s.has(i - 1, "every"):
        return None
    if s.word(i) == "الاثنين" and i and (s.atoms[i - 1].word in s.tables.numbers.duals or s.word(i - 1) == "بين"):
        return None
    number, end = found
    shift = s.look(end, "shift")
    if shift and not s.atoms[end].conj:
        moved = calendar.weekday_near(s.published, number, 1 if shift[0] > 0 else -1, shift[0] != 0) if s.published else None
        reading = of(shift[1], (moved, moved) if moved else None, "day", "weekday")
        return reading if s.word(shift[1]) != "(" else _explained(s, reading, 0)
    moved = calendar.weekday_near(s.published, number, 1 if s.forward else -1, False) if s.published else None
    reading = of(end, (moved, moved) if moved else None, "day", "weekday")
    if s.word(end) in ("-", "/") and s.has(end + 1, "weekday"):
        end += 1
    second = s.look(end, "weekday")
    if second and not s.atoms[end].conj:
        day_after = moved + timedelta(days=1) if moved else None
        return replace(reading, end=second[1], high=day_after)
    opened, j = _open(s, end)
    j += s.word(j) == "،" or s.word(j) == ","
    dated = _explained(s, replace(reading, end=j), 0)
    if dated.end > j:
        return replace(dated, end=_close(s, dated.end, opened))
    return reading


def date_at(s: Sentence, i: int, *, loose: bool) -> Reading | None:
    """A day of a month, or a date in digits; `loose` lets `6/8` pass, which else may be a score."""
    if i >= len(s.atoms):
        return None
    numeric = _numeric(s, i, loose)
    if numeric:
        return numeric
    first = number_at(s.atoms, i, s.tables.numbers)
    if first is None or not 1 <= first.value <= 31 or first.kind == "fraction" or first.value != int(first.value):
        return None
    days, j = [int(first.value)], first.end
    connected = s.word(j) in ("-", "–", "الي", "حتي") or (j < len(s.atoms) and s.atoms[j].conj)
    if connected:
        second = number_at(s.atoms, j if s.atoms[j].conj else j + 1, s.tables.numbers) if j + 1 < len(s.atoms) else None
        if second and days[0] < second.value <= 31:
            days, j = [days[0], int(second.value)], second.end
        else:
            return None
    if len(days) == 1 and s.word(j) in ("من", "/"):
        this_month = _of_month(s, j + 1, days[0]) if s.word(j) == "من" else None
        if this_month:
            return this_month
        j += 1
    elif s.word(j) == "من":
        j += 1
    named = month_name(s, j)
    if named is None or (s.word(j - 1) == "من" and first.kind == "words"):
        return None
    if s.has(i - 1, "name_heads"):
        return None
    month, hijri, end, _ = named
    readings = [_resolve(s, i, number, month, hijri, end) for number in days]
    return readings[0] if len(readings) == 1 else join(*readings)


def _of_month(s: Sentence, i: int, number: int) -> Reading | None:
    """The day of a month told without its name: السابع من الشهر المقبل, من هذا الشهر."""
    i += (this := s.has(i, "this"))
    if s.word(i) != "الشهر":
        return None
    shift = s.look(i + 1, "shift")
    if not (shift or this):
        return None
    moved = calendar.moved(s.published, "month", shift[0] if shift else 0) if s.published else None
    found = calendar.day_of(moved.year, moved.month, number) if moved else None
    note = NO_DAY if moved else NO_DATE
    return of(shift[1] if shift else i + 1, (found, found) if found else None, "day", "date", note=note)


def _numeric(s: Sentence, i: int, loose: bool) -> Reading | None:
    if not s.atoms[i].digits:
        return None
    end, text = i + 1, s.atoms[i].norm
    while end + 1 < len(s.atoms) and end < i + 4 and s.word(end) in ("/", "-", ".", "\\") and s.atoms[end + 1].digits:
        text, end = text + "/" + s.atoms[end + 1].norm, end + 2
    match = NUMERIC.match(text)
    if not match:
        if loose and end == i + 3 and re.match(r"\d{1,2}/\d{1,2}$", text):
            return _resolve(s, i, int(text.split("/")[0]), int(text.split("/")[1]), False, end)
        return None
    a, b, c = (int(part) for part in match.groups())
    year, month, number = (a, b, c) if len(match[1]) == 4 else (c, b, a)
    if len(match[1]) < 3 and len(match[3]) < 3:
        if "/" not in text:
            return None
        year += 2000 if c < 70 else 1900
    if month > 12 and number <= 12:
        month, number = number, month
    found = calendar.hijri_day(year, month, number) if 1300 < year < 1500 else calendar.day_of(year, month, number)
    if found is None:
        return None
    era = s.look(end, "era")
    return of(era[1] if era else end, (found, found), "day", "date", dated=True)


def month_name(s: Sentence, i: int) -> tuple[int, bool, int, int] | None:
    """A month in one naming or two (`حزيران/يونيو`, `يوليو (تموز)`): (month, is Hijri, end, doubt 0 to 2)."""
    j = i + 1 if s.word(i) in ("شهر", "لشهر") else i
    found = s.look(j, "month")
    if found is None:
        return None
    (month, hijri, weak), end = found
    if s.word(j) == "اب" and s.atoms[j].norm not in ("آب", "اب"):
        return None
    doubt = 0 if j > i else weak
    other = end + 1 if s.word(end) in ("/", "(", "-", "\\") else end
    again = s.look(other, "month")
    if again and (again[0][0] == month and again[0][1] == hijri) and not s.atoms[other].conj:
        end, doubt = again[1], 0
        end += s.word(other - 1) == "(" and s.word(end) == ")"
    return month, hijri, end, doubt


def year_at(s: Sentence, i: int) -> tuple[int, int, bool] | None:
    """A year in digits: (year, end, is Hijri)."""
    if i >= len(s.atoms) or not s.atoms[i].digits or not re.fullmatch(r"1[3-9]\d\d|20\d\d", s.atoms[i].norm):
        return None
    year = int(s.atoms[i].norm)
    hijri = s.has(i + 1, "hijri_era")
    era = s.look(i + 1, "era")
    if era and s.word(i + 1) == "م" and s.word(i + 2) == ".":
        era = None
    return year, era[1] if era else i + 1, hijri or year < 1500


def month_end(s: Sentence, i: int) -> tuple[int | None, int | None, int]:
    """What follows a month: (year, shift, end); `2014`, `من عام 2014`, `الماضي`, `من العام الماضي`."""
    shift = s.look(i, "shift")
    if shift and not s.atoms[i].conj:
        back = s.look(i, "two_back")
        return None, shift[0], back[1] if back else shift[1]
    j = i
    j += s.word(j) in ("،", ",", "/") and bool(year_at(s, j + 1))
    j += s.word(j) == "من"
    if s.word(j) in ("هذا", "هذه") and s.word(j + 1) in ("العام", "السنه"):
        return (s.published.year if s.published else None), None, j + 2
    if s.word(j) in ("عام", "العام", "سنه", "السنه", "لسنه", "للعام"):
        shift = s.look(j + 1, "shift")
        if shift:
            return (s.published.year + shift[0] if s.published else None), None, shift[1]
        year = year_at(s, j + 1)
        return (year[0], None, year[1]) if year else (None, None, i)
    year = year_at(s, j) if j < len(s.atoms) and (not s.atoms[j].conj) else None
    return (year[0], None, year[1]) if year else (None, None, i)


def _resolve(s: Sentence, i: int, number: int, month: int, hijri: bool, end: int) -> Reading:
    """A day of a month; without a year the last one not after publication, or what الماضي and المقبل say."""
    year, shift, end = month_end(s, end)
    dated = year is not None
    known = s.tables.known_days.get((month, number))
    if known and not dated and not shift and s.word(i - 1) in known[1]:
        year = known[0]
    year = year or s.year
    anchor = s.published
    if year is None and anchor is None:
        return of(end, None, "day", "date")
    make = calendar.hijri_day if hijri else calendar.day_of
    base = year
    if base is None and anchor is not None:
        base = calendar.hijri_year_at(anchor) if hijri else anchor.year
    if base is None:
        return of(end, None, "day", "date", note=NO_DAY)
    found = make(base, month, number)
    if year is None and anchor is not None:
        found = _nearest([make(base + k, month, number) for k in (-1, 0, 1)], anchor, shift, s.forward)
    return of(end, (found, found) if found else None, "day", "date", note=NO_DAY, dated=dated)


def _nearest(days: list[date | None], anchor: date, shift: int | None, forward: bool) -> date | None:
    """Of the same day in three years the one that is meant."""
    real = [day for day in days if day is not None]
    if shift == 0:
        return next((day for day in real if day.year == anchor.year), None)
    if shift == 1 or (forward and shift is None):
        return next((day for day in real if day >= anchor), None)
    return next((day for day in reversed(real) if day <= anchor), None)
