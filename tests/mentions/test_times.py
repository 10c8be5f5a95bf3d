"""Times: the cases of times.tsv, and what holds for any sentence and day."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from words import words

from riwaya.articles.dateline import published_in
from riwaya.knowledge import knowledge_files
from riwaya.knowledge.timewords import load_times
from riwaya.mentions.times import find_times

TABLES = load_times(knowledge_files())
CASES = Path(__file__).parent.parent / "cases" / "times.tsv"
with CASES.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
PIECES = sorted({piece for row in ROWS for piece in row["sentence"].split()})
DAYS = st.dates(date(1995, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"] for row in ROWS])
def test_case(row: dict[str, str]) -> None:
    published = date.fromisoformat(row["published"]) if row["published"] else None
    found = find_times(words(row["sentence"]), published, TABLES)
    told = [(row["sentence"][t.start : t.end], str(t.low or ""), str(t.high or ""), t.precision) for t in found]
    assert told == ([(row["expression"], row["low"], row["high"], row["precision"])] if row["expression"] else [])


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.none() | DAYS)
@settings(max_examples=150, deadline=None)
def test_any_order_of_words(pieces: list[str], published: date | None) -> None:
    """Times lie in order inside the sentence and never end before they begin, however odd the text."""
    text = " ".join(pieces)
    tokens = words(text)
    end = 0
    for time in find_times(tokens, published, TABLES):
        assert end <= time.start < time.end <= len(text)
        assert 0 <= time.start_token < time.end_token <= len(tokens)
        assert tokens[time.start_token].start <= time.start and time.end <= tokens[time.end_token - 1].end
        assert time.low is None or time.high is None or time.low <= time.high
        assert time.resolved or time.note
        assert not (time.resolved and time.low is None and time.high is None)
        end = time.end


@given(DAYS, st.sampled_from(["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]))
@settings(deadline=None)
def test_weekday(published: date, name: str) -> None:
    """A weekday is the last one not after publication; الماضي is before it, المقبل after it."""
    (bare,) = find_times(words(f"وقع الهجوم {name} هناك"), published, TABLES)
    (last,) = find_times(words(f"وقع الهجوم {name} الماضي هناك"), published, TABLES)
    (coming,) = find_times(words(f"يجتمع المجلس {name} المقبل هناك"), published, TABLES)
    assert bare.low and last.low and coming.low
    assert 0 <= (published - bare.low).days < 7
    assert 0 < (published - last.low).days <= 7
    assert 0 < (coming.low - published).days <= 7
    assert bare.low.weekday() == last.low.weekday() == coming.low.weekday()


@given(DAYS)
@settings(deadline=None)
def test_written_dates(day: date) -> None:
    """A full date is that day in every way of writing it, also as a dateline."""
    names = ["يناير", "شباط", "مارس", "نيسان", "ماي", "حزيران", "جويلية", "غشت", "أيلول"]
    names += ["تشرين الأول", "تشرين الثاني/نوفمبر", "ديسمبر (كانون الأول)"]
    month = names[day.month - 1]
    for text in (
        f"{day.day} {month} {day.year}",
        f"{day:%Y/%m/%d}",
        f"{day:%d-%m-%Y}",
        f"{day:%Y} / {day.month} / {day.day}",
    ):
        (time,) = find_times(words(f"صدر البيان في {text}."), None, TABLES)
        assert (time.low, time.high, time.precision, time.resolved) == (day, day, "day", True), text
        assert published_in(f"طرابلس، {text} (وكالة)", TABLES.months) == day, text


def test_dateline_is_not_any_date() -> None:
    assert published_in("قتل خمسة منذ 17 فبراير 2011 في البلدة.", TABLES.months) is None
    assert published_in("الخميس 20 شوال 1436 هـ - 5 أغسطس 2015م", TABLES.months) == date(2015, 8, 5)
    assert published_in("بلا تاريخ " + "كلمة " * 60 + "5 مايو 2012", TABLES.months) is None
    assert published_in("", TABLES.months) is None
