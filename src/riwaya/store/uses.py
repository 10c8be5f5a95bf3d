"""Reads which names and event words stand in the sentences of an actor's reports: only the columns that counting needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.spelling import fold
from riwaya.store.library import Library

MANY = 500  # values in one SQL list
# The sentence and the outlets of a report; the same article may stand in several outlets.
PLACED = (
    "substr(a.text, r.quote_start + 1, r.quote_end - r.quote_start) AS quote, o.outlet, a.id AS article, a.published, a.story != a.id AS copied"
    " FROM {rows} JOIN articles a ON a.id = r.article"
    " JOIN (SELECT DISTINCT article, outlet FROM appearances) o ON o.article = a.id"
)


@dataclass(frozen=True, slots=True)
class Use:
    """A name or event word in the sentence of a report. `text` is as written, `fold` what groups its spellings. `speaker` is who uses
    it: empty for the outlet's own narration, else the quoted source's actor or folded name, `speaker_text` as written. `copied`: the
    article is a copy of another outlet's. `part` is the actor's in the event: agent, patient or both; empty of names."""

    text: str
    fold: str
    speaker: str
    speaker_text: str
    outlet: str
    article: str
    published: str
    copied: bool
    report: str
    quote: str
    quote_start: int
    part: str = ""
    start: int = 0


def names_used(library: Library, actor: str) -> list[Use]:
    """Each name by which a sentence of a report calls an actor, once for each outlet; what an earlier sentence calls him is left out.

    A name inside what a source says is that source's; the name of the source itself is its narrator's, or the outer source's."""
    rows = library.db.execute(
        "SELECT p.text, p.fold, p.slot, v.actor AS speaker, v.fold AS speaker_fold, v.text AS speaker_text, r.id, r.quote_start, "
        + PLACED.format(rows="participants p JOIN reports r ON r.id = p.report")
        + " LEFT JOIN participants v ON v.report = r.id AND v.slot = 'voice' AND v.position = iif(p.slot = 'voice', p.position + 1, 0)"
        " WHERE p.actor = ? AND p.slot IN ('agent', 'patient', 'voice') AND r.withdrawn IS NULL"
        " ORDER BY a.published, a.id, r.start, r.id, p.slot, p.position",
        (actor,),
    )
    found: dict[tuple[object, ...], Use] = {}
    for row in rows:
        own = row["slot"] != "voice" and row["fold"] == row["speaker_fold"]  # who tells of himself: it is the narrator who names him
        if own or row["text"] not in row["quote"]:
            continue
        speaker = row["speaker"] or row["speaker_fold"] or ""
        use = Use(
            row["text"], row["fold"], speaker, row["speaker_text"] or "", row["outlet"], row["article"], row["published"] or "",
            bool(row["copied"]), row["id"], row["quote"].strip(), row["quote_start"],
        )  # fmt: skip
        found.setdefault((use.article, use.outlet, use.quote_start, use.fold, speaker), use)
    return list(found.values())


def words_used(library: Library, actor: str, types: Iterable[str]) -> list[Use]:
    """The event word of each report, of some types, of an event in which an actor takes part, by whoever tells it; what a voice denies
    is left out, for the word is its opponent's."""
    parts = _parts(library, actor)
    chosen = tuple(types)
    marks = ", ".join("?" for _ in chosen)
    own = "SELECT report FROM participants WHERE actor = ? AND slot IN ('agent', 'patient')"
    rows = library.db.execute(
        "SELECT r.start, r.event, v.actor AS speaker, v.fold AS speaker_fold,"
        " v.text AS speaker_text, r.id, r.quote_start, "
        + PLACED.format(rows="reports r")
        + " LEFT JOIN participants v ON v.report = r.id AND v.slot = 'voice' AND v.position = 0"
        f" WHERE r.withdrawn IS NULL AND r.stance != 'denied' AND r.type IN ({marks})"
        f" AND (r.id IN ({own}) OR r.event IN (SELECT event FROM reports WHERE id IN ({own}) AND event IS NOT NULL))"
        " ORDER BY a.published, a.id, r.start, r.id",
        (*chosen, actor, actor),
    )
    return [
        Use(
            _word(row["quote"], row["start"] - row["quote_start"]), "", row["speaker"] or row["speaker_fold"] or "",
            row["speaker_text"] or "", row["outlet"], row["article"], row["published"] or "", bool(row["copied"]), row["id"],
            row["quote"], row["quote_start"], parts.get(row["id"]) or parts.get(row["event"], ""), row["start"],
        )
        for row in rows
    ]  # fmt: skip


def labels(library: Library, actor: str) -> dict[str, str]:
    """The class of each name of an actor that the knowledge lists, by search form."""
    return dict(library.db.execute("SELECT fold, class FROM labels WHERE actor = ?", (actor,)).fetchall())


def event_words(library: Library) -> list[tuple[str, str, str, str]]:
    """The words for one and the same thing: search form, what about, class, whom they favour."""
    return [tuple(row) for row in library.db.execute("SELECT fold, about, class, favours FROM event_words ORDER BY fold, about")]


def keys_of(library: Library, words: Iterable[str]) -> dict[str, str]:
    """The search keys (without clitics) of words that stand in the library, by search form."""
    folds = sorted({fold(word) for word in words})
    found: dict[str, str] = {}
    for first in range(0, len(folds), MANY):
        some = folds[first : first + MANY]
        marks = ", ".join("?" for _ in some)
        found.update(library.db.execute(f"SELECT fold, key FROM words WHERE fold IN ({marks})", some).fetchall())
    return found


def _word(quote: str, start: int) -> str:
    """The word of a sentence that begins at an offset."""
    told = re.match(r"\w+", quote[start:])
    return told[0] if told else ""


def _parts(library: Library, actor: str) -> dict[str, str]:
    """The part that an actor has in each report that names him, and in each event over all its reports."""
    rows = library.db.execute(
        "SELECT r.id, r.event, min(p.slot), max(p.slot) FROM participants p JOIN reports r ON r.id = p.report"
        " WHERE p.actor = ? AND p.slot IN ('agent', 'patient') AND r.withdrawn IS NULL GROUP BY r.id",
        (actor,),
    )
    found: dict[str, str] = {}
    for report, event, first, last in rows:
        part = first if first == last else "both"
        found[report] = part
        if event:
            found[event] = part if found.get(event, part) == part else "both"
    return found
