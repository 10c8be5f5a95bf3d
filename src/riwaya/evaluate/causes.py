"""Errors by cause, as far as a program can tell: the table that says where work pays.

A cause is a place in the program or the knowledge where the error would be mended; `detail` says what happened there. Boundaries of
phrases are not scored, so a wrong chunk shows as an attachment. What annotators decide otherwise cannot be told from here at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riwaya.evaluate.compare import SENTENCE_END, Compared, same_sentence
from riwaya.evaluate.gold import Row
from riwaya.evaluate.slots import SLOTS, leftovers, same_phrase
from riwaya.evaluate.words import Words

# Where an error would be mended, in the order of the program's stages.
CAUSES = (
    "segmentation",  # the word is known, but was split so that no frame finds it
    "lexicon gap",  # no frame has the word, or none of this type
    "tag",  # a frame has the word as verb, and it was tagged as noun, or the other way round
    "frame",  # the conditions of the frame, the place of a noun or a veto decide wrongly; or the wrong frame was taken
    "doublet",  # told once and coded twice, or merged into another report
    "coreference",  # the right or the wrong participant comes from another sentence, or stands for a pronoun
    "attachment",  # the participant stands in the sentence, but in no slot or in another one
    "time",
    "place",
    "counts",
    "voice scope",
    "stance cue",
    "ground",
    "mode",
    "unknown",  # the text is not there
)
INFERRED = ("(pronoun)", "(dropped)", "(speaker)", "around it", "of the act")  # rules that look beyond the complements end so, or have it
WORDED = ("agents", "patients", "place", "time", "source", "counts")
OWN = {"place": "place", "time": "time", "source": "voice scope", "counts": "counts"}  # the causes of slots with a stage of their own
LABELS = {"stance": "stance cue", "ground": "ground", "mode": "mode"}
NONE = "none"


@dataclass(frozen=True, slots=True)
class Error:
    """One error: its group (missed, false, or a field), its cause and what happened, where it stands, what gold and system say."""

    group: str
    cause: str
    detail: str
    article: str
    trigger: str
    gold: str
    system: str
    sentence: str

    def to_dict(self) -> dict[str, str]:
        """The error as a JSON object."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


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
        if other:
            yield _error(article, "missed", "frame", f"{row['type']} coded as {other['type']}", row, row["type"], other["type"])
        else:
            yield _error(article, "missed", *_why_missed(article, row, words), row, row["type"], "")


def _why_missed(article: Compared, row: Row, words: Words) -> tuple[str, str]:
    if article.gold.text is None:
        return "unknown", "the text is not there"
    trigger = row["trigger"]
    known = words.types(article.gold.text, trigger["start"], trigger["end"])
    if row["type"] not in known:
        if row["type"] in words.alone(trigger["text"]):
            return "segmentation", "a frame has the word as the annotator cut it"
        return "lexicon gap", "no frame of this type has the word" if known else "no frame has the word"
    if row["type"] not in words.types(article.gold.text, trigger["start"], trigger["end"], tagged=True):
        return "tag", "a frame has the word, but not as what it is tagged"
    if any(_merged(other) for other in _alike(article, row, article.system)):
        return "doublet", "merged into another report"
    why = words.kept_out(article.gold.text, trigger["start"], trigger["end"], row["type"])
    return ("frame", why) if why else ("lexicon gap", "a frame has the word only in phrases that do not stand there")


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
        cause, detail = ("doublet", "told once, coded twice in its sentence") if again else ("frame", "no such report in its sentence")
        yield _error(article, "false", cause, detail, row, "", f"{row['type']} {row.get('frame', '')}".strip())


def _fields(article: Compared, gold: Row, system: Row) -> Iterator[Error]:
    for slot in WORDED:
        fillers, same = SLOTS[slot]
        _, missing, extra = leftovers(fillers(gold), fillers(system), same)
        if missing or extra:
            detail = "other" if missing and extra else "missing" if missing else "extra"
            cause = OWN.get(slot, "")
            if not cause:
                cause, detail = _why_other(article, slot, gold, system, missing, extra, detail)
            yield _error(article, slot, cause, detail, gold, _told(slot, missing), _told(slot, extra))
    for label, cause in LABELS.items():
        default = {"ground": "news"}.get(label, "")
        a, b = gold.get(label) or default, system.get(label) or default
        if a != b:
            yield _error(article, label, cause, f"{a or NONE} coded as {b or NONE}", gold, a, b)


def _why_other(article: Compared, slot: str, gold: Row, system: Row, missing: list[Row], extra: list[Row], detail: str) -> tuple[str, str]:
    """Whether a participant went wrong between sentences or within one, and if it stands in the opposite slot."""
    text = article.gold.text
    far = any("start" in row and not same_sentence(text, gold["trigger"], row) for row in (*missing, *extra))
    inferred = bool(extra) and any(r["field"] == slot and any(w in r["rule"] for w in INFERRED) for r in system.get("because", ()))
    if far or inferred:
        return "coreference", detail
    opposite = system["patients" if slot == "agents" else "agents"]
    if any(same_phrase(row, other) for row in missing for other in opposite):
        return "attachment", "in the opposite slot"
    return "attachment", detail


def _told(slot: str, rows: list[Row]) -> str:
    if slot == "counts":
        return "، ".join(f"{row['what']} {row['best']}" for row in rows)
    return "، ".join(row["text"] for row in rows)


def _error(article: Compared, group: str, cause: str, detail: str, row: Row, gold: str, system: str) -> Error:
    sentence = sentence_around(article.gold.text, row)
    return Error(group, cause, detail, article.gold.article, row["trigger"]["text"], gold, system, sentence)
