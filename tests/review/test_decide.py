"""Decisions of reviewers: every kind there and back, blind to one another, never lost."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_review import library_of, rows, span, stored

import riwaya
from riwaya.errors import ConflictError, UsageError
from riwaya.events.intake import Intake
from riwaya.model import Article, Span
from riwaya.review.adjudicate import disputes
from riwaya.review.decide import add, decide, undo
from riwaya.review.items import shown_to
from riwaya.review.queue import progress, queue
from riwaya.store import Filter, Library, event, open_library, report, reports
from riwaya.store.history import changes, runs
from riwaya.store.search import search


@pytest.fixture
def library(coder: riwaya.Coder, tmp_path: Path) -> Library:
    return library_of(coder, tmp_path)


def held(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that search, lists and exports read, less what only grows: runs, the log, the order of writing."""
    tables = ("participants", "counts", "tallies", "event_outlets", "outlets", "reviewed")
    found = {table: [row for row in rows(library, table) if row[-1] != 0] for table in tables}  # a count of nothing is none
    reported = "id, start, type, mode, stance, ground, day_from, day_to, place_id, country, voice, event, withdrawn IS NULL, data, link"
    listed = "id, type, mode, words, date_from, place_id, reports, articles, outlets, voices, killed_best, disputes, ended IS NULL, merged_into"
    for table, columns in (("reports", reported), ("events", listed)):
        found[table] = [tuple(row) for row in library.db.execute(f"SELECT {columns} FROM {table} ORDER BY id")]
    found["words"] = [tuple(row) for row in library.db.execute("SELECT rowid, keys, exact, names FROM report_words ORDER BY rowid")]
    return found


def test_accepting_signs_the_report_and_alters_nothing_else(library: Library) -> None:
    one, before = stored(library, "a", "ASSAULT"), held(library)
    saved = decide(library, one.report.id, "accept", "سلمى", note="واضح")
    after = held(library)
    assert saved.events == () and {**after, "reviewed": []} == before
    assert after["reviewed"][0][2] == "accepted" and "سلمى" in after["reviewed"][0][4]
    item = shown_to(library, one.report.id, "سلمى")
    assert item.mine and (item.mine.kind, item.mine.note, item.mine.coder) == ("accept", "واضح", "سلمى") and item.mine.at.endswith("Z")


def test_rejecting_takes_the_report_out_of_everything_and_undoing_brings_it_back(library: Library) -> None:
    one, before = stored(library, "c", "CONTROL"), held(library)
    saved = decide(library, one.report.id, "reject", "سلمى")
    assert report(library, one.report.id) is None
    ended = event(library, one.event)
    assert ended and ended.ended and saved.events == (one.event,)
    assert not search(library, "سيطرتها", Filter(), within="reports", exact=False, limit=9, offset=0).hits
    assert undo(library, "سلمى").report == one.report.id
    assert held(library) == before
    back = event(library, one.event)
    assert back and not back.ended


