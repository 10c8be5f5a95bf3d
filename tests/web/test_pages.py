"""Every page in both languages, from a real server: what it shows, how it links, and that text stays text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote

import httpx
import pytest

from riwaya.show.texts import LANGUAGES, Texts
from riwaya.store import Filter, Library, events, reports
from riwaya.web.asked import link
from riwaya.web.nav import ENTRIES

VOID = {"meta", "link", "input", "br", "img", "hr", "rect", "line"}
BANK = "شبكة الضفة (مثال)"


class Page(HTMLParser):
    """What a test asks of a page: its elements with their attributes, its text, and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> Iterator[dict[str, str | None]]:
        return (attrs for tag, attrs in self.elements if tag == name)


def get(client: httpx.Client, path: str, **params: str) -> Page:
    """A page that is there."""
    answer = client.get(path, params=params or None, follow_redirects=True)
    assert answer.status_code == 200, (path, answer.status_code, answer.text[-500:])
    return Page(answer.text)


def most_disputed(client: httpx.Client) -> str:
    rows = client.get("/events.json", params={"disputed": "yes", "sort": "disputes"}).json()["events"]
    return str(rows[0]["id"])


ARABIC = re.compile("[\u0621-\u064a]")
LISTED = ("actors", "places", "events")
PAGES = [
    *(href for _, href in ENTRIES),
    *("/articles", "/events?view=timeline", "/events?type=ASSAULT&place=LBY&sort=killed", "/events?disputed=yes&offset=1&limit=2"),
    *("/search?q=القوات", "/search?q=غريان&within=articles", "/search?q=Sirte&exact=true", "/search?q=zzzz"),
    *("/actors/LBY.LNA", "/actors?type=CONTROL", "/places/ly.sirte", "/places?disputed=yes", f"/outlets/{quote(BANK)}"),
    *(
        "/control?place=سرت",
        "/control?place=ly.gharyan&at=2019-06-28",
        "/naming?actor=LBY.LNA",
        "/changes?since=2020",
        "/?since=1990-01-01&until=1990-01-02",
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_page(client: httpx.Client, path: str, language: str) -> None:
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    page = Page(answer.text)
    (html,) = page.all("html")
    assert (html["lang"], html["dir"]) == (language, "rtl" if language == "ar" else "ltr")
    assert len(list(page.all("h1"))) == 1 and len(list(page.all("main"))) == 1
    assert not any("style" in attrs or any(name.startswith("on") for name in attrs) for _, attrs in page.elements), "nothing inline"
    assert all(attrs.get("src", "").startswith("/static/") for attrs in page.all("script"))
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids)), "ids are unique"
    labels = {attrs.get("for") for attrs in page.all("label")}
    for field in page.all("input"):
        assert field.get("type") == "hidden" or field.get("id") in labels or "<label>" in answer.text
    for row in page.all("table"):
        assert row is not None
    assert "{" not in re.sub(r"\{[a-z_]*\}", "{", page.text.split("/api/v1")[0]) or path in ("/data", "/map"), "no template is left over"


