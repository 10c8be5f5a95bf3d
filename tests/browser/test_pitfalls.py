"""What Arabic does to a screen: a test for each pitfall, in a real browser, on the pages of a library that is hard to draw.

The page of one article that `riwaya show` writes is in test_reader.py, the labels drawn on the map in tests/web/test_map_in_browser.py."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest

import riwaya
from riwaya.show.page import STATIC as READER
from riwaya.show.texts import LANGUAGES
from riwaya.web.app import STATIC

BOTH = pytest.mark.parametrize("tab", [(language, 1280) for language in LANGUAGES], indirect=True)
SMALL = pytest.mark.parametrize("tab", [(language, 360) for language in LANGUAGES], indirect=True)
ENGLISH = pytest.mark.parametrize("tab", [("en", 1280)], indirect=True)
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((box) => {
  const range = document.createRange(); range.selectNodeContents(box);
  const { width, height } = range.getBoundingClientRect(); return [width, height]; })"""
BARE = "(selector) => { for (const box of document.querySelectorAll(selector)) box.replaceChildren(box.textContent); }"
# All that a page says outside of the texts of articles, where a pattern matches: the words, where their first and their last character are
# painted, the direction that they ought to have, and the element. What is broken over lines is left out; `own`, too, what articles say.
PAINTED = r"""([pattern, own]) => {
  const found = []; const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const box = (node, at) => { range.setStart(node, at); range.setEnd(node, at + 1); return range.getClientRects()[0]; };
  while (all.nextNode()) {
    const node = all.currentNode;
    if (node.parentElement.closest(`.text, .hidden, script, style, template, datalist${own ? ', [lang=ar]:not(html)' : ''}`)) continue;
    for (const match of node.data.matchAll(new RegExp(pattern, 'gu'))) {
      const [first, last] = [box(node, match.index), box(node, match.index + match[0].length - 1)];
      if (!first || !last || !first.width || Math.abs(first.top - last.top) > 2) continue;
      const apart = node.parentElement.closest('bdi, [dir]');
      found.push([match[0], first.left, last.left, getComputedStyle(apart).direction, apart.outerHTML.slice(0, 160)]);
    }
  }
  return found; }"""
# All elements in sight that hold Arabic letters themselves, with what their style makes of them.
ARABIC = r"""() => [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility()
    && !element.closest('.hidden, datalist, template, select')
    && [...element.childNodes].some((node) => node.nodeType === 3 && /[\u0620-\u064a]/.test(node.data))
    ).map((element) => {
  const style = getComputedStyle(element); const size = parseFloat(style.fontSize);
  const line = parseFloat(style.lineHeight) / size;
  return { html: element.outerHTML.slice(0, 160), size, line, spacing: style.letterSpacing, slant: style.fontStyle,
    transform: style.textTransform, variant: style.fontVariantCaps, inside: Boolean(element.closest('svg')) }; })"""
MARKED = ("event", "search", "hard", "latin")
LISTS = ("overview", "events", "timeline", "search", "found", "outlets", "places", "changes")
SHOWN = (*LISTS, "event", "hard", "latin", "control", "place", "actor")


@BOTH
def test_1_marks_keep_letters_joined(tab: Any, paths: dict[str, str]) -> None:
    """A paragraph is as wide and as high with its marks as without them, chosen or pointed at or not."""
    for name in MARKED:
        tab.goto(paths[name])
        selector = ".text p" if name in ("hard", "latin") else ".sentence"
        tab.evaluate("for (const control of document.querySelectorAll('.control')) control.remove()")
        states = [tab.evaluate(BOXES, selector)]
        if name in ("hard", "latin"):
            tab.keyboard.press("j")
            states.append(tab.evaluate(BOXES, selector))
            tab.locator(".text .m").first.hover()
            states.append(tab.evaluate(BOXES, selector))
        assert tab.locator(f"{selector} :is(.m, mark)").count() > 2
        tab.evaluate(BARE, selector)
        bare = tab.evaluate(BOXES, selector)
        assert len(bare) > 1
        for state in states:
            for marked, plain in zip(state, bare, strict=True):
                assert marked == pytest.approx(plain, abs=0.5), name


