"""Reads months, years, seasons, units and durations: `منتصف يوليو`, `العام الماضي`, `صيف 2014`, `ثلاثة أشهر`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from riwaya.mentions import calendar
from riwaya.mentions.dates import join, month_end, month_name, year_at
from riwaya.mentions.numbers import number_at
from riwaya.mentions.timereading import NO_DATE, TOLD, UNCOUNTED, Reading, Sentence, of


def period(s: Sentence, i: int) -> Reading | None:
    """A stretch longer than a day that has a name of its own."""
    return edge(s, i) or month(s, i) or season(s, i) or unit(s, i) or decade(s, i) or year(s, i)


def edge(s: Sentence, i: int) -> Reading | None:
    """مطلع, منتصف, نهاية or a half of a month, year and so on."""
    found = s.look(i, "edge")
    half = s.look(i, "part_of_year")
    if found is None and half is None:
        return None
    j = found[1] if found else half[1] if half else i
    j += s.word(j) == "من"
    whole = (month(s, j, licensed=True) or season(s, j) or unit(s, j) or decade(s, j) or year(s, j, licensed=True)) if j < len(s.atoms) else None
    if whole is None or (whole.precision == "span" and whole.unit not in ("decade", "century")):
        return None
    if half:
        if whole.unit != "year" or whole.low is None:
            return replace(whole, precision="season") if whole.unit == "year" else None
        first, last = half[0]
        interval = calendar.month_of(whole.low.year, first)[0], calendar.month_of(whole.low.year, last)[1]
        return of(whole.end, interval, "season", "edge", dated=whole.dated)
    assert found is not None
    if whole.low is None or whole.high is None:
        precision = calendar.edge_of(date(2000, 1, 1), date(2000, 1, 31), found[0], whole.unit)[1]
        return replace(whole, precision=precision, kind="edge")
    interval, precision = calendar.edge_of(whole.low, whole.high, found[0], whole.unit)
    return replace(whole, low=interval[0], high=interval[1], precision=precision, kind="edge")


def month(s: Sentence, i: int, licensed: bool = False) -> Reading | None:
    """A month without a day; doubtful names (مارس, رجب) need a word beside them that makes them a month."""
    if i >= len(s.atoms):
        return None
    named = month_name(s, i)
    if named is None:
        return None
    number, hijri, end, doubt = named
    year, shift, after = month_end(s, end)
    before = s.word(i - 1)
    licensed = licensed or (s.atoms[i].prep in ("ب", "ل") and s.atoms[i].norm[:1] != "ا")
    governed = doubt < 2 and (before in ("في", "خلال", "منذ", "حتي", "بحلول") or (before == "من" and not hijri))
    if doubt and not (licensed or after > end or governed):
        return None
    numbered = i > 0 and s.atoms[i - 1].digits
    if s.has(i - 1 - numbered, "name_heads"):
        return None
    interval = month_interval(s, number, hijri, year or s.year, shift)
    return of(after, interval, "month", "month", dated=year is not None)


def month_interval(s: Sentence, number: int, hijri: bool, year: int | None, shift: int | None) -> calendar.Interval | None:
    """The days of a month; without a year the last one that began by publication, or what الماضي and المقبل say."""
    make = calendar.hijri_month if hijri else calendar.month_of
    if year is not None:
        return make(year, number) if hijri or 1300 < year < 2200 else None
    if s.published is None:
        return None
    base = calendar.hijri_year_at(s.published) if hijri else s.published.year
    if base is None:
        return None
    choices = [interval for k in (-1, 0, 1) if (interval := make(base + k, number))]
    if shift == 0:
        return next(
            (interval for interval in choices if interval[0] <= s.published <= interval[1]),
            choices[1] if len(choices) > 1 else None,
        )
    if shift == 1 or (s.forward and shift is None):
        return next((interval for interval in choices if interval[1] >= s.published), None)
    limit = [interval for interval in choices if (interval[1] < s.published if shift == -1 else interval[0] <= s.published)]
    return limit[-1] if limit else None


def season(s: Sentence, i: int) -> Reading | None:
    """A season with its year or with الماضي; alone only after a preposition."""
    found = s.look(i, "season")
    if found is None:
        return None
    (first, last), end = found
    shift = s.look(end, "shift")
    definite = s.word(i).startswith("ال") or s.word(i) == "فصل"
    if shift and definite:
        return of(shift[1], _season(s, first, last, None, shift[0]), "season", "season")
    told, shifted, after = month_end(s, end)
    if after > end and shifted is None and not definite:
        return of(
            after,
            _season(s, first, last, told, None) if told else None,
            "season",
            "season",
            dated=s.atoms[after - 1].digits,
        )
    if s.has(i - 1, "this") and definite:
        return of(end, _season(s, first, last, None, 0), "season", "season")
    if definite and s.word(i - 1) in ("خلال", "بحلول", "منذ", "حتي", "في") and s.word(end) not in ("العربي",):
        return of(end, _season(s, first, last, None, 1 if s.forward else None), "season", "season")
    return None


def _season(s: Sentence, first: int, last: int, year: int | None, shift: int | None) -> calendar.Interval | None:
    """The days of a season; the winter of a year is the one that ends in it."""

    def days(of_year: int) -> calendar.Interval:
        return calendar.month_of(of_year - (first > last), first)[0], calendar.month_of(of_year, last)[1]

    if year is not None:
        return days(year)
    if s.published is None:
        return None
    choices = [days(s.published.year + k) for k in (-1, 0, 1, 2)]
    if shift == 0:
        return next((c for c in choices if c[1] >= s.published), None)
    if shift == 1:
        return next((c for c in choices if c[0] > s.published or (s.forward and c[1] >= s.published)), None)
    past = [c for c in choices if (c[1] < s.published if shift == -1 else c[0] <= s.published)]
    return past[-1] if past else None


def unit(s: Sentence, i: int) -> Reading | None:
    """هذا الأسبوع, الشهر الماضي, عام 2011, الأيام القليلة الماضية, الساعات الـ48 الماضية."""
    j, this, told = i, s.has(i, "this"), s.has(i, "that") or s.has(i, "same")
    j += this or told
    counted = _counted_definite(s, j)
    if counted:
        return counted
    found = s.look(j, "unit")
    if found is None or (found[0][0] == "day" and found[0][1] == "one") or s.has(i - 1, "every"):
        return None
    (name, number), end = found
    definite = s.word(j).startswith("ال")
    if told and name != "period":
        end += s.has(end, "shift") or s.has(end, "anaphoric")
        return Reading(end, None, None, _precision(name), "anaphoric", TOLD) if definite and number == "one" else None
    if number == "one":
        year_found = _year_after(s, end) if name == "year" else None
        if year_found:
            return year_found
        if not definite or (s.word(j) == "الساعه" and not s.has(end, "shift")):
            return None
        if s.has(j - 1, "general_heads"):
            return None
        shift = s.look(end, "shift")
        if shift and not s.atoms[end].conj:
            back = s.look(end, "two_back")
            return _shifted(s, name, back[1] if back else shift[1], -2 if back else shift[0])
        if s.has(end, "two_back"):
            return _shifted(s, name, end + 2, -2)
        if s.has(end, "anaphoric") and not s.atoms[end].conj:
            return Reading(end + 1, None, None, _precision(name), "anaphoric", TOLD)
        return _shifted(s, name, end, 0) if this else None
    if name == "year" and year_at(s, end):
        return _years(s, end)
    return _past_span(s, name, end, 2 if number == "two" else None) if definite else None


def _precision(name: str) -> str:
    return name if name in ("day", "week", "month", "year") else "span" if name in ("decade", "century") else "unknown"


def _shifted(s: Sentence, name: str, end: int, shift: int) -> Reading | None:
    if name in ("period", "hour", "minute"):
        if name == "period":
            return Reading(end, None, None, "unknown", "vague", "a period without bounds")
        return of(end, (s.published, s.published) if s.published else None, "day", "relative")
    moved = calendar.moved(s.published, name, shift) if s.published else None
    found = of(end, calendar.around(moved, name) if moved else None, _precision(name), "relative")
    return replace(found, unit=name)


def _year_after(s: Sentence, i: int) -> Reading | None:
    """A year after عام, also a range of them."""
    found = year_at(s, i)
    if found is None:
        return None
    end = found[1]
    if s.word(end) in ("-", "–", "/") and (second := year_at(s, end + 1)) and second[0] > found[0]:
        return join(_year(found, found[1]), _year(second, second[1]))
    return _year(found, end)


def _year(found: tuple[int, int, bool], end: int) -> Reading:
    number, _, hijri = found
    return of(
        end,
        calendar.hijri_year(number) if hijri else calendar.year_of(number),
        "year",
        "year",
        dated=True,
        note="outside the calendar",
    )


def _years(s: Sentence, i: int) -> Reading | None:
    """The years after عامي or الأعوام: `2011 و2012`, `2011-2014`."""
    first = year_at(s, i)
    if first is None:
        return None
    j = first[1]
    if j < len(s.atoms) and s.word(j) in ("-", "–", "/", "الي", "حتي"):
        j += 1
    elif not (j < len(s.atoms) and s.atoms[j].conj):
        return _year(first, first[1])
    second = year_at(s, j)
    return join(_year(first, first[1]), _year(second, second[1])) if second and second[0] > first[0] else _year(first, first[1])


def _counted_definite(s: Sentence, i: int) -> Reading | None:
    """الـ48 ساعة الماضية, السنوات الست المقبلة told as الست سنوات المقبلة."""
    j = i + 1 if s.word(i) == "ال" else i
    if j + 2 >= len(s.atoms) or (j == i and not s.word(i).startswith("ال")) or s.has(j, "unit"):
        return None
    number = number_at(s.atoms, j, s.tables.numbers)
    if number is None or number.kind not in ("digits", "words"):
        return None
    found = s.look(number.end, "unit") if number else None
    return _past_span(s, found[0][0], found[1], number.value) if number and found else None


def _past_span(s: Sentence, name: str, i: int, count: float | None) -> Reading | None:
    """What follows a plural unit: fillers, a number, الماضية or المقبلة."""
    j = i
    while s.has(j, "fillers"):
        j += 1
    if s.word(j) == "ال":
        j += 1
    number = number_at(s.atoms, j, s.tables.numbers) if j < len(s.atoms) else None
    if number and not s.atoms[j].conj and number.kind in ("digits", "words"):
        count, j = number.value, number.end
        again = s.look(j, "unit")
        j = again[1] if again else j
    shift = s.look(j, "shift")
    if shift is None or s.atoms[j].conj:
        return None
    if name == "hour" and count is None:
        count = 24
    if count is None or name == "period":
        low, high = (None, s.published) if shift[0] < 0 else (s.published, None)
        return Reading(shift[1], low, high, "unknown" if name == "period" else "span", "relative", UNCOUNTED)
    if s.published is None:
        return Reading(shift[1], None, None, "span", "relative", NO_DATE)
    moved = calendar.moved(s.published, name, count * (shift[0] or 1))
    if moved is None:
        return None
    low, high = min(moved, s.published), max(moved, s.published)
    return Reading(shift[1], low, high, "span", "relative")


def decade(s: Sentence, i: int) -> Reading | None:
    """ثمانينيات القرن الماضي, التسعينيات; not a person's twenties."""
    found = s.look(i, "decade")
    if found is None or (s.word(found[1]) == "من" and s.has(found[1] + 1, "age_after")) or s.has(found[1], "age_after"):
        return None
    first, end = found
    century = s.look(end, "unit")
    if century and century[0][0] == "century":
        shift = s.look(century[1], "shift")
        end = shift[1] if shift else century[1]
    elif first < 1950 or s.word(i - 1) not in (
        "في",
        "منذ",
        "خلال",
        "اوائل",
        "اواخر",
        "منتصف",
        "مطلع",
        "نهايه",
        "بدايه",
        "اواسط",
        "حتي",
    ):
        return None
    return replace(of(end, (date(first, 1, 1), date(first + 9, 12, 31)), "span", "decade", dated=True), unit="decade")


