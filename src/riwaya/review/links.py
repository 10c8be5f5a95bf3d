"""Which links between reports to judge next: those of which the program is least sure in the events on which most depends."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice

from riwaya.events.judgements import HELD
from riwaya.review.fields import Json
from riwaya.review.queue import IMPACT
from riwaya.store import Filter, Library
from riwaya.store.filters import report_condition

EVENTS = 400  # events in which links are looked for: those on which most depends
SURE = 6.0  # score from which on a link is as good as certain


@dataclass(frozen=True, slots=True)
class Link:
    """A report and the first report of its event, which may be of one occurrence or not: why the program thinks so, with weights (their
    sum says how sure it is), and how much depends on it."""

    report: str
    other: str
    event: str
    why: tuple[tuple[str, float], ...]
    impact: float

    @property
    def score(self) -> float:
        """How sure the program is: from 0, as likely one as two, upwards."""
        return sum(weight for _, weight in self.why)

    @property
    def urgency(self) -> float:
        """By what the queue is sorted."""
        return (1 - min(abs(self.score), SURE) / SURE) * self.impact

    def to_dict(self) -> Json:
        """The link as a JSON object."""
        told = {"score": self.score, "impact": self.impact, "urgency": self.urgency}
        numbers = {name: round(value, 3) for name, value in told.items()}
        return {"report": self.report, "other": self.other, "event": self.event, "why": [list(one) for one in self.why], **numbers}


def link_queue(library: Library, who: str, filter: Filter = Filter(), *, limit: int = 50, offset: int = 0) -> list[Link]:  # noqa: B008
    """The links whose reports pass a filter and that a person has not judged yet, the most urgent first.

    `riwaya.events.intake.decide` takes the judgement: same, different or unsure."""
    condition, values = report_condition(filter)
    rows = library.db.execute(
        f"WITH chosen AS MATERIALIZED (SELECT e.id, {IMPACT} AS impact FROM events e WHERE e.reports > 1 AND e.ended IS NULL"
        f" ORDER BY impact DESC, e.id LIMIT {EVENTS})"
        " SELECT r.id, r.event, r.link, c.impact FROM chosen c JOIN reports r ON r.event = c.id"
        f" WHERE r.link != '' AND {condition}",
        values,
    ).fetchall()
    judged = {tuple(sorted((a, b))) for a, b in library.db.execute(f"SELECT a, b FROM ({HELD}) WHERE who = ?", (who,))}
    first = cache(partial(_first_report, library))
    links = (Link(row["id"], "", row["event"], tuple(map(tuple, json.loads(row["link"]))), row["impact"]) for row in rows)
    ordered = sorted(links, key=lambda link: (-link.urgency, link.report))
    paired = (replace(link, other=first(link.event)) for link in ordered)
    waiting = (link for link in paired if link.report != link.other and tuple(sorted((link.report, link.other))) not in judged)
    return list(islice(waiting, offset, offset + limit))


def _first_report(library: Library, event: str) -> str:
    """The report by which an event began: the one without a reason to be there, else the first of the text."""
    (report,) = library.db.execute(
        "SELECT id FROM reports WHERE event = ? AND withdrawn IS NULL ORDER BY link != '', run, article, start LIMIT 1", (event,)
    ).fetchone()
    return str(report)
