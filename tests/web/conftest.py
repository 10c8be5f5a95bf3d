"""A library of the examples and of one article that means harm, and the application that shows it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from servers import serving

from riwaya.store import Library, open_library
from riwaya.web.settings import Settings

ROOT = Path(__file__).parents[2]
EVIL = {
    "id": "evil",
    "title": '<script>alert("title")</script> عنوان',
    "outlet": '"><img src=x onerror=alert(1)>منبر',
    "published": "2019-06-28",
    "url": "javascript:alert(1)",
    "text": (
        'أعلن الجيش الوطني الليبي سيطرته على مدينة غريان <script/x>alert("text")</script> الخميس.\n'
        "وقال المتحدث باسم حكومة الوفاق إن قواتها\u202e قتلت خمسة جنود\u202c في غريان </p></article><b onmouseover=alert(2)>.\n"
        "😀 وبالقوات المسلّحة هاجم الجيـش مواقع المسلحين في درنة، فقُتل ثلاثة مدنيين."
    ),
}


@pytest.fixture(scope="session")
def library_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the library."""
    folder = tmp_path_factory.mktemp("web")
    evil = folder / "evil.jsonl"
    evil.write_text(json.dumps(EVIL, ensure_ascii=False) + "\n", "utf-8")
    path = folder / "library.db"
    done = subprocess.run(
        [sys.executable, "-m", "riwaya", "add", str(path), "examples", str(evil), "--quiet"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="session")
def library(library_file: Path) -> Iterator[Library]:
    """The library, to compare with."""
    opened = open_library(library_file)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def address(library_file: Path) -> Iterator[str]:
    """The address of a server for the library."""
    yield from serving(Settings(library_file))


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    """A client that asks for pages, in English."""
    with httpx.Client(base_url=address, headers={"accept": "text/html", "accept-language": "en"}, timeout=30) as made:
        yield made
