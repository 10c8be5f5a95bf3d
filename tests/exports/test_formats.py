"""Formats: the schema names every field, CSV guards what a spreadsheet would run, the table keeps to one line."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from datetime import date

import jsonschema
import pytest

from riwaya.exports import FORMATS
from riwaya.exports.cells import csv_line, guard
from riwaya.exports.flat import COLUMNS, flat
from riwaya.exports.schema import report_schema
from riwaya.model import (
    Article,
    Codes,
    Coding,
    Control,
    Count,
    Participant,
    Reason,
    Report,
    Source,
    Span,
    When,
    Where,
)

SPAN = Span("سرت", 0, 3)
FULL = Report(
    id="r",
    trigger=SPAN,
    frame="f",
    type="ASSAULT",
    mode="aerial",
    agents=(Participant(SPAN, "LBY.LNA", "LBY", "MIL"), Participant(Span("=x", 0, 2))),
    patients=(),
    place=Where(SPAN, "p", "Sirte", "LBY", -31.2, 16.6, 1),
    time=When(SPAN, date(2019, 6, 3), date(2019, 6, 4), "span"),
    counts=(
        Count("killed", "جنود", 3, 4, 5, 0, 1),
        Count("killed", "", 2, 2, 2, 0, 1),
        Count("missing", "x", None, 7, None, 0, 1),
    ),
    means="airstrike",
    control=Control("سرت", "a", "b", "full"),
    voice=(Source(SPAN, "قال"), Source(SPAN, "نقلا عن")),
    stance="actual",
    ground="news",
    confidence=0.5,
    because=(Reason("type", "frame f", "x"),),
    codes=Codes("ASSAULT", "aerial", "195", "e", "s", 4),
)
BARE = dataclasses.replace(
    FULL,
    agents=(),
    place=None,
    time=None,
    counts=(),
    control=None,
    voice=(),
    because=(),
    codes=Codes(),
    mode="",
    means="",
)
CODING = Coding(Article("a\nb", "سرت", "h", published=date(2019, 6, 5)), (FULL, BARE), "v")


@pytest.mark.parametrize("report", CODING.to_dicts())
def test_a_report_fits_the_schema(report: dict[str, object]) -> None:
    jsonschema.validate(report, report_schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize("field", [*CODING.to_dicts()[0]])
def test_the_schema_asks_for_every_field_and_allows_no_other(field: str) -> None:
    report = CODING.to_dicts()[0]
    value = report.pop(field)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, report_schema(), jsonschema.Draft202012Validator)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**report, field: value, "more": 1}, report_schema(), jsonschema.Draft202012Validator)


def test_json_lines_are_what_to_dicts_gives() -> None:
    assert [json.loads(line) for line in FORMATS["jsonl"].body(CODING).splitlines()] == CODING.to_dicts()


def test_csv_has_a_cell_for_every_column() -> None:
    full, bare = csv.DictReader(io.StringIO(FORMATS["csv"].head() + FORMATS["csv"].body(CODING)))
    assert tuple(full) == COLUMNS
    assert (full["agents"], full["agent_actors"]) == ("سرت | =x", "LBY.LNA | ")
    assert (full["lat"], full["date_latest"], full["quad"]) == ("-31.2", "2019-06-04", "4")
    assert (full["killed_low"], full["killed_best"], full["killed_high"], full["wounded_best"]) == ("3", "4", "5", "")
    assert full["other_counts"] == "killed 2 | missing ?/7/? x"
    assert (bare["agents"], bare["place"], bare["lat"], bare["quad"], bare["extent"]) == ("", "", "", "", "")
    assert all(len(flat(CODING.article, report)) == len(COLUMNS) for report in CODING.reports)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_cells_that_a_spreadsheet_would_run_are_guarded(cell: str) -> None:
    assert guard(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=b", "سرت", " =1"])
def test_other_cells_stay(cell: str) -> None:
    assert guard(cell) == cell


def test_negative_numbers_stay_numbers() -> None:
    assert csv_line([-1.5, None, "-x"]) == "-1.5,,'-x\n"


def test_the_table_has_one_line_a_report() -> None:
    lines = FORMATS["table"].body(CODING).split("\n")
    assert len(lines) == 3
    assert "2019-06-03" in lines[0] and "Sirte" in lines[0] and "«سرت» ← «سرت»" in lines[0]
