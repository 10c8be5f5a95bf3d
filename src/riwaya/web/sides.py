"""The accounts of an event side by side: what each tells in each respect, where they differ, and where one is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from riwaya.events.accounts import Account
from riwaya.events.tellings import Telling
from riwaya.events.view import EventView
from riwaya.store import folded
from riwaya.web.names import Name, Names, language_of


@dataclass(frozen=True, slots=True)
class Told:
    """Something that voices of an account tell: in words, a note (how a name is meant), and how many of them tell it."""

    name: Name
    note: str
    voices: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account tells in one respect; empty if it is silent."""

    told: tuple[Told, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One respect: its key in the texts, what it is about, a cell for each account, how many voices tell anything and how many of these
    the most common thing."""

    key: str
    about: str
    cells: tuple[Cell, ...]
    tell: int
    agree: int


Values = Callable[[Telling], Iterable[tuple[Name, str]]]


def people(view: EventView, names: Names) -> Callable[[str], Name]:
    """What names the participants of an event: an actor by the lexicon, anybody else as the first report that names him writes it."""
    told = (person for stored in reversed(view.reports) for person in (*stored.report.agents, *stored.report.patients))
    spelled = {folded(person.span.text): person.span.text for person in told}
    return lambda who: names.who(spelled.get(who, who))


def rows(view: EventView, names: Names) -> Iterator[Row]:
    """The table of the accounts, respects in which nobody tells anything left out."""
    who = people(view, names)
    whats = sorted({what for account in view.accounts for telling in account.tellings for what in telling.numbers})
    respects: list[tuple[str, str, str, Values]] = [
        ("happened", "", "denial", lambda t: [(Name("denies" if t.denies else "expects" if t.expects else "affirms", "en"), "")]),
        ("who", "", "perpetrator", lambda t: [(who(one), "") for one in sorted(t.agents)]),
        ("whom", "", "victims", lambda t: [(who(one), "") for one in sorted(t.patients)]),
        ("holder", "", "outcome", lambda t: [(who(one), extent) for one, extent in sorted(t.holders)]),
        ("where", "", "place", lambda t: [(names.place(path[0]), "") for path in sorted(t.paths)]),
        ("when", "", "date", _when),
        *(("number", what, "number", _number(what)) for what in whats),
        ("named", "", "name", lambda t: [(Name(text, language_of(text), actor), kind) for actor, text, kind in sorted(t.names)]),
    ]
    for key, about, kind, values in respects:
        row = _row(view.accounts, key, about, kind, values)
        if any(cell.told for cell in row.cells):
            yield row


def _row(accounts: Iterable[Account], key: str, about: str, kind: str, values: Values) -> Row:
    cells, counted, tell = [], Counter[Name](), 0
    for account in accounts:
        said = [list(values(telling)) for telling in account.tellings]
        tell += sum(bool(one) for one in said)
        often = Counter(value for one in said for value in one)
        counted.update(name for one in said for name in {name for name, _ in one})  # a voice that tells a thing twice is one voice
        told = tuple(Told(name, note, number) for (name, note), number in often.most_common())
        cells.append(Cell(told, bool(told) and kind in account.parts_with))
    return Row(key, about, tuple(cells), tell, max(counted.values(), default=0))


def _when(telling: Telling) -> list[tuple[Name, str]]:
    if not telling.days:
        return []
    ends = dict.fromkeys(day.isoformat() for day in (min(telling.days), max(telling.days)))
    return [(Name(" – ".join(ends), "en"), "")]


def _number(what: str) -> Values:
    def of(telling: Telling) -> list[tuple[Name, str]]:
        if what not in telling.numbers:
            return []
        low, high = telling.numbers[what]
        return [(Name(f"{low:,}" if low == high else f"{low:,} – {high:,}", "en"), "")]

    return of
