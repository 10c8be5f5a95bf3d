"""Connections to the library: each request has one for itself, and none may work for too long."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Full, LifoQueue

from riwaya.errors import RiwayaError
from riwaya.store import Library, open_library

KEPT = 4  # connections that wait for the next request
STEPS = 20_000  # of SQLite's machine between two looks at the clock


class Pool:
    """Hands out connections that only read; what was used is used again, for its pages are in memory."""

    def __init__(self, path: Path, seconds: float) -> None:
        self._path, self._seconds = path, seconds
        self._free: LifoQueue[Library] = LifoQueue(KEPT)

    @contextmanager
    def reading(self, seconds: float | None = None) -> Iterator[Library]:
        """A library for one request, at one state of its file; raises RiwayaError `too-costly` once its time is over."""
        try:
            library = self._free.get_nowait()
        except Empty:
            library = open_library(self._path)
            library.db.execute("PRAGMA query_only = ON")
        end = time.monotonic() + (self._seconds if seconds is None else seconds)
        library.db.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            library.db.execute("BEGIN")
            yield library
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            raise RiwayaError("too-costly") from error
        finally:
            library.db.set_progress_handler(None, 0)
            library.db.rollback()
            self._give_back(library)

    def close(self) -> None:
        """Closes the connections that wait."""
        while not self._free.empty():
            self._free.get_nowait().close()

    def _give_back(self, library: Library) -> None:
        try:
            self._free.put_nowait(library)
        except Full:
            library.close()
