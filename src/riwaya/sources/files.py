"""Articles that are a whole file: plain text, or the standard input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from riwaya.errors import Issue
from riwaya.sources.item import LONGEST_RAW, Item, Source


class TextFile(Source):
    """A file that holds one article; its name is the article's id."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def items(self) -> Iterator[Item | Issue]:
        """The article."""
        try:
            with self.path.open("rb") as stream:
                yield read_whole(stream, self.path.name, str(self.path))
        except OSError as error:
            yield Issue("unreadable", str(self.path), error.strerror or "")


def read_whole(stream: BinaryIO, id: str, where: str) -> Item | Issue:
    """The one article that a stream holds; a stream that goes on beyond any article's length is not read to its end."""
    raw = stream.read(LONGEST_RAW + 1)
    if len(raw) > LONGEST_RAW:
        return Issue("too-long", where, f"more than {LONGEST_RAW:,} bytes")
    return Item(id, raw, where)
