"""Writes by which names and event words the reports of an article tell: the rows that `riwaya.store.uses` counts.

Triggers note the articles whose reports altered; before a transaction ends, their rows are written anew (`Library.transaction`)."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from riwaya.spelling import fold

ABOUT = {"CONTROL": "take", "ASSAULT": "death", "RETREAT": "withdrawal"}  # types whose event words are counted, and what these are about
AROUND = 2  # words before and after the trigger that may belong to an expression
ARTICLE = "ال"
Word = tuple[str, str]  # an event word as listed, and what it is about
# The nearest source of a participant; of a source that which it is quoted by.
NAMES = """SELECT p.text, p.fold, p.slot, p.actor, coalesce(v.actor, '') AS speaker, coalesce(v.fold, '') AS speaker_fold,
 coalesce(v.text, '') AS speaker_text, r.row, r.quote_start, r.quote_end
 FROM reports r CROSS JOIN participants p ON p.report = r.id
 LEFT JOIN participants v ON v.report = r.id AND v.slot = 'voice' AND v.position = iif(p.slot = 'voice', p.position + 1, 0)
 WHERE r.article = ? AND r.withdrawn IS NULL AND p.slot IN ('agent', 'patient', 'voice') AND p.actor != ''
 ORDER BY r.start, r.id, p.slot, p.position"""
WORDS = f"""SELECT r.row, r.id, r.start, r.quote_start, r.quote_end, coalesce(v.actor, '') AS speaker, coalesce(v.fold, '') AS speaker_fold,
 coalesce(v.text, '') AS speaker_text
 FROM reports r LEFT JOIN participants v ON v.report = r.id AND v.slot = 'voice' AND v.position = 0
 WHERE r.article = ? AND r.withdrawn IS NULL AND r.stance != 'denied' AND r.type IN ({", ".join(f"'{type}'" for type in ABOUT)})"""


def settle(db: sqlite3.Connection) -> None:
    """Writes anew the wordings of the articles whose reports altered since this was done last."""
    numbers = _Numbers(db)
    for (article,) in db.execute("SELECT article FROM unsettled ORDER BY article").fetchall():
        for table in ("name_uses", "word_uses", "word_parts"):
            db.execute(f"DELETE FROM {table} WHERE report IN (SELECT row FROM reports WHERE article = ?)", (article,))
        _write(db, article, numbers)
    db.execute("DELETE FROM unsettled")


def _write(db: sqlite3.Connection, id: str, numbers: _Numbers) -> None:
    article = db.execute("SELECT row, text, published, story != id AS copied, marks FROM articles WHERE id = ?", (id,)).fetchone()
    outlets = [outlet for (outlet,) in db.execute("SELECT outlet FROM printed WHERE article = ? ORDER BY outlet", (id,))]
    day, copied = int((article["published"] or "0").replace("-", "")), article["copied"]
    rows = [
        (report, number, numbers[outlet], *(numbers[told] for told in strings), day, copied)
        for report, number, *strings in _names(db, id, article["text"])
        for outlet in outlets
    ]
    db.executemany(f"INSERT INTO name_uses VALUES ({', '.join('?' * 10)})", rows)
    found = list(_words(db, id, article))
    rows = [(report, numbers[outlet], *(numbers[told] for told in strings), day, copied) for report, _, *strings in found for outlet in outlets]
    db.executemany(f"INSERT INTO word_uses VALUES ({', '.join('?' * 9)})", rows)
    for report, name, *_ in found:
        parts = db.execute(
            "SELECT actor, iif(min(slot) = max(slot), min(slot), 'both') FROM participants"
            " WHERE report = ? AND slot IN ('agent', 'patient') AND actor != '' GROUP BY actor",
            (name,),
        ).fetchall()
        db.executemany("INSERT INTO word_parts VALUES (?, ?, ?)", [(report, numbers[actor], part) for actor, part in parts])


class _Numbers(dict[str, int]):
    """The numbers of strings; one that the library lacks gets one."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __missing__(self, told: str) -> int:
        row = self._db.execute("SELECT id FROM strings WHERE text = ?", (told,)).fetchone()
        self[told] = number = int(row[0] if row else self._db.execute("INSERT INTO strings (text) VALUES (?)", (told,)).lastrowid or 0)
        return number


