"""Codes the examples and shows them: reports into out/reports.jsonl, pages into out/pages.

    python tools/demo.py [--once] [--port N]

Serves the pages on this machine only until Ctrl-C; --once prints a summary and ends.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out"
REPORTS = OUT / "reports.jsonl"
PAGES = OUT / "pages"


def main() -> None:
    """Codes, writes the pages, tells what there is, and serves it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--once", action="store_true", help="print a summary and end")
    parser.add_argument("--port", type=int, default=8000, help="the first port to try")
    arguments = parser.parse_args()
    _riwaya("code", "examples", "-o", str(REPORTS))
    _riwaya("show", "examples", "--reports", str(REPORTS), "--html", str(PAGES))
    print(_summary())
    print(f"page: {(PAGES / 'index.html').relative_to(ROOT)}")
    if not arguments.once:
        _serve(arguments.port)


def _riwaya(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "riwaya", *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _summary() -> str:
    rows = [json.loads(line) for line in REPORTS.read_text("utf-8").splitlines()]
    types = Counter(row["type"] for row in rows)
    doubted = sum(row["stance"] != "actual" for row in rows)
    told = sum(bool(row["voice"]) for row in rows)
    return (
        f"{len(rows)} reports from {len({row['article'] for row in rows})} articles; {told} told by a named source, "
        f"{doubted} planned, demanded, possible, negated or denied\n" + ", ".join(f"{kind} {count}" for kind, count in types.most_common())
    )


def _serve(port: int) -> None:
    handler = functools.partial(Quiet, directory=str(PAGES))
    for number in range(port, port + 20):
        try:
            server = http.server.ThreadingHTTPServer(("127.0.0.1", number), handler)
        except OSError:  # taken; try the next
            continue
        print(f"open http://127.0.0.1:{number}/ (Ctrl-C ends)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            server.server_close()
            return
    sys.exit(f"no port from {port} to {port + 19} is free; open the page as a file instead")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and logs nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Leaves the terminal to the summary."""


if __name__ == "__main__":
    main()
