"""The application: one library behind pages and an interface for programs."""

from __future__ import annotations

import mimetypes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from riwaya.show.page import STATIC as READER
from riwaya.web.door import Door
from riwaya.web.faults import Refusal, handle, refuse
from riwaya.web.fresh import Fresh
from riwaya.web.guard import Guard
from riwaya.web.pages import PAGES, sign
from riwaya.web.settings import Settings
from riwaya.web.site import Site

STATIC = Path(__file__).with_name("static")
API = "/api/v1"
ABOUT = (
    "Events as told by Arabic news: each report says who did what to whom, where, when, and according to whom. Offsets are Unicode code"
    " points of the article's text. The same resources as the pages; every error has the same shape."
)
REFUSALS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Refusal, "description": "What was asked for cannot be given; `code` and `remedy` say why and what to do."},
    503: {"model": Refusal, "description": "The answer would take too long."},
}


def create_app(library: Path, *, users: Path | None = None, settings: Settings | None = None) -> FastAPI:
    """The application for a library; with a file of users everybody has to sign in. `settings` replaces what is allowed."""
    chosen = replace(settings or Settings(library), library=library, users=users)
    site = Site(chosen)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        site.warm()
        yield
        site.close()

    layers = [
        Middleware(Guard, settings=chosen, refuse=refuse),
        Middleware(Door, users=site.users, sessions=site.sessions, refuse=refuse),
        Middleware(Fresh, state=site.state),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
    ]
    app = FastAPI(
        title="riwaya", version=version("riwaya"), description=ABOUT, lifespan=lifespan, docs_url=None, redoc_url=None,
        openapi_url=f"{API}/openapi.json", middleware=layers,
        generate_unique_id_function=_name,
    )  # fmt: skip
    app.state.site = site
    handle(app)
    api = APIRouter(prefix=API, responses=REFUSALS)
    for module in PAGES:
        app.include_router(module.pages, include_in_schema=False)
        api.include_router(module.api)
    app.include_router(sign.pages, include_in_schema=False)
    app.include_router(api)
    mimetypes.add_type("text/javascript", ".js")
    mimetypes.add_type("text/javascript", ".mjs")
    app.mount("/static/reader", StaticFiles(directory=READER), name="reader")
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def _name(route: APIRoute) -> str:
    return route.name
