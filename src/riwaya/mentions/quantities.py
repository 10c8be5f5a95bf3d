"""Finds the quantities of a sentence, and tells those that count people and things from dates, sums, ages and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.knowledge.numberwords import whole
from riwaya.knowledge.quantitywords import AFTER, BEFORE, NumberTables
from riwaya.mentions import numbers
from riwaya.mentions.atoms import Atom, Token, split
from riwaya.mentions.dates import date_at
from riwaya.mentions.numbers import Number, number_at
from riwaya.mentions.quantitykinds import kind_of, look, noun_at
from riwaya.mentions.timereading import Sentence
from riwaya.spelling import fold

REACH = 7  # words between a number and على الأقل that still bounds it: 6 من مقاتلي المعارضة السورية على الأقل


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity: offsets in the article, its tokens (end excluded) and bounds.

    `best` is the figure that the text names (None for عشرات and for ranges), `low` and `high` are None where the
    text gives no bound. `unit_start_token` is where the counted noun begins, which for a dual is the quantity itself.
    `kind` is cardinal, ordinal, fraction, year, date, time, clock, age, percent, money, distance, measure, score or
    name."""

    start: int
    end: int
    start_token: int
    end_token: int
    low: float | None
    best: float | None
    high: float | None
    unit_start_token: int | None
    approx: bool
    kind: str


def dual_value(core: str, tables: NumberTables) -> int | None:
    """2 if a folded noun says by its form that two are meant (جنديان), else None."""
    return numbers.dual_value(core, tables.times.numbers)


def find_quantities(tokens: Sequence[Token], tables: NumberTables) -> list[Quantity]:
    """The quantities of one sentence in their order; they do not overlap."""
    atoms = split(tokens, tables.words)
    sentence = Sentence(atoms, None, tables.times)
    found: list[Quantity] = []
    i = 0
    while i < len(atoms):
        atom = atoms[i]
        read = None
        if past := _name_of_time(sentence, i):
            i = past
            continue
        if atom.digits or atom.word in tables.phrases or atom.word in tables.times.numbers.words:
            read = _at(sentence, i, tables)
        elif atom.word in tables.times.numbers.duals and not _two_beside(atoms, i, tables):
            read = (
                Quantity(atom.start, atom.end, atom.token, atom.token + 1, 2, 2, 2, atom.token, False, "cardinal"),
                i + 1,
            )
        if read is None:
            i += 1
        else:
            found.append(read[0])
            i = read[1]
    return found


def _name_of_time(s: Sentence, i: int) -> int | None:
    """The atom after words that look like numbers but name a time: الاثنين, كانون الثاني, أول من أمس."""
    if s.atoms[i].word not in s.tables.phrases:
        return None
    for category in ("weekday", "month", "day"):
        found = s.look(i, category)
        if found and not (category == "weekday" and i and s.atoms[i - 1].word in s.tables.numbers.duals):
            return found[1]
    return None


def _two_beside(atoms: Sequence[Atom], i: int, tables: NumberTables) -> bool:
    """True for the noun of مسلحين اثنين and the adjective of جنديان فرنسيان: two are counted elsewhere."""
    if i and atoms[i - 1].word in tables.times.numbers.duals and not atoms[i].conj:
        return True
    entry = tables.times.numbers.words.get(atoms[i + 1].word) if i + 1 < len(atoms) and not atoms[i + 1].conj else None
    return entry == (2, "unit")


def _at(s: Sentence, i: int, tables: NumberTables) -> tuple[Quantity, int] | None:
    """The quantity at atom `i` with the words before it that bound it, and the atom after it."""
    atoms = s.atoms
    dated = date_at(s, i, loose=False)
    if dated:
        return _made(atoms, i, dated.end, (None, None, None), None, False, "date"), dated.end
    bound = look(tables, atoms, i, BEFORE)
    begin = bound[1] if bound else i
    if begin >= len(atoms):
        return None
    span = look(tables, atoms, begin, ("range", "range-from"))
    ranged = _range(s, begin, span[1], span[0], tables) if span else None
    if ranged:
        low, high, end = ranged
        kind, unit, end = kind_of(s, begin, end, None, tables)
        return _made(atoms, i, end, (low, None, high), unit, False, kind), end
    vague = look(tables, atoms, begin, ("vague",))
    if vague and atoms[begin].word != "من":
        _, end, lowest, highest = vague
        timed = s.has(end, "unit") and not atoms[end].conj
        unit, kind = (None, "time") if timed else (noun_at(atoms, end), "cardinal")
        return _made(atoms, i, end, (lowest, None, highest), unit, True, kind), end
    number = number_at(atoms, begin, s.tables.numbers)
    if number is None:
        one = _one_of(s, i, tables) if not bound else None
        return one
    if bound and atoms[begin].conj:
        return None
    return _counted(s, i, begin, number, bound[0] if bound else "", tables)


