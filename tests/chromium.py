"""A headless Chromium; without one the tests in a browser are skipped, and say so."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator

import pytest

QUIET = (
    "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        warnings.warn("no Chromium is installed: the pages are NOT checked in a browser", stacklevel=1)
        pytest.skip("no Chromium is installed (`apt-get install chromium`)")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=list(QUIET))
        yield started
        started.close()
