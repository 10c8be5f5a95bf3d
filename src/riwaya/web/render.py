"""Makes pages from templates: every text is escaped, what reads in another direction is kept apart from what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from riwaya.show.faults import words_of
from riwaya.show.page import FOLDER as SHARED
from riwaya.show.texts import LANGUAGES, Texts
from riwaya.show.view import by_script, plain
from riwaya.store import Filter
from riwaya.store.filters import conditions
from riwaya.web.asked import Part, link
from riwaya.web.door import user_of
from riwaya.web.facets import with_value
from riwaya.web.language import COOKIE, speaker
from riwaya.web.listing import Listing
from riwaya.web.names import language_of
from riwaya.web.nav import entries_for
from riwaya.web.sessions import COOKIE as SESSION
from riwaya.web.visit import Visit

FOLDER = Path(__file__).with_name("templates")
VENDOR = Path(__file__).with_name("static") / "vendor"
YEAR = 31_536_000  # seconds for which a choice of language or theme is kept
THEMES = ("light", "dark")
LTR = Markup('<bdi dir="ltr">{}</bdi>')
DAY = Markup('<span class="day">{}</span>')  # a line may end between two days, not within one


def page(visit: Visit, template: str, *, status: int = 200, **values: object) -> Response:
    """The page of a template for a visit."""
    return bare_page(visit.request, visit.texts, template, status=status, headers=None, names=visit.names, visit=visit, **values)


def bare_page(
    request: Request, texts: Texts, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: object
) -> Response:
    """A page that needs no library."""
    theme = next((t for t in (request.query_params.get("theme"), request.cookies.get("theme")) if t in THEMES), "")
    shared = {
        "texts": texts,
        "say": speaker(texts),
        "word": texts.get,
        "theme": theme,
        "path": request.url.path,
        "sought": request.query_params.get("q", "") if request.url.path == "/search" else "",
        "entries": entries_for(user_of(request)),
        "again": partial(_again, request),
        "pages_of": lambda: lambda offset: _again(request, offset=str(offset) if offset else ""),
        "other": next(language for language in LANGUAGES if language != texts.language),
        "version": version("riwaya"),
        "fonts": (VENDOR / "noto-naskh-arabic-400.woff2").is_file(),
        "user": getattr(request.state, "user", None),
        "signing": request.app.state.site.users is not None,
        "token": request.app.state.site.sessions.token(request.cookies.get(SESSION, "")),
        "fault_words": lambda issue: words_of(issue, texts.language),
    }
    answer = HTMLResponse(_environment().get_template(template).render(**shared, **values), status, headers)
    for name, value, known in ((COOKIE, request.query_params.get("lang"), LANGUAGES), ("theme", request.query_params.get("theme"), THEMES)):
        if value in known:
            answer.set_cookie(name, str(value), max_age=YEAR, httponly=True, samesite="lax")
    return answer


def ltr(value: object) -> Markup:
    """A date, range, number, id or address, which reads from left to right whatever stands around it; nothing for None."""
    if value is None or value == "":
        return Markup("")
    return LTR.format(value.isoformat() if isinstance(value, date) else f"{value:,}" if isinstance(value, int) else value)


def days(low: date | None, high: date | None) -> Markup:
    """A day, or the days between two."""
    if low is None and high is None:
        return Markup("")
    told = (day.isoformat() if day else "…" for day in (low, high))
    first, *last = dict.fromkeys(told)
    return LTR.format(Markup(" ").join(DAY.format(day) for day in ([f"{first} –", *last] if last else [first])))


def isolated(low: date | None, high: date | None) -> str:
    """Days for a text in which no elements can stand: kept apart by characters."""
    told = dict.fromkeys(day.isoformat() if day else "…" for day in (low, high))
    return f"\u2066{' – '.join(told)}\u2069"


def _again(request: Request, **values: str) -> str:
    """The address of this page with other values."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in values]
    return f"{request.url.path}?{urlencode([*kept, *((name, value) for name, value in values.items() if value)])}"


def _address_of(view: Listing, path: str, part: Part | None = None, shape: str = "") -> Callable[[str], str]:
    """The addresses of a list: as data in a format, or without one as a page in its shape; of a part where the format has parts."""
    told = {"sort": view.sort if view.sort != "date" else ""}
    parts = part.told() if part else {}

    def address(form: str) -> str:
        more = {**told, **(parts if form in ("", "json") else {})}
        return link(f"{path}.{form}", view.filter, **more) if form else link(view.path, view.filter, view=shape, **more)

    return address


def _plain_address(path: str, part: Part | None = None) -> Callable[[str], str]:
    """The addresses of a page that takes no conditions."""
    return lambda form: link(f"{path}.{form}" if form else path, None, **(part.told() if part else {}))


def _view_at(path: str, view: Listing, **more: object) -> str:
    """The address of another view of what a list shows."""
    filter = replace(view.filter, disputed=True) if more.pop("disputed", False) else view.filter
    return link(path, filter, **more)


def _event_link(filter: Filter, name: str, value: str) -> str:
    """The address of the events of a filter with one more condition."""
    return link("/events", with_value(filter, name, value, chosen=True))


def _days_told(first: str, last: str) -> Markup:
    """Two days as text, once if they are the same."""
    return LTR.format(" – ".join(dict.fromkeys(day for day in (first, last) if day)))


def _kept(view: Listing) -> list[tuple[str, str]]:
    """The conditions that stay when days are chosen in a form."""
    told = [pair for pair in conditions(view.filter) if pair[0] not in ("since", "until")]
    return [*told, *((("sort", view.sort),) if view.sort != "date" else ())]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader([FOLDER, SHARED]), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(ltr=ltr, plain=plain, lang=language_of)
    made.globals.update(by_script=by_script, days=days, isolated=isolated, plain=plain, days_told=_days_told)
    made.globals.update(address_of=_address_of, plain_address=_plain_address, view_at=_view_at, event_link=_event_link, kept=_kept)
    return made
