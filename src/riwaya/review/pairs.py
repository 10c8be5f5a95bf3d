"""The judgements of a person on links between reports: who judged what, and the last one to undo."""

from __future__ import annotations

from riwaya.events.judgements import HELD
from riwaya.store import Library


def last_judgement(library: Library, who: str) -> int | None:
    """The number of a person's last judgement that is not undone; None if there is none."""
    (number,) = library.db.execute(f"SELECT max(id) FROM ({HELD}) WHERE who = ?", (who,)).fetchone()
    return number if number is None else int(number)


def judge_of(library: Library, number: int) -> str:
    """Whose judgement a number is; empty if there is none that holds."""
    row = library.db.execute(f"SELECT who FROM ({HELD}) WHERE id = ?", (number,)).fetchone()
    return str(row["who"]) if row else ""


def latest_on(library: Library, a: str, b: str) -> int:
    """The number of the last judgement that anybody made of two reports; 0 if nobody did. It goes with the next one as its version."""
    (number,) = library.db.execute(
        "SELECT coalesce(max(id), 0) FROM judgements WHERE (a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1)", (a, b)
    ).fetchone()
    return int(number)
