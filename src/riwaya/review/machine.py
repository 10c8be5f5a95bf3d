"""A library as the program alone has it, without what people decided of its reports."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from riwaya.events.link import Linker
from riwaya.events.reviewed import close, lift
from riwaya.store import Library, create_library


@contextmanager
def as_coded(library: Library) -> Iterator[Library]:
    """A copy of a library, gone at the end, in which every report is what the program says; links that people judged stay.

    Search, filters and lists of the copy follow. The library itself is not written; it is given as it is if nobody has reviewed anything."""
    reviewed = [report for (report,) in library.db.execute("SELECT report FROM reviewed ORDER BY report")]
    if not reviewed:
        yield library
        return
    with tempfile.TemporaryDirectory() as folder, closing(create_library(Path(folder) / "copy.db")) as copy:
        library.db.backup(copy.db)
        with copy.transaction() as db:
            (run,) = db.execute("SELECT max(id) FROM runs").fetchone()
            touched = set[str]().union(*(lift(db, run, report) for report in reviewed))
            close(db, run, touched)
            db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(event,) for event in sorted(touched)])
            Linker(copy, {}).refresh()
        yield Library(copy.db, library.name)