def test_every_field_can_be_corrected_and_comes_back(library: Library) -> None:
    one, before = stored(library, "a", "ASSAULT"), held(library)
    id = one.report.id
    corrections: dict[str, Any] = {
        "mode": "drone",
        "agents": [{**span(library, id, "طائرات مسيرة"), "actor": "LBY.GNA.FORCES"}],
        "patients": [span(library, id, "خمسة جنود")],
        "place": {**span(library, id, "الوطية"), "id": "ly.benghazi"},
        "time": {**span(library, id, "الاثنين"), "from": "2020-05-18", "to": "2020-05-18"},
        "counts": [{"what": "killed", "low": 5, "best": 6, "high": 7, **span(library, id, "خمسة")}],
        "means": "drone",
        "control": None,
        "voice": [{**span(library, id, "مصدر عسكري"), "cue": "بحسب"}],
        "stance": "possible",
        "ground": "background",
        "type": "ASSAULT",
    }
    decide(library, id, "correct", "سلمى", fields=corrections)
    found = report(library, id)
    assert found is not None
    told = found.report
    assert (told.mode, told.means, told.stance, told.ground) == ("drone", "drone", "possible", "background")
    assert [(p.span.text, p.actor, p.country, p.role) for p in told.agents] == [("طائرات مسيرة", "LBY.GNA.FORCES", "LBY", "MIL")]
    assert [p.span.text for p in told.patients] == ["خمسة جنود"]
    assert told.place and (told.place.name_en, told.place.country, told.place.precision) == ("Benghazi", "LBY", 1)
    assert told.time and told.time.precision == "day" and found.low == found.high == told.time.low
    assert [(c.low, c.best, c.high) for c in told.counts] == [(5, 6, 7)]
    assert [(s.span.text, s.cue, s.strength) for s in told.voice] == [("مصدر عسكري", "بحسب", "says")]
    assert told.trigger == one.report.trigger
    assert {reason.field for reason in told.because if reason.rule == "decided by a person"} >= {"agents", "place", "stance"}
    home = event(library, found.event)
    assert home and home.killed_high is not None, "the listing of the event is brought up to date"
    assert [one.report.id for one in reports(library, Filter(places=("ly.benghazi",)))] == [id]
    (place,) = [change for change in changes(library) if change.kind == "report-changed" and change.field == "place"]
    assert "ly.benghazi" in place.after and place.subject == id
    undo(library, "سلمى")
    assert held(library) == before


def test_a_corrected_type_moves_the_report_out_of_its_event(library: Library) -> None:
    one, two = stored(library, "a", "ASSAULT"), stored(library, "b", "ASSAULT")
    assert one.event == two.event
    before = held(library)
    decide(library, two.report.id, "correct", "سلمى", fields={"type": "MOBILIZE"})
    moved = report(library, two.report.id)
    assert moved and moved.event != one.event and moved.report.mode == ""
    fresh, left = event(library, moved.event), event(library, one.event)
    assert fresh and left and (fresh.type, fresh.reports, left.type) == ("MOBILIZE", 1, "ASSAULT")
    undo(library, "سلمى")
    after = held(library)
    assert after["reports"] == before["reports"]
    assert [row for row in after["events"] if row[0] != fresh.id] == before["events"]
    ended = event(library, fresh.id)
    assert ended and ended.ended


def test_the_codes_and_the_claim_of_control_follow(library: Library) -> None:
    one = stored(library, "c", "CONTROL")
    place = span(library, one.report.id, "الشوارع")
    decide(library, one.report.id, "correct", "سلمى", fields={"place": place, "mode": "hold"})
    found = report(library, one.report.id)
    assert found and found.report.control and found.report.control.place == "الشوارع"
    decide(library, one.report.id, "correct", "سلمى", fields={"type": "COERCE", "mode": "curfew"})
    found = report(library, one.report.id)
    assert found and found.report.control is None and (found.report.codes.plover, found.report.codes.plover_mode) == ("COERCE", "curfew")


def test_a_missed_report_is_added_found_and_undone(library: Library) -> None:
    one, before = stored(library, "c", "CONTROL"), held(library)
    word = span(library, one.report.id, "اختفت")
    fields = {"trigger": word, "type": "COERCE", "mode": "seize", "patients": [span(library, one.report.id, "المتاجر")]}
    saved = add(library, one.article.id, "سلمى", fields)
    found = report(library, saved.report)
    assert found and found.report.trigger.text == "اختفت" and found.report.frame == "" and found.quote.text.startswith("ثم اختفت")
    home = event(library, found.event)
    assert home and (home.type, home.reports) == ("COERCE", 1)
    assert search(library, "المتاجر", Filter(), within="reports", exact=False, limit=9, offset=0).hits
    decide(library, saved.report, "correct", "سلمى", fields={"stance": "denied"})
    again = report(library, saved.report)
    assert again and again.report.stance == "denied" and [p.span.text for p in again.report.patients] == ["المتاجر"]
    undo(library, "سلمى")
    undo(library, "سلمى")
    after = held(library)
    assert report(library, saved.report) is None
    for table in ("participants", "tallies", "words"):
        assert [row for row in after[table] if saved.report not in row] == before[table], table


