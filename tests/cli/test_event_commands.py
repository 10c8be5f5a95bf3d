"""`riwaya events`, `event`, `changes` and `judge` on a library of the examples, as their users run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from riwaya.events.clashes import KINDS

ROOT = Path(__file__).parents[2]
ARABIC = re.compile("[\u0621-\u064a]")
EVENT = {
    *("id", "type", "mode", "words", "date_earliest", "date_latest", "date_precision", "date_inferred", "place_id", "place_name", "country"),
    *("lat", "lon", "where_prec", "ground", "reports", "articles", "outlets", "voices", "killed_low", "killed_best", "killed_high"),
    *("disputes", "ended", "merged_into"),
}


def run(*words: object, library: Path | None = None, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    env = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "160"}
    env.pop("RIWAYA_LIBRARY", None)
    env |= {"RIWAYA_LIBRARY": str(library)} if library else {}
    command = [sys.executable, "-m", "riwaya", *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120)


def told(library: Path, *words: object) -> Any:
    """What a command prints as JSON."""
    done = run(*words, "--json", library=library)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the examples."""
    path = tmp_path_factory.mktemp("library") / "examples.db"
    done = run("add", path, "examples", "--quiet")
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def gharyan(library: Path) -> str:
    """The event of the capture of Gharyan in June 2019, which one side denies."""
    words = ("events", "--place", "ly.gharyan", "--type", "CONTROL", "--stance", "denied")
    (event,) = told(library, *words)["events"]
    return str(event["id"])


def test_events_as_json(library: Path) -> None:
    found = told(library, "events", "--limit", "7")
    assert len(found["events"]) == 7 < found["total"]
    assert all(set(event) == EVENT for event in found["events"])
    days = [event["date_earliest"] for event in told(library, "events", "--limit", "1000")["events"] if event["date_earliest"]]
    assert days == sorted(days, reverse=True), "the latest first"


def test_offsets_give_the_rest(library: Path) -> None:
    every = [event["id"] for event in told(library, "events", "--limit", "1000")["events"]]
    assert [event["id"] for event in told(library, "events", "--limit", "5", "--offset", "3")["events"]] == every[3:8]


def test_filters_narrow_and_combine(library: Path) -> None:
    total = told(library, "events")["total"]
    control = told(library, "events", "--type", "CONTROL")["total"]
    disputed = told(library, "events", "--type", "CONTROL", "--disputed")
    both = told(library, "events", "--type", "CONTROL", "--type", "ASSAULT")["total"]
    assert 0 < disputed["total"] < control < both < total
    assert all(event["disputes"] and set(event["disputes"]) <= set(KINDS) for event in disputed["events"])


def test_the_table_of_events(library: Path) -> None:
    english, arabic = run("events", "--limit", "3", library=library), run("events", "--limit", "3", "--lang", "ar", library=library)
    assert english.stdout.startswith("event") and "disputed" in english.stdout.splitlines()[0]
    assert ARABIC.search(arabic.stdout.splitlines()[0])
    assert "3 of" in english.stderr and ARABIC.search(arabic.stderr), "it says that there are more"


def test_event_as_json(library: Path, gharyan: str) -> None:
    found = told(library, "event", gharyan)
    assert set(found) == {"event", "accounts", "contradictions", "figures", "reports"} and set(found["event"]) == EVENT
    reports = [report["id"] for report in found["reports"]]
    assert len(reports) == found["event"]["reports"]
    assert sorted(id for account in found["accounts"] for telling in account["tellings"] for id in telling["reports"]) == sorted(reports)
    assert {contradiction["kind"] for contradiction in found["contradictions"]} == set(found["event"]["disputes"])
    for contradiction in found["contradictions"]:
        assert set(contradiction) == {"kind", "about", "whose", "sides"} and len(contradiction["sides"]) > 1
        assert all(set(side) == {"value", "voices", "reports"} and set(side["reports"]) <= set(reports) for side in contradiction["sides"])
    for report in found["reports"]:
        assert report["event"] == gharyan and report["trigger"]["text"] in report["quote"]["text"]
        assert report["told_by"] in {voice for account in found["accounts"] for voice in account["voices"]}


