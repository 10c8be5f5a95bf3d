"""Whether `confidence` means what it says: of the reports rated .7, seven in ten should be right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riwaya.evaluate.compare import Compared
from riwaya.evaluate.score import right

BINS = 10
FLOOR = 0.01  # what is rated certain and wrong would be infinitely bad else

Rating = tuple[float, bool]  # confidence, whether the report is right


@dataclass(frozen=True, slots=True)
class Bin:
    """The reports with a confidence from `low` up to, not including, `high` (1 belongs to the last): how many, their mean confidence, the share
    that is right."""

    low: float
    high: float
    reports: int
    confidence: float
    right: float

    def to_dict(self) -> dict[str, float]:
        """The bin as a JSON object, rounded to three places."""
        return {name: round(getattr(self, name), 3) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far confidences and facts agree; Brier score and log loss (less is better) stand beside those of one who rates every
    report with the share that is right (`base`). `ece` is the mean distance of confidence and share over the bins."""

    reports: int
    confidence: float
    right: float
    brier: float
    base_brier: float
    log_loss: float
    base_log_loss: float
    ece: float
    bins: tuple[Bin, ...]

    def to_dict(self) -> dict[str, object]:
        """The calibration as a JSON object, rounded to three places."""
        told: dict[str, object] = {name: round(getattr(self, name), 3) for name in self.__dataclass_fields__ if name != "bins"}
        return {**told, "bins": [one.to_dict() for one in self.bins]}


def ratings(articles: Iterable[Compared]) -> list[Rating]:
    """The confidence of each of the system's reports, and whether it is right: detected, with who, whom, voice and stance."""
    found = []
    for article in articles:
        hits = {id(system) for gold, system in article.pairs if right(gold, system)}
        found += [(float(row["confidence"]), id(row) in hits) for row in article.system if "confidence" in row]
    return found


def calibration(pairs: Sequence[Rating]) -> Calibration:
    """The calibration of confidences; all figures are 0 without a report."""
    count = len(pairs) or 1
    share = sum(hit for _, hit in pairs) / count
    bins = tuple(one for number in range(BINS) if (one := _bin(number, pairs)).reports)
    return Calibration(
        reports=len(pairs),
        confidence=math.fsum(p for p, _ in pairs) / count,
        right=share,
        brier=math.fsum((p - hit) ** 2 for p, hit in pairs) / count,
        base_brier=share * (1 - share),
        log_loss=math.fsum(_loss(p, hit) for p, hit in pairs) / count,
        base_log_loss=math.fsum(_loss(share, hit) for _, hit in pairs) / count,
        ece=math.fsum(one.reports * abs(one.confidence - one.right) for one in bins) / count,
        bins=bins,
    )


def _bin(number: int, pairs: Sequence[Rating]) -> Bin:
    found = [(p, hit) for p, hit in pairs if min(int(p * BINS + 1e-9), BINS - 1) == number]
    count = len(found) or 1
    mean, share = math.fsum(p for p, _ in found) / count, sum(hit for _, hit in found) / count
    return Bin(number / BINS, (number + 1) / BINS, len(found), mean, share)


def _loss(confidence: float, hit: bool) -> float:
    bounded = min(max(confidence, FLOOR), 1 - FLOOR)
    return -math.log(bounded if hit else 1 - bounded)
