"""How much each outlet tells of what a filter selects, counted by the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riwaya.store import Filter
from riwaya.web.facets import events_of, postings, select
from riwaya.web.index import Index


@dataclass(frozen=True, slots=True)
class Printed:
    """An outlet: how many articles it printed in all; and of what was selected its reports, the share of them that its own narration
    tells, its events, and the share of them that no other outlet in the selection tells."""

    outlet: str
    articles: int
    reports: int
    unattributed: float
    events: int
    alone: float


def printed(index: Index, filter: Filter, articles: Mapping[str, int]) -> list[Printed]:
    """The outlets that tell anything of what a filter selects, the one with most articles first; `articles` by outlet."""
    chosen = select(index, filter).bits
    narrated = postings(index, "voice").get("", 0)
    own = {outlet: chosen & bits for outlet, bits in postings(index, "outlet").items()}
    once = twice = 0  # the guards of events that one outlet tells, and that several do
    guards = {outlet: events_of(index, bits) for outlet, bits in own.items()}
    for told in guards.values():
        once, twice = once | told, twice | (once & told)
    found = []
    for outlet, bits in own.items():
        reports, events = bits.bit_count(), guards[outlet].bit_count()
        if reports:
            narration = round((bits & narrated).bit_count() / reports, 3)
            alone = round((guards[outlet] & ~twice).bit_count() / events, 3)
            found.append(Printed(outlet, articles.get(outlet, 0), reports, narration, events, alone))
    return sorted(found, key=lambda one: (-one.articles, one.outlet))