def test_no_page_in_arabic_lacks_words(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a page of the library asks the texts for is there in Arabic: reasons of links, kinds of places, roles, steps and the rest."""
    missing, get_text = set[tuple[str, str]](), Texts.get

    def told(self: Texts, section: str, key: str) -> str:
        found = get_text(self, section, key)
        if self.language == "ar" and key and found == key and not ARABIC.search(found):
            missing.add((section, key))
        return found

    monkeypatch.setattr(Texts, "get", told)
    ids = [row["id"] for row in client.get("/events.json", params={"limit": "500"}).json()["events"]]
    for path in (*PAGES, *(f"/events/{id}" for id in ids), *(f"/{kind}?offset={offset}" for kind in LISTED for offset in (0, 50, 100))):
        assert client.get(path, headers={"accept-language": "ar"}).status_code == 200, path
    assert not missing


def test_names_and_the_page_of_data_are_arabic_in_arabic(client: httpx.Client) -> None:
    """Of actors that the knowledge makes of a country and a noun as well; only what stands for programs stays English."""
    told = "".join(client.get(f"/actors?offset={offset}", headers={"accept-language": "ar"}).text for offset in (0, 50))
    assert not re.search(r">(Libya|Egypt|Turkey|Russia|United States)(:[^<]*)?<", told) and re.search(r"ليبيا: \w", told)
    data = client.get("/data", headers={"accept-language": "ar"}).text
    assert not re.search("Events as told|one row an event|see participants|nothing of a report is lost|not ACLED data", data)
    assert re.search(r"الأحداث كما روتها مقالاتها؛ <bdi dir=\"ltr\">http", data)


def test_all_links_of_the_main_pages_lead_somewhere(client: httpx.Client) -> None:
    begin = ("/", "/events?disputed=yes", f"/events/{most_disputed(client)}", "/actors/LBY.LNA", "/places/ly.sirte", "/control?place=ly.sirte")
    seen: set[str] = set()
    for path in begin:
        seen |= {str(a["href"]).partition("#")[0] for a in get(client, path).all("a") if str(a.get("href", "")).startswith("/")}
    assert len(seen) > 100
    some = sorted(seen - {""})[::4]
    bad = [href for href in some if client.head(href).status_code not in (200, 303)]
    assert not bad


def test_the_language_is_kept_once_chosen(client: httpx.Client) -> None:
    assert next(get(client, "/", lang="ar").all("html"))["lang"] == "ar"
    assert next(get(client, "/events").all("html"))["lang"] == "ar"
    assert next(get(client, "/events", lang="en").all("html"))["lang"] == "en"
    assert next(get(client, "/").all("html"))["lang"] == "en"
    assert next(get(client, "/", theme="dark").all("html"))["data-theme"] == "dark"
    assert next(get(client, "/events").all("html"))["data-theme"] == "dark"


FILTERS = [
    Filter(),
    Filter(types=("ASSAULT",)),
    Filter(places=("LBY",), stances=("denied",)),
    Filter(disputed=True),
    Filter(actors=("LBY.LNA",), outlets=(BANK,)),
]


@pytest.mark.parametrize("filter", FILTERS, ids=str)
def test_page_json_csv_and_library_hold_the_same_events(client: httpx.Client, library: Library, filter: Filter) -> None:
    wanted = [row.id for row in events(library, filter)]
    told = client.get(link("/events.json", filter, limit=500)).json()
    assert told["total"] == len(wanted) and [row["id"] for row in told["events"]] == wanted
    rows = list(csv.DictReader(io.StringIO(client.get(link("/events.csv", filter)).text)))
    assert [row["event"] for row in rows] == wanted
    page = get(client, link("/events", filter, limit=500))
    assert [str(a["href"]).removeprefix("/events/") for a in page.all("a") if re.fullmatch(r"/events/\w+", str(a.get("href")))] == wanted
    features = client.get(link("/events.geojson", filter)).json()["features"]
    assert {feature["id"] for feature in features} <= set(wanted) and (features or not wanted or filter.disputed)
    assert len(features) == sum(1 for row in rows if row["lat"])


def test_facets_of_a_page_lead_to_as_many_events(client: httpx.Client) -> None:
    told = client.get("/api/v1/facets", params={"place": "LBY"}).json()["facets"]
    for name in ("type", "actor", "voice", "outlet", "stance"):
        for choice in told[name][:4]:
            got = client.get("/api/v1/events", params={"place": "LBY", name: choice["value"], "limit": "1"}).json()
            assert got["total"] == choice["events"], (name, choice)


def test_an_event_begins_with_its_sentences_and_shows_where_accounts_differ(client: httpx.Client) -> None:
    id = most_disputed(client)
    html = client.get(f"/events/{id}").text
    assert html.index('id="quotes"') < html.index('id="accounts"') < html.index('id="history"')
    told = client.get(f"/events/{id}.json").json()
    assert html.count('class="differs"') >= 2
    assert 'class="chip narrator"' in html or 'class="chip voice"' in html
    for report in told["reports"]:
        assert f'id="q-{report["id"]}"' in html
    assert all(contradiction["kind"] in told["event"]["disputes"] for contradiction in told["contradictions"])
    rows = list(csv.DictReader(io.StringIO(client.get(f"/events/{id}.csv").text)))
    assert [row["report"] for row in rows] == [report["id"] for report in told["reports"]]


def test_from_a_number_to_its_sentence_in_one_step(client: httpx.Client, library: Library) -> None:
    stored = next(stored for stored in reports(library) if stored.report.counts and stored.event)
    page = get(client, f"/events/{stored.event}")
    assert any(a.get("href") == f"/reports/{stored.report.id}" for a in page.all("a"))
    answer = client.get(f"/reports/{stored.report.id}")
    assert answer.status_code == 303
    path, _, number = answer.headers["location"].partition("#r")
    card = get(client, path)
    assert any(attrs.get("id") == f"r{number}" for attrs in card.all("li"))
    told = client.get(f"{path}.json").json()["reports"][int(number) - 1]
    assert told["id"] == stored.report.id


def test_the_text_of_an_article_is_whole_and_harmless(client: httpx.Client, library: Library) -> None:
    (evil,) = [row[0] for row in library.db.execute("SELECT id FROM articles WHERE name LIKE '%evil%'")]
    (text,) = library.db.execute("SELECT text FROM articles WHERE id = ?", (evil,)).fetchone()
    answer = client.get(f"/articles/{evil}")
    assert "<script>alert" not in answer.text and "onerror=alert(1)>" not in answer.text and "<img" not in answer.text
    assert 'href="javascript:' not in answer.text
    assert "\u202e" not in answer.text and "U+202E" in answer.text, "what reorders the page is named, not drawn"
    page = Page(answer.text)
    for line in text.splitlines():
        assert line.replace("\u202e", "U+202E").replace("\u202c", "U+202C") in page.text
    assert client.get(f"/articles/{evil}.json").json()["text"] == text, "data is untouched"
    for path in (
        "/events?outlet=" + quote('"><img src=x onerror=alert(1)>منبر'),
        "/search?q=" + quote('<script/x>"غريان"</script>'),
        "/outlets",
    ):
        html = client.get(path).text
        assert "<script>" not in html.replace('<script type="module"', "") and "<img" not in html and "\u202e" not in html
        Page(html)


def test_the_archived_copy_is_the_bytes_and_never_a_page(client: httpx.Client, library: Library) -> None:
    id, raw = library.db.execute("SELECT id, raw FROM articles WHERE name LIKE '%evil%'").fetchone()
    answer = client.get(f"/articles/{id}/raw")
    assert answer.content == raw
    assert answer.headers["content-type"] == "application/octet-stream" and answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("path", ["/events", "/control?place=ly.sirte", "/changes", "/articles", "/data", "/search?q=سرت"])
def test_dates_ids_and_points_read_from_left_to_right_in_arabic(client: httpx.Client, path: str) -> None:
    html = client.get(path, headers={"accept-language": "ar"}).text
    main = html[html.index("<main") : html.index("</main>")]
    kept_apart = r"<bdi dir=\"ltr\"[^>]*>.*?</bdi>|<blockquote class=\"cite\".*?</blockquote>|\u2066[^\u2069]*\u2069|<[^>]*>"
    assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b|\d+\.\d{3}, ", re.sub(kept_apart, " ", main, flags=re.DOTALL))


def test_naming_sets_outlets_and_labels_side_by_side(client: httpx.Client) -> None:
    told = client.get("/naming.json", params={"actor": "LBY.LNA"}).json()
    html = client.get("/naming", params={"actor": "LBY.LNA"}).text
    for wording in told["outlets"]:
        assert wording["text"] in html and all(sample["report"] in html for sample in wording["samples"])
    rows = list(csv.DictReader(io.StringIO(client.get("/naming.csv", params={"actor": "LBY.LNA"}).text)))
    assert len(rows) == sum(len(told[part]) for part in ("outlets", "voices", "outlet_words", "voice_words"))


def test_control_has_a_row_and_a_bar_for_each_dated_claim(client: httpx.Client) -> None:
    told = client.get("/control.json", params={"place": "ly.sirte"}).json()["claims"]
    html = client.get("/control", params={"place": "ly.sirte"}).text
    assert html.count('<tr id="c-') == len(told)
    assert html.count('<a href="#c-') >= sum(1 for claim in told if claim["low"] or claim["high"])
    early = client.get("/control.json", params={"place": "ly.sirte", "at": "2016-12-31"}).json()["claims"]
    assert early and all(evidence["published"] <= "2016-12-31" for claim in early for evidence in claim["evidence"])
