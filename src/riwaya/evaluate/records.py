"""Scores detection on sentences that raters labelled with one type or not (event yes or no)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riwaya.evaluate.figures import Figure

TYPES = ("ASSAULT", "PROTEST")
DAY = re.compile(r"(?:19|20)\d{6}")


@dataclass(frozen=True, slots=True)
class Record:
    """A rated sentence: id, text, day of publication (None if the id tells none), type, and what raters say."""

    id: str
    text: str
    published: date | None
    type: str
    positive: bool


def read_records(folder: Path) -> list[Record]:
    """The records of `assault.csv` and `protest.csv` with a majority of at least two raters, ties dropped."""
    found = []
    for kind in TYPES:
        with (folder / f"{kind.lower()}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yes, no = int(row["accept"]), int(row["reject"])
                if yes != no and yes + no >= 2:
                    found.append(Record(row["id"], row["text"], _day(row["id"]), kind, yes > no))
    return found


def detected(records: Iterable[Record], types: Mapping[str, frozenset[str]]) -> dict[str, Figure]:
    """The figure of each type, given the types of the actual news reports that were coded in each record."""
    numbers = {kind: [0, 0, 0] for kind in TYPES}
    for record in records:
        hit = record.type in types.get(record.id, frozenset())
        for at, true in enumerate((hit and record.positive, hit, record.positive)):
            numbers[record.type][at] += true
    return {kind: Figure(*found) for kind, found in numbers.items()}


def _day(name: str) -> date | None:
    for digits in DAY.findall(name):
        try:
            return date.fromisoformat(digits)
        except ValueError:
            continue
    return None