def test_a_missed_report_can_join_an_event(library: Library) -> None:
    one = stored(library, "b", "ASSAULT")
    fields = {"trigger": span(library, one.report.id, "طائرات"), "type": "ASSAULT"}
    saved = add(library, one.article.id, "سلمى", fields, event_id=one.event)
    found, home = report(library, saved.report), event(library, one.event)
    assert found and home and found.event == one.event and home.reports == len([r for r in reports(library) if r.event == one.event])
    with pytest.raises(UsageError, match="COERCE"):
        add(library, one.article.id, "سلمى", {"trigger": span(library, one.report.id, "أمس"), "type": "COERCE"}, event_id=one.event)


def test_what_the_program_has_is_corrected_not_added(library: Library) -> None:
    one = stored(library, "b", "ASSAULT")
    trigger = {"start": one.report.trigger.start, "end": one.report.trigger.end}
    with pytest.raises(UsageError, match=one.report.id):
        add(library, one.article.id, "سلمى", {"trigger": trigger, "type": "ASSAULT"})


def test_skipping_puts_last_and_undoing_brings_forward(library: Library) -> None:
    first = queue(library, "سلمى")[0]
    decide(library, first.report, "skip", "سلمى")
    after = queue(library, "سلمى")
    assert after[-1].report == first.report and after[-1].skipped and not after[0].skipped
    assert (progress(library, "سلمى").skipped, progress(library, "سلمى").decided) == (1, 0)
    undo(library, "سلمى")
    assert queue(library, "سلمى")[0] == first


def test_two_reviewers_are_blind_to_each_other(library: Library) -> None:
    one = stored(library, "a", "ASSAULT")
    id, whole = one.report.id, [waiting.report for waiting in queue(library, "يوسف")]
    before = shown_to(library, id, "يوسف")
    decide(library, id, "correct", "سلمى", fields={"stance": "denied", "agents": []}, note="سر")
    decide(library, stored(library, "c", "CONTROL").report.id, "reject", "سلمى")
    seen = shown_to(library, id, "يوسف")
    assert (seen.row, seen.values, seen.mine, seen.history) == (before.row, before.values, None, ())
    assert "سر" not in str(seen.to_dict()) and "سلمى" not in str(seen.to_dict())
    assert sorted(waiting.report for waiting in queue(library, "يوسف")) == sorted(whole), "what others decided, rejected too, still waits"
    assert len(queue(library, "سلمى")) == len(whole) - 2
    saved = decide(library, id, "accept", "يوسف", version=before.version)
    assert saved.others, "he is told that somebody else has decided, not what"
    assert [one.row["id"] for one in disputes(library)] == [id]


def test_a_decision_on_an_older_version_is_told_and_kept(library: Library) -> None:
    id = stored(library, "a", "ASSAULT").report.id
    version = shown_to(library, id, "سلمى").version
    decide(library, id, "correct", "سلمى", fields={"stance": "denied"}, version=version)
    with pytest.raises(ConflictError, match=id) as caught:
        decide(library, id, "correct", "سلمى", fields={"stance": "planned"}, version=version)
    assert caught.value.fault.http == 409
    found, item = report(library, id), shown_to(library, id, "سلمى")
    assert found and found.report.stance == "denied", "the first decision stands"
    (kept,) = [one for one in item.history if one.late]
    assert kept.id == caught.value.kept and kept.fields == {"stance": "planned"}, "and the second one is not lost"
    decide(library, id, "correct", "سلمى", fields=kept.fields, version=item.version)
    found = report(library, id)
    assert found and found.report.stance == "planned"


