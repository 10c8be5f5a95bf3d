"""The map in a real browser: it shows what the list and the data show, by pointer and by keys, in both languages, from this server alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from riwaya.show.texts import LANGUAGES

LISTED = 150  # rows of a list, as map/list.js has it
READY = "#map-note[hidden]"
ROWS_OF = "(await map.getSource(source).getData()).features.map(({ properties }) => properties)"
# What scripts of these tests share: the map of a box, and waiting until it is drawn.
SHARED = """const box = document.getElementById(id); const { map } = box;
  const idle = () => new Promise((done) => { map.once('idle', done); map.triggerRepaint(); setTimeout(done, 15000); });"""
IDLE = f"async (id) => {{ {SHARED} await idle(); }}"
# The events of all marks that are drawn, seen from so far that all are in sight; clusters count what they hold.
DRAWN = f"""async (id) => {{ {SHARED} map.jumpTo({{ center: [20, 25], zoom: 1 }}); await idle();
  return map.queryRenderedFeatures({{ layers: ['places', 'clusters', 'districts'] }})
    .reduce((sum, {{ properties }}) => sum + (properties.number ?? properties.events), 0); }}"""
# Where on the screen the mark of a place is, once the map has come close.
CLOSE = f"""async ([id, key, zoom]) => {{ {SHARED}
  const [one] = (await map.getSource('places').getData()).features.filter(({{ properties }}) => properties.key === key);
  const [lon, lat] = one.geometry.coordinates; map.jumpTo({{ center: [lon, lat], zoom }}); await idle();
  const at = box.getBoundingClientRect(); const {{ x, y }} = map.project([lon, lat]); return [at.left + x, at.top + y]; }}"""
CLUSTER = f"""async (id) => {{ {SHARED} map.jumpTo({{ center: [17, 30], zoom: 3 }}); await idle();
  const [one] = map.queryRenderedFeatures({{ layers: ['clusters'] }}); const {{ x, y }} = map.project(one.geometry.coordinates);
  const at = box.getBoundingClientRect(); return [at.left + x, at.top + y]; }}"""
RENDERED = f"async ([id, layers]) => {{ {SHARED} return map.queryRenderedFeatures({{ layers }}).map(({{ properties }}) => properties); }}"
HELD = f"async ([id, source]) => {{ {SHARED} return {ROWS_OF}; }}"
CENTRE = "() => document.getElementById('map').map.getCenter().toArray().map((degree) => degree.toFixed(2)).join()"
FILLS = "() => document.getElementById('map').map.getStyle().layers.filter(({ type }) => type === 'fill').map(({ id }) => id)"
GEOJSON = "async (href) => (await (await fetch(href)).json()).features"
NAMES = ["countries", "cities", "towns", "villages"]
ROWS = "#list > .rows > li"


@pytest.fixture
def tab(browser: Any, address: str, request: Any) -> Iterator[Any]:
    """A tab of some language and width; it fails if a page complains or asks another server for anything."""
    language, width, *more = getattr(request, "param", ("en", 1280))
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 640}, locale=language, **(more[0] if more else {}))
    opened = context.new_page()
    told: list[str] = []
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("request", lambda asked: asked.url.startswith((address, "blob:", "data:")) or told.append(asked.url))
    opened.on("response", lambda answer: answer.status < 400 or told.append(f"{answer.status} {answer.url}"))
    yield opened
    context.close()
    assert not told, "a page complains or asks elsewhere"


def shown(tab: Any, path: str = "/map") -> Any:
    """The tab with the map drawn."""
    tab.goto(path)
    tab.wait_for_selector(READY, state="attached")
    tab.evaluate(IDLE, "map")
    return tab


def numbers(tab: Any) -> tuple[int, int, int]:
    """The events of the view, those on the map and those without a point, as the page says."""
    events, drawn, without = (int(number.replace(",", "")) for number in re.findall(r"[\d,]+", tab.locator("#map-sum").inner_text()))
    return events, drawn, without


def listed(tab: Any) -> int:
    """The rows of the list that have a place."""
    return int(tab.locator(ROWS).count())


def features(tab: Any) -> list[dict[str, Any]]:
    """What the page's link to GeoJSON gives."""
    found: list[dict[str, Any]] = tab.evaluate(GEOJSON, tab.locator("a[href*='.geojson']").get_attribute("href"))
    return found


