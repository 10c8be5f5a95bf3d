"""Whatever is decided in whatever order, undoing all of it brings back what the program said."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_review import library_of, rows, span, stored

import riwaya
from riwaya.errors import UsageError
from riwaya.review.adjudicate import adjudicate
from riwaya.review.decide import add, decide, undo
from riwaya.store import Library, reports

CORRECTIONS: tuple[dict[str, object], ...] = ({"stance": "denied"}, {"type": "COERCE"}, {"type": "MOBILIZE", "agents": []}, {"place": None})
STEP = st.tuples(
    st.sampled_from(("accept", "reject", "correct", "skip", "undo", "add", "adjudicate", "side")),
    st.sampled_from(("سلمى", "يوسف")),
    st.integers(0, 3),
)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def held(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """What holds, less the tombstones of events."""
    found: dict[str, list[tuple[object, ...]]] = {table: rows(library, table) for table in ("participants", "counts", "reviewed")}
    columns = "id, data, event, type, day_from, place_id, voice"
    found["reports"] = [tuple(row) for row in library.db.execute(f"SELECT {columns} FROM reports WHERE withdrawn IS NULL ORDER BY id")]
    listed = "id, type, mode, words, date_from, place_id, reports, voices, disputes"
    found["events"] = [tuple(row) for row in library.db.execute(f"SELECT {listed} FROM events WHERE ended IS NULL ORDER BY id")]
    found["words"] = [tuple(row) for row in library.db.execute("SELECT rowid, keys, exact, names FROM report_words ORDER BY rowid")]
    return found


def take(library: Library, ids: list[str], article: str, word: dict[str, int], step: tuple[str, str, int]) -> None:
    """Takes a step; one that makes no sense here is refused and leaves everything as it was."""
    kind, who, number = step
    report = ids[number % len(ids)]
    try:
        if kind == "undo":
            undo(library, who)
        elif kind == "add":
            add(library, article, who, {"trigger": word, "type": "COERCE"})
        elif kind == "adjudicate":
            adjudicate(library, report, "مريم", fields={"outcome": ("keep", "reject")[number % 2], "stance": "possible"})
        elif kind == "side":
            adjudicate(library, report, "مريم", side=who)
        else:
            decide(library, report, kind, who, fields=CORRECTIONS[number] if kind == "correct" else None)
    except UsageError:
        pass


@given(st.lists(STEP, max_size=12))
@QUICK
def test_undoing_everything_brings_back_what_was(coder: riwaya.Coder, steps: list[tuple[str, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = library_of(coder, Path(folder))
        before, ids = held(library), sorted(one.report.id for one in reports(library))
        article = stored(library, "c", "CONTROL")
        word = span(library, article.report.id, "اختفت")
        for step in steps:
            take(library, ids, article.article.id, word, step)
        for who in ("سلمى", "يوسف"):
            while True:
                try:
                    undo(library, who)
                except UsageError:
                    break
        assert held(library) == before
        assert not library.db.execute("PRAGMA foreign_key_check").fetchall()
        library.close()
