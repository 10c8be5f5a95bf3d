"""What all requests share: settings, connections, and the index of the library as it is now."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import closing, contextmanager
from typing import TypeVar, cast

import anyio

from riwaya.store import Filter, Library, open_library
from riwaya.web.facets import SHOWN, facets
from riwaya.web.index import Index, build
from riwaya.web.pool import Pool
from riwaya.web.sessions import Sessions
from riwaya.web.settings import Settings
from riwaya.web.state import State, state_of
from riwaya.web.users import read_users

FACETS = ("type", "mode", "actor", "place", "year", "voice", "outlet", "stance", "ground", "disputed")
PATIENCE = 2.0  # seconds for which a request waits for the index of a library that has just changed; then the last one has to do
AT_ONCE = 4  # requests that are worked on; more only get into each other's way, they wait for their turn
WAITING = 16  # requests that wait for an index, each in a thread of its own
MOST_KEPT = 64
BUILDING = 600.0  # seconds that the making of an index may take

Kept = TypeVar("Kept")


class Site:
    """One library and how it is shown."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pool = Pool(settings.library, settings.seconds)
        self.users = read_users(settings.users) if settings.users else None
        self.sessions = Sessions()
        self.turns = anyio.CapacityLimiter(AT_ONCE)
        self.writers = anyio.CapacityLimiter(AT_ONCE)  # they wait for one another, and must not keep readers waiting
        self.waiters = anyio.CapacityLimiter(WAITING)
        self._lock, self._pen = threading.Lock(), threading.Lock()
        self._kept: dict[tuple[State, str], object] = {}
        self._worker = ThreadPoolExecutor(1, "index")
        self._made: tuple[State, Index] | None = None
        self._coming: tuple[State, Future[Index]] | None = None

    def state(self) -> State:
        """The state of the library's file."""
        return state_of(self.settings.library)

    def index(self) -> tuple[State, Index]:
        """The index of the library and the state of which it is; while a change is being read, for a while the one before."""
        state = self.state()
        with self._lock:
            if self._made and self._made[0] == state:
                return self._made
            if self._coming is None or self._coming[1].done():
                self._coming = state, self._worker.submit(self._build)
            coming, before = self._coming, self._made
        try:
            index = coming[1].result(PATIENCE if before else BUILDING)
        except NotYet:
            assert before is not None
            return before
        with self._lock:
            self._made = coming[0], index
        return coming[0], index

    def kept(self, name: str, make: Callable[[Library], Kept], *, of: State | None = None) -> Kept:
        """What was made of the library in its present state; made if it is not yet, a few at most are kept. `of` is the state of the index of
        which it is made, if it is made of one: what an old one says is not kept as what the library says now."""
        key = (state := self.state(), name)
        if of is not None and of != state:
            with self.pool.reading() as library:
                return make(library)
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            with self.pool.reading() as library:
                found = make(library)
            with self._lock:
                while len(self._kept) >= MOST_KEPT:
                    self._kept.pop(next(iter(self._kept)))
                self._kept[key] = found
        return cast(Kept, found)

    @contextmanager
    def writing(self) -> Iterator[Library]:
        """The library open for writing, for one request at a time; whoever reads it meanwhile goes on reading."""
        with self._pen, closing(open_library(self.settings.library, write=True)) as library:
            yield library

    def warm(self) -> None:
        """Begins to make the index."""
        threading.Thread(target=self.index, daemon=True).start()

    def close(self) -> None:
        """Ends what works in the background, and closes the library."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        self.pool.close()

    def _build(self) -> Index:
        with self.pool.reading(BUILDING) as library:
            index = build(library)
        facets(index, Filter(), FACETS, shown=SHOWN)  # the bounds of the years are kept with the index
        return index