def test_2_a_core_within_a_word_is_marked_with_the_rest_of_its_word_lightly(tab: Any, paths: dict[str, str]) -> None:
    """`وبالقوات`: the core and its clitics stand side by side within one word, the core marked more strongly."""
    tab.goto(paths["hard"])
    parts = ("قوات الموالية للحكومة|القوات الموالية للحكومة", "وبال|وب")
    core, rest = (tab.locator(".text .m", has_text=re.compile(f"^({part})$")).first for part in parts)
    assert rest.evaluate("(span) => span.nextSibling.className.includes('r-')")
    assert "faint" in rest.get_attribute("class") and "faint" not in core.get_attribute("class")
    report = rest.get_attribute("data-m").partition(":")[0]
    tab.locator(f'.card[data-report="{report}"] .pick').click()
    thick = "(span) => parseFloat(getComputedStyle(span).textDecorationThickness)"
    assert core.evaluate(thick) > rest.evaluate(thick) > 0
    assert rest.evaluate("(span) => getComputedStyle(span).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_3_offsets_are_code_points_and_the_browser_counts_none(tab: Any, hard: str, paths: dict[str, str]) -> None:
    """What the browser marks for a role of a report is what the offsets of the record cut out of the text."""
    told = httpx.get(f"{hard}{paths['hard']}.json").json()
    text = told["text"]
    assert "\r\n" in text and "\u200c" in text and "ـ" in text and "ّ" in text and text.index("😀") < text.index("سيطرتها")
    tab.goto(paths["hard"])
    marked = """(mark) => [...document.querySelectorAll('.text .m')].filter(({ dataset }) => dataset.m.split(' ').includes(mark))
      .map(({ textContent }) => textContent).join('')"""
    for number, report in enumerate(told["reports"], 1):
        trigger = report["trigger"]
        assert tab.evaluate(marked, f"{number}:trigger") == text[trigger["start"] : trigger["end"]] == trigger["text"]
    shown = tab.evaluate("[...document.querySelectorAll('.text p')].map((p) => p.textContent)")
    controls = {"\u202e": "U+202E", "\u202c": "U+202C"}
    assert shown == [re.sub("[\u202e\u202c]", lambda control: controls[control[0]], line) for line in text.splitlines()]
    assert tab.evaluate("getComputedStyle(document.querySelector('.text p')).whiteSpace") == "pre-wrap"


@BOTH
def test_4_dates_ranges_points_ids_and_numbers_with_signs_are_painted_from_left_to_right(tab: Any, paths: dict[str, str]) -> None:
    seen = 0
    for name in SHOWN:
        tab.goto(paths[name])
        tab.evaluate("for (const closed of document.querySelectorAll('details')) closed.open = true")
        for pattern in (
            r"\d{4}-\d\d-\d\d( – \d{4}-\d\d-\d\d)?", r"-?\d+\.\d+, -?\d+\.\d+", r"[+-]\d+(\.\d+)?(?![\d-])", r"\d+ [–-] \d+", r"[0-9a-f]{12,}",
            r"[A-Z]{3}\.[A-Z.]+", r"https?://\S+", r"\d+%",
        ):  # fmt: skip
            for words, first, last, _, where in tab.evaluate(PAINTED, [pattern, True]):
                assert first < last, (name, words, where)
                seen += 1
    assert seen > 100


@BOTH
def test_5_direction_follows_the_language_of_the_article_not_its_first_letter(tab: Any, paths: dict[str, str]) -> None:
    """An Arabic text that begins with `BBC:` begins at the right edge, wherever it is shown."""
    tab.goto(paths["latin"])
    assert tab.evaluate("document.querySelectorAll('main [dir=auto]:not(input, textarea)').length") == 0
    where = """(found) => found.map((box) => {
      const range = document.createRange(); const text = document.createTreeWalker(box, NodeFilter.SHOW_TEXT).nextNode();
      range.setStart(text, 0); range.setEnd(text, 1); const first = range.getClientRects()[0];
      range.selectNodeContents(box); const all = range.getBoundingClientRect();
      return [getComputedStyle(box).direction, first.right - all.left, all.width, box.textContent.slice(0, 3)]; })"""
    for name, selector in (("latin", ".text p:first-child, .text p:last-child, h1 bdi"), ("articles", ".articles bdi"), ("found", ".text p")):
        tab.goto(paths[name])
        boxes = [box for box in tab.locator(selector).evaluate_all(where) if box[3] in ("BBC", "AFP")]
        assert boxes, name
        for direction, right, width, _ in boxes:
            assert direction == "rtl" and right > 0.9 * width - 30, (name, right, width)


@BOTH
def test_6_names_are_kept_apart_so_that_brackets_stay_where_they_belong(tab: Any, paths: dict[str, str]) -> None:
    """`منبر الساحل (مثال)` closes its bracket at the left, `name (note)` at the right, whatever stands around them."""
    seen = 0
    for name in SHOWN:
        tab.goto(paths[name])
        for words, opening, closing, direction, where in tab.evaluate(PAINTED, [r"(?<=\p{L} )\([^()\n]*\p{L}[^()\n]*\)", False]):
            assert (closing < opening) == (direction == "rtl"), (name, words, where)
            seen += 1
        for name_of, *_, direction, where in tab.evaluate(PAINTED, [r"^(منبر|BBC|سرت|غارات)[^()\n]*(?=\()", False]):
            assert direction == "rtl", (name, name_of, where)
    assert seen > 20


@pytest.mark.parametrize("file", sorted({*STATIC.glob("*.css"), *STATIC.glob("map/*.css"), *READER.glob("*.css")}), ids=lambda file: file.name)
def test_7_styles_have_logical_properties_only(file: Path) -> None:
    sided = r"(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)-)?(left|right)\s*:"
    assert not re.findall(rf"{sided}|:\s*(left|right)\s*[;}}]|border-(top|bottom)-(left|right)", file.read_text("utf-8"))


def test_7_pages_are_mirrored(tab: Any, hard: str, browser: Any) -> None:
    sides = "['.facets', '.content'].map((part) => document.querySelector(part).getBoundingClientRect().left)"
    tab.goto("/events")
    facets, content = tab.evaluate(sides)
    assert facets > content
    other = browser.new_page(locale="en", viewport={"width": 1280, "height": 800})
    other.goto(f"{hard}/events")
    facets, content = other.evaluate(sides)
    other.close()
    assert facets < content


@pytest.mark.parametrize("tab", [("ar", 1280), ("ar", 360)], indirect=True)
def test_8_charts_are_drawn_from_left_to_right_and_keep_their_labels(tab: Any, paths: dict[str, str]) -> None:
    boxes = """(found) => found.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect(); return [left, right, top, bottom]; })"""
    places = "(found) => found.map((a) => [a.querySelector('title').textContent, a.getBoundingClientRect().left])"
    tab.goto(paths["events"])
    assert tab.evaluate("getComputedStyle(document.querySelector('.chart > svg')).direction") == "ltr"
    bars = tab.locator(".chart a").evaluate_all(places)
    assert len(bars) > 2 and bars == sorted(bars, key=lambda bar: bar[1]) == sorted(bars), "time runs to the right"
    first, last = (tab.locator(".chart figcaption bdi").nth(at).bounding_box()["x"] for at in (0, 1))
    assert first < last
    tab.goto(paths["control"])
    assert set(tab.locator("table.lanes svg").evaluate_all("(found) => found.map((svg) => getComputedStyle(svg).direction)")) == {"ltr"}
    labels = tab.locator(".lanes .axis text").evaluate_all(boxes)
    assert labels and all(right > left for left, right, _, _ in labels)
    for (_, right, _, _), (left, _, _, _) in pairwise(labels):
        assert right <= left, "labels stand side by side"
    bars = tab.locator("table.lanes .claim").evaluate_all(boxes)
    (frame,) = tab.locator("table.lanes").evaluate_all(boxes)
    assert bars and all(frame[0] - 1 <= left < right <= frame[1] + 1 for left, right, _, _ in bars)
    for bar in bars:
        assert all(bar[3] <= label[2] or bar[2] >= label[3] for label in labels), "no label lies over a bar"
    assert all(tab.locator(".lanes a title").evaluate_all("(found) => found.map(({ textContent }) => textContent.trim())"))


@BOTH
def test_9_labels_of_the_map_are_bare_names(tab: Any) -> None:
    """A map draws brackets un-mirrored and turns days around, so that its names have neither."""
    tab.goto("/")
    for language in LANGUAGES:
        told = tab.evaluate("async (language) => (await fetch(`/map/labels.json?lang=${language}`)).json()", language)
        names = [name for name, *_ in told]
        assert len(names) > 100
        assert not [name for name in names if re.search(r"[()\[\]{}<>«»]|\d", name)]


@SMALL
def test_10_what_is_wide_begins_at_its_reading_edge_and_scrolls_in_the_reading_order(tab: Any, paths: dict[str, str]) -> None:
    """Where text reads right to left `scrollLeft` is negative: no script counts with it, and the arrow onward scrolls onward."""
    scripts = [*STATIC.glob("*.js"), *STATIC.glob("map/*.js"), *READER.glob("*.js")]
    assert len(scripts) > 5 and not [file.name for file in scripts if "scrollLeft" in file.read_text("utf-8")]
    tab.goto(paths["event"])
    rtl = tab.evaluate("document.dir") == "rtl"
    wide = tab.locator("#accounts .wide")
    assert wide.evaluate("(box) => [box.scrollLeft, box.scrollWidth > box.clientWidth]") == [0, True]
    head, frame = tab.locator("#accounts tbody th").first.bounding_box(), wide.bounding_box()
    assert abs(head["x"] + head["width"] - frame["x"] - frame["width"]) < 2 if rtl else abs(head["x"] - frame["x"]) < 2
    wide.focus()
    tab.keyboard.press("ArrowLeft" if rtl else "ArrowRight")
    tab.wait_for_timeout(400)
    assert (wide.evaluate("(box) => box.scrollLeft") < 0) == rtl


@BOTH
def test_11_digits_are_latin_and_texts_keep_theirs(tab: Any, hard: str, paths: dict[str, str]) -> None:
    eastern = r"[\u0660-\u0669\u06f0-\u06f9]"
    months = r"\b(January|March|April|June|July|August|يناير|فبراير|مارس|أبريل|يونيو|يوليو|أغسطس|حزيران|جوان|جويلية)\b"
    for name in SHOWN:
        tab.goto(paths[name])
        assert not [words for words, *_ in tab.evaluate(PAINTED, [eastern, True])], name
        if name != "codebook":
            assert not [words for words, *_ in tab.evaluate(PAINTED, [months, True])], "a month has another name in another country"
    tab.goto(paths["hard"])
    assert "٢٥ مدنيا" in tab.locator(".text").inner_text()
    for row in csv.DictReader(io.StringIO(httpx.get(f"{hard}/events.csv").text)):
        data = " ".join(value for column, value in row.items() if not re.search("[\u0620-\u064a]", value))
        assert not re.search(eastern, data)
    counts = [count for report in httpx.get(f"{hard}{paths['hard']}.json").json()["reports"] for count in report["counts"]]
    assert 25 in [count["best"] for count in counts]


def test_12_in_a_terminal_arabic_stands_in_the_last_column(coder: riwaya.Coder, tmp_path: Path) -> None:
    """A terminal may neither shape nor turn it around: nothing stands behind it, and `--json` has no table at all."""
    article = tmp_path / "a.txt"
    article.write_text("أعلن الجيش الوطني الليبي سيطرته على مدينة درنة. وقصفت طائراته مواقع في درنة، وقال سكان إن خمسة مدنيين قتلوا.", "utf-8")
    command = [sys.executable, "-m", "riwaya", "code", str(article), "--published", "2018-06-30", "--format", "table", "--quiet"]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    last = table[0].index(table[0].split()[-1])
    arabic = [match.start() for line in table[1:] for match in re.finditer(r"[\u0620-\u064a]", line)]
    assert arabic and min(arabic) >= last


@BOTH
def test_13_direction_marks_are_named_kept_apart_and_told_of(tab: Any, hard: str, paths: dict[str, str]) -> None:
    text = httpx.get(f"{hard}{paths['hard']}.json").json()["text"]
    assert "\u202e" in text, "the record keeps them"
    for name in ("hard", "event", "search"):
        tab.goto(paths[name])
        assert not re.search("[\u202a-\u202e]", tab.content())
    tab.goto(paths["hard"])
    controls = tab.locator(".text .control")
    assert controls.all_inner_texts() == ["U+202E", "U+202C"]
    styles = "(found) => found.map((one) => getComputedStyle(one)).map(({ direction, unicodeBidi }) => `${direction} ${unicodeBidi}`)"
    assert set(controls.evaluate_all(styles)) == {"ltr isolate"}
    assert "2" in tab.locator(".notice").inner_text()
    # The words behind the mark still read right to left: the first letter of a word stands right of its last.
    places = """() => {
      const range = document.createRange(); const all = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
      const left = (node, at) => { range.setStart(node, at); range.setEnd(node, at + 1); return range.getBoundingClientRect().left; };
      while (all.nextNode()) {
        const at = all.currentNode.data.indexOf('المدينة كلها');
        if (at >= 0) return [left(all.currentNode, at), left(all.currentNode, at + 6)];
      } }"""
    first, last = tab.evaluate(places)
    assert first > last


@BOTH
def test_14_arabic_is_never_spaced_slanted_or_crowded_and_a_little_larger(tab: Any, paths: dict[str, str]) -> None:
    seen = 0
    for name in SHOWN:
        tab.goto(paths[name])
        tab.evaluate("for (const closed of document.querySelectorAll('details')) closed.open = true")
        for found in tab.evaluate(ARABIC):
            assert (found["spacing"], found["slant"], found["transform"], found["variant"]) == ("normal", "normal", "none", "normal"), found
            assert found["inside"] or found["line"] >= 1.69, (name, found)
            assert found["size"] >= 14.5, (name, found)
            seen += 1
    assert seen > 200
    sizes = """() => { const said = document.querySelector('.events .quote bdi'); const probe = document.createElement('td'); probe.lang = 'en';
      probe.textContent = 'Latin'; said.closest('tr').append(probe);
      return [said, probe].map((box) => parseFloat(getComputedStyle(box).fontSize)); }"""
    tab.goto(paths["events"])
    arabic, latin = tab.evaluate(sizes)
    assert 1.09 <= arabic / latin <= 1.16
