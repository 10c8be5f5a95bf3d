"""An event as one row: nothing of its accounts is averaged; bounds, voices and disputes stand beside one another."""

from __future__ import annotations

from collections import Counter

from riwaya.exports.cells import JOIN, Cell, iso, joined
from riwaya.exports.names import Names
from riwaya.exports.sides import key, people
from riwaya.exports.told import Told, derivation
from riwaya.knowledge.vocabulary import COUNTS

Row = dict[str, Cell]


class EventRows:
    """The rows of events; the last one is remembered, for several formats ask for the same."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._last: tuple[Told, Row] | None = None

    def of(self, told: Told) -> Row:
        """The row of an event."""
        if self._last is None or self._last[0] is not told:
            self._last = (told, event_row(told, self._names))
        return self._last[1]


def event_row(told: Told, names: Names) -> Row:
    """The cells of an event under the columns of the table `events`."""
    event, where, published = told.event, told.located, told.published
    agents, patients = people(told.affirming, "agents"), people(told.affirming, "patients")
    signed = [told.signed[stored.report.id] for stored in told.reports]
    return {
        "event": event.id,
        "type": event.type,
        "mode": event.mode,
        "words": event.words,
        "stances": JOIN.join(f"{stance} {number}" for stance, number in Counter(s.report.stance for s in told.reports).items()),
        "ground": event.ground,
        "event_date": iso(event.low) if told.days == 1 else None,
        "date_earliest": iso(event.low),
        "date_latest": iso(event.high),
        "date_precision": event.precision,
        "date_inferred": event.inferred,
        "place_id": event.place_id,
        "place_name": where.name,
        "place_name_ar": where.name_ar,
        "admin1": where.admin1,
        "admin2": where.admin2,
        "country": where.country,
        "country_name": where.country_name,
        "lat": where.lat,
        "lon": where.lon,
        "where_prec": event.where_prec,
        "agents": joined(key(person) for person in agents),
        "agent_names": joined(names.person(person) for person in agents),
        "patients": joined(key(person) for person in patients),
        "patient_names": joined(names.person(person) for person in patients),
        "gained_by": joined(s.report.control.gained_by for s in told.affirming if s.report.control),
        "lost_by": joined(s.report.control.lost_by for s in told.affirming if s.report.control),
        **_figures(told),
        "voices": JOIN.join(told.voices.values()),
        "voice_count": len(told.voices),
        "outlets": JOIN.join(told.outlets),
        "outlet_count": len(told.outlets),
        "reports": len(told.reports),
        "reports_selected": len(told.selected),
        "articles": len({stored.article.id for stored in told.reports}),
        "stories": len({stored.article.story for stored in told.reports}),
        "first_published": iso(published[0]) if published else None,
        "last_published": iso(published[-1]) if published else None,
        "disputes": JOIN.join(event.disputes),
        "dispute_values": told.disputes,
        "coded_by": joined(sorted(one.coded_by for one in signed)),
        "reviewed_by": joined(sorted(person for one in signed for person in one.reviewed_by)),
    }


def _figures(told: Told) -> Row:
    cells: Row = {}
    for what in sorted(COUNTS):
        figure = told.figure(what)
        cells |= {f"{what}_low": figure.low, f"{what}_best": figure.best, f"{what}_high": figure.high}
        cells[f"{what}_derivation"] = derivation(figure, told.voices)
    return cells
