"""Pairs the reports of a gold article with those of the system (codebook, section 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.evaluate.gold import Gold, Row

NEAR = 40  # characters between two triggers that may still mean one predicate
SENTENCE_END = re.compile(r"[.؟!؛\n]")

Pair = tuple[Row, Row]  # gold, system


@dataclass(frozen=True, slots=True)
class Compared:
    """One article: reports that match, those that only one side has, and leftovers that match but for their type.

    `untyped` counts the matches that a pairing regardless of type would find."""

    gold: Gold
    system: tuple[Row, ...]
    pairs: tuple[Pair, ...]
    missed: tuple[Row, ...]
    false: tuple[Row, ...]
    confused: tuple[Pair, ...]
    untyped: int


def compare(gold: Gold, system: Sequence[Row]) -> Compared:
    """The comparison of an article's gold reports with the system's."""
    pairs = pair(gold.reports, system, gold.text)
    missed = _without(gold.reports, [g for g, _ in pairs])
    false = _without(system, [s for _, s in pairs])
    confused = _pair_any(missed, false, gold.text)
    untyped = len(pair(gold.reports, system, gold.text, typed=False))
    return Compared(gold, tuple(system), tuple(pairs), tuple(missed), tuple(false), tuple(confused), untyped)


def pair(gold: Sequence[Row], system: Sequence[Row], text: str | None, *, typed: bool = True) -> list[Pair]:
    """Gold reports with the system report that matches: overlapping triggers first, then near ones of one sentence.

    Near triggers match only reports of one type; overlapping ones too, unless `typed` is false."""
    used: set[int] = set()
    pairs: list[Pair] = []
    ordered = sorted(gold, key=lambda row: row["trigger"]["start"])
    for near in (False, True):
        left = []
        for row in ordered:
            found = _best(row, system, used, text, near=near, typed=typed or near)
            if found is None:
                left.append(row)
            else:
                used.add(found)
                pairs.append((row, system[found]))
        ordered = left
    return pairs


def same_sentence(text: str | None, a: Row, b: Row) -> bool:
    """Whether no sentence ends between two spans; without the text, yes."""
    low, high = min(a["end"], b["end"]), max(a["start"], b["start"])
    return text is None or not SENTENCE_END.search(text[low:high])


def distance(a: Row, b: Row) -> int:
    """How many characters lie between two spans; negative if they overlap."""
    return int(max(a["start"], b["start"]) - min(a["end"], b["end"]))


def _best(row: Row, system: Sequence[Row], used: set[int], text: str | None, *, near: bool, typed: bool) -> int | None:
    best: tuple[tuple[bool, int], int] | None = None
    trigger = row["trigger"]
    for index, other in enumerate(system):
        same_type = other["type"] == row["type"]
        if index in used or (typed and not same_type) or distance(trigger, other["trigger"]) >= (NEAR if near else 0):
            continue
        if near and not same_sentence(text, trigger, other["trigger"]):
            continue
        rank = (same_type, -abs(other["trigger"]["start"] - trigger["start"]))
        if best is None or rank > best[0]:
            best = (rank, index)
    return best[1] if best else None


def _pair_any(missed: Sequence[Row], false: Sequence[Row], text: str | None) -> list[Pair]:
    """Leftovers of both sides whose triggers overlap or are near, whatever their types."""
    used: set[int] = set()
    pairs: list[Pair] = []
    for near in (False, True):
        taken = {id(g) for g, _ in pairs}
        for row in missed:
            found = None if id(row) in taken else _best(row, false, used, text, near=near, typed=False)
            if found is not None:
                used.add(found)
                pairs.append((row, false[found]))
    return pairs


def _without(rows: Sequence[Row], taken: Sequence[Row]) -> list[Row]:
    gone = {id(row) for row in taken}
    return [row for row in rows if id(row) not in gone]
