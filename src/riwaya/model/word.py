"""Words as search knows them."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word or number of an article: its offsets, its search key (no clitics, no article, folded spelling) and itself as written,
    less vowel signs."""

    start: int
    end: int
    key: str
    norm: str
