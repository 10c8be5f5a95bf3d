"""The names of a report as the table of words keeps them: writing and searching go by the same order."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.model import Report, Span, Word

NAME_END = "|"  # stands between names; no word, so that SQLite does not count it


def names_of(report: Report) -> list[tuple[Span, str]]:
    """The agents, patients, voices and the place of a report with their ids, which may be empty."""
    names = [(person.span, person.actor) for person in (*report.agents, *report.patients)]
    names += [(source.span, source.actor) for source in report.voice]
    return [*names, (report.place.span, report.place.id)] if report.place else names


def name_keys(report: Report, index: Iterable[Word]) -> str:
    """The search keys of the names of a report, in one line; `index` are the words of its article."""
    names = [(span, list[str]()) for span, _ in names_of(report)]
    for word in index:
        for span, keys in names:
            if word.start < span.end and word.end > span.start:
                keys.append(word.key)
    return f" {NAME_END} ".join(" ".join(keys) for _, keys in names)
