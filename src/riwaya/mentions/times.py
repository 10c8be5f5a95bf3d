"""Finds the times of a sentence and resolves them against the day of publication (codebook, section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from riwaya.knowledge.timewords import TimeTables
from riwaya.mentions import calendar, periods
from riwaya.mentions.atoms import Token, split
from riwaya.mentions.dates import day, join
from riwaya.mentions.numbers import number_at
from riwaya.mentions.timereading import NO_DATE, TOLD, UNCOUNTED, Reading, Sentence, of


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: offsets in the article, its tokens (the end excluded) and its days.

    `low` and `high` are both included and None where the text gives no bound; `precision` is day, week, month,
    season, year, span or unknown; `kind` is date, relative, weekday, month, year, season, decade,
    edge, range, since, compared (`أعنف قصف منذ أشهر`), until, from, before, after, duration, clock, anaphoric or vague.
    An unresolved time says in `note` why."""

    start: int
    end: int
    start_token: int
    end_token: int
    low: date | None
    high: date | None
    precision: str
    resolved: bool
    note: str
    kind: str


def find_times(tokens: Sequence[Token], published: date | None, tables: TimeTables) -> list[Time]:
    """The times of one sentence in their order; they do not overlap."""
    atoms = split(tokens, tables.words)
    sentence = Sentence(atoms, published, tables)
    found: list[Time] = []
    i = 0
    while i < len(atoms):
        reading = time_at(sentence, i) if atoms[i].digits or atoms[i].word in tables.starts else None
        if reading is None:
            i += 1
            continue
        first, last = atoms[i], atoms[reading.end - 1]
        found.append(
            Time(
                first.start,
                last.end,
                first.token,
                last.token + 1,
                reading.low,
                reading.high,
                reading.precision,
                reading.resolved,
                reading.note,
                reading.kind,
            )
        )
        i = reading.end
    return found


def time_at(s: Sentence, i: int) -> Reading | None:
    """The longest reading of a time that begins at atom `i`."""
    vague = s.look(i, "vague")
    point = day(s, i)
    if vague and (point is None or vague[1] >= point.end):
        wider = _earlier_in(s, vague[1])
        return wider or _vague(s, *vague)
    return point or _clock(s, i) or _range(s, i) or _governed(s, i) or periods.period(s, i) or _length(s, i)


def _point(s: Sentence, i: int) -> Reading | None:
    """A time that is no length."""
    return (day(s, i) or _range(s, i) or periods.period(s, i)) if i < len(s.atoms) else None


def _vague(s: Sentence, payload: tuple[str, int | None, str], end: int) -> Reading:
    precision, offset, note = payload
    if offset is not None:
        return of(end, (s.published, s.published) if s.published else None, precision, "vague")
    return Reading(end, None, None, precision, "vague", f"no more is said than {note}")


def _earlier_in(s: Sentence, i: int) -> Reading | None:
    """What follows في وقت سابق: `من هذا الشهر`."""
    return periods.period(s, i + 1) if s.word(i) == "من" and i + 1 < len(s.atoms) else None


def _clock(s: Sentence, i: int) -> Reading | None:
    """الساعة السابعة صباحا, with its day if the text goes on to it."""
    if s.word(i) != "الساعه" or i + 1 >= len(s.atoms):
        return None
    hour = number_at(s.atoms, i + 1, s.tables.numbers)
    if hour is None or hour.value > 24:
        return None
    end = hour.end
    if s.word(end) == ":" and end + 1 < len(s.atoms) and s.atoms[end + 1].digits:
        end += 2
    while end < len(s.atoms) and s.atoms[end].conj and s.tables.numbers.words.get(s.word(end)):
        end += 1
    adverb = s.look(end, "part_adverbs")
    end = adverb[1] if adverb else end
    found = day(s, end + (s.word(end) == "من"))
    return found or Reading(end, None, None, "unknown", "clock", "an hour without a day")


def _range(s: Sentence, i: int) -> Reading | None:
    """بين X وY, من X إلى Y, and what الفترة من ... gives."""
    word, j = s.word(i), i + 1
    if word == "ما" and s.word(j) == "بين":
        word, j = "بين", j + 1
    if word not in ("بين", "من", "مابين") or j >= len(s.atoms):
        return None
    first = day(s, j) or periods.period(s, j) or periods.year(s, j, licensed=True)
    if first is None:
        return None
    if first.kind == "range":
        return replace(first, precision="span") if word == "بين" else first
    k = first.end
    if k >= len(s.atoms) or not (s.atoms[k].conj if word != "من" else s.word(k) in ("الي", "حتي") or (s.atoms[k].conj and s.word(k) == "حتي")):
        return None
    k += word == "من"
    second = (day(s, k) or periods.period(s, k) or periods.year(s, k, licensed=True)) if k < len(s.atoms) else None
    if second is None:
        return None
    if second.dated and not first.dated and second.high:
        hinted = replace(s, year=second.high.year)
        first = day(hinted, j) or periods.period(hinted, j) or first
    return replace(join(first, second), precision="span")


