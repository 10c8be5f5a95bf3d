"""Who sits at the desk, what he asks for, and what comes after a decision."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Query
from starlette.responses import RedirectResponse, Response

from riwaya.review.queue import queue
from riwaya.store import Filter, Library
from riwaya.web.asked import Asked, Part, asked, link, part
from riwaya.web.door import needs
from riwaya.web.users import User
from riwaya.web.visit import Visit

Reviewer = Annotated[User, Depends(needs("reviewer"))]
Adjudicator = Annotated[User, Depends(needs("admin"))]
Wanted = Annotated[Asked, Depends(asked)]
Which = Annotated[Part, Depends(part)]
# What came of the last form: said on the next page, in the words of `said-…`.
SAID = ("accepted", "corrected", "rejected", "skipped", "added", "undone", "nothing", "judged", "unjudged", "adjudicated", "reopened")
Said = Annotated[str, Query(pattern=f"^({'|'.join(SAID)})?$", include_in_schema=False)]
Number = Annotated[int, Query(ge=0, le=2**53, include_in_schema=False)]
Others = Annotated[str, Query(pattern="^(yes)?$", include_in_schema=False)]


def code() -> str:
    """The version of the program, as it stands beside what was decided."""
    return version("riwaya")


def onwards(library: Library, user: User, filter: Filter, *, said: str, number: int = 0, others: bool = False, after: str = "") -> Response:
    """Leads to the next report of the queue other than the one just decided, or to the queue where none waits."""
    waiting = [one.report for one in queue(library, user.name, filter, limit=2) if one.report != after]
    path = f"/review/{waiting[0]}" if waiting else "/review"
    return see(path, filter, said=said, number=number or "", others="yes" if others else "")


def see(path: str, filter: Filter | None = None, **more: object) -> Response:
    """Leads a browser on after a form."""
    return RedirectResponse(link(path, filter, **more), 303)


def renewed(visit: Visit, library: Library) -> Visit:
    """The visit with the library as it is after a writing."""
    return replace(visit, library=library)


def within(address: str) -> str:
    """An address among the pages of the review; anything else leads to the queue."""
    told = urlsplit(address)
    inside = not told.scheme and not told.netloc and (told.path == "/review" or told.path.startswith("/review/"))
    return address if inside else "/review"
