"""Adding: all or nothing, resumable, the same whichever way it came about."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import riwaya
from riwaya.events.intake import Intake, decide
from riwaya.ids import article_hash
from riwaya.model import Article
from riwaya.store import Filter, Library, articles, create_library, open_library, reports
from riwaya.store.history import changes, runs

MANY = 2_000
TOWNS = ("سرت", "درنة", "بنغازي", "مصراتة", "غريان", "ترهونة", "سبها", "اجدابيا", "طبرق", "زوارة")
TABLES = ("articles", "appearances", "reports", "participants", "counts", "events", "blocks", "sketches", "stale", "article_words", "words")


def run(*words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "riwaya", *words], check=check, capture_output=True, text=True)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a library, less the numbers and times of runs."""
    db = sqlite3.connect(path)
    found = {}
    for table in TABLES:
        columns = [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})") if name not in ("run", "coded", "ended", "row", "source")]
        found[table] = sorted(map(repr, db.execute(f"SELECT {', '.join(columns)} FROM {table}")))
    return found  # type: ignore[return-value]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand short articles, some told twice."""
    chance = random.Random(3)
    path = tmp_path_factory.mktemp("many") / "articles.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(MANY):
            town, killed, day = chance.choice(TOWNS), chance.randint(2, 40), date(2016, 1, 1 + chance.randrange(28))
            text = f"قتل {killed} شخصا في انفجار سيارة مفخخة في مدينة {town} أمس، بحسب مصدر طبي رقم {number % 900}."
            row = {"id": f"n{number}", "published": day.isoformat(), "outlet": f"منبر {number % 7}", "text": text}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def test_killed_in_the_middle(many: Path, tmp_path: Path) -> None:
    """However often it is killed, the library ends as if it had never been."""
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    run("add", str(whole), str(many), "--quiet")
    for share in (0.2, 0.6):
        process = subprocess.Popen(
            [sys.executable, "-m", "riwaya", "add", str(broken), str(many), "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + 300
        while process.poll() is None and time.monotonic() < end:
            if held(broken) >= share * MANY:
                process.send_signal(signal.SIGKILL)
                break
            time.sleep(0.02)
        assert process.wait() == -signal.SIGKILL, "it was to be killed before it ended"
        assert 0 < held(broken) < MANY
        sound = sqlite3.connect(broken)
        assert sound.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not sound.execute("PRAGMA foreign_key_check").fetchall()
    run("add", str(broken), str(many), "--quiet")
    one, other = content(whole), content(broken)
    for table in TABLES:
        assert one[table] == other[table], table


def held(path: Path) -> int:
    """How many articles a library holds while another process writes it."""
    try:
        return int(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True).execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    text = tmp_path / "a.txt"
    text.write_text("2020-05-19\nقصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية.", "utf-8")
    run("add", str(library), str(text), "--quiet")
    before = content(library)
    told = json.loads(run("add", str(library), str(text), "--json").stdout)
    assert content(library) == before
    assert (told["added"], told["known"], told["articles"]) == (0, 1, 1)


def test_several_workers_give_the_same_library(many: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("".join(many.read_text("utf-8").splitlines(keepends=True)[:60]), "utf-8")
    run("add", str(tmp_path / "one.db"), str(few), "--quiet")
    run("add", str(tmp_path / "two.db"), str(few), "--quiet", "--workers", "2")
    assert content(tmp_path / "one.db") == content(tmp_path / "two.db")


def test_bad_input_is_told_and_the_rest_is_added(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("2020-05-19\nقصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية.", "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "english.txt").write_text("Nothing here is Arabic at all, not a word of it.", "utf-8")
    done = run("add", str(tmp_path / "library.db"), str(tmp_path), "--json")
    told = json.loads(done.stdout)
    assert told["added"] == 1 and told["errors"] == 2
    codes = {json.loads(line)["code"] for line in (tmp_path / "issues.jsonl").read_text("utf-8").splitlines()}
    assert codes == {"empty", "not-arabic"}


def test_the_raw_bytes_are_kept(tmp_path: Path) -> None:
    raw = "2020-05-19\r\nقصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية.\r\n".encode("utf-8-sig")
    (tmp_path / "a.txt").write_bytes(raw)
    run("add", str(tmp_path / "library.db"), str(tmp_path / "a.txt"), "--quiet")
    kept, id = sqlite3.connect(tmp_path / "library.db").execute("SELECT raw, id FROM articles").fetchone()
    assert kept == raw and id == article_hash(raw)


def test_one_text_in_two_outlets_is_one_article(tmp_path: Path) -> None:
    text = "قصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية."
    rows = [{"id": outlet, "outlet": outlet, "published": "2020-05-19", "text": text} for outlet in ("منبر أول", "منبر ثان")]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    run("add", str(tmp_path / "library.db"), str(tmp_path / "a.jsonl"), "--quiet")
    library = open_library(tmp_path / "library.db")
    (head,) = articles(library)
    assert head.outlets == ("منبر أول", "منبر ثان")
    assert len(list(reports(library, Filter(outlets=("منبر ثان",))))) == len(list(reports(library))) > 0


def test_readers_while_it_is_written(coder: riwaya.Coder, tmp_path: Path) -> None:
    library = create_library(tmp_path / "library.db")
    intake = Intake(library, coder.knowledge, "test")
    reader = open_library(tmp_path / "library.db")
    with library.transaction() as db:
        db.execute("INSERT INTO facts VALUES ('half', 'written')")
        assert reader.db.execute("SELECT count(*) FROM facts WHERE name = 'half'").fetchone()[0] == 0
    assert reader.db.execute("SELECT count(*) FROM facts WHERE name = 'half'").fetchone()[0] == 1
    intake.finish()


def coded(coder: riwaya.Coder, library: Library, text: str) -> tuple[Article, bytes]:
    raw = text.encode()
    article = Article("a", text, article_hash(raw), "", date(2020, 5, 19), "منبر")
    intake = Intake(library, coder.knowledge, "test")
    intake.take(coder.code_article(article), raw)
    intake.finish()
    return article, raw


def test_coding_again_keeps_ids_and_decisions(coder: riwaya.Coder, tmp_path: Path) -> None:
    library = create_library(tmp_path / "library.db")
    article, _ = coded(coder, library, "قصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية. وسيطرت قوات حكومة الوفاق على القاعدة.")
    before = {stored.report.id: stored.event for stored in reports(library)}
    one, other = list(before)[:2]
    decide(library, "test", "same", (one, other), "سلمى")
    judged = {stored.report.id: stored.event for stored in reports(library)}
    coding = coder.code_article(article)
    first = next(report for report in coding.reports if report.id == one)
    renamed = replace(first, id="f" * 16, frame="renamed", confidence=0.1)
    new = replace(coding, reports=tuple(renamed if report.id == one else report for report in coding.reports), knowledge="newer")
    intake = Intake(library, coder.knowledge, "test")
    intake.retake(new)
    intake.finish()
    assert {stored.report.id: stored.event for stored in reports(library)} == judged, "ids and decisions stay"
    altered = {(change.kind, change.field) for change in changes(library) if change.subject == one and change.kind == "report-changed"}
    assert ("report-changed", "frame") in altered and ("report-changed", "confidence") in altered


def test_what_is_no_longer_found_is_withdrawn_and_may_return(coder: riwaya.Coder, tmp_path: Path) -> None:
    library = create_library(tmp_path / "library.db")
    article, _ = coded(coder, library, "قصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية.")
    (stored,) = reports(library)
    coding = coder.code_article(article)
    intake = Intake(library, coder.knowledge, "test")
    intake.retake(replace(coding, reports=()))
    intake.finish()
    assert not list(reports(library)) and "event-ended" in {change.kind for change in changes(library)}
    intake = Intake(library, coder.knowledge, "test")
    intake.retake(coding)
    intake.finish()
    (again,) = reports(library)
    assert (again.report.id, again.event) == (stored.report.id, stored.event)
    assert [change.kind for change in changes(library)][-2:] == ["report-returned", "event-returned"]


def test_runs_tell_what_they_added(coder: riwaya.Coder, tmp_path: Path) -> None:
    library = create_library(tmp_path / "library.db")
    coded(coder, library, "قصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية.")
    (told,) = runs(library)
    assert (told.kind, told.articles, told.reports, told.events) == ("add", 1, 1, 1) and told.ended
    assert told.knowledge == coder.knowledge.version
    assert runs(library, "2999") == []


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's")
def test_what_is_no_library_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    sqlite3.connect(other).executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1);")
    text = tmp_path / "a.txt"
    text.write_text("2020-05-19\nقصفت طائرات مسيرة أمس الاثنين قاعدة الوطية الجوية.", "utf-8")
    done = run("add", str(other), str(text), check=False)
    assert done.returncode == 2 and "no library" in done.stderr
    assert sqlite3.connect(other).execute("SELECT * FROM t").fetchall() == [(1,)]
    (tmp_path / "text.db").write_text("just text, and long enough to be read as a header of something", "utf-8")
    assert run("add", str(tmp_path / "text.db"), str(text), check=False).returncode == 2
