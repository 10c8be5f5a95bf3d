"""Every page is looked at by axe: in both languages, light and dark, on a small and on a large screen; it finds nothing to object to."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from riwaya.show.texts import LANGUAGES

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1280, 360)
THEMES = ("light", "dark")
FIRST = (WIDTHS[0], THEMES[0])
WRONG = '<img src="/static/icon.svg"><p style="color: #777; background: #888">some grey words'
# What is found, in few words; a page that is only coloured or laid out otherwise is looked at for what that can spoil.
RUN = """async (all) => {
  const only = all ? {} : { runOnly: ['color-contrast', 'scrollable-region-focusable'] };
  const { violations } = await axe.run(document, { resultTypes: ['violations'], ...only });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\\n${failureSummary}`)); }"""


@pytest.fixture(scope="module")
def looking(browser: Any, address: str) -> Iterator[Any]:
    """Opens a context in a language in which axe can be loaded, which the policy of the pages does not admit."""
    if not AXE.is_file():
        warnings.warn("axe-core is not installed (npm ci): pages are NOT looked at for who cannot see or point", stacklevel=1)
        pytest.skip("axe-core is not installed (`npm ci`)")
    contexts = {
        language: browser.new_context(base_url=address, locale=language, bypass_csp=True, reduced_motion="reduce", color_scheme="light")
        for language in LANGUAGES
    }
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(looking: Any, every_page: tuple[str, ...], language: str) -> None:
    tab = looking[language].new_page()
    found: list[str] = []
    for path in every_page:
        tab.set_viewport_size({"width": WIDTHS[0], "height": 900})
        tab.goto(path)
        if tab.locator("#map-page, #control-map").count():
            tab.wait_for_selector("#map-note[hidden]", state="attached")
        tab.evaluate("for (const closed of [...document.querySelectorAll('details')].slice(0, 8)) closed.open = true")  # the others are alike
        tab.add_script_tag(path=AXE)
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            for theme in THEMES:
                tab.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
                found += [f"{path} {language} {width} {theme} {told}" for told in tab.evaluate(RUN, (width, theme) == FIRST)]
    assert not found, "\n".join(found)
    tab.evaluate("(wrong) => document.querySelector('main').insertAdjacentHTML('beforeend', wrong)", WRONG)
    assert len({told.partition(":")[0] for told in tab.evaluate(RUN, True)}) == 2, "what is wrong is found"
    tab.close()
