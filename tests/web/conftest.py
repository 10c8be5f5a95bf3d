"""A library of the examples and of one article that means harm, and the application that shows it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from riwaya.store import Library, open_library
from riwaya.web.nav import ENTRIES
from riwaya.web.settings import Settings
from servers import serving

ROOT = Path(__file__).parents[2]
EVIL = {
    "id": "evil",
    "title": '<script>alert("title")</script> عنوان',
    "outlet": '"><img src=x onerror=alert(1)>منبر',
    "published": "2019-06-28",
    "url": "javascript:alert(1)",
    "text": (
        'أعلن الجيش الوطني الليبي سيطرته على مدينة غريان <script/x>alert("text")</script> الخميس.\n'
        "وقال المتحدث باسم حكومة الوفاق إن قواتها\u202e قتلت خمسة جنود\u202c في غريان </p></article><b onmouseover=alert(2)>.\n"
        "😀 وبالقوات المسلّحة هاجم الجيـش مواقع المسلحين في درنة، فقُتل ثلاثة مدنيين."
    ),
}


@pytest.fixture(scope="session")
def library_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the library."""
    folder = tmp_path_factory.mktemp("web")
    evil = folder / "evil.jsonl"
    evil.write_text(json.dumps(EVIL, ensure_ascii=False) + "\n", "utf-8")
    path = folder / "library.db"
    done = subprocess.run(
        [sys.executable, "-m", "riwaya", "add", str(path), "examples", str(evil), "--quiet"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="session")
def library(library_file: Path) -> Iterator[Library]:
    """The library, to compare with."""
    opened = open_library(library_file)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def address(library_file: Path) -> Iterator[str]:
    """The address of a server for the library."""
    yield from serving(Settings(library_file))


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    """A client that asks for pages, in English."""
    with httpx.Client(base_url=address, headers={"accept": "text/html", "accept-language": "en"}, timeout=30) as made:
        yield made


@pytest.fixture(scope="session")
def every_page(address: str) -> tuple[str, ...]:
    """An address for each kind of page, and for each state in which it looks otherwise: filtered, further on, empty, refused."""
    with httpx.Client(base_url=f"{address}/api/v1", timeout=30) as api:
        event = api.get("/events?disputed=yes&sort=disputes&limit=1").json()["events"][0]["id"]
        evil = next(article["id"] for article in api.get("/articles?limit=500").json()["articles"] if article["name"].endswith("evil"))
        article = api.get(f"/events/{event}").json()["reports"][0]["article_id"]
        report = api.get(f"/events/{event}").json()["reports"][0]["id"]
        outlet = quote(api.get("/outlets").json()["outlets"][0]["outlet"])
    return (
        *(href for _, href in ENTRIES),
        *("/events?view=timeline&place=LBY", "/events?disputed=yes&offset=2&limit=2", "/events?since=1990-01-01&until=1990-01-02"),
        *(f"/events/{event}", "/articles", f"/articles/{article}", f"/articles/{evil}"),
        *("/search?q=القوات", "/search?q=غريان&within=articles", "/search?q=zzzz", "/search?q=("),
        *("/actors/LBY.LNA", "/places/ly.sirte", f"/outlets/{outlet}", "/places?since=1990&until=1990"),
        *("/control?place=سرت", "/control?place=ly.gharyan&at=2019-06-28", "/naming?actor=LBY.LNA", "/changes?since=2100-01-01", "/nothing"),
        *(f"/review/{report}", f"/review/add/{article}", "/review/links", "/review/agreement", "/review/adjudicate", "/review/log"),
    )
