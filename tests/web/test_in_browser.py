"""The application in a real browser: everything is reached by keys, what is chosen stays, and it works without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest


@pytest.fixture(scope="module")
def paths(address: str) -> tuple[str, ...]:
    """The main pages."""
    event = httpx.get(f"{address}/api/v1/events?disputed=yes&sort=disputes&limit=1").json()["events"][0]["id"]
    article = httpx.get(f"{address}/api/v1/articles?limit=1").json()["articles"][0]["id"]
    plain = ("/", "/events", "/events?view=timeline", "/search?q=القوات", "/actors", "/places", "/outlets", "/codebook", "/data", "/changes")
    return (*plain, f"/events/{event}", f"/articles/{article}", "/actors/LBY.LNA", "/control?place=ly.sirte", "/naming?actor=LBY.LNA")


@pytest.fixture
def tab(browser: Any, address: str, request: Any) -> Iterator[Any]:
    """A tab of some language and width; it fails if a page complains."""
    language, width = getattr(request, "param", ("en", 1280))
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 800}, locale=language)
    opened = context.new_page()
    told: list[str] = []
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    yield opened
    context.close()
    assert not told, "a page complains"


def test_keys_lead_everywhere(tab: Any) -> None:
    tab.goto("/events")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#main"
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "find"
    tab.keyboard.type("غريان/")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?*")
    assert tab.input_value("#q") == "غريان/" and tab.locator("mark").count()


def test_from_a_quote_to_its_words_in_the_article(tab: Any, paths: tuple[str, ...]) -> None:
    tab.goto(paths[10])
    trigger = tab.locator(".sentence .r-trigger").first.inner_text()
    tab.locator(".sentence").first.click()
    tab.wait_for_url("**/articles/*")
    assert tab.evaluate("location.hash").startswith("#r")
    assert trigger in tab.locator(".text .on.r-trigger").all_inner_texts()[0]
    tab.keyboard.press("j")
    assert tab.locator('.pick[aria-pressed="true"]').count() == 1


def test_facets_narrow_and_can_be_taken_away(tab: Any) -> None:
    tab.goto("/events")
    link = tab.locator(".facets section").first.locator("a").first
    number = link.locator(".number").inner_text()
    link.click()
    tab.wait_for_url("**/events?type=*")
    assert number in tab.locator(".sum").inner_text()
    tab.locator("ul.chosen a").first.click()
    tab.wait_for_url("**/events")


def test_dark_and_arabic_stay(tab: Any) -> None:
    tab.goto("/")
    light = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    tab.locator(".theme:visible").click()
    assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") != light
    tab.locator('a[hreflang="ar"]').click()
    tab.goto("/events")
    assert tab.evaluate("document.documentElement.dir + document.documentElement.dataset.theme") == "rtldark"
    size = "(s) => parseFloat(getComputedStyle(document.querySelector(s)).fontSize)"
    assert tab.evaluate(size, "html") > 16 and tab.evaluate("getComputedStyle(document.body).letterSpacing") == "normal"


def test_pages_work_without_scripts(browser: Any, address: str, paths: tuple[str, ...]) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    for path in paths[::3]:
        answer = page.goto(path)
        assert answer.status == 200 and page.locator("main").inner_text().strip()
    context.close()
