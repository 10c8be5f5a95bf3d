"""What a library holds, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riwaya.model import Report, Span


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """An article without its text. `story` is the first article of which it is a copy (its own id if it is none), `first_outlet` the
    outlet of that one; `outlets` are all outlets in which the same bytes stood, `outlet` the first of them; `genre` is news,
    digest, opinion or statement."""

    id: str
    name: str
    title: str
    published: date | None
    outlet: str
    url: str
    story: str
    first_outlet: str
    likeness: float
    outlets: tuple[str, ...]
    genre: str = "news"


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report in a library: its article, the sentence that carries it, its event, and the days on which the event can have been.

    `low` and `high` are the text's time where it gives one; else they are what the article's day of publication allows, and
    `inferred` is true. `terms` are the rare words of the sentence (search keys), `hints` says how it takes up what was told before
    (`riwaya.store.hints`). `link` is why it stands in its event."""

    report: Report
    article: ArticleHead
    quote: Span
    event: str
    low: date | None
    high: date | None
    inferred: bool
    terms: frozenset[str]
    hints: frozenset[str]
    link: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """What is listed of an event. `merged_into` is the event that took its reports, `ended` true of a tombstone; `disputes` are kinds of
    contradiction (`riwaya.events.contradictions`), `ground` is background where nobody tells it as news."""

    id: str
    type: str
    mode: str
    words: str
    low: date | None
    high: date | None
    precision: str
    inferred: bool
    place_id: str
    place_name: str
    country: str
    lat: float | None
    lon: float | None
    where_prec: int
    ground: str
    reports: int
    articles: int
    outlets: int
    voices: int
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    disputes: tuple[str, ...]
    ended: bool
    merged_into: str


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the gazetteer as the library keeps it."""

    id: str
    name_en: str
    name_ar: str
    kind: str
    lat: float | None
    lon: float | None
    precision: int
    country: str
    parent: str


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the lexicon as the library keeps it; `since` and `until` are ISO prefixes, empty if open."""

    id: str
    name_en: str
    name_ar: str
    country: str
    role: str
    kind: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision of a person about two reports: same, different or unsure; or `undo`, with the judgement that it undoes."""

    id: int
    relation: str
    a: str
    b: str
    undoes: int | None
    who: str
    at: str
    note: str
