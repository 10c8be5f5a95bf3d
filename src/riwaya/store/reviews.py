"""Reads what people decided of reports."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from riwaya.store.library import Library


@dataclass(frozen=True, slots=True)
class Review:
    """What people decided of a report. `state` is accepted, corrected, rejected, added or disputed (reviewers differ, and what they differ
    in is the program's); `machine` is the program's report as `riwaya code` writes it, None if it has none."""

    report: str
    state: str
    adjudicated: bool
    reviewers: tuple[str, ...]
    at: str
    machine: Mapping[str, Any] | None

    def to_dict(self, held: Mapping[str, Any]) -> dict[str, Any]:
        """The review as a JSON object: of the program's report the fields in which it differs from the one that holds."""
        machine = self.machine and {field: value for field, value in self.machine.items() if field in held and held[field] != value}
        return {
            "state": self.state,
            "adjudicated": self.adjudicated,
            "reviewed_by": list(self.reviewers),
            "at": self.at,
            "coded": dict(machine) if machine is not None else None,
        }


def reviews(library: Library, reports: Sequence[str]) -> dict[str, Review]:
    """What people decided of some reports, by report; those of which nobody decided anything are left out."""
    rows = library.db.execute("SELECT * FROM reviewed WHERE report IN (SELECT value FROM json_each(?))", (json.dumps(list(reports)),))
    return {
        row["report"]: Review(
            report=row["report"],
            state=row["state"],
            adjudicated=bool(row["adjudicated"]),
            reviewers=tuple(json.loads(row["reviewers"])),
            at=row["at"],
            machine=json.loads(row["machine"]) if row["machine"] else None,
        )
        for row in rows
    }
