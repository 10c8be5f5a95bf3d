"""One thing that a source gives, and the role that every source plays."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.errors import Issue

# Code points of one article. The longest pieces that newspapers print stay under 100,000: what is three times as long
# is a dump of many articles, which would get one date and one chain of coreference.
LONGEST = 300_000
LONGEST_RAW = 4 * LONGEST  # bytes: no encoding spends more than four on a code point


@dataclass(frozen=True, slots=True)
class Item:
    """An article as it came: its raw bytes and what the source says about it, unchecked.

    `where` names the file and line for messages. `encoding` is given where the source knows it: to find the rows of a
    table it had to decode them, and `raw` is the text of the row."""

    id: str
    raw: bytes
    where: str
    encoding: str = ""
    title: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""
    lang: str = ""


class Source(ABC):
    """A place that articles come from."""

    @abstractmethod
    def items(self) -> Iterator[Item | Issue]:
        """The articles, read one at a time; what cannot be read is given as an issue and passed over."""
