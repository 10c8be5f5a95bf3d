"""Every page opens in a browser in both languages without a complaint, asks nobody else, and keeps within the screen."""

from __future__ import annotations

from typing import Any

import pytest

from riwaya.show.texts import LANGUAGES

WIDTHS = (360, 1280, 1920)
OVER = "document.documentElement.scrollWidth - innerWidth"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_and_keeps_within_the_screen(browser: Any, address: str, every_page: tuple[str, ...], language: str) -> None:
    context = browser.new_context(base_url=address, locale=language, viewport={"width": 360, "height": 800})
    tab = context.new_page()
    told: list[str] = []
    tab.on("console", lambda message: told.append(f"{tab.url}: {message.text}"))
    tab.on("pageerror", lambda error: told.append(f"{tab.url}: {error}"))
    tab.on("request", lambda asked: asked.url.startswith((address, "blob:", "data:")) or told.append(f"{tab.url} asks {asked.url}"))
    for path in every_page:
        before = len(told)
        answer = tab.goto(path)
        if answer.status >= 400:
            del told[before:]  # the browser itself says that a page was refused
            assert tab.locator(".problem").count() == 1, path
        if tab.locator("#map-page, #control-map").count():
            tab.wait_for_selector("#map-note[hidden]", state="attached")
        assert tab.get_attribute("html", "lang") == language and tab.locator("h1").count() == 1 and tab.title(), path
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 800})
            assert tab.evaluate(OVER) <= 0, (path, width)
    context.close()
    assert not told
