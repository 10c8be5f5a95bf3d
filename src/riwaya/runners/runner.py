"""Runs one task over many items: results in the order of the items, items taken as they are needed."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
CHUNK = 4  # items sent at a time: enough that sending costs little, few enough that the workers end together
AHEAD = 4  # chunks in hand for each worker, so that none waits for the input


class Runner(ABC):
    """Runs a task over items. `lost` gives the result of an item whose worker died of it."""

    @abstractmethod
    def run(self, task: Callable[[T], R], items: Iterable[T], lost: Callable[[T], R]) -> Iterator[R]:
        """The results, one for each item, in the order of the items."""


class Serial(Runner):
    """Runs in this process."""

    def run(self, task: Callable[[T], R], items: Iterable[T], lost: Callable[[T], R]) -> Iterator[R]:
        """The results, one for each item, in the order of the items."""
        return map(task, items)


class Pool(Runner):
    """Runs in several processes of this machine; where it can fork they share the memory of what is loaded already."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def run(self, task: Callable[[T], R], items: Iterable[T], lost: Callable[[T], R]) -> Iterator[R]:
        """The results, one for each item, in the order of the items."""
        source = iter(items)
        waiting: deque[tuple[list[T], Future[list[R]]]] = deque()
        executor = _start(self.workers, task)
        try:
            while True:
                while len(waiting) < self.workers * AHEAD and (chunk := list(islice(source, CHUNK))):
                    waiting.append((chunk, _submit(executor, chunk)))
                if not waiting:
                    return
                chunk, future = waiting.popleft()
                try:
                    done = future.result()
                except BrokenProcessPool:
                    done = [_alone(task, item, lost) for item in chunk]
                    executor = _start(self.workers, task)
                    waiting = deque((again, _submit(executor, again)) for again, _ in waiting)
                yield from done
        finally:
            executor.shutdown(wait=False, cancel_futures=True)


def runner_for(workers: int) -> Runner:
    """The runner for a number of workers."""
    return Pool(workers) if workers > 1 else Serial()


_task: Callable[[Any], Any]  # of a worker; set once when it starts, so that the knowledge is not sent with every chunk


def _start(workers: int, task: Callable[[T], R]) -> ProcessPoolExecutor:
    gc.freeze()  # the collector would touch, and so copy, every page that the workers share
    kind = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(workers, multiprocessing.get_context(kind), _enter, (task,))


def _submit(executor: ProcessPoolExecutor, chunk: list[T]) -> Future[list[Any]]:
    try:
        return executor.submit(_work, chunk)
    except BrokenProcessPool as error:  # it broke since the last result; told when this chunk's turn comes
        broken: Future[list[Any]] = Future()
        broken.set_exception(error)
        return broken


def _enter(task: Callable[[Any], Any]) -> None:
    global _task
    _task = task
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process decides what an interruption means


def _work(chunk: list[Any]) -> list[Any]:
    return [_task(item) for item in chunk]


def _alone(task: Callable[[T], R], item: T, lost: Callable[[T], R]) -> R:
    """The result of an item from a process of its own, so that only the item that kills its worker is lost."""
    executor = _start(1, task)
    try:
        result: R = executor.submit(_work, [item]).result()[0]
        return result
    except BrokenProcessPool:
        return lost(item)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