@pytest.mark.parametrize("tab", [(language, 1280) for language in LANGUAGES], indirect=True)
def test_marks_list_and_geojson_show_the_same_events_whatever_the_slider_says(tab: Any) -> None:
    shown(tab)
    whole = events, drawn, without = numbers(tab)
    assert events == drawn + without and 10 < drawn == listed(tab) == len(features(tab)) == tab.evaluate(DRAWN, "map")
    why = [int(re.sub(r"\D", "", head)) for head in tab.locator("#without h3").all_text_contents()]  # how many there are for each reason
    assert sum(why) == without and tab.locator("#without li[data-spot]").count() == sum(min(number, LISTED) for number in why) > 0
    assert tab.locator("#without .spot:enabled").count() == 0
    tab.focus("#slider")
    tab.keyboard.press("End")
    before = ""
    for _ in range(3):
        days = tab.locator("#shown-days bdi").inner_text()
        assert days != before and tab.locator("#shown-days bdi").get_attribute("dir") == "ltr"
        first, last = days.split(" – ")
        assert f"from={first}" in tab.url and f"to={last}" in tab.url and tab.get_attribute("#slider", "aria-valuetext") == days
        events, drawn, without = numbers(tab)
        assert events < whole[0] and events == drawn + without
        assert drawn == listed(tab) == len(features(tab)) == tab.evaluate(DRAWN, "map")
        before = days
        tab.keyboard.press("ArrowLeft")  # the axis runs from left to right in both languages
        assert tab.locator("#shown-days bdi").inner_text() < days
    tab.keyboard.press("Escape")
    assert numbers(tab) == whole and "from=" not in tab.url and listed(tab) == whole[1]


def test_it_plays_and_stops(tab: Any) -> None:
    shown(tab)
    tab.focus("#slider")
    tab.keyboard.press("Space")
    first = tab.locator("#shown-days").inner_text()
    assert tab.get_attribute("#play", "aria-pressed") == "true"
    tab.wait_for_timeout(2200)
    later = tab.locator("#shown-days").inner_text()
    assert later > first
    tab.keyboard.press("Space")
    stopped = tab.locator("#shown-days").inner_text()
    tab.wait_for_timeout(1300)
    assert tab.locator("#shown-days").inner_text() == stopped and tab.get_attribute("#play", "aria-pressed") == "false"


@pytest.mark.parametrize("tab", [("en", 1280, {"reduced_motion": "reduce"})], indirect=True)
def test_who_wants_no_movement_takes_single_steps(tab: Any) -> None:
    shown(tab)
    assert tab.locator("#play").inner_text() == "Next step"
    tab.click("#play")
    first = tab.locator("#shown-days").inner_text()
    tab.wait_for_timeout(1300)
    assert tab.locator("#shown-days").inner_text() == first
    tab.click("#play")
    assert tab.locator("#shown-days").inner_text() > first


@pytest.mark.parametrize("tab", [("ar", 1280)], indirect=True)
def test_map_and_list_point_at_each_other(tab: Any) -> None:
    shown(tab)
    key = tab.locator(f'{ROWS}[data-spot^="ly.gharyan~"]').first.get_attribute("data-spot")
    mine = tab.locator(f'{ROWS}[data-spot="{key}"]').count()
    place = tab.locator(f'{ROWS}[data-spot="{key}"] .spot').first
    place.hover()
    assert tab.locator(f"{ROWS}.on").count() == mine
    name = place.inner_text().strip()
    assert tab.locator(".told p").first.inner_text() == name
    x, y = tab.evaluate(CLOSE, ["map", key, 9])
    tab.mouse.move(3, 3)
    assert tab.locator(f"{ROWS}.on").count() == 0
    tab.mouse.move(x, y)
    assert tab.locator(f"{ROWS}.on").count() == mine and tab.locator(".told p").first.inner_text() == name
    tab.mouse.click(x, y)
    assert listed(tab) == mine and {told.strip() for told in tab.locator(f"{ROWS} .spot").all_inner_texts()} == {name}
    assert "spot=ly.gharyan" in tab.url and tab.locator(".only").inner_text().strip("× ").endswith(name)
    shown(tab, tab.url)
    assert listed(tab) == mine, "the address holds the choice"
    tab.locator(".only").click()
    assert listed(tab) == numbers(tab)[1] and "spot=" not in tab.url
    tab.locator(f'{ROWS}[data-spot="{key}"] .spot').first.focus()
    tab.keyboard.press("Enter")
    assert listed(tab) == mine and tab.evaluate("document.activeElement.className") == "spot", "the keyboard keeps its place"


def test_clusters_open(tab: Any) -> None:
    shown(tab)
    at = tab.evaluate(CLUSTER, "map")
    tab.mouse.click(*at)
    tab.wait_for_timeout(1500)
    assert tab.evaluate("document.getElementById('map').map.getZoom()") > 3.5
    assert "view=" in tab.url
    seen = tab.evaluate(CENTRE)
    shown(tab, tab.url)
    assert tab.evaluate(CENTRE) == seen, "the address holds the view"


