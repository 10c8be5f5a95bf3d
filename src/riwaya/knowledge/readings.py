"""The table of all word forms, packed: it loads in a moment, and a form is spelt out when a text first has it."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from riwaya.model import Lexeme, Reading

_PAIR = struct.Struct("<HH")  # number of the lexeme, number of the shape

Shape = tuple[str, str, int, str, str, bool]  # all of a reading but its lexeme


class Readings(Mapping[str, tuple[Reading, ...]]):
    """The readings of each form."""

    __slots__ = ("_lexemes", "_packed", "_seen", "_shapes")

    def __init__(self, table: Mapping[str, tuple[Reading, ...]]) -> None:
        lexemes: dict[Lexeme, int] = {}
        shapes: dict[Shape, int] = {}
        self._packed = {
            form: b"".join(_PAIR.pack(lexemes.setdefault(r.lexeme, len(lexemes)), shapes.setdefault(_shape(r), len(shapes))) for r in readings)
            for form, readings in table.items()
        }
        self._lexemes, self._shapes = tuple(lexemes), tuple(shapes)
        self._seen: dict[str, tuple[Reading, ...]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (self._packed, self._lexemes, self._shapes)

    def __getitem__(self, form: str) -> tuple[Reading, ...]:
        found = self._seen.get(form)
        if found is None:
            pairs = _PAIR.iter_unpack(self._packed[form])
            found = tuple(Reading(self._lexemes[lexeme], *self._shapes[shape]) for lexeme, shape in pairs)
            self._seen[form] = found
        return found

    def __contains__(self, form: object) -> bool:
        return form in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _shape(reading: Reading) -> Shape:
    return reading.pos, reading.voice, reading.person, reading.gender, reading.number, reading.bound


def _restored(packed: dict[str, bytes], lexemes: tuple[Lexeme, ...], shapes: tuple[Shape, ...]) -> Readings:
    readings = Readings({})
    readings._packed, readings._lexemes, readings._shapes = packed, lexemes, shapes
    return readings
