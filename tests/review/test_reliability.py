"""The measures of agreement give what their authors publish."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pytest

from riwaya.review.reliability import alpha, dice, jaccard, kappa, nominal

# Cohen's kappa: two readers of 50 proposals, both yes 20, both no 15, only the first yes 5, only the second yes 10 (Wikipedia, "Cohen's kappa").
PROPOSALS = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
# Krippendorff 2011, section C: four observers, twelve units, missing values; nominal alpha .743, interval alpha .849.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
# Krippendorff 2011, section A: two observers, ten units, two values; alpha .095.
BINARY = ((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0))


def units(observers: Sequence[Sequence[Hashable]]) -> list[list[Hashable]]:
    """The values of each unit, missing ones left out."""
    return [[value for value in unit if value is not None] for unit in zip(*observers, strict=True)]


def interval(one: Hashable, other: Hashable) -> float:
    assert isinstance(one, int) and isinstance(other, int)
    return float(one - other)


def test_kappa_of_the_worked_example() -> None:
    assert kappa(PROPOSALS) == pytest.approx(0.4)


def test_kappa_is_not_defined_where_chance_explains_all() -> None:
    assert kappa([("news", "news")] * 9) is None
    assert kappa([]) is None


def test_kappa_falls_below_nothing() -> None:
    assert kappa([("a", "b"), ("b", "a")]) == -1


def test_alpha_of_the_worked_examples() -> None:
    assert alpha(units(OBSERVERS)) == pytest.approx(0.743, abs=0.0005)
    assert alpha(units(OBSERVERS), interval) == pytest.approx(0.849, abs=0.0005)
    assert alpha(units(BINARY)) == pytest.approx(0.095, abs=0.0005)


def test_units_that_only_one_coded_say_nothing() -> None:
    assert alpha([["a"], ["b"], ["a", "a"], ["b", "b"]]) == 1
    assert alpha([["a"], ["b"]]) is None
    assert alpha([["a", "a"], ["a", "a"]]) is None


def test_sets_that_overlap_agree_in_part() -> None:
    one, other = frozenset("ab"), frozenset("a")
    assert jaccard(one, other) == 0.5 and jaccard(frozenset(), frozenset()) == 0 and nominal(one, other) == 1
    parts: list[list[Hashable]] = [[one, other], [frozenset("c"), frozenset("c")]]
    strict, lenient = alpha(parts), alpha(parts, jaccard)
    assert strict is not None and lenient is not None and strict < lenient < 1


def test_dice_counts_shared_characters() -> None:
    assert dice(range(4), range(2, 4)) == pytest.approx(2 / 3)
    assert dice((), ()) == 1 and dice(range(3), ()) == 0
