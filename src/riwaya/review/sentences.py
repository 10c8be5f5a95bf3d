"""The sentence around a word that the program has no report of."""

from __future__ import annotations

import sqlite3

from riwaya.language.tokens import ends_sentence


def sentence_of(db: sqlite3.Connection, article: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence that carries a word: as the program cut it if it has a report there, else from mark to mark."""
    row = db.execute(
        "SELECT quote_start, quote_end FROM reports WHERE article = ? AND quote_start <= ? AND quote_end >= ? ORDER BY quote_start DESC LIMIT 1",
        (article, start, end),
    ).fetchone()
    if row is not None:
        return row["quote_start"], row["quote_end"]
    low, high = start, end
    while low > 0 and not ends_sentence(text, low - 1):
        low -= 1
    while high < len(text) and not ends_sentence(text, high - 1):
        high += 1
    while text[low].isspace():
        low += 1
    while text[high - 1].isspace():
        high -= 1
    return low, high
