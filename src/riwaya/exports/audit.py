"""A sample of reports for people to check: who exports data should know how good they are."""

from __future__ import annotations

import heapq
from hashlib import sha256

from riwaya.exports.cells import JOIN, Cell, iso
from riwaya.exports.export import CsvTable, Setting, Written
from riwaya.exports.names import Names
from riwaya.exports.told import Told
from riwaya.model import Count, Participant, Source
from riwaya.store import StoredReport

SIZE = 200  # reports
SEED = "riwaya audit 1"
Row = dict[str, Cell]


class AuditSample:
    """The sample: the reports with the smallest hashes of seed and id. So it is the same however the library is read, and further
    articles replace few of its members."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._drawn: list[tuple[int, str, Row]] = []  # a heap, the largest hash first

    def add(self, told: Told) -> None:
        """Draws among the reports of an event that pass the user's filter."""
        for stored in told.reports:
            id = stored.report.id
            rank = -int.from_bytes(sha256(f"{SEED}:{id}".encode()).digest()[:8], "big")
            if id not in told.selected or (len(self._drawn) == SIZE and rank <= self._drawn[0][0]):
                continue
            entry = (rank, id, audit_row(stored, self._names))
            if len(self._drawn) < SIZE:
                heapq.heappush(self._drawn, entry)
            else:
                heapq.heapreplace(self._drawn, entry)

    def write(self, setting: Setting) -> Written:
        """Writes the sample in the order in which it was drawn, which is no order of time or place."""
        table = CsvTable(setting, "audit_sample")
        for _, _, row in sorted(self._drawn, reverse=True):
            table.write(row)
        return table.end()


def audit_row(stored: StoredReport, names: Names) -> Row:
    """The cells of a report under the columns of the table `audit_sample`; those for the judge are empty."""
    report, article, place, time, control = stored.report, stored.article, stored.report.place, stored.report.time, stored.report.control
    return {
        "report": report.id,
        "event": stored.event,
        "article": article.name,
        "article_id": article.id,
        "outlet": article.outlet,
        "published": iso(article.published),
        "url": article.url,
        "quote": stored.quote.text,
        "quote_start": stored.quote.start,
        "quote_end": stored.quote.end,
        "trigger": report.trigger.text,
        "trigger_start": report.trigger.start,
        "trigger_end": report.trigger.end,
        "type": report.type,
        "mode": report.mode,
        "stance": report.stance,
        "ground": report.ground,
        "agents": JOIN.join(_named(person, names) for person in report.agents),
        "patients": JOIN.join(_named(person, names) for person in report.patients),
        "voices": JOIN.join(_named(source, names) for source in report.voice),
        "place": f"{place.span.text} [{place.name_en or place.id}]" if place else "",
        "date_earliest": iso(time.low) if time else None,
        "date_latest": iso(time.high) if time else None,
        "counts": JOIN.join(_count(count) for count in report.counts),
        "means": report.means,
        "gained_by": control.gained_by if control else "",
        "lost_by": control.lost_by if control else "",
        "confidence": report.confidence,
        "because": "; ".join(" ".join(filter(None, (r.field + ":", r.rule, r.detail))) for r in report.because),
        "judgement": "",
        "judge": "",
        "note": "",
    }


def _named(person: Participant | Source, names: Names) -> str:
    return f"{person.span.text} [{names.actor(person.actor)}]" if person.actor else person.span.text


def _count(count: Count) -> str:
    bounds = "/".join("?" if bound is None else str(bound) for bound in (count.low, count.best, count.high))
    return f"{count.what} {bounds} {count.who}".strip()
