"""Measures a library of invented reports: how long adding takes, how that grows, how much memory, and how quickly each command answers.

    python tools/bench_library.py [--reports N] [--strict] [--json]

Half as many reports are added first, then all: `growth` is how many times longer the double takes, less what starting costs. Commands are whole
processes, the median of several runs. --strict fails where a target of the project is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 5
SECONDS, GROWTH, MEBIBYTES, MILLISECONDS = 300.0, 2.3, 1024.0, 300.0  # targets at 100,000 reports


def build(path: Path, reports: int) -> tuple[float, float]:
    """Seconds that keeping and linking took, and the mebibytes of the process at its largest."""
    command = [sys.executable, str(ROOT / "tools" / "synthetic.py"), str(path), "--reports", str(reports)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    found = re.search(r"linked in ([\d.]+) s", told)
    if status or not found:
        sys.exit(told)
    return float(found.group(1)), used.ru_maxrss / 1024


def commands(path: Path) -> dict[str, float]:
    """Milliseconds of each command on a library, by what was asked: of what the library has most of."""
    listed = json.loads(_riwaya(path, "events", "--disputed", "--limit", "1", "--json"))["events"][0]["id"]
    with closing(sqlite3.connect(path)) as db:
        (place,) = db.execute("SELECT place_id FROM reports WHERE type = 'CONTROL' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").fetchone()
        (actor,) = db.execute("SELECT actor FROM participants WHERE slot = 'agent' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").fetchone()
        (outlet,) = db.execute("SELECT outlet FROM appearances GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").fetchone()
    asked = {
        "events": ("events",),
        "events --disputed --type": ("events", "--disputed", "--type", "ASSAULT"),
        "events --place --since": ("events", "--place", place, "--since", "2012-01-01"),
        "event": ("event", listed),
        "control": ("control", place),
        "control --at": ("control", place, "--at", "2013-06-01"),
        "naming": ("naming", actor),
        "outlets": ("outlets",),
        "outlets OUTLET": ("outlets", outlet),
        "search word": ("search", "بالقوات"),
        "search phrase type:": ("search", '"حكومة الوفاق" type:CONTROL'),
        "changes": ("changes",),
    }
    times = {}
    for name, words in asked.items():
        taken = []
        for _ in range(RUNS):
            begin = time.perf_counter()
            _riwaya(path, *words)
            taken.append(1000 * (time.perf_counter() - begin))
        times[name] = statistics.median(taken)
    return times


def _riwaya(path: Path, *words: str) -> str:
    command = [sys.executable, "-m", "riwaya", *words, "--library", str(path)]
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as it is where riwaya is installed
    return subprocess.run(command, check=True, capture_output=True, text=True, env=compiled).stdout


def main() -> None:
    """Measures and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000, help="how many (default: 100000)")
    parser.add_argument("--strict", action="store_true", help="fail where a target is missed")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        half, _ = build(Path(folder, "half.db"), arguments.reports // 2)
        path = Path(folder, "whole.db")
        whole, memory = build(path, arguments.reports)
        answered = commands(path)
    measured = {
        "adding, s": (whole, SECONDS * arguments.reports / 100_000),
        "growth when doubled": (whole / half, GROWTH),
        "memory, MiB": (memory, MEBIBYTES),
        **{f"{name}, ms": (value, MILLISECONDS) for name, value in answered.items()},
    }
    if arguments.json:
        print(json.dumps({name: value for name, (value, _) in measured.items()}))
    else:
        for name, (value, target) in measured.items():
            print(f"{name:32} {value:10,.2f}   target {target:8,.2f}   {'reached' if value <= target else 'missed'}")
    missed = [name for name, (value, target) in measured.items() if value > target]
    if missed and arguments.strict:
        sys.exit(f"missed: {', '.join(missed)}")


if __name__ == "__main__":
    main()
