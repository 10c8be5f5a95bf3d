"""The review in a real browser: by keys alone, with words of the text as code points, with lists to choose from, by two people at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import riwaya
from reviewable import PASSWORD, STRIKE, make_library, make_users, report_at, served, visitor

# Where words stand on the screen, as [left, top, right, bottom]; they stand within one run of the text.
BOX = """(words) => { for (const p of document.querySelectorAll('#text [data-start]')) {
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) { const at = node.data.indexOf(words); if (at < 0) continue;
    const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + words.length);
    const box = range.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; } } }"""
WIDTHS = """() => [...document.querySelectorAll('#text p')].map((p) => {
  const range = document.createRange(); range.selectNodeContents(p); return range.getBoundingClientRect().height; })"""
BARE = "() => { for (const p of document.querySelectorAll('#text p')) p.replaceChildren(p.textContent); }"
WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def made(coder: riwaya.Coder, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("review")
    return make_library(coder, folder / "made.db"), make_users(folder / "users.yaml")


@pytest.fixture
def address(made: tuple[Path, Path], tmp_path: Path) -> Iterator[str]:
    """A server without users for a library that nobody has reviewed."""
    with served(Path(shutil.copy(made[0], tmp_path / "library.db"))) as told:
        yield told


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with visitor(address) as made_client:
        yield made_client


def opened(browser: Any, address: str, language: str = "en", width: int = 1280, **more: Any) -> Any:
    """A tab of somebody's own; it fails in `closed` if a page complained."""
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 900}, locale=language, **more)
    tab = context.new_page()
    tab.told = []
    tab.on("console", lambda message: tab.told.append(message.text) if "409" not in message.text and "422" not in message.text else None)
    tab.on("pageerror", lambda error: tab.told.append(str(error)))
    return tab


def closed(tab: Any) -> None:
    """Closes a tab whose pages complained of nothing."""
    told = list(tab.told)
    tab.context.close()
    assert not told


@pytest.fixture
def tab(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    one = opened(browser, address, *getattr(request, "param", ()))
    yield one
    closed(one)


BOTH = pytest.mark.parametrize("tab", [("en", 1280), ("ar", 1280)], indirect=True)


def mine(client: httpx.Client, id: str) -> Any:
    """What the reviewer has of a report."""
    return client.get(f"/api/v1/review/reports/{id}").json()["mine"]


def press(tab: Any, *keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def pressed_on(tab: Any, key: str) -> None:
    """Presses a key that leads to another page."""
    with tab.expect_navigation():
        tab.keyboard.press(key)


def drag(tab: Any, words: str) -> None:
    """Selects words of the text with the mouse."""
    left, top, right, bottom = tab.evaluate(BOX, words)
    tab.mouse.move(right - 1, (top + bottom) / 2)
    tab.mouse.down()
    tab.mouse.move(left + 1, (top + bottom) / 2, steps=4)
    tab.mouse.up()


@BOTH
def test_a_round_by_keys_alone(tab: Any, client: httpx.Client) -> None:
    first, second = (one["report"] for one in client.get("/api/v1/review/queue").json()["items"][:2])
    tab.goto("/review")
    pressed_on(tab, "j")
    assert tab.url.endswith(f"/review/{first}")
    assert tab.locator(".carrier").is_visible(), "the sentence is in sight"
    pressed_on(tab, "a")
    assert f"/review/{second}" in tab.url and mine(client, first)["kind"] == "accept"
    tab.wait_for_function("() => document.querySelector('#said').textContent.length > 10")
    assert tab.get_attribute("#said", "aria-live") == "polite"
    pressed_on(tab, "u")
    assert f"/review/{first}" in tab.url and mine(client, first) is None
    pressed_on(tab, "s")
    assert f"/review/{second}" in tab.url and client.get("/api/v1/review/queue").json()["skipped"] == 1
    pressed_on(tab, "r")
    assert mine(client, second)["kind"] == "reject"
    pressed_on(tab, "u")
    assert f"/review/{second}" in tab.url and mine(client, second) is None
    press(tab, "n")
    tab.keyboard.type("as r u")  # letters of keys, while somebody types
    assert tab.input_value("#f-note") == "as r u" and f"/review/{second}" in tab.url
    press(tab, "Escape")
    pressed_on(tab, "a")
    assert mine(client, second)["note"] == "as r u"


def test_correcting_by_keys_alone(tab: Any, client: httpx.Client) -> None:
    """Words by the arrows, an actor by letters of its name, a value of a list; each in its place."""
    id = report_at(client, "قصفت")
    tab.goto(f"/review/{id}")
    assert not tab.locator(".editor").first.is_visible() and not tab.locator("#save").is_visible()
    press(tab, "e", "4")  # to whom
    assert tab.evaluate("document.activeElement.id") == "text" and tab.evaluate("getSelection().toString()") == "قصفت"
    press(tab, "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft")
    assert tab.evaluate("getSelection().toString()") == "قاعدة الوطية الجوية"
    press(tab, "Shift+ArrowRight", "Control+Shift+ArrowRight", "Control+Shift+ArrowLeft", "Enter")
    assert tab.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    tab.keyboard.type("حكومة الوفاق")
    tab.wait_for_selector("[role=option]")
    press(tab, "ArrowDown")
    option = tab.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).querySelector('.id').textContent"
    )
    press(tab, "Enter")
    assert tab.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    press(tab, "Escape", "t")
    assert tab.evaluate("document.activeElement.id") == "f-stance"
    tab.keyboard.type("denied")
    press(tab, "Escape")
    pressed_on(tab, "c")
    told = mine(client, id)
    start = STRIKE.index("قاعدة الوطية")
    (patient,) = told["fields"]["patients"]
    assert (patient["text"], patient["start"], patient["end"]) == ("قاعدة الوطية", start, start + len("قاعدة الوطية"))
    assert patient["actor"] == option and option.startswith("LBY.") and told["fields"]["stance"] == "denied"
    assert set(told["fields"]) == {"patients", "stance"}, "what was not touched is not sent"


