"""Words for the tests of the readers: a plain splitter in place of the program's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from riwaya.spelling import fold, norm


@dataclass(frozen=True, slots=True)
class Word:
    norm: str
    fold: str
    core: str
    start: int
    end: int
    core_start: int


WORD = re.compile(r"[^\W_]+(?:[\u0640\u064b-\u0652]*[^\W_]*)*|[^\w\s]|_")


def words(text: str) -> list[Word]:
    """The words, numbers and marks of a text, without analysis."""
    found = []
    for match in WORD.finditer(text):
        folded = fold(match.group())
        if folded:
            taken = 1 if re.match("[وفبك]ال..", folded) else 0
            found.append(Word(norm(match.group()), folded, folded[taken:], match.start(), match.end(), match.start() + taken))
    return found
