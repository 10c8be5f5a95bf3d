"""Signing in: who is let in, what is refused, and that no other site can act for a user."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
import yaml
from argon2.exceptions import VerificationError

from riwaya.errors import UsageError
from riwaya.web.sessions import COOKIE
from riwaya.web.settings import Settings
from riwaya.web.users import TRIES, User, read_users, write_user
from servers import serving

PASSWORD = "كلمة سر 1"


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("users") / "users.yaml"
    write_user(path, "سالم", "reviewer", "old")
    write_user(path, "amal", "reader", PASSWORD)
    write_user(path, "سالم", "reviewer", PASSWORD)
    return path


@pytest.fixture(scope="module")
def server(library_file: Path, users: Path) -> Iterator[str]:
    yield from serving(Settings(library_file, users))


@pytest.fixture
def visitor(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, headers={"accept": "text/html", "accept-language": "en"}) as made:
        yield made


def token(visitor: httpx.Client, path: str = "/sign-in") -> str:
    found = re.search(r'name="token" value="([^"]+)"', visitor.get(path).text)
    assert found
    return found[1]


def signed(visitor: httpx.Client, name: str = "سالم", password: str = PASSWORD, following: str = "/") -> httpx.Response:
    return visitor.post("/sign-in", data={"name": name, "password": password, "next": following, "token": token(visitor)})


def test_the_file_holds_hashes_for_its_owner_only(users: Path) -> None:
    text = users.read_text("utf-8")
    assert PASSWORD not in text and text.count("$argon2id$") == 2
    assert stat.S_IMODE(users.stat().st_mode) == 0o600
    found = read_users(users)
    assert found.named("سالم") == User("سالم", "reviewer")
    assert found.verified("سالم", PASSWORD) and not found.verified("سالم", "old") and not found.verified("nobody", "nobody")


def test_too_many_wrong_passwords_close_the_door_for_a_while(users: Path) -> None:
    found = read_users(users)
    assert not any(found.verified("amal", "wrong") for _ in range(TRIES))
    assert found.verified("amal", PASSWORD) is None
    assert found.verified("سالم", PASSWORD)


def test_tries_at_a_time_are_counted_as_those_one_after_another(users: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    class Slow:
        def verify(self, kept: str, password: str) -> None:
            looked.append(password)
            time.sleep(0.02)
            raise VerificationError

    found = read_users(users)
    monkeypatch.setattr("riwaya.web.users._HASHER", Slow())
    with ThreadPoolExecutor(4 * TRIES) as pool:
        assert not any(pool.map(lambda number: found.verified("amal", f"wrong {number}"), range(4 * TRIES)))
    assert len(looked) == TRIES


def test_nothing_is_written_into_a_file_that_breaks_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "users.yaml"
    path.write_text("[amal]")
    with pytest.raises(UsageError) as error:
        write_user(path, "amal", "reader", PASSWORD)
    assert error.value.fault.code == "bad-users" and path.read_text() == "[amal]"


@pytest.mark.parametrize(
    "told",
    ["", "name: x", "[]", "[{name: x}]", "[{name: x, role: king, password: y}]", "[{name: x, role: reader, password: plain}]", "[", "[1]"],
)
def test_a_file_that_breaks_the_rules_is_refused(tmp_path: Path, told: str) -> None:
    path = tmp_path / "users.yaml"
    path.write_text(told)
    with pytest.raises(UsageError) as error:
        read_users(path)
    assert error.value.fault.code == "bad-users" and error.value.where.startswith("users.yaml")


def test_nobody_reads_without_signing_in(visitor: httpx.Client) -> None:
    for path in ("/", "/events?type=ASSAULT", "/articles/x", "/nothing"):
        answer = visitor.get(path)
        assert answer.status_code == 303 and answer.headers["location"].startswith("/sign-in?next=%2F")
    for path in ("/api/v1/events", "/api/v1/openapi.json"):
        answer = visitor.get(path)
        assert answer.status_code == 401 and answer.json()["error"]["code"] == "sign-in" and "Basic" in answer.headers["www-authenticate"]
    assert visitor.get("/events.json", headers={"accept": "*/*"}).status_code == 401
    assert visitor.get("/static/riwaya.css").status_code == 200


def test_signing_in_and_out(visitor: httpx.Client) -> None:
    answer = signed(visitor, following="/events?type=ASSAULT")
    assert answer.status_code == 303 and answer.headers["location"] == "/events?type=ASSAULT"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie
    page = visitor.get("/events")
    assert page.status_code == 200 and "سالم" in page.text
    assert visitor.get("/events", headers={"if-none-match": page.headers["etag"]}).status_code == 304
    assert visitor.post("/sign-out", data={"token": token(visitor, "/events")}).status_code == 303
    assert visitor.get("/events", headers={"if-none-match": page.headers["etag"]}).status_code == 303


def test_a_wrong_password_is_told_without_saying_which(visitor: httpx.Client) -> None:
    one, other = signed(visitor, password="wrong"), signed(visitor, name="nobody")
    assert one.status_code == other.status_code == 401 and 'role="alert"' in one.text
    assert COOKIE not in visitor.cookies


@pytest.mark.parametrize("following", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(visitor: httpx.Client, following: str) -> None:
    assert signed(visitor, following=following).headers["location"] == "/"


def test_no_other_site_can_send_forms(visitor: httpx.Client) -> None:
    good = {"name": "سالم", "password": PASSWORD, "token": token(visitor)}
    elsewhere = ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "null"})
    for headers in (*elsewhere, {"origin": "null", "sec-fetch-site": "cross-site"}, {"origin": "null", "sec-fetch-site": "none"}):
        answer = visitor.post("/sign-in", data=good, headers={**headers, "accept": "application/json"})
        assert answer.status_code == 403 and answer.json()["error"]["code"] == "bad-form"
    assert visitor.post("/sign-in", data={**good, "token": "x"}).status_code == 403
    assert visitor.post("/sign-in", data={k: v for k, v in good.items() if k != "token"}).status_code == 403
    browser = {"origin": "null", "sec-fetch-site": "same-origin"}  # our pages keep their address to themselves
    assert visitor.post("/sign-in", data={**good, "password": "wrong"}, headers=browser).status_code == 401
    assert signed(visitor).status_code == 303
    assert visitor.post("/sign-in", data=good).status_code == 403, "the form was made before another one signed in"


@pytest.mark.parametrize("cookie", ["", "x", "WyJhbWFsIiwieCJd.x.y", "a" * 3000])
def test_made_up_cookies_open_nothing(visitor: httpx.Client, cookie: str) -> None:
    assert visitor.get("/api/v1/events", headers={"cookie": f"{COOKIE}={cookie}"}).status_code == 401


def test_programs_sign_in_with_each_request(server: str) -> None:
    for _ in range(2):
        assert httpx.get(f"{server}/api/v1/events", auth=("amal", PASSWORD)).status_code == 200
    assert httpx.get(f"{server}/api/v1/events", auth=("amal", "wrong")).status_code == 401
    assert httpx.get(f"{server}/api/v1/events", headers={"authorization": "Basic %%%"}).status_code == 401


def test_the_command_writes_a_user(tmp_path: Path) -> None:
    path = tmp_path / "users.yaml"
    command = [sys.executable, "-m", "riwaya", "user", str(path), "amal", "--role", "admin", "--password", PASSWORD]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0 and PASSWORD not in done.stdout + done.stderr
    assert [(entry["name"], entry["role"]) for entry in yaml.safe_load(path.read_text("utf-8"))] == [("amal", "admin")]
