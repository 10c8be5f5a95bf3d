"""The number words of `ar/numbers.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from riwaya.knowledge.files import fail, read_tsv
from riwaya.spelling import fold

KINDS = (
    "unit",
    "ten",
    "hundred",
    "scale",
    "pair",
    "teen",
    "bound",
    "ordinal",
    "ordinal-teen",
    "ordinal-bound",
    "fraction",
    "dual",
)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words by folded form: value and kind; `teens` by pair of words; `duals` are nouns whose form says two."""

    words: dict[str, tuple[float, str]]
    teens: dict[tuple[str, str], tuple[float, str]]
    duals: frozenset[str]


def load_numbers(path: Path) -> NumberWords:
    """The tables of numbers.tsv; forms with article follow. Raises KnowledgeError on an unknown kind or value."""
    words: dict[str, tuple[float, str]] = {}
    teens: dict[tuple[str, str], tuple[float, str]] = {}
    duals: set[str] = set()
    for row in read_tsv(path, ("form", "value", "kind")):
        entry = f"line {row['_line']}"
        if row["kind"] not in KINDS:
            raise fail(path, entry, f"unknown kind {row['kind']!r}", f"use one of {KINDS}")
        try:
            value = whole(float(row["value"]))
        except ValueError as error:
            raise fail(path, entry, f"{row['value']!r} is no number", "write digits") from error
        parts = [fold(part) for part in row["form"].split()]
        if row["kind"] == "dual":
            duals.update((parts[0], "ال" + parts[0]))
        elif row["kind"] in ("teen", "ordinal-teen"):
            kind = "unit" if row["kind"] == "teen" else "ordinal"
            for first in (parts[0], "ال" + parts[0]):
                teens[first, parts[1]] = (value, kind)
        else:
            for form in (parts[0], "ال" + parts[0]):
                words.setdefault(form, (value, row["kind"]))
    for first, second in list(teens):
        words.setdefault(first, (teens[first, second][0] - 10, "bound"))
    return NumberWords(words, teens, frozenset(duals))


def whole(value: float) -> float:
    """The value as int if it is a whole number."""
    return int(value) if value == int(value) else value