def _names(db: sqlite3.Connection, article: str, text: str) -> Iterator[tuple[int, int, str, str, str, str, str]]:
    """Each name by which a sentence of a report calls an actor, once, as row of the report, number within it, actor, speaker, the speaker as
    written, the name folded and as written; what an earlier sentence calls the actor is left out.

    A name inside what a source says is that source's; the name of the source itself is its narrator's, or the outer source's."""
    seen: set[tuple[object, ...]] = set()
    for number, row in enumerate(db.execute(NAMES, (article,))):
        own = row["slot"] != "voice" and row["fold"] == row["speaker_fold"]  # who tells of himself: it is the narrator who names him
        if own or row["text"] not in text[row["quote_start"] : row["quote_end"]]:
            continue
        speaker = row["speaker"] or row["speaker_fold"]
        use = (row["actor"], row["quote_start"], row["fold"], speaker)
        if use not in seen:
            seen.add(use)
            yield row["row"], number, row["actor"], speaker, row["speaker_text"], _named(row["fold"]), _named(row["text"])


def _named(name: str) -> str:
    """A name without the quantity before it: of `عشرون من مليشيات حفتر` the name is what stands behind the last من."""
    return name.rpartition(" من ")[2]


def _words(db: sqlite3.Connection, id: str, article: sqlite3.Row) -> Iterator[tuple[int, str, str, str, str, str, str]]:
    """The listed event word of each report that has one, by whoever tells it, as row and id of the report, speaker, the speaker as written,
    the word as listed, what it is about, the word as written; what a voice denies is left out, for the word is its opponent's."""
    rows = db.execute(WORDS, (id,)).fetchall()
    if not rows:
        return
    marks = ", ".join("?" for _ in ABOUT)
    entries = db.execute(f"SELECT fold, about FROM event_words WHERE about IN ({marks}) ORDER BY fold, about", list(ABOUT.values()))
    listed = _listed(tuple((known, about) for known, about in entries))
    (told,) = db.execute("SELECT keys FROM article_words WHERE rowid = ?", (article["row"],)).fetchone()
    offsets, keys = array("I", article["marks"]), told.split(" ")
    starts, ends = offsets[::2], offsets[1::2]
    for row in rows:
        at = bisect_right(starts, row["start"]) - 1
        if at < 0 or ends[at] <= row["start"]:
            continue
        low = max(at - AROUND, bisect_left(starts, row["quote_start"]))
        high = min(at + AROUND + 1, bisect_left(starts, row["quote_end"]))
        words = [article["text"][starts[n] : ends[n]] for n in range(low, high)]
        found = event_word(words, keys[low:high], at - low, listed)
        if found:
            (known, about), text = found
            yield row["row"], row["id"], row["speaker"] or row["speaker_fold"], row["speaker_text"], known, about, text


@lru_cache(1)
def _listed(entries: tuple[Word, ...]) -> Listed:
    """The listed words for what is counted, from the rows of the library; those of one library are the same for every article."""
    return Listed.of(entries)


@dataclass(frozen=True, slots=True)
class Listed:
    """Event words: the entries by their words without article, and all of these words."""

    entries: Mapping[tuple[str, ...], Word]
    words: frozenset[str]

    @staticmethod
    def of(entries: Iterable[Word]) -> Listed:
        """The event words of a list; of two that differ in the article the first counts."""
        found: dict[tuple[str, ...], Word] = {}
        for known, about in entries:
            found.setdefault(tuple(map(_bare, known.split())), (known, about))
        return Listed(found, frozenset(word for words in found for word in words))


def event_word(words: Sequence[str], keys: Sequence[str], at: int, listed: Listed) -> tuple[Word, str] | None:
    """The longest listed expression around a trigger that contains it, and as it is written, without what is joined to its front; None if
    there is none. `words` stand around the trigger, which is the word `at`, with their search keys."""
    forms = [tuple(dict.fromkeys((key, _bare(fold(word))))) for word, key in zip(words, keys, strict=True)]
    if listed.words.isdisjoint(forms[at]):
        return None
    runs = sorted(((i, j) for i in range(at + 1) for j in range(at + 1, len(words) + 1)), key=lambda run: run[0] - run[1])
    for first, last in runs:
        for form in product(*forms[first:last]):
            if form in listed.entries:
                front = words[first][max(0, fold(words[first]).find(form[0][:-1])) :]
                return listed.entries[form], " ".join((front, *words[first + 1 : last]))
    return None


def _bare(folded: str) -> str:
    """A folded word without its article."""
    return folded[2:] if folded.startswith(ARTICLE) and len(folded) > 4 else folded
