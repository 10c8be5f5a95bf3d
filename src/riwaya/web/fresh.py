"""Tells browsers and programs that what they have still holds, without making it again."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from importlib.metadata import version
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.web.language import COOKIE, language_of
from riwaya.web.sessions import COOKIE as SESSION
from riwaya.web.state import State

SEEN = ("theme", COOKIE, SESSION)  # cookies that change a page
SHOWS = "shows"  # in the request's state: the state of the library that a page shows, if it is made of an index
NEVER = ("/static/", "/sign-")  # what has names of its own, or is made anew each time


class Fresh:
    """Names each good answer after all that it depends on: the library's state, the program, the address, the visitor; whoever has
    the answer of that name already gets none."""

    def __init__(self, app: ASGIApp, *, state: Callable[[], State]) -> None:
        self._app, self._state = app, state
        self._code = f"{version('riwaya')} {secrets.token_hex(8)}"  # a new start may be another program, and its forms have other tokens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"].startswith(NEVER):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        state = self._state()
        tag = self._tag(scope, headers, state)
        more = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization, Accept-Language, Accept"}
        if tag in (told.strip() for told in headers.get("if-none-match", "").split(",")):
            await Response(status_code=304, headers=more)(scope, receive, send)
            return

        known = scope.setdefault("state", {})

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                if message["status"] == 200 and "set-cookie" not in answer and known.get(SHOWS, state) == state:
                    answer.update(more)
            await send(message)

        await self._app(scope, receive, sending)

    def _tag(self, scope: Scope, headers: Headers, state: State) -> str:
        try:
            cookies = {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
        except CookieError:
            cookies = {}
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        language = language_of(query, cookies, headers.get("accept-language", ""))
        user = scope.get("state", {}).get("user")
        address = (scope["path"], scope["query_string"], "text/html" in headers.get("accept", ""))
        shown = (self._code, state, *address, language, *(cookies.get(name, "") for name in SEEN), user and user.name)
        return f'W/"{hashlib.sha256(repr(shown).encode()).hexdigest()[:32]}"'
