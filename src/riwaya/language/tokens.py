"""Splits a text into words and sentences; offsets are never moved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riwaya.spelling import IGNORED

# A number with its separators, a word (vowel signs and controls may stand inside it), or one other visible character.
TOKEN = re.compile(rf"\d+(?:[.,٫٬]\d+)*|[^\W\d](?:[{IGNORED}]*\w)*[\u0640\u064b-\u0652\u0670]*|[^\s{IGNORED}]")
END = frozenset(".؟!?؛…\n")
QUOTES = frozenset("\"'«»“”„‟‘’‹›❝❞`")
OPENING = frozenset("«“„‹❝([{")
CLOSING = frozenset("»”›❞)]}")
# One letter before a full stop is a title or an initial (د. أ. م., د.ب.أ), not the end of a sentence.
_INITIAL = re.compile(r"(?:^|[\s(«\"“.])[\u0621-\u064aA-Za-z]$")


def token_offsets(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of every word, number and punctuation mark."""
    for found in TOKEN.finditer(text):
        yield found.start(), found.end()


def ends_sentence(text: str, position: int) -> bool:
    """Whether the character at `position` ends a sentence: a mark of the codebook, not inside a number or after an initial."""
    mark = text[position]
    if mark not in END:
        return False
    if mark != ".":
        return True
    after = text[position + 1 : position + 2]
    if after.isdigit() and text[position - 1 : position].isdigit():
        return False
    return not _INITIAL.search(text[max(0, position - 2) : position])
