"""Measures start-up, speed on one core, memory, and what a second worker brings.

    python tools/bench.py [--articles N] [--strict] [--json]

The articles are the examples, repeated and varied: paragraphs in another order, other numbers, other towns. So that
machines can be compared, `of split` tells the speed as a share of that of `str.split` over the same text. --strict
fails where a target of the project is missed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import riwaya

ROOT = Path(__file__).parents[1]
TOWNS = ("سرت", "درنة", "بنغازي", "مصراتة", "غريان", "ترهونة", "زوارة", "سبها", "اجدابيا", "طبرق")
STARTS = 5
# Targets: seconds, words a second, mebibytes, times as fast.
TARGETS = {"start-up": 1.0, "speed": 20_000.0, "memory": 300.0, "two workers": 1.8}
SMALLER_IS_BETTER = frozenset({"start-up", "memory"})


def articles(number: int) -> Iterator[dict[str, str]]:
    """Articles of the examples, varied; the same ones at every call."""
    chance = random.Random(17)
    lines = (ROOT / "examples" / "articles.jsonl").read_text("utf-8").splitlines()
    examples = [json.loads(line) for line in lines]
    for index in range(number):
        example = examples[index % len(examples)]
        paragraphs = example["text"].split("\n")
        chance.shuffle(paragraphs)
        text = re.sub(r"\d+", lambda _: str(chance.randint(2, 90)), "\n".join(paragraphs))
        for town in TOWNS:
            if chance.random() < 0.5:
                text = text.replace(town, chance.choice(TOWNS))
        yield {"id": f"{example['id']}-{index}", "published": example["published"], "text": text}


def start_up() -> float:
    """The best of several starts, in seconds: a fresh process that loads the coder."""
    command = [sys.executable, "-c", "import riwaya; riwaya.load()"]
    subprocess.run(command, check=True)  # compiles the knowledge if it has to
    return min(_timed(command) for _ in range(STARTS))


def speed(made: list[dict[str, str]]) -> float:
    """Words coded in a second by one process that has started."""
    coder = riwaya.load()
    coder.code(made[0]["text"])
    begin = time.perf_counter()
    words = sum(coder.code(article["text"], published=article["published"]).words for article in made)
    return words / (time.perf_counter() - begin)


def of_split(made: list[dict[str, str]], words_a_second: float) -> float:
    """The speed as a share of the speed of splitting the texts at their blanks, the best of several times."""
    best = 0.0
    for _ in range(STARTS):
        begin = time.perf_counter()
        words = sum(len(article["text"].split()) for article in made)
        best = max(best, words / (time.perf_counter() - begin))
    return words_a_second / best


def by_command(path: Path, workers: int) -> float:
    """Seconds that `riwaya code` takes with a number of workers."""
    with tempfile.TemporaryDirectory() as out:
        options = ["--quiet", "--workers", str(workers), "-o", f"{out}/reports.jsonl"]
        return _timed([sys.executable, "-m", "riwaya", "code", str(path), *options])


def _timed(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - begin


def main() -> None:
    """Measures and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000, help="how many (default: 2000)")
    parser.add_argument("--strict", action="store_true", help="fail where a target is missed")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    arguments = parser.parse_args()
    made = list(articles(arguments.articles))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in made), "utf-8")
        one = by_command(path, 1)
        # Of all children so far the largest is the command that coded everything alone.
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        two = by_command(path, 2)
    started = start_up()
    # What both runs pay once, the start, does not count against the second worker.
    measured = {
        "start-up": started, "speed": speed(made), "memory": memory, "two workers": (one - started) / (two - started),
    }  # fmt: skip
    missed = []
    share = of_split(made, measured["speed"])
    if arguments.json:
        print(json.dumps({**measured, "of split": share}))
    for name, value in measured.items():
        target = TARGETS[name]
        good = value <= target if name in SMALLER_IS_BETTER else value >= target
        missed += [] if good else [name]
        if not arguments.json:
            print(f"{name:12} {value:12,.2f}   target {target:10,.2f}   {'reached' if good else 'missed'}")
    if not arguments.json:
        print(f"{'of split':12} {share:12,.5f}")
    if missed and arguments.strict:
        sys.exit(f"missed: {', '.join(missed)}")


if __name__ == "__main__":
    main()