SELECTED = (
    ("agents", "مسيّرة"), ("time", "الاثنين"), ("place", "الوطية"), ("voice", "عسكري"), ("patients", "الجيـش"), ("patients", "وبالقوات المسلّحة"),
)  # fmt: skip


def test_words_of_the_text_become_code_points(tab: Any, client: httpx.Client) -> None:
    """Behind an emoji, vowel signs, tatweel and a line's end, by the mouse."""
    id = report_at(client, "قصفت")
    tab.goto(f"/review/{id}")
    tab.click("#edit")
    for field, words in SELECTED:
        area = tab.locator(f'[data-field="{field}"]')
        more = area.locator(".more")
        (more if more.count() else area.locator(".words").first).click()
        drag(tab, words)
        area.locator(f'.words bdi:text-is("{words}")').last.wait_for()
    with tab.expect_navigation():
        tab.click("#save")
    fields = mine(client, id)["fields"]
    for field, words in SELECTED:
        value = fields[field]
        spans = value if isinstance(value, list) else [value]
        start = STRIKE.index(words)
        assert (words, start, start + len(words)) in [(one["text"], one["start"], one["end"]) for one in spans]


def test_an_actor_is_looked_up_for_new_words_and_can_be_taken_away(tab: Any, client: httpx.Client) -> None:
    id = report_at(client, "سيطرتها")
    tab.goto(f"/review/{id}")
    tab.click("#edit")
    area = tab.locator('[data-field="patients"]')
    area.locator(".more").click()
    drag(tab, "حكومة الوفاق")
    tab.wait_for_function("() => document.querySelector('[data-field=patients] [role=combobox]')?.value")
    press(tab, "Tab")  # what was looked up stays when the field is left
    area.locator(".more").click()
    drag(tab, "بضائع")
    tab.wait_for_function("() => document.querySelectorAll('[data-field=patients] .entry').length === 2")
    area.locator(".entry").nth(1).locator(".small").click()
    with tab.expect_navigation():
        tab.click("#save")
    (patient,) = mine(client, id)["fields"]["patients"]
    assert patient["text"] == "حكومة الوفاق" and patient["actor"].startswith("LBY.GNA")


