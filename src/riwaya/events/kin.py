"""Whether actors can be the same people: one, parts of one another, or not named closely enough to tell."""

from __future__ import annotations

from collections.abc import Collection

from riwaya.events.compare import COMMON

VAGUE = (*COMMON, ".UNIDENTIFIED", ".FOREIGN_FIGHTERS", ".MERCENARIES", ".REVOLUTIONARIES", ".LOYALISTS")  # ends of ids of no one group


def akin(one: str, other: str) -> bool:
    """Whether two actors are one, or one is a part of the other, as `LBY.GNA.FORCES` is of `LBY.GNA`."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def apart(some: Collection[str], others: Collection[str]) -> bool:
    """Whether two sides are certainly others: known actors, none akin to one of the other side, and none that may stand for it because it
    names no one group of the same country (`LBY.MIL` for `LBY.LNA`). Names that the lexicon lacks may mean anybody."""
    if not some or not others or not all("." in actor for actor in (*some, *others)):
        return False
    return not any(akin(one, other) or _may_be(one, other) for one in some for other in others)


def _may_be(one: str, other: str) -> bool:
    vague = [actor for actor in (one, other) if actor.endswith(VAGUE)]
    return any(actor.endswith(".UNIDENTIFIED") for actor in vague) or bool(vague and one.split(".")[0] == other.split(".")[0])
