"""UCDP-GED-style rows: one an event with dead, between sides that the texts name. They are no data of UCDP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import floor

from riwaya.exports.cells import JOIN, Cell, iso, joined
from riwaya.exports.export import CsvTable, Export, Setting, Written
from riwaya.exports.government import Governments
from riwaya.exports.sides import code_of_days, named, people, two_sides
from riwaya.exports.told import Told
from riwaya.model import Participant
from riwaya.store import StoredReport

GRID = 0.5  # degrees of a cell of PRIO-GRID
CIVILIANS = "Civilians"
EMPTY = ("active_year", "code_status", "conflict_new_id", "conflict_name", "dyad_new_id", "side_a_new_id", "side_b_new_id", "country_id")
Row = dict[str, Cell]
People = tuple[Participant, ...]


class UcdpStyle(Export):
    """ucdp_style.csv."""

    name = "ucdp-style"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._table = CsvTable(setting, "ucdp_style")
        self._rules = setting.vocabularies["ucdp_style.yaml"]
        self._countries = setting.vocabularies["countries.tsv"]
        self._governments = Governments(self._rules)

    def add(self, told: Told) -> None:
        """Writes the row of an event, or counts why it has none."""
        why, row = self._row(told)
        if row is None:
            self.left_out[why] += 1
        else:
            self._table.write(row)

    def close(self) -> tuple[Written, ...]:
        """Ends the file."""
        return (self._table.end(),)

    def _row(self, told: Told) -> tuple[str, Row | None]:
        needs, event = self._rules["needs"], told.event
        if event.type not in needs["types"]:
            return "type", None
        happened = [s for s in told.reports if s.report.stance in needs["stances"] and s.report.ground in needs["grounds"]]
        if not happened:
            return "stance or ground", None
        if not told.figure("killed").best:
            return "no dead", None
        precision = code_of_days(told.days, self._rules["date_prec_days"])
        if precision is None or event.low is None:
            return "time", None
        if not event.where_prec or not event.country:
            return "place", None
        violence = self._violence(happened, event.low)
        if violence is None:
            return "sides", None
        kind, side_a, side_b = violence
        row = {**self._told(told, precision), **self._fought(kind, side_a, side_b, told, happened)}
        self.simplified["disputes"] += bool(told.contradictions)
        self.simplified["unknown side"] += bool(row["deaths_unknown"])
        self.simplified["country"] += told.located.lat is None
        return "", row

    def _violence(self, reports: Sequence[StoredReport], day: date) -> tuple[int, People, People] | None:
        """The type of violence and the sides; of state-based violence side a is a government. None where the sides are not told."""
        armed, unarmed = frozenset(self._rules["armed_roles"]), frozenset(self._rules["civilian_roles"])
        one, other = two_sides(people(reports, "agents"), people(reports, "patients"))
        if not other and len(one) > 1:  # parties that a text lists on an equal footing
            one, other = one[:1], one[1:]
        ours = tuple(p for p in one if p.role in armed or self._governments.is_government(p, day))
        theirs = tuple(p for p in other if p.role in armed or self._governments.is_government(p, day))
        executed = any(stored.report.mode in self._rules["one_sided_modes"] for stored in reports)
        if ours and (executed or (not theirs and any(p.role in unarmed for p in other))):
            return 3, ours, ()
        if not ours or not theirs:
            return None
        states = [any(self._governments.is_government(p, day) for p in side) for side in (ours, theirs)]
        if not any(states):
            return 2, ours, theirs
        return (1, ours, theirs) if states[0] else (1, theirs, ours)

    def _fought(self, kind: int, side_a: People, side_b: People, told: Told, reports: Sequence[StoredReport]) -> Row:
        names = [self._side(side, told.event.low) for side in (side_a, side_b)]
        if kind == 3:
            names[1] = CIVILIANS
        deaths = self._deaths(kind, side_a, side_b, told, reports)
        return {"type_of_violence": kind, "side_a": names[0], "side_b": names[1], "dyad_name": " - ".join(names), **deaths}

    def _side(self, side: People, day: date | None) -> str:
        """The name of a side: a government's is that of its country; of others those whom the lexicon knows, else as they are told."""
        state = next((p for p in side if day and self._governments.is_government(p, day)), None)
        if state:
            return f"Government of {self.setting.names.country(state.country)}"
        return named([p for p in side if p.actor] or side, self.setting.names)

    def _deaths(self, kind: int, side_a: People, side_b: People, told: Told, reports: Sequence[StoredReport]) -> Row:
        """The dead by side, as one voice tells them: what the best figure counts is shared out by who is said to have died; the rest
        is unknown."""
        figure = told.figure("killed")
        cells = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0}
        column = self._hit(kind, side_a, side_b, reports)
        cells[column] = figure.best or 0
        return {**cells, "best": figure.best, "high": figure.high, "low": figure.low}

    def _hit(self, kind: int, side_a: People, side_b: People, reports: Sequence[StoredReport]) -> str:
        """The column of the dead: that of the side to which all patients of the reports that count dead belong."""
        counting = [s for s in reports if any(count.what == "killed" for count in s.report.counts)]
        victims = people(counting, "patients")
        if kind == 3:
            return "deaths_civilians"
        if not victims:
            return "deaths_unknown"
        if all(p.role in self._rules["civilian_roles"] for p in victims):
            return "deaths_civilians"
        for column, side in (("deaths_a", side_a), ("deaths_b", side_b)):
            if all(p in side for p in victims) and not _mutual(counting):
                return column
        return "deaths_unknown"

    def _told(self, told: Told, precision: int) -> Row:
        event, where = told.event, told.located
        sources = list({stored.article.story: stored.article for stored in reversed(told.reports)}.values())[::-1]
        country = self._countries.get(event.country, {})
        pointed = where.lat is not None and where.lon is not None
        return {
            **{name: "" for name in EMPTY},
            "id": event.id,
            "relid": f"{event.country}-{event.low.year if event.low else ''}-{event.id}",
            "year": event.low.year if event.low else None,
            "number_of_sources": len(sources),
            "source_article": JOIN.join(", ".join(filter(None, (a.outlet, iso(a.published), a.title))) for a in sources),
            "source_office": joined(told.outlets),
            "source_date": JOIN.join(day.isoformat() for day in told.published),
            "source_headline": joined(article.title for article in sources),
            "source_original": joined(stored.report.voice[0].span.text for stored in told.reports if stored.report.voice),
            "where_prec": event.where_prec,
            "where_coordinates": where.name,
            "where_description": joined(stored.report.place.span.text for stored in told.reports if stored.report.place),
            "adm_1": where.admin1,
            "adm_2": where.admin2,
            "latitude": where.lat,
            "longitude": where.lon,
            "geom_wkt": f"POINT ({where.lon} {where.lat})" if pointed else "",
            "priogrid_gid": grid_cell(where.lat, where.lon) if where.lat is not None and where.lon is not None else None,
            "country": where.country_name,
            "iso3": event.country,
            "region": country.get("broad_region", ""),
            "event_clarity": 2 if event.precision in self._rules["summing_precisions"] and not event.inferred else 1,
            "date_prec": precision,
            "date_start": iso(event.low),
            "date_end": iso(event.high),
        }


def grid_cell(lat: float, lon: float) -> int:
    """The number of the cell of PRIO-GRID that holds a point: 720 cells a row, from the south-west corner of the world, from 1."""
    row, column = floor((lat + 90) / GRID), floor((lon + 180) / GRID)
    return row * 720 + column + 1


def _mutual(reports: Sequence[StoredReport]) -> bool:
    """Whether the reports tell of a clash in which both sides may have died."""
    return any(not stored.report.mode and stored.report.agents and stored.report.patients for stored in reports)
