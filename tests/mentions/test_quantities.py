"""Quantities: the cases of quantities.tsv, and number words that are read back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from words import words

from riwaya.knowledge import knowledge_files
from riwaya.knowledge.quantitywords import load_quantities
from riwaya.knowledge.timewords import load_times
from riwaya.mentions.quantities import dual_value, find_quantities

TABLES = load_quantities(knowledge_files(), load_times(knowledge_files()))
CASES = Path(__file__).parent.parent / "cases" / "quantities.tsv"
with CASES.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
PIECES = sorted({piece for row in ROWS for piece in row["sentence"].split()})
UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مائتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمائة", "سبعمئة", "ثمانمئة", "تسعمائة"]


def below_thousand(number: int) -> str:
    parts = [HUNDREDS[number // 100]]
    rest = number % 100
    if rest <= 10:
        parts.append(UNITS[rest])
    elif rest < 20:
        parts.append({11: "أحد عشر", 12: "اثنا عشر"}.get(rest, f"{UNITS[rest - 10]} عشر"))
    else:
        parts += [UNITS[rest % 10], TENS[rest // 10]]
    return " و".join(part for part in parts if part)


def in_words(number: int) -> str:
    """A number below a billion in words, as the press writes it."""
    parts = []
    for scale, one, two, many in ((10**6, "مليون", "مليونان", "ملايين"), (1000, "ألف", "ألفان", "آلاف")):
        count, number = divmod(number, scale)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        elif count:
            parts.append(f"{below_thousand(count)} {many if count <= 10 else one}")
    if number:
        parts.append(below_thousand(number))
    return " و".join(parts)


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"] for row in ROWS])
def test_case(row: dict[str, str]) -> None:
    tokens = words(row["sentence"])
    told = []
    for q in find_quantities(tokens, TABLES):
        unit = "" if q.unit_start_token is None else tokens[q.unit_start_token].norm
        bounds = ["" if bound is None else str(bound) for bound in (q.low, q.best, q.high)]
        told.append([row["sentence"][q.start : q.end], *bounds, unit, q.kind])
    columns = ("expression", "low", "best", "high", "unit", "kind")
    assert told == ([[row[column] for column in columns]] if row["expression"] else [])


@given(st.integers(1, 999_999_999) | st.integers(1, 2500))
@settings(max_examples=400, deadline=None)
def test_words_are_read_back(number: int) -> None:
    (found,) = find_quantities(words(f"قتل {in_words(number)} شخص هناك"), TABLES)
    assert (found.low, found.best, found.high) == (number, number, number)


@given(st.integers(1, 999_999))
@settings(deadline=None)
def test_digits_are_read_back(number: int) -> None:
    eastern = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for text in (str(number), f"{number:,}", eastern, f"نحو {number}"):
        (found,) = find_quantities(words(f"قتل {text} شخص هناك"), TABLES)
        assert found.best == number and found.kind == "cardinal"


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=150, deadline=None)
def test_any_order_of_words(pieces: list[str]) -> None:
    """Quantities lie in order inside the sentence, with bounds in order, however odd the text."""
    text = " ".join(pieces)
    tokens = words(text)
    end = 0
    for q in find_quantities(tokens, TABLES):
        assert end <= q.start < q.end <= len(text)
        assert 0 <= q.start_token < q.end_token <= len(tokens)
        assert q.unit_start_token is None or 0 <= q.unit_start_token < len(tokens)
        assert q.low is None or q.high is None or q.low <= q.high
        end = q.end


def test_dual() -> None:
    assert dual_value("جنديان", TABLES) == dual_value("القتيلين", TABLES) == 2
    for word in ("طالبان", "مدنيين", "سكان", "لبنان", "الميدان"):
        assert dual_value(word, TABLES) is None
