"""The codes of other vocabularies for a type, mode and stance (`vocabularies/crosswalk.tsv`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from riwaya.knowledge.files import fail, read_tsv
from riwaya.model import Codes

COLUMNS = (
    "type",
    "mode",
    "stance",
    "means",
    "actors",
    "plover",
    "plover_mode",
    "cameo",
    "acled_event",
    "acled_sub_event",
    "quad",
)


@dataclass(frozen=True, slots=True)
class Crossing:
    """One row of the crosswalk: the conditions (`*` is any) and the codes they give."""

    type: str
    mode: str
    stance: str
    means: str
    actors: str
    codes: Codes


Crosswalk = Mapping[str, tuple[Crossing, ...]]  # the rows of each type in their order


def load_crosswalk(path: Path) -> Crosswalk:
    """The rows by type, in their order; the first that fits decides."""
    rows: dict[str, tuple[Crossing, ...]] = {}
    for row in read_tsv(path, COLUMNS):
        try:
            quad = int(row["quad"] or 0)
        except ValueError as error:
            raise fail(path, f"line {row['_line']}", f"quad {row['quad']!r} is no number", "write 1 to 4") from error
        codes = Codes(row["plover"], row["plover_mode"], row["cameo"], row["acled_event"], row["acled_sub_event"], quad)
        crossing = Crossing(row["type"], row["mode"], row["stance"], row["means"], row["actors"], codes)
        rows[crossing.type] = (*rows.get(crossing.type, ()), crossing)
    return rows


def cross(rows: Crosswalk, *, type: str, mode: str, stance: str, means: str, actors: frozenset[str]) -> Codes:
    """The codes of a report, empty if no row fits; `actors`: which of armed, civilian, state are true of it."""
    for row in rows.get(type, ()):
        if row.actors != "*" and row.actors not in actors:
            continue
        if row.mode in ("*", mode) and row.stance in ("*", stance) and row.means in ("*", means):
            return row.codes
    return Codes()