@pytest.mark.parametrize("tab", [(language, 1280) for language in LANGUAGES], indirect=True)
def test_a_district_is_an_area_a_country_nothing_and_labels_are_bare_names(tab: Any, address: str) -> None:
    """Honest precision; and what Arabic does to maps and charts: brackets and days in labels, days within a line, the direction of an axis."""
    shown(tab)
    told = httpx.get(f"{address}/map.json").json()
    rows = [dict(zip(told["columns"], row, strict=True)) for row in told["rows"]]
    wide = {row["place"] for row in rows if row["precision"] in (3, 4)}
    areas = {area["key"] for area in tab.evaluate(HELD, ["map", "areas"])}
    assert {key.partition("~")[0] for key in areas} == wide and wide
    points = tab.evaluate(HELD, ["map", "places"])
    assert {point["precision"] for point in points} == {1, 2}
    pictures = {point["picture"].split()[1] for point in points}
    assert pictures == {"1", "2"}, "near a place is drawn otherwise than the place"
    keys = {point["key"].partition("~")[0] for point in points} | {key.partition("~")[0] for key in areas}
    assert not keys & {row["country"] for row in rows}
    assert {point["picture"].split()[2] for point in points if point["disputed"]} == {"1"}
    language = tab.get_attribute("html", "lang")
    names = [told["name"] for told in tab.evaluate(RENDERED, ["map", NAMES])]
    assert len(names) > 5 and all(bool(re.search("[\u0600-\u06ff]", name)) == (language == "ar") for name in names)
    assert not [name for name in names if re.search(r"[()\[\]]|\d{4}", name)]
    days = tab.locator("#list .when bdi")
    assert days.count() > 10 and set(days.evaluate_all("(found) => found.map(({ dir }) => dir)")) == {"ltr"}
    assert tab.evaluate("getComputedStyle(document.querySelector('.axis')).direction") == "ltr"
    left, right = (tab.locator(f"#{end}-day").bounding_box()["x"] for end in ("first", "last"))
    assert left < right
    quotes = tab.locator("#list .quote bdi").evaluate_all("(found) => found.map(({ dir, lang }) => `${dir} ${lang}`)")
    assert set(quotes) == {"rtl ar"}


@pytest.mark.parametrize("tab", [("ar", 360)], indirect=True)
def test_on_a_small_screen_the_list_follows_the_map(tab: Any) -> None:
    shown(tab)
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    drawing, rows = (tab.locator(name).bounding_box() for name in (".drawing", "#list"))
    assert rows["y"] >= drawing["y"] + drawing["height"] and rows["width"] > 300


@pytest.mark.parametrize("tab", [("ar", 1280)], indirect=True)
def test_without_webgl_it_says_so_and_the_list_works(tab: Any) -> None:
    tab.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    tab.goto("/map")
    tab.wait_for_selector("#time:not([hidden])")
    assert "WebGL" in tab.locator("#map-note").inner_text() and tab.locator("#map-note").is_visible()
    events, drawn, without = numbers(tab)
    assert listed(tab) == drawn and events == drawn + without
    tab.focus("#slider")
    tab.keyboard.press("End")
    assert numbers(tab)[0] < events and listed(tab) == numbers(tab)[1]
    tab.goto("/control?at=2019-06-29")
    tab.wait_for_selector(ROWS)
    assert "WebGL" in tab.locator("#map-note").inner_text() and listed(tab) > 2


def test_without_scripts_there_is_a_list(browser: Any, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/map?from=2019-01-01&to=2019-12-31")
    total = httpx.get(f"{address}/map.json?from=2019-01-01&to=2019-12-31").json()["total"]
    assert page.locator("#list tbody tr").count() == min(total, 50) and page.locator("noscript").count() == 1
    context.close()


def test_links_of_the_page_keep_days_and_place(tab: Any) -> None:
    shown(tab)
    tab.focus("#slider")
    tab.keyboard.press("End")
    days = re.search(r"from=[\d-]+&to=[\d-]+", tab.url)
    assert days
    for selector in (".permalink", ".facets section a", ".choices a[hreflang]"):
        href = tab.locator(selector).first.get_attribute("href")
        assert days[0] in href, selector
    before = numbers(tab)
    tab.locator(".choices a[hreflang]").click()
    tab.wait_for_selector(READY, state="attached")
    assert numbers(tab) == before and days[0] in tab.url


@pytest.mark.parametrize("tab", [("en", 1280), ("ar", 360)], indirect=True)
def test_control_at_a_day_shows_claims_side_by_side(tab: Any) -> None:
    shown(tab, "/control?at=2019-06-29")
    marks = tab.evaluate(HELD, ["map", "claims"])
    gharyan = next(mark for mark in marks if mark["place"] == "ly.gharyan")
    kind, disputed, parts = gharyan["picture"].split()
    assert (kind, disputed) == ("claim", "1") and len(parts.split(",")) >= 2
    assert len({part.rsplit(":", 2)[0] for part in parts.split(",") if "h-none" not in part}) == 2, "each claimant has a sign of its own"
    assert tab.evaluate(FILLS) == ["land"], "no area is coloured"
    assert listed(tab) >= len(marks) and tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert tab.locator("#list .disputed").count() and tab.locator("#list a[href^='/reports/']").count() >= 5
    tab.locator('#list [data-spot="ly.gharyan"] a').first.focus()
    assert tab.locator("#list li.on").get_attribute("data-spot") == "ly.gharyan"


def test_the_map_of_an_event_shows_its_places(tab: Any, address: str) -> None:
    rows = httpx.get(f"{address}/map.geojson?place=ly.gharyan").json()["features"]
    tab.goto(f"/events/{rows[0]['id']}")
    tab.wait_for_selector("#inset-note[hidden]", state="attached")
    tab.evaluate(IDLE, "inset")
    drawn = [told["key"] for told in tab.evaluate(RENDERED, ["inset", ["places"]])]
    assert drawn and len(set(drawn)) == tab.locator("#where .words li").count()
