"""Writes articles and reports. Every function expects to be called within a transaction (`Library.transaction`)."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from riwaya.model import Article, Coding, Participant, Report, Source, Word
from riwaya.store.filters import Value
from riwaya.store.hints import hints_of, item_of
from riwaya.store.library import now
from riwaya.store.names import name_keys
from riwaya.store.rarity import Rarity
from riwaya.store.read import folded

if TYPE_CHECKING:
    from riwaya.knowledge import Knowledge  # who only reads days and words does not wait for it

LATE = timedelta(days=4)  # news of undated events is seldom older on the day that a site prints it
TERMS = 40  # rare words kept of one sentence

REPORT = (
    *("id", "article", "start", "quote_start", "quote_end", "type", "mode", "stance", "ground", "day_from", "day_to", "day_inferred"),
    *("place_id", "country", "voice", "confidence", "terms", "hints", "data", "coded", "run"),
)
KEPT = ("id", "article", "run")  # of a report that is written again
WRITE_REPORT = (
    f"INSERT INTO reports ({', '.join(REPORT)}, link) VALUES ({', '.join('?' * len(REPORT))}, '') ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in REPORT if column not in KEPT)
    + ", withdrawn = NULL"
)


def begin_run(db: sqlite3.Connection, kind: str, code: str, knowledge: str) -> int:
    """The number of a new run."""
    told = db.execute("INSERT INTO runs (kind, started, code, knowledge) VALUES (?, ?, ?, ?)", (kind, now(), code, knowledge))
    return int(told.lastrowid or 0)


def end_run(db: sqlite3.Connection, run: int) -> None:
    """Marks a run as finished."""
    db.execute("UPDATE runs SET ended = ? WHERE id = ?", (now(), run))


def log(db: sqlite3.Connection, run: int, kind: str, subject: str, field: str = "", before: str = "", after: str = "") -> None:
    """Writes an alteration of something that was there before into the change log."""
    db.execute(
        "INSERT INTO changes (run, at, kind, subject, field, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (run, now(), kind, subject, field, before, after),
    )


def add_appearance(db: sqlite3.Connection, run: int, article: Article) -> bool:
    """Notes that an article stood in an outlet; gives whether that is new."""
    day = _iso(article.published)
    row = (article.hash, article.outlet, article.id, article.url, article.title, day, article.source, run)
    return db.execute("INSERT OR IGNORE INTO appearances VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row).rowcount > 0


def add_article(db: sqlite3.Connection, run: int, coding: Coding, raw: bytes, knowledge: Knowledge) -> None:
    """Adds an article with its reports, which belong to no event as yet."""
    article = coding.article
    row = (
        *(article.hash, article.id, article.title, _iso(article.published), article.outlet, article.url, article.lang),
        *(coding.genre, article.source),
        *(coding.words, coding.knowledge, coding.failure, article.hash, 1.0, run),
        *(article.text.encode("utf-8", "replace").decode("utf-8"), raw, _marks(coding.index)),
    )
    told = db.execute(
        "INSERT INTO articles (id, name, title, published, outlet, url, lang, genre, source, words, knowledge, failure, story, likeness, run,"
        f" text, raw, marks) VALUES ({', '.join('?' * len(row))})",
        row,
    )
    add_appearance(db, run, article)
    _add_words(db, int(told.lastrowid or 0), coding.index)
    rarity = Rarity(knowledge.frequencies)
    new = len({report.id for report in coding.reports}) == len(coding.reports)
    for report in coding.reports:
        add_report(db, run, coding, report, knowledge, rarity, new=new)


def write_index(db: sqlite3.Connection, coding: Coding) -> None:
    """Writes the words of an article for search, in the place of those that are there."""
    article = coding.article.hash
    db.execute("UPDATE articles SET marks = ? WHERE id = ?", (_marks(coding.index), article))
    (row,) = db.execute("SELECT row FROM articles WHERE id = ?", (article,)).fetchone()
    db.execute("DELETE FROM article_words WHERE rowid = ?", (row,))
    _add_words(db, row, coding.index)


def _marks(index: Iterable[Word]) -> bytes:
    """The offsets of words as the table of articles keeps them."""
    return array("I", chain.from_iterable((word.start, word.end) for word in index)).tobytes()


def _add_words(db: sqlite3.Connection, row: int, index: Sequence[Word]) -> None:
    keys, norms = " ".join(word.key for word in index), " ".join(word.norm for word in index)
    db.execute("INSERT INTO article_words (rowid, keys, exact) VALUES (?, ?, ?)", (row, keys, norms))
    db.executemany("INSERT OR IGNORE INTO words VALUES (?, ?)", {(folded(word.norm), word.key) for word in index})


def add_report(
    db: sqlite3.Connection, run: int, coding: Coding, report: Report, knowledge: Knowledge, rarity: Rarity, *, new: bool = False
) -> None:
    """Adds a report, or writes it anew if the library has one of its id; its event stays. Nothing is looked for of one that is `new`."""
    low, high = quote_of(report, coding.sentences)
    words = [word for word in coding.index if low <= word.start < high]
    terms = " ".join(terms_of(_unnamed(report, words), rarity))
    hints = " ".join([*hints_of(report, words, knowledge.retellings), *item_of(report, coding.items)])
    row = {"id": report.id, "article": coding.article.hash, "quote_start": low, "quote_end": high, "terms": terms, "hints": hints}
    row |= {**columns_of(report, coding.article.published), "coded": run, "run": run}
    told = db.execute(WRITE_REPORT, [row[column] for column in REPORT])
    if new:
        _add_details(db, int(told.lastrowid or 0), report, coding.index, words)
    else:
        write_details(db, report, coding.index, (low, high))


def columns_of(report: Report, published: date | None) -> dict[str, Value]:
    """The columns that follow from a report and the day of its article."""
    first, last, inferred = days_of(report, published)
    place = report.place
    return {
        "start": report.trigger.start,
        "type": report.type,
        "mode": report.mode,
        "stance": report.stance,
        "ground": report.ground,
        "day_from": _iso(first),
        "day_to": _iso(last),
        "day_inferred": inferred,
        "place_id": place.id if place else "",
        "country": place.country if place else "",
        "voice": voice_of(report),
        "confidence": report.confidence,
        "data": json.dumps(report.to_dict(), ensure_ascii=False),
    }


def write_details(db: sqlite3.Connection, report: Report, index: Sequence[Word], quote: tuple[int, int]) -> None:
    """Writes the participants, counts and words of a report that the library has; `index` are the words of its article."""
    (number,) = db.execute("SELECT row FROM reports WHERE id = ?", (report.id,)).fetchone()
    db.execute("DELETE FROM participants WHERE report = ?", (report.id,))
    db.execute("DELETE FROM counts WHERE report = ?", (report.id,))
    db.execute("DELETE FROM report_words WHERE rowid = ?", (number,))
    _add_details(db, number, report, index, [word for word in index if quote[0] <= word.start < quote[1]])


def quote_of(report: Report, sentences: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Offsets of the sentence that carries a report; of its trigger if there is none."""
    trigger = report.trigger
    return next(((low, high) for low, high in sentences if low <= trigger.start < high), (trigger.start, trigger.end))


