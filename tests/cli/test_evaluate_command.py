"""`riwaya evaluate` and the tools beside it: what their users are told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import demo
import score_events
from riwaya.cli.evaluate import command
from riwaya.errors import UsageError

ROOT = Path(__file__).parents[2]
TEXT = "اجتمع الوزيران في تونس."


def test_a_share_of_nothing_is_a_dash(tmp_path: Path) -> None:
    """Where neither gold nor program has a report, precision and recall are not 0 but undefined."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"article": "a.txt", "published": None, "reports": []}), "utf-8")
    (tmp_path / "none.jsonl").write_text("", "utf-8")
    done = CliRunner().invoke(command, [str(tmp_path), str(tmp_path / "none.jsonl"), "--lang", "en"], catch_exceptions=False)
    rows = [line for line in done.output.splitlines() if line.count("–") == 3]
    assert rows and any("detect" in line for line in rows) and "0.000" not in done.output


def test_a_folder_without_gold_names_the_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with pytest.raises(UsageError, match=r"`reports`.*docs/formats\.md"):
        CliRunner().invoke(command, [str(tmp_path)], catch_exceptions=False)


@pytest.mark.skipif(score_events.GOLD.exists(), reason="the annotated events lie beside the project")
def test_what_lies_beside_the_project_and_is_missing_is_told_on_one_line() -> None:
    done = subprocess.run([sys.executable, "tools/score_events.py"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1 and "is missing" in done.stderr and len(done.stderr.splitlines()) == 1


def test_the_demo_prints_commands_that_name_the_library() -> None:
    commands = [line for line in demo.commands() if line.startswith("  riwaya")]
    assert len(commands) == 4 and all("out/library.db" in line for line in commands)
