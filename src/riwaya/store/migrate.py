"""The schema of a library and its versions: one SQL file a version, applied in order, each in a transaction of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from riwaya.errors import InputError

FOLDER = Path(__file__).with_name("migrations")
APPLICATION = 0x52575941  # "RWYA": tells a library from other SQLite files


def versions() -> list[Path]:
    """The files of the schema in the order of their versions, the first being version 1."""
    return sorted(FOLDER.glob("*.sql"))


def migrate(db: sqlite3.Connection, name: str) -> None:
    """Brings a library to this program's version; one that a newer program has written raises InputError."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    files = versions()
    if version > len(files):
        raise InputError("library-newer", name, f"version {version}, this program knows {len(files)}")
    for number, path in enumerate(files[version:], version + 1):
        try:
            db.executescript(f"BEGIN IMMEDIATE;\n{path.read_text('utf-8')}\nPRAGMA user_version = {number};\nCOMMIT;")
        except BaseException:
            if db.in_transaction:
                db.rollback()
            raise


def check(db: sqlite3.Connection, name: str) -> None:
    """Raises InputError unless the file is a library of this program's version."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        raise InputError("no-library", name)
    if version != len(versions()):
        raise InputError("library-newer" if version > len(versions()) else "library-older", name, f"version {version}")