def days_of(report: Report, published: date | None) -> tuple[date | None, date | None, bool]:
    """The days on which the event of a report can have been, None for no bound, and whether they are inferred.

    The text's own time decides; news without one happened a few days before publication at most. What is recalled or told as a
    habit without a time has no days."""
    time = report.time
    if time is not None and (time.low or time.high):
        return time.low, time.high, False
    if published is None or report.ground != "news":
        return None, None, True
    return published - LATE, published, True


def voice_of(report: Report) -> str:
    """Who tells a report: the nearest source's actor, else its folded name; empty for the narrator."""
    if not report.voice:
        return ""
    source = report.voice[0]
    return source.actor or folded(source.span.text)


def terms_of(words: Iterable[Word], rarity: Rarity) -> list[str]:
    """The rare words of a sentence in alphabetical order, the rarest if there are many."""
    told = {word.key for word in words if len(word.key) > 1}
    rare = sorted((-weight, key) for key in told if (weight := rarity.weight(key)) > 0)
    return sorted(key for _, key in rare[:TERMS])


def _unnamed(report: Report, words: Sequence[Word]) -> list[Word]:
    """The words that name none of the actors and places of a report that the knowledge has: these are compared as such."""
    people: tuple[Participant | Source, ...] = (*report.agents, *report.patients, *report.voice)
    known = [person.span for person in people if person.actor]
    if report.place and report.place.id:
        known.append(report.place.span)
    return [word for word in words if not any(span.start <= word.start < span.end for span in known)]


def _add_details(db: sqlite3.Connection, number: int, report: Report, index: Sequence[Word], words: Sequence[Word]) -> None:
    """`number` is the row of the report, `words` are those of its sentence."""
    slots: list[tuple[str, Sequence[Participant | Source]]] = [
        ("agent", report.agents),
        ("patient", report.patients),
        ("voice", report.voice),
    ]
    people = [
        (report.id, slot, position, p.span.text, folded(p.span.text), p.actor, p.country, p.role)
        for slot, who in slots
        for position, p in enumerate(who)
    ]
    if report.control:
        held = (("gained_by", report.control.gained_by), ("lost_by", report.control.lost_by))
        known = {p.actor: p for p in (*report.agents, *report.patients) if p.actor}
        for slot, name in held:
            if name:
                actor = known.get(name)
                text = actor.span.text if actor else name
                people.append((report.id, slot, 0, text, folded(text), *((actor.actor, actor.country, actor.role) if actor else ("", "", ""))))
    db.executemany("INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?, ?)", people)
    db.executemany(
        "INSERT INTO counts VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(report.id, position, c.what, c.who, c.low, c.best, c.high) for position, c in enumerate(report.counts)],
    )
    db.execute(
        "INSERT INTO report_words (rowid, keys, exact, names) VALUES (?, ?, ?, ?)",
        (number, " ".join(word.key for word in words), " ".join(word.norm for word in words), name_keys(report, index)),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
