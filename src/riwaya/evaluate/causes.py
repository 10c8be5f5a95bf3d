"""Errors by cause, as far as a program can tell: the table that says where work pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riwaya.evaluate.compare import SENTENCE_END, Compared, same_sentence
from riwaya.evaluate.gold import Row
from riwaya.evaluate.slots import SLOTS, leftovers
from riwaya.evaluate.words import Words

WORDED = ("agents", "patients", "place", "time", "source", "counts")
NONE = "none"


@dataclass(frozen=True, slots=True)
class Error:
    """One error: its group (missed, false, or a field), its cause, where it stands, what gold and system say there."""

    group: str
    cause: str
    article: str
    trigger: str
    gold: str
    system: str
    sentence: str

    def to_dict(self) -> dict[str, str]:
        """The error as a JSON object."""
        return {
            "group": self.group,
            "cause": self.cause,
            "article": self.article,
            "trigger": self.trigger,
            "gold": self.gold,
            "system": self.system,
            "sentence": self.sentence,
        }


def errors(articles: Iterable[Compared], words: Words) -> Iterator[Error]:
    """The errors of all articles: reports missed, reports too many, and wrong fields of matched reports."""
    for article in articles:
        yield from _missed(article, words)
        yield from _false(article)
        for gold, system in article.pairs:
            yield from _fields(article, gold, system)


def sentence_around(text: str | None, row: Row) -> str:
    """The sentence that a report's trigger stands in; empty without the text."""
    if text is None:
        return ""
    start, end = row["trigger"]["start"], row["trigger"]["end"]
    before = max((m.end() for m in SENTENCE_END.finditer(text, 0, start)), default=0)
    after = SENTENCE_END.search(text, end)
    return text[before : after.end() if after else len(text)].strip()


def _missed(article: Compared, words: Words) -> Iterator[Error]:
    confused = {id(g): s for g, s in article.confused}
    for row in article.missed:
        other = confused.get(id(row))
        cause = f"wrong type: {row['type']} coded as {other['type']}" if other else _why_missed(article, row, words)
        yield _error(article, "missed", cause, row, row["type"], other["type"] if other else "")


def _why_missed(article: Compared, row: Row, words: Words) -> str:
    if article.gold.text is None:
        return "unknown: the text is not there"
    types = words.types(article.gold.text, row["trigger"]["start"], row["trigger"]["end"])
    if not types:
        return "no frame has the word"
    if row["type"] not in types:
        return "no frame of this type has the word"
    if any(_merged(other) for other in _alike(article, row, article.system)):
        return "merged into another report"
    return "a frame has the word, but its conditions, the word's tag or a veto kept it out"


def _alike(article: Compared, row: Row, others: Iterable[Row]) -> list[Row]:
    """The reports of the other side that have the row's type and stand in its sentence."""
    text, trigger = article.gold.text, row["trigger"]
    return [other for other in others if other["type"] == row["type"] and same_sentence(text, trigger, other["trigger"])]


def _merged(row: Row) -> bool:
    return any(reason["field"] == "trigger" for reason in row.get("because", ()))


def _false(article: Compared) -> Iterator[Error]:
    confused = {id(s) for _, s in article.confused}
    for row in article.false:
        if id(row) in confused:  # told under the missed report that it stands for
            continue
        again = bool(_alike(article, row, article.gold.reports))
        cause = "told once, coded twice in its sentence" if again else "no such report in its sentence"
        yield _error(article, "false", cause, row, "", f"{row['type']} {row.get('frame', '')}".strip())


def _fields(article: Compared, gold: Row, system: Row) -> Iterator[Error]:
    for slot in WORDED:
        fillers, same = SLOTS[slot]
        _, missing, extra = leftovers(fillers(gold), fillers(system), same)
        if missing or extra:
            cause = "other" if missing and extra else "missing" if missing else "extra"
            yield _error(article, slot, cause, gold, _told(slot, missing), _told(slot, extra))
    for label in ("stance", "ground", "mode"):
        default = {"ground": "news"}.get(label, "")
        a, b = gold.get(label) or default, system.get(label) or default
        if a != b:
            yield _error(article, label, f"{a or NONE} coded as {b or NONE}", gold, a, b)


def _told(slot: str, rows: list[Row]) -> str:
    if slot == "counts":
        return "، ".join(f"{row['what']} {row['best']}" for row in rows)
    return "، ".join(row["text"] for row in rows)


def _error(article: Compared, group: str, cause: str, row: Row, gold: str, system: str) -> Error:
    sentence = sentence_around(article.gold.text, row)
    return Error(group, cause, article.gold.article, row["trigger"]["text"], gold, system, sentence)
