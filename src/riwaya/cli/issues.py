"""Problems with the input: every one in `issues.jsonl`, and on the terminal as long as they are news."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from io import TextIOWrapper
from pathlib import Path

import click

from riwaya.cli.language import say, say_issue
from riwaya.errors import Issue

SHOWN = 10  # lines of one kind on the terminal; a folder of 5,000 undated articles would bury everything else


class Issues:
    """Writes problems down as they come. A file that cannot be written is told once and stops nothing."""

    def __init__(self, path: Path, *, quiet: bool) -> None:
        self.path = path
        self.quiet = quiet
        self.seen: Counter[str] = Counter()
        self.errors = 0
        self.warnings = 0
        self._file: TextIOWrapper | None = None
        self._broken = False
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)  # what an earlier run found is no news

    def add(self, issue: Issue) -> None:
        """Writes a problem to the file and, unless quiet, on a line of the terminal."""
        self.errors += issue.fatal
        self.warnings += not issue.fatal
        self._write(issue)
        self.seen[issue.code] += 1
        if self.quiet or self.seen[issue.code] > SHOWN + 1:
            return
        line = say_issue(issue) if self.seen[issue.code] <= SHOWN else say("more", code=issue.code)
        click.echo(" ".join(line.splitlines()), err=True)

    def _write(self, issue: Issue) -> None:
        if self._broken:
            return
        try:
            if self._file is None:
                self._file = self.path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
            self._file.write(json.dumps(issue.to_dict(), ensure_ascii=False) + "\n")
            self._file.flush()
        except OSError as error:
            self._broken = True
            click.echo(say("no-issues-file", path=self.path, reason=error.strerror), err=True)

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()
