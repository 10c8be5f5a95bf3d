"""The long table: one row for everybody who takes part in a report, and for everybody who tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.events.tellers import teller
from riwaya.exports.cells import Cell, iso, joined
from riwaya.exports.export import CsvTable, Export, Setting, Written
from riwaya.exports.names import Names
from riwaya.exports.told import Told
from riwaya.model import Participant, Report, Source, Span
from riwaya.store import StoredReport

Row = dict[str, Cell]
Taking = tuple[str, int, Participant | Source, bool]  # role, position, who, whether it stands in the text at its offsets


class ParticipantsCsv(Export):
    """participants.csv."""

    name = "participants-csv"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._table = CsvTable(setting, "participants")

    def add(self, told: Told) -> None:
        """Writes the rows of an event's reports."""
        for stored in told.reports:
            rows = list(participant_rows(told, stored, self.setting.names))
            self.left_out["nobody"] += not rows
            for row in rows:
                self._table.write(row)

    def close(self) -> tuple[Written, ...]:
        """Ends the file."""
        return (self._table.end(),)


def participant_rows(told: Told, stored: StoredReport, names: Names) -> Iterator[Row]:
    """The rows of a report under the columns of the table `participants`."""
    report, article, signed = stored.report, stored.article, told.signed[stored.report.id]
    common: Row = {
        "event": told.event.id,
        "report": report.id,
        "voice": told.voices[teller(stored)],
        "type": report.type,
        "mode": report.mode,
        "stance": report.stance,
        "ground": report.ground,
        "article": article.name,
        "article_id": article.id,
        "outlet": article.outlet,
        "published": iso(article.published),
        "selected": report.id in told.selected,
        "coded_by": signed.coded_by,
        "reviewed_by": joined(signed.reviewed_by),
    }
    for role, position, person, written in _taking(report):
        yield {
            **common,
            "role": role,
            "position": position,
            "actor": person.actor,
            "actor_name": names.actor(person.actor) if person.actor else "",
            "country": person.country,
            "actor_role": person.role,
            "name_used": person.span.text,
            "label": names.label(person),
            "start": person.span.start if written else None,
            "end": person.span.end if written else None,
            "cue": person.cue if isinstance(person, Source) else "",
            "strength": person.strength if isinstance(person, Source) else "",
        }


def _taking(report: Report) -> Iterator[Taking]:
    slots: dict[str, Sequence[Participant | Source]] = {"agent": report.agents, "patient": report.patients, "voice": report.voice}
    for role, people in slots.items():
        yield from ((role, position, person, True) for position, person in enumerate(people))
    if report.control:
        for role, told in (("gained_by", report.control.gained_by), ("lost_by", report.control.lost_by)):
            yield from ((role, position, *_holder(report, name)) for position, name in enumerate(_names(told)))


def _names(told: str) -> list[str]:
    """The actors or names that `Control` joins."""
    return [name for name in told.split(", ") if name]


def _holder(report: Report, name: str) -> tuple[Participant, bool]:
    """The participant of the report that a name of its `control` means; else the name alone, which then has no offsets."""
    for person in (*report.agents, *report.patients):
        if name in (person.actor, person.span.text):
            return person, True
    return Participant(Span(name, 0, 0)), False
