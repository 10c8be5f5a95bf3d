"""The interface for programs, and what guards it: errors in one shape, limits, headers, what has not changed is not sent again."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from jsonschema import Draft202012Validator

from riwaya.errors import FAULTS
from riwaya.store import Library
from riwaya.web.settings import Settings
from servers import serving

LISTS = {"events": "events", "articles": "articles", "actors": "actors", "places": "places", "changes": "changes"}
BAD = [
    ("/api/v1/nothing", 404, "no-page"),
    ("/api/v1/events/none", 404, "unknown-id"),
    ("/api/v1/events?type=NOPE", 400, "bad-condition"),
    ("/api/v1/events?since=yesterday", 400, "bad-day"),
    ("/api/v1/events?since=2020-02-30", 400, "bad-day"),
    ("/api/v1/events?since=2020&until=2019", 400, "bad-condition"),
    ("/api/v1/events?place=nowhere", 400, "bad-condition"),
    ("/api/v1/events?limit=0", 400, "bad-condition"),
    ("/api/v1/events?limit=501", 400, "bad-condition"),
    ("/api/v1/events?limit=x", 400, "bad-condition"),
    ("/api/v1/events?offset=-1", 400, "bad-condition"),
    ("/api/v1/events?offset=99999999999999999999", 400, "bad-condition"),
    ("/api/v1/events?sort=up", 400, "bad-condition"),
    ("/api/v1/events?voice=" + "0" * 201, 400, "bad-condition"),
    ("/api/v1/search", 400, "bad-condition"),
    ("/api/v1/search?q=(", 400, "query-operator"),
    ("/api/v1/search?q=" + "ا" * 1001, 400, "bad-condition"),
    ("/api/v1/control?place=nowhere", 404, "unknown-id"),
    ("/api/v1/changes?since=soon", 400, "bad-condition"),
    ("/api/v1/events/a%00b", 404, "unknown-id"),
    ("/api/v1/events?" + "type=ASSAULT&" * 800, 414, "address-long"),
]


@pytest.mark.parametrize(("path", "status", "code"), BAD, ids=[path[:60] for path, _, _ in BAD])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_errors_have_one_shape_in_both_languages(client: httpx.Client, path: str, status: int, code: str, language: str) -> None:
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == status, answer.text
    (error,) = answer.json().values()
    assert set(error) == {"code", "status", "where", "message", "detail", "remedy"}
    assert (error["code"], error["status"]) == (code, status) and error["message"] and error["remedy"]
    assert (error["message"] == FAULTS[code].message) == (language == "en")


def test_people_get_a_page_and_programs_an_object(client: httpx.Client) -> None:
    page = client.get("/events/none")
    assert (
        page.status_code == 404
        and "text/html" in page.headers["content-type"]
        and FAULTS["unknown-id"].remedy in page.text.replace("&#39;", "'")
    )
    for path in ("/actors/LBY.NOBODY", "/places/ly.none", "/outlets/x.com"):
        answer = client.get(path)
        assert answer.status_code == 404 and "text/html" in answer.headers["content-type"], path
    assert client.get("/events/none.json").json()["error"]["code"] == "unknown-id"
    assert client.get("/events/none", headers={"accept": "application/json"}).json()["error"]["code"] == "unknown-id"
    assert client.post("/events").status_code == 405


def test_a_wrong_condition_is_told_in_words(client: httpx.Client) -> None:
    """Neither a regular expression nor the place of a field in a query, which an address does not have."""
    day = client.get("/events?since=foo", headers={"accept": "text/html"}).text
    assert "foo" in day and "YYYY-MM-DD" in day and "[12]" not in day
    place = client.get("/events?place=Atlantis", headers={"accept": "text/html"}).text
    assert "Atlantis" in place and FAULTS["bad-condition"].message in place and "number" not in FAULTS["bad-condition"].remedy


@pytest.mark.parametrize("path", ["/", "/api/v1/events", "/static/app.js", "/events/none", "/nothing", "/events.csv"])
def test_headers_of_safety(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer" and "server" not in headers


@pytest.mark.parametrize("path", ["/", "/events?type=ASSAULT", "/api/v1/overview", "/codebook"])
def test_what_has_not_changed_is_not_sent_again(client: httpx.Client, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"") and again.headers["etag"] == first.headers["etag"]
    other = client.get(path, headers={"if-none-match": first.headers["etag"], "accept-language": "ar"})
    assert other.status_code == 200, "another language is another page"
    assert "etag" not in client.get("/events/none").headers


def test_a_change_of_the_library_changes_pages(library_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    shutil.copy(library_file, path)
    for server in serving(Settings(path)):
        first = httpx.get(f"{server}/api/v1/overview")
        import sqlite3

        with sqlite3.connect(path) as db:
            db.execute("UPDATE reports SET withdrawn = 1 WHERE type = 'ASSAULT'")
        again = httpx.get(f"{server}/api/v1/overview", headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 200
        assert again.json()["totals"]["reports"] < first.json()["totals"]["reports"]


@pytest.mark.parametrize("name", LISTS)
def test_parts_of_a_list_fit_together(client: httpx.Client, name: str) -> None:
    whole = client.get(f"/api/v1/{name}", params={"limit": "500"}).json()
    rows, following, asked = [], f"/api/v1/{name}?limit=37", 0
    while following and asked < 40:
        part = client.get(following).json()
        rows += part[LISTS[name]]
        following, asked = part["next"], asked + 1
    assert rows[:500] == whole[LISTS[name]] and len(rows) == whole["total"]


def test_the_description_is_whole_and_true(client: httpx.Client, library: Library) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    event = client.get("/api/v1/events?limit=1").json()["events"][0]["id"]
    report, article = library.db.execute("SELECT id, article FROM reports LIMIT 1").fetchone()
    outlet = client.get("/api/v1/outlets").json()["outlets"][0]["outlet"]
    ids = {"events": event, "reports": report, "articles": article, "actors": "LBY.LNA", "places": "ly.sirte", "outlets": quote(outlet)}
    needed = {"/search": {"q": "سرت"}, "/control": {"place": "ly.sirte"}, "/naming": {"actor": "LBY.LNA"}}
    needed |= {f"/lookup/{kind}": {"q": "سرت"} for kind in ("actors", "places")}
    names = [operation["operationId"] for methods in told["paths"].values() for operation in methods.values()]
    assert len(names) == len(set(names)) > 20
    for path, operation in told["paths"].items():
        if "get" not in operation:
            assert set(operation) == {"post"} and "/review/" in path
            continue
        kind = path.removeprefix("/api/v1/review").removeprefix("/api/v1").split("/")[1]
        parts = path.replace("{id}", ids.get(kind, "")).replace("{outlet}", ids["outlets"])
        answer = client.get(parts, params=needed.get(path.removeprefix("/api/v1")))
        assert answer.status_code == 200, (path, answer.text)
        content = operation["get"]["responses"]["200"]["content"]
        assert answer.headers["content-type"].partition(";")[0] in content, path
        schema: Any = content.get("application/json", {}).get("schema")
        if schema:
            Draft202012Validator({**schema, "components": told["components"]}).validate(answer.json())
        assert operation["get"]["description"] and "4XX" in operation["get"]["responses"]


def test_a_page_under_another_name_is_refused(address: str) -> None:
    answer = httpx.get(address, headers={"host": "evil.example"})
    assert answer.status_code == 421 and answer.json()["error"]["code"] == "bad-host"
    for name in ("localhost:80", "127.0.0.1", "[::1]:9"):
        assert httpx.get(f"{address}/api/v1/overview", headers={"host": name}).status_code == 200


def test_long_bodies_are_refused(address: str) -> None:
    assert httpx.post(f"{address}/events", content=b"x" * 1_000_001).status_code == 413


def test_broken_requests_do_not_end_the_server(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    for raw in (
        b"GET / HTTP/1.1\r\nHost: \xff\r\n\r\n",
        b"\x00\x01\x02\r\n\r\n",
        b"GET /events?%ff=%00&type=%ed%a0%80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ):
        with socket.create_connection((host, int(port)), 5) as line:
            line.sendall(raw + b"\r\n\r\n")
            line.recv(100)
    assert httpx.get(f"{address}/api/v1/overview").status_code == 200


def test_costly_requests_end(library_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.web.pool.STEPS", 10)  # so that the clock is looked at, as small as the library is
    for server in serving(Settings(library_file, seconds=0.0)):
        answer = httpx.get(f"{server}/api/v1/search", params={"q": "ا* OR ب* OR م* OR و* OR ت*", "limit": "500"}, timeout=30)
        assert answer.status_code == 503
        assert answer.json()["error"]["code"] == "too-costly" and answer.headers["retry-after"]


@pytest.fixture
def broken(library_file: Path, tmp_path: Path) -> Iterator[str]:
    path = tmp_path / "secret-folder" / "gone.db"
    path.parent.mkdir()
    shutil.copy(library_file, path)
    for server in serving(Settings(path)):
        path.unlink()
        yield server


def test_no_answer_tells_a_path_of_the_machine(broken: str, client: httpx.Client) -> None:
    for path in ("/api/v1/overview", "/api/v1/events", "/"):
        answer = httpx.get(f"{broken}{path}")
        assert "secret-folder" not in answer.text and "Traceback" not in answer.text
    for path in ("/api/v1/overview", "/data", "/api/v1/articles", "/changes", "/events.csv"):
        assert str(Path(__file__).parents[2]) not in client.get(path).text
