"""The data of a view are the rows of its page, in their order: every page, every format, reached by the links that the page itself shows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from html import unescape
from typing import Any
from urllib.parse import quote, unquote

import httpx
import pytest

Read = Callable[[str], list[str]]  # what a page shows, by its HTML
ROW = re.compile(r"<tbody>.*?</tbody>", re.DOTALL)
HEAD = re.compile(r'<th scope="row">.*?</th>', re.DOTALL)
FORMATS = re.compile(r'<p class="formats">.*?</p>', re.DOTALL)


def hrefs(kind: str, part: str = "main") -> Read:
    """The ids to which the links of a page lead, each once."""
    return lambda html: list(dict.fromkeys(unquote(id) for id in re.findall(rf'href="/{kind}/([^"#?]+)"', body(html, part))))


def body(html: str, part: str) -> str:
    """The main part of a page, its tables alone, or of these the headings of the rows."""
    main = html[html.index("<main") : html.index("</main>")]
    content = main.partition('<div class="content">')[2] or main
    return unescape("".join({"main": [content], "rows": ROW.findall(content), "heads": HEAD.findall(content)}[part]))


def rows(html: str) -> list[str]:
    """The rows of the tables of a page, by their number."""
    return [str(number) for number, _ in enumerate(re.findall(r"<tr", body(html, "rows")), 1)]


def ids(*, of: str, name: str = "id") -> Callable[[Any], list[str]]:
    """The ids of the rows of an answer."""
    return lambda told: [row[name] for row in told[of]]


def numbered(of: str) -> Callable[[Any], list[str]]:
    """The rows of an answer by their number."""
    return lambda told: [str(number) for number, _ in enumerate(told[of], 1)]


BANK = quote("شبكة الضفة (مثال)")
# The address of a page, what it shows, what its JSON has, and the column of its CSV (`#`: as many rows; empty: it has none).
VIEWS: Sequence[tuple[str, Read, Callable[[Any], list[str]], str]] = (
    ("/events?type=ASSAULT&place=LBY&limit=500", hrefs("events"), ids(of="events"), "event"),
    ("/events?sort=killed&limit=500", hrefs("events"), ids(of="events"), "event"),
    ("/events?view=timeline&disputed=yes&limit=500", hrefs("events"), ids(of="events"), "event"),
    ("/events?since=1990&until=1991", hrefs("events"), ids(of="events"), "event"),
    ("/actors?type=CONTROL&limit=500", hrefs("actors", "heads"), ids(of="actors"), "actor"),
    ("/places?voice=narrator&limit=500", hrefs("places", "heads"), ids(of="places"), "place"),
    ("/outlets", hrefs("outlets", "heads"), ids(of="outlets", name="outlet"), "outlet"),
    ("/outlets?type=CONTROL&since=2016", hrefs("outlets", "heads"), ids(of="outlets", name="outlet"), "outlet"),
    ("/search?q=القوات&limit=500", hrefs("reports"), ids(of="hits"), "report"),
    ("/search?q=غريان&outlet=" + BANK, hrefs("reports"), ids(of="hits"), "report"),
    ("/search?q=سرت&within=articles", hrefs("articles"), ids(of="hits", name="article_id"), "article"),
    ("/articles?limit=500", hrefs("articles"), ids(of="articles"), ""),
    ("/control?place=ly.sirte", lambda html: re.findall(r'<tr id="c-(\d+)"', html), numbered("claims"), "#"),
    ("/control?place=ly.gharyan&at=2019-06-28", lambda html: re.findall(r'<tr id="c-(\d+)"', html), numbered("claims"), "#"),
    ("/codebook", lambda html: re.findall(r'<section id="([A-Z]+)"', html), lambda told: [kind["id"] for kind in told["types"]], ""),
)


def links(html: str) -> dict[str, str]:
    """The formats of a view, and the address of each as the page shows it."""
    (shown,) = FORMATS.findall(html)
    return {form: unescape(href) for href, form in re.findall(r'href="([^"]+)"><bdi dir="ltr">\.(\w+)<', shown)}


@pytest.mark.parametrize(("path", "read", "told", "column"), VIEWS, ids=[unquote(path) for path, *_ in VIEWS])
def test_the_links_of_a_page_give_its_rows(client: httpx.Client, path: str, read: Read, told: Callable[[Any], list[str]], column: str) -> None:
    html = client.get(path).text
    shown, formats = read(html), links(html)
    assert shown or "1990" in path  # an article without outlet leads to none
    assert [id for id in told(client.get(formats["json"]).json()) if id] == shown
    assert ("csv" in formats) == bool(column)
    if column:
        found = list(csv.DictReader(io.StringIO(client.get(formats["csv"]).text)))
        values = (str(number) if column == "#" else row[column] for number, row in enumerate(found, 1))
        assert [value for value in values if value] == shown
    if "geojson" in formats:
        features = [feature["id"] for feature in client.get(formats["geojson"]).json()["features"]]
        assert set(features) <= set(shown) and features == [id for id in shown if id in set(features)]


PARTS = (
    ("/events?limit=3&offset=3", hrefs("events"), ids(of="events")),
    ("/actors?limit=4&offset=2", hrefs("actors", "heads"), ids(of="actors")),
    ("/places?limit=4&offset=4", hrefs("places", "heads"), ids(of="places")),
    ("/search?q=القوات&limit=5&offset=5", hrefs("reports"), ids(of="hits")),
    ("/articles?limit=5&offset=10", hrefs("articles"), ids(of="articles")),
)


@pytest.mark.parametrize(("path", "read", "told"), PARTS, ids=[path for path, *_ in PARTS])
def test_a_part_of_a_list_is_the_same_part_as_data(client: httpx.Client, path: str, read: Read, told: Callable[[Any], list[str]]) -> None:
    """JSON and the permanent link give the part that is on the page; CSV, where there is one, all of it."""
    html = client.get(path).text
    shown = read(html)
    assert len(shown) > 1 and told(client.get(links(html)["json"]).json()) == shown
    (permanent,) = re.findall(r'<a href="([^"]+)" class="permalink"', html)
    assert read(client.get(unescape(permanent)).text) == shown


@pytest.mark.parametrize("path", ["/actors/LBY.LNA", "/places/ly.sirte"])
def test_the_page_of_an_actor_or_place_shows_what_its_json_says(client: httpx.Client, path: str) -> None:
    html = client.get(path).text
    told = client.get(links(html)["json"]).json()
    assert hrefs("events", "rows")(html) == told["latest"]
    assert f'<strong><bdi dir="ltr">{told["events"]:,}</bdi></strong>' in html
    for part, number in told.get("parts", {}).items():
        assert part not in ("agent", "patient", "voice") or f'<strong><bdi dir="ltr">{number:,}</bdi></strong>' in html


def test_the_overview_shows_what_its_json_says(client: httpx.Client) -> None:
    html = client.get("/").text
    told = client.get(links(html)["json"]).json()
    for name in ("events", "reports", "disputed", "articles", "outlets", "actors", "places"):
        assert f'<strong><bdi dir="ltr">{told["totals"][name]:,}</bdi></strong>' in html, name
    assert all(f"/events/{id}" in html for id in told["latest"])


def test_changes_and_outlets_have_their_rows(client: httpx.Client) -> None:
    html = client.get("/changes").text
    told = client.get(links(html)["json"]).json()
    found = list(csv.DictReader(io.StringIO(client.get(links(html)["csv"]).text)))
    assert len(rows(html)) == len(told["runs"]) + len(told["changes"]) and len(found) == told["total"]
    html = client.get("/outlets").text
    for outlet in client.get(links(html)["json"]).json()["outlets"]:
        assert f"{outlet['articles']:,}" in html and f"{100 * outlet['unattributed']:.0f}%" in html