def test_the_fall_of_gharyan_is_told_and_denied(library: Path, gharyan: str) -> None:
    found = told(library, "event", gharyan)
    (denial,) = (one for one in found["contradictions"] if one["kind"] == "denial")
    sides = {side["value"]: side["voices"] for side in denial["sides"]}
    assert sides["denied"] == ["LBY.LNA"] and "LBY.GNA.FORCES" in sides["affirmed"]
    assert any("LBY.LNA" in account["voices"] and "LBY.GNA.FORCES" not in account["voices"] for account in found["accounts"])


def test_the_page_of_an_event_has_its_parts_in_both_languages(library: Path, gharyan: str) -> None:
    english = run("event", gharyan, library=library).stdout
    for part in (gharyan, "Where the voices part", "it did not happen", "Libyan National Army", "Accounts", "Sentences", "تنفي سقوط غريان"):
        assert part in english
    arabic = run("event", gharyan, "--lang", "ar", library=library).stdout
    assert "لم يقع" in arabic and "it did not happen" not in arabic and "الجيش الوطني الليبي" in arabic


def test_the_toll_of_tajura_has_its_claims(library: Path) -> None:
    raids = told(library, "events", "--place", "ly.tripoli.tajura", "--mode", "aerial")["events"]
    (event,) = (event for event in raids if event["killed_best"])
    assert (event["killed_low"], event["killed_best"]) == (44, 53)
    (killed,) = (figure for figure in told(library, "event", event["id"])["figures"] if figure["what"] == "killed")
    assert {"INT.UNSMIL", "INT.WHO"} <= {claim["voice"] for claim in killed["claims"] if claim["current"]}
    assert [claim["whose"] for claim in killed["claims"] if claim["best"] == 6] == ["اطفال"], "the children are among the dead"


@pytest.mark.parametrize(
    ("words", "status", "part"),
    [
        (("event", "e000000000000"), 2, "e000000000000"),
        (("events", "--place", "nowhere"), 2, "nowhere"),
        (("events", "--actor", "nobody"), 2, "nobody"),
        (("events", "--outlet", "none"), 2, "none"),
        (("events", "--since", "yesterday"), 2, "yesterday"),
        (("events", "--since", "2020-02-01", "--until", "2020-01-01"), 2, "--since"),
        (("events", "--type", "WAR"), 2, "WAR"),
        (("changes", "--since", "yesterday"), 2, "--since"),
        (("judge", "same", "one"), 2, "judge"),
        (("judge", "undo", "one"), 2, "judge"),
        (("judge", "same", "one", "two"), 2, "one"),
        (("judge", "undo", "99"), 2, "99"),
        (("judge", "perhaps", "one", "two"), 2, "perhaps"),
    ],
)
def test_what_cannot_be_is_told(library: Path, words: tuple[str, ...], status: int, part: str) -> None:
    done = run(*words, library=library)
    assert (done.returncode, done.stdout) == (status, "")
    assert part in done.stderr and "Traceback" not in done.stderr


def test_errors_in_arabic(library: Path) -> None:
    done = run("event", "e000000000000", "--lang", "ar", library=library)
    assert done.returncode == 2 and ARABIC.search(done.stderr)


def test_which_library_is_meant(library: Path, tmp_path: Path) -> None:
    """By name, by RIWAYA_LIBRARY, else the only one in the folder."""
    assert run("events", "--library", library, cwd=tmp_path).returncode == 0
    done = run("events", cwd=tmp_path)
    assert done.returncode == 2 and "--library" in done.stderr
    shutil.copy(library, tmp_path / "a.db")
    assert run("events", cwd=tmp_path).returncode == 0
    shutil.copy(library, tmp_path / "b.db")
    assert run("events", cwd=tmp_path).returncode == 2, "two: not clear which"
    assert run("events", library=library, cwd=tmp_path).returncode == 0
    missing = run("events", library=tmp_path / "none.db")
    assert missing.returncode == 2 and "none.db" in missing.stderr
    (tmp_path / "c.db").write_text("no library", "utf-8")
    assert run("events", "-L", tmp_path / "c.db").returncode == 2


