"""`riwaya review` as its users call it, and what exports, events and scores make of it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from made_review import library_of, stored

import riwaya
from riwaya.cli import riwaya as command
from riwaya.errors import ConflictError, UsageError
from riwaya.review.links import link_queue
from riwaya.review.queue import queue
from riwaya.store import Filter, Library, event, reports


@pytest.fixture
def library(coder: riwaya.Coder, tmp_path: Path) -> Library:
    return library_of(coder, tmp_path)


@pytest.fixture
def call(library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Calls a part of the command on the library; gives what it prints, read if it is JSON."""

    def called(*words: str) -> Any:
        command.main(["review", str(tmp_path / "library.db"), *words], standalone_mode=False)
        printed = capsys.readouterr().out
        return json.loads(printed) if "--json" in words else printed

    return called


def other(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """Calls another command; gives what it prints as JSON."""
    command.main([*words, "--json"], standalone_mode=False)
    return json.loads(capsys.readouterr().out)


def test_a_report_goes_through_the_queue(call: Any, library: Library) -> None:
    waiting = call("queue", "--who", "سلمى", "--json")
    first = waiting["items"][0]["report"]
    urgencies = [item["urgency"] for item in waiting["items"]]
    assert waiting["left"] == waiting["total"] == len(urgencies) and urgencies == sorted(urgencies, reverse=True)
    shown = call("show", first, "--who", "سلمى", "--json")
    saved = call("decide", first, "accept", "--who", "سلمى", "--version", shown["version"], "--note", "واضح", "--json")
    assert saved["report"] == first and not saved["others"]
    assert call("queue", "--who", "سلمى", "--json")["decided"] == 1
    assert "accept" in call("show", first, "--who", "سلمى") and "واضح" in call("show", first, "--who", "سلمى")
    call("undo", "--who", "سلمى")
    assert first in call("queue", "--who", "سلمى")


def test_fields_are_typed_as_words_of_the_text(call: Any, library: Library) -> None:
    id = stored(library, "a", "ASSAULT").report.id
    typed = {
        "agents": "طائرات مسيرة=LBY.LNA؛ مصدر عسكري",
        "place": "قاعدة الوطية الجوية",
        "time": "أمس الاثنين=2020-05-18/2020-05-19",
        "counts": "killed=5-7; wounded=1-2-3",
        "voice": "",
        "stance": "denied",
        "control": "gained_by=LBY.LNA; extent=full",
    }
    call("decide", id, "correct", "--who", "سلمى", *(word for field, value in typed.items() for word in ("--set", f"{field}={value}")))
    told = stored(library, "a", "ASSAULT").report
    assert [(p.span.text, p.actor) for p in told.agents] == [("طائرات مسيرة", "LBY.LNA"), ("مصدر عسكري", "")]
    assert told.place and told.place.name_en and told.place.country == "LBY", "the gazetteer is asked where no id is typed"
    assert told.time and [day and day.isoformat() for day in (told.time.low, told.time.high)] == ["2020-05-18", "2020-05-19"]
    assert [(c.what, c.low, c.best, c.high) for c in told.counts] == [("killed", 5, None, 7), ("wounded", 1, 2, 3)]
    assert told.voice == () and told.stance == "denied" and told.control and told.control.extent == "full"
    with pytest.raises(UsageError, match="killed=1-2-3-4"):
        call("decide", id, "correct", "--set", "counts=killed=1-2-3-4")
    with pytest.raises(UsageError, match="لا وجود لها"):
        call("decide", id, "correct", "--set", "agents=لا وجود لها")
    assert "*" in call("show", id, "--who", "سلمى")


def test_a_missed_report_is_added(call: Any, library: Library) -> None:
    article = stored(library, "c", "CONTROL").article.id
    saved = call("add", article, "--trigger", "اختفت", "--set", "type=COERCE", "--set", "patients=بضائع", "--who", "سلمى", "--json")
    (found,) = [one for one in reports(library) if one.report.id == saved["report"]]
    assert found.report.trigger.text == "اختفت" and [p.span.text for p in found.report.patients] == ["بضائع"]


def test_the_second_of_two_windows_is_told(call: Any, library: Library) -> None:
    id = stored(library, "a", "ASSAULT").report.id
    version = call("show", id, "--who", "سلمى", "--json")["version"]
    call("decide", id, "accept", "--who", "سلمى", "--version", version)
    with pytest.raises(ConflictError):
        call("decide", id, "reject", "--who", "سلمى", "--version", version)


def test_disputes_are_listed_and_settled(call: Any, library: Library, tmp_path: Path) -> None:
    id = stored(library, "a", "ASSAULT").report.id
    for who, stance in (("سلمى", "denied"), ("يوسف", "planned")):
        call("decide", id, "correct", "--set", f"stance={stance}", "--who", who)
    (one,) = call("adjudicate", "--json")["disputes"]
    assert one["fields"] == [{"field": "stance", "coded": "actual", "told": {"سلمى": "denied", "يوسف": "planned"}}]
    assert "planned" in call("adjudicate")
    done = call("adjudicate", id, "--set", "stance=denied", "--who", "مريم", "--json")
    assert done["open"] == [] and not call("adjudicate", "--json")["disputes"]
    call("undo", str(done["adjudication"]), "--adjudication", "--who", "مريم")
    assert call("adjudicate", "--json")["disputes"]
    shares = {field["field"]: field for field in call("agreement", "--json")["fields"]}
    (pair,) = [pair for pair in shares["stance"]["pairs"] if "riwaya" not in pair["coders"]]
    assert pair["agreement"] == 0 and shares["agents"]["alpha_with_machine"] in (None, 1)
    assert "يوسف" in call("agreement")


def test_scores_and_gold(call: Any, library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for one in list(reports(library)):
        call("decide", one.report.id, "accept", "--who", "سلمى")
    call("decide", stored(library, "b", "ASSAULT").report.id, "reject", "--who", "سلمى")
    told = other(capsys, "evaluate", "--against-review", str(tmp_path / "library.db"))
    detection = told["detection"]
    assert detection["system"] == detection["gold"] + 1 == detection["hits"] + 1
    assert call("gold", str(tmp_path / "gold"), "--json")["articles"]
    with pytest.raises(UsageError):
        command.main(["evaluate"], standalone_mode=False)


def test_exports_and_events_as_reviewed_and_as_coded(call: Any, library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, gone = stored(library, "a", "ASSAULT"), stored(library, "c", "CONTROL")
    call("decide", one.report.id, "correct", "--set", "stance=denied", "--who", "سلمى")
    call("decide", gone.report.id, "reject", "--who", "سلمى")
    missed = call("add", gone.article.id, "--trigger", "اختفت", "--set", "type=COERCE", "--set", "patients=بضائع", "--who", "يوسف", "--json")
    path = str(tmp_path / "library.db")
    written = other(capsys, "export", path, str(tmp_path / "out"), "--coding", "both", "--format", "jsonl,participants-csv")
    assert set(written) == {"reviewed", "machine"}
    lines = {
        coding: {row["id"]: row for row in map(json.loads, (tmp_path / "out" / coding / "reports.jsonl").read_text("utf-8").splitlines())}
        for coding in written
    }
    assert lines["reviewed"][one.report.id]["stance"] == "denied" and lines["machine"][one.report.id]["stance"] == one.report.stance
    assert gone.report.id not in lines["reviewed"] and gone.report.id in lines["machine"]
    assert missed["report"] in lines["reviewed"] and missed["report"] not in lines["machine"]
    with (tmp_path / "out" / "reviewed" / "participants.csv").open(encoding="utf-8", newline="") as stream:
        signed = {row["report"]: (row["coded_by"], row["reviewed_by"]) for row in csv.DictReader(stream)}
    assert signed[missed["report"]] == ("يوسف", "يوسف")
    assert signed[one.report.id][0].startswith("riwaya ") and signed[one.report.id][1] == "سلمى"
    assert "machine" in (tmp_path / "out" / "machine" / "README.md").read_text("utf-8")

    reviewed = other(capsys, "event", one.event, "-L", path)
    coded = other(capsys, "event", one.event, "-L", path, "--coding", "machine")
    (shown,) = [row for row in reviewed["reports"] if row["id"] == one.report.id]
    assert shown["review"]["state"] == "corrected" and shown["review"]["reviewed_by"] == ["سلمى"]
    assert shown["review"]["coded"]["stance"] == "actual" and shown["stance"] == "denied"
    assert [row["stance"] for row in coded["reports"] if row["id"] == one.report.id] == ["actual"]
    assert [row["id"] for row in other(capsys, "event", gone.event, "-L", path, "--coding", "machine")["reports"]] == [gone.report.id]
    ended = event(library, gone.event)
    assert ended and ended.ended and not other(capsys, "event", gone.event, "-L", path)["reports"]


def test_the_queue_puts_first_what_is_uncertain_and_weighs_most(library: Library) -> None:
    items = queue(library, "سلمى")
    told = {one.report.id: one for one in reports(library)}
    assert {item.report for item in items} == set(told)
    for item in items:
        assert item.uncertainty == pytest.approx(1 - told[item.report].report.confidence)
    strike = next(item for item in items if item.report == stored(library, "a", "ASSAULT").report.id)
    alone = next(item for item in items if item.report == stored(library, "c", "CONTROL").report.id)
    assert strike.outlets == 2 and strike.impact > alone.impact == 1.0
    assert {item.report for item in queue(library, "سلمى", Filter(types=("CONTROL",)))} == {alone.report}
    assert queue(library, "سلمى", limit=1, offset=1) == items[1:2]


def test_uncertain_links_are_judged_once(call: Any, library: Library, tmp_path: Path) -> None:
    links = link_queue(library, "سلمى")
    assert [link.urgency for link in links] == sorted((link.urgency for link in links), reverse=True) and links
    one = next(link for link in links if {link.report, link.other} & {stored(library, "b", "ASSAULT").report.id})
    command.main(["judge", "same", one.report, one.other, "--who", "سلمى", "-L", str(tmp_path / "library.db")], standalone_mode=False)
    assert one not in link_queue(library, "سلمى") and one in link_queue(library, "يوسف")
    assert call("queue", "--links", "--who", "يوسف", "--json")["links"]


def test_the_program_names_no_field_that_is_not_there(call: Any, library: Library) -> None:
    id = stored(library, "a", "ASSAULT").report.id
    with pytest.raises(UsageError) as caught:
        call("decide", id, "correct", "--set", "colour=red")
    assert caught.value.fault.code == "bad-field" and "agents" in caught.value.detail
    with pytest.raises(UsageError):
        call("decide", "0" * 16, "accept")
