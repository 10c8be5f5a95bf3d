"""Takes coded articles into a library: keeps them, looks for copies, links their reports.

Each article is kept whole or not at all, so that a library is never left with half an article, and a run that was killed goes on where it
stopped. A few articles are written together, for each writing waits for the disk."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date

from riwaya.events.copies import relate_copy
from riwaya.events.judgements import judge, undo
from riwaya.events.link import Linker
from riwaya.events.recode import replace_reports
from riwaya.events.reviewed import close, lay_all, lift_article
from riwaya.knowledge import Knowledge
from riwaya.model import Article, Coding
from riwaya.store import Library
from riwaya.store.directory import copy_directory
from riwaya.store.write import add_appearance, add_article, begin_run, end_run


def decide(library: Library, code: str, relation: str, ids: Sequence[str], who: str, note: str = "") -> tuple[int, set[str]]:
    """Writes down a person's judgement, or the undoing of one, and does what it says; gives its number and the events that altered.

    Raises UsageError if an id or number is unknown."""
    with library.transaction() as db:
        told = db.execute("SELECT knowledge FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        run = begin_run(db, "judge", code, told[0] if told else "")
        if relation == "undo":
            number, touched = int(ids[0]), undo(library, run, int(ids[0]), who, note)
        else:
            number, touched = judge(library, run, relation, ids[0], ids[1], who, note)
        db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(event,) for event in sorted(touched)])
        Linker(library, {}).refresh()
        end_run(db, run)
    return number, touched


BATCH, SECONDS = 500, 2.0  # so many articles are written together, or those of so long a time: what a killed run has to code again
PAUSE = 500  # articles between two times that the listing of events is brought up to date


class Intake:
    """A run that adds articles to a library, or codes those that are there again. Call `finish` at the end."""

    def __init__(self, library: Library, knowledge: Knowledge, code: str) -> None:
        self._library = library
        self._knowledge = knowledge
        self._added = self._known = self._recoded = 0
        self._waiting: dict[str, tuple[Coding, bytes]] = {}
        self._written = time.monotonic()
        with library.transaction() as db:
            copy_directory(db, knowledge)
            self._run = begin_run(db, "add", code, knowledge.version)
        self._linker = Linker(library, knowledge.frequencies)

    def known(self, article: str) -> bool:
        """Whether the library holds the article of an id, or is about to."""
        return article in self._waiting or self._library.db.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone() is not None

    def see_again(self, article: Article) -> None:
        """Notes where an article stood that the library holds already."""
        self._known += 1
        self._write()
        with self._library.transaction() as db:
            if add_appearance(db, self._run, article):
                db.execute(
                    "INSERT OR IGNORE INTO stale SELECT event FROM reports WHERE article = ? AND event IS NOT NULL AND withdrawn IS NULL",
                    (article.hash,),
                )

    def take(self, coding: Coding, raw: bytes) -> None:
        """Adds an article with its reports and links them; of one that the library holds it is only noted where it stood."""
        article = coding.article
        if self.known(article.hash):
            self.see_again(article)
            return
        self._waiting[article.hash] = (coding, raw)
        if len(self._waiting) == BATCH or time.monotonic() - self._written > SECONDS:
            self._write()

    def _write(self) -> None:
        """Writes the articles that wait for it."""
        added = self._added
        try:
            if self._waiting:
                with self._library.transaction() as db:
                    for coding, raw in self._waiting.values():
                        add_article(db, self._run, coding, raw, self._knowledge)
                        relate_copy(db, coding.article, coding.index)
                        self._linker.link(self._run, coding.article.hash)
                        self._added += 1
                        self._pause()
                self._waiting.clear()
        except BaseException:
            self._added, self._linker = added, Linker(self._library, self._knowledge.frequencies)  # what it remembers was not written
            raise
        self._written = time.monotonic()

    def outdated(self) -> Iterator[Article]:
        """The articles that were coded with another knowledge than this run's."""
        self._write()
        version = self._knowledge.version
        ids = [id for (id,) in self._library.db.execute("SELECT id FROM articles WHERE knowledge != ? ORDER BY published, id", (version,))]
        for id in ids:
            row = self._library.db.execute("SELECT * FROM articles WHERE id = ?", (id,)).fetchone()
            day = date.fromisoformat(row["published"]) if row["published"] else None
            yield Article(row["name"], row["text"], id, row["title"], day, row["outlet"], row["url"], row["lang"], row["source"])

    def retake(self, coding: Coding) -> None:
        """Puts a coding in the place of an older one: ids and decisions stay, and what altered is in the change log."""
        with self._library.transaction() as db:
            reviewed, touched = lift_article(db, self._run, coding.article.hash)
            touched |= replace_reports(db, self._run, coding, self._knowledge, {outcome.report for outcome in reviewed})
            touched |= lay_all(db, self._run, reviewed)
            close(db, self._run, touched)
            self._linker.forget(touched)
            self._linker.link(self._run, coding.article.hash)
            db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(event,) for event in sorted(touched)])
            self._recoded += 1
            self._pause()

    def finish(self) -> None:
        """Writes the last articles and what is listed of their events, and marks the run as finished."""
        self._write()
        with self._library.transaction() as db:
            self._linker.refresh()
            end_run(db, self._run)

    def _pause(self) -> None:
        """Now and then writes anew what is listed of the events: an event grows by many articles, and is summed up once for all of them."""
        if (self._added + self._recoded) % PAUSE == 0:
            self._linker.refresh()

    def to_dict(self) -> dict[str, int]:
        """How many articles were added, known already, and coded again."""
        return {"added": self._added + len(self._waiting), "known": self._known, "recoded": self._recoded}
