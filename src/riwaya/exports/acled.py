"""ACLED-style rows: one an event that the crosswalk covers and that the texts say happened. They are no data of ACLED."""

from __future__ import annotations

from datetime import UTC, datetime

from riwaya.exports.cells import JOIN, Cell, iso, joined
from riwaya.exports.export import CsvTable, Export, Setting, Written
from riwaya.exports.leading import NOT_COVERED, acled_code, leading
from riwaya.exports.sides import code_of_days, named, side, two_sides
from riwaya.exports.told import Told
from riwaya.model import Participant
from riwaya.store import StoredReport

Row = dict[str, Cell]


class AcledStyle(Export):
    """acled_style.csv."""

    name = "acled-style"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._table = CsvTable(setting, "acled_style")
        self._rules = setting.vocabularies["acled_style.yaml"]
        self._countries = setting.vocabularies["countries.tsv"]
        self._disorders = {kind["name"]: kind["disorder"] for kind in self._rules["event_types"]}

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
        rules = self._rules
        happened = [stored for stored in told.reports if stored.report.stance in rules["stances"]]
        if not happened:
            return "stance", None
        single = [stored for stored in happened if stored.report.ground in rules["grounds"]]
        if not single:
            return "ground", None
        found = leading(single, acled_code)
        if found is None:
            return "type", None
        kind, reports = found
        agents, patients = side(reports, "agents"), side(reports, "patients")
        if kind[1] in rules["wants_actor"] and not agents:
            return "no taker", None
        if kind[1] in rules["fought_for"] and reports[0].report.type == "CONTROL" and not told.fought_for:
            kind = (rules["without_fight"]["event"], rules["without_fight"]["sub_event"])
        if kind[1] in rules["wants_change_of_control"] and not any(_changes_hands(stored) for stored in reports):
            return "no change of control", None
        precision = code_of_days(told.days, rules["time_precision"])
        if precision is None:
            return "time", None
        if not told.event.country:
            return "place", None
        self._simplify(told, single)
        return "", self._filled(told, kind, precision, agents, patients)

    def _simplify(self, told: Told, reports: list[StoredReport]) -> None:
        """Counts what a row does not say of its event."""
        killed = told.figure("killed")
        self.simplified["figure"] += killed.low != killed.high
        self.simplified["disputes"] += bool(told.contradictions)
        self.simplified["other codes"] += len({acled_code(s.report.codes) for s in reports if s.report.codes.acled_event != NOT_COVERED}) > 1
        self.simplified["voices"] += any(stored.report.voice for stored in told.reports)
        self.simplified["country"] += told.located.lat is None

    def _filled(
        self, told: Told, kind: tuple[str, str], precision: int, agents: tuple[Participant, ...], patients: tuple[Participant, ...]
    ) -> Row:
        event, where, names = told.event, told.located, self.setting.names
        country = self._countries.get(event.country, {})
        one, other = two_sides(agents, patients)
        first, second = (self._inter(people, kind[0], event.country, number) for number, people in enumerate((one, other)))
        return {
            "event_id_cnty": event.id,
            "event_date": iso(event.low),
            "year": event.low.year if event.low else None,
            "time_precision": precision,
            "disorder_type": self._disorders[kind[0]],
            "event_type": kind[0],
            "sub_event_type": kind[1],
            "actor1": named(one[:1], names),
            "assoc_actor_1": named(one[1:], names),
            "inter1": first,
            "actor2": named(other[:1], names),
            "assoc_actor_2": named(other[1:], names),
            "inter2": second,
            "interaction": _interaction(first, second),
            "civilian_targeting": self._targeting(kind[0], patients),
            "iso": int(country["iso_numeric"]) if country.get("iso_numeric") else None,
            "region": country.get("region", ""),
            "country": where.country_name,
            "admin1": where.admin1,
            "admin2": where.admin2,
            "admin3": "",
            "location": where.name or where.country_name,
            "latitude": where.lat,
            "longitude": where.lon,
            "geo_precision": self._rules["geo_precision"].get(event.where_prec),
            "source": joined(told.outlets),
            "source_scale": "",
            "notes": _notes(told),
            "fatalities": told.figure("killed").low,
            "tags": JOIN.join([*(f"disputed {one}" for one in event.disputes), *(["date inferred"] if event.inferred else [])]),
            "timestamp": int(datetime.strptime(told.altered, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()),
        }

    def _inter(self, people: tuple[Participant, ...], event_type: str, country: str, number: int) -> int | None:
        """The code of the first actor of a side; `number` 0 is the side that gathers at a protest."""
        if not people:
            return None
        if number == 0 and event_type in self._rules["crowds"]:
            return int(self._rules["crowds"][event_type])
        code = int(self._rules["roles"].get(people[0].role, self._rules["roles"]["UNK"]))
        abroad = code == 1 and people[0].country and people[0].country != country
        return int(self._rules["foreign"]) if abroad else code

    def _targeting(self, event_type: str, patients: tuple[Participant, ...]) -> str:
        hit = any(person.role in self._rules["civilian_roles"] for person in patients)
        always = event_type in self._rules["civilian_events"]
        return "Civilian targeting" if always or (hit and event_type in self._rules["civilian_if_hit"]) else ""


def _changes_hands(stored: StoredReport) -> bool:
    control = stored.report.control
    return control is not None and bool(control.gained_by or control.lost_by)


def _interaction(first: int | None, second: int | None) -> int | None:
    codes = sorted(code for code in (first, second) if code is not None)
    if not codes:
        return None
    return codes[0] * 10 + codes[1] if len(codes) == 2 else codes[0] * 10


def _notes(told: Told) -> str:
    parts = [told.event.words]
    parts += [f"Disputed: {told.disputes}"] if told.contradictions else []
    return " ¶ ".join(parts)
