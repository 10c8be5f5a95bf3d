"""In which state the library's file is, so that what was answered once need not be answered again."""

from __future__ import annotations

from pathlib import Path

State = tuple[int, ...]


def state_of(library: Path) -> State:
    """Numbers that differ after every change of a library: the time and size of its file and of its log."""
    found: list[int] = []
    for file in (library, library.with_name(f"{library.name}-wal")):
        try:
            told = file.stat()
        except FileNotFoundError:
            continue
        if told.st_size:  # an empty log comes and goes with its readers
            found += [told.st_mtime_ns, told.st_size]
    return tuple(found)
