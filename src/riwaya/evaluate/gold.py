"""Reads gold annotations and coded reports; both are rows in the report format, kept as they were written."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from riwaya.errors import UsageError

Row = Mapping[str, Any]  # one report of the report format (docs/formats.md)


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated article: file name, reports, text (None if it lies nowhere) and day of publication."""

    article: str
    reports: tuple[Row, ...]
    text: str | None
    published: date | None


def read_gold(folder: Path) -> list[Gold]:
    """The annotated articles of a folder: one JSON file each, the texts beside them or in a folder below.

    Raises UsageError if there is none."""
    texts = {path.name: path for path in folder.rglob("*.txt")}
    found = []
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text("utf-8"))
        if not isinstance(content, dict) or "reports" not in content:
            continue
        name = content["article"]
        # Line ends stay as they are: offsets count every character of the file.
        text = texts[name].read_bytes().decode("utf-8") if name in texts else None
        published = content.get("published")
        found.append(Gold(name, tuple(content["reports"]), text, date.fromisoformat(published) if published else None))
    if not found:
        raise UsageError("no-gold", str(folder))
    return found


def read_rows(path: Path) -> dict[str, list[Row]]:
    """The coded reports of a JSON Lines file by the file name of their article."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            rows[Path(row["article"]).name].append(row)
    return dict(rows)
