"""Scores coded reports against gold annotations as the codebook's section 8 says, and tells the errors by cause."""

from riwaya.evaluate.calibration import Calibration, calibration, ratings
from riwaya.evaluate.causes import CAUSES, Error, errors
from riwaya.evaluate.compare import Compared, compare
from riwaya.evaluate.examples import faults
from riwaya.evaluate.figures import Figure
from riwaya.evaluate.gold import Gold, Row, read_gold, read_rows
from riwaya.evaluate.records import Record, detected, read_records
from riwaya.evaluate.score import Scores, right, score
from riwaya.evaluate.words import Words

__all__ = [
    "CAUSES",
    "Calibration",
    "Compared",
    "Error",
    "Figure",
    "Gold",
    "Record",
    "Row",
    "Scores",
    "Words",
    "calibration",
    "compare",
    "detected",
    "errors",
    "faults",
    "ratings",
    "read_gold",
    "read_records",
    "read_rows",
    "right",
    "score",
]
