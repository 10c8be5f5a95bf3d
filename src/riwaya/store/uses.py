"""Counts which names and event words stand in the sentences of an actor's reports, from the rows that `riwaya.store.settle` writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from riwaya.store.library import Library

STRING = "(SELECT text FROM strings WHERE id = {})"
NAMES = "name_uses u WHERE u.actor = :actor"
# The words of all reports of the events in which an actor takes part: his part in the report, else that over the whole event.
WORDS = """(SELECT event, iif(min(slot) = max(slot), min(slot), 'both') AS part FROM event_parts
 WHERE actor = :id AND times > 0 GROUP BY event) e
 CROSS JOIN reports r ON r.event = e.event CROSS JOIN word_uses u ON u.report = r.row
 LEFT JOIN word_parts p ON p.report = u.report AND p.actor = :actor"""
PART = "coalesce(p.part, e.part)"


@dataclass(frozen=True, slots=True)
class Use:
    """How often a name or event word stands in sentences of reports of one outlet, in one spelling.

    `fold` is the name in search form, or the event word as it is listed, `text` the spelling. `speaker` is who uses it: empty for the outlet's
    own narration, else the quoted source's actor or folded name, `speaker_text` as written. `copied` is how many stand in copies of other
    outlets' articles, `first` and `last` are days of publication, empty if not known. Of event words `about` says what they are words for,
    `part` is the actor's: agent, patient or both."""

    speaker: str
    outlet: str
    fold: str
    text: str
    speaker_text: str
    count: int
    copied: int
    first: str
    last: str
    about: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence in which a wording stands, and its article."""

    report: str
    article: str
    outlet: str
    published: str
    quote: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which uses of a wording are meant: of one outlet, or of a speaker in all outlets if `outlet` is None; of event words also `about`
    and `part`."""

    speaker: str
    outlet: str | None
    fold: str
    about: str = ""
    part: str = ""


def names_used(library: Library, actor: str) -> list[Use]:
    """The names by which sentences of reports call an actor."""
    return _counted(library, actor, NAMES, ("u.speaker", "u.outlet", "u.name", "u.text", "u.speaker_text"), ())


def words_used(library: Library, actor: str) -> list[Use]:
    """The listed event words in the reports of the events in which an actor takes part, whoever tells them."""
    return _counted(library, actor, WORDS, ("u.speaker", "u.outlet", "u.known", "u.text", "u.speaker_text", "u.about"), (PART,))


def months_used(library: Library, actor: str, *, words: bool) -> Iterator[tuple[Wanted, str, int]]:
    """How often an actor's names, or the event words of its events, stand in each outlet in each month of publication (`2019-04`)."""
    strings = ("u.speaker", "u.outlet", "u.known", "u.about") if words else ("u.speaker", "u.outlet", "u.name")
    columns = (*strings, PART) if words else strings
    rows = library.db.execute(
        f"SELECT {_strings(strings)}{', part' if words else ''}, month, times FROM (SELECT {_named(columns)}, u.day / 100 AS month,"
        f" count(*) AS times FROM {WORDS if words else NAMES} {'WHERE' if words else 'AND'} u.day > 0"
        f" GROUP BY {', '.join(map(str, range(1, len(columns) + 2)))}) g",
        _values(library, actor),
    )
    for *told, month, times in rows:
        yield Wanted(*told), f"{month // 100:04}-{month % 100:02}", times


