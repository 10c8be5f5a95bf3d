"""The totals of a run, and the line that shows them on a terminal while it goes on."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

from riwaya.cli.language import say

if TYPE_CHECKING:
    from rich.status import Status

INTERVAL = 0.2  # seconds between two states of the line


@dataclass(slots=True)
class Totals:
    """What was coded so far."""

    articles: int = 0
    reports: int = 0
    words: int = 0

    def add(self, reports: int, words: int) -> None:
        """Counts a coded article with its reports and words."""
        self.articles += 1
        self.reports += reports
        self.words += words

    def to_dict(self) -> dict[str, int]:
        """The totals by name."""
        return {"articles": self.articles, "reports": self.reports, "words": self.words}


class Progress:
    """A line on the terminal; nothing where the messages do not go to one."""

    def __init__(self, totals: Totals, *, shown: bool) -> None:
        self.totals = totals
        self._shown = shown and sys.stderr.isatty()
        self._status: Status | None = None
        self._start = self._last = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._status is not None:
            self._status.stop()

    def refresh(self) -> None:
        """Shows the totals if the last time is long enough ago."""
        now = time.monotonic()
        if not self._shown or now - self._last < INTERVAL:
            return
        self._last = now
        rate = int(self.totals.words / (now - self._start))
        line = say("progress", articles=self.totals.articles, reports=self.totals.reports, rate=rate)
        if self._status is None:
            self._status = _status(line)
        self._status.update(line)


def _status(line: str) -> Status:
    """The line; begun only with the first result, when all workers have started: its thread must not be forked."""
    from rich.console import Console

    status = Console(stderr=True).status(line)
    status.start()
    return status
