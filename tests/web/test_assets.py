"""What the pages take from npm is what is copied, what the wheel carries, and no more; nothing else is asked for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import assets
from riwaya.show.page import STATIC as READER
from riwaya.web.app import STATIC
from riwaya.web.render import FOLDER, VENDOR

ROOT = Path(__file__).parents[2]
SOURCES = [
    *STATIC.glob("*.css"), *STATIC.glob("*.js"),
    *STATIC.glob("[!v]*/*.js"), *STATIC.glob("[!v]*/*.css"), *READER.iterdir(), *FOLDER.iterdir(),
]  # fmt: skip


def test_every_file_that_pages_ask_for_is_copied_from_npm() -> None:
    asked: set[str] = set()
    for source in SOURCES:
        asked |= set(re.findall(r"(?:vendor|\$\{VENDOR\})/([\w./-]+)", source.read_text("utf-8")))
    assert len(asked) >= 6 and asked <= assets.FILES.keys()


def test_nothing_is_asked_of_another_server() -> None:
    for source in SOURCES:
        text = source.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        away = r"(src|href|action)=[\"']?(https?:)?//|url\([\"']?(https?:)?//|import .*[\"']https?:|fetch\([\"'`]https?:"
        assert not re.search(away, text), source.name


def test_the_wheel_carries_what_is_copied() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    folder = str(VENDOR.relative_to(ROOT))
    assert folder in wheel["artifacts"] and str(assets.VENDOR.relative_to(ROOT)) == folder
    if not VENDOR.is_dir():
        pytest.skip("nothing is copied yet (`make setup`)")
    there = {str(file.relative_to(VENDOR)) for file in VENDOR.rglob("*") if file.is_file()} - {Path(name).name for name in wheel["exclude"]}
    assert there == set(assets.FILES)
    packages = {source.split("/")[0] for source in assets.FILES.values()}
    assert {source.split("/")[0] for name, source in assets.FILES.items() if "licence" in name} == packages
