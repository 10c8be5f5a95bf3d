"""The data of the map: the same events everywhere, no point that nobody told, names that a map can draw."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import httpx
import pytest

from riwaya.exports.names import POINTS
from riwaya.knowledge.vocabulary import TYPES
from riwaya.show.texts import LANGUAGES
from riwaya.store import EventRow, Filter, Library, create_library, events, known_place, report
from riwaya.web import labels as labels_module
from riwaya.web.asked import link
from riwaya.web.labels import labels
from riwaya.web.points import COLUMNS, GROUPS, Window, groups, rows, within
from riwaya.web.settings import Settings
from servers import serving

VIEWS = [
    (Filter(), Window()),
    (Filter(), Window(date(2019, 1, 1), date(2019, 12, 31))),
    (Filter(places=("LBY",), types=("ASSAULT", "CONTROL")), Window(date(2019, 6, 26))),
    (Filter(disputed=True), Window(None, date(2016, 1, 1))),
    (Filter(outlets=("nobody",)), Window(date(2019, 1, 1), None)),
]


def reaches(row: EventRow, window: Window) -> bool:
    """Whether an event can have been on a day of a window."""
    low, high = row.low or row.high, row.high or row.low
    return not window or bool(low and high and low <= (window.last or date.max) and high >= (window.first or date.min))


@pytest.mark.parametrize(("filter", "window"), VIEWS, ids=str)
def test_page_data_csv_and_geojson_hold_the_same_events(client: httpx.Client, library: Library, filter: Filter, window: Window) -> None:
    wanted = [row for row in events(library, filter) if reaches(row, window)]
    days = {"from": window.first or "", "to": window.last or ""}
    told = client.get(link("/map.json", filter, **days)).json()
    assert [row[0] for row in told["rows"]] == [row.id for row in wanted] and told["total"] == len(wanted)
    assert [line["event"] for line in csv.DictReader(io.StringIO(client.get(link("/map.csv", filter, **days)).text))] == [
        row.id for row in wanted
    ]
    features = client.get(link("/map.geojson", filter, **days)).json()["features"]
    placed = [dict(zip(told["columns"], row, strict=True)) for row in told["rows"]]
    assert [feature["id"] for feature in features] == [row["event"] for row in placed if row["lat"] is not None]
    assert [feature["geometry"]["coordinates"] for feature in features] == [[row["lon"], row["lat"]] for row in placed if row["lat"] is not None]
    page = client.get(link("/map", filter, limit=500, **days)).text
    assert list(dict.fromkeys(re.findall(r'<a href="/events/(\w+)"><bdi', page))) == [row.id for row in wanted]


def test_what_is_not_exact_is_no_point(library: Library) -> None:
    """Neither a country nor what has no place gets coordinates, and nothing gets a precision that its place does not have."""
    all_events = events(library)
    told = [dict(zip(COLUMNS, row, strict=True)) for row in rows(library, [row.id for row in all_events], "en")]
    nowhere = {row["precision"] for row in told if row["lat"] is None}
    assert nowhere and not nowhere & {1, 2, 3, 4}
    assert {row["precision"] for row in told if row["lat"] is not None} <= {1, 2, 3, 4}
    for row in told:
        place = known_place(library, str(row["place"]))
        if place and row["lat"] is not None:
            assert row["precision"] >= (place.precision if place.precision > 2 else 1)


def test_the_data_are_one_query(library: Library) -> None:
    asked: list[str] = []
    ids = [row.id for row in events(library)]
    library.db.set_trace_callback(asked.append)
    try:
        assert len(rows(library, ids, "ar")) == len(ids) > 100
    finally:
        library.db.set_trace_callback(None)
    assert len(asked) == 1


def test_within_keeps_the_order_and_leaves_out_what_has_no_day(library: Library) -> None:
    ids = [row.id for row in events(library)][::-1]
    assert within(library, ids, Window()) == ids
    dated = {row.id for row in events(library) if row.low or row.high}
    assert within(library, ids, Window(date(1, 1, 1), date.max)) == [id for id in ids if id in dated]


def test_every_type_has_a_shape() -> None:
    assert set(groups()) == set(TYPES) and set(groups().values()) == set(GROUPS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_bare_names_in_one_language(client: httpx.Client, language: str) -> None:
    told = client.get("/map/labels.json", params={"lang": language}).json()
    assert len(told) > 300 and any(events for *_, events in told)
    for name, lon, lat, rank, _ in told:
        assert name and not re.search(r"[()\[\]{}]|\d{4}-\d\d", name), "a map draws brackets and days the wrong way round"
        assert bool(re.search("[\u0600-\u06ff]", name)) == (language == "ar")
        assert -180 <= lon <= 180 and -90 <= lat <= 90 and rank in range(4)


def test_places_of_which_something_is_told_come_before_others(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    (village,) = library.db.execute(
        "SELECT id FROM known_places WHERE kind = 'village' AND country = 'LBY' AND precision = 1 LIMIT 1"
    ).fetchone()
    place = known_place(library, village)
    assert place is not None
    monkeypatch.setattr(labels_module, "MOST", 300)
    name = labels_module.BRACKETED.sub("", place.name_en).strip()
    assert [name, place.lon, place.lat] not in [[name, lon, lat] for name, lon, lat, *_ in labels(library, {"LBY": 1}, "en")]
    assert [name, place.lon, place.lat, 1, 7] in [
        [n, lon, lat, rank, told] for n, lon, lat, rank, told in labels(library, {"LBY": 7, village: 7}, "en")
    ]


@pytest.mark.parametrize("path", ["/map?from=2020&to=2019", "/map?step=hour", "/map?view=1,2", "/map.geojson?type=NOPE"])
def test_what_is_asked_wrongly_is_told(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"accept": "application/json"})
    assert answer.status_code == 400 and answer.json()["error"]["code"] == "bad-condition"


def test_a_day_that_is_none_is_told(client: httpx.Client) -> None:
    answer = client.get("/map.json?from=soon")
    assert answer.status_code == 400 and answer.json()["error"]["code"] == "bad-day"


def test_without_what_npm_brings_there_is_a_list_and_a_remedy(client: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    id = client.get("/map.geojson").json()["features"][0]["id"]
    for module in ("map", "control", "event"):
        monkeypatch.setattr(f"riwaya.web.pages.{module}.VENDOR", tmp_path / "missing")
    for path in ("/map", "/control", f"/events/{id}"):
        page = client.get(path, headers={"if-none-match": ""})
        assert page.status_code == 200 and "maplibre" not in page.text
        assert ("npm ci" in page.text and "make setup" in page.text) == (path != f"/events/{id}")
    assert 'href="/events/' in client.get("/map?limit=2").text


def test_an_empty_library_has_a_map(tmp_path: Path) -> None:
    create_library(tmp_path / "empty.db").close()
    for address in serving(Settings(tmp_path / "empty.db")):
        with httpx.Client(base_url=address) as client:
            assert client.get("/map").status_code == 200 and client.get("/map.json").json()["rows"] == []
            assert client.get("/control").status_code == 200 and client.get("/control.geojson").json()["features"] == []


def test_control_on_the_map_is_what_the_page_of_each_place_says(client: httpx.Client, library: Library) -> None:
    day = "2019-06-29"
    told = client.get("/control.geojson", params={"at": day}).json()
    assert told["day"] == day and len(told["features"]) > 2
    for feature in told["features"]:
        place = feature["id"]
        claims = client.get("/control.json", params={"place": place, "at": day}).json()["claims"]
        mine = {
            claim["id"]: claim
            for claim in claims
            if claim["place"] == place and (claim["high"] or claim["evidence"][0]["published"]) >= "2018-06-29"
        }
        shown = {voice["report"]: voice for entry in feature["properties"]["claims"] for voice in entry["voices"]}
        assert set(shown) == set(mine), place
        assert {id: voice["state"] for id, voice in shown.items()} == {id: claim["state"] for id, claim in mine.items()}
        for voice in shown.values():
            stored = report(library, voice["report"])
            assert stored is not None and (stored.article.published is None or stored.article.published.isoformat() <= day)
    gharyan = next(feature for feature in told["features"] if feature["id"] == "ly.gharyan")["properties"]
    assert gharyan["disputed"] and {entry["claimant"] for entry in gharyan["claims"]} >= {"LBY.LNA", "LBY.GNA.FORCES"}
    assert {entry["filling"] for entry in gharyan["claims"]} >= {"full", "lost"}, "who denies that it was taken stands beside who says so"


def test_no_claim_is_older_than_a_year_or_of_a_later_day(client: httpx.Client) -> None:
    assert client.get("/control.geojson", params={"at": "2011-02-01"}).json()["features"] == []
    last = client.get("/control.geojson").json()
    assert last["day"] == max(row["published"] for row in client.get("/api/v1/articles?limit=500").json()["articles"] if row["published"])
    days = [voice["date_latest"] for f in last["features"] for entry in f["properties"]["claims"] for voice in entry["voices"]]
    assert all(day >= str(int(last["day"][:4]) - 1) + last["day"][4:] for day in days)


def test_a_place_is_a_point_for_programs_where_it_is_one_on_the_map(client: httpx.Client, library: Library) -> None:
    told = {feature["id"] for feature in client.get("/api/v1/places.geojson").json()["features"]}
    listed = [known_place(library, one["id"]) for one in client.get("/api/v1/places?limit=500").json()["places"]]
    assert told == {place.id for place in listed if place and place.lat is not None and place.precision in POINTS}
    assert any(place and place.id in told and place.precision > 2 for place in listed), "a district"
