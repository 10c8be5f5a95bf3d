"""One module a page: `pages` are its addresses for people and its files, `api` the same for programs."""

from __future__ import annotations

from types import ModuleType

from riwaya.web.pages import actors, article, changes, codebook, control, data, event, events, map, naming, outlets, overview, places, search

PAGES: tuple[ModuleType, ...] = (
    overview, map, events, event, article, search, actors, places, outlets, control, naming, codebook, data, changes,
)  # fmt: skip

__all__ = ["PAGES"]
