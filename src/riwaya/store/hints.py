"""How a report takes up what was told before; linking weighs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from riwaya.spelling import fold

if TYPE_CHECKING:
    from riwaya.model import Report, Word

DEFINITE = re.compile("[وف]?(?:ال|بال|كال|لل)")


def hints_of(report: Report, words: Iterable[Word], retellings: Mapping[str, frozenset[str]]) -> list[str]:
    """Of `anchored`, `definite` and `other` those that hold, in this order; `words` are those of the sentence.

    anchored: the sentence names an act that is known, apart from the trigger (`أصيب طفل في الهجوم`); definite: the trigger itself is a
    known one (`الانفجار`); other: a participant is said to be another one (`سفينة أخرى`)."""
    trigger = report.trigger
    acts, others = retellings.get("act", frozenset()), retellings.get("other", frozenset())
    told = (word for word in words if not trigger.start <= word.start < trigger.end)
    people = (fold(part) for person in (*report.agents, *report.patients) for part in person.span.text.split())
    holds = {
        "anchored": any(word.key in acts and DEFINITE.match(word.norm) for word in told),
        "definite": DEFINITE.match(trigger.text) is not None,
        "other": not others.isdisjoint(people),
    }
    return [hint for hint, true in holds.items() if true]


def item_of(report: Report, items: Sequence[int]) -> list[str]:
    """`item2` for a report in the second story of an article; nothing before the first one (`items` are where they begin)."""
    number = sum(start <= report.trigger.start for start in items)
    return [f"item{number}"] if number else []
