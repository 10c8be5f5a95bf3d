"""What requests share: connections that wait, an index of one state, turns that nobody holds while waiting."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import LifoQueue

import httpx
import pytest

from riwaya.store import Library
from riwaya.web import site as site_module
from riwaya.web.index import Index
from riwaya.web.pool import KEPT, Pool
from riwaya.web.settings import Settings
from riwaya.web.site import AT_ONCE, Site
from servers import serving


@pytest.fixture
def own(library_file: Path, tmp_path: Path) -> Path:
    """A library that may be changed."""
    return Path(shutil.copy(library_file, tmp_path / "own.db"))


def change(path: Path) -> None:
    """Takes some reports out of a library."""
    with sqlite3.connect(path) as db:
        db.execute("UPDATE reports SET withdrawn = 1 WHERE type = 'ASSAULT'")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The making of an index waits until this is set."""
    opened, build = threading.Event(), site_module.build

    def slow(library: Library) -> Index:
        opened.wait(20)
        return build(library)

    monkeypatch.setattr(site_module, "build", slow)
    opened.set()
    yield opened
    opened.set()


def test_a_page_of_the_index_before_a_change_is_not_kept(own: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_module, "PATIENCE", 0.05)
    for server in serving(Settings(own)):
        addresses = [f"{server}{path}" for path in ("/api/v1/overview", "/map/labels.json")]
        first = [httpx.get(address, timeout=30) for address in addresses]
        assert all("etag" in answer.headers for answer in first)
        gate.clear()
        change(own)
        stale = [httpx.get(address, timeout=30) for address in addresses]
        assert stale[0].json()["totals"]["reports"] == first[0].json()["totals"]["reports"]
        assert not any("etag" in answer.headers for answer in stale)
        gate.set()
        end = time.monotonic() + 20
        while "etag" not in (now := httpx.get(addresses[0], timeout=30)).headers and time.monotonic() < end:
            time.sleep(0.05)
        assert now.json()["totals"]["reports"] < first[0].json()["totals"]["reports"]
        assert httpx.get(addresses[1], timeout=30).text != first[1].text


def test_who_waits_for_the_first_index_keeps_nobody_from_other_pages(own: Path, gate: threading.Event) -> None:
    gate.clear()
    for server in serving(Settings(own)):
        threads = [threading.Thread(target=httpx.get, args=(f"{server}/api/v1/overview",), kwargs={"timeout": 30}) for _ in range(2 * AT_ONCE)]
        for thread in threads:
            thread.start()
        time.sleep(0.3)
        assert httpx.get(f"{server}/api/v1/review/queue", timeout=5).status_code < 500
        gate.set()
        for thread in threads:
            thread.join(30)


def test_a_request_asks_for_one_index_only(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, index = list[int](), Site.index
    monkeypatch.setattr(Site, "index", lambda site: (asked.append(1), index(site))[1])
    for server in serving(Settings(own)):
        for path in ("/", "/search?q=سرت", "/places/ly.sirte"):
            httpx.get(f"{server}/api/v1/overview", timeout=30)
            asked.clear()
            assert httpx.get(f"{server}{path}", headers={"accept": "text/html"}, timeout=30).status_code == 200
            assert len(asked) == 1, path


def test_a_connection_too_many_is_closed_and_nobody_waits(library_file: Path) -> None:
    class Late(LifoQueue[Library]):
        """Another one gives a connection back between the look and the putting."""

        def full(self) -> bool:
            return False

    pool = Pool(library_file, 10.0)
    pool._free = Late(KEPT)
    held = [pool.reading() for _ in range(KEPT + 1)]
    libraries = [one.__enter__() for one in held]

    def leave() -> None:
        for one in held:
            one.__exit__(None, None, None)

    thread = threading.Thread(target=leave, daemon=True)
    thread.start()
    thread.join(5)
    assert not thread.is_alive()
    with pytest.raises(sqlite3.ProgrammingError):
        libraries[-1].db.execute("SELECT 1")
    pool.close()
