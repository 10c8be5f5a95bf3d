"""Cuts a text into pieces that carry the marks of the reports, so that no offset is ever counted in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ROLES = ("trigger", "agent", "patient", "place", "time", "count", "voice")  # the first wins where several fall together
LETTER = re.compile(r"[\w\u0640\u064b-\u065f\u0670\u200c\u200d]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A role of a report in the text; `report` counts from 1, `whole` is false for the rest of a marked word."""

    report: int
    role: str
    start: int
    end: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the same marks lie; offsets in code points."""

    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def role(self) -> str:
        """The role that shows while no report is chosen; empty for plain text."""
        found = {mark.role for mark in self.marks if mark.whole}
        return next((role for role in ROLES if role in found), "")


def marks(text: str, reports: Sequence[Mapping[str, Any]], *, at: int = 0) -> list[Mark]:
    """The marks of coded reports; a mark that begins or ends within a word brings faint marks for the word's rest.

    `at` is where the text begins in its article, if it is a part of it; what lies outside is left out."""
    found = []
    for number, report in enumerate(reports, 1):
        for role, span in _spans(report):
            start, end = int(span["start"]) - at, int(span["end"]) - at
            if not 0 <= start < end <= len(text):
                continue
            found.append(Mark(number, role, start, end))
            first, last = _word_start(text, start), _word_end(text, end)
            if first < start:
                found.append(Mark(number, role, first, start, whole=False))
            if end < last:
                found.append(Mark(number, role, end, last, whole=False))
    return found


def pieces(text: str, found: Sequence[Mark]) -> list[list[Piece]]:
    """The paragraphs of a text, each cut into pieces at every edge of a mark; empty lines are left out."""
    edges = sorted({edge for mark in found for edge in (mark.start, mark.end)})
    ordered = sorted(found, key=lambda mark: mark.start)
    paragraphs = []
    next_edge = next_mark = 0
    open_marks: list[Mark] = []
    for start, end in _lines(text):
        cut = [start]
        while next_edge < len(edges) and edges[next_edge] < end:
            if edges[next_edge] > start:
                cut.append(edges[next_edge])
            next_edge += 1
        line = []
        for low, high in zip(cut, [*cut[1:], end], strict=True):
            while next_mark < len(ordered) and ordered[next_mark].start <= low:
                open_marks.append(ordered[next_mark])
                next_mark += 1
            open_marks = [mark for mark in open_marks if mark.end > low]
            line.append(Piece(low, high, tuple(sorted(open_marks, key=lambda m: (m.report, ROLES.index(m.role))))))
        if text[start:end].strip():
            paragraphs.append(line)
    return paragraphs


def _spans(report: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "trigger", report["trigger"]
    for role, slot in (("agent", "agents"), ("patient", "patients"), ("count", "counts"), ("voice", "voice")):
        yield from ((role, span) for span in report.get(slot, ()) if span.get("start") is not None)
    for role in ("place", "time"):
        if report.get(role):
            yield role, report[role]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\r\n]+", text):
        yield match.span()


def _word_start(text: str, at: int) -> int:
    while at and LETTER.match(text[at - 1]) and LETTER.match(text[at]):
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and LETTER.match(text[at]) and LETTER.match(text[at - 1]):
        at += 1
    return at