def test_the_list_to_choose_from_follows_the_pattern(tab: Any, client: httpx.Client) -> None:
    tab.goto(f"/review/{report_at(client, 'قصفت')}")
    press(tab, "e")
    box = tab.locator('[data-field="place"] [role=combobox]')
    assert box.input_value() and box.get_attribute("aria-expanded") == "false" and box.get_attribute("aria-label")
    box.fill("درن")
    options = tab.locator(f"#{box.get_attribute('aria-controls')} [role=option]")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true" and "ly.derna" in options.first.inner_text()
    press(tab, "ArrowDown", "ArrowDown", "ArrowUp")
    assert options.first.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    press(tab, "Escape")
    assert box.get_attribute("aria-expanded") == "false" and tab.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    box.fill("درنه")
    options.first.wait_for()
    options.first.click()
    with tab.expect_navigation():
        tab.click("#save")
    last = client.get("/api/v1/review/log").json()["entries"][0]
    assert (
        last["fields"]["place"]["id"] == "ly.derna"
        and last["fields"]["place"]["text"] == "قاعدة الوطية الجوية"[: len(last["fields"]["place"]["text"])]
    )


def test_what_is_put_back_is_no_correction(tab: Any, client: httpx.Client) -> None:
    id = report_at(client, "قصفت")
    tab.goto(f"/review/{id}")
    tab.click("#edit")
    tab.select_option("#f-stance", "denied")
    tab.select_option("#f-stance", "actual")
    tab.fill('[data-field="time"] input[type=date] >> nth=0', "2020-05-17")
    tab.fill('[data-field="time"] input[type=date] >> nth=0', "2020-05-18")
    press(tab, "Escape")
    pressed_on(tab, "a")
    assert mine(client, id)["kind"] == "accept"


def test_another_type_brings_its_modes_and_words(tab: Any, client: httpx.Client) -> None:
    tab.goto(f"/review/{report_at(client, 'قصفت')}")
    press(tab, "1")
    assert tab.locator('.definitions [data-type="ASSAULT"]').is_visible()
    tab.select_option("#f-type", "PROTEST")
    assert tab.locator('.definitions [data-type="PROTEST"]').is_visible() and not tab.locator('.definitions [data-type="ASSAULT"]').is_visible()
    modes = tab.evaluate("[...document.querySelector('#f-mode').options].filter((one) => !one.disabled).map((one) => one.value)")
    assert "riot" in modes and "drone" not in modes and tab.input_value("#f-mode") == ""


def test_keys_work_on_an_arabic_keyboard(tab: Any, client: httpx.Client) -> None:
    id = report_at(client, "قصفت")
    tab.goto(f"/review/{id}")
    with tab.expect_navigation():
        tab.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ش', code: 'KeyA', bubbles: true, cancelable: true}))")
    assert mine(client, id)["kind"] == "accept"


def test_a_missed_report_by_keys(tab: Any, client: httpx.Client) -> None:
    id = report_at(client, "سيطرتها")
    tab.goto(f"/review/{id}")
    pressed_on(tab, "m")
    press(tab, "w")
    for _ in range(20):
        if tab.evaluate("getSelection().toString()") == "اختفت":
            break
        press(tab, "ArrowLeft")
    press(tab, "Enter", "Escape", "1")
    tab.keyboard.type("Coerce")
    press(tab, "Escape")
    pressed_on(tab, "c")
    added = client.get(f"/api/v1/review/reports/{tab.url.split('/review/')[1][:16]}").json()
    assert added["added"] and added["coded"]["trigger"]["text"] == "اختفت" and added["coded"]["type"] == "COERCE"


def test_links_by_keys(tab: Any, client: httpx.Client) -> None:
    def pairs() -> list[tuple[str, str]]:
        return sorted((one["report"], one["other"]) for one in client.get("/api/v1/review/links").json()["links"])

    before = pairs()
    tab.goto("/review/links")
    pressed_on(tab, "d")
    assert client.get("/api/v1/review/log").json()["entries"][0]["kind"] == "different"
    pressed_on(tab, "u")
    assert pairs() == before


def test_without_scripts_all_is_typed(browser: Any, address: str, client: httpx.Client) -> None:
    id = report_at(client, "قصفت")
    tab = opened(browser, address, java_script_enabled=False)
    tab.goto(f"/review/{id}")
    tab.fill("#f-agents", "طائرات مسيّرة=LBY.LNA")
    tab.select_option("#f-stance", "denied")
    tab.click("#save")
    told = mine(client, id)["fields"]
    assert told["agents"][0]["actor"] == "LBY.LNA" and told["stance"] == "denied" and "said=corrected" in tab.url
    closed(tab)


