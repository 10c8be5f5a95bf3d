"""The folder of an export: it must be empty, for what lies there is taken for a part of the export."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from riwaya.errors import UsageError
from riwaya.exports import datapackage, geojson, jsonl, plover
from riwaya.exports.fields import tables
from riwaya.exports.readme import FILE, MADE_WITH

PARQUET = ("events.parquet", "participants.parquet")
SHOWN = 5  # names of files that a message tells


def written_names() -> frozenset[str]:
    """The names of all files that an export can write."""
    return frozenset({FILE, datapackage.FILE, geojson.FILE, jsonl.FILE, plover.FILE, *PARQUET, *(table.file for table in tables().values())})


def make_room(folder: Path, *, force: bool = False) -> None:
    """Makes the folder if it is missing and sees to it that no earlier export is left there; raises UsageError if something lies there.

    With `force` the files of an earlier export go and everything else stays. An export is known by its README: without it nothing
    is removed, for a file of the user's may have a name like ours. Nor is a sample in which somebody has judged."""
    folder.mkdir(parents=True, exist_ok=True)
    held = sorted(path.name for path in folder.iterdir())
    if not held:
        return
    ours = list(_of_an_export(folder)) if force else []
    clashing = [name for name in held if name in written_names() and folder / name not in ours]
    if not force or clashing:
        named = clashing or held
        raise UsageError("folder-not-empty", str(folder), ", ".join(named[:SHOWN]) + (" …" if len(named) > SHOWN else ""))
    for path in ours:
        path.unlink()


def _of_an_export(folder: Path) -> Iterator[Path]:
    """The files of an earlier export."""
    readme = folder / FILE
    if readme.is_file() and MADE_WITH in readme.read_text("utf-8", "replace")[:1000]:
        yield from (path for path in folder.iterdir() if path.name in written_names() and path.is_file() and not _judged(path))


def _judged(path: Path) -> bool:
    """Whether it is an audit sample in which somebody wrote a judgement."""
    if path.name != tables()["audit_sample"].file:
        return False
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        return any(row.get("judgement") or row.get("note") for row in csv.DictReader(stream))