def _one_of(s: Sentence, i: int, tables: NumberTables) -> tuple[Quantity, int] | None:
    """أحد and إحدى before a definite noun or one with a pronoun: one of them."""
    entry = s.tables.numbers.words.get(s.word(i))
    if entry != (1, "bound") or s.word(i).startswith("ال") or i + 1 >= len(s.atoms):
        return None
    follows = s.atoms[i + 1]
    if follows.mark or follows.conj or follows.prep or follows.digits or s.word(i - 1) in _NO_ONE or s.has(i + 1, "ordinary_after"):
        return None
    return _made(s.atoms, i, i + 1, (1, 1, 1), follows.token, False, "cardinal"), i + 1


_NO_ONE = frozenset(fold(word) for word in ("لا", "أي", "لم", "ما", "كل", "جبل", "غزوة", "يوم", "ليس", "هل"))


def _range(s: Sentence, begin: int, i: int, role: str, tables: NumberTables) -> tuple[float, float, int] | None:
    """`بين 10 و20`, `من 5 إلى 7`: (low, high, end)."""
    if i >= len(s.atoms):
        return None
    first = number_at(s.atoms, i, s.tables.numbers)
    if first is None or first.kind == "ordinal" or first.end >= len(s.atoms):
        return None
    k = first.end
    if role == "range-from" or not s.atoms[k].conj:
        if s.word(k) not in ("الي", "حتي"):
            return None
        k += 1
    second = number_at(s.atoms, k, s.tables.numbers) if k < len(s.atoms) else None
    if second is None or second.kind == "ordinal":
        return None
    low, high = _shared_scale(first.value, second.value)
    return (low, high, second.end) if low < high else None


def _shared_scale(low: float, high: float) -> tuple[float, float]:
    """`بين 10 و20 ألفا` means ten thousand to twenty thousand."""
    for scale in (10**9, 10**6, 1000):
        if high >= scale and high % scale == 0 and low < 1000 and low < high / scale:
            return low * scale, high
    return low, high


def _counted(s: Sentence, i: int, begin: int, number: Number, bound: str, tables: NumberTables) -> tuple[Quantity, int]:
    """A number with what stands after it: a second figure, a unit, على الأقل."""
    atoms, end, value = s.atoms, number.end, number.value
    kind, unit, end = kind_of(s, begin, end, number, tables)
    if kind in ("cardinal", "measure") and end + 1 < len(atoms) and number.kind != "ordinal":
        joined = s.word(end) in ("-", "–", "الي", "او")
        second = number_at(atoms, end + 1, s.tables.numbers) if joined else None
        if second and second.kind != "ordinal" and not atoms[end + 1].conj:
            least, most = _shared_scale(value, second.value)
            kind, unit, last = kind_of(s, begin, second.end, second, tables)
            if least < most:
                return _made(atoms, i, last, (least, None, most), unit, bound == "about", kind), last
            if s.word(end) == "-":
                return _made(atoms, i, second.end, (None, None, None), None, False, "score"), second.end
    if kind in ("ordinal", "date", "clock", "name", "year", "fraction", "score"):
        return _made(atoms, i, end, (value, value, value), unit, False, kind), end
    after = _after(atoms, end, tables)
    role = bound or after
    low: float | None = value
    high: float | None = value
    if role in ("about", "about-after"):
        low = high = None
    elif role in ("least", "more", "least-after", "more-after"):
        high = None
    elif role in ("most", "less", "most-after"):
        low = None
    return _made(atoms, i, end, (low, value, high), unit, bool(role), kind), end


def _after(atoms: Sequence[Atom], end: int, tables: NumberTables) -> str:
    """The role of a bounding phrase after the number and its noun, before the next number, mark or و."""
    for k in range(end, min(end + REACH, len(atoms))):
        if role := look(tables, atoms, k, AFTER):
            return role[0]
        if atoms[k].mark or atoms[k].digits or atoms[k].conj or look(tables, atoms, k, ("vague", *BEFORE)):
            return ""
        if tables.times.numbers.words.get(atoms[k].word, (0, ""))[1] in ("unit", "ten", "hundred"):
            return ""
    return ""


def _made(
    atoms: Sequence[Atom],
    i: int,
    end: int,
    bounds: tuple[float | None, float | None, float | None],
    unit: int | None,
    approx: bool,
    kind: str,
) -> Quantity:
    low, best, high = (whole(bound) if bound is not None else None for bound in bounds)
    return Quantity(
        atoms[i].start,
        atoms[end - 1].end,
        atoms[i].token,
        atoms[end - 1].token + 1,
        low,
        best,
        high,
        unit,
        approx,
        kind,
    )