def test_two_who_save_at_once_lose_nothing(library: Library, tmp_path: Path) -> None:
    """Two connections, as two browsers have them: both decisions are kept, the later of one reviewer's own is told."""
    id, second = stored(library, "a", "ASSAULT").report.id, open_library(tmp_path / "library.db", write=True)
    version = shown_to(library, id, "سلمى").version
    assert shown_to(second, id, "يوسف").version == version
    decide(library, id, "correct", "سلمى", fields={"stance": "denied"}, version=version)
    assert decide(second, id, "correct", "يوسف", fields={"stance": "planned"}, version=version).others
    with pytest.raises(ConflictError):
        decide(second, id, "reject", "سلمى", version=version)
    assert [row[0] for row in library.db.execute("SELECT coder || late FROM decisions ORDER BY id")] == ["سلمى0", "يوسف0", "سلمى1"]
    second.close()


def test_undoing_goes_back_step_by_step_and_only_over_ones_own(library: Library) -> None:
    id = stored(library, "a", "ASSAULT").report.id
    first = decide(library, id, "correct", "سلمى", fields={"stance": "denied"})
    decide(library, id, "correct", "سلمى", fields={"stance": "planned"})
    undo(library, "سلمى")
    found = report(library, id)
    assert found and found.report.stance == "denied"
    with pytest.raises(UsageError):
        undo(library, "يوسف", first.decision)
    undo(library, "سلمى", first.decision)
    with pytest.raises(UsageError):
        undo(library, "سلمى", first.decision)
    with pytest.raises(UsageError):
        undo(library, "سلمى")
    assert not library.db.execute("SELECT 1 FROM reviewed").fetchone()
    assert [row["kind"] for row in library.db.execute("SELECT kind FROM decisions ORDER BY id")] == ["correct", "correct", "undo", "undo"]


def test_the_log_is_only_ever_added_to(library: Library) -> None:
    decide(library, stored(library, "a", "ASSAULT").report.id, "accept", "سلمى")
    for statement in ("UPDATE decisions SET kind = 'reject'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            library.db.execute(statement)
    assert [run.kind for run in runs(library)].count("review") == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"stance": "surely"}, "surely"),
        ({"mode": "curfew"}, "curfew"),
        ({"trigger": {"start": 0, "end": 4}}, "trigger"),
        ({"agents": [{"start": 0, "end": 99999}]}, "99999"),
        ({"agents": [{"start": 0, "end": 4, "text": "غيره"}]}, "غيره"),
        ({"agents": [{"start": 0, "end": 4, "actor": "LBY"}]}, "LBY"),
        ({"agents": {"start": 0, "end": 4}}, "list"),
        ({"place": {"start": 0, "end": 4, "id": "ly.nowhere"}}, "ly.nowhere"),
        ({"time": {"start": 0, "end": 4, "from": "2020-06-02", "to": "2020-06-01"}}, "2020-06-02"),
        ({"time": {"start": 0, "end": 4, "from": "gestern"}}, "gestern"),
        ({"counts": [{"what": "killed", "low": 7, "best": 5, "high": None}]}, "order"),
        ({"counts": [{"what": "killed", "low": None, "best": None, "high": None}]}, "one of them"),
        ({"counts": [{"what": "eaten", "best": 1}]}, "eaten"),
        ({"counts": [{"what": "killed", "low": 5, "best": None, "high": 10**30}]}, "above"),
        ({"control": {"extent": "half"}}, "half"),
        ({"control": {"gained_by": "NOBODY", "extent": ""}}, "NOBODY"),
        ({"control": {"place": "Atlantis", "extent": ""}}, "Atlantis"),
        ({"control": {"lost": "LBY.LNA", "extent": ""}}, "lost"),
        ({"control": {"gained_by": ["LBY.LNA"], "extent": ""}}, "words"),
        ({"agents": [{"start": 0, "end": 4, "country": ["LBY"]}]}, "words"),
        ({"place": {"start": 0, "end": 4, "country": "Atlantis"}}, "Atlantis"),
        ({}, "names"),
    ],
)
def test_what_does_not_fit_is_told_and_leaves_nothing_behind(library: Library, fields: dict[str, Any], told: str) -> None:
    one, before = stored(library, "a", "ASSAULT"), held(library)
    with pytest.raises(UsageError, match=told):
        decide(library, one.report.id, "correct", "سلمى", fields=fields)
    assert held(library) == before and not rows(library, "decisions")


