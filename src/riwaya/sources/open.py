"""Finds the source for what the user names: a file, a folder, or `-`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BufferedReader, FileIO, TextIOWrapper
from pathlib import Path

from riwaya.errors import InputError, Issue
from riwaya.sources.files import TextFile, read_whole
from riwaya.sources.item import Item, Source
from riwaya.sources.tables import JsonLines, Table, json_items

KINDS: dict[str, type[TextFile] | type[JsonLines] | type[Table]] = {
    ".txt": TextFile,
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".csv": Table,
    ".tsv": Table,
}
STDIN = "-"
OURS = "issues.jsonl"  # what an earlier run left in a folder is not read as articles


class Folder(Source):
    """A folder with all its subfolders; files in the order of their names; hidden ones are passed over, those of other kinds counted."""

    def __init__(self, path: Path, skip: frozenset[Path] = frozenset()) -> None:
        self.path = path
        self.skip = skip

    def items(self) -> Iterator[Item | Issue]:
        """The articles of all files; at the end one line about files of other kinds, for somebody may wait for their articles."""
        found, others = False, Counter[str]()
        for path in self._files():
            kind = KINDS.get(path.suffix.lower())
            if kind is None:
                others[path.suffix.lower() or path.name] += 1
                continue
            found = True
            yield from kind(path).items()
        passed = ", ".join(f"{ending} {number:,}" for ending, number in sorted(others.items(), key=lambda one: (-one[1], one[0])))
        if not found:
            yield Issue("no-articles", str(self.path), passed)
        elif passed:
            yield Issue("passed-over", str(self.path), passed)

    def _files(self) -> Iterator[Path]:
        for folder, subfolders, names in os.walk(self.path):
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            for name in sorted(names):
                path = Path(folder, name)
                if not name.startswith(".") and name != OURS and not self._skipped(path):
                    yield path

    def _skipped(self, path: Path) -> bool:
        """Whether it is a file to skip, or one that SQLite keeps beside a library."""
        whole = path.resolve()
        return any(whole.parent == skip.parent and whole.name in (skip.name, f"{skip.name}-wal", f"{skip.name}-shm") for skip in self.skip)


class StandardInput(Source):
    """The standard input: JSON Lines if it begins with `{`, else the text of one article."""

    def items(self) -> Iterator[Item | Issue]:
        """The articles."""
        stream = BufferedReader(FileIO(sys.stdin.fileno(), closefd=False))
        if stream.peek(1)[:1] == b"{":
            lines = TextIOWrapper(stream, "utf-8", errors="surrogateescape", newline="\n")
            yield from json_items(lines, "stdin", "stdin")
        else:
            yield read_whole(stream, "stdin", "stdin")


def source_of(path: str, skip: frozenset[Path] = frozenset()) -> Source:
    """The source that a path names; raises InputError if there is nothing there that riwaya can read."""
    if path == STDIN:
        return StandardInput()
    place = Path(path)
    if place.is_dir():
        return Folder(place, skip)
    if not place.exists():
        raise InputError("not-found", path)
    kind = KINDS.get(place.suffix.lower(), TextFile)
    return kind(place)


def read_paths(paths: Iterable[str], skip: frozenset[Path] = frozenset()) -> Iterator[Item | Issue]:
    """The articles of all paths in their order; a path that leads nowhere is told and passed over.

    Files in `skip` are left out of folders."""
    for path in paths:
        try:
            source = source_of(path, skip)
        except InputError as error:
            yield error.issue
            continue
        yield from source.items()
