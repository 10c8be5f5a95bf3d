"""Coding again: whatever a new coding finds, ids stay with their triggers, nothing is lost, and going back brings back what was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import riwaya
from riwaya.events.intake import Intake
from riwaya.ids import article_hash
from riwaya.model import Article, Coding, Report
from riwaya.store import Library, create_library, event, open_library, reports
from riwaya.store.history import changes

TEXT = (
    "قصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية، وقتل سبعة جنود. وسيطرت قوات حكومة الوفاق على القاعدة."
    " ونفى المتحدث باسم الجيش الوطني الليبي سقوط القاعدة. ودعت بعثة الأمم المتحدة إلى وقف القتال."
)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def coding(coder: riwaya.Coder) -> Coding:
    found = coder.code_article(Article("a", TEXT, article_hash(TEXT.encode()), "", date(2020, 5, 19), "منبر"))
    assert len(found.reports) >= 4
    return found


def alter(report: Report, how: str) -> Report:
    """A report as another knowledge might have coded it."""
    match how:
        case "frame":
            return replace(report, frame="renamed", id=report.id[::-1])
        case "stance":
            return replace(report, stance="possible")
        case "type":
            return replace(report, type="THREATEN", mode="")
        case "place":
            return replace(report, place=None)
        case _:
            return report


# For each report how it is altered, or that it is no longer found.
PLANS = st.lists(st.sampled_from(("same", "gone", "frame", "stance", "type", "place")), min_size=12, max_size=12)


def altered(coding: Coding, plan: list[str]) -> Coding:
    kept = tuple(alter(report, how) for report, how in zip(coding.reports, plan, strict=False) if how != "gone")
    return replace(coding, reports=kept, knowledge=" ".join(plan))


def retake(coder: riwaya.Coder, library: Library, coding: Coding) -> None:
    intake = Intake(library, coder.knowledge, "test")
    intake.retake(coding)
    intake.finish()


@pytest.fixture(scope="module")
def first(coder: riwaya.Coder, coding: Coding, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the article as it was coded first."""
    path = tmp_path_factory.mktemp("first") / "library.db"
    library = create_library(path)
    intake = Intake(library, coder.knowledge, "test")
    intake.take(coding, TEXT.encode())
    intake.finish()
    library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    library.close()
    return path


@contextmanager
def begun(first: Path) -> Iterator[Library]:
    """A copy of that library."""
    with tempfile.TemporaryDirectory() as folder, closing(open_library(Path(shutil.copy(first, folder)), write=True)) as library:
        yield library


def ids(library: Library) -> dict[tuple[int, int], str]:
    """The id of each report by the offsets of its trigger."""
    return {(stored.report.trigger.start, stored.report.trigger.end): stored.report.id for stored in reports(library)}


@given(PLANS, PLANS)
@QUICK
def test_ids_stay_with_their_triggers(coder: riwaya.Coder, coding: Coding, first: Path, plan: list[str], later: list[str]) -> None:
    with begun(first) as library:
        known = ids(library)
        for step in (plan, later):
            new = altered(coding, step)
            retake(coder, library, new)
            found = ids(library)
            assert set(found) == {(report.trigger.start, report.trigger.end) for report in new.reports}, (
                "what is found is there, and nothing else"
            )
            assert found.items() <= known.items(), "whatever the frame is called now"
            assert all(stored.event for stored in reports(library)), "and each has an event"


@given(PLANS)
@QUICK
def test_going_back_brings_back_what_was(coder: riwaya.Coder, coding: Coding, first: Path, plan: list[str]) -> None:
    with begun(first) as library:
        before = [stored.report for stored in reports(library)]
        retake(coder, library, altered(coding, plan))
        retake(coder, library, coding)
        assert [stored.report for stored in reports(library)] == before
        withdrawn = {change.subject for change in changes(library) if change.kind == "report-withdrawn"}
        returned = {change.subject for change in changes(library) if change.kind == "report-returned"}
        assert withdrawn == returned


@given(PLANS)
@QUICK
def test_every_alteration_is_told_and_events_without_reports_end(coder: riwaya.Coder, coding: Coding, first: Path, plan: list[str]) -> None:
    with begun(first) as library:
        homes = {stored.report.id: stored.event for stored in reports(library)}
        retake(coder, library, altered(coding, plan))
        told = changes(library)
        for report, how in zip(coding.reports, plan, strict=False):
            fields = {change.field for change in told if change.subject == report.id and change.kind == "report-changed"}
            assert ("frame" in fields) == (how == "frame") and ("stance" in fields) == (how == "stance" and report.stance != "possible")
            assert any(c.kind == "report-withdrawn" and c.subject == report.id for c in told) == (how == "gone")
        live = {stored.event for stored in reports(library)}
        for home in set(homes.values()) - live:
            row = event(library, home)
            assert row is not None and row.ended, "a tombstone"
