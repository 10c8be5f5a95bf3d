"""What one process does with one item: read, code, write down. Everything that comes of it fits in an `Outcome`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riwaya.articles import read_article
from riwaya.coder import Coder
from riwaya.errors import InputError, Issue
from riwaya.exports import Format
from riwaya.sources import Item


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


def work(coder: Coder, format: Format, published: date | None, item: Item | Issue) -> Outcome:
    """The outcome of an item; a problem that its source met goes through as it is."""
    if isinstance(item, Issue):
        return Outcome(issues=(item,))
    issues: list[Issue] = []
    try:
        article, issues = read_article(item, coder.knowledge.times.months, published)
        coding = coder.code_article(article)
    except InputError as error:
        return Outcome(issues=(*issues, error.issue), id=item.id, where=item.where)
    return Outcome(
        format.body(coding),
        tuple(issues),
        item.id,
        item.where,
        coded=True,
        reports=len(coding.reports),
        words=coding.words,
    )


def lost(item: Item | Issue) -> Outcome:
    """The outcome of an item whose process died."""
    return Outcome(issues=(Issue("failed", item.where, "the process that coded it died"),))
