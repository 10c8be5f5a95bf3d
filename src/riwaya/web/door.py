"""Who comes in: with a file of users nobody who has not signed in; and no form from another site."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from collections.abc import Callable
from typing import Annotated
from urllib.parse import parse_qs, quote, urlsplit

import anyio.to_thread
from fastapi import Depends, Request
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from riwaya.errors import RiwayaError
from riwaya.web.sessions import COOKIE, Sessions
from riwaya.web.users import User, Users

OPEN = ("/static/", "/sign-in")
SAFE = ("GET", "HEAD", "OPTIONS")
SAME = ("same-origin", "none")
MOST = 1000  # passwords of programs that are remembered as verified
Refuse = Callable[[Scope, RiwayaError], Response]


class Door:
    """Lets in who has signed in: browsers by cookie, programs by name and password with each request. Without users all come in."""

    def __init__(self, app: ASGIApp, *, users: Users | None, sessions: Sessions, refuse: Refuse) -> None:
        self._app, self._users, self._sessions, self._refuse = app, users, sessions, refuse
        self._salt, self._verified = secrets.token_bytes(16), dict[bytes, str]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if scope["method"] not in SAFE and not _from_here(connection):
            await self._refuse(scope, RiwayaError("bad-form"))(scope, receive, send)
            return
        if self._users is not None:
            user = await self._user(connection, self._users)
            scope.setdefault("state", {})["user"] = user
            if user is None and not scope["path"].startswith(OPEN):
                await self._turned_away(scope, connection)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _turned_away(self, scope: Scope, connection: HTTPConnection) -> Response:
        if scope["method"] in SAFE and "text/html" in connection.headers.get("accept", "") and not scope["path"].startswith("/api/"):
            query = scope["query_string"].decode("latin-1")
            return RedirectResponse(f"/sign-in?next={quote(scope['path'] + (query and '?' + query), safe='')}", 303)
        answer = self._refuse(scope, RiwayaError("sign-in"))
        answer.headers["WWW-Authenticate"] = 'Basic realm="riwaya", charset="UTF-8"'
        return answer

    async def _user(self, connection: HTTPConnection, users: Users) -> User | None:
        name = self._sessions.name(connection.cookies.get(COOKIE, ""))
        if name:
            return users.named(name)
        told = _basic(connection.headers.get("authorization", ""))
        if told is None:
            return None
        key = hashlib.sha256(self._salt + repr(told).encode("utf-8", "replace")).digest()
        if key in self._verified:
            return users.named(self._verified[key])
        user = await anyio.to_thread.run_sync(users.verified, *told)
        if user:
            if len(self._verified) >= MOST:
                self._verified.clear()
            self._verified[key] = user.name
        return user


def _from_here(connection: HTTPConnection) -> bool:
    """Whether a request that changes something comes from a page of this server, or from a program that is no browser."""
    site = connection.headers.get("sec-fetch-site")
    origin = connection.headers.get("origin")
    if site is not None and site not in SAME:
        return False
    if origin == "null":  # what a page sends that keeps its address to itself, as ours do
        return site == "same-origin"
    return origin is None or urlsplit(origin).netloc == connection.headers.get("host", "")


def _basic(header: str) -> tuple[str, str] | None:
    kind, _, told = header.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(told, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (name, password) if colon else None


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form that was sent from a page of this server for this browser; raises RiwayaError `bad-form` for others."""
    told = {name: values[-1] for name, values in parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True).items()}
    sessions: Sessions = request.app.state.site.sessions
    if not sessions.token_holds(told.get("token", ""), request.cookies.get(COOKIE, "")):
        raise RiwayaError("bad-form")
    return told


Form = Annotated[dict[str, str], Depends(_form)]


def user_of(request: Request) -> User | None:
    """Who asks; without a file of users everybody is the local admin."""
    if request.app.state.site.users is None:
        return User("local", "admin")
    found: User | None = getattr(request.state, "user", None)
    return found


def needs(role: str) -> Callable[[Request], User]:
    """What lets only users of a role (or a higher one) pass."""

    def allowed(request: Request) -> User:
        user = user_of(request)
        if user is None:
            raise RiwayaError("sign-in")
        if not user.may(role):
            raise RiwayaError("forbidden", "", role)
        return user

    return allowed
