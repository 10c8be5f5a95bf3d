"""What is listed of an event follows from its reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from told import number, path, told

from riwaya.events.summary import summarise
from riwaya.store import EventRow, Library, StoredReport, create_library, event


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with one event that has nothing listed."""
    found = create_library(tmp_path / "library.db")
    with found.transaction() as db:
        db.execute("INSERT INTO runs (id, kind, started, code, knowledge) VALUES (1, 'add', '2020-01-01T00:00:00Z', '', '')")
        db.execute(
            "INSERT INTO events (id, type, mode, words, date_precision, date_inferred, place_id, place_name, country, where_prec, ground,"
            " reports, articles, outlets, voices, disputes, run) VALUES ('e1', 'ASSAULT', '', '', '', 1, '', '', '', 0, '', 0, 0, 0, 0, '', 1)"
        )
    yield found
    found.close()


def listed(library: Library, *reports: StoredReport) -> EventRow:
    db: sqlite3.Connection = library.db
    summarise(db, "e1", reports, path, {})
    row = event(library, "e1")
    assert row is not None
    return row


def test_the_day_that_most_tell(library: Library) -> None:
    row = listed(library, told("", on="2020-01-05"), told("", on="2020-01-06"), told("", on="2020-01-06", outlet="أ"), told("", outlet="ب"))
    assert (row.low.isoformat() if row.low else "", row.precision, row.inferred) == ("2020-01-06", "day", False)


def test_a_time_that_says_when_goes_before_one_that_says_since_when(library: Library) -> None:
    since = [told("", on="2019-04-01", until="2019-06-27", outlet=outlet) for outlet in ("أ", "ب")]
    row = listed(library, *since, told("", on="2019-06-26"))
    assert row.low and row.high and (row.low.isoformat(), row.high.isoformat()) == ("2019-06-26", "2019-06-26")


def test_without_a_told_day_what_all_articles_allow(library: Library) -> None:
    row = listed(library, told("", published="2020-01-08"), told("", published="2020-01-10"))
    assert row.inferred and row.low and row.high
    assert (row.low.isoformat(), row.high.isoformat()) == ("2020-01-06", "2020-01-08")


def test_without_a_day_that_all_allow_the_first_article_decides(library: Library) -> None:
    row = listed(library, told("", published="2020-01-08"), told("", published="2020-03-10"))
    assert row.low and row.high and (row.low.isoformat(), row.high.isoformat()) == ("2020-01-04", "2020-01-08")


def test_the_place_that_most_tell_and_of_two_the_exact_one(library: Library) -> None:
    assert listed(library, told("", place="ly.sirte"), told("", place="ly.sirte"), told("", place="ly.gharyan")).place_id == "ly.sirte"
    assert listed(library, told("", place=""), told("", place="ly.gharyan")).place_id == "ly.gharyan"


def test_counts_of_articles_outlets_and_voices(library: Library) -> None:
    wire = {"story": "wire", "first_outlet": "وكالة"}
    row = listed(library, told("", outlet="أ", **wire), told("", outlet="ب", **wire), told("", voice="LBY.LNA", outlet="ب"))  # type: ignore[arg-type]
    assert (row.reports, row.articles, row.outlets, row.voices) == (3, 3, 2, 2)


def test_ground_killed_and_disputes(library: Library) -> None:
    recalled = told("aerial", type="ASSAULT", ground="background", counts=(number(7),))
    news = told("aerial", type="ASSAULT", ground="news", counts=(number(9),), voice="INT.WHO")
    row = listed(library, recalled, news)
    assert (row.ground, row.mode, row.killed_low, row.killed_best, row.killed_high, row.disputes) == ("news", "aerial", 7, 9, 9, ("number",))
    assert listed(library, recalled).ground == "background"


def test_the_words_are_those_of_the_report_that_tells_most(library: Library) -> None:
    poor, rich = told("", place=""), told("", by="LBY.LNA", losers="LBY.BRSC", on="2020-01-06", counts=(number(3),))
    assert listed(library, poor, rich).words == rich.quote.text
    denial = told("", by="LBY.LNA", losers="LBY.BRSC", on="2020-01-06", counts=(number(3),), stance="denied")
    assert listed(library, denial, rich).words == rich.quote.text, "what is told to have happened goes before its denial"
