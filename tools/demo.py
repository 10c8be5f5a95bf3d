"""Adds the examples to a library, out/library.db, tells what came of them, and shows it in a browser.

    python tools/demo.py [--once] [--port N]

Serves the web application on this machine only until Ctrl-C; --once prints a summary and ends.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out"
LIBRARY = OUT / "library.db"
SHOWN = LIBRARY.relative_to(ROOT)  # as a user in the project's folder types it
TOWN, ACTOR = "سرت", "LBY.LNA"  # a town that changes hands, and an actor with many names, in the examples


def main() -> None:
    """Adds, tells what there is, and serves it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--once", action="store_true", help="print a summary and end")
    parser.add_argument("--port", type=int, default=8000, help="the port to serve on")
    arguments = parser.parse_args()
    for file in OUT.glob("library.db*"):
        file.unlink()
    _riwaya("add", str(LIBRARY), "examples")
    print("\n".join(_summary()))
    if not arguments.once:
        subprocess.run([sys.executable, "-m", "riwaya", "serve", str(LIBRARY), "--port", str(arguments.port)], cwd=ROOT, check=False)


def _riwaya(*words: str) -> str:
    return subprocess.run([sys.executable, "-m", "riwaya", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def _asked(*words: str) -> Any:
    return json.loads(_riwaya(*words, "--library", str(LIBRARY), "--json"))


def _summary() -> list[str]:
    all_events = _asked("events", "--limit", "100000")
    found = all_events["events"]
    shared = [event for event in found if event["outlets"] > 1]
    disputed = sorted((event for event in found if event["disputes"]), key=lambda event: (-event["outlets"], -event["reports"]))
    kinds = Counter(kind for event in disputed for kind in event["disputes"])
    lines = [
        f"{all_events['total']} events from {sum(event['reports'] for event in found)} reports; {len(shared)} told by several outlets, "
        f"{len(disputed)} disputed: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()),
        "",
        f"Most disputed (riwaya event -L {SHOWN} ID shows the accounts side by side):",
    ]
    for event in disputed[:5]:
        days = "/".join(dict.fromkeys(filter(None, (event["date_earliest"], event["date_latest"]))))
        lines.append(f"  {event['id']}  {days:10}  {event['type']:8} {event['place_name'][:18]:18} {', '.join(event['disputes'])}")
    claims = _asked("control", TOWN)["claims"]
    told = Counter(claim["state"] for claim in claims)
    lines += ["", f"Sirte: {len(claims)} claims of control, " + ", ".join(f"{state} {count}" for state, count in told.most_common())]
    return [*lines, "", *commands()]


def commands() -> list[str]:
    """Commands to go on with, which work as they are printed in the project's folder."""
    return [
        "Go on with (first: source .venv/bin/activate)",
        *(f"  riwaya {words}" for words in (f"serve {SHOWN}", f"search -L {SHOWN} 'تحرير سرت'", f"naming -L {SHOWN} {ACTOR}")),
        f"  riwaya control -L {SHOWN} {TOWN}",
    ]


if __name__ == "__main__":
    main()
