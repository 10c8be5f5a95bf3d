"""`riwaya code` as its users run it: real files, a real process."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from riwaya.exports.flat import COLUMNS
from riwaya.exports.schema import report_schema

TEXT = (
    "طرابلس 4 يونيو 2019 - قال المتحدث باسم الجيش الليبي إن الطائرات قصفت مواقع المسلحين في مدينة سرت أمس.\n"
    "وأضاف أن خمسة جنود قتلوا في هجوم على مطار المدينة. ودعت الأمم المتحدة إلى وقف إطلاق النار."
)
BAD: list[tuple[str, bytes | None, str]] = [
    ("empty.txt", b"", "empty"),
    ("binary.txt", b"\x7fELF\0\0\1", "binary"),
    ("png.txt", b"\x89PNG\r\n\0", "binary"),
    ("latin.txt", b"The army said.", "not-arabic"),
    ("marks.txt", "\u064b\u0651\u064d".encode(), "empty"),
    ("page.txt", f"<html><body><p>{TEXT}</p></body></html>".encode(), "html"),
    ("line.txt", "قصف ".encode() * 700_000, "too-long"),
    ("broken.jsonl", b'{"text": ', "bad-row"),
    ("broken.csv", b'text\n"\xd9\x82', "bad-row"),
    ("gone.txt", None, "not-found"),
]


def run(*words: object, cwd: Path, text: bytes = b"", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """The finished command."""
    return subprocess.run(
        [sys.executable, "-m", "riwaya", *map(str, words)],
        cwd=cwd,
        input=text,
        capture_output=True,
        timeout=120,
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "", **(env or {})},
    )


def lines(raw: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in raw.decode().split("\n") if line]


def issues(folder: Path) -> list[dict[str, Any]]:
    path = folder / "issues.jsonl"
    return lines(path.read_bytes()) if path.exists() else []


def collection(folder: Path, number: int) -> Path:
    path = folder / "many.jsonl"
    rows = ({"id": f"a{i}", "text": TEXT.replace("خمسة", str(i + 2))} for i in range(number))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def test_a_file_gives_reports_that_fit_the_schema_and_point_into_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    done = run("code", path, cwd=tmp_path)
    assert done.returncode == 0
    reports = lines(done.stdout)
    assert {report["type"] for report in reports} >= {"ASSAULT", "REQUEST"}
    schema = report_schema()
    for report in reports:
        jsonschema.validate(report, schema, format_checker=jsonschema.FormatChecker())
        assert report["article"] == "a.txt"
        for span in [report["trigger"], *report["agents"], *report["patients"], *report["voice"]]:
            assert TEXT[span["start"] : span["end"]] == span["text"]
    assert b"1 articles coded" in done.stderr
    assert issues(tmp_path) == []


def test_schema_command_prints_the_schema(tmp_path: Path) -> None:
    done = run("schema", cwd=tmp_path)
    schema = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema == report_schema()


def test_csv_is_one_row_a_report_with_lf_and_guards(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n=1+1,"{TEXT}"\n', "utf-8")
    out = tmp_path / "out" / "reports.csv"
    assert run("code", path, "-o", out, cwd=tmp_path).returncode == 0
    raw = out.read_bytes()
    assert b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode())))
    assert tuple(rows[0]) == COLUMNS
    assert {row["article"] for row in rows} == {"'=1+1"}
    assert "5" in {row["killed_best"] for row in rows}


def test_table_has_arabic_in_its_last_column(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    rows = run("code", path, "--format", "table", cwd=tmp_path).stdout.decode().splitlines()
    assert len(rows) > 2
    for row in rows[1:]:
        cells = row.split("  ")
        assert not any("\u0621" <= c <= "\u064a" for cell in cells[:-1] for c in cell)


def test_standard_input_as_text_and_as_json_lines(tmp_path: Path) -> None:
    as_text = run("code", "-", cwd=tmp_path, text=TEXT.encode())
    assert {report["article"] for report in lines(as_text.stdout)} == {"stdin"}
    row = json.dumps({"id": "x", "text": TEXT}, ensure_ascii=False)
    as_rows = run("code", "-", cwd=tmp_path, text=row.encode())
    assert {report["article"] for report in lines(as_rows.stdout)} == {"x"}


@pytest.mark.parametrize(("name", "raw", "code"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_input_alone_is_one_line(tmp_path: Path, name: str, raw: bytes | None, code: str) -> None:
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    done = run("code", name, cwd=tmp_path)
    assert done.returncode == 3
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    assert name.encode() in done.stderr
    (issue,) = issues(tmp_path)
    assert issue["code"] == code
    assert issue["level"] == "error"
    assert issue["where"].startswith(name)


def test_bad_input_does_not_keep_good_input_from_being_coded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    (tmp_path / "b.txt").write_bytes(TEXT.encode("windows-1256"))
    (tmp_path / "c.txt").write_text(TEXT[:30] + "\u202e" + TEXT[30:], "utf-8")
    (tmp_path / "d.txt").write_bytes(TEXT.encode("utf-16"))
    done = run("code", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert {report["article"] for report in lines(done.stdout)} == {"b.txt", "c.txt", "d.txt"}
    assert [(i["where"], i["code"]) for i in issues(tmp_path)] == [
        ("a.txt", "binary"),
        ("b.txt", "recoded"),
        ("c.txt", "bidi"),
        ("d.txt", "recoded"),
    ]


def test_a_second_run_in_the_same_folder_gives_the_same_and_reads_nothing_of_the_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    written = []
    for _ in range(2):
        run("code", ".", "-o", "out.jsonl", cwd=tmp_path)
        written.append((tmp_path / "out.jsonl").read_bytes())
    assert written[0] == written[1] != b""
    assert issues(tmp_path) == []


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    path = collection(tmp_path, 1)
    before = path.read_bytes()
    done = run("code", path, "-o", path, cwd=tmp_path)
    assert done.returncode == 2
    assert path.read_bytes() == before


def test_two_articles_with_one_id_are_told(tmp_path: Path) -> None:
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(TEXT, "utf-8")
    assert run("code", "a", "b", cwd=tmp_path).returncode == 0
    assert [issue["code"] for issue in issues(tmp_path)] == ["duplicate-id"]


def test_workers_give_the_same_bytes_in_the_same_order(tmp_path: Path) -> None:
    path = collection(tmp_path, 30)
    one = run("code", path, cwd=tmp_path)
    two = run("code", path, "--workers", 2, cwd=tmp_path)
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout != b""


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_what_was_coded_stands_after_an_interruption(tmp_path: Path, workers: int, sign: signal.Signals) -> None:
    path = collection(tmp_path, 5_000)
    out = tmp_path / "out.jsonl"
    started = subprocess.Popen(
        [sys.executable, "-m", "riwaya", "code", str(path), "-o", str(out), "--workers", str(workers)],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(sign, signal.SIG_DFL) and None,  # what runs in the background may ignore it, and so would its children
    )
    wait_for(out)
    started.send_signal(sign)
    _, told = started.communicate(timeout=60)
    assert started.returncode == 130
    assert b"Traceback" not in told
    assert b"interrupted" in told
    assert whole_articles(out)


def test_what_was_coded_stands_after_a_kill(tmp_path: Path) -> None:
    path = collection(tmp_path, 5_000)
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "riwaya", "code", str(path), "-o", str(out), "--quiet"]
    started = subprocess.Popen(command, cwd=tmp_path)
    wait_for(out)
    started.kill()
    started.wait(timeout=60)
    assert whole_articles(out)


def wait_for(out: Path) -> None:
    """Waits until something is written."""
    end = time.monotonic() + 60
    while not (out.exists() and out.stat().st_size > 20_000):
        assert time.monotonic() < end
        time.sleep(0.05)


def whole_articles(out: Path) -> bool:
    """Whether the file holds whole lines of the first articles without a gap."""
    raw = out.read_bytes()
    ids = list(dict.fromkeys(report["article"] for report in lines(raw)))
    return raw.endswith(b"\n") and ids == [f"a{i}" for i in range(len(ids))] and 0 < len(ids) < 5_000


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = collection(tmp_path, 300)
    command = f"{sys.executable} -m riwaya code {path} --quiet | head -n 1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, timeout=60)
    assert len(lines(done.stdout)) == 1
    assert done.stderr == b""


@pytest.mark.parametrize(
    "words",
    [
        ["code"],
        ["code", "x", "--published", "4/6/19"],
        ["code", "x", "--workers", "0"],
        ["nothing"],
        ["code", "x", "--format", "z"],
    ],
)
def test_wrong_calls_are_told_on_a_line(tmp_path: Path, words: list[str]) -> None:
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr


def test_quiet_says_nothing_and_still_writes_the_issues(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0")
    done = run("code", "a.txt", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", b"")
    assert len(issues(tmp_path)) == 1


def test_totals_as_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    totals = json.loads(run("code", "a.txt", "--json", cwd=tmp_path).stderr)
    assert totals["articles"] == 1 and totals["reports"] > 1 and totals["words"] > 20 and totals["errors"] == 0


@pytest.mark.parametrize(("words", "env"), [(["--lang", "ar"], {}), ([], {"LANG": "ar_LY.UTF-8"})])
def test_messages_in_arabic(tmp_path: Path, words: list[str], env: dict[str, str]) -> None:
    told = run("code", "gone.txt", *words, cwd=tmp_path, env=env).stderr.decode()
    assert "لا يوجد ملف" in told
    assert "coded" not in told


def test_the_day_of_publication_resolves_relative_times(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قصفت الطائرات مدينة سرت أمس.", "utf-8")
    without = lines(run("code", "a.txt", cwd=tmp_path).stdout)
    assert without[0]["time"]["from"] is None and without[0]["time"]["note"]
    assert [issue["code"] for issue in issues(tmp_path)] == ["no-date"]
    told = lines(run("code", "a.txt", "--published", "2019-06-04", cwd=tmp_path).stdout)
    assert told[0]["time"]["from"] == "2019-06-03"
    assert issues(tmp_path) == []


def test_many_problems_of_a_kind_do_not_flood_the_terminal(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_bytes(b"")
    done = run("code", ".", cwd=tmp_path)
    assert len(done.stderr.splitlines()) < 15
    assert len(issues(tmp_path)) == 40
