"""How likely two reports, or two groups of reports, tell of one occurrence.

Each observation adds to a score or takes from it; the score is in natural log odds, above 0 meaning "rather the same". The weights were
found by looking at pairs of reports of real articles (docs/events.md) and are kept round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import log

from riwaya.events.facts import Facts
from riwaya.events.places import contains, distance
from riwaya.events.profile import Profile

NEAR = 12.0  # kilometres within which two towns of an event may lie
FAR = 60.0  # beyond, two points are two places even if one of them is vague
LONG_AGO = 20  # days between two times that no slip of a dateline explains
HAPPENED = ("actual", "possible", "negated", "denied")  # told of what was or was not; the other stances tell of what is to come
SPEECH = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"))  # who speaks decides
# Ends of actor ids that any country has: two reports about soldiers need not be about the same ones.
COMMON = (".CIVILIANS", ".MIL", ".GOV", ".POLICE", ".SECURITY", ".EXTREMISTS", ".MILITANTS", ".REBELS", ".PROTESTERS")
Reason = tuple[str, float]


def within(one: Facts, other: Facts, gap: int, between: int) -> tuple[float, list[Reason]]:
    """The score of two reports of one article, the second standing `gap` sentences behind the first with `between` reports of the type
    between them, and its reasons."""
    reasons = list(_within(one, other, gap, between))
    return sum(weight for _, weight in reasons), reasons


def across(one: Profile, other: Profile) -> tuple[float, list[Reason]]:
    """The score of two groups of reports from different articles, and its reasons."""
    reasons = list(_across(one, other))
    return sum(weight for _, weight in reasons), reasons


def _within(one: Facts, other: Facts, gap: int, between: int) -> Iterator[Reason]:
    yield "one article", -1.6
    if gap == 0:
        yield "one sentence", 0.8
    else:
        yield "near in the text", 0.5 / gap
    if between == 0:
        yield "told one after the other", 0.8
    shared = len(one.terms & other.terms) if gap else 0
    if shared:
        yield "rare words shared", 0.5 * min(shared, 4)
    if one.mode and one.mode == other.mode:
        yield "same mode", 0.9
    elif one.frame == other.frame:
        yield "same kind of act", 0.5
    if other.definite and not (other.path or other.counts or not other.inferred):
        yield "takes up what is known", 1.2
    if one.other or other.other:
        yield "another one", -1.2
    if one.weapon and other.weapon and one.weapon != other.weapon:
        yield "other weapon", -2.0
    if one.path and other.path:
        yield from _places({one.path}, {other.path}, _points(one), _points(other))
    if not (one.inferred and other.inferred):
        yield from _time((one.low, one.high), (other.low, other.high), told=not one.inferred and not other.inferred)
    yield from _people(one.type, one.agents, other.agents, one.patients, other.patients)
    counts = dict(one.counts), dict(other.counts)
    if _some_equal(*({what: frozenset((figure,)) for what, figure in told.items()} for told in counts)):
        yield "same number", 1.2
    elif counts[0].keys() & counts[1].keys():
        yield "other number", -1.0 if one.voice != other.voice else -1.6
    yield from _told(one.stance in HAPPENED, other.stance in HAPPENED, {one.ground}, {other.ground})


def _across(one: Profile, other: Profile) -> Iterator[Reason]:
    yield "two articles", -5.0
    alike = max((len(a & b) for a in one.vocabularies for b in other.vocabularies), default=0)
    yield "articles about one thing", 1.1 * log(1 + alike)
    shared = len(one.terms & other.terms)
    if shared:
        yield "rare words shared", 0.6 * min(shared, 5)
    if one.modes & other.modes:
        yield "same mode", 0.8
    if one.other != other.other:
        yield "another one", -1.2
    if one.weapons and other.weapons and not one.weapons & other.weapons:
        yield "other weapon", -2.0
    if one.paths and other.paths:
        yield from _places(one.paths, other.paths, one.points, other.points)
    if one.days & other.days:
        yield "same day", 1.2
    else:
        yield from _time((one.low, one.high), (other.low, other.high), told=bool(one.days and other.days))
    yield from _people(one.type, one.agents, other.agents, one.patients, other.patients)
    if _some_equal(one.counts, other.counts):
        yield "same number", 1.0
    elif one.counts.keys() & other.counts.keys():
        yield "other number", -0.5
    yield from _told(one.happened, other.happened, one.grounds, other.grounds)


def _points(facts: Facts) -> set[tuple[float, float]]:
    return {(facts.lat, facts.lon)} if facts.lat is not None and facts.lon is not None and facts.where_prec in (1, 2) else set()


def _places(
    paths: Iterable[tuple[str, ...]],
    others: Iterable[tuple[str, ...]],
    points: Iterable[tuple[float, float]],
    other_points: Iterable[tuple[float, float]],
) -> Iterator[Reason]:
    pairs = [(a, b) for a in paths for b in others]
    apart = min((distance(*p, *q) for p in points for q in other_points), default=FAR)
    if any(a[0] == b[0] for a, b in pairs):
        yield "same place", 1.2
    elif any(contains(a, b) for a, b in pairs):
        yield "one place within the other", 0.3
    elif apart <= NEAR:
        yield "places near each other", 0.3
    else:
        yield "other place", -1.2 if apart <= FAR else -2.2


def _time(one: tuple[int | None, int | None], other: tuple[int | None, int | None], *, told: bool) -> Iterator[Reason]:
    """`told` says that both times stand in the texts."""
    between = _between(*one, *other)
    if between > LONG_AGO:
        yield "long before or after", -4.0
    elif between > 0:
        yield "other time", -1.6 if told else -1.0
    elif told and one == other:
        yield "same time", 0.5


def _people(
    type: str, agents: frozenset[str], other_agents: frozenset[str], patients: frozenset[str], other_patients: frozenset[str]
) -> Iterator[Reason]:
    same = patients & other_patients
    if same:
        yield "same patients", 0.8 if _all_common(same) else 1.6
    speech = type in SPEECH
    same = agents & other_agents
    if same:
        yield "same agents", 0.4 if _all_common(same) and not speech else 0.9
    elif agents and other_agents:
        if (agents & other_patients) | (patients & other_agents):
            yield "parts exchanged", 0.3
        else:
            yield "other agents", -2.0 if speech else -0.7


def _all_common(actors: Iterable[str]) -> bool:
    return all(actor.endswith(COMMON) for actor in actors)


def _some_equal(one: Mapping[str, frozenset[int]], other: Mapping[str, frozenset[int]]) -> bool:
    return any(one[what] & other[what] for what in one.keys() & other.keys())


def _told(one: bool, other: bool, grounds: Iterable[str], others: Iterable[str]) -> Iterator[Reason]:
    if one != other:
        yield "told of what was and of what is to come", -0.5
    if ("generic" in grounds) != ("generic" in others):
        yield "a series and one event", -1.2


def _between(low: int | None, high: int | None, other_low: int | None, other_high: int | None) -> int:
    """The days between two spans of days, each open where it has no bound; 0 if they meet."""
    ahead = low - other_high if low is not None and other_high is not None else 0
    behind = other_low - high if high is not None and other_low is not None else 0
    return max(ahead, behind, 0)
