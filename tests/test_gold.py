"""The quality gate: no figure on the gold falls below its floor (`tests/baseline.json`, `tools/update_baseline.py`)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import riwaya
from update_baseline import BASELINE, FOLDERS, digest, measure

KEPT = json.loads(BASELINE.read_text("utf-8"))


@pytest.mark.parametrize("name", list(FOLDERS))
def test_floors(name: str, shared: Path, coder: riwaya.Coder) -> None:
    assert shared in FOLDERS[name].parents
    assert digest(FOLDERS[name]) == KEPT["gold"][name], "the gold has changed: measure again with update_baseline.py"
    measured = measure(name, coder)
    fallen = {figure: (round(measured[figure], 4), floor) for figure, floor in KEPT["floors"][name].items() if measured[figure] < floor}
    assert not fallen, "measured, floor"