def test_judging_and_undoing(library: Path, gharyan: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.db"
    shutil.copy(library, mine)
    (other,) = told(mine, "events", "--place", "ly.tarhuna", "--type", "CONTROL", "--since", "2020-06-05")["events"][:1]
    before = told(mine, "event", gharyan)
    judged = told(mine, "judge", "same", gharyan, other["id"], "--who", "سلمى", "--note", "تجربة")
    assert set(judged) == {"judgement", "events"} and set(judged["events"]) == {gharyan, other["id"]}
    merged = told(mine, "event", gharyan)
    assert merged["event"]["reports"] == before["event"]["reports"] + other["reports"]
    assert told(mine, "event", other["id"])["event"]["id"] == gharyan, "the tombstone leads to the event that took its reports"
    assert other["id"] not in {event["id"] for event in told(mine, "events", "--limit", "1000")["events"]}
    changes = told(mine, "changes")
    assert {"event-merged", "report-moved"} <= {change["kind"] for change in changes["changes"]}
    assert [one["kind"] for one in changes["runs"]] == ["add", "judge"]
    told(mine, "judge", "undo", judged["judgement"])
    assert told(mine, "event", gharyan) == before
    assert told(mine, "event", other["id"])["event"] == other
    assert run("judge", "undo", judged["judgement"], library=mine).returncode == 2, "undone once is undone"
    shown = run("changes", library=mine).stdout
    assert "judge" in shown and "event-merged" in shown and gharyan in shown
    assert ARABIC.search(run("changes", "--lang", "ar", library=mine).stdout.splitlines()[0])


def test_changes_since(library: Path) -> None:
    assert told(library, "changes", "--since", "2999") == {"runs": [], "changes": []}
    (added,) = told(library, "changes")["runs"]
    assert set(added) == {"id", "kind", "started", "ended", "code", "knowledge", "articles", "reports", "events"}
    assert added["articles"] == 30 and added["ended"] >= added["started"]
    assert told(library, "changes", "--since", added["started"][:10])["runs"] == [added]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("control", "Atlantis"), "no place of this name"),
        (("events", "--actor", "nobody"), "no actor of this name"),
        (("naming", "حفت"), "LBY.HAFTAR"),
        (("outlets", "x"), "`riwaya outlets` lists them"),
        (("event", "x"), "`riwaya events` lists them"),
        (("judge", "same", "x", "y"), "no report or event of this id"),
        (("judge", "undo", "7"), "nothing to undo"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_not_there_is_named_with_what_lists_it(library: Path, words: tuple[str, ...], message: str) -> None:
    done = run(*words, library=library)
    assert done.returncode == 2 and message in done.stderr and "nothing of this name" not in done.stderr


def test_names_are_arabic_in_arabic(library: Path, gharyan: str) -> None:
    """Of places, stances and actors, those that the knowledge makes of a country and a noun among them."""
    shown = run("event", gharyan, "--lang", "ar", library=library).stdout
    assert "غريان، ليبيا" in shown and "Gharyan" not in shown and "(ذم)" in shown and "LBY" not in shown
    listed = run("events", "--place", "ly.gharyan", "--lang", "ar", library=library).stdout
    assert "غريان" in listed.splitlines()[1] and "Gharyan" not in listed
    outlet = run("outlets", "شبكة الضفة (مثال)", "--lang", "ar", library=library).stdout
    assert re.search("LBY.CIVILIANS +المدنيون الليبيون", outlet) and re.search("denied +منفي", outlet) and re.search("ASSAULT +عنف مسلح", outlet)


def test_no_part_of_an_account_is_empty(library: Path) -> None:
    for event in told(library, "events", "--limit", "40", "--disputed")["events"]:
        shown = run("event", event["id"], library=library).stdout
        assert not re.search(r"· +·|· *$", shown, re.M), event["id"]