def _governed(s: Sentence, i: int) -> Reading | None:
    """A preposition and the time or the length after it."""
    found = s.look(i, "prep")
    if found is None:
        return None
    kind, j = found
    if kind == "by":
        s = replace(s, forward=True)
    compared = kind == "since" and any(s.has(k, "ranks") for k in range(max(0, i - 5), i))
    point = _point(s, j)
    if point is None and kind in ("since", "until", "from", "by") and j < len(s.atoms):
        point = periods.month(s, j, licensed=True)
    length = periods.duration(s, j) if point is None and j < len(s.atoms) else None
    if point:
        read = _before_point(s, kind, point)
    elif length is None or kind in ("until", "by"):
        return None
    else:
        read = _before_length(s, kind, length)
    return replace(read, kind="compared") if read is not None and compared else read


def _before_point(s: Sentence, kind: str, point: Reading) -> Reading | None:
    if kind in ("during", "by"):
        return point
    if kind == "since":
        until = s.look(point.end, "prep")
        if until and until[0] == "until" and (second := _point(s, until[1])):
            return replace(join(point, second), precision="span")
        high = s.published if point.low and s.published and s.published >= point.low else None
        return replace(point, high=high, precision="span", kind="since")
    if kind == "from":
        until = s.look(point.end, "prep")
        if until and until[0] == "until" and (second := _point(s, until[1])):
            return replace(join(point, second), precision="span")
        return replace(point, high=None, precision="span", kind="from")
    if kind == "until":
        return replace(point, low=None, precision="span", kind="until")
    if point.kind in ("anaphoric", "vague"):
        return None
    if kind == "ago":
        return replace(point, low=None, high=point.low - timedelta(days=1) if point.low else None, precision="span", kind="before")
    return replace(point, low=point.high + timedelta(days=1) if point.high else None, high=None, precision="span", kind="after")


def _before_length(s: Sentence, kind: str, length: periods.Duration) -> Reading | None:
    count, unit, end = length.count, length.unit, length.end
    precision = {"minute": "day", "hour": "day", "decade": "year", "century": "year"}.get(unit, unit)
    anchored = s.word(end) == "من" and not s.has(end + 1, "day")  # قبل يومين من الانتخابات
    if kind == "since":
        moved = calendar.moved(s.published, unit, -count) if s.published and count is not None else None
        note = "" if moved else UNCOUNTED if count is None else NO_DATE
        return Reading(end, moved, s.published, "span", "since", note)
    if kind == "ago":
        if anchored:
            return Reading(end, None, None, precision, "relative", TOLD)
        if count is None:
            return Reading(end, None, s.published, "unknown", "relative", UNCOUNTED)
        moved = calendar.moved(s.published, unit, -count) if s.published else None
        return of(end, calendar.around(moved, precision) if moved else None, precision, "relative")
    if kind == "after":
        return Reading(end, None, None, precision if count is not None else "unknown", "relative", TOLD)
    return Reading(end, None, None, "span", "duration", "a length of time")


_MARKS = frozenset("()[]،,-–")


def _length(s: Sentence, i: int) -> Reading | None:
    """A length of time by itself; ages and prison terms are none."""
    length = periods.duration(s, i)
    if length is None or (length.bare and s.atoms[i].prep != "ل") or s.has(i - 1, "every"):
        return None
    if length.bare and length.count is not None:  # ليوم, لعام
        return None
    if length.unit == "year" and i and s.word(length.end) in _MARKS and s.word(i - 1) in _MARKS:
        return None  # (22 عاما): an age
    if length.unit == "year" and i and s.atoms[i].digits and s.atoms[i - 1].end == s.atoms[i].start and not s.atoms[i].prep:
        return None  # a name and an age run together
    if any(s.has(k, "age_cues") or s.has(k, "term_cues") for k in range(max(0, i - 3), i)):
        return None
    if s.has(length.end, "age_after") or (s.word(length.end) == "من" and s.has(length.end + 1, "age_after")):
        return None
    return Reading(length.end, None, None, "span", "duration", "a length of time")