def samples(library: Library, actor: str, number: int, group: Callable[[Wanted], Wanted], *, words: bool) -> dict[Wanted, tuple[Sample, ...]]:
    """The first sentences of each wording, by day of publication; what several articles print counts once. `group` tells to which wording
    the uses of one outlet belong.

    All wordings are found together: each alone would have to look through all uses of the actor."""
    strings = ("u.speaker", "u.outlet", "u.known", "u.about") if words else ("u.speaker", "u.outlet", "u.name")
    columns = (*strings, PART) if words else strings
    rows = library.db.execute(
        f"SELECT u.report, {_named(columns)} FROM {WORDS if words else NAMES} ORDER BY u.day, u.report{'' if words else ', u.number'}, u.outlet",
        _values(library, actor),
    )
    text = cache(lambda id: library.db.execute("SELECT text FROM strings WHERE id = ?", (id,)).fetchone()[0])
    found: dict[Wanted, dict[str, Sample]] = {}
    of_use: dict[tuple[Any, ...], dict[str, Sample]] = {}  # by numbers: most rows add nothing and are not worth their strings
    for report, *told in rows:
        use = tuple(told)
        if use not in of_use:
            wanted = Wanted(*(text(id) for id in use[: len(strings)]), *use[len(strings) :])
            of_use[use] = found.setdefault(group(wanted), {})
        mine = of_use[use]
        if len(mine) < number:
            sample = _sample(library, report, text(use[1]))
            mine.setdefault(sample.quote, sample)
    return {wanted: tuple(mine.values()) for wanted, mine in found.items()}


def _sample(library: Library, report: int, outlet: str) -> Sample:
    """The sentence of a report as an outlet printed it."""
    id, article, published, quote = library.db.execute(
        "SELECT r.id, a.id, coalesce(a.published, ''), substr(a.text, r.quote_start + 1, r.quote_end - r.quote_start)"
        " FROM reports r JOIN articles a ON a.id = r.article WHERE r.row = ?",
        (report,),
    ).fetchone()
    return Sample(id, article, outlet, published, quote.strip())


def labels(library: Library, actor: str) -> dict[str, str]:
    """The class of each name of an actor that the knowledge lists, by search form."""
    return dict(library.db.execute("SELECT fold, class FROM labels WHERE actor = ?", (actor,)).fetchall())


def labels_of(db: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The class of each name that the knowledge classes, by actor and folded name."""
    return {(actor, fold): kind for actor, fold, kind in db.execute("SELECT actor, fold, class FROM labels")}


def event_words(library: Library) -> dict[tuple[str, str], tuple[str, str]]:
    """The class of each word for one and the same thing, and whom it favours, by search form and what it is about."""
    return {(fold, about): (kind, favours) for fold, about, kind, favours in library.db.execute("SELECT * FROM event_words")}


def _counted(library: Library, actor: str, rows: str, strings: tuple[str, ...], others: tuple[str, ...]) -> list[Use]:
    """The uses of an actor, counted by columns that are numbers of strings and others."""
    columns = (*strings, *others)
    found = library.db.execute(
        f"SELECT {_strings(strings[:5])}, times, copied, first, last{', ' + _strings(strings[5:]) + ', part' if others else ''} FROM ("
        f" SELECT {_named(columns)}, count(*) AS times, sum(u.copied) AS copied, min(iif(u.day, u.day, NULL)) AS first, max(u.day) AS last"
        f" FROM {rows} GROUP BY {', '.join(str(number) for number in range(1, len(columns) + 1))}) g",
        _values(library, actor),
    )
    return [_use(tuple(told)) for told in found]


def _use(told: tuple[Any, ...]) -> Use:
    speaker, outlet, fold, text, speaker_text, times, copied, first, last, *more = told
    return Use(speaker, outlet, fold, text, speaker_text, times, copied, _iso(first), _iso(last), *more)


def _values(library: Library, actor: str) -> dict[str, str | int | None]:
    row = library.db.execute("SELECT id FROM strings WHERE text = ?", (actor,)).fetchone()
    return {"id": actor, "actor": row[0] if row else None}


def _strings(columns: tuple[str, ...]) -> str:
    """The strings of some columns of an inner query, which are named as in `_named`."""
    return ", ".join(STRING.format(f"g.{column.rpartition('.')[2]}") for column in columns)


def _named(columns: tuple[str, ...]) -> str:
    return ", ".join(f"{column} AS {'part' if column == PART else column.rpartition('.')[2]}" for column in columns)


def _iso(day: int | None) -> str:
    """A day as text, empty if it is not known."""
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}" if day else ""
