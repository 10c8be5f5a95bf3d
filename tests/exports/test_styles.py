"""What PLOVER, ACLED-style and UCDP-GED-style exports make of events, and what they leave out and count."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made import BENGHAZI, LIBYA, Rows, Tale, blank, exported, library_of, rows

import riwaya
from riwaya.exports.government import Governments
from riwaya.exports.ucdp import grid_cell
from riwaya.exports.write import Result
from riwaya.knowledge.files import SHIPPED, read_yaml
from riwaya.model import Control, Participant, Span

LNA, BRSC, CIVILIANS, GNA = "LBY.LNA MIL LBY", "LBY.BRSC REB LBY", "LBY.CIVILIANS CVL LBY", "LBY.GNA.FORCES MIL LBY"
CLASH = Tale("clash", "ASSAULT", "firearms", (LNA,), (BRSC,), killed=(5, 5, 5, "جنود"))


class Made:
    """Exports tales in one style."""

    def __init__(self, coder: riwaya.Coder, empty: Path, folder: Path) -> None:
        self._coder, self._empty, self._folder = coder, empty, folder
        self.result: Result | None = None

    def export(self, style: str, *tales: Tale) -> Path:
        """The folder of an export."""
        library = library_of(self._folder, self._empty, self._coder.knowledge, tales)
        self.result = exported(library, self._folder / "out", style)
        library.close()
        return self._folder / "out"

    def acled(self, *tales: Tale) -> Rows:
        return rows(self.export("acled-style", *tales) / "acled_style.csv")

    def ucdp(self, *tales: Tale) -> Rows:
        return rows(self.export("ucdp-style", *tales) / "ucdp_style.csv")

    def plover(self, *tales: Tale) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.export("plover", *tales) / "plover.jsonl").read_text("utf-8").splitlines()]

    @property
    def left_out(self) -> int:
        """How many events the one style left out."""
        assert self.result
        return sum(number for _, number in self.result.losses[0].left_out)


@pytest.fixture(scope="module")
def empty(coder: riwaya.Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return blank(tmp_path_factory.mktemp("blank"), coder.knowledge)


@pytest.fixture
def made(coder: riwaya.Coder, empty: Path, tmp_path: Path) -> Made:
    return Made(coder, empty, tmp_path)


def test_a_clash_is_an_acled_style_battle_with_two_sides(made: Made) -> None:
    (row,) = made.acled(CLASH)
    assert (row["event_type"], row["sub_event_type"], row["disorder_type"]) == ("Battles", "Armed clash", "Political violence")
    assert row["actor1"].startswith("Libyan National Army") and row["actor2"].startswith("Benghazi Revolutionaries")
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("1", "2", "12")
    assert (row["event_date"], row["time_precision"], row["year"]) == ("2019-06-03", "1", "2019")
    assert (row["iso"], row["region"], row["country"], row["geo_precision"]) == ("434", "Northern Africa", "Libya", "1")
    assert (row["fatalities"], row["latitude"], row["civilian_targeting"]) == ("5", "32.117", "")


def test_contradicting_figures_stand_side_by_side_with_who_tells_them(made: Made) -> None:
    tales = [
        CLASH,
        Tale("clash", "ASSAULT", "firearms", (LNA,), (BRSC,), killed=(12, 12, 12, "جنود"), voice="LBY.BRSC"),
        Tale("clash", "ASSAULT", "firearms", (LNA,), (BRSC,), killed=(12, 12, 12, "جنود"), voice="مصدر طبّي"),
        Tale("clash", "ASSAULT", "firearms", (LNA,), (BRSC,), killed=(7, 7, 7, "جنود"), outlet="وكالة المثال"),
        Tale("clash", "ASSAULT", "firearms", (LNA,), (BRSC,), killed=(8, 8, 8, "جنود"), outlet="وكالة المثال"),
    ]
    (row,) = rows(made.export("events-csv", *tales) / "events.csv")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("5", "12", "12")
    assert row["killed_derivation"] == (
        "low 5: outlet:صحيفة المثال; best 12: LBY.BRSC, مصدر طبّي (2 of 4 voices); high 12: LBY.BRSC, مصدر طبّي; "
        "given up for another by the same voice: 7 by outlet:وكالة المثال"
    )
    assert "number (killed): 5 [outlet:صحيفة المثال] / 12 [LBY.BRSC, مصدر طبّي] / 8 [outlet:وكالة المثال]" in row["dispute_values"]
    assert row["voices"] == "outlet:صحيفة المثال | LBY.BRSC | مصدر طبّي | outlet:وكالة المثال"


def test_the_fatality_figure_is_the_most_conservative_and_the_dispute_is_told(made: Made) -> None:
    more = Tale("clash", "ASSAULT", "firearms", (LNA,), (BRSC,), killed=(12, 12, 12, "جنود"), voice="LBY.BRSC")
    (row,) = made.acled(CLASH, more)
    assert row["fatalities"] == "5"
    assert "5 [outlet:صحيفة المثال] / 12 [LBY.BRSC]" in row["notes"]
    assert made.result and dict(made.result.losses[0].simplified)
    assert "disputed number" in row["tags"]


@pytest.mark.parametrize(("fight", "kind"), [(True, "Government regains territory"), (False, "Non-violent transfer of territory")])
def test_a_place_taken_is_a_battle_only_if_a_fight_is_told(made: Made, fight: bool, kind: str) -> None:
    taken = Tale("taken", "CONTROL", "capture", (LNA,), (), control=Control("Benghazi", "LBY.LNA", "", "full"))
    found = {row["event_id_cnty"]: row for row in made.acled(taken, *([CLASH] if fight else []))}
    assert found["taken"]["sub_event_type"] == kind


@pytest.mark.parametrize(
    "tale",
    [
        Tale("x", "ASSAULT", "aerial", (LNA,), stance="planned"),
        Tale("x", "ASSAULT", "aerial", (LNA,), stance="denied"),
        Tale("x", "ASSAULT", "aerial", (LNA,), ground="generic"),
        Tale("x", "ACCUSE", "disapprove", (LNA,)),
        Tale("x", "CONTROL", "capture"),
        Tale("x", "RETREAT", "withdraw", (LNA,)),
        Tale("x", "ASSAULT", "aerial", (LNA,), days=("2019-01-01", "2019-03-01"), precision="span"),
        Tale("x", "ASSAULT", "aerial", (LNA,), place=None),
    ],
    ids=lambda tale: f"{tale.type}-{tale.stance}-{tale.ground}-{tale.days[1]}",
)
def test_what_the_acled_style_cannot_say_is_left_out_and_counted(made: Made, tale: Tale) -> None:
    assert made.acled(tale) == []
    assert made.left_out == 1


def test_crowds_strangers_and_civilians_have_their_codes(made: Made) -> None:
    found = {
        row["event_id_cnty"]: row
        for row in made.acled(
            Tale("protest", "PROTEST", "demo", (CIVILIANS,)),
            Tale("strike", "ASSAULT", "aerial", ("FRA.MIL MIL FRA",), (CIVILIANS,)),
            Tale("country", "ASSAULT", "aerial", (LNA,), place=LIBYA),
        )
    }
    assert (found["protest"]["inter1"], found["protest"]["interaction"]) == ("6", "60")
    assert (found["strike"]["inter1"], found["strike"]["civilian_targeting"]) == ("8", "Civilian targeting")
    assert found["strike"]["actor1"] == "France: military", "an actor made of a country and a noun has a name"
    assert (found["country"]["latitude"], found["country"]["geo_precision"]) == ("", "3"), "no point stands for a country"


LNA_NAME, BRSC_NAME = "Libyan National Army (eastern Libyan army under Haftar)", "Benghazi Revolutionaries Shura Council"
EARLIER = ("2015-06-03", "2015-06-03")


def dead(who: str) -> tuple[int, int, int, str]:
    return (5, 5, 5, who)


@pytest.mark.parametrize(
    ("tale", "kind", "sides", "column"),
    [
        (CLASH, "2", (LNA_NAME, BRSC_NAME), "deaths_b"),
        (Tale("x", "ASSAULT", "", (LNA,), (BRSC,), days=EARLIER, killed=dead("مقاتلين")), "1", ("Government of Libya", BRSC_NAME), "deaths_b"),
        (Tale("x", "ASSAULT", "", (LNA,), (GNA,), killed=dead("جنود")), "1", ("Government of Libya", LNA_NAME), "deaths_a"),
        (Tale("x", "ASSAULT", "", (BRSC,), (CIVILIANS,), killed=dead("نساء")), "3", (BRSC_NAME, "Civilians"), "deaths_civilians"),
        (Tale("x", "ASSAULT", "", (BRSC,), ("- REB LBY",), killed=dead("شخصا")), "2", (BRSC_NAME, "اسم0"), "deaths_unknown"),
    ],
    ids=["rival", "government", "rival-attacks", "one-sided", "persons"],
)
def test_ucdp_style_rows_tell_violence_sides_and_whose_dead(made: Made, tale: Tale, kind: str, sides: tuple[str, str], column: str) -> None:
    (row,) = made.ucdp(tale)
    assert row["type_of_violence"] == kind
    assert (row["side_a"], row["side_b"]) == sides
    columns = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    assert {name: row[name] for name in columns} == {name: "5" if name == column else "0" for name in columns}
    assert sum(int(row[name]) for name in columns) == int(row["best"])


def test_ucdp_style_bounds_precisions_and_sources(made: Made) -> None:
    more = Tale("clash", "ASSAULT", "firearms", (LNA,), (BRSC,), killed=(9, 9, 9, "جنود"), voice="مصدر طبي", outlet="وكالة المثال")
    (row,) = made.ucdp(CLASH, more)
    assert (row["low"], row["high"]) == ("5", "9")
    assert (row["date_prec"], row["date_start"], row["where_prec"], row["event_clarity"]) == ("1", "2019-06-03", "1", "1")
    assert (row["source_original"], row["source_office"], row["number_of_sources"]) == ("مصدر طبي", "صحيفة المثال | وكالة المثال", "2")
    assert (row["geom_wkt"], row["adm_1"], row["iso3"], row["region"]) == ("POINT (20.067 32.117)", "Benghazi province", "LBY", "Africa")
    assert row["priogrid_gid"] == str(grid_cell(32.117, 20.067))


@pytest.mark.parametrize(
    "tale",
    [
        Tale("x", "ASSAULT", "", (LNA,), (BRSC,)),
        Tale("x", "ASSAULT", "", (LNA,), (BRSC,), killed=(5, 5, 5, ""), stance="possible"),
        Tale("x", "ASSAULT", "", (), (CIVILIANS,), killed=(5, 5, 5, "")),
        Tale("x", "COERCE", "arrest", (LNA,), (BRSC,), killed=(5, 5, 5, "")),
        Tale("x", "ASSAULT", "", (LNA,), (BRSC,), killed=(5, 5, 5, ""), days=("2015-01-01", "2018-01-01"), precision="span"),
        Tale("x", "ASSAULT", "", ("TUR.MIL MIL TUR",), ("TUR.POLICE COP TUR",), killed=(2, 2, 2, "")),
    ],
    ids=["no-dead", "possible", "no-side", "type", "years", "itself"],
)
def test_what_is_no_ucdp_style_event_is_left_out_and_counted(made: Made, tale: Tale) -> None:
    assert made.ucdp(tale) == []
    assert made.left_out == 1


@pytest.mark.parametrize(("lat", "lon", "cell"), [(-89.9, -179.9, 1), (89.9, 179.9, 259200), (0.1, 0.1, 129961)])
def test_cells_of_the_grid_are_numbered_from_the_south_west(lat: float, lon: float, cell: int) -> None:
    assert grid_cell(lat, lon) == cell


def test_the_policy_says_who_is_the_government_and_when() -> None:
    policy = Governments(read_yaml(SHIPPED / "vocabularies/ucdp_style.yaml"))
    haftar, police = (Participant(Span("x", 0, 1), actor, "LBY", role) for actor, role in (("LBY.LNA", "MIL"), ("LBY.POLICE", "COP")))
    assert [policy.is_government(haftar, date(year, 6, 1)) for year in (2015, 2019, 2022)] == [True, False, False]
    assert policy.is_government(police, date(2019, 6, 1))
    assert not policy.is_government(Participant(Span("x", 0, 1), "LBY.BRSC", "LBY", "REB"), date(2015, 6, 1))


def test_plover_records_have_sectors_scores_and_the_stance_in_their_type(made: Made) -> None:
    tales = (
        Tale("clash", "ASSAULT", "aerial", (LNA,), ("LBY.X MED LBY",), killed=(5, 5, 5, "")),
        Tale("plan", "ASSAULT", "", (LNA,), stance="planned"),
        Tale("hold", "CONTROL", "hold", (LNA,)),
        Tale("wish", "AID", "", (LNA,), (BRSC,), stance="demanded"),
        Tale("gift", "AID", "", (LNA,)),
    )
    found = {record["id"]: record for record in made.plover(*tales)}
    assert set(found) == {"clash", "plan"}
    assert made.left_out == 3
    clash, plan = found["clash"], found["plan"]
    assert (clash["event"], clash["mode"], clash["quad_code"], clash["event_scale"]) == (["ASSAULT"], ["aerial"], 4, -9.5)
    assert [(one["code"], one["sector"], one["identifier_text"]) for one in clash["actor"]] == [("LBY", "MIL", "LBY.LNA")]
    assert clash["recipient"][0]["sector"] == "JRN"
    assert (clash["size"]["dead"], clash["event_loc"]["resolution"], clash["event_loc"]["lat"]) == (5, "exact place", BENGHAZI.lat)
    assert (plan["event"], plan["mode"], plan["quad_code"]) == (["THREATEN"], ["violence"], 3)


def test_the_record_has_all_fields_of_a_plover_record_in_order(made: Made) -> None:
    (record,) = made.plover(CLASH)
    told = (
        "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode context size link text "
        "text_info cite_info coder coded_date coded_time comment"
    )
    assert list(record) == told.split()
    entity = "code sector entity_text identifier_id identifier_text religion ethnicity office gender age"
    assert list(record["actor"][0]) == entity.split()
    place = "extracted_place resolved_place geonameid lat lon city district province country country_code feature_class feature_code resolution"
    assert list(record["event_loc"]) == place.split()
