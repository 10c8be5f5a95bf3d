"""Measures of how far coders agree: Cohen's kappa and Krippendorff's alpha.

Sources: J. Cohen, A Coefficient of Agreement for Nominal Scales, 1960; K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from itertools import combinations

Distance = Callable[[Hashable, Hashable], float]


def kappa(pairs: Collection[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of two coders from the labels that they gave to each unit; None where chance alone would make them agree in all."""
    total = len(pairs)
    if not total:
        return None
    observed = sum(one == other for one, other in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(number * second[label] for label, number in first.items()) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def nominal(one: Hashable, other: Hashable) -> float:
    """The distance of two labels that are the same or not."""
    return float(one != other)


def jaccard(one: Hashable, other: Hashable) -> float:
    """The distance of two sets: the share of their members that they do not share."""
    assert isinstance(one, frozenset) and isinstance(other, frozenset)
    return 1 - len(one & other) / len(one | other) if one or other else 0.0


def alpha(units: Iterable[Sequence[Hashable]], distance: Distance = nominal) -> float | None:
    """Krippendorff's alpha of any number of coders from the labels of each unit, of which some may be missing; None where all labels are
    the same. The distance of two labels is squared, as for the metrics of intervals."""
    paired = [unit for unit in units if len(unit) > 1]
    told = Counter(label for unit in paired for label in unit)
    total = sum(told.values())
    if not total:
        return None
    observed = sum(2 * sum(distance(a, b) ** 2 for a, b in combinations(unit, 2)) / (len(unit) - 1) for unit in paired) / total
    expected = sum(2 * told[a] * told[b] * distance(a, b) ** 2 for a, b in combinations(told, 2)) / (total * (total - 1))
    return 1 - observed / expected if expected else None


def dice(one: Collection[int], other: Collection[int]) -> float:
    """The share of the characters of two stretches of text that they share; 1 where both are empty."""
    return 2 * len(set(one) & set(other)) / (len(one) + len(other)) if one or other else 1.0
