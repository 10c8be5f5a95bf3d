"""Articles as they are listed, libraries that cannot be opened just now, and steps of one moment in one order."""

from __future__ import annotations

import gc
import sqlite3
import weakref
from datetime import date
from functools import partial
from pathlib import Path

import pytest

import riwaya
from libraries import library_of
from riwaya.errors import InputError
from riwaya.store import Library, article, create_library, open_library
from riwaya.store import library as library_module
from riwaya.store.archive import heads
from riwaya.store.history import of_event

NEWS = [
    ("one", "مرصد", date(2019, 4, 5), "أعلن الجيش الوطني الليبي الخميس سيطرته على مدينة غريان."),
    ("two", "وكالة", date(2019, 4, 9), "قتل خمسة جنود في اشتباكات قرب مطار طرابلس الاثنين."),
]


@pytest.fixture
def library(coder: riwaya.Coder, tmp_path: Path) -> Library:
    return library_of(coder, tmp_path, NEWS)


def test_a_list_of_articles_reads_no_texts(library: Library) -> None:
    asked: list[str] = []
    library.db.set_trace_callback(asked.append)
    found = heads(library)
    library.db.set_trace_callback(None)
    assert [head.name for head in found] == ["two", "one"]
    assert not any("a.text" in query for query in asked)
    assert all((told := article(library, head.id)) and told[0] == head for head in found)
    assert [head.name for head in heads(library, outlet="مرصد")] == ["one"]


def test_a_file_that_is_busy_is_not_said_to_be_no_library(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[sqlite3.Connection] = []

    def locked(db: sqlite3.Connection, name: str) -> None:
        made.append(db)
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(library_module, "check", locked)
    monkeypatch.setattr(library_module, "migrate", locked)
    for opening, code in ((open_library, "unreadable"), (create_library, "unwritable")):
        with pytest.raises(InputError, match="locked") as raised:
            opening(tmp_path / "library.db")
        assert raised.value.fault.code == code
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            made[-1].execute("SELECT 1")


def test_steps_of_one_moment_have_one_order(library: Library) -> None:
    with library.transaction() as db:
        for field in ("type", "mode", "stance"):
            db.execute(
                "INSERT INTO changes (run, at, kind, subject, field, before, after) VALUES (1, '2020-01-01T00:00:00Z', 'event-ended', 'e', ?,"
                " '', '')",
                (field,),
            )
    assert [step.field for step in of_event(library, "e")] == ["mode", "stance", "type"]


class Weak(sqlite3.Connection):
    """A connection of which one can see that nobody holds it any more."""


def test_a_closed_library_is_let_go(coder: riwaya.Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Weak))
    library = library_of(coder, tmp_path, NEWS)
    gone = weakref.ref(library.db)
    library.close()
    del library
    gc.collect()
    assert gone() is None