def test_the_claim_that_the_program_makes_can_be_sent_back(library: Library) -> None:
    one = stored(library, "c", "CONTROL")
    assert one.report.control and one.report.control.place and one.report.control.gained_by
    decide(library, one.report.id, "correct", "سلمى", fields={"control": {**one.report.control.to_dict(), "extent": "full"}})
    found = report(library, one.report.id)
    assert found and found.report.control == replace(one.report.control, extent="full")


def recode(library: Library, coder: riwaya.Coder, cut: str = "") -> None:
    """Codes all articles again; the program no longer finds what tells of `cut`."""
    intake = Intake(library, coder.knowledge, "later")
    for row in library.db.execute("SELECT * FROM articles ORDER BY id").fetchall():
        day = date.fromisoformat(row["published"])
        whole = coder.code_article(Article(row["name"], row["text"], row["id"], row["title"], day, row["outlet"]))
        intake.retake(replace(whole, reports=tuple(one for one in whole.reports if one.trigger.text != cut)))
    intake.finish()


def test_corrections_survive_coding_again(library: Library, coder: riwaya.Coder) -> None:
    one, two, three = stored(library, "a", "ASSAULT"), stored(library, "b", "ASSAULT"), stored(library, "c", "CONTROL")
    decide(library, one.report.id, "correct", "سلمى", fields={"stance": "denied", "type": "COERCE"})
    decide(library, two.report.id, "accept", "سلمى")
    decide(library, three.report.id, "reject", "سلمى")
    missed = add(library, three.article.id, "سلمى", {"trigger": span(library, three.report.id, "اختفت"), "type": "COERCE"})
    before, logged = held(library), len(changes(library))
    recode(library, coder)
    assert held(library) == before and len(changes(library)) == logged
    recode(library, coder, cut=two.report.trigger.text)
    found = report(library, two.report.id)
    assert found and found.report == two.report, "what a person accepted stays, though the program no longer finds it"
    assert shown_to(library, two.report.id, "سلمى").added
    assert report(library, missed.report) and report(library, three.report.id) is None
    undo(library, "سلمى", shown_to(library, two.report.id, "سلمى").history[0].id)
    assert report(library, two.report.id) is None, "without the decision there is only the program, which has no such report"


def test_a_correction_finds_its_report_by_the_trigger(library: Library, coder: riwaya.Coder) -> None:
    """A later coding calls the report otherwise and cuts its trigger otherwise: the correction lies over it, and there is no second one."""
    one = stored(library, "a", "ASSAULT")
    decide(library, one.report.id, "correct", "سلمى", fields={"stance": "denied"})
    number = len(list(reports(library)))
    (text,) = library.db.execute("SELECT text FROM articles WHERE id = ?", (one.article.id,)).fetchone()
    whole = coder.code_article(Article("a", text, one.article.id, "", one.article.published, one.article.outlet))
    low, high = one.report.trigger.start, one.report.trigger.end - 1
    altered = tuple(
        replace(r, id="f" * 16, frame="other", trigger=Span.of(text, low, high)) if r.trigger == one.report.trigger else r for r in whole.reports
    )
    intake = Intake(library, coder.knowledge, "later")
    intake.retake(replace(whole, reports=altered))
    intake.finish()
    found = report(library, one.report.id)
    assert found and found.report.stance == "denied" and found.report.trigger == one.report.trigger
    assert len(list(reports(library))) == number and report(library, "f" * 16) is None
    assert shown_to(library, one.report.id, "سلمى").row["frame"] == "other"
