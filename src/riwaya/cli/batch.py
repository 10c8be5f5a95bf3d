"""What one process does with one item: read, code, write down. Everything that comes of it fits in a `Coded` or an `Outcome`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riwaya.articles import read_article
from riwaya.coder import Coder
from riwaya.errors import InputError, Issue
from riwaya.exports import Format
from riwaya.model import Coding
from riwaya.sources import Item


@dataclass(frozen=True, slots=True)
class Coded:
    """What came of an item: its coding, None if there is none, the bytes that it was read from, and the problems."""

    coding: Coding | None = None
    raw: bytes = b""
    issues: tuple[Issue, ...] = ()
    id: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an item: its lines in the output format, the problems, and the numbers for the totals."""

    lines: str = ""
    issues: tuple[Issue, ...] = ()
    id: str = ""
    where: str = ""
    coded: bool = False
    reports: int = 0
    words: int = 0


def code_item(coder: Coder, published: date | None, item: Item | Issue) -> Coded:
    """The coding of an item; a problem that its source met goes through as it is."""
    if isinstance(item, Issue):
        return Coded(issues=(item,))
    issues: list[Issue] = []
    try:
        article, issues = read_article(item, coder.knowledge.times.months, published)
        coding = coder.code_article(article)
    except InputError as error:
        return Coded(issues=(*issues, error.issue), id=item.id, where=item.where)
    return Coded(coding, item.raw, tuple(issues), item.id, item.where)


def work(coder: Coder, format: Format, published: date | None, item: Item | Issue) -> Outcome:
    """The outcome of an item in an output format."""
    coded = code_item(coder, published, item)
    if coded.coding is None:
        return Outcome(issues=coded.issues, id=coded.id, where=coded.where)
    return Outcome(
        format.body(coded.coding),
        coded.issues,
        coded.id,
        coded.where,
        coded=True,
        reports=len(coded.coding.reports),
        words=coded.coding.words,
    )


def lost(item: Item | Issue) -> Outcome:
    """The outcome of an item whose process died."""
    return Outcome(issues=(died(item),))


def lost_coding(item: Item | Issue) -> Coded:
    """What comes of an item whose process died."""
    return Coded(issues=(died(item),))


def died(item: Item | Issue) -> Issue:
    """The problem of an item whose process died."""
    return Issue("failed", item.where, "the process that coded it died")
