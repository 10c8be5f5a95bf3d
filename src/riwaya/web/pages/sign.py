"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from riwaya.errors import RiwayaError
from riwaya.web.door import Form
from riwaya.web.language import language_of, texts_of
from riwaya.web.render import bare_page
from riwaya.web.sessions import COOKIE, LONGEST
from riwaya.web.site import Site

pages = APIRouter()


@pages.get("/sign-in")
def sign_in_page(request: Request, next: Annotated[str, Query(max_length=4000)] = "/") -> Response:
    """The form."""
    return _page(request, next)


@pages.post("/sign-in")
async def sign_in(request: Request, told: Form) -> Response:
    """Signs a user in; the answer to a wrong password does not say which of the two was wrong."""
    site: Site = request.app.state.site
    if site.users is None:
        return RedirectResponse("/", 303)
    user = await anyio.to_thread.run_sync(site.users.verified, told.get("name", "")[:200], told.get("password", "")[:1000])
    if user is None:
        return _page(request, told.get("next", "/"), wrong=True)
    answer = RedirectResponse(_inside(told.get("next", "/")), 303)
    answer.set_cookie(
        COOKIE, site.sessions.cookie(user.name), max_age=LONGEST, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return answer


@pages.post("/sign-out")
async def sign_out(told: Form) -> Response:
    """Signs the user out."""
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return answer


def _page(request: Request, following: str, *, wrong: bool = False) -> Response:
    language = language_of(request.query_params, request.cookies, request.headers.get("accept-language", ""))
    fault = RiwayaError("wrong-password").issue if wrong else None
    return bare_page(request, texts_of(language), "sign_in.html", status=401 if wrong else 200, next=_inside(following), fault=fault)


def _inside(address: str) -> str:
    """An address of this server; anything else leads to the first page."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