def year(s: Sentence, i: int, licensed: bool = False) -> Reading | None:
    """A bare year, if a word before it makes it one and no noun follows that it could count."""
    found = year_at(s, i)
    if found is None:
        return None
    number, end, _ = found
    if number < 1900 and not s.has(i + 1, "hijri_era"):
        return None
    if s.word(end) in ("-", "–") and (second := year_at(s, end + 1)) and 0 < second[0] - number < 60:
        return join(_year(found, end), _year(second, second[1]))
    follows = s.atoms[end] if end < len(s.atoms) else None
    free = follows is None or follows.mark or follows.conj or s.has(end, "ordinary_after") or bool(follows.prep) or follows.definite
    if not (licensed or (s.has(i - 1, "year_cues") and (free or (number > 1950 and s.word(i - 1) in ("منذ", "حتي"))))):
        return None
    end += s.has(end, "shift") and not s.atoms[end].conj
    return _year(found, end)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: `count` units, None if the text does not count them."""

    count: float | None
    unit: str
    end: int
    bare: bool


def duration(s: Sentence, i: int) -> Duration | None:
    """`سبعة أشهر`, `عامين ونصف`, `أكثر من عام`, `بضعة أيام`; `bare` is a unit alone, which needs a preposition."""
    j = i
    approx = s.look(j, "approximators")
    if approx:
        j = approx[1]
    vague = s.look(j, "vague_amounts")
    if vague:
        j = vague[1]
    number = None if vague or j >= len(s.atoms) or s.has(j, "unit") else number_at(s.atoms, j, s.tables.numbers)
    if number:
        if number.kind == "ordinal" or (number.kind == "fraction" and number.definite):
            return None
        j = number.end
    found = s.look(j, "unit")
    if found is None or (j > i and s.atoms[j].conj):
        return None
    (name, amount), end = found
    if name == "period" or (s.word(j).startswith("ال") and not (number and number.definite)):
        return None
    if not number and amount == "one" and name == "year" and year_at(s, end):
        return None
    count = number.value if number else 2 if amount == "two" else 1 if amount == "one" and not vague else None
    if end < len(s.atoms) and s.atoms[end].conj and count is not None:
        part = s.tables.numbers.words.get(s.word(end))
        if part and part[1] == "fraction":
            count, end = count + part[0], end + 1
    if s.has(end, "gone") and not s.atoms[end].conj:
        end += 1
    return Duration(count, name, end, not (number or approx or vague or amount == "two"))
