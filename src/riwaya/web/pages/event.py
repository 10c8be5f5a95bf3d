"""An event: its sentences first, then its accounts side by side, its figures and its history."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from riwaya.events.contradictions import of_reports
from riwaya.events.view import event_dict, event_view, report_dict
from riwaya.exports.audit import audit_row
from riwaya.exports.fields import tables
from riwaya.exports.names import Names as ExportNames
from riwaya.show.page import Run, runs
from riwaya.show.pieces import marks, pieces
from riwaya.store import StoredReport, event, report
from riwaya.store.history import of_event
from riwaya.web.asked import Part, link, part
from riwaya.web.downloads import table_download
from riwaya.web.faults import unknown
from riwaya.web.inset import places_told
from riwaya.web.listing import Json
from riwaya.web.map_words import map_settings
from riwaya.web.render import VENDOR, page
from riwaya.web.sides import people, rows
from riwaya.web.visit import Visiting

pages, api = APIRouter(), APIRouter(tags=["events"])
Which = Annotated[Part, Depends(part)]
WORDS = ("no-webgl", "no-map", "zoom-in", "zoom-out", "map-gestures", "map-fingers", "nav-map")


@dataclass(frozen=True, slots=True)
class Telling:
    """A report within its sentence: the kinds of contradiction that it takes part in, and why it was put here."""

    report: StoredReport
    disputes: tuple[str, ...]
    links: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the reports of the event that it carries; once it is drawn, its words in runs with their marks."""

    tellings: tuple[Telling, ...]
    runs: tuple[Run, ...] = ()

    @property
    def report(self) -> StoredReport:
        """Its first report."""
        return self.tellings[0].report

    @property
    def disputes(self) -> tuple[str, ...]:
        """The kinds of contradiction that its reports take part in."""
        return tuple(dict.fromkeys(kind for telling in self.tellings for kind in telling.disputes))

    @property
    def voices(self) -> tuple[StoredReport, ...]:
        """Reports with different voices or stances, one for each."""
        told = [telling.report for telling in self.tellings]
        return tuple({(s.report.voice, s.report.stance, s.report.ground): s for s in reversed(told)}.values())[::-1]


def quotes(reports: Sequence[StoredReport], kinds: Mapping[str, Sequence[str]]) -> list[Quote]:
    """The sentences of reports in their order; `kinds` are the contradictions of each report."""
    found = []
    for _, group in groupby(reports, key=lambda stored: (stored.article.id, stored.quote.start)):
        found.append(Quote(tuple(Telling(stored, tuple(kinds.get(stored.report.id, ())), _links(stored)) for stored in group)))
    return found


def drawn(quote: Quote) -> Quote:
    """A sentence with the runs of its words."""
    span = quote.report.quote
    lines = pieces(span.text, marks(span.text, [telling.report.report.to_dict() for telling in quote.tellings], at=span.start))
    return replace(quote, runs=tuple(run for line in lines for piece in line for run in runs(span.text, piece)))


def _sentences(event: str, told: Sequence[Quote], which: Part) -> Callable[[str], str]:
    """The address of the sentence of a report: on the page, or on the page that has its part of the sentences."""
    number = {telling.report.report.id: at for at, quote in enumerate(told) for telling in quote.tellings}

    def address(report: str) -> str:
        offset = number[report] // which.limit * which.limit
        shown = which.offset <= number[report] < which.offset + which.limit
        return f"{'' if shown else link(f'/events/{event}', None, **Part(which.limit, offset).told())}#q-{report}"

    return address


def _links(stored: StoredReport) -> tuple[tuple[str, float], ...]:
    return tuple((str(why), float(weight)) for why, weight in (json.loads(stored.link) if stored.link else ()))


@pages.get("/events/{id}.json", name="event_json")
@api.get("/events/{id}", name="event")
def event_data(visit: Visiting, id: str) -> Json:
    """An event with its accounts, contradictions, figures and reports; of one that was merged, the event that took its reports."""
    shown = event_view(visit.library, id)
    if shown is None:
        raise unknown(id)
    return {**shown.to_dict(), "history": [asdict(step) for step in of_event(visit.library, shown.event.id)]}


@pages.get("/events/{id}.csv", name="event_csv")
def event_csv(visit: Visiting, id: str) -> Response:
    """The reports of an event."""
    shown = event_view(visit.library, id)
    if shown is None:
        raise unknown(id)
    names = ExportNames(visit.library)
    columns = tables()["audit_sample"].columns
    return table_download(columns, [audit_row(stored, names) for stored in shown.reports], f"event-{shown.event.id}.csv")


@pages.get("/events/{id}")
def event_page(visit: Visiting, id: str, which: Which) -> Response:
    """The page, with a part of its sentences where there are very many."""
    shown = event_view(visit.library, id)
    if shown is None:
        raise unknown(id)
    if shown.event.id != id:
        return RedirectResponse(f"/events/{shown.event.id}", 303)
    told = quotes(shown.reports, of_reports(shown.contradictions, shown.reports))
    return page(
        visit,
        "event.html",
        shown=shown,
        event=shown.event,
        quotes=[drawn(quote) for quote in told[which.offset : which.offset + which.limit]],
        total=len(told),
        part=which,
        sentence=_sentences(shown.event.id, told, which),
        rows=list(rows(shown, visit.names)),
        who=people(shown, visit.names),
        history=of_event(visit.library, id),
        places=places_told(visit, shown.event, shown.reports) if VENDOR.is_dir() else [],
        settings=map_settings(visit, WORDS),
        formats=("json", "csv"),
        address=f"/events/{id}",
    )


@pages.get("/reports/{id}.json", name="report_json")
@api.get("/reports/{id}", name="report")
def report_data(visit: Visiting, id: str) -> Json:
    """A report with its article, its sentence and its event."""
    stored = report(visit.library, id)
    if stored is None:
        raise unknown(id)
    return {**report_dict(stored), "event_row": event_dict(row) if (row := event(visit.library, stored.event)) else None}


@pages.get("/reports/{id}")
def report_page(visit: Visiting, id: str) -> Response:
    """Leads to the report in its article."""
    stored = report(visit.library, id)
    if stored is None:
        raise unknown(id)
    number = 1 + [told for (told,) in visit.library.db.execute(
        "SELECT id FROM reports WHERE article = ? AND withdrawn IS NULL ORDER BY start, id", (stored.article.id,)
    )].index(id)  # fmt: skip
    return RedirectResponse(f"/articles/{stored.article.id}#r{number}", 303)
