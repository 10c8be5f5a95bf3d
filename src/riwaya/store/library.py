"""A library: one SQLite file. One process writes at a time; any number may read meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from riwaya.errors import InputError
from riwaya.store.migrate import APPLICATION, check, migrate

CHECKPOINT = 16_384  # pages of 4 KiB that are written ahead before they are copied into the file: each copying waits for the disk
BUSY = 30.0  # seconds that a writer waits for another


@dataclass(frozen=True, slots=True)
class Library:
    """An open library: `db` is its connection, whose rows are read by name or position; `name` stands in messages."""

    db: sqlite3.Connection
    name: str

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """What is written within it is kept whole or not at all; what is counted follows before it ends."""
        from riwaya.store.settle import settle  # who only reads does not wait for it

        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield self.db
            settle(self.db)
        except BaseException:
            self.db.rollback()
            raise
        self.db.commit()

    def close(self) -> None:
        """Closes the file."""
        self.db.close()


def create_library(path: Path) -> Library:
    """The library in a file, made if it is missing and brought to this version if it is older.

    Raises InputError if the file is something else, is newer, or cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError("unwritable", str(path), error.strerror or "") from error
    with _told(path, "unwritable"):
        db = _connected(str(path))
        with _closed_on_error(db):
            (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if tables == 0:
                db.execute(f"PRAGMA application_id = {APPLICATION}")
            elif db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
                raise InputError("no-library", str(path))
            db.execute("PRAGMA journal_mode = WAL")
            migrate(db, path.name)
    return Library(db, path.name)


def open_library(path: Path, *, write: bool = False) -> Library:
    """A library that exists, for reading or for writing as well; raises InputError if there is none of this version."""
    if not path.is_file():
        raise InputError("no-library", str(path), "there is no such file")
    with _told(path, "unwritable" if write else "unreadable"):
        db = _connected(f"{path.resolve().as_uri()}?mode={'rw' if write else 'ro'}", uri=True)
        with _closed_on_error(db):
            check(db, path.name)
    return Library(db, path.name)


def now() -> str:
    """This moment, as libraries write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def _told(path: Path, code: str) -> Iterator[None]:
    """Tells errors of SQLite as InputError: `code` where the file is busy or the disk is full, for then it may well be a library."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise InputError(code, str(path), str(error)) from error
    except sqlite3.DatabaseError as error:
        raise InputError("no-library", str(path), str(error)) from error


@contextmanager
def _closed_on_error(db: sqlite3.Connection) -> Iterator[None]:
    """Closes a connection that nobody will get."""
    try:
        yield
    except BaseException:
        db.close()
        raise


def _connected(path: str, *, uri: bool = False) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=BUSY, isolation_level=None, uri=uri, check_same_thread=False)
    db.row_factory = sqlite3.Row
    with _closed_on_error(db):
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA cache_size = -65536")
        db.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
    return db
