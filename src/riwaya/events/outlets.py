"""What each outlet tells, whom it quotes, and how its numbers differ from those of others. Nothing here grades an outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riwaya.events.figures import DENYING
from riwaya.store import Library
from riwaya.store.tallies import Shared, Tally, Told, articles_by_outlet, figures_told, shared_events, tallies

FIGURES = ("killed", "wounded")


@dataclass(frozen=True, slots=True)
class Share:
    """How many reports have a value, and which share of all of the outlet's reports that is."""

    value: str
    reports: int
    share: float


@dataclass(frozen=True, slots=True)
class Profile:
    """An outlet: how much it printed; `unattributed` is the share of reports that its own narration tells; `voices`, `stances` and
    `types` are ranked, voices by actor or folded name, of reports with a source; `alone` is the share of its events that no other
    outlet in the library tells."""

    outlet: str
    articles: int
    reports: int
    unattributed: float
    voices: tuple[Share, ...]
    stances: tuple[Share, ...]
    types: tuple[Share, ...]
    events: int
    alone: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A number of victims on which an outlet differs from others that tell the same event: its own lowest and highest claim of the day on
    which it last told one, and theirs."""

    event: str
    words: str
    what: str
    low: int
    high: int
    others_low: int
    others_high: int
    others: tuple[str, ...]


def outlets_of(library: Library, outlet: str | None = None) -> tuple[Profile, ...]:
    """The profiles of all outlets, or of one; none if no article stood in it."""
    articles = articles_by_outlet(library)
    chosen = articles if outlet is None else {name: number for name, number in articles.items() if name == outlet}
    return profiles(chosen, tallies(library, outlet), shared_events(library)) if chosen else ()


def differences_of(library: Library, outlet: str) -> tuple[Difference, ...]:
    """The numbers of killed and wounded on which an outlet differs from others."""
    return differences(figures_told(library, outlet, FIGURES, DENYING), outlet)


def profiles(articles: Mapping[str, int], tallies: Iterable[Tally], shared: Mapping[str, Shared]) -> tuple[Profile, ...]:
    """The profiles of all outlets, the one with most articles first."""
    told: dict[str, list[Tally]] = {outlet: [] for outlet in articles}
    for tally in tallies:
        told.setdefault(tally.outlet, []).append(tally)
    found = [_profile(outlet, articles.get(outlet, 0), rows, shared.get(outlet, Shared(0, 0))) for outlet, rows in told.items()]
    return tuple(sorted(found, key=lambda profile: (-profile.articles, profile.outlet)))


def differences(told: Iterable[Told], outlet: str) -> tuple[Difference, ...]:
    """The events for which an outlet and others give numbers that are not the same, the widest apart first."""
    by: dict[tuple[str, str], dict[str, list[Told]]] = {}
    for number in told:
        by.setdefault((number.event, number.what), {}).setdefault(number.outlet, []).append(number)
    found = []
    for (event, what), outlets in by.items():
        own = _range(outlets.get(outlet, ()))
        others = {name: span for name, numbers in outlets.items() if name != outlet and (span := _range(numbers))}
        if own is None or not others:
            continue
        low, high = min(span[0] for span in others.values()), max(span[1] for span in others.values())
        if (low, high) != own:
            words = next(number.words for numbers in outlets.values() for number in numbers)
            found.append(Difference(event, words, what, *own, low, high, tuple(sorted(others))))
    return tuple(sorted(found, key=lambda d: (-max(abs(d.low - d.others_low), abs(d.high - d.others_high)), d.event, d.what)))


def _profile(outlet: str, articles: int, tallies: Sequence[Tally], shared: Shared) -> Profile:
    total = sum(tally.reports for tally in tallies)
    narrated = sum(tally.reports for tally in tallies if not tally.voice)
    return Profile(
        outlet=outlet,
        articles=articles,
        reports=total,
        unattributed=_part(narrated, total),
        voices=_shares(((tally.voice, tally.reports) for tally in tallies if tally.voice), total - narrated),
        stances=_shares(((tally.stance, tally.reports) for tally in tallies), total),
        types=_shares(((tally.type, tally.reports) for tally in tallies), total),
        events=shared.events,
        alone=_part(shared.alone, shared.events),
    )


def _shares(counted: Iterable[tuple[str, int]], total: int) -> tuple[Share, ...]:
    sums: Counter[str] = Counter()
    for value, number in counted:
        sums[value] += number
    return tuple(Share(value, number, _part(number, total)) for value, number in sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def _part(number: int, total: int) -> float:
    return round(number / total, 3) if total else 0.0


def _range(numbers: Sequence[Told]) -> tuple[int, int] | None:
    """The lowest and highest number of the last day on which an outlet gave any."""
    last = max((number.published for number in numbers), default="")
    values = [value for n in numbers if n.published == last for value in (n.low, n.best, n.high) if value is not None]
    return (min(values), max(values)) if values else None
