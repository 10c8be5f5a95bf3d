"""What the address of a view asks for: a filter, by the names that the options of the commands have, and which part of the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from pydantic import StringConstraints

from riwaya.errors import UsageError
from riwaya.knowledge.vocabulary import GROUNDS, MODES, STANCES, TYPES
from riwaya.store import Filter, Library
from riwaya.store.fields import filter_of
from riwaya.store.filters import LISTS, conditions

ROWS = 50
MOST = 500
FARTHEST = 10_000_000
YES = r"^(yes|no)?$"
TEXT = 200  # letters of a value
DAY = r"^([12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"  # a year, month or day; a form sends none as nothing


def _any(about: str, values: Iterable[str] = ()) -> object:
    known = sorted(values)
    items: dict[str, object] = {"type": "string", "maxLength": TEXT}
    if known:
        items["enum"] = known
    return Query(description=f"{about} May be given several times: any of the values.", json_schema_extra={"items": items})


Texts = list[Annotated[str, StringConstraints(max_length=TEXT)]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The conditions as the address gives them."""

    values: tuple[tuple[str, str], ...]

    def filter(self, library: Library) -> Filter:
        """The filter that is meant; raises UsageError for what is no value or what the library does not know."""
        found = Filter()
        told: dict[str, list[str]] = {}
        for name, value in self.values:
            told.setdefault(name, []).append(value)
        for name, values in told.items():
            if name == "disputed":
                found = replace(found, disputed="yes" in values)
                continue
            one = _read(library, name, values)
            field = LISTS.get(name, name)
            found = replace(found, **{field: getattr(one, field)})
        if found.since and found.until and found.since > found.until:
            raise UsageError("bad-condition", "since", f"{found.since} > {found.until}")
        return found


def asked(
    type: Annotated[Texts, _any("Only events of this type.", TYPES)] = [],  # noqa: B006
    mode: Annotated[Texts, _any("Only this mode.", {mode for modes in MODES.values() for mode in modes})] = [],  # noqa: B006
    actor: Annotated[Texts, _any("Only where this actor does or suffers it: an id or a name.")] = [],  # noqa: B006
    place: Annotated[Texts, _any("Only there, parts included: an id, a country code or a name.")] = [],  # noqa: B006
    since: Annotated[str, Query(description="Only what can have been on this day (YYYY-MM-DD, YYYY-MM, YYYY) or later.", pattern=DAY)] = "",
    until: Annotated[str, Query(description="Only what can have been on this day or earlier.", pattern=DAY)] = "",
    voice: Annotated[Texts, _any("Only what this source tells: an actor, a name, or `narrator`.")] = [],  # noqa: B006
    outlet: Annotated[Texts, _any("Only what stood in this outlet.")] = [],  # noqa: B006
    stance: Annotated[Texts, _any("Only as presented so.", STANCES)] = [],  # noqa: B006
    ground: Annotated[Texts, _any("Only told as this.", GROUNDS)] = [],  # noqa: B006
    disputed: Annotated[str, Query(description="`yes`: only where accounts contradict one another.", pattern=YES)] = "",
) -> Asked:
    """The conditions of an address; what a form leaves empty is none."""
    told = {
        "type": type, "mode": mode, "actor": actor, "place": place, "voice": voice, "outlet": outlet, "stance": stance, "ground": ground,
        "since": [since], "until": [until], "disputed": [disputed],
    }  # fmt: skip
    return Asked(tuple((name, value.strip()) for name, values in told.items() for value in values if value.strip()))


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows of a list are meant."""

    limit: int
    offset: int

    def told(self) -> dict[str, object]:
        """What an address says of it: nothing where that goes without saying."""
        return {"limit": self.limit if self.limit != ROWS else "", "offset": self.offset or ""}


def part(
    limit: Annotated[int, Query(description="At most so many rows.", ge=1, le=MOST)] = ROWS,
    offset: Annotated[int, Query(description="Rows to pass over.", ge=0, le=FARTHEST)] = 0,
) -> Part:
    """The part of a list that an address asks for."""
    return Part(limit, offset)


def link(path: str, filter: Filter | None = None, **more: object) -> str:
    """The permanent address of a view: a path, the conditions of a filter and further values; empty ones are left out."""
    pairs = [*(conditions(filter) if filter else ()), *((name, str(value)) for name, value in more.items() if value not in ("", None, False))]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _read(library: Library, name: str, values: list[str]) -> Filter:
    try:
        return filter_of(library, name, values, 1)
    except UsageError as error:  # it speaks of a place in a query, which an address does not have
        raise UsageError("bad-condition" if error.fault.code == "query-value" else error.fault.code, name, error.detail) from error
