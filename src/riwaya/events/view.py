"""An event with everything that is known of it, ready to be shown or given away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from riwaya.events.accounts import Account, accounts
from riwaya.events.contradictions import Contradiction, contradictions
from riwaya.events.figures import Figure, figures
from riwaya.events.names import actor_words
from riwaya.events.places import Gazetteer
from riwaya.events.summary import listing
from riwaya.events.tellers import teller
from riwaya.events.tellings import Telling, tellings
from riwaya.store import EventRow, Library, StoredReport, event, reports_of_events
from riwaya.store.read import event_of, reports_as_coded
from riwaya.store.reviews import Review, reviews
from riwaya.store.uses import labels_of
from riwaya.store.write import days_of

Json = dict[str, object]
REVIEWED, MACHINE = "reviewed", "machine"  # whose coding is shown


@dataclass(frozen=True, slots=True)
class EventView:
    """An event: what is listed of it, its reports in the order of publication, what the voices tell, their figures, where they part, and what
    people decided of its reports, by report."""

    event: EventRow
    reports: tuple[StoredReport, ...]
    accounts: tuple[Account, ...]
    contradictions: tuple[Contradiction, ...]
    figures: tuple[Figure, ...]
    reviews: Mapping[str, Review] = field(default_factory=dict)

    def to_dict(self) -> Json:
        """The view as a JSON object."""
        return {
            "event": event_dict(self.event),
            "accounts": [_account(account) for account in self.accounts],
            "contradictions": [_contradiction(found) for found in self.contradictions],
            "figures": [_figure(figure) for figure in self.figures],
            "reports": [self._report(stored) for stored in self.reports],
        }

    def _report(self, stored: StoredReport) -> Json:
        row, review = report_dict(stored), self.reviews.get(stored.report.id)
        return {**row, "review": review.to_dict(row) if review else None}


def event_view(library: Library, id: str, *, coding: str = REVIEWED) -> EventView | None:
    """The event of an id, or the one into which it was merged; None if the library has none.

    `coding` is `reviewed`, what people decided in the place of what the program says, or `machine`, the program alone."""
    row = event(library, id)
    while row is not None and row.merged_into:
        row = event(library, row.merged_into)
    if row is None:
        return None
    paths, labels = Gazetteer(library.db).path, labels_of(library.db)
    if coding == MACHINE:
        found = [_as_dated(stored) for stored in reports_as_coded(library, row.id)]
        if found:
            kept = library.db.execute("SELECT * FROM events WHERE id = ?", (row.id,)).fetchone()
            row = event_of({**dict(kept), **listing(found, paths, labels), "type": found[0].report.type, "ended": None})
    else:
        found = reports_of_events(library, [row.id])[row.id]
    told = tellings(found, paths, labels)
    decided = reviews(library, [stored.report.id for stored in found])
    return EventView(row, tuple(found), accounts(told), contradictions(told), figures(found), decided)


def _as_dated(stored: StoredReport) -> StoredReport:
    """A report with the days that follow from its own time."""
    low, high, inferred = days_of(stored.report, stored.article.published)
    return replace(stored, low=low, high=high, inferred=inferred)


def voice_name(library: Library, voice: str, *, arabic: bool = False) -> str:
    """A voice in words: the actor's English or Arabic name, the outlet, or the name itself; of an unnamed source also the outlet."""
    kind, _, name = voice.partition(":")
    if kind in ("outlet", "story") and name:
        return name
    who, _, outlet = voice.partition("@")
    words = actor_words(library, who, arabic=arabic) or who
    return f"{words} · {outlet}" if outlet else words


def event_dict(row: EventRow) -> Json:
    """What is listed of an event, as a JSON object."""
    return {
        "id": row.id,
        "type": row.type,
        "mode": row.mode,
        "words": row.words,
        "date_earliest": row.low.isoformat() if row.low else None,
        "date_latest": row.high.isoformat() if row.high else None,
        "date_precision": row.precision,
        "date_inferred": row.inferred,
        "place_id": row.place_id,
        "place_name": row.place_name,
        "country": row.country,
        "lat": row.lat,
        "lon": row.lon,
        "where_prec": row.where_prec,
        "ground": row.ground,
        "reports": row.reports,
        "articles": row.articles,
        "outlets": row.outlets,
        "voices": row.voices,
        "killed_low": row.killed_low,
        "killed_best": row.killed_best,
        "killed_high": row.killed_high,
        "disputes": list(row.disputes),
        "ended": row.ended,
        "merged_into": row.merged_into,
    }


def report_dict(stored: StoredReport) -> Json:
    """A report in its library, as a JSON object: the report's own fields behind those of its article, its sentence and its event."""
    article = stored.article
    return {
        "article": article.name,
        "article_id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        "outlets": list(article.outlets),
        "url": article.url,
        "copy_of": article.story if article.story != article.id else "",
        "quote": stored.quote.to_dict(),
        "event": stored.event,
        "told_by": teller(stored),
        "date_earliest": stored.low.isoformat() if stored.low else None,
        "date_latest": stored.high.isoformat() if stored.high else None,
        "date_inferred": stored.inferred,
        "link": json.loads(stored.link) if stored.link else [],
        **stored.report.to_dict(),
    }


def _account(account: Account) -> Json:
    return {
        "voices": list(account.voices),
        "outlets": list(account.outlets),
        "parts_with_others_in": sorted(account.parts_with),
        "tellings": [_telling(telling) for telling in account.tellings],
    }


def _telling(telling: Telling) -> Json:
    return {
        "voice": telling.voice,
        "outlets": sorted(telling.outlets),
        "reports": [stored.report.id for stored in telling.reports],
        "denies": telling.denies,
        "expects": telling.expects,
        "agents": sorted(telling.agents),
        "patients": sorted(telling.patients),
        "victims": sorted(telling.victims),
        "places": sorted(path[0] for path in telling.paths),
        "days": sorted(day.isoformat() for day in telling.days),
        "numbers": {what: list(bounds) for what, bounds in sorted(telling.numbers.items())},
        "holders": [list(holder) for holder in sorted(telling.holders)],
        "names": [list(name) for name in sorted(telling.names)],
    }


def _contradiction(found: Contradiction) -> Json:
    sides = [{"value": side.value, "voices": list(side.voices), "reports": list(side.reports)} for side in found.sides]
    return {"kind": found.kind, "about": found.about, "whose": found.whose, "sides": sides}


def _figure(figure: Figure) -> Json:
    claims = [
        {
            "report": claim.report,
            "voice": claim.voice,
            "day": claim.day.isoformat() if claim.day else None,
            "who": claim.who,
            "whose": claim.whose,
            "low": claim.low,
            "best": claim.best,
            "high": claim.high,
            "current": claim.current,
        }
        for claim in figure.claims
    ]
    return {"what": figure.what, "low": figure.low, "best": figure.best, "high": figure.high, "claims": claims}
