"""One module a page: `pages` are its addresses for people and its files, `api` the same for programs."""

from __future__ import annotations

from types import ModuleType

from riwaya.web.pages import (
    actors,
    article,
    changes,
    codebook,
    control,
    data,
    event,
    events,
    lookup,
    map,
    naming,
    outlets,
    overview,
    places,
    review,
    review_add,
    review_api,
    review_compare,
    review_links,
    search,
)

PAGES: tuple[ModuleType, ...] = (
    overview, map, events, event, article, search, actors, places, outlets, control, naming, codebook, data, changes, lookup,
    review_links, review_add, review_compare, review_api, review,  # the last one takes whatever stands behind /review/ for a report
)  # fmt: skip

__all__ = ["PAGES"]
