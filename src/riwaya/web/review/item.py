"""A report as it lies before a reviewer: its article with the marks of this report alone, and its fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from riwaya.review.check import CHOICES, LISTS
from riwaya.review.fields import FIELDS, Json, differing
from riwaya.review.items import Shown
from riwaya.review.queue import ADDED, PRESENT
from riwaya.review.written import Writer
from riwaya.show.page import Run, runs
from riwaya.show.pieces import Piece, marks, pieces
from riwaya.store import Library
from riwaya.web.review.draft import Draft
from riwaya.web.review.values import Told, told
from riwaya.web.visit import Visit

KEYS = dict(zip(FIELDS, "1234567890tg", strict=True))  # the key that leads to a field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: where it begins in the text, and its runs before, within and after the sentence of the report."""

    start: int
    before: tuple[Run, ...]
    within: tuple[Run, ...]
    after: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: what the program says, what the reviewer has if he corrected it, and what stands in the input: `was` as it
    was shown, `typed` as it is now; `data` is the value for the script."""

    name: str
    key: str
    choice: bool
    coded: tuple[Told, ...]
    mine: tuple[Told, ...] | None
    was: str
    typed: str
    data: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another report of the article: its id, the word that tells it, whether the reviewer has decided on it."""

    id: str
    word: str
    type: str
    decided: bool


def paragraphs(text: str, reports: Iterable[Mapping[str, Any]], quote: tuple[int, int]) -> tuple[Paragraph, ...]:
    """The text in paragraphs with the marks of some reports; `quote` are the offsets of the sentence."""
    low, high = quote
    found = []
    for line in pieces(text, marks(text, list(reports))):
        parts: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
        for piece in _cut(line, (low, high)):
            part = 0 if piece.end <= low else 1 if piece.start < high else 2
            parts[part].extend(runs(text, piece))
        found.append(Paragraph(line[0].start, *(tuple(part) for part in parts)))
    return tuple(found)


def _cut(line: Iterable[Piece], edges: Iterable[int]) -> Iterator[Piece]:
    for piece in line:
        inner = [edge for edge in edges if piece.start < edge < piece.end]
        for start, end in zip((piece.start, *inner), (*inner, piece.end), strict=True):
            yield replace(piece, start=start, end=end)


def fields(visit: Visit, item: Shown, draft: Draft | None = None) -> tuple[Field, ...]:
    """The fields of a report; with a draft that was refused the inputs hold what was typed."""
    writer = Writer(item.text, item.row["trigger"]["start"])
    altered = differing(item.row, item.values) if item.mine else ()

    def of(name: str) -> Field:
        value = item.values[name]
        was = writer.value(name, value)
        typed = draft.altered.get(name, was) if draft else was
        return Field(
            name, KEYS[name], name in CHOICES, told(visit, name, item.row[name]),
            told(visit, name, value) if name in altered else None, was, typed, _data(name, value, was, typed),
        )  # fmt: skip

    return tuple(of(name) for name in FIELDS)


def blank_fields(values: Json, draft: Draft | None = None) -> tuple[Field, ...]:
    """The fields of a report that is yet to be added."""

    def of(name: str) -> Field:
        was = str(values[name]) if name in CHOICES else ""
        typed = draft.altered.get(name, was) if draft else was
        return Field(name, KEYS[name], name in CHOICES, (), None, was, typed, _data(name, values[name], was, typed))

    return tuple(of(name) for name in FIELDS)


def _data(field: str, value: Any, was: str, typed: str) -> str:
    """The value that stands in the input, for the script; words that were typed without it stay in the input alone."""
    if typed == was or (typed and typed[0] not in "[{"):
        return json.dumps(value, ensure_ascii=False)
    return typed or ("[]" if field in LISTS else "null")


def neighbours(library: Library, article: str, coder: str) -> list[Neighbour]:
    """The reports that the program has in an article, and those that a reviewer added himself; nothing of others."""
    rows = library.db.execute(
        "SELECT r.id, coalesce((SELECT w.machine FROM reviewed w WHERE w.report = r.id), r.data) AS data,"
        " EXISTS (SELECT 1 FROM decisions d WHERE d.report = r.id AND d.coder = ?1 AND d.kind IN ('accept', 'reject', 'correct', 'add')"
        "  AND NOT d.late AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id)) AS decided"
        f" FROM reports r WHERE r.article = ?2 AND ({PRESENT.format(r='r')} AND NOT {ADDED} OR r.id IN"
        "  (SELECT d.report FROM decisions d WHERE d.coder = ?1 AND d.kind = 'add')) ORDER BY r.start, r.id",
        (coder, article),
    ).fetchall()
    told_of = ((row, json.loads(row["data"])) for row in rows)
    return [Neighbour(row["id"], data["trigger"]["text"], data["type"], bool(row["decided"])) for row, data in told_of]
