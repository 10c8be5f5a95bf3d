"""The library: one SQLite file that keeps articles, reports, events, judgements and their history (`migrations/*.sql`)."""

from riwaya.store.filters import NARRATOR, Filter
from riwaya.store.library import Library, create_library, now, open_library
from riwaya.store.read import (
    article,
    articles,
    count_articles,
    count_events,
    event,
    event_page,
    events,
    find_actors,
    find_places,
    folded,
    known_actor,
    known_place,
    report,
    reports,
    reports_of_article,
    reports_of_events,
)
from riwaya.store.records import ArticleHead, EventRow, Judgement, KnownActor, KnownPlace, StoredReport

__all__ = [
    "NARRATOR",
    "ArticleHead",
    "EventRow",
    "Filter",
    "Judgement",
    "KnownActor",
    "KnownPlace",
    "Library",
    "StoredReport",
    "article",
    "articles",
    "count_articles",
    "count_events",
    "create_library",
    "event",
    "event_page",
    "events",
    "find_actors",
    "find_places",
    "folded",
    "known_actor",
    "known_place",
    "now",
    "open_library",
    "report",
    "reports",
    "reports_of_article",
    "reports_of_events",
]
