"""The codes of other vocabularies for a type, mode and stance (`vocabularies/crosswalk.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from riwaya.knowledge.files import fail, read_tsv
from riwaya.model import Codes

COLUMNS = ("type", "mode", "stance", "means", "actors", "plover", "plover_mode", "cameo", "acled_event", "acled_sub_event", "quad")


@dataclass(frozen=True, slots=True)
class Crossing:
    """One row of the crosswalk: the conditions (`*` is any) and the codes they give."""

    type: str
    mode: str
    stance: str
    means: str
    actors: str
    codes: Codes


def load_crosswalk(path: Path) -> tuple[Crossing, ...]:
    """The rows in their order; the first that fits decides."""
    rows = []
    for row in read_tsv(path, COLUMNS):
        try:
            quad = int(row["quad"] or 0)
        except ValueError as error:
            raise fail(path, f"line {row['_line']}", f"quad {row['quad']!r} is no number", "write 1 to 4") from error
        codes = Codes(row["plover"], row["plover_mode"], row["cameo"], row["acled_event"], row["acled_sub_event"], quad)
        rows.append(Crossing(row["type"], row["mode"], row["stance"], row["means"], row["actors"], codes))
    return tuple(rows)


def cross(rows: tuple[Crossing, ...], *, type: str, mode: str, stance: str, means: str, actors: frozenset[str]) -> Codes:
    """The codes of a report; `actors` holds those of armed, civilian, state that are true of it. Empty codes if no row fits."""
    for row in rows:
        if row.type != type or row.actors != "*" and row.actors not in actors:
            continue
        if all(want in ("*", have) for want, have in ((row.mode, mode), (row.stance, stance), (row.means, means))):
            return row.codes
    return Codes()
