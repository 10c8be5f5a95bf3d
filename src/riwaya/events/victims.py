"""Whom a number of victims counts: all, the people of one side, or a part that is told apart."""

from __future__ import annotations

from riwaya.model import Count, Report
from riwaya.store import folded

ARMED = frozenset(("MIL", "PAR", "REB", "COP", "SPY", "UAF", "CRM"))
UNARMED = frozenset(("CVL", "MED", "NGO", "REL", "BUS", "OPP", "TRB", "REF", "IGO"))
CIVILIANS = "civilians"
# Beginnings of words, in search form, that take a part out of the dead (`بينهم ستة أطفال`), or tell civilians from others.
PART = ("طفل", "اطفال", "نساء", "امرا", "سيد", "رضيع", "قاصر", "فتا", "مسن", "اجانب", "اجنبي")
CIVIL = ("مدني",)


def whose(report: Report, count: Count) -> str:
    """Whom a count counts: empty for all that the event struck, the actor's id (or the name in search form) of one armed side,
    `civilians`, or the word for a part of them, such as children."""
    word = folded(count.who)
    if word.startswith(PART):
        return word
    if word.startswith(CIVIL):
        return CIVILIANS
    counted = next((person for person in report.patients if person.span.start <= count.start < person.span.end), None)
    if counted is None or counted.role not in ARMED:
        return ""
    return counted.actor or folded(counted.span.text)


def is_part(whose: str) -> bool:
    """Whether a number tells of a part only that every toll has within it, such as children."""
    return whose.startswith(PART)
