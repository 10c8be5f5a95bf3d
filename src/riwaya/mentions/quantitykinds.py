"""Tells what sort of quantity a number is, by the words around it, and which noun it counts."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.knowledge.quantitywords import UNITS, NumberTables
from riwaya.mentions.atoms import Atom
from riwaya.mentions.numbers import Number, digits_value
from riwaya.mentions.timereading import Sentence
from riwaya.spelling import fold


def look(tables: NumberTables, atoms: Sequence[Atom], i: int, roles: Sequence[str]) -> tuple[str, int, int | None, int | None] | None:
    """The role, end and bounds of the longest phrase at `i` that has one of the roles."""
    if not 0 <= i < len(atoms):
        return None
    for words, role, low, high in tables.phrases.get(atoms[i].word, ()):
        end = i + len(words)
        if role in roles and end <= len(atoms) and all(atoms[i + k].word == words[k] for k in range(1, len(words))):
            return role, end, low, high
    return None


def kind_of(s: Sentence, begin: int, end: int, number: Number | None, tables: NumberTables) -> tuple[str, int | None, int]:
    """What sort of quantity stands from `begin` to `end`, and the token of the counted noun."""
    atoms = s.atoms
    before = begin - 1
    while before >= 0 and atoms[before].word in ("ال", "-", "+", "نحو", ":"):
        if atoms[before].word == "+":
            return "name", None, end
        before -= 1
    glued = 0 <= before == begin - 1 and atoms[before].end == atoms[begin].start
    if s.word(end) in ("%", "٪"):
        return "percent", None, end + 1
    if glued and s.word(before) in ("%", "٪"):
        return "percent", None, end
    if percent := look(tables, atoms, end, ("percent",)):
        return "percent", None, percent[1]
    if s.word(end) in ("$", "€", "£") or (glued and s.word(before) in ("$", "€", "£")):
        return "money", None, end
    if number and number.kind == "ordinal":
        if s.word(before) == "الساعه":
            return "clock", None, end
        return (
            "ordinal",
            atoms[before].token if number.definite and before >= 0 and atoms[before].definite else noun_at(atoms, end),
            end,
        )
    clock = s.word(end) == ":" and end + 1 < len(atoms) and atoms[end + 1].digits and atoms[end].start == atoms[end - 1].end
    if clock:
        return "clock", None, end + 2
    if s.word(before) == "الساعه" or (s.word(before) == ":" and before and atoms[before - 1].digits):
        return "clock", None, end
    for role in UNITS[1:]:
        if look(tables, atoms, end, (role,)):
            return role, None, end
    unit = s.look(end, "unit")
    if unit and not atoms[end].conj:
        if unit[0][0] == "year" and (
            (s.word(before) == "(" and s.word(unit[1]) == ")")
            or any(look(tables, atoms, k, ("age-before",)) for k in range(max(0, before - 1), before + 1))
            or s.has(unit[1] + (s.word(unit[1]) == "من"), "age_after")
        ):
            return "age", None, end
        return "time", None, end
    if any(s.word(k) in _AGES for k in range(max(0, before - 1), before + 1)):
        return "age", None, end
    if number and number.kind == "fraction":
        return "fraction", noun_at(atoms, end), end
    if number and number.kind == "digits" and _is_year(s, begin, before, end):
        return "year", None, end
    if _is_name(s, before, begin, end, number, tables):
        return "name", None, end
    definite = bool(number and number.definite) or (number is not None and number.value == 1)
    if definite and number and before >= 0 and not atoms[before].mark and (number.value == 1 or atoms[before].definite):
        return "cardinal", atoms[before].token, end
    if number and number.value == 2 and before >= 0 and number.kind == "words" and atoms[before].word[-2:] in ("ان", "ين"):
        return "cardinal", atoms[before].token, end
    return "cardinal", noun_at(atoms, end), end


_AGES = frozenset(fold(word) for word in ("عمره", "عمرها", "أعمارهم", "العمر", "سن"))


def _is_year(s: Sentence, begin: int, before: int, end: int) -> bool:
    """True for a bare 2011 after في, عام or a month; a number that a noun follows counts that noun."""
    value = digits_value(s.atoms[begin].norm)
    if value is None or not 1300 <= value <= 2100 or len(s.atoms[begin].norm) != 4:
        return False
    if s.has(end, "hijri_era") or s.has(before, "month") or s.has(before - 1, "month"):
        return True
    if s.word(before) in (
        "عام",
        "العام",
        "سنه",
        "السنه",
        "عامي",
        "منذ",
        "بحلول",
        "صيف",
        "شتاء",
        "ربيع",
        "خريف",
        "موسم",
    ):
        return True
    follows = s.atoms[end] if end < len(s.atoms) else None
    free = follows is None or follows.mark or follows.conj or s.has(end, "ordinary_after") or follows.definite
    return free and value >= 1800 and (s.has(before, "year_cues") or (value >= 1945 and s.word(end) != "من"))


def _is_name(s: Sentence, before: int, begin: int, end: int, number: Number | None, tables: NumberTables) -> bool:
    """True for لواء 15, قرار 1701, إف-16 and the like; لواء 15 جنديا is not expected."""
    if number is None:
        return False
    if s.word(end) == "+" or number.value >= 10**11:
        return True
    for k in (before, before - 1):
        role = look(tables, s.atoms, k, ("name-before",))
        if role and role[1] == before + 1:
            return number.kind == "digits"
    return s.word(before) == "مجموعه" and number.definite


def noun_at(atoms: Sequence[Atom], end: int) -> int | None:
    """The token where the counted noun begins, past من."""
    k = end
    if k < len(atoms) and atoms[k].word in ("من", "منهم", "منهن", "منها") and not atoms[k].conj:
        if atoms[k].word != "من":
            return None
        k += 1
    if k < len(atoms) and atoms[k].mark and atoms[k].word in "\"«“”'":
        k += 1
    if k >= len(atoms) or atoms[k].mark or atoms[k].conj or atoms[k].digits:
        return None
    if atoms[k].word in _NO_NOUN:
        return None
    return atoms[k].token


_NO_NOUN = frozenset(
    fold(word)
    for word in (
        "في",
        "على",
        "إلى",
        "عن",
        "مع",
        "بعد",
        "قبل",
        "بين",
        "خلال",
        "قتلوا",
        "قتلا",
        "أصيبوا",
        "التي",
        "الذين",
        "كانوا",
        "حتى",
        "من",
        "أن",
        "إن",
        "هم",
        "بينهم",
        "وفق",
        "بحسب",
        "حسب",
        "منذ",
        "ضد",
        "يوم",
        "عندما",
        "حيث",
        "أو",
        "إثر",
        "جراء",
    )
)
