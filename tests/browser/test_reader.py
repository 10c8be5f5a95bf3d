"""The reader's page in a real browser: Arabic letters stay joined, keys and pointer walk through the reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import riwaya
from riwaya.show.page import page
from riwaya.show.texts import LANGUAGES, Texts
from riwaya.show.view import view

TEXT = (
    "أعلنت القوات المسلحة 😀 سيطرتها على مدينة سرت الخميس.\r\n"
    "وبالقوات الموالية للحكومة هاجم الجيـش الليبي بالمدفعيّة مواقع المسلّحين في درنة، فقُتل خمسة مدنيين بقصفهم.\n"
    "ونفى المتحدث باسم مجلس شورى درنة مقتل أي من مقاتليه\u202e، وقال إنهم صدوا هجوما للجيش.\n" + "وقصفت الطائرات مواقع للمسلحين في بنغازي. " * 6
)
WIDTHS = """() => [...document.querySelectorAll('.text p')].map((p) => {
  const range = document.createRange(); range.selectNodeContents(p);
  const box = range.getBoundingClientRect(); return [box.width, box.height]; })"""
BARE = """() => { for (const p of document.querySelectorAll('.text p')) {
  const whole = []; for (const node of p.childNodes)
    if (node.nodeType === 1 && node.classList.contains('control')) whole.push(node.cloneNode(true));
    else if (whole.length && whole.at(-1).nodeType === 3) whole.at(-1).data += node.textContent;
    else whole.push(document.createTextNode(node.textContent));
  p.replaceChildren(...whole); } }"""


@pytest.fixture
def shown(browser: Any, coder: riwaya.Coder, tmp_path: Path, request: Any) -> Iterator[Any]:
    language, width = request.param
    coding = coder.code(TEXT, published="2016-06-10", title="خبر")
    file = tmp_path / "page.html"
    file.write_text(page(view(coding.article, coding.to_dicts(), Texts(language))), "utf-8")
    tab = browser.new_page(viewport={"width": width, "height": 800})
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.goto(file.as_uri())
    yield tab
    assert not told, "the page complains"
    tab.close()


ALL = pytest.mark.parametrize("shown", [(lang, w) for lang in LANGUAGES for w in (360, 1200)], indirect=True)
ONE = pytest.mark.parametrize("shown", [("en", 1200)], indirect=True)


@ALL
def test_marks_keep_letters_joined(shown: Any) -> None:
    """A paragraph is as wide with its marks as without them, so no join between letters is cut."""
    assert shown.locator(".text .m").count() > 10
    states = [shown.evaluate(WIDTHS)]
    shown.keyboard.press("j")
    states.append(shown.evaluate(WIDTHS))
    shown.evaluate(BARE)
    bare = shown.evaluate(WIDTHS)
    for state in states:
        for (width, height), (bare_width, bare_height) in zip(state, bare, strict=True):
            assert abs(width - bare_width) <= 0.5 and abs(height - bare_height) <= 0.5


@ALL
def test_nothing_runs_off_the_side(shown: Any) -> None:
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


@ALL
def test_text_is_whole_and_right_to_left(shown: Any) -> None:
    read = shown.evaluate("[...document.querySelectorAll('.text p')].map((p) => p.textContent).join('\\n')")
    assert read == TEXT.replace("\r\n", "\n").replace("\u202e", "U+202E").rstrip("\n")
    assert shown.evaluate("getComputedStyle(document.querySelector('.text')).direction") == "rtl"


@ALL
def test_keys_walk_through_the_reports(shown: Any) -> None:
    count = shown.locator(".card").count()
    shown.keyboard.press("j")
    assert shown.evaluate("location.hash") == "#r1"
    assert shown.locator('.pick[aria-pressed="true"]').count() == 1
    shown.keyboard.press("ArrowDown")
    assert shown.evaluate("location.hash") == "#r2"
    forward, back = ("ArrowLeft", "ArrowRight") if shown.evaluate("document.dir") == "rtl" else ("ArrowRight", "ArrowLeft")
    shown.keyboard.press(forward)
    assert shown.evaluate("location.hash") == "#r3"
    shown.keyboard.press(back)
    shown.keyboard.press("k")
    shown.keyboard.press("k")
    assert shown.evaluate("location.hash") == f"#r{count}", "from the first report back to the last"
    shown.keyboard.press("Escape")
    assert shown.evaluate("location.hash") == "" and not shown.locator(".on").count()


@ONE
def test_chosen_report_marks_its_words_only(shown: Any) -> None:
    shown.keyboard.press("j")
    own = shown.evaluate(
        "[...document.querySelectorAll('.text .m')].every((s) => s.classList.contains('on') "
        "=== s.dataset.m.split(' ').some((m) => m.startsWith('1:')))"
    )
    assert own
    assert shown.locator(".text .on.r-trigger").count() == 1


@ONE
def test_pointer_previews_and_chooses(shown: Any) -> None:
    shown.locator(".card").nth(2).hover()
    assert shown.locator(".card").nth(2).get_attribute("class") == "card on"
    shown.locator(".text .r-trigger").first.click()
    assert shown.evaluate("location.hash").startswith("#r")


@ONE
def test_reasons_open_on_demand(shown: Any) -> None:
    shown.locator(".card summary").first.click()
    assert "frame" in shown.locator(".card details ul").first.inner_text()
