"""What a page knows of the request that it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from anyio import to_thread
from fastapi import Depends, Request
from fastapi.concurrency import contextmanager_in_threadpool

from riwaya.show.texts import Texts
from riwaya.store import Library
from riwaya.web.fresh import SHOWS
from riwaya.web.index import Index
from riwaya.web.language import language_of, texts_of
from riwaya.web.names import Names
from riwaya.web.site import Site
from riwaya.web.state import State

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Visit:
    """A request: the library that is open for it, the visitor's language, and the names of the library in that."""

    request: Request
    site: Site
    library: Library
    texts: Texts
    names: Names
    shows: tuple[State, Index] | None = None  # one for the whole request: numbers of two do not fit together

    @property
    def index(self) -> Index:
        """The index of the library; only a visit at the desk has none."""
        assert self.shows is not None
        return self.shows[1]

    def kept(self, name: str, make: Callable[[Library], Kept]) -> Kept:
        """What is made of the library and of the visit's index, and kept while both are of the library's present state."""
        return self.site.kept(name, make, of=self.shows[0] if self.shows else None)


async def _visit(request: Request) -> AsyncIterator[Visit]:
    """A visit, once it is its turn; it ends when the page is made, and a slow reader keeps nobody waiting."""
    site: Site = request.app.state.site
    language = language_of(request.query_params, request.cookies, request.headers.get("accept-language", ""))
    # Whoever comes first waits for the index here: neither within the time that a request may take, nor while others wait for the turn.
    shows = await to_thread.run_sync(site.index, limiter=site.waiters)
    setattr(request.state, SHOWS, shows[0])
    async with site.turns, contextmanager_in_threadpool(site.pool.reading()) as library:
        yield Visit(request, site, library, texts_of(language), Names(library, language, shows[1].spellings), shows)


Visiting = Annotated[Visit, Depends(_visit, scope="function")]


async def _at_desk(request: Request) -> AsyncIterator[Visit]:
    """A visit that waits for no index: whoever writes makes the last one old with every line."""
    site: Site = request.app.state.site
    language = language_of(request.query_params, request.cookies, request.headers.get("accept-language", ""))
    turns = site.turns if request.method in ("GET", "HEAD") else site.writers
    async with turns, contextmanager_in_threadpool(site.pool.reading()) as library:
        yield Visit(request, site, library, texts_of(language), Names(library, language))


AtDesk = Annotated[Visit, Depends(_at_desk, scope="function")]
