"""Trains and measures the weights behind a report's `confidence`; deterministic, with the standard library alone.

    python tools/train_confidence.py                       # trains on the train part of data/corpus and writes the weights
    python tools/train_confidence.py measure [GOLD ...]    # figures by folds of the train part, on the test part, on gold folders
    python tools/train_confidence.py plot FILE.svg [GOLD ...]   # the same as a reliability plot

A logistic regression with a quadratic penalty on every weight but the base, by Newton's method. Folds hold whole items.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from riwaya.evaluate import Calibration, Gold, calibration, compare, read_gold, right
from riwaya.evaluate.plot import reliability_plot
from riwaya.knowledge import Knowledge, load_knowledge
from riwaya.language.analyse import Analyser
from riwaya.mentions.mentions import find
from riwaya.model import Article
from riwaya.reports.code import code
from riwaya.voices.attribute import with_signs
from riwaya.voices.confidence import BASE, rate

OUT = Path(__file__).parents[1] / "src" / "riwaya_knowledge" / "models" / "confidence.tsv"
PENALTY = 5.0  # of 2, 5 and 10 the one with the least Brier score over folds, as far as they differ
RARE = 10  # a sign that fewer reports show has no weight
FOLDS = 10
ROUNDS = 12
HEAD = "# Weights of the signs of src/riwaya/voices/confidence.py, written by tools/train_confidence.py; the card is confidence.md.\n"


@dataclass(frozen=True, slots=True)
class Rated:
    """A report of the program: its article, its signs, whether it is right."""

    article: str
    signs: frozenset[str]
    right: bool


def rated(annotated: Iterable[Gold], knowledge: Knowledge, analyser: Analyser) -> list[Rated]:
    """The program's reports on annotated articles."""
    found = []
    for gold in annotated:
        text = analyser.analyse(Article(gold.article, gold.text or "", published=gold.published))
        mentions = find(text, knowledge)
        told = list(with_signs(mentions.text, mentions, code(mentions.text, mentions, knowledge), knowledge))
        rows = [report.to_dict() for report, _ in told]
        hits = {id(system) for wanted, system in compare(gold, rows).pairs if right(wanted, system)}
        found += [Rated(gold.article, signs, id(row) in hits) for row, (_, signs) in zip(rows, told, strict=True)]
    return found


def train(reports: Sequence[Rated]) -> dict[str, float]:
    """The weights by sign, that of `base` for every report."""
    counts = Counter(sign for report in reports for sign in report.signs)
    names = [BASE, *sorted(sign for sign, count in counts.items() if count >= RARE)]
    at = {name: index for index, name in enumerate(names)}
    rows = [([0, *sorted(at[sign] for sign in report.signs if sign in at)], report.right) for report in reports]
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        slope = [PENALTY * weight if index else 0.0 for index, weight in enumerate(weights)]
        curve = [[PENALTY if i == j and i else 0.0 for j in range(len(names))] for i in range(len(names))]
        for active, hit in rows:
            share = 1 / (1 + math.exp(-math.fsum(weights[i] for i in active)))
            for i in active:
                slope[i] += share - hit
                line = curve[i]
                for j in active:
                    line[j] += share * (1 - share)
        weights = [weight - step for weight, step in zip(weights, _solved(curve, slope), strict=True)]
    return dict(zip(names, (round(weight, 3) for weight in weights), strict=True))


def _solved(matrix: list[list[float]], values: list[float]) -> list[float]:
    """The solution of a symmetric positive system, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    size = len(rows)
    for i in range(size):
        for j in range(i + 1, size):
            factor = rows[j][i] / rows[i][i]
            if factor:
                rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (rows[i][size] - sum(rows[i][j] * found[j] for j in range(i + 1, size))) / rows[i][i]
    return found


def by_folds(reports: Sequence[Rated]) -> Calibration:
    """The calibration over folds: every report is rated by weights that never saw its article."""
    fold = {name: index % FOLDS for index, name in enumerate(sorted({report.article for report in reports}))}
    pairs = []
    for number in range(FOLDS):
        weights = train([report for report in reports if fold[report.article] != number])
        pairs += rates([report for report in reports if fold[report.article] == number], weights)
    return calibration(pairs)


def rates(reports: Iterable[Rated], weights: Mapping[str, float]) -> list[tuple[float, bool]]:
    """The confidence of each report, and whether it is right."""
    return [(rate(report.signs, weights)[0], report.right) for report in reports]


def measured(folders: Sequence[Path], knowledge: Knowledge, analyser: Analyser) -> dict[str, Calibration]:
    """The calibration by folds of the train part, and that of the shipped weights on the test part and on gold folders."""
    found = {"corpus, folds": by_folds(rated((item.gold() for item in corpus.items("train")), knowledge, analyser))}
    sets = {"corpus, test": [item.gold() for item in corpus.items("test")], **{path.name: read_gold(path) for path in folders}}
    for name, annotated in sets.items():
        found[name] = calibration(rates(rated(annotated, knowledge, analyser), knowledge.confidence))
    return found


def main() -> None:
    """Does what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("do", nargs="?", choices=["train", "measure", "plot"], default="train")
    parser.add_argument("paths", nargs="*", type=Path)
    arguments = parser.parse_args()
    knowledge = load_knowledge()
    analyser = Analyser(knowledge)
    if arguments.do == "train":
        weights = train(rated((item.gold() for item in corpus.items("train")), knowledge, analyser))
        lines = "".join(f"{sign}\t{weight:.3f}\n" for sign, weight in weights.items())
        OUT.write_text(f"{HEAD}sign\tweight\n{lines}", "utf-8")
        print(f"{len(weights)} weights written to {OUT.name}")
    elif arguments.do == "measure":
        told = measured(arguments.paths, knowledge, analyser)
        print(json.dumps({name: found.to_dict() for name, found in told.items()}, indent=1))
    elif not arguments.paths:
        parser.error("plot needs a file to write to")
    else:
        out, *folders = arguments.paths
        out.write_text(reliability_plot(measured(folders, knowledge, analyser)), "utf-8")


if __name__ == "__main__":
    main()
