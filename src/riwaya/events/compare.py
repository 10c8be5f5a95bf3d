"""How likely two reports, or two groups of reports, tell of one occurrence.

Each observation adds to a score or takes from it; the score is in natural log odds, above 0 meaning "rather the same". The weights were
found by looking at pairs of reports of real articles (docs/events.md) and are kept round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import log

from riwaya.events.facts import FIGHT, Facts
from riwaya.events.places import contains, distance
from riwaya.events.profile import Profile
from riwaya.store.rarity import Rarity

SAME_PLACE = 1.5
NEAR = 12.0  # kilometres within which two towns of an event may lie
FAR = 60.0  # beyond, two points are two places even if one of them is vague
LONG_AGO = 20  # days between two told times that no slip of a dateline explains
FRESH, OLD = 14, 60  # days after which a follow-up, and after which hardly anybody, tells of an event without saying when it was
HAPPENED = ("actual", "possible", "negated", "denied")  # told of what was or was not; the other stances tell of what is to come
SPEECH = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"))  # who speaks decides
# Ends of actor ids that any country has: two reports about soldiers need not be about the same ones.
COMMON = (
    *(".CIVILIANS", ".MIL", ".GOV", ".POLICE", ".SECURITY", ".EXTREMISTS", ".MILITANTS", ".REBELS", ".PROTESTERS"),
    *(".MILITIAS", ".CRIMINALS", ".MIGRANTS", ".UNKNOWN"),
)
COPIED = 0.6  # share of rare words from which on two sentences are one
MUCH = 10  # rare words that two articles share when they are about one thing; more are those of a copy, which tells several events
MEMORY = 20_000  # comparisons that are remembered: the same places and actors meet again and again
Reason = tuple[str, float]


def within(one: Facts, other: Facts, gap: int, between: int, rarity: Rarity) -> tuple[float, list[Reason]]:
    """The score of two reports of one article, the second standing `gap` sentences behind the first with `between` reports of the type
    between them, and its reasons."""
    reasons = list(_within(one, other, gap, between, rarity))
    return sum([weight for _, weight in reasons]), reasons


def across(one: Profile, other: Profile, rarity: Rarity) -> tuple[float, list[Reason]]:
    """The score of the groups of reports of two articles, and its reasons."""
    reasons = _across(one, other, rarity)
    return sum([weight for _, weight in reasons]), reasons


def _within(one: Facts, other: Facts, gap: int, between: int, rarity: Rarity) -> Iterator[Reason]:
    yield "one article", -1.6
    if one.item and other.item and one.item != other.item:
        yield "two stories of one digest", -4.0
    if gap == 0:
        if one.frame != other.frame:  # act and victims; one kind of act told twice in a sentence is two acts
            yield "one sentence", 1.0
    else:
        yield "near in the text", 0.5 / gap
    if between == 0:
        yield "told one after the other", 0.8
    if one.headline and not other.headline and gap <= 2:
        yield ("lead and what follows", 1.8) if one.lead else ("headline and lead", 2.4)
    shared = rarity.of(one.terms & other.terms) if gap else 0.0
    if shared:
        yield "rare words shared", 0.5 * min(shared, 4)
    if one.mode and one.mode == other.mode:
        yield "same mode", 0.9
    elif one.frame == other.frame:
        yield "same kind of act", 0.5
    if other.definite and not (other.path or other.counts or not other.inferred):
        yield "takes up what is known", 1.2
    elif other.anchored:
        yield "told as part of what is known", 0.4
    elif not (other.path or other.counts or other.patients or not other.inferred):
        yield "says nothing of its own", 0.5
    if one.other != other.other:
        yield "another one", -0.6
    yield from _blows(_set(one.weapon), _set(other.weapon), one.attack, other.attack)
    if one.several != other.several:
        yield "several and one", -1.2
    if one.inferred and not other.inferred:
        yield "brings a time of its own", -0.5
    if (one.ground == "background") != (other.ground == "background"):
        yield "background and news", -0.6
    if (one.stance == "possible") != (other.stance == "possible"):
        yield "told as a fact and as possible", -0.7
    if one.path and other.path:
        if one.type == "CONTROL" and one.place != other.place:
            yield "another place taken", -3.5
        yield _places(frozenset((one.path,)), frozenset((other.path,)), _points(one), _points(other))
    if not (one.inferred and other.inferred):
        yield from _time((one.low, one.high), (other.low, other.high), not one.inferred, not other.inferred)
    yield from _people(one.type, one.agents, other.agents, one.patients, other.patients)
    counts = dict(one.counts), dict(other.counts)
    if _some_equal(*({what: frozenset((figure,)) for what, figure in told.items()} for told in counts)):
        yield "same number", 1.2
    elif counts[0].keys() & counts[1].keys():
        yield "other number", -1.0 if one.voice != other.voice else -1.6
    yield from _told(one.stance in HAPPENED, other.stance in HAPPENED, frozenset((one.ground,)), frozenset((other.ground,)))


def _across(one: Profile, other: Profile, rarity: Rarity) -> list[Reason]:
    found = [("two articles", -4.6)]  # a list, not a generator: this runs for every pair that is looked at
    common = one.vocabulary & other.vocabulary
    found.append(("articles about one thing", 1.1 * log(1 + min(rarity.of(common), MUCH))))
    common &= one.terms
    if common and (shared := rarity.of(common & other.terms)):
        found.append(("rare words shared", 0.6 * min(shared, 5)))
        found += _sentences(one.sentences, other.sentences)
    if one.modes & other.modes:
        found.append(("same mode", 0.8))
    elif (one.weapons & other.weapons) - {FIGHT}:
        found.append(("same weapon", 0.8))
    if one.words & other.words:
        found.append(("same word", 0.5))
    if one.other != other.other:
        found.append(("another one", -1.2))
    if one.takes_up:
        found.append(("takes up what is known", 0.6))
    if one.weapons != other.weapons:
        found += _blows(one.weapons, other.weapons, one.attack, other.attack)
    if one.paths and other.paths:
        if one.type == "CONTROL" and {path[0] for path in one.paths}.isdisjoint(path[0] for path in other.paths):
            found.append(("another place taken", -3.5))
        found.append(_places(one.paths, other.paths, one.points, other.points))
    if one.days & other.days:
        found.append(("same day", 1.2))
        if one.here & other.here:
            found.append(("same place on the same day", 1.0))
    if one.spots & other.spots:
        found.append(("a place where little else happens", 1.3))
    else:
        found += _time((one.low, one.high), (other.low, other.high), one.timed, other.timed)
    found += _people(one.type, one.agents, other.agents, one.patients, other.patients)
    if one.counts and other.counts:
        if _some_equal(one.counts, other.counts):
            found.append(("same number", 1.0))
        elif one.counts.keys() & other.counts.keys():
            found.append(("other number", -0.3))
    if one.happened != other.happened or one.grounds != other.grounds:
        found += _told(one.happened, other.happened, one.grounds, other.grounds)
    return found


def _sentences(one: Iterable[tuple[frozenset[str], str]], other: Iterable[tuple[frozenset[str], str]]) -> tuple[Reason, ...]:
    """One sentence printed by two outlets tells the same things in the same order: there the word of the act decides."""
    pairs = [(word == other_word) for terms, word in one for others, other_word in other if _alike(terms, others)]
    if any(pairs):
        return (("same sentence, same word", 2.5),)
    return (("same sentence, another word", -1.2),) if pairs else ()


def _alike(terms: frozenset[str], others: frozenset[str]) -> bool:
    shared = len(terms & others)
    return shared >= 4 and shared >= COPIED * max(len(terms), len(others))


def _blows(one: frozenset[str], other: frozenset[str], attack: bool, other_attack: bool) -> tuple[Reason, ...]:
    """A fight of two sides and a blow that one deals are two events, though told in one breath; so are blows with two weapons."""
    if one and other:
        if one & other:
            return ()
        return (("a fight and a blow", -4.0),) if FIGHT in one | other else (("other weapon", -2.0),)
    if (one == {FIGHT} and other_attack) or (other == {FIGHT} and attack):
        return (("a fight and an attack", -1.0),)
    return ()


def _set(value: str) -> frozenset[str]:
    return frozenset((value,)) if value else frozenset()


def _points(facts: Facts) -> frozenset[tuple[float, float]]:
    known = facts.lat is not None and facts.lon is not None and facts.where_prec in (1, 2)
    return frozenset(((facts.lat, facts.lon),)) if known else frozenset()  # type: ignore[arg-type]


@lru_cache(MEMORY)
def _places(
    paths: frozenset[tuple[str, ...]],
    others: frozenset[tuple[str, ...]],
    points: frozenset[tuple[float, float]],
    other_points: frozenset[tuple[float, float]],
) -> Reason:
    pairs = [(a, b) for a in paths for b in others]
    apart = min((distance(*p, *q) for p in points for q in other_points), default=FAR)
    same = [a for a, b in pairs if a[0] == b[0]]
    if same:
        return ("same place", SAME_PLACE) if any(len(path) > 1 for path in same) else ("same country", 0.2)
    if any(contains(a, b) for a, b in pairs):
        return "one place within the other", 0.3
    if apart <= NEAR:
        return "places near each other", 0.3
    return "other place", -1.2 if apart <= FAR else -2.2


def _time(one: tuple[int | None, int | None], other: tuple[int | None, int | None], told: bool, other_told: bool) -> tuple[Reason, ...]:
    """`told` and `other_told` say that a time stands in the text; else it is what the day of publication allows.

    What is told without a time may have happened well before its publication, but not after it."""
    gap = _gap(*one, *other)
    if gap == 0:
        return (("same time", 0.5),) if told and other_told and one == other else ()
    if told and other_told:
        return (("other time", -1.6) if abs(gap) == 1 else ("other day", -3.0 if abs(gap) <= LONG_AGO else -4.0),)
    if told != other_told and (gap > 0) == told:
        return (("happened after the other was published", -3.0),)
    return (("told later", -0.3 if abs(gap) <= FRESH else -1.2 if abs(gap) <= OLD else -3.0),)


@lru_cache(MEMORY)
def _people(
    type: str, agents: frozenset[str], other_agents: frozenset[str], patients: frozenset[str], other_patients: frozenset[str]
) -> tuple[Reason, ...]:
    found: list[Reason] = []
    same = patients & other_patients
    if same:
        found.append(("same patients", 0.8 if _all_common(same) else 1.6))
    speech = type in SPEECH
    same = agents & other_agents
    if same:
        found.append(("same agents", 0.4 if _all_common(same) and not speech else 0.9))
    elif agents and other_agents:
        if (agents & other_patients) | (patients & other_agents):
            found.append(("parts exchanged", 0.3))
        elif not _all_common(agents) and not _all_common(other_agents):
            found.append(("other agents", -2.0 if speech else -0.7))
    return tuple(found)


def apart(paths: Iterable[tuple[str, ...]], others: Iterable[tuple[str, ...]]) -> bool:
    """Whether no place of the one lies within one of the other, or the other way round."""
    return not any(contains(a, b) for a in paths for b in others)


def _all_common(actors: Iterable[str]) -> bool:
    return all(actor.endswith(COMMON) for actor in actors)


def _some_equal(one: Mapping[str, frozenset[int]], other: Mapping[str, frozenset[int]]) -> bool:
    return any(one[what] & other[what] for what in one.keys() & other.keys())


def _told(one: bool, other: bool, grounds: frozenset[str], others: frozenset[str]) -> Iterator[Reason]:
    if one != other:
        yield "told of what was and of what is to come", -0.5
    if ("generic" in grounds) != ("generic" in others):
        yield "a series and one event", -1.2


def _gap(low: int | None, high: int | None, other_low: int | None, other_high: int | None) -> int:
    """The days from the second of two spans to the first, negative if the first is the earlier one, 0 if they meet; a span is open where it
    has no bound."""
    if low is not None and other_high is not None and low > other_high:
        return low - other_high
    if high is not None and other_low is not None and other_low > high:
        return high - other_low
    return 0
