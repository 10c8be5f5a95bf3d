"""What linking looks at in the reports of one event in one article: the facts of all of them taken together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riwaya.events.facts import Facts

LONGEST = 8  # days that one event may last and still have days of its own


@dataclass(frozen=True, slots=True)
class Profile:
    """Some reports of one article. `days` are the days that a text fixes, `low` and `high` the days within which all can have been, from
    the texts if `timed`; `vocabulary` are the rare words of the article, `terms` those of the sentences, `sentences` those of each sentence
    with the word of the act, `words` those words; `here` are the places that are known better than by their country."""

    type: str
    modes: frozenset[str]
    weapons: frozenset[str]
    attack: bool
    paths: frozenset[tuple[str, ...]]
    spots: frozenset[str]
    points: frozenset[tuple[float, float]]
    days: frozenset[int]
    low: int | None
    high: int | None
    timed: bool
    agents: frozenset[str]
    patients: frozenset[str]
    counts: dict[str, frozenset[int]]
    terms: frozenset[str]
    sentences: tuple[tuple[frozenset[str], str], ...]
    words: frozenset[str]
    here: frozenset[str]
    vocabulary: frozenset[str]
    other: bool
    takes_up: bool
    happened: bool
    grounds: frozenset[str]


def profile(members: Sequence[Facts], vocabulary: frozenset[str]) -> Profile:
    """The profile of some reports of one article, whose rare words are the vocabulary."""
    told = [facts for facts in members if not facts.inferred]
    spans = told or [facts for facts in members if facts.low is not None]
    counts: dict[str, set[int]] = {}
    for facts in members:
        for what, figure in facts.counts:
            counts.setdefault(what, set()).add(figure)
    return Profile(
        type=members[0].type,
        modes=frozenset(facts.mode for facts in members if facts.mode),
        weapons=frozenset(facts.weapon for facts in members if facts.weapon),
        attack=any(facts.attack for facts in members),
        paths=frozenset(facts.path for facts in members if facts.path),
        spots=frozenset(facts.place for facts in members if facts.spot),
        points=frozenset(
            (facts.lat, facts.lon) for facts in members if facts.lat is not None and facts.lon is not None and facts.where_prec in (1, 2)
        ),
        days=frozenset(day for facts in told for day in _days(facts)),
        low=_least(facts.low for facts in spans),
        high=_most(facts.high for facts in spans),
        timed=bool(told),
        agents=frozenset().union(*(facts.agents for facts in members)),
        patients=frozenset().union(*(facts.patients for facts in members)),
        counts={what: frozenset(figures) for what, figures in counts.items()},
        terms=frozenset().union(*(facts.terms for facts in members)),
        sentences=tuple(dict.fromkeys((facts.terms, facts.word) for facts in members)),
        words=frozenset(facts.word for facts in members),
        here=frozenset(facts.place for facts in members if len(facts.path) > 1),
        vocabulary=vocabulary,
        other=all(facts.other for facts in members),
        takes_up=any(facts.definite or facts.anchored or facts.stance == "denied" for facts in members),
        happened=any(facts.stance in ("actual", "possible", "negated", "denied") for facts in members),
        grounds=frozenset(facts.ground for facts in members),
    )


def _days(facts: Facts) -> Iterable[int]:
    if facts.low is None or facts.high is None or facts.high - facts.low >= LONGEST:
        return ()
    return range(facts.low, facts.high + 1)


def _least(bounds: Iterable[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return min(known, default=None)


def _most(bounds: Iterable[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return max(known, default=None)
