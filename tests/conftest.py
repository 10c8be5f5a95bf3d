"""What tests share: the coder with the shipped knowledge, loaded once, and the yardsticks beside the project."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

import riwaya
from chromium import browser

__all__ = ["browser", "coder", "shared"]
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def coder() -> riwaya.Coder:
    return riwaya.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold annotations and yardsticks, which are no part of the project."""
    if not SHARED.is_dir():
        warnings.warn(f"{SHARED} is not there: the figures of the gold are not checked", stacklevel=1)
        pytest.skip("the gold annotations are not beside the project")
    return SHARED
