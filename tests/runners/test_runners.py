"""Runners: order, laziness, and workers that die."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

import pytest

from riwaya.runners import Pool, Serial, runner_for


def double(number: int) -> int:
    if number == 13:
        os._exit(1)  # as a crash in compiled code would
    return number * 2


def lost(number: int) -> int:
    return -number


def test_the_number_of_workers_decides() -> None:
    assert isinstance(runner_for(1), Serial)
    assert isinstance(runner_for(2), Pool)


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("number", [0, 1, 12])
def test_results_come_in_the_order_of_the_items(workers: int, number: int) -> None:
    assert list(runner_for(workers).run(double, range(number), lost)) == [2 * n for n in range(number)]


def test_only_the_item_that_kills_its_worker_is_lost() -> None:
    assert list(Pool(2).run(double, range(30), lost)) == [-13 if n == 13 else 2 * n for n in range(30)]


@pytest.mark.parametrize("workers", [1, 2])
def test_items_are_taken_as_they_are_needed(workers: int) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(14, 10_000):
            taken.append(number)
            yield number

    results = runner_for(workers).run(double, items(), lost)
    assert list(islice(results, 2)) == [28, 30]
    assert len(taken) < 100
