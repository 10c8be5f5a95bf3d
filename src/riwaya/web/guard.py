"""What stands before and behind every answer: who may ask, how much, and what a browser may do with it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.errors import RiwayaError
from riwaya.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
    " worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
LOG = logging.getLogger("riwaya.web")
Refuse = Callable[[Scope, RiwayaError], Response]


class Guard:
    """Refuses what is too long or comes under a strange name, tells of every fault in one shape, and adds the headers of safety."""

    def __init__(self, app: ASGIApp, *, settings: Settings, refuse: Refuse) -> None:
        self._app, self._settings, self._refuse = app, settings, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        fault = self._fault(scope, headers)
        if fault:
            await self._refuse(scope, fault)(scope, receive, _with(send))
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            got = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope  # the server leaves the body out
            await self._app(got, _limited(receive, self._settings.longest_body), _with(sending))
        except Exception as error:
            if begun:
                raise
            if not isinstance(error, RiwayaError):
                LOG.exception("%s %s", scope["method"], scope["path"])
                error = RiwayaError("internal")
            await self._refuse(scope, error)(scope, receive, _with(send))

    def _fault(self, scope: Scope, headers: Headers) -> RiwayaError | None:
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > self._settings.longest_address:
            return RiwayaError("address-long", "", f"> {self._settings.longest_address}")
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._settings.longest_body:
            return RiwayaError("body-long", "", f"> {self._settings.longest_body}")
        host = _host(headers.get("host", ""))
        if self._settings.hosts and host not in self._settings.hosts:
            return RiwayaError("bad-host", "", host[:100])
        return None


def _with(send: Send) -> Send:
    """What sends an answer with the headers of safety."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


def _limited(receive: Receive, most: int) -> Receive:
    """What receives a body until it is too long."""
    got = 0

    async def receiving() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > most:
            raise RiwayaError("body-long", "", f"> {most}")
        return message

    return receiving


def _host(told: str) -> str:
    """The name in a Host header, without its port."""
    if told.startswith("["):
        return told[1:].partition("]")[0]
    return told.partition(":")[0].lower()
