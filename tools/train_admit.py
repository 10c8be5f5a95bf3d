"""Train the scorer that admits predicates which the conditions of their frames keep out, from the train part of `data/corpus`.

    python tools/train_admit.py [--try]    # --try: only the cross-validation by items, writes nothing

A linear scorer (logistic regression, L2) over the features of `riwaya.reports.admit`; deterministic for the same corpus and knowledge.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

import corpus
import riwaya
from riwaya.evaluate import Gold
from riwaya.knowledge.frames import Frame
from riwaya.reports import admit, code
from riwaya.reports.draft import Draft
from riwaya.reports.fill import Filling
from riwaya.reports.view import View

MODELS = Path(__file__).resolve().parents[1] / "src" / "riwaya_knowledge" / "models"
PENALTY = 6.0
SEEN = 3  # a feature that is on less often is left out
ROUNDS = 400
FOLDS = 5
THRESHOLD = 0.55
STEP = 0.1
HELD = "let through"  # names of features that only drafts have which the conditions let through

Floats = NDArray[np.float64]
Example = tuple[str, list[str], bool, bool]  # item, features, whether it is a report of the frame's type, whether conditions let it through


def examples(coder: riwaya.Coder, annotated: list[Gold]) -> list[Example]:
    """The drafts of every word that a frame knows, with whether gold has a report of its frame's type on it.

    Drafts that the conditions let through teach as well what a report looks like; names of their own say that they were let through."""
    found: list[Example] = []
    drafts: list[tuple[int, int, str, list[str], bool]] = []
    let_through: set[int] = set()
    holds = Filling.holds

    def refuse(filling: Filling, frame: Frame, draft: Draft) -> tuple[bool, int]:
        if holds(filling, frame, draft)[0]:
            let_through.add(id(draft))
        return False, 0

    def record(view: View, refused: list[Draft]) -> None:
        chosen = [draft for draft in refused if id(draft) in let_through] or refused  # a rival of what was let through teaches nothing
        for draft in chosen:
            token, names = view.text.tokens[draft.index], admit.features(view, draft)
            held = id(draft) in let_through
            if held:
                names += [HELD, f"{HELD} {draft.kind}", f"{HELD} {draft.kind} {draft.frame.type}", f"{HELD} {draft.frame.id}"]
            drafts.append((token.start, token.end, draft.frame.type, names, held))
        let_through.clear()

    for article in annotated:
        drafts.clear()
        with patch.object(code, "admitted", record), patch.object(Filling, "holds", refuse):
            coder.code(article.text or "", published=article.published)
        told = [(row["trigger"]["start"], row["trigger"]["end"], row["type"]) for row in article.reports]
        for start, end, kind, names, held in drafts:
            report = any(kind == other and first < end and start < last for first, last, other in told)
            found.append((article.article, names, report, held))
    return found


def fit(rows: list[Example]) -> dict[str, float]:
    """The weights of the features that maximise the likelihood of the examples, less a penalty on their squares."""
    counts = Counter(name for _, features, *_ in rows for name in features)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    place = {name: at for at, name in enumerate(names)}
    on = np.zeros((len(rows), len(names) + 1))
    on[:, -1] = 1.0
    for at, (_, features, *_) in enumerate(rows):
        on[at, [place[name] for name in features if name in place]] = 1.0
    weights = _descend(on, np.array([float(report) for _, _, report, _ in rows]))
    told = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=False)}
    return {admit.BIAS: round(float(weights[-1]), 4), **{n: w for n, w in told.items() if abs(w) >= 0.005 and not n.startswith(HELD)}}


def _descend(on: Floats, report: Floats) -> Floats:
    """Adam on the whole set; the same numbers on every machine with the same numpy."""
    weights, mean, square = (np.zeros(on.shape[1]) for _ in range(3))
    for round_ in range(1, ROUNDS + 1):
        sure = 1 / (1 + np.exp(-(on @ weights)))
        held = weights.copy()
        held[-1] = 0.0
        slope = (on.T @ (sure - report) + PENALTY * held) / len(report)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights -= STEP * (mean / (1 - 0.9**round_)) / (np.sqrt(square / (1 - 0.999**round_)) + 1e-8)
    return weights


def sure_of(weights: dict[str, float], features: list[str]) -> float:
    """How sure the weights are of an example, from 0 to 1."""
    return float(1 / (1 + np.exp(-weights[admit.BIAS] - sum(weights.get(name, 0.0) for name in features))))


def validate(rows: list[Example]) -> None:
    """Prints, over folds of whole items, how many of those admitted at each threshold are reports."""
    fold = {item: at % FOLDS for at, item in enumerate(sorted({item for item, *_ in rows}))}
    judged: list[tuple[float, bool]] = []
    for left_out in range(FOLDS):
        weights = fit([row for row in rows if fold[row[0]] != left_out])
        judged += [(sure_of(weights, features), report) for item, features, report, held in rows if fold[item] == left_out and not held]
    for threshold in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        admitted = [report for sure, report in judged if sure >= threshold]
        print(f"threshold {threshold}: {len(admitted)} admitted, {sum(admitted) / max(1, len(admitted)):.3f} of them reports")


def main() -> None:
    """Trains and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--try", action="store_true", dest="only_try", help="cross-validate, write nothing")
    arguments = parser.parse_args()
    rows = examples(riwaya.load(), [item.gold() for item in corpus.items("train")])
    refused = [report for _, _, report, held in rows if not held]
    print(f"{len(rows)} drafts, {len(refused)} of them refused, {sum(refused)} of these reports")
    validate(rows)
    if not arguments.only_try:
        weights = {admit.THRESHOLD: THRESHOLD, **fit(rows)}
        lines = ["feature\tweight", *(f"{name}\t{weight}" for name, weight in weights.items())]
        (MODELS / admit.MODEL).write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{len(weights)} weights written")


if __name__ == "__main__":
    main()
