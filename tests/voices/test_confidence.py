"""What makes a report more or less sure, and that it can be told."""

from __future__ import annotations

import pytest

import riwaya
from riwaya.knowledge import load_knowledge
from riwaya.model import Report
from riwaya.show.reasons import explain
from riwaya.show.texts import Texts
from riwaya.voices.confidence import DOUBT, TOLD, rate

PLAIN = "قصف الجيش السوري مدينة حلب."
INFERRED = "أحاطت قوات الجيش بالمتمردين أمس.\nثم هاجمتهم في الليل."


def last(text: str) -> Report:
    return riwaya.load().code(text).reports[-1]


def doubts(report: Report) -> list[str]:
    return [reason.rule for reason in report.because if reason.field == "confidence"]


def test_plain_is_surer_than_inferred() -> None:
    assert last(PLAIN).confidence > 0.5 > last(INFERRED).confidence


def test_doubts_are_told_the_gravest_first() -> None:
    weights = load_knowledge().confidence
    found = doubts(last(INFERRED))
    assert "patients: pronoun" in found
    assert len(found) <= TOLD
    assert found == sorted(found, key=lambda sign: weights[sign])
    assert not doubts(last(PLAIN))


def test_weights_are_added_on_the_scale_of_odds() -> None:
    weights = {"base": 0.0, "a": -1.0, "b": 1.0, "c": -0.5}
    assert rate({"a", "b"}, weights) == (0.5, ["a"])
    assert rate({"a", "c", "unknown"}, weights) == (0.18, ["a", "c"])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_doubt_has_words(language: str) -> None:
    texts = Texts(language)
    for sign, weight in load_knowledge().confidence.items():
        if weight <= DOUBT and sign != "base":
            assert explain({"rule": sign}, texts) != sign
