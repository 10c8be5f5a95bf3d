"""Where to look for the event of a report: keys that two reports of one event are likely to share.

A key joins a type of event, a stretch of days, and a place, an actor or a rare word. So what is compared grows with what happened in the
same days, not with the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.events.compare import COMMON
from riwaya.events.facts import Facts
from riwaya.store.rarity import Rarity

STRETCH = 5  # days of one bucket; a report looks into every bucket that its days touch
LONGEST = 45  # days beyond which a time says too little to be a key of its own
RAREST = 8  # words of a sentence that are keys, the rarest
ANY_TIME = "||"  # stands in keys without a time
UNTIMED = 3  # of these, so many also without a time, for what is recalled without one


def blocks(members: Iterable[Facts], rarity: Rarity) -> list[str]:
    """The keys of some reports, sorted."""
    return sorted({key for facts in members for key in _keys(facts, rarity)})


def _keys(facts: Facts, rarity: Rarity) -> Iterator[str]:
    rare = sorted(facts.terms, key=lambda term: (rarity.often(term), term))[:RAREST]
    about = [f"p:{place}" for place in facts.path if "." in place or "-" in place]  # countries are no keys: too much happens in each
    about += [f"a:{actor}" for actor in facts.agents | facts.patients if not actor.endswith(COMMON)]
    about += [f"t:{term}" for term in rare]
    for bucket in _buckets(facts):
        yield from (f"{facts.type}|{bucket}|{what}" for what in about)
    yield from (f"{facts.type}{ANY_TIME}t:{term}" for term in rare[:UNTIMED])


def _buckets(facts: Facts) -> list[int]:
    low, high = facts.low, facts.high
    if low is None or high is None:
        low = high = high if low is None else low
    if low is None or high is None or high - low > LONGEST:
        return []
    return list(range(low // STRETCH, high // STRETCH + 1))
