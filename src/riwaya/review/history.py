"""The log of everything that people decided: of reports, between reviewers, of links; the latest first."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from riwaya.review.fields import Json
from riwaya.store import Library

ENTRIES = """
 SELECT 'decision' AS log, id, at, coder AS who, kind, report, '' AS other, fields, late, undoes, note FROM decisions
 UNION ALL
 SELECT 'adjudication', id, at, who, iif(undoes IS NULL, 'adjudicate', 'undo'), report, '', fields, late, undoes, note FROM adjudications
 UNION ALL
 SELECT 'judgement', id, at, who, relation, coalesce(a, ''), coalesce(b, ''), '', 0, undoes, note FROM judgements"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a log. `log` is decision, adjudication or judgement, `id` its number there; `kind` what was decided; `other` is the second
    report of a judgement; `fields` are the values that were set, `late` that it does not count, `undoes` the number that it undoes."""

    log: str
    id: int
    at: str
    who: str
    kind: str
    report: str
    other: str
    fields: Json
    late: bool
    undoes: int | None
    note: str

    def to_dict(self) -> Json:
        """The entry as a JSON object."""
        return asdict(self)


def entries(library: Library, who: str = "", *, limit: int = -1, offset: int = 0) -> list[Entry]:
    """What was decided, by one person if one is named."""
    rows = library.db.execute(
        f"SELECT * FROM ({ENTRIES}) WHERE ?1 IN ('', who) ORDER BY at DESC, log, id DESC LIMIT ?2 OFFSET ?3", (who, limit, offset)
    )
    return [Entry(**{**dict(row), "fields": json.loads(row["fields"] or "{}"), "late": bool(row["late"])}) for row in rows]


def count_entries(library: Library, who: str = "") -> int:
    """How many rows the log has, or those of one person."""
    (number,) = library.db.execute(f"SELECT count(*) FROM ({ENTRIES}) WHERE ?1 IN ('', who)", (who,)).fetchone()
    return int(number)
