"""Whether actors can be the same people: one, parts of one another, or not named closely enough to tell."""

from __future__ import annotations

from functools import lru_cache

from riwaya.events.compare import COMMON

# Ends of the ids of actors that are no one group.
VAGUE = (
    *COMMON,
    *(".FOREIGN_FIGHTERS", ".MERCENARIES", ".REVOLUTIONARIES", ".LOYALISTS", ".ISLAMISTS", ".SALAFISTS", ".JIHADISTS_SALAFI", ".SETTLERS"),
    *(".KURDS", ".JEWS", ".SUNNI", ".SHIA", ".CHRISTIANS", ".TUAREG", ".TURKMEN", ".AMAZIGH", ".ALAWITES", ".DRUZE", ".TRIBES"),
)
NOBODY = (".UNIDENTIFIED", ".UNKNOWN", ".PARTIES")  # who is not known, or only a side of the fight (`الطرفان`), may be anybody
Side = frozenset[str] | tuple[str, ...]
ANYWHERE = "INT"  # country of actors that belong to none


def akin(one: str, other: str) -> bool:
    """Whether two actors are one, or one is a part of the other, as `LBY.GNA.FORCES` is of `LBY.GNA`."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


@lru_cache(100_000)  # the tellings of an event are compared two by two, and name few actors
def apart(some: Side, others: Side) -> bool:
    """Whether two sides are certainly others: known actors, none akin to one of the other side, and none that may stand for it because it
    names no one group (`LBY.MIL` for `LBY.LNA`, `LBY.EXTREMISTS` for `INT.ISIS`). Names that the lexicon lacks may mean anybody."""
    if not some or not others or not all("." in actor for actor in (*some, *others)):
        return False
    return not any(akin(one, other) or _may_be(one, other) for one in some for other in others)


def _may_be(one: str, other: str) -> bool:
    if one.endswith(NOBODY) or other.endswith(NOBODY):
        return True
    if not (one.endswith(VAGUE) or other.endswith(VAGUE)):
        return False
    countries = {one.split(".")[0], other.split(".")[0]}
    return len(countries) == 1 or ANYWHERE in countries or one.rpartition(".")[2] == other.rpartition(".")[2]