@pytest.mark.parametrize("tab", [("ar", 360), ("en", 360), ("ar", 1920)], indirect=True)
def test_nothing_runs_off_and_letters_stay_joined(tab: Any, client: httpx.Client) -> None:
    id = report_at(client, "قصفت")
    article = client.get(f"/api/v1/review/reports/{id}").json()["article_id"]
    for path in (
        "/review",
        f"/review/{id}",
        f"/review/add/{article}",
        "/review/links",
        "/review/agreement",
        "/review/adjudicate",
        "/review/log",
    ):
        tab.goto(path)
        assert tab.evaluate(WIDE) <= 0, path
    tab.goto(f"/review/{id}")
    press(tab, "e")
    assert tab.evaluate(WIDE) <= 0
    marked = tab.evaluate(WIDTHS)
    tab.evaluate(BARE)
    assert all(abs(one - other) <= 0.5 for one, other in zip(marked, tab.evaluate(WIDTHS), strict=True))


def signed_in(browser: Any, address: str, name: str) -> Any:
    tab = opened(browser, address)
    tab.goto("/sign-in?next=/review")
    tab.wait_for_function("() => document.activeElement.name === 'name'")
    tab.fill("input[name=name]", name)
    tab.fill("input[name=password]", PASSWORD)
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    return tab


def test_two_reviewers_at_once_then_agreement_and_adjudication(browser: Any, made: tuple[Path, Path], tmp_path: Path) -> None:
    """Both save the same report: the second is told, of her two windows the older one as well, and nothing is lost."""
    with served(Path(shutil.copy(made[0], tmp_path / "library.db")), made[1]) as address, visitor(address, "maryam") as admin:
        id = report_at(admin, "قصفت")
        salma, karim = signed_in(browser, address, "salma"), signed_in(browser, address, "karim")
        window = salma.context.new_page()
        for one in (salma, karim, window):
            one.goto(f"/review/{id}")
        karim.select_option("#f-stance", "planned", force=True)
        press(karim, "e")
        pressed_on(karim, "c")
        assert "others" not in karim.url
        press(salma, "t")
        salma.keyboard.type("denied")
        press(salma, "Escape")
        pressed_on(salma, "c")
        salma.wait_for_function("() => document.querySelector('#said').textContent.includes('Somebody else')")
        assert "karim" not in salma.inner_text("main") and "planned" not in salma.inner_text("main")

        press(window, "g")
        window.keyboard.type("background")
        press(window, "Escape", "n")
        window.keyboard.type("from the old window")
        press(window, "Escape")
        pressed_on(window, "c")
        assert window.locator("[role=alert]").inner_text().count("does not count") == 1
        assert window.input_value("#f-ground") == "background" and window.input_value("#f-stance") == "denied"
        assert window.input_value("#f-note") == "from the old window" and window.locator("#save").is_visible()
        pressed_on(window, "c")
        assert "said=corrected" in window.url

        maryam = signed_in(browser, address, "maryam")
        maryam.goto("/review/agreement")
        assert "karim" in maryam.inner_text(".agreement") and "salma" in maryam.inner_text(".agreement")
        maryam.goto("/review/adjudicate")
        maryam.check('input[name="pick-stance"][value="coder:salma"]')
        maryam.check('input[name="pick-ground"][value="coder:riwaya"]')
        pressed_on(maryam, "c")
        assert maryam.locator(".case").count() == 0
        held = admin.get(f"/api/v1/reports/{id}").json()
        assert (held["stance"], held["ground"]) == ("denied", "news")
        kinds = [(one["who"], one["kind"], one["late"]) for one in admin.get("/api/v1/review/log").json()["entries"]]
        assert sorted(kinds) == [
            ("karim", "correct", False), ("maryam", "adjudicate", False), ("salma", "correct", False), ("salma", "correct", False),
            ("salma", "correct", True),
        ]  # fmt: skip
        for one in (salma, karim, maryam):
            closed(one)
