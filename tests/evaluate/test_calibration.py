"""Whether confidences are scored as they should be, and the plot is sound."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from riwaya.evaluate import calibration, compare, ratings
from riwaya.evaluate.gold import Gold
from riwaya.evaluate.plot import reliability_plot


def row(start: int, agent: str, confidence: float = 1.0) -> dict[str, object]:
    return {
        "trigger": {"text": "قصف", "start": start, "end": start + 3},
        "type": "ASSAULT",
        "agents": [{"text": agent, "actor": ""}],
        "patients": [],
        "voice": [],
        "stance": "actual",
        "confidence": confidence,
    }


def test_right_asks_for_the_participants() -> None:
    gold = Gold("a.txt", (row(0, "الجيش"), row(100, "الجيش")), None, None)
    system = [row(0, "الجيش", 0.9), row(100, "الحكومة", 0.4), row(200, "الجيش", 0.1)]
    assert ratings([compare(gold, system)]) == [(0.9, True), (0.4, False), (0.1, False)]


def test_figures() -> None:
    found = calibration([(0.8, True), (0.8, True), (0.8, False), (0.2, False)])
    assert found.brier == pytest.approx((0.04 + 0.04 + 0.64 + 0.04) / 4)
    assert found.base_brier == pytest.approx(0.25)
    assert [(one.low, one.reports) for one in found.bins] == [(0.2, 1), (0.8, 3)]
    assert found.ece == pytest.approx((3 * (0.8 - 2 / 3) + 0.2) / 4)


def test_who_rates_all_alike_is_no_better_than_the_base_rate() -> None:
    found = calibration([(0.25, True), (0.25, False), (0.25, False), (0.25, False)])
    assert found.brier == pytest.approx(found.base_brier)
    assert found.log_loss == pytest.approx(found.base_log_loss)
    assert found.ece == pytest.approx(0)


@pytest.mark.parametrize("pairs", [[], [(1.0, False)], [(0.0, True), (1.0, True)]])
def test_edges(pairs: list[tuple[float, bool]]) -> None:
    found = calibration(pairs)
    assert found.reports == len(pairs) == sum(one.reports for one in found.bins)


def test_plot() -> None:
    found = calibration([(0.3, False)] * 20 + [(0.7, True)] * 20)
    root = ElementTree.fromstring(reliability_plot({"a & b": found, "second": found}))
    texts = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert any(told.startswith("a & b: 40 reports") for told in texts)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}circle"))) == 3  # two bins and the key
