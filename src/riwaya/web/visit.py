"""What a page knows of the request that it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import contextmanager_in_threadpool, run_in_threadpool

from riwaya.show.texts import Texts
from riwaya.store import Library
from riwaya.web.language import language_of, texts_of
from riwaya.web.names import Names
from riwaya.web.site import Site


@dataclass(frozen=True, slots=True)
class Visit:
    """A request: the library that is open for it, the visitor's language, and the names of the library in that."""

    request: Request
    site: Site
    library: Library
    texts: Texts
    names: Names


async def _visit(request: Request) -> AsyncIterator[Visit]:
    """A visit, once it is its turn; it ends when the page is made, and a slow reader keeps nobody waiting."""
    site: Site = request.app.state.site
    language = language_of(request.query_params, request.cookies, request.headers.get("accept-language", ""))
    async with site.turns:
        index = await run_in_threadpool(site.index)  # whoever comes first waits for it here, not within the time that a request may take
        async with contextmanager_in_threadpool(site.pool.reading()) as library:
            yield Visit(request, site, library, texts_of(language), Names(library, language, index.spellings))


Visiting = Annotated[Visit, Depends(_visit, scope="function")]


async def _at_desk(request: Request) -> AsyncIterator[Visit]:
    """A visit that waits for no index: whoever writes makes the last one old with every line."""
    site: Site = request.app.state.site
    language = language_of(request.query_params, request.cookies, request.headers.get("accept-language", ""))
    async with site.turns, contextmanager_in_threadpool(site.pool.reading()) as library:
        yield Visit(request, site, library, texts_of(language), Names(library, language))


AtDesk = Annotated[Visit, Depends(_at_desk, scope="function")]
