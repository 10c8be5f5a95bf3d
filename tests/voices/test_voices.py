"""Who tells it and how: the cases of voices.tsv, read by the whole program."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import riwaya

CASES = Path(__file__).parent.parent / "cases" / "voices.tsv"
PUBLISHED = date(2020, 6, 15)
with CASES.open(encoding="utf-8", newline="") as file:
    lines = (line for line in file if not line.startswith("#"))
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _case(row: dict[str, str]) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="not yet")] if row["known"] == "fails" else []
    return pytest.param(row, marks=marks, id=f"{row['trigger']}: {row['sentences']}")


@pytest.mark.parametrize("row", [_case(row) for row in ROWS])
def test_case(coder: riwaya.Coder, row: dict[str, str]) -> None:
    text, at = row["sentences"], row["sentences"].find(row["trigger"])
    reports = coder.code(text, published=PUBLISHED).reports
    found = [r for r in reports if r.trigger.start < at + len(row["trigger"]) and at < r.trigger.end]
    told = {(_as_expected(r.voice[0].span.text if r.voice else "-", row["source"]), r.stance) for r in found}
    assert told == {(row["source"], row["stance"])}, f"{row['trigger']} in: {text}"


def _as_expected(told: str, source: str) -> str:
    """The expected source where one of the two begins the other (`الناطق باسم القوات`), else what is told."""
    return source if f"{told} ".startswith(f"{source} ") or f"{source} ".startswith(f"{told} ") else told


def test_rows_are_distinct() -> None:
    """Every row asks about another report, and about a trigger that its sentences contain."""
    assert len({(row["sentences"], row["trigger"]) for row in ROWS}) == len(ROWS) >= 80
    assert all(row["trigger"] in row["sentences"] for row in ROWS)
    assert all(row["source"] == "-" or row["source"] in row["sentences"] for row in ROWS)
