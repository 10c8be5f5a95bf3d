"""UCDP-GED-style rows: one an event with dead, between sides that the texts name. They are no data of UCDP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import floor

from riwaya.exports.cells import JOIN, Cell, iso, joined
from riwaya.exports.export import CsvTable, Export, Setting, Written
from riwaya.exports.government import Governments
from riwaya.exports.sides import code_of_days, key, named, side, two_sides
from riwaya.exports.told import Told
from riwaya.model import Participant
from riwaya.spelling import fold
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
        self._persons = frozenset(fold(word) for word in self._rules["unspecific_victims"])

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
        row = {**self._told(told, precision), **self._fought(kind, side_a, side_b, told)}
        self.simplified["disputes"] += bool(told.contradictions)
        self.simplified["unknown side"] += bool(row["deaths_unknown"])
        self.simplified["country"] += told.located.lat is None
        return "", row

    def _violence(self, reports: Sequence[StoredReport], day: date) -> tuple[int, People, People] | None:
        """The type of violence and the sides, the most told of each first, which decides what it is; of state-based violence side a is a
        government. None where the sides are not told."""
        armed, unarmed = frozenset(self._rules["armed_roles"]), frozenset(self._rules["civilian_roles"])
        one, other = two_sides(side(reports, "agents"), side(reports, "patients"))
        if not other and len(one) > 1:  # parties that a text lists on an equal footing
            one, other = one[:1], one[1:]
        ours = tuple(p for p in one if p.role in armed or self._governments.is_government(p, day))
        theirs = tuple(p for p in other if p.role in armed or self._governments.is_government(p, day))
        if ours and self._governments.is_government(ours[0], day):  # nobody fights himself: accounts that part make it look so
            theirs = tuple(p for p in theirs if not (p.country == ours[0].country and self._governments.is_government(p, day)))
        executed = any(stored.report.mode in self._rules["one_sided_modes"] for stored in reports)
        if ours and (executed or (not theirs and any(p.role in unarmed for p in other))):
            return 3, ours, ()
        if not ours or not theirs:
            return None
        states = [self._governments.is_government(side[0], day) for side in (ours, theirs)]
        if not any(states):
            return 2, ours, theirs
        return (1, ours, theirs) if states[0] else (1, theirs, ours)

    def _fought(self, kind: int, side_a: People, side_b: People, told: Told) -> Row:
        names = [self._side(people, told.event.low) for people in (side_a, side_b)]
        if kind == 3:
            names[1] = CIVILIANS
        deaths = self._deaths(kind, side_a, side_b, told)
        return {"type_of_violence": kind, "side_a": names[0], "side_b": names[1], "dyad_name": " - ".join(names), **deaths}

    def _side(self, people: People, day: date | None) -> str:
        """The name of a side: a government's is that of its country; of others those whom the lexicon knows, else as they are told."""
        if people and day and self._governments.is_government(people[0], day):
            return f"Government of {self.setting.names.country(people[0].country)}"
        return named([p for p in people if p.actor] or people, self.setting.names)

    def _deaths(self, kind: int, side_a: People, side_b: People, told: Told) -> Row:
        """The dead by side: all that the best figure counts fall to the side of those who are counted, else to the unknown."""
        figure = told.figure("killed")
        cells: Row = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0}
        columns = {self._column(kind, side_a, side_b, victim, told.event.low) for victim in self._counted(told)}
        cells[columns.pop() if len(columns) == 1 else "deaths_unknown"] = figure.best
        return {**cells, "best": figure.best, "high": figure.high, "low": figure.low}

    def _counted(self, told: Told) -> Iterator[Participant | None]:
        """Whom the reports count that tell the best figure of dead; None where they do not say, or only that they were persons."""
        best = told.figure("killed").best
        tell = {claim.report for claim in told.figure("killed").claims if claim.current and claim.best == best}
        for report in (stored.report for stored in told.reports if stored.report.id in tell):
            for count in report.counts:
                if (count.what, count.best) == ("killed", best):
                    everybody = (*report.patients, *report.agents)
                    within = next((p for p in everybody if p.span.start <= count.start and count.end <= p.span.end), None)
                    yield None if fold(count.who) in self._persons else within

    def _column(self, kind: int, side_a: People, side_b: People, victim: Participant | None, day: date | None) -> str:
        if kind == 3:
            return "deaths_civilians"
        if victim is None or day is None:
            return "deaths_unknown"
        if victim.role in self._rules["civilian_roles"]:
            return "deaths_civilians"
        for column, people in (("deaths_a", side_a), ("deaths_b", side_b)):
            if key(victim) in map(key, people):
                return column
        if kind == 1 and victim.role in self._rules["armed_roles"]:
            ours = victim.country == side_a[0].country and self._governments.is_government(victim, day)
            return "deaths_a" if ours else "deaths_unknown" if self._governments.is_government(victim, day) else "deaths_b"
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
