"""Numbers as the press writes them: digits, words, and both together (`20 ألفا`, `مليون ونصف`, `خمسة وعشرون`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from riwaya.knowledge.numberwords import NumberWords, whole
from riwaya.mentions.atoms import Atom
from riwaya.spelling import fold

GROUPS = re.compile(r"\d{1,3}(?:[,٬.]\d{3})+$")
LONGEST = 15  # characters of a number that counts something; longer ones are telephone numbers, keys and noise


class Number(NamedTuple):
    """A number read from atom `i` up to, not including, `end`. `kind` is digits, words, ordinal or fraction."""

    value: float
    end: int
    kind: str
    definite: bool


def dual_value(core: str, tables: NumberWords) -> int | None:
    """2 if a folded noun says by its form that two are meant, else None."""
    return 2 if core in tables.duals else None


def digits_value(text: str) -> float | None:
    """The value of a number written in digits; None for what is no number (6.8.2015) and for what counts nothing."""
    if len(text) > LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    if GROUPS.match(text):
        return int(re.sub(r"\D", "", text))
    parts = re.split(r"[.,٫٬]", text)
    return whole(float(".".join(parts))) if len(parts) == 2 else None


def number_at(atoms: Sequence[Atom], i: int, tables: NumberWords) -> Number | None:
    """The longest number that begins at atom `i`, or None."""
    atom = atoms[i]
    if atom.digits:
        return _written(atoms, i, tables)
    entry = tables.words.get(atom.word)
    if entry is None:
        return None
    if entry[1].startswith("ordinal") or (i + 1 < len(atoms) and _teen(atoms, i, tables, "ordinal")):
        return _ordinal(atoms, i, tables)
    if entry[1] == "fraction":
        return _fraction(atoms, i, tables, entry[0])
    return _words(atoms, i, tables)


def _written(atoms: Sequence[Atom], i: int, tables: NumberWords) -> Number | None:
    text = atoms[i].norm
    value = digits_value(text)
    if value is None:
        return None
    scale = _scale(atoms, i + 1, tables)
    if scale is None:
        return Number(value, i + 1, "digits", _article_before(atoms, i))
    if GROUPS.match(text) and "." in text:  # 1.250 مليون is a decimal
        value = float(text)
    return _rest(atoms, i + 2, tables, whole(value * scale), scale, False)


def _article_before(atoms: Sequence[Atom], i: int) -> bool:
    return i > 0 and atoms[i - 1].word == "ال"


def _scale(atoms: Sequence[Atom], i: int, tables: NumberWords) -> float | None:
    """The scale word at `i` that multiplies the number before it."""
    if i < len(atoms) and not atoms[i].conj:
        entry = tables.words.get(atoms[i].word)
        if entry and entry[1] == "scale":
            return entry[0]
    return None


def _teen(atoms: Sequence[Atom], i: int, tables: NumberWords, kind: str) -> float | None:
    if i + 1 < len(atoms) and not atoms[i + 1].conj:
        entry = tables.teens.get((atoms[i].word, atoms[i + 1].word))
        if entry and entry[1] == kind:
            return entry[0]
    return None


def _ordinal(atoms: Sequence[Atom], i: int, tables: NumberWords) -> Number | None:
    definite = atoms[i].word.startswith("ال")
    teen = _teen(atoms, i, tables, "ordinal")
    if teen is not None:
        return Number(teen, i + 2, "ordinal", definite)
    value, kind = tables.words[atoms[i].word]
    if i + 1 < len(atoms) and definite:
        entry = tables.words.get(atoms[i + 1].word)
        if entry and entry[1] == "ten" and atoms[i + 1].conj and atoms[i + 1].word.startswith("ال"):
            return Number(value + entry[0], i + 2, "ordinal", True)
    return Number(value, i + 1, "ordinal", definite) if kind == "ordinal" else None


def _fraction(atoms: Sequence[Atom], i: int, tables: NumberWords, value: float) -> Number:
    scale = _scale(atoms, i + 1, tables)
    if scale is not None:
        return Number(whole(value * scale), i + 2, "words", False)
    return Number(value, i + 1, "fraction", atoms[i].word.startswith("ال"))


def _below_thousand(atoms: Sequence[Atom], i: int, tables: NumberWords) -> tuple[float, int] | None:
    """A number below a thousand in words: (value, end)."""
    teen = _teen(atoms, i, tables, "unit")
    if teen is not None:
        return teen, i + 2
    entry = tables.words.get(atoms[i].word)
    if entry is None:
        return None
    value, kind = entry
    following = atoms[i + 1] if i + 1 < len(atoms) else None
    after = tables.words.get(following.word) if following else None
    if kind in ("unit", "bound"):
        if following and after:
            if following.conj and after[1] == "ten":
                return (value + after[0], i + 2) if value < 10 else (value, i + 1)
            if not following.conj and after[1] == "hundred" and after[0] == 100 and 3 <= value <= 9:
                return _after_hundred(atoms, i + 2, tables, value * 100)
        return None if kind == "bound" else (value, i + 1)
    if kind == "ten":
        return value, i + 1
    return _after_hundred(atoms, i + 1, tables, value) if kind == "hundred" else None


def _after_hundred(atoms: Sequence[Atom], i: int, tables: NumberWords, value: float) -> tuple[float, int]:
    if i < len(atoms) and atoms[i].conj:
        entry = tables.words.get(atoms[i].word)
        if entry and entry[1] in ("unit", "ten", "bound"):
            rest = _below_thousand(atoms, i, tables)
            if rest and rest[0] < 100:
                return value + rest[0], rest[1]
    return value, i


def _words(atoms: Sequence[Atom], i: int, tables: NumberWords) -> Number | None:
    definite = atoms[i].word.startswith("ال")
    value, kind = tables.words[atoms[i].word]
    if kind in ("scale", "pair"):
        if kind == "scale" and atoms[i].word.removeprefix("ال") in _PLURAL_SCALES:
            return None
        return _rest(atoms, i + 1, tables, value, value if kind == "scale" else value / 2, definite)
    group = _below_thousand(atoms, i, tables)
    if group is None:
        return None
    scale = _scale(atoms, group[1], tables)
    if scale is None:
        return Number(group[0], group[1], "words", definite)
    return _rest(atoms, group[1] + 1, tables, group[0] * scale, scale, definite)


# Alone these are vague quantities, after a number they multiply it.
_PLURAL_SCALES = frozenset(fold(word) for word in ("آلاف", "ملايين", "مليارات", "بلايين", "تريليونات"))


def _rest(atoms: Sequence[Atom], i: int, tables: NumberWords, total: float, scale: float, definite: bool) -> Number:
    """What follows a scale: `ألف ومئتان`, `مليون و200 ألف`, `مليون ونصف المليون`."""
    while i < len(atoms) and atoms[i].conj:
        if atoms[i].digits:
            value = digits_value(atoms[i].norm)
            end, step = i + 1, _scale(atoms, i + 1, tables)
            if value is None or (step or 1) * value >= scale:
                break
            # A bare number after و is rather the next item of a list, unless it fills up a thousand.
            if step is None and (scale != 1000 or value < 100):
                break
            total, i, scale = total + value * (step or 1), end + (step is not None), step or 1
            continue
        entry = tables.words.get(atoms[i].word)
        if entry is None:
            break
        if entry[1] == "fraction":
            total, i = total + entry[0] * scale, i + 1
            if i < len(atoms) and not atoms[i].conj and tables.words.get(atoms[i].word, (0, ""))[1] == "scale":
                i += 1
            break
        if entry[1] in ("scale", "pair"):
            if atoms[i].word in _PLURAL_SCALES or entry[0] >= scale:
                break
            total, scale, i = total + entry[0], entry[0] if entry[1] == "scale" else entry[0] / 2, i + 1
            continue
        group = _below_thousand(atoms, i, tables)
        if group is None:
            break
        step = _scale(atoms, group[1], tables)
        if (step or 1) * group[0] >= scale:
            break
        total, i, scale = total + group[0] * (step or 1), group[1] + (step is not None), step or 1
        if step is None:
            break
    return Number(whole(total), i, "words", definite)
