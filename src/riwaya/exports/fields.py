"""The columns of the tables that are exported (`fields.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from riwaya.knowledge.files import read_yaml
from riwaya.knowledge.vocabulary import GROUNDS, MEANS, MODES, PRECISIONS, ROLES, STANCES, TYPES

FILE = Path(__file__).with_name("fields.yaml")
LISTS: Mapping[str, Iterable[str]] = {
    "types": TYPES,
    "modes": frozenset(mode for modes in MODES.values() for mode in modes),
    "stances": STANCES,
    "grounds": GROUNDS,
    "roles": ROLES,
    "means": MEANS,
    "precisions": PRECISIONS,
}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its frictionless type, what it means, the only values that it can have (none: any), its unit and its HXL tag."""

    name: str
    type: str
    about: str
    values: tuple[str | int, ...] = ()
    unit: str = ""
    required: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its file, a line on what a row is, its columns in their order and the column that identifies a row (if one does)."""

    name: str
    file: str
    title: str
    fields: tuple[Field, ...]
    key: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(field.name for field in self.fields)

    @property
    def tagged(self) -> bool:
        """Whether a row of HXL tags stands below the names."""
        return any(field.tag for field in self.fields)


@cache
def tables() -> Mapping[str, Table]:
    """The tables by name."""
    return {
        name: Table(name, told["file"], told["title"], tuple(_fields(told["fields"])), told.get("key", ""))
        for name, told in read_yaml(FILE).items()
    }


def _fields(told: Iterable[Mapping[str, Any]]) -> Iterable[Field]:
    for one in told:
        if "each" in one:
            for value in one["each"]:
                yield from _fields({key: _filled(v, value) for key, v in field.items()} for field in one["fields"])
            continue
        values = one.get("values") or sorted(LISTS[one["list"]] if "list" in one else ())
        more = (one.get("unit", ""), one.get("required", False), one.get("tag", ""))
        yield Field(one["name"], one["type"], one["about"], tuple(values), *more)


def _filled(told: Any, value: str) -> Any:
    return told.replace("{}", value) if isinstance(told, str) else told
