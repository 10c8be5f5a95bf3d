"""An article and its reports in words, ready to be printed: the same for terminal and page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from riwaya.model import Article
from riwaya.show.reasons import explain
from riwaya.show.texts import Texts

Row = Mapping[str, Any]
# Embeddings, overrides and isolates, which would reorder the page around them; they are shown as what they are.
CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
SCRIPTS = re.compile(r"(?P<ar>[\u0620-\u06ff]([\u0600-\u06ff\s]*[\u0620-\u06ff])?)|(?P<en>[A-Za-z]([\w.+\- ]*[A-Za-z0-9_])?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Value:
    """One filler: words of the text, a note in Latin letters (an id, a date, a figure), what it is."""

    words: str
    note: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a report: the role that marks it in the text, its label, its values."""

    role: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the chain of voices: who, by which word, how strongly, and the actor's id."""

    words: str
    cue: str
    strength: str
    actor: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in words; `row` is the report itself."""

    number: int
    row: Row
    type: str
    mode: str
    stance: str
    ground: str
    voice: tuple[Link, ...]
    fields: tuple[Field, ...]
    codes: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """An article with its reports in words."""

    article: Article
    reports: tuple[ReportView, ...]
    texts: Texts

    @property
    def title(self) -> str:
        """The article's title, else its id."""
        return plain(self.article.title or self.article.id)


def view(article: Article, rows: Sequence[Row], texts: Texts) -> View:
    """The article with its coded reports, in the words of one language."""
    return View(article, tuple(_report(number, row, texts) for number, row in enumerate(rows, 1)), texts)


def by_script(text: str) -> list[tuple[str, str]]:
    """A text in runs, each with its language, `ar` or `en`; what belongs to neither, as a bracket, has none."""
    runs, at = list[tuple[str, str]](), 0
    for match in SCRIPTS.finditer(text):
        runs += [(text[at : match.start()], "")] if at < match.start() else []
        runs.append((match.group(), match.lastgroup or ""))
        at = match.end()
    return [*runs, (text[at:], "")] if at < len(text) else runs


def plain(text: str) -> str:
    """A stretch of text without the characters that would reorder what stands around it."""
    return CONTROLS.sub("", text)


def _report(number: int, row: Row, texts: Texts) -> ReportView:
    codes = row.get("codes") or {}
    return ReportView(
        number=number,
        row=row,
        type=texts.get("types", row["type"]),
        mode=texts.get("modes", row["mode"]) if row.get("mode") else "",
        stance=texts.get("stances", row["stance"]),
        ground=texts.get("grounds", row.get("ground", "news")),
        voice=tuple(_link(source, texts) for source in row["voice"]),
        fields=tuple(_fields(row, texts)),
        codes=" · ".join(f"{name} {value}" for name, value in codes.items() if value),
        reasons=tuple((texts.get("interface", r["field"]), explain(r, texts)) for r in row.get("because", ())),
    )


def _link(source: Row, texts: Texts) -> Link:
    strength = texts.get("strengths", source.get("strength") or "says")
    return Link(plain(source["text"]), plain(source.get("cue") or ""), strength, source.get("actor") or "")


def _fields(row: Row, texts: Texts) -> Iterator[Field]:
    say = partial(texts.get, "interface")
    for role, slot in (("agent", "agents"), ("patient", "patients")):
        if row[slot]:
            yield Field(role, say(slot), tuple(_person(person) for person in row[slot]))
    if row.get("place"):
        yield Field("place", say("place"), (_place(row["place"]),))
    if row.get("time"):
        yield Field("time", say("time"), (_time(row["time"], texts),))
    if row.get("counts"):
        yield Field("count", say("counts"), tuple(_count(count, texts) for count in row["counts"]))
    if row.get("means"):
        yield Field("", say("means"), (Value("", "", texts.get("means", row["means"])),))
    held = row.get("control") or {}
    told = tuple(_held(held[key], say(key)) for key in ("gained_by", "lost_by") if held.get(key))
    if told:
        yield Field("", say("control"), told)


def _held(who: str, label: str) -> Value:
    """Who gains or loses a place: an id, or as the text names him."""
    return Value("", who, label) if who.isascii() else Value(plain(who), "", label)


def _person(person: Row) -> Value:
    return Value(plain(person["text"]), f"{person.get('actor') or ''} {person.get('role') or ''}".strip())


def _place(place: Row) -> Value:
    spot = f"{place['lat']:.3f}, {place['lon']:.3f}" if place.get("lat") is not None else ""
    return Value(plain(place["text"]), " · ".join(part for part in (place.get("name_en") or "", spot) if part))


def _time(time: Row, texts: Texts) -> Value:
    low, high = time.get("from"), time.get("to")
    if not low and not high:
        return Value(plain(time["text"]), "", texts.get("interface", "unresolved"))
    return Value(plain(time["text"]), str(low) if low == high else f"{low or '…'}/{high or '…'}")


def _count(count: Row, texts: Texts) -> Value:
    low, best, high = count.get("low"), count.get("best"), count.get("high")
    span = f"{'' if low is None else low}-{'' if high is None else high}"
    figure = span if best is None else str(best) if low == best == high else f"{best} ({span})"
    return Value(plain(count.get("who") or ""), figure, texts.get("counts", count["what"]))
